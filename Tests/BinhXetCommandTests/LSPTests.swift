import RuleDiagnostics
import RuleRecords
import TestSupport
import Testing

/// `binhxet lsp`, started as an editor starts it.
struct LSPTests {
    private static let ending = EditorTalk.shutdown + EditorTalk.exit

    @Test func `a talk from its beginning to its end`() throws {
        let place = try Workspace()
        let path = place.folder + "/pack.yaml"
        let text = SamplePack.text.replacing("part: learning", with: "part: lerning")
        try place.write(SamplePack.text, to: "pack.yaml")
        let hover = EditorTalk.question(
            2, "textDocument/hover", of: path, #""position":{"line":15,"character":4}"#)
        let input = EditorTalk.initialize + EditorTalk.open(path, text) + hover + Self.ending
        let run = try place.run("lsp", input: input)
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.messages.isEmpty)
        let messages = try EditorTalk.messages(run.output)
        #expect(messages[0]["result"]?["serverInfo"]?["name"]?.text == "binhxet")
        #expect(messages[1]["result"]?["contents"]?["value"]?.text?.contains("Members") == true)
        let findings = messages[2]["params"]?["diagnostics"]?.items ?? []
        #expect(findings.map { $0["code"]?.text } == ["E320"])
        #expect(messages[3]["result"]?.content == .null)
    }

    @Test func `an editor that asks for the layout gets what fmt prints`() throws {
        let loose = SamplePack.text.replacing("type: count, ", with: "type:   count,  ")
            .replacing("subject: unit\n", with: "subject:   'unit' # ai được xét\n\n\n\n")
        let place = try Workspace()
        let path = place.folder + "/pack.yaml"
        let ask = EditorTalk.question(
            2, "textDocument/formatting", of: path, #""options":{"tabSize":8,"insertSpaces":false}"#)
        let input = EditorTalk.initialize + EditorTalk.open(path, loose) + ask + Self.ending
        let messages = try EditorTalk.messages(try place.run("lsp", input: input).output)
        #expect(messages[0]["result"]?["capabilities"]?["documentFormattingProvider"]?.flag == true)
        let edits = try #require(messages.first { $0["id"]?.number == "2" }?["result"]?.items)
        let tidy = try place.run("fmt", "-", input: loose).output
        #expect(tidy != loose && !edits.isEmpty)
        #expect(try EditorTalk.applying(edits, to: loose) == tidy)
    }

    @Test func `what is said through a pipe comes at once`() throws {
        let place = try Workspace()
        let file = place.folder + "/in"
        // The client waits for the answer before it ends the talk, as editors do.
        let line = """
            mkfifo in out
            $B lsp --stdio < in > out &
            exec 3> in 4< out
            printf '%s' '\(EditorTalk.initialize)' >&3
            read -r header <&4
            printf '%s' '\(Self.ending)' >&3
            wait $! && echo "$header" > answer
            """
        let run = try place.shell(line)
        #expect(run.status == 0, "\(run.messages)")
        #expect(place.text(of: "answer")?.hasPrefix("Content-Length: ") == true, "\(file)")
    }

    @Test func `a client that goes away ends the program`() throws {
        let run = try Workspace().run("lsp", input: EditorTalk.initialize)
        #expect(run.status == 1)
    }

    @Test func `the language of the program counts before that of the client`() throws {
        let bad = EditorTalk.initialize + Self.ending
        #expect(try Workspace().run("lsp", "--lang", "vi", input: bad).status == 0)
        #expect(try Workspace().run("lsp", "--lang", "fr", input: bad).status == 2)
    }
}
