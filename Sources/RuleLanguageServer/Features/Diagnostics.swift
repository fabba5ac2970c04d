import RuleDiagnostics

extension LanguageServer {
    /// What to say about the open documents of which there is something new to say.
    mutating func publications() -> [String] {
        var messages: [String] = []
        for (uri, document) in documents.sorted(by: { $0.key < $1.key }) {
            let message = publication(of: document, workspace.findings(in: document))
            guard published[uri] != message else { continue }
            published[uri] = message
            messages.append(message)
        }
        return messages
    }

    /// The message that says what is wrong in a document.
    func publication(of document: Document, _ findings: [Finding]) -> String {
        RPCMessage.notification("textDocument/publishDiagnostics") { json in
            json.object { json in
                json.member("uri", string: document.uri)
                if let version = document.version { json.member("version", int: version) }
                json.member("diagnostics") { json in
                    json.array(of: findings) { json, finding in write(finding, in: document, to: &json) }
                }
            }
        }
    }

    /// One finding as the protocol has it.
    func write(_ finding: Finding, in document: Document, to json: inout JSONWriter) {
        let diagnostic = finding.diagnostic
        json.object { json in
            json.member("range") { json in
                json.range(diagnostic.primary.span.bytes, positions(in: document))
            }
            json.member("severity", int: diagnostic.severity.protocolNumber)
            json.member("code", string: diagnostic.code.rawValue)
            json.member("source", string: "binhxet")
            json.member("message", string: message(of: diagnostic))
            let labels = diagnostic.secondary.filter { $0.text != nil }
            if !labels.isEmpty {
                json.member("relatedInformation") { json in
                    json.array(of: labels) { json, label in
                        let (uri, positions) = place(of: finding.sources[label.span.file])
                        json.object { json in
                            json.member("location") { $0.location(uri, label.span.bytes, positions) }
                            json.member("message", string: label.text?[language] ?? "")
                        }
                    }
                }
            }
        }
    }

    /// What is wrong, with what the text format says beside the place and below it.
    private func message(of diagnostic: Diagnostic) -> String {
        let label = diagnostic.primary.text.map { [$0] } ?? []
        let help = diagnostic.help.map { fix in
            LocalizedText(vi: "trợ giúp: \(fix.message.vi)", en: "help: \(fix.message.en)")
        }
        return ([diagnostic.message] + label + diagnostic.notes + help).map { $0[language] }
            .joined(separator: "\n")
    }
}

extension Severity {
    fileprivate var protocolNumber: Int {
        switch self {
        case .error: 1
        case .warning: 2
        case .note: 3
        }
    }
}
