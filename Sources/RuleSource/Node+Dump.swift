package import RuleDiagnostics

extension Node {
    /// The tree as text, one node a line, for tests.
    ///
    ///     mapping 1:1-2:12
    ///       title 1:1-1:6
    ///         plain 1:8-1:12 "Tốt"
    package func dump(in sources: SourceSet) -> String {
        var text = ""
        write(to: &text, depth: 0, sources)
        return text
    }

    private func write(to text: inout String, depth: Int, _ sources: SourceSet) {
        let margin = String(repeating: "  ", count: depth)
        let place = span.lineRange(in: sources)
        switch kind {
        case .invalid:
            text += "\(margin)invalid \(place)\n"
        case .scalar(let scalar):
            text += "\(margin)\(scalar.style.rawValue) \(place) \(scalar.text.debugDescription)\n"
        case .sequence(let items):
            text += "\(margin)sequence \(place)\n"
            for item in items { item.write(to: &text, depth: depth + 1, sources) }
        case .mapping(let entries):
            text += "\(margin)mapping \(place)\n"
            for entry in entries {
                let key = entry.key
                text += "\(margin)  \(key.text.debugDescription) \(key.span.lineRange(in: sources))\n"
                entry.value.write(to: &text, depth: depth + 2, sources)
            }
        }
    }
}

extension SourceSpan {
    /// Where the span starts and ends, as `line:column-line:column`.
    fileprivate func lineRange(in sources: SourceSet) -> String {
        let lower = sources.position(of: start)
        let upper = sources.position(of: end)
        return "\(lower.line):\(lower.column)-\(upper.line):\(upper.column)"
    }
}
