import AgreementSupport
import RuleModel
import Testing

/// Rows whose items leave so much open, each in another way, that not all of it is kept.
struct ManyGapsTests {
    private static let text = """
        \(PackTexts.head(model: "points", from: 2021))\
        fields:
          list:
            type: list
            label: { vi: Mục, en: List }
            of:
              flag: { type: flag, label: { vi: Cờ, en: Flag } }
              n: { type: count, max: 3000, label: { vi: N, en: N } }
        criteria:
          - id: "1"
            label: { vi: Tiêu chí, en: Criterion }
            max: 10
            indicators:
              - id: "1.1"
                label: { vi: Chỉ tiêu, en: Item }
                source: { ref: mau, verified: true }
                max: 10
                award: { when: "sum(list.filter(p, p.flag).map(p, p.n)) >= 10000" }
        classification:
          - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= 5", recognised: true }
          - { id: khong, label: { vi: Không đạt, en: Not passed }, points: "< 5", recognised: false }
        """

    private static func record(_ name: Int, _ items: [(flag: Bool?, number: Int)]) -> Record {
        let elements = items.enumerated().map { place, item in
            Value.record(
                Item(
                    values: [item.flag.map { .flag($0) }, .number(Rational(item.number))], list: 0,
                    index: place))
        }
        return Record(id: "r\(name)", period: 2021, values: [.list(elements)])
    }

    /// Items that come to a sum.
    private static func parts(of sum: Int) -> [(flag: Bool?, number: Int)] {
        (0..<4).map { (flag: true, number: min(max(sum - 3000 * $0, 0), 3000)) }
    }

    @Test func `what is missing is named of the right items after thousands of other rows`() throws {
        // More sums with something open beside them than are kept.
        let before = (0..<9000).map { Self.record($0, Self.parts(of: $0) + [(flag: nil, number: 3000)]) }
        // The open items stand elsewhere in their lists.
        let after = (9000..<9020).map {
            Self.record(
                $0, [(flag: false, number: 1)] + Self.parts(of: $0) + [(flag: nil, number: 3000)])
        }
        expectAgreement(on: after, by: try SmallPack.compiled(Self.text), after: before)
    }
}
