package import RuleDiagnostics
import RuleRecords

/// A language server for rule files: what editors ask about them, and what they are told.
///
/// It is a value that turns messages into messages; whoever owns it moves the bytes.
///
///     var server = LanguageServer(language: .vietnamese)
///     let answers = server.receive(bytes)
package struct LanguageServer {
    /// How far the talk with the client has come.
    enum Stage {
        case waiting, running, stopped
    }

    private(set) var language: Language
    /// Whether the language was asked for where the program was started, so that the client's does not count.
    private let isLanguageChosen: Bool
    var encoding = PositionEncoding.utf16
    private var stage = Stage.waiting
    private var reader = MessageReader()
    /// By the URI that the client spells.
    var documents: [String: Document] = [:]
    var workspace = Workspace()
    /// What was last said about each open document.
    var published: [String: String] = [:]
    /// Whether something changed since findings were last told.
    private var isStale = false
    /// The exit code of the program, once the client wants it to end.
    package private(set) var exitCode: Int32?

    /// What writes documents in the house layout; without it the server does not offer to.
    let format: Format?

    package init(language: Language, isLanguageChosen: Bool = false, format: Format? = nil) {
        self.format = format
        self.language = language
        self.isLanguageChosen = isLanguageChosen
    }

    /// Takes some bytes of the client's stream, and gives the bytes to send.
    package mutating func receive(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        reader.append(bytes)
        var answers: [String] = []
        while exitCode == nil, let piece = reader.next() {
            switch piece {
            case .body(let body): answers += answer(body)
            case .badHeader:
                let error = RPCError(code: .parseError, message: "a header needs one Content-Length")
                answers.append(RPCMessage.failure(nil, error))
            }
        }
        return answers.flatMap { MessageReader.framed($0) }
    }

    /// What to tell about documents that have changed, once nothing more has come in.
    package mutating func refresh() -> [UInt8] {
        guard isStale, stage == .running else { return [] }
        isStale = false
        return publications().flatMap { MessageReader.framed($0) }
    }

    func words(_ vi: String, _ en: String) -> String { LocalizedText(vi: vi, en: en)[language] }

    // MARK: - Messages

    /// Answers one message.
    mutating func answer(_ body: [UInt8]) -> [String] {
        switch RPCMessage.read(body) {
        case .response: return []
        case .refused(let id, let error): return [RPCMessage.failure(id, error)]
        case .message(let message):
            guard let id = message.id else { return notice(message) }
            // Whoever ends the talk has heard everything.
            let last = message.method == "shutdown" && isStale && stage == .running ? publications() : []
            do throws(RPCError) {
                return last + [RPCMessage.result(id, try result(of: message))]
            } catch {
                return [RPCMessage.failure(id, error)]
            }
        }
    }

    private mutating func result(of request: RPCMessage) throws(RPCError) -> JSONPart {
        switch (stage, request.method) {
        case (.waiting, "initialize"): return initialize(request.params)
        case (.waiting, _):
            throw RPCError(code: .serverNotInitialized, message: "initialize comes first")
        case (.running, "shutdown"):
            stage = .stopped
            return { $0.raw("null") }
        case (.running, _): return try feature(request)
        case (.stopped, _): throw RPCError(code: .invalidRequest, message: "the server was shut down")
        }
    }

    private mutating func feature(_ request: RPCMessage) throws(RPCError) -> JSONPart {
        let params = request.params
        switch request.method {
        case "textDocument/hover": return try hover(params)
        case "textDocument/completion": return try completion(params)
        case "textDocument/definition": return try definition(params)
        case "textDocument/prepareRename": return try prepareRename(params)
        case "textDocument/rename": return try rename(params)
        case "textDocument/documentSymbol": return try documentSymbols(params)
        case "textDocument/codeAction": return try codeActions(params)
        case "textDocument/formatting": return try formatting(params)
        default: throw RPCError(code: .methodNotFound, message: "there is no \(request.method)")
        }
    }

    private mutating func notice(_ message: RPCMessage) -> [String] {
        if message.method == "exit" {
            exitCode = stage == .stopped ? 0 : 1
            return []
        }
        guard stage == .running else { return [] }
        switch message.method {
        case "textDocument/didOpen": open(message.params)
        case "textDocument/didChange": change(message.params)
        case "textDocument/didClose": return close(message.params)
        case "textDocument/didSave", "workspace/didChangeWatchedFiles":
            workspace.forgetFolders()
            isStale = true
        // `initialized`, `$/cancelRequest` and the like ask for nothing: every request is answered at once.
        default: break
        }
        return []
    }

    // MARK: - Beginning

    private mutating func initialize(_ params: JSONValue?) -> JSONPart {
        stage = .running
        let own = params?["initializationOptions"]?["lang"]?.text.flatMap { Language(rawValue: $0) }
        if let own {
            language = own
        } else if !isLanguageChosen, let locale = params?["locale"]?.text {
            language = Language(rawValue: String(locale.prefix(2)).lowercased()) ?? language
        }
        let offered = params?["capabilities"]?["general"]?["positionEncodings"]?.items ?? []
        // The client lists what it likes best first.
        encoding = offered.compactMap { $0.text.flatMap { PositionEncoding(rawValue: $0) } }.first ?? .utf16
        let capabilities = Capabilities(encoding: encoding, formats: format != nil)
        return { json in
            json.object { json in
                json.member("capabilities") { capabilities.write(to: &$0) }
                json.member("serverInfo") { json in
                    json.object { json in
                        json.member("name", string: "binhxet")
                        json.member("version", string: Capabilities.version)
                    }
                }
            }
        }
    }

    // MARK: - Documents

    private mutating func open(_ params: JSONValue?) {
        guard let item = params?["textDocument"], let uri = item["uri"]?.text, let text = item["text"]?.text
        else { return }
        let path = RulePath.path(of: uri)
        guard
            let kind = RuleFileKind(path: path, language: item["languageId"]?.text, bytes: Array(text.utf8))
        else { return }
        let document = Document(
            uri: uri, path: path, kind: kind, version: item["version"]?.count, text: text)
        documents[uri] = document
        workspace.forgetFolders()
        store(document)
    }

    private mutating func change(_ params: JSONValue?) {
        let item = params?["textDocument"]
        guard let uri = item?["uri"]?.text, var document = documents[uri] else { return }
        for change in params?["contentChanges"]?.items ?? [] where !document.change(change, encoding) {
            break
        }
        document.version = item?["version"]?.count ?? document.version
        documents[uri] = document
        // Its positions may have moved, so what is said of it is said anew.
        published[uri] = nil
        store(document)
    }

    private mutating func store(_ document: Document) {
        workspace.show(document)
        isStale = true
    }

    private mutating func close(_ params: JSONValue?) -> [String] {
        guard let uri = params?["textDocument"]?["uri"]?.text, let document = documents[uri] else {
            return []
        }
        documents[uri] = nil
        published[uri] = nil
        workspace.hide(document)
        isStale = true
        return [publication(of: document, [])]
    }
}
