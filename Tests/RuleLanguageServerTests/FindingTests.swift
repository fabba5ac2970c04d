import RuleDiagnostics
import RuleRecords
import TestSupport
import Testing

/// What the server says is wrong, while people type.
struct FindingTests {
    @Test func `rules without faults have no findings`() throws {
        let editor = try SampleRules.opened(Editor(), isBusy: false)
        for path in [SampleRules.pack, SampleRules.overlay, SampleRules.tests, SampleRules.shared] {
            #expect(try editor.findings(in: path) == [])
        }
    }

    @Test func `a fault is told with its place as soon as it is typed, and taken back when it is mended`()
        throws
    {
        var editor = try SampleRules.opened(Editor(), isBusy: false)
        let broken = SampleRules.packText.replacing("part: learning", with: "part: lerning")
        try editor.change(SampleRules.pack, to: broken)
        #expect(try editor.findings(in: SampleRules.pack) == ["E320: lerning"])
        let diagnostic = try #require(editor.diagnostics[Editor.whole(SampleRules.pack)]?.first)
        #expect(diagnostic["severity"]?.number == "1")
        #expect(diagnostic["source"]?.text == "binhxet")
        #expect(diagnostic["message"]?.text?.contains("learning") == true)
        try editor.change(SampleRules.pack, to: SampleRules.packText)
        #expect(try editor.findings(in: SampleRules.pack) == [])
    }

    // MARK: - Other files

