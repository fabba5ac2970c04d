import RuleDiagnostics
import RuleRecords
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
}
