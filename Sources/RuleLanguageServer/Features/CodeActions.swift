import RuleDiagnostics
import RuleRecords

extension LanguageServer {
    /// The ways to mend what is wrong at a place, as far as the edits are sure.
    mutating func codeActions(_ params: JSONValue?) throws(RPCError) -> JSONPart {
        guard let document = try document(params) else { return { $0.null() } }
        guard let start = TextPosition(params?["range"]?["start"]),
            let end = TextPosition(params?["range"]?["end"])
        else { throw RPCError(code: .invalidParams, message: "a range is needed") }
        let only = params?["context"]?["only"]?.items.compactMap(\.text)
        if let only, !only.contains(where: { $0.isEmpty || $0 == "quickfix" }) {
            return { $0.array { _ in } }
        }
        let positions = positions(in: document)
        let asked = positions.offset(of: start)...max(positions.offset(of: start), positions.offset(of: end))
        let found = workspace.findings(in: document).filter { finding in
            let range = finding.diagnostic.primary.span.bytes
            return range.lowerBound <= asked.upperBound && asked.lowerBound <= range.upperBound
        }
        let actions = found.flatMap { finding in
            let fixes = finding.diagnostic.help.filter { !$0.edits.isEmpty }
            // Where there is one way to mend it, it is the right one; among several somebody has to choose.
            return fixes.map { (finding: finding, fix: $0, isOnly: fixes.count == 1) }
        }
        let parts = actions.map { action in
            (action, edit: workspaceEdit(edits(of: action.fix, in: action.finding.sources)))
        }
        let server = self
        return { json in
            json.array(of: parts) { json, part in
                let (action, edit) = part
                json.object { json in
                    json.member("title", string: action.fix.message[server.language])
                    json.member("kind", string: "quickfix")
                    json.member("diagnostics") { json in
                        json.array { server.write(action.finding, in: document, to: &$0) }
                    }
                    if action.isOnly { json.member("isPreferred", bool: true) }
                    json.member("edit", edit)
                }
            }
        }
    }

    private func edits(of fix: FixIt, in sources: SourceSet) -> [String: [TextEdit]] {
        let edits = fix.edits.map { edit in
            (
                path: sources[edit.span.file].path,
                edit: TextEdit(range: edit.span.bytes, text: edit.replacement)
            )
        }
        return Dictionary(grouping: edits) { $0.path }.mapValues { $0.map(\.edit) }
    }
}
