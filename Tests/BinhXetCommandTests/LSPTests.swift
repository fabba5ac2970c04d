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

    /// The talk that the reference shows, one message on each line, with dots where it leaves something out.
    private static func shownTalk() throws -> [Substring] {
        let page = String(
            decoding: try #require(TestFiles.read(Workspace.repository + "/rules/README.md")), as: UTF8.self)
        let fences = MarkdownPage(page).fences.filter { $0.text.hasPrefix("→") }
        #expect(fences.count == 1)
        return fences.first?.text.split(separator: "\n") ?? []
    }

    /// Whether a message holds all that a line shows of it, in order.
    private static func shows(_ line: Substring, _ message: String) -> Bool {
        var rest = message[...]
        for part in line.dropFirst(2).split(separator: "…") {
            guard let found = rest.firstRange(of: part) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }

    @Test func `a new editor breaks a pack and mends it by what the server offers`() throws {
        let place = try Workspace()
        let path = place.folder + "/rules/don-vi-hoc-tap/qd-tinh/pack.yaml"
        _ = try place.run("init", "rules/don-vi-hoc-tap/qd-tinh", "--lang", "en")
        let text = try #require(place.text(of: "rules/don-vi-hoc-tap/qd-tinh/pack.yaml"))
            .replacing("verified: false", with: "verified: true")
        // A letter gets lost where the condition stands.
        let condition = try EditorTalk.range(of: "when: has_library", in: text)
        let broken = text.replacing("when: has_library", with: "when: has_libary")
        let opening = EditorTalk.initialize + EditorTalk.open(path, text)
        let breaking = EditorTalk.change(path, version: 2, [(condition, "when: has_libary")])
        let asking = EditorTalk.question(
            2, "textDocument/codeAction", of: path,
            #""range":\#(try EditorTalk.range(of: "has_libary", in: broken)),"context":{"diagnostics":[]}"#)

        // What is offered is known from a first talk; in the second the client waits for every answer.
        let first = try place.run("lsp", input: opening + breaking + asking + Self.ending)
        let actions = try #require(
            EditorTalk.messages(first.output).first { $0["id"]?.number == "2" }?["result"]?.items)
        let edits = try #require(actions.first?["edit"]?["changes"]?[FileURI.text(of: path)]?.items)
        #expect(actions.count == 1 && edits.count == 1)
        #expect(try EditorTalk.applying(edits, to: broken) == text)
        let name = try EditorTalk.range(of: "has_libary", in: broken)
        let mending = EditorTalk.change(path, version: 3, [(name, try #require(edits[0]["newText"]?.text))])

        let said = [opening, breaking, asking, mending, Self.ending]
        for (number, message) in said.enumerated() { try place.write(message, to: "said\(number)") }
        let script = """
            mkfifo in out
            timeout 60 $B lsp <in >out & exec 3>in 4<out
            hear() { for n in $(seq $1); do
                read -r head <&4; read -r empty <&4
                dd bs=1 count=$(echo "$head" | tr -dc 0-9) <&4 2>/dev/null; echo
            done; }
            cat said0 >&3; hear 2; cat said1 >&3; hear 1; cat said2 >&3; hear 1; cat said3 >&3; hear 1
            cat said4 >&3; hear 1; wait
            """
        let heard = try place.shell(script).lines
        let codes = try heard.map { line in
            let message = try JSONParser.value(of: Array(line.utf8))
            return message["params"]?["diagnostics"]?.items.map { $0["code"]?.text }
        }
        #expect(codes == [nil, [], ["E320"], nil, [], nil])

        // The reference shows this talk and no other.
        let shown = try Self.shownTalk()
        let talk = [
            ("→", EditorTalk.initialize), ("→", EditorTalk.open(path, text)), ("←", heard[1]),
            ("→", breaking),
            ("←", heard[2]), ("→", asking), ("←", heard[3]), ("→", mending), ("←", heard[4]),
        ]
        #expect(shown.count == talk.count)
        for (line, (sign, message)) in zip(shown, talk) {
            #expect(line.hasPrefix(sign) && Self.shows(line, message), "\(line)\n\(message)")
        }
    }
}
