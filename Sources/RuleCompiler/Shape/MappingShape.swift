package import RuleDiagnostics
import RuleSource

/// The keys that one kind of mapping in a rule file may hold.
///
/// The reader refuses what is not in the table and the JSON Schema is written from it, so the two agree.
package struct MappingShape: Sendable {
    package var name: ShapeName
    package let keys: [KeyShape]
    /// The names of the keys, and of those that must be there.
    private let names: [String]
    let requiredKeys: [String]

    init(_ name: ShapeName, _ keys: [KeyShape]) {
        self.name = name
        self.keys = keys
        names = keys.map(\.name)
        requiredKeys = keys.filter(\.isRequired).map(\.name)
    }

    package subscript(key: String) -> KeyShape? {
        names.firstIndex { $0.equals(key) }.map { keys[$0] }
    }

    func holds(_ key: String) -> Bool {
        names.contains { $0.equals(key) }
    }

    /// Whether it has the keys of all entries.
    func holdsAll(of entries: [Node.Entry]) -> Bool {
        var next = 0
        for index in entries.indices {
            let key = entries[index].key.text
            // Keys mostly stand in the order of the shape, so each is looked for behind the one before.
            let isKey = { (name: String) in name.equals(key) }
            guard
                let found = names[next...].firstIndex(where: isKey)
                    ?? names[..<next].firstIndex(where: isKey)
            else { return false }
            next = found + 1
        }
        return true
    }
}

/// One key of a mapping: its name, what it holds, and what it is for.
package struct KeyShape: Sendable {
    package var name: String
    package var value: ValueShape
    package var isRequired: Bool
    package var meaning: LocalizedText

    init(_ name: String, _ value: ValueShape, required: Bool = false, vi: String, en: String) {
        self.name = name
        self.value = value
        isRequired = required
        meaning = LocalizedText(vi: vi, en: en)
    }
}

/// What may stand at a key.
package indirect enum ValueShape: Sendable {
    case text
    /// Letters, digits, hyphens, underscores and points; quoted where it looks like a number.
    case identifier
    case number
    /// A number, or the name of a parameter.
    case numberOrParameter
    case flag
    case date
    /// Texts `vi` and `en`.
    case label
    case expression
    case unaryTest
    case keyword([String])
    /// One of some keywords, or the name of a parameter.
    case keywordOrParameter([String])
    case mapping(ShapeName)
    case list(ValueShape, mayBeEmpty: Bool = false)
    /// Names chosen by the author, each with a value.
    case dictionary(ValueShape)
    /// Whatever the path says that it belongs to takes.
    case anything
    /// Any one of several.
    case either([ValueShape])
}

/// The kinds of mapping, by the name that they have in the JSON Schema.
package enum ShapeName: String, Sendable, CaseIterable {
    case pack, inForce, document, source, label, field, parameter, datedFigure, derivedValue, prerequisite,
        criterion
    case indicator, award, share, band, part, assessed, deduction, classBand, targetCriterion, target, level,
        after, tests, testCase, testTable, testRecord, wayUp
    case overlay, overlayPlace, additions, places, placeUnit, sharedFields
}
