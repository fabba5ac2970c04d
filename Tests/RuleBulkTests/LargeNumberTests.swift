import AgreementSupport
import RuleCompiler
import RuleDiagnostics
import RuleModel
import Testing

/// Numbers beyond the tables, more pairs of them than are kept.
struct LargeNumberTests {
    private static func pack() throws -> RulePack {
        let text = """
            pack: don-vi-hoc-tap/mau
            title: { vi: Đơn vị học tập, en: Learning unit }
            subject: unit
            in-force: { from: 2021-01-01 }
            model: points
            sources:
              mau: { vi: Văn bản mẫu, en: Sample document, issued: 2020-12-01 }
            fields:
              members: { type: count, min: 1, label: { vi: TV, en: Members } }
              with_plan: { type: count, max: members, label: { vi: KH, en: Plans } }
            criteria:
              - id: "1"
                label: { vi: Tiêu chí, en: Criterion }
                max: 10
                indicators:
                  - id: "1.1"
                    label: { vi: Chỉ tiêu, en: Indicator }
                    source: { ref: mau, verified: true }
                    max: 10
                    award:
                      share: { part: with_plan, whole: members }
                      scale: proportional
                      step: 0.5
                      rounding: down
                      when-empty: zero
            classification:
              - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= 5", recognised: true }
              - { id: khong, label: { vi: Không đạt, en: Not passed }, points: "< 5", recognised: false }

            """
        let result = Compiler.compile(Array(text.utf8), path: "pack.yaml", advice: false)
        return try #require(result.pack, "\(result.findings.map(\.message.en))")
    }

    private static func records(_ range: Range<Int>) -> [Record] {
        range.map { index in
            Record(
                id: "r\(index)", period: 2021,
                values: [.number(Rational(100 + index)), .number(Rational(index * 7 % (100 + index)))])
        }
    }

    @Test func `verdicts and lines are right when no more results are kept`() throws {
        expectAgreement(
            on: Self.records(8900..<9000), by: try Self.pack(), after: Self.records(0..<8500))
    }
}
