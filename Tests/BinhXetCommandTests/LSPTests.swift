import RuleDiagnostics
import RuleRecords
import TestSupport
import Testing

/// `binhxet lsp`, started as an editor starts it.
struct LSPTests {
    private static func framed(_ body: String) -> String {
        "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    private static func quoted(_ text: String) -> String {
        var json = JSONWriter()
        json.string(text)
        return json.text
    }

    private static let initialize =
        #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"locale":"en-GB"}}"#
    private static let shutdown = #"{"jsonrpc":"2.0","id":9,"method":"shutdown"}"#
    private static let exit = #"{"jsonrpc":"2.0","method":"exit"}"#

    /// The bodies of the messages that the program wrote.
    private static func messages(_ run: ProgramRun) throws -> [JSONValue] {
        try run.output.split(separator: "Content-Length: ").map { part in
            let body = part.drop { $0 != "{" }
            #expect(part.hasPrefix("\(body.utf8.count)\r\n\r\n"))
            return try JSONParser.value(of: Array(body.utf8))
        }
    }

    @Test func `a talk from its beginning to its end`() throws {
        let place = try Workspace()
        let path = place.folder + "/pack.yaml"
        let text = SamplePack.text.replacing("part: learning", with: "part: lerning")
        try place.write(SamplePack.text, to: "pack.yaml")
        let open =
            #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file://"#
            + #"\#(path)","languageId":"yaml","version":1,"text":\#(Self.quoted(text))}}}"#
        let hover =
            #"{"jsonrpc":"2.0","id":2,"method":"textDocument/hover","params":{"textDocument":{"uri":"file://"#
            + #"\#(path)"},"position":{"line":15,"character":4}}}"#
        let input = [Self.initialize, open, hover, Self.shutdown, Self.exit].map { Self.framed($0) }.joined()
        let run = try place.run("lsp", input: input)
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.messages.isEmpty)
        let messages = try Self.messages(run)
        #expect(messages[0]["result"]?["serverInfo"]?["name"]?.text == "binhxet")
        #expect(messages[1]["result"]?["contents"]?["value"]?.text?.contains("Members") == true)
        let findings = messages[2]["params"]?["diagnostics"]?.items ?? []
        #expect(findings.map { $0["code"]?.text } == ["E320"])
        #expect(messages[3]["result"]?.content == .null)
    }

    @Test func `what is said through a pipe comes at once`() throws {
        let place = try Workspace()
        let file = place.folder + "/in"
        // The client waits for the answer before it ends the talk, as editors do.
        let line = """
            mkfifo in out
            $B lsp --stdio < in > out &
            exec 3> in 4< out
            printf '%s' '\(Self.framed(Self.initialize))' >&3
            read -r header <&4
            printf '%s' '\(Self.framed(Self.shutdown))\(Self.framed(Self.exit))' >&3
            wait $! && echo "$header" > answer
            """
        let run = try place.shell(line)
        #expect(run.status == 0, "\(run.messages)")
        #expect(place.text(of: "answer")?.hasPrefix("Content-Length: ") == true, "\(file)")
    }

    @Test func `a client that goes away ends the program`() throws {
        let run = try Workspace().run("lsp", input: Self.framed(Self.initialize))
        #expect(run.status == 1)
    }

    @Test func `the language of the program counts before that of the client`() throws {
        let bad = Self.framed(Self.initialize) + Self.framed(Self.shutdown) + Self.framed(Self.exit)
        #expect(try Workspace().run("lsp", "--lang", "vi", input: bad).status == 0)
        #expect(try Workspace().run("lsp", "--lang", "fr", input: bad).status == 2)
    }
}
