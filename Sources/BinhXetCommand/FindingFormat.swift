import ArgumentParser
import RuleDiagnostics

/// How findings about packs are printed.
enum FindingFormat: String, ExpressibleByArgument, CaseIterable {
    /// The lines of the file with marks under what is wrong.
    case pretty
    /// One line each: `file:line:column: severity[code]: message`.
    case compact
    /// One JSON object each, on a line of its own.
    case json
}

extension FindingFormat {
    /// The findings of one file as text that ends with a line break, or nothing for none.
    func text(
        of findings: [Diagnostic], in sources: SourceSet, _ display: DisplayOptions, descriptor: Int32
    ) -> String {
        switch self {
        case .pretty:
            let renderer = TextRenderer(
                sources, language: display.lang, usesColor: display.isColored(descriptor))
            let summary = DiagnosticSummary(findings)
            let blocks = summary.shown.map { renderer.render($0) }
            let ending = [summary.remainder(in: display.lang), summary.line(in: display.lang)].compactMap(
                \.self)
            return (blocks + ending).map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined(separator: "\n")
        case .compact:
            let renderer = CompactRenderer(sources, language: display.lang)
            return findings.map { renderer.render($0) }.joined()
        case .json:
            let renderer = JSONRenderer(sources)
            return findings.map { renderer.render($0) + "\n" }.joined()
        }
    }
}
