import AgreementSupport
import RuleModel
import Testing

/// Criteria with more items than one sum of the bulk evaluator holds.
struct LongCriterionTests {
    private static func pack(of count: Int, targets: Bool) throws -> RulePack {
        let items = (0..<count).map { index in
            """
                  - id: "1.\(index)"
                    label: { vi: Chỉ tiêu, en: Item }
                    source: { ref: mau, verified: true }
                    \(targets ? "target: n > \(index % 9)" : "max: 1\n        award: { when: n > \(index % 9) }")

            """
        }
        let text = """
            \(PackTexts.head(model: targets ? "targets" : "points", from: 2021))\
            fields: { n: { type: count, max: 9, label: { vi: N, en: N } } }
            \(targets ? "levels: [{ id: muc-1, label: { vi: Mức, en: Level }, at-least: 2 }]" : "")
            criteria:
              - id: "1"
                label: { vi: Tiêu chí, en: Criterion }
                \(targets ? "" : "max: \(count)")
                indicators:
            \(items.joined())
            \(targets ? "" : classification)
            """
        return try SmallPack.compiled(text)
    }

    private static let classification = """
        classification:
          - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= 5", recognised: true }
          - { id: khong, label: { vi: Không đạt, en: Not passed }, points: "< 5", recognised: false }
        """

    @Test(arguments: [255, 256, 257, 512], [true, false])
    func `a criterion may have any number of items`(count: Int, targets: Bool) throws {
        let records = [0, 5, nil, 9].enumerated().map { index, number in
            Record(id: "r\(index)", period: 2021, values: [number.map { .number(Rational($0)) }])
        }
        expectAgreement(on: records, by: try Self.pack(of: count, targets: targets))
    }
}