    @Test func `what goes from one file is missed in the others at once`() throws {
        var editor = try SampleRules.opened(Editor(), isBusy: false)
        try editor.change(
            SampleRules.shared, to: SampleRules.sharedText.replacing("citizens:", with: "citizen:"))
        #expect(try editor.findings(in: SampleRules.pack) == ["E320: citizens"])
        try editor.change(SampleRules.shared, to: SampleRules.sharedText)
        #expect(try editor.findings(in: SampleRules.pack) == [])
        let other = SampleRules.packText.replacing("id: \"2.1\"", with: "id: \"2.7\"")
        try editor.change(SampleRules.pack, to: other)
        #expect(try editor.findings(in: SampleRules.pack) == [])
        #expect(
            try editor.findings(in: SampleRules.overlay)
                == ["D611: indicators.2.1.max", "D611: indicators.2.1.award"])
        #expect(try editor.findings(in: SampleRules.tests) == ["T803: \"2.1\""])
    }

    @Test func `a fault that an overlay makes in shared fields and packs stands at its line`() throws {
        var editor = try SampleRules.opened(Editor(), isBusy: false)
        try editor.change(
            SampleRules.overlay,
            to: SampleRules.overlayText.replacing("pass_mark: 80", with: "pass_mark: 180"))
        let findings = try editor.findings(in: SampleRules.overlay) + editor.findings(in: SampleRules.pack)
        #expect(!findings.isEmpty)
        try editor.change(
            SampleRules.shared,
            to: SampleRules.sharedText.replacing("max: workers", with: "max: workerz"))
        #expect(try editor.findings(in: SampleRules.shared) == ["E320: workerz"])
    }

    @Test func `related places are named with their files`() throws {
        var editor = try SampleRules.opened(Editor(), isBusy: false)
        let clash = SampleRules.packText.replacing(
            "  registered: {", with: "  citizens: { type: flag, label: { vi: a, en: b } }\n  registered: {")
        try editor.change(SampleRules.pack, to: clash)
        let found = editor.diagnostics[Editor.whole(SampleRules.pack)] ?? []
        let places = found.flatMap { $0["relatedInformation"]?.items ?? [] }
        let related = try #require(places.first)
        #expect(related["location"]?["uri"]?.text == "file:///nowhere/rules/fields/dong-ho.yaml")
        #expect(related["message"]?.text?.isEmpty == false)
    }

    @Test func `worked cases have their findings, and a closed file has none`() throws {
        var editor = try SampleRules.opened(Editor(), isBusy: false)
        let bad = SampleRules.testsText.replacing("class: dat", with: "klass: dat")
            .replacing("[gia-dinh]", with: "[gia-dih]")
        try editor.change(SampleRules.tests, to: bad)
        #expect(try editor.findings(in: SampleRules.tests) == ["S201: klass", "T803: gia-dih"])
        try editor.close(SampleRules.tests)
        #expect(editor.diagnostics[Editor.whole(SampleRules.tests)]?.isEmpty == true)
    }

    @Test(arguments: [
        ("file:///nowhere/zzz.txt", "binhxet", ""), ("file:///nowhere/zzz", "binhxet", ""),
        ("untitled:U1", "binhxet", ""), ("untitled:/nowhere/moi.txt", "binhxet", ""),
        ("file:///nowhere/zzz.txt", "plaintext", "# yaml-language-server: $schema=../pack.schema.json\n"),
    ])
    func `what the editor calls binhxet, or what names a schema, is looked after under any name`(
        uri: String, language: String, top: String
    ) throws {
        var editor = try Editor()
        let text = top + SampleRules.packText.replacing("include: [dong-ho]\n", with: "")
        let item =
            #""uri":"\#(uri)","languageId":"\#(language)","version":1,"text":\#(Editor.quoted(text))"#
        try editor.notify("textDocument/didOpen", #"{"textDocument":{\#(item)}}"#)
        let found = try #require(editor.diagnostics[FileURI.path(of: uri) ?? uri])
        #expect(found.compactMap { $0["code"]?.text } == ["E320"])
        let range = try #require(found.first?["range"].flatMap { editor.bytes(of: $0, in: text) })
        #expect(String(decoding: Array(text.utf8)[range], as: UTF8.self) == "citizens")

        let source = MarkedSource(
            text.replacing("  learning: { type", with: "  ⟦⟧learning: { type"))
        let place = editor.position(try #require(source.ranges.first).lowerBound, in: text)
        let question = #"{"textDocument":{"uri":"\#(uri)"},"position":\#(place),"newName":"hoc"}"#
        let answer = try editor.request("textDocument/rename", question)["result"]
        let edits = answer?["changes"]?[uri]?.items ?? []
        #expect(
            try editor.applying(edits, to: text)
                == text.replacing("learning", with: "hoc").replacing("of hoc", with: "of learning"))
    }

    @Test func `other documents without a file are left alone`() throws {
        var editor = try Editor()
        for name in ["plaintext", "yaml"] {
            try editor.notify(
                "textDocument/didOpen",
                #"{"textDocument":{"uri":"untitled:U1","languageId":"\#(name)","version":1,"text":"a: 1"}}"#)
        }
        #expect(editor.diagnostics.isEmpty)
    }

    @Test func `places are checked too`() throws {
        var editor = try Editor()
        try editor.open(
            "places/units.yaml",
            "units:\n  - { code: \"01\", name: Hà Nội }\n  - { code: \"02\", name: A, parent: \"03\" }\n")
        #expect(try editor.findings(in: "places/units.yaml") == ["D617: \"03\""])
    }

    @Test func `two packs on one day are found across open files`() throws {
        var editor = try SampleRules.opened(Editor(), isBusy: false)
        try editor.open(
            "dong-ho-hoc-tap/khac/pack.yaml",
            SampleRules.packText.replacing("dong-ho-hoc-tap/vi-du", with: "dong-ho-hoc-tap/khac"))
        let findings =
            try editor.findings(in: SampleRules.pack) + editor.findings(in: "dong-ho-hoc-tap/khac/pack.yaml")
        #expect(findings.contains { $0.hasPrefix("D605") })
    }

    @Test func `shipped packs open as they are checked`() throws {
        let rules = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/rules/"
        var editor = try Editor()
        for name in [
            "don-vi-hoc-tap/qd448-2015/pack.yaml", "don-vi-hoc-tap/qd448-2015/vinh-long.overlay.yaml",
            "don-vi-hoc-tap/qd448-2015/tests.yaml", "places/units.yaml",
        ] {
            let text = String(decoding: try #require(TestFiles.read(rules + name)), as: UTF8.self)
            try editor.open(rules + name, text)
            #expect(try editor.findings(in: rules + name).allSatisfy { $0.hasPrefix("D603") }, "\(name)")
        }
        let path = rules + "don-vi-hoc-tap/qd448-2015/pack.yaml"
        let text = try #require(editor.text(of: path))
        try editor.change(path, to: text.replacing("pass_mark:", with: "pass_marks:"))
        let overlay = try editor.findings(in: rules + "don-vi-hoc-tap/qd448-2015/vinh-long.overlay.yaml")
        #expect(overlay.contains("D611: parameters.pass_mark"))
    }
}
