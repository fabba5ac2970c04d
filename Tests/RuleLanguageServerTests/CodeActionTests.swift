import RuleDiagnostics
import RuleRecords
import TestSupport
import Testing

/// Ways to mend what is wrong, as editors offer them.
struct CodeActionTests {
    /// The actions offered on the whole of a document.
    private static func actions(
        _ editor: inout Editor, _ path: String, only: String = ""
    ) throws -> [JSONValue] {
        let text = try #require(editor.text(of: path))
        let range = editor.range(0..<text.utf8.count, in: text)
        let answer = try editor.request(
            "textDocument/codeAction",
            #"{"textDocument":{"uri":\#(Editor.uri(Editor.whole(path)))},"range":\#(range),"#
                + #""context":{"diagnostics":[]\#(only)}}"#)
        return answer["result"]?.items ?? []
    }

    @Test(arguments: ["broken", "shape", "names", "expressions", "points", "dates", "levels"])
    func `each action takes its finding away and adds no error`(topic: String) throws {
        var count = 0
        let compilerTests = #filePath.replacing(
            "RuleLanguageServerTests/CodeActionTests", with: "RuleCompilerTests/Topics")
        for sample in GoldenCase.all(in: topic, beside: compilerTests) {
            let path = "/nowhere/\(topic)/\(sample.name)/pack.yaml"
            let text = String(decoding: sample.input, as: UTF8.self)
            var editor = try Editor()
            try editor.open(path, text)
            for action in try Self.actions(&editor, path) {
                count += 1
                let before = try editor.findings(in: path)
                let finding = try #require(action["diagnostics"]?.items.first)
                let code = try #require(finding["code"]?.text)
                let edits = try #require(
                    action["edit"]?["changes"]?[FileURI.text(of: path)]?.items)
                #expect(action["kind"]?.text == "quickfix")
                try editor.change(path, to: editor.applying(edits, to: text))
                let after = try editor.findings(in: path)
                let codes = { (findings: [String]) in findings.count { $0.hasPrefix(code) } }
                #expect(codes(after) < codes(before), "\(sample): \(action["title"]?.text ?? "") \(after)")
                try editor.change(path, to: text)
            }
        }
        #expect(topic == "points" || count > 0)
    }

    @Test func `the only way to mend something is preferred, and one of several is not`() throws {
        var editor = try SampleRules.opened(Editor(language: .vietnamese))
        try editor.change(
            SampleRules.pack, to: SampleRules.packText.replacing("part: learning", with: "part: lerning"))
        let action = try #require(try Self.actions(&editor, SampleRules.pack).first)
        #expect(action["title"]?.text == "có phải là `learning`?")
        #expect(action["isPreferred"]?.flag == true)
        try editor.change(
            SampleRules.pack, to: SampleRules.packText.replacing("\">= pass_mark\"", with: "\">= 70,5\""))
        let several = try Self.actions(&editor, SampleRules.pack)
        #expect(several.count == 2)
        #expect(several.allSatisfy { $0["isPreferred"] == nil })
    }

    @Test func `only what is asked for is offered, where it is asked for`() throws {
        var editor = try SampleRules.opened(Editor())
        let text = SampleRules.packText.replacing("part: learning", with: "part: lerning")
        try editor.change(SampleRules.pack, to: text)
        #expect(try Self.actions(&editor, SampleRules.pack, only: #","only":["refactor"]"#).isEmpty)
        #expect(try Self.actions(&editor, SampleRules.pack, only: #","only":["quickfix"]"#).count == 1)
        let start = editor.range(0..<4, in: text)
        let answer = try editor.request(
            "textDocument/codeAction",
            #"{"textDocument":{"uri":\#(Editor.uri(Editor.whole(SampleRules.pack)))},"range":\#(start),"context":{}}"#
        )
        #expect(answer["result"]?.items.isEmpty == true)
    }
}
