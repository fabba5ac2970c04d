import ArgumentParser
import RuleDiagnostics
import RuleReport

/// How findings about packs are printed.
enum FindingFormat: String, NamedChoice {
    /// The lines of the file with marks under what is wrong.
    case pretty
    /// One line each: `file:line:column: severity[code]: message`.
    case compact
    /// One JSON object each, on a line of its own.
    case json
    /// One SARIF 2.1.0 document for the whole run.
    case sarif
    /// One command of GitHub Actions each.
    case github
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
        case .sarif:
            return SARIFRenderer(language: display.lang, version: EngineVersion.current)
                .render([(findings, sources)])
        case .github:
            let renderer = GitHubRenderer(sources, language: display.lang)
            return findings.map { renderer.render($0) }.joined()
        }
    }
}

/// Prints the findings of a run as they come, or all at the end where the format is one document.
struct FindingPrinter {
    let format: FindingFormat
    let display: DisplayOptions
    /// How grave what was found is.
    private(set) var severities: Set<Severity> = []
    private var groups: [(findings: [Diagnostic], sources: SourceSet)] = []

    init(_ format: FindingFormat, _ display: DisplayOptions) {
        self.format = format
        self.display = display
    }

    mutating func add(_ findings: [Diagnostic], in sources: SourceSet) {
        severities.formUnion(findings.map(\.severity))
        if format == .sarif {
            groups.append((findings, sources))
        } else {
            Console.write(format.text(of: findings, in: sources, display, descriptor: 1), to: 1)
        }
    }

    /// Prints what was kept back.
    func finish() {
        guard format == .sarif else { return }
        let renderer = SARIFRenderer(language: display.lang, version: EngineVersion.current)
        Console.write(renderer.render(groups), to: 1)
    }
}
