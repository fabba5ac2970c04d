import RuleEngine
import RuleModel

/// The data of one record over the fields of `ReferencePackBuilder`; what is not given is missing.
struct ReferenceRecord: Hashable, Sendable {
    var a: Bool?
    var b: Bool?
    var c: Bool?
    var part: Int?
    var whole: Int?
    var kind: String?
    /// For each person whether `ok`.
    var people: [Bool?]?
    var marks: [Int?] = []

    /// The record as an evaluator takes it; marks that are not given are missing.
    func record(for pack: RulePack) -> Record {
        let items = people?.enumerated().map { index, isOK in
            Value.record(Item(values: [isOK.map(Value.flag)], list: 6, index: index))
        }
        let marks = self.marks.map { $0.map { Rational($0) } }
        return Record(
            id: "r", period: 2025,
            values: [
                a.map(Value.flag), b.map(Value.flag), c.map(Value.flag),
                part.map { .number(Rational($0)) }, whole.map { .number(Rational($0)) },
                kind.map { .text(normalizing: $0) }, items.map(Value.list),
            ],
            marks: marks + Array(repeating: nil, count: pack.marks.count - marks.count))
    }
}

extension PackOutline {
    func verdict(on record: ReferenceRecord) throws -> Verdict {
        let pack = try ReferencePackBuilder.build(self)
        return try ReferenceEvaluator.verdict(on: record.record(for: pack), by: pack)
    }

    /// The names of what the verdict lacks, in its order.
    func missing(on record: ReferenceRecord) throws -> [String] {
        let pack = try ReferencePackBuilder.build(self)
        let verdict = try ReferenceEvaluator.verdict(on: record.record(for: pack), by: pack)
        return verdict.missing.map { $0.path.name(in: pack) }
    }

    /// The same with the points at stake: `a 8`, or `a 8 gate`.
    func stakes(on record: ReferenceRecord) throws -> [String] {
        try zip(missing(on: record), verdict(on: record).missing)
            .map { "\($0) \($1.points)\($1.isGate ? " gate" : "")" }
    }
}

extension DataPath {
    /// What the outlines call the datum: `a`, `people[0].ok`, `assessed.1.2`.
    func name(in pack: RulePack) -> String {
        switch self {
        case .field(let slot): pack.schema.fields[slot].name
        case .item(let list, let index, _): "\(pack.schema.fields[list].name)[\(index)].ok"
        case .mark(let index): "assessed.\(pack.marks[index].id)"
        case .place: "place"
        }
    }
}
