import RuleModel

extension ReferenceRecord.Datum {
    /// The name by which a verdict lists it.
    func name(in pack: RulePack) -> String {
        switch self {
        case .a: "a"
        case .b: "b"
        case .c: "c"
        case .part: "part"
        case .whole: "whole"
        case .kind: "kind"
        case .people: "people"
        case .person(let index): "people[\(index)].ok"
        case .mark(let index): "assessed.\(pack.marks[index].id)"
        }
    }
}
