import AgreementSupport
import RuleModel
import Testing

/// Numbers beyond the tables, more pairs of them than are kept.
struct LargeNumberTests {
    private static func records(_ range: Range<Int>) -> [Record] {
        range.map { index in
            Record(
                id: "r\(index)", period: 2021,
                values: [.number(Rational(100 + index)), .number(Rational(index * 7 % (100 + index)))])
        }
    }

    @Test func `verdicts and lines are right when no more results are kept`() throws {
        let pack = try SmallPack.points(
            fields: [
                "members: { type: count, min: 1, label: { vi: TV, en: Members } }",
                "with_plan: { type: count, max: members, label: { vi: KH, en: Plans } }",
            ],
            award: "{ share: { part: with_plan, whole: members }, scale: proportional, step: 0.5,"
                + " rounding: down, when-empty: zero }")
        expectAgreement(on: Self.records(8900..<9000), by: pack, after: Self.records(0..<8500))
    }

    @Test func `verdicts are right when more items were met than are remembered`() throws {
        let pack = try SmallPack.points(
            fields: [
                "items: { type: list, label: { vi: Mục, en: Items }, of: {"
                    + " n: { type: count, max: 4000, label: { vi: N, en: N } },"
                    + " ok: { type: flag, label: { vi: Được, en: All right } } } }"
            ],
            values: "total: sum(items.filter(i, i.ok).map(i, i.n))",
            award:
                "{ value: total, bands: [{ at: \">= 9000\", points: 10 }, { at: \"[3000..9000)\", points: 4 },"
                + " { at: \"-\", points: 0 }] }")
        func records(_ range: Range<Int>) -> [Record] {
            range.map { row in
                let items = (0..<8).map { index -> Value in
                    let number = (row * 8 + index) * 7 % 4001
                    let values: [Value?] = [
                        .number(Rational(number)), (row + index) % 5 == 0 ? nil : .flag(index % 3 > 0),
                    ]
                    return .record(Item(values: values, list: 0, index: index))
                }
                return Record(id: "r\(row)", period: 2021 + row % 5, values: [.list(items)])
            }
        }
        expectAgreement(on: records(5_950..<6_000), by: pack, after: records(0..<5_900))
    }

    @Test func `each of two hundred classes is told apart`() throws {
        let classes = (0..<200).reversed().map { index in
            "  - { id: c\(index), label: { vi: C\(index), en: C\(index) }, points: \"\(index == 199 ? ">= 199" : "[\(index)..\(index + 1))")\","
                + " recognised: \(index >= 150) }\n"
        }
        let pack = try SmallPack.points(
            fields: ["n: { type: count, max: 200, label: { vi: N, en: N } }"],
            award: "{ each: n, points: 1 }", maximum: "200", classes: classes.joined())
        let records = (0...200).map { Record(id: "r\($0)", period: 2021, values: [.number(Rational($0))]) }
        expectAgreement(on: records, by: pack)
    }

    @Test func `lines are right when more gates fail in other ways than are remembered`() throws {
        let pack = try SmallPack.points(
            fields: (0..<13).map { "f\($0): { type: flag, label: { vi: F\($0), en: F\($0) } }" },
            award: "{ when: f0 }", before: (0..<13).map { "f\($0)" })
        func record(_ bits: Int) -> Record {
            Record(
                id: "r\(bits)", period: 2021,
                values: (0..<13).map { .flag(bits >> $0 & 1 == 1) })
        }
        expectAgreement(on: (8_000..<8_192).map(record), by: pack, after: (0..<3_000).map(record))
    }
}
