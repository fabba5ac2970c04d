import BinhXet
import RuleCompiler
import RuleDiagnostics

/// The base pack of the explanations with other sections, as files of a folder of rules.
enum RuleText {
    /// A pack of units that is in force between two days.
    static func pack(
        _ decision: String, from: String, to: String? = nil, subject: String = "unit", more: String = ""
    ) -> (path: String, bytes: [UInt8]) {
        let sections = """
            pack: don-vi-hoc-tap/\(decision)
            subject: \(subject)
            in-force: { from: \(from)\(to.map { ", to: \($0)" } ?? "") }
            sources:
              mau: { vi: Văn bản mẫu, en: Sample document, issued: 2010-12-01 }
            \(more)
            """
        let text = Example.pack(sections).packText ?? ""
        return ("rules/don-vi-hoc-tap/\(decision)/pack.yaml", Array(text.utf8))
    }

    /// Parameters and classes with a pass mark.
    static func passMark(_ figure: String) -> String {
        """
        parameters:
          pass_mark:
            label: { vi: Điểm đạt, en: Pass mark }
            \(figure)
            source: { ref: mau, at: Điều 5, verified: true }
        classification:
          - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= pass_mark", recognised: true }
          - { id: khong-dat, label: { vi: Không đạt, en: Not passed }, points: "< pass_mark", recognised: false }
        """
    }

    /// The findings of a catalogue as one line each.
    static func lines(of catalogue: PackCatalogue) -> [String] {
        let renderer = CompactRenderer(catalogue.sources, language: .english)
        return catalogue.findings.map { finding in
            renderer.render(finding).split(separator: "\n").first.map(String.init) ?? ""
        }
    }
}
