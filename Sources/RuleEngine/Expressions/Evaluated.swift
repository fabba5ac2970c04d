package import RuleModel

/// What is known of an expression's value.
package enum Evaluated: Sendable, Hashable {
    case known(Value)
    /// The data that are missing; never none.
    case unknown(Set<DataPath>)
}

/// What an expression read of the pack and the record.
///
/// A datum counts as read when it was looked at, whether it was there or not.
package struct Reads: Sendable, Hashable {
    package var data: Set<DataPath> = []
    /// Derived values, by index in the pack.
    package var derived: Set<Int> = []
    /// Parameters, by index in the pack.
    package var parameters: Set<Int> = []

    package init() {}
}

/// Values that are needed together, and what is missing of them.
struct Gathering {
    private(set) var values: [Value] = []
    private(set) var missing: Set<DataPath> = []

    mutating func add(_ evaluated: Evaluated) {
        switch evaluated {
        case .known(let value): values.append(value)
        case .unknown(let paths): missing.add(paths)
        }
    }
}

extension Set<DataPath> {
    /// Adds some paths; where there are none yet, as nearly always, they are taken over without being looked at.
    mutating func add(_ paths: Set<DataPath>) {
        if isEmpty { self = paths } else { formUnion(paths) }
    }
}
