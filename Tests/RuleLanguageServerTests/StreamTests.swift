import RuleDiagnostics
import RuleLanguageServer
import RuleRecords
import TestSupport
import Testing

/// The stream of bytes between the server and an editor, and the order of a talk.
struct StreamTests {
    private static let initialize =
        #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#
    private static let shutdown = #"{"jsonrpc":"2.0","id":"đóng","method":"shutdown"}"#
    private static let exit = #"{"jsonrpc":"2.0","method":"exit"}"#

    private static func answers(
        _ server: inout LanguageServer, _ bodies: String...
    ) throws -> [JSONValue] {
        try Frames.messages(in: server.receive(bodies.flatMap { Frames.framed($0) }))
    }

    private static func code(_ message: JSONValue?) -> String? { message?["error"]?["code"]?.number }

    // MARK: - Frames

    @Test func `a stream cut at any byte gives the same answers`() throws {
        let stream = [Self.initialize, Self.shutdown, Self.exit].flatMap { Frames.framed($0) }
        var whole = LanguageServer(language: .english)
        let expected = whole.receive(stream)
        #expect(
            try Frames.messages(in: expected).map { $0["id"]?.number ?? $0["id"]?.text } == ["1", "đóng"])
        for cut in stream.indices {
            var server = LanguageServer(language: .english)
            let first = server.receive(stream[..<cut])
            #expect(first + server.receive(stream[cut...]) == expected, "cut at \(cut)")
            #expect(server.exitCode == 0)
        }
        var slow = LanguageServer(language: .english)
        #expect(stream.flatMap { slow.receive([$0]) } == expected)
    }

    @Test func `a long message comes in pieces`() throws {
        var editor = try Editor()
        let comments = String(repeating: "# " + String(repeating: "ế", count: 100) + "\n", count: 1000)
        try editor.open(
            SampleRules.pack, comments + SampleRules.packText)
        #expect(try editor.findings(in: SampleRules.pack).contains { $0 == "N410: dong-ho" })
    }

    @Test(arguments: [
        "Content-Length: viele\r\n\r\n", "Content-Type: text\r\n\r\n", "Content-Length: -4\r\n\r\n",
        "Content-Length: 99999999999999999999\r\n\r\n", "Content-Length: 400000000\r\n\r\n",
        "Content-Length: 3\r\nContent-Length: 4\r\n\r\n", "\r\n\r\n",
    ])
    func `a header without a length is refused, and the talk goes on`(header: String) throws {
        var server = LanguageServer(language: .english)
        let answers = try Frames.messages(
            in: server.receive(Array(header.utf8) + Frames.framed(Self.initialize)))
        #expect(Self.code(answers.first) == "-32700")
        #expect(answers.first?["id"]?.content == .null)
        #expect(answers.last?["result"]?["capabilities"] != nil)
    }

    @Test func `a header that never ends is given up`() throws {
        var server = LanguageServer(language: .english)
        let answers = try Frames.messages(
            in: server.receive(Array(repeating: UInt8(ascii: "x"), count: 5000)))
        #expect(answers.map { Self.code($0) } == ["-32700"])
        #expect(try Self.answers(&server, Self.initialize).count == 1)
    }

    @Test func `headers in other spellings are read`() throws {
        var server = LanguageServer(language: .english)
        let body = Self.initialize
        let header =
            "content-type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:\(body.utf8.count)\r\n\r\n"
        #expect(try Frames.messages(in: server.receive(Array((header + body).utf8))).count == 1)
        let plain = "Content-Length: \(Self.shutdown.utf8.count)\n\n" + Self.shutdown
        #expect(try Frames.messages(in: server.receive(Array(plain.utf8))).count == 1)
    }

    // MARK: - Messages

    @Test(arguments: [
        (#"{"jsonrpc":"2.0","id":1,"#, "-32700"), ("", "-32700"), ("[]", "-32600"), ("7", "-32600"),
        (#"{"id":1,"method":"shutdown"}"#, "-32600"), (#"{"jsonrpc":"2.0","id":1}"#, "-32600"),
        (#"{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":{}}"#, "-32602"),
        (#"{"jsonrpc":"2.0","id":1,"method":"textDocument/hover"}"#, "-32602"),
        (#"{"jsonrpc":"2.0","id":1,"method":"textDocument/moniker","params":{}}"#, "-32601"),
        (#"{"jsonrpc":"2.0","id":1,"method":"$/mystery"}"#, "-32601"),
        (#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}"#, "-32601"),
    ])
    func `what makes no sense is refused with its code`(body: String, code: String) throws {
        var server = LanguageServer(language: .english)
        _ = try Self.answers(&server, Self.initialize)
        let answers = try Self.answers(&server, body)
        #expect(answers.map { Self.code($0) } == [code])
        #expect(server.exitCode == nil)
    }

    @Test(arguments: [
        #"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":7}}"#,
        #"{"jsonrpc":"2.0","method":"$/setTrace","params":{"value":"off"}}"#,
        #"{"jsonrpc":"2.0","method":"workspace/didChangeConfiguration","params":{}}"#,
        #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{}}"#,
        #"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///no.yaml"}}}"#,
        #"{"jsonrpc":"2.0","id":4,"result":null}"#,
    ])
    func `notices that ask for nothing are taken in silence`(body: String) throws {
        var server = LanguageServer(language: .english)
        _ = try Self.answers(&server, Self.initialize)
        #expect(try Self.answers(&server, body).isEmpty)
    }

    // MARK: - The order of a talk

    @Test func `nothing is answered before it is initialized`() throws {
        var server = LanguageServer(language: .english)
        let answers = try Self.answers(&server, Self.shutdown)
        #expect(Self.code(answers.first) == "-32002")
        #expect(try Self.answers(&server, #"{"jsonrpc":"2.0","method":"initialized","params":{}}"#).isEmpty)
        #expect(try Self.answers(&server, Self.initialize).first?["result"] != nil)
    }

    @Test func `after the end only exit is left`() throws {
        var server = LanguageServer(language: .english)
        let answers = try Self.answers(&server, Self.initialize, Self.shutdown, Self.shutdown)
        #expect(answers[1]["result"]?.content == .null)
        #expect(Self.code(answers[2]) == "-32600")
        #expect(server.exitCode == nil)
        #expect(try Self.answers(&server, Self.exit).isEmpty)
        #expect(server.exitCode == 0)
    }

    @Test func `an exit without an end is a failure`() throws {
        var server = LanguageServer(language: .english)
        _ = try Self.answers(&server, Self.initialize, Self.exit)
        #expect(server.exitCode == 1)
    }

    @Test func `files that are none of ours are left alone`() throws {
        var editor = try Editor()
        try editor.open("/home/someone/compose.yaml", "services: {}\n")
        #expect(editor.diagnostics.isEmpty)
        let answer = try editor.request(
            "textDocument/hover", editor.question("/home/someone/compose.yaml", 0, "services: {}\n"))
        #expect(answer["result"]?.content == .null)
    }

    @Test(arguments: [
        (#"{"lang":"vi"}"#, "vi"), (#"{"lang":"en"}"#, "en"), ("{}", "vi"),
    ])
    func `the language is what the client asks for`(options: String, expected: String) throws {
        var editor = try Editor(language: .vietnamese, options: options)
        try editor.open(
            SampleRules.pack, SampleRules.packText.replacing("part: learning", with: "part: lerning"))
        let message = editor.diagnostics[Editor.whole(SampleRules.pack)]?.first?["message"]?.text ?? ""
        #expect(message.contains(expected == "vi" ? "không" : "no "), "\(message)")
    }
}
