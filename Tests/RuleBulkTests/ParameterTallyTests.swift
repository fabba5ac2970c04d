import AgreementSupport
import RuleBulk
import RuleEngine
import RuleModel
import Testing

/// Conditions on items may name parameters, and a verdict says of these which were read.
struct ParameterTallyTests {
    private static func pack(_ condition: String) throws -> RulePack {
        try SmallPack.points(
            fields: [
                "xs: { type: list, label: { vi: X, en: X }, of: { ok: { type: flag, label: { vi: O, en: O } },"
                    + " n: { type: count, label: { vi: N, en: N } } } }"
            ],
            parameters:
                "least: { value: 5, label: { vi: L, en: Least }, source: { ref: mau, verified: true } }",
            award: "{ when: \"\(condition)\" }")
    }

    /// Every order of up to three items, each with a flag and a number, or without one of them.
    private static let records: [Record] = {
        let items: [[Value?]] = [
            [.flag(true), .number(Rational(2))], [.flag(false), .number(Rational(2))],
            [.flag(false), .number(Rational(9))], [.flag(true), nil], [nil, .number(Rational(9))],
        ]
        var lists: [[[Value?]]] = [[]]
        for _ in 0..<3 { lists += lists.flatMap { list in items.map { list + [$0] } } }
        return Set(lists).enumerated().map { index, list in
            let values = list.enumerated().map { place, values in
                Value.record(Item(values: values, list: 0, index: place))
            }
            return Record(id: "\(index)", period: 2021, values: [.list(values)])
        }
    }()

    @Test(arguments: [
        "size(xs.filter(p, p.n >= least)) > 1", "xs.exists(p, p.n >= least)",
        "xs.exists(p, p.ok || p.n >= least)",
        "xs.all(p, p.ok && p.n < least)", "xs.all(p, p.ok ? true : p.n >= least)",
        "size(xs.filter(p, p.n > 3 ? p.n >= least : true)) > 0",
        "size(xs.filter(p, p.n < 3 || p.n > least)) > 0",
        "sum(xs.map(p, p.ok ? p.n : least)) > 7", "sum(xs.map(p, p.ok, p.n * least)) > 9",
        "count(xs.map(p, p.ok && p.n > least)) > 0", "xs.exists_one(p, p.ok || p.n > least)",
        "xs.filter(p, p.ok).exists(p, p.n < least)", "size(xs.filter(p, 4 / (p.n - 2) > least || p.ok)) > 0",
        "has(xs) && size(xs.filter(p, p.n > least)) > 0",
    ])
    func `a parameter is read where an item comes to it`(condition: String) throws {
        let pack = try Self.pack(condition)
        #expect(!Program(of: pack).listing().contains("record by record"))
        expectAgreement(on: Self.records, by: pack, mayGoLongWay: true)
        let reads = Self.records.compactMap { record in
            try? ReferenceEvaluator.verdict(on: record, by: pack).criteria[0].indicators[0].reads.parameters
        }
        #expect(Set(reads) == [[], [0]])
    }

    @Test func `a pack that no verdict says the reads of counts no readers`() throws {
        let pack = try Self.pack("size(xs.filter(p, p.n >= least)) > 1")
        #expect(
            Program(of: pack).tallies.count == 2 && Program(of: pack, notesReads: false).tallies.count == 1)
        #expect(Program(of: pack).listing().contains("items that read least for the count of p.n >= least"))
    }
}
