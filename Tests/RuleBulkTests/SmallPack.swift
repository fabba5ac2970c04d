import AgreementSupport
import RuleCompiler
import RuleDiagnostics
import RuleModel
import Testing

/// Packs of a few lines for single questions.
enum SmallPack {
    /// A pack of one indicator.
    static func points(
        fields: [String], parameters: String? = nil, values: String? = nil, award: String,
        maximum: String = "10", border: String = "5", before: [String] = [], after: String = "",
        classes: String? = nil
    ) throws -> RulePack {
        let prerequisites = before.enumerated().map { index, condition in
            "  - { id: dk\(index), label: { vi: ĐK, en: Condition }, require: \"\(condition)\","
                + " source: { ref: mau, verified: true } }\n"
        }
        let gates = prerequisites.isEmpty ? "" : "prerequisites:\n" + prerequisites.joined()
        let text = """
            \(PackTexts.head(model: "points", from: 2021))\
            fields:
            \(fields.map { "  \($0)\n" }.joined())\(parameters.map { "parameters:\n  \($0)\n" } ?? "")\
            \(values.map { "values:\n  \($0)\n" } ?? "")\(gates)criteria:
              - id: "1"
                label: { vi: Tiêu chí, en: Criterion }
                max: \(maximum)
                indicators:
                  - id: "1.1"
                    label: { vi: Chỉ tiêu, en: Indicator }
                    source: { ref: mau, verified: true }
                    max: \(maximum)
                    award: \(award)
            \(after)classification:
            \(classes ?? twoClasses(border))
            """
        return try compiled(text)
    }

    private static func twoClasses(_ border: String) -> String {
        """
          - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= \(border)", recognised: true }
          - { id: khong, label: { vi: Không đạt, en: Not passed }, points: "< \(border)", recognised: false }

        """
    }

    /// The pack that a text says, which has to be one.
    static func compiled(_ text: String) throws -> RulePack {
        let result = Compiler.compile(Array(text.utf8), path: "pack.yaml", advice: false)
        let errors = result.findings.filter { $0.severity == .error }.map(\.message.en)
        return try #require(result.pack, "\(errors)\n\(text)")
    }
}
