import RuleDiagnostics
import RuleSource

/// A file read for a test, with all that came of it.
struct Reading {
    let sources: SourceSet
    let root: Node?
    let findings: [Diagnostic]

    init(_ bytes: [UInt8], path: String = "pack.yaml") {
        var sources = SourceSet()
        let file = sources.add(path: path, bytes: bytes)
        var bag = DiagnosticBag()
        root = readYAML(file, in: sources, reporting: &bag)
        findings = bag.sorted
        self.sources = sources
    }

    init(_ text: String) {
        self.init(Array(text.utf8))
    }

    /// The findings in both languages, then the tree.
    var print: String {
        var text = ""
        for language in Language.allCases {
            let renderer = TextRenderer(sources, language: language)
            for finding in findings { text += renderer.render(finding) + "\n" }
        }
        return text + (root?.dump(in: sources) ?? "no document\n")
    }

    /// Each finding and node with its place, its own text in one spelling.
    func outline(lineShift: Int, withColumns: Bool) -> String {
        var text = ""
        for finding in findings {
            let labels = [finding.primary] + finding.secondary
            let places = labels.map { place($0.span, lineShift, withColumns) }.joined(separator: " ")
            text += "\(finding.code.rawValue) \(places) \(finding.message.vi)\n"
        }
        if let root { describe(root, lineShift, withColumns, &text) }
        return text
    }

    private func describe(_ node: Node, _ lineShift: Int, _ withColumns: Bool, _ text: inout String) {
        text += place(node.span, lineShift, withColumns)
        switch node.kind {
        case .invalid:
            text += " invalid\n"
        case .scalar(let scalar):
            text += " \(scalar.style) \(scalar.text.debugDescription)\n"
        case .sequence(let items):
            text += " sequence\n"
            for item in items { describe(item, lineShift, withColumns, &text) }
        case .mapping(let entries):
            text += " mapping\n"
            for entry in entries {
                text += "\(place(entry.key.span, lineShift, withColumns)) \(entry.key.text)\n"
                describe(entry.value, lineShift, withColumns, &text)
            }
        }
    }

    private func place(_ span: SourceSpan, _ lineShift: Int, _ withColumns: Bool) -> String {
        let written = sources[span.file].text(of: span).normalized
            .replacing("\r\n", with: "\n").debugDescription
        return [span.start, span.end].map { end in
            let position = sources.position(of: end)
            return "\(position.line + lineShift)" + (withColumns ? ":\(position.column)" : "")
        }.joined(separator: "-") + " \(written)"
    }
}
