import RuleDiagnostics
import RuleReport

/// What the server tells clients that it can do.
enum Capabilities {
    static let version = EngineVersion.current

    static func write(_ encoding: PositionEncoding, to json: inout JSONWriter) {
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
        }
    }
}
