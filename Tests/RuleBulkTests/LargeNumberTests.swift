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
}
