import RuleDiagnostics
import RuleModel

/// Which items of a pack read which fields, through its values too.
///
/// Indicators and targets go by their ids; what has an id that people never see goes by a word.
struct FieldUses {
    private var fields: [Int: [String]] = [:]
    private var inner: [Int: [String: [String]]] = [:]
    private let pack: RulePack

    init(of pack: RulePack, _ language: Language) {
        self.pack = pack
        let deduction = Phrases.deductions.midSentence[language]
        if let applies = pack.applies { add(Phrases.judgedAtAll[language], [applies]) }
        add(Phrases.prerequisites.midSentence[language], pack.prerequisites.map(\.condition))
        for criterion in pack.criteria {
            for indicator in criterion.indicators {
                let gates = [criterion.applicability, indicator.applicability].compactMap { $0?.condition }
                add(indicator.id, gates + indicator.award.expressions)
            }
        }
        for criterion in pack.targetModel?.criteria ?? [] {
            for target in criterion.targets {
                let gates = [criterion.applies, target.applies].compactMap(\.self)
                add(target.id, gates + target.conditions.compactMap(\.self))
            }
        }
        let deductions = pack.criteria.compactMap(\.deductions) + [pack.deductions].compactMap(\.self)
        add(deduction, deductions.flatMap(\.items).flatMap(\.award.expressions))
    }

    func ids(ofField slot: Int) -> [String] { fields[slot] ?? [] }

    func ids(ofField slot: Int, inner name: String) -> [String] { inner[slot]?[name] ?? [] }

    private mutating func add(_ id: String, _ expressions: [Expression]) {
        var slots: Set<Int> = []
        var names: Set<String> = []
        for expression in expressions.withValues(among: pack.derived) {
            expression.walk { part in
                switch part.kind {
                case .field(let slot): slots.insert(slot)
                case .member(_, _, let name): names.insert(name)
                case .literal, .context, .parameter, .derived, .local, .index, .isPresent, .not, .negate,
                    .and, .or, .binary, .conditional, .call, .matches, .comprehension, .list, .map:
                    break
                }
            }
        }
        for slot in slots {
            fields[slot, default: []].append(id)
            for name in pack.schema.fields[slot].itemFields.map(\.name) where names.contains(name) {
                inner[slot, default: [:]][name, default: []].append(id)
            }
        }
    }
}
