import RuleModel

// The order of values, keys, and the size that the budget is charged for.

extension Value {
    /// Whether a value comes before another of the same kind.
    ///
    /// Texts are ordered by Unicode scalars, which is the order of their UTF-8 bytes.
    func isLess(than other: Value) throws(EvaluationFault.Problem) -> Bool {
        switch (self, other) {
        case (.number(let left), .number(let right)): left < right
        case (.text(let left), .text(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
        case (.date(let left), .date(let right)): left < right
        case (.duration(let left), .duration(let right)): left < right
        case (.flag(let left), .flag(let right)): !left && right
        case (.flag, _), (.number, _), (.text, _), (.date, _), (.duration, _), (.list, _), (.map, _),
            (.record, _):
            throw .notComparable
        }
    }

    /// The value itself, if it can be a key.
    var asKey: Value {
        get throws(EvaluationFault.Problem) {
            switch self {
            case .flag, .number, .text, .date, .duration: self
            case .list, .map, .record: throw .notComparable
            }
        }
    }

    /// The order in which macros go through the keys of a map: by kind, then by value.
    func precedesAsKey(_ other: Value) -> Bool {
        switch (self, other) {
        case (.flag(let left), .flag(let right)): !left && right
        case (.number(let left), .number(let right)): left < right
        case (.text(let left), .text(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
        case (.date(let left), .date(let right)): left < right
        case (.duration(let left), .duration(let right)): left < right
        case (.flag, _), (.number, _), (.text, _), (.date, _), (.duration, _), (.list, _), (.map, _),
            (.record, _):
            kind.place < other.kind.place
        }
    }

    /// A key as a message shows it.
    var keyText: String {
        (try? written) ?? kind.rawValue
    }
}

extension ValueKind {
    fileprivate var place: Int {
        switch self {
        case .flag: 0
        case .number: 1
        case .text: 2
        case .date: 3
        case .duration: 4
        case .list: 5
        case .map: 6
        case .record: 7
        }
    }
}

extension Value {
    /// The bytes of text that cost as much as one value.
    static let bytesPerCost = 8
    /// More than any budget; small enough to be multiplied.
    private static let boundlessExtent = 1 << 30
    /// Lists within lists; deeper ones are refused, because nothing could walk through them safely.
    private static let depthLimit = 250

    /// How much there is of the value, all its parts counted.
    var extent: Int { extent(depth: 0) }

    private func extent(depth: Int) -> Int {
        guard depth < Value.depthLimit else { return Value.boundlessExtent }
        let extent =
            switch self {
            case .flag, .number, .date, .duration: 1
            case .text(let text): 1 + text.utf8.count / Value.bytesPerCost
            case .list(let elements): Value.extent(of: elements, depth: depth)
            case .map(let entries):
                Value.extent(of: entries.keys, depth: depth) + Value.extent(of: entries.values, depth: depth)
            case .record(let item): Value.extent(of: item.values.lazy.compactMap(\.self), depth: depth)
            }
        return min(extent, Value.boundlessExtent)
    }

    private static func extent(of parts: some Sequence<Value>, depth: Int) -> Int {
        parts.reduce(1) { min($0 + $1.extent(depth: depth + 1), boundlessExtent) }
    }
}
