import RuleDiagnostics
import RuleReport

/// What the server tells clients that it can do.
struct Capabilities {
    static let version = EngineVersion.current

    var encoding: PositionEncoding
    /// Whether it can write documents in the house layout.
    var formats: Bool

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("positionEncoding", string: encoding.rawValue)
            json.member("textDocumentSync") { json in
                json.object { json in
                    json.member("openClose", bool: true)
                    // Changes come as ranges.
                    json.member("change", int: 2)
                    json.member("save") { json in
                        json.object { $0.member("includeText", bool: false) }
                    }
                }
            }
            json.member("hoverProvider", bool: true)
            json.member("completionProvider") { json in
                json.object { json in
                    json.member("triggerCharacters") { json in
                        json.array(of: [".", ":", " ", "'", "[", "{"]) { $0.string($1) }
                    }
                }
            }
            json.member("definitionProvider", bool: true)
            json.member("documentSymbolProvider", bool: true)
            json.member("renameProvider") { json in
                json.object { $0.member("prepareProvider", bool: true) }
            }
            json.member("codeActionProvider") { json in
                json.object { json in
                    json.member("codeActionKinds") { $0.array { $0.string("quickfix") } }
                }
            }
            if formats { json.member("documentFormattingProvider", bool: true) }
        }
    }
}
