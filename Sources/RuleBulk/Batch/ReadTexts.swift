import RuleModel

/// Which texts of records some rule reads: these alone are kept.
///
/// Items are read field by field, for they cannot be compared as wholes.
struct ReadTexts: Sendable {
    /// Slots of fields of the record.
    private var fields: Set<Int> = []
    /// Names of fields of items, whatever their list.
    private var members: Set<String> = []
    private(set) var readsPlace = false

    init(by packs: [RulePack]) {
        for expression in packs.lazy.flatMap(\.expressions) { expression.walk { note($0) } }
    }

    private mutating func note(_ expression: Expression) {
        switch expression.kind {
        case .field(let slot): if expression.type == .text { fields.insert(slot) }
        case .member(_, _, let name): if expression.type == .text { members.insert(name) }
        case .context(.place): readsPlace = true
        default: break
        }
    }

    func contains(fieldAt slot: Int) -> Bool { fields.contains(slot) }

    func contains(member name: String) -> Bool { members.contains(name) }
}
