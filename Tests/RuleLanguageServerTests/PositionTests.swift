import RuleDiagnostics
import RuleRecords
import Testing

/// Columns in Vietnamese, composed and decomposed, and in signs of two units.
struct PositionTests {
    /// A finding behind letters of all widths on its line; `Số` is decomposed in the second label.
    private static let text = SampleRules.packText.replacing(
        "{ id: dat, label: { vi: Đạt, en: Recognised }, points: \">= pass_mark\"",
        with:
            "{ id: dat, label: { vi: \"🎓 S\u{1ED1} So\u{302}\u{301} Đạt 𝔛\", en: Recognised }, points: \">= pass_marc\""
    )

    @Test(arguments: ["utf-8", "utf-16", "utf-32"])
    func `a finding stands where the editor counts it`(encoding: String) throws {
        var editor = try SampleRules.opened(Editor(encodings: [encoding]), isBusy: false)
        #expect(editor.capabilities?["positionEncoding"]?.text == encoding)
        try editor.change(SampleRules.pack, to: Self.text)
        #expect(try editor.findings(in: SampleRules.pack) == ["E320: pass_marc"])
        let start = editor.diagnostics[Editor.whole(SampleRules.pack)]?.first?["range"]?["start"]
        let expected = ["utf-8": "90", "utf-16": "79", "utf-32": "77"]
        #expect(start?["character"]?.number == expected[encoding])
    }

    @Test(arguments: [
        ([], "utf-16"), (["utf-8"], "utf-8"), (["utf-32", "utf-16"], "utf-32"), (["utf-7"], "utf-16"),
        (["utf-7", "utf-8"], "utf-8"),
    ])
    func `the client's first choice that is known counts`(offered: [String], chosen: String) throws {
        #expect(try Editor(encodings: offered).capabilities?["positionEncoding"]?.text == chosen)
    }

    @Test(arguments: ["utf-8", "utf-16", "utf-32"])
    func `names behind wide letters are found, hovered and renamed`(encoding: String) throws {
        var editor = try SampleRules.opened(Editor(encodings: [encoding]))
        let text = Self.text.replacing("pass_marc", with: "pass_m⟦⟧ark")
        #expect(try editor.hover(SampleRules.pack, text)?.contains("**Pass mark**") == true)
        #expect(try editor.definition(SampleRules.pack, text)?.hasSuffix(":31: pass_mark") == true)
        let answer = try editor.ask(
            "textDocument/rename", SampleRules.pack, text, also: #","newName":"muc""#)
        let path = Editor.whole(SampleRules.pack)
        let edits = try #require(answer["changes"]?[FileURI.text(of: path)]?.items)
        let renamed = try editor.applying(edits, to: #require(editor.text(of: path)))
        #expect(renamed == (editor.text(of: path) ?? "").replacing("pass_mark", with: "muc"))
    }

    @Test(arguments: ["utf-8", "utf-16", "utf-32"])
    func `changes of ranges end in the text that the editor has`(encoding: String) throws {
        var editor = try SampleRules.opened(Editor(encodings: [encoding]), isBusy: false)
        try editor.change(SampleRules.pack, to: Self.text)
        let bytes = Array(Self.text.utf8)
        let wrong = try #require(bytes.firstRange(of: Array("marc".utf8)))
        try editor.replace(wrong, in: SampleRules.pack, with: "mark")
        #expect(try editor.findings(in: SampleRules.pack) == [])
        // A letter of two units goes, and one comes in the middle of a decomposed word.
        let emoji = try #require(Array(Self.text.utf8).firstRange(of: Array("🎓".utf8)))
        try editor.replace(emoji, in: SampleRules.pack, with: "")
        let now = try #require(editor.text(of: SampleRules.pack))
        let mark = try #require(Array(now.utf8).firstRange(of: Array("\u{301} Đạt".utf8)))
        try editor.replace(mark, in: SampleRules.pack, with: "\u{301}🎉\n    x: 1 Đạt")
        let hover = try editor.request(
            "textDocument/hover",
            editor.question(
                SampleRules.pack,
                try #require(
                    Array((editor.text(of: SampleRules.pack) ?? "").utf8).firstRange(
                        of: Array("part: learning".utf8))
                )
                .upperBound - 2, editor.text(of: SampleRules.pack) ?? ""))
        #expect(hover["result"]?["contents"]?["value"]?.text?.contains("learning") == true)
    }

    @Test func `places beyond the text are those at its end`() throws {
        var editor = try SampleRules.opened(Editor())
        for position in [#"{"line":99999,"character":0}"#, #"{"line":0,"character":9999}"#] {
            let answer = try editor.request(
                "textDocument/hover",
                #"{"textDocument":{"uri":\#(Editor.uri(Editor.whole(SampleRules.pack)))},"position":\#(position)}"#
            )
            #expect(answer["error"] == nil)
        }
        try editor.notify(
            "textDocument/didChange",
            #"{"textDocument":{"uri":\#(Editor.uri(Editor.whole(SampleRules.pack))),"version":9},"contentChanges":"#
                + #"[{"range":{"start":{"line":99999,"character":7},"end":{"line":99999,"character":9}},"text":"x: ["}]}"#
        )
        editor.isBusy = false
        try editor.notify("textDocument/didSave", "{}")
        #expect(editor.diagnostics[Editor.whole(SampleRules.pack)]?.isEmpty == false)
    }

    @Test func `lines that end with CR and LF are lines`() throws {
        var editor = try Editor()
        let text = SampleRules.packText.replacing("include: [dong-ho]\n", with: "")
            .replacing("citizens > 0", with: "lerning > 0").replacing("\n", with: "\r\n")
        try editor.open(SampleRules.pack, text)
        let found = try #require(editor.diagnostics[Editor.whole(SampleRules.pack)]?.first)
        #expect(found["code"]?.text == "E320")
        #expect(found["range"]?["start"]?["line"]?.number == "76")
        #expect(found["range"]?["start"]?["character"]?.number == "24")
    }

    @Test func `a mark at the start of a text counts as the editor counts it`() throws {
        var editor = try Editor()
        try editor.open(SampleRules.pack, "\u{FEFF}pack: lop_hoc\n")
        let found = (editor.diagnostics[Editor.whole(SampleRules.pack)] ?? []).first {
            $0["code"]?.text != "S202"
        }
        #expect(found?["range"]?["start"]?["character"]?.number == "7")
    }
}
