import AgreementSupport
import RuleBulk
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
                award: { when: "sum(list.filter(p, p.flag).map(p, p.n)) >= 3000" }
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

    @Test func `what is missing is named of the right items when no more results are kept`() throws {
        // More sums with something open beside them than are kept.
        let before = (0..<20).map {
            Self.record($0, [(flag: true, number: 2000 + $0), (flag: nil, number: 900)])
        }
        // The open items stand elsewhere in their lists.
        let after = (20..<40).map {
            Self.record(
                $0, [(flag: false, number: 1), (flag: true, number: 2000 + $0), (flag: nil, number: 990)])
        }
        let pack = try SmallPack.compiled(Self.text)
        expectAgreement(on: after, by: pack, after: before, memory: .scarce)
        expectAgreement(on: after, by: pack, after: before)
    }
}
