import RuleDiagnostics
import RuleRecords
import TestSupport
import Testing

/// Whatever is typed, the server answers.
struct AnythingTypedTests {
    private static let methods = [
        "hover", "definition", "completion", "prepareRename", "documentSymbol", "rename",
    ]

    private static func texts() -> [(path: String, text: String)] {
        [
            (SampleRules.pack, SampleRules.packText), (SampleRules.overlay, SampleRules.overlayText),
            (SampleRules.tests, SampleRules.testsText), (SampleRules.shared, SampleRules.sharedText),
        ]
    }

    @Test(arguments: 0..<24 as Range<UInt64>)
    func `a text with anything in it is answered`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var editor = try SampleRules.opened(Editor())
        let (path, text) = try #require(Self.texts().randomElement(using: &generator))
        var mutation = Mutation(seed: seed)
        for _ in 0..<4 {
            let broken = String(decoding: mutation.mutated(Array(text.utf8)), as: UTF8.self)
            editor.isBusy = false
            try editor.change(path, to: broken)
            editor.isBusy = true
            for method in Self.methods {
                let starts =
                    broken.unicodeScalars.indices.map { broken[..<$0].utf8.count } + [broken.utf8.count]
                let offset = try #require(starts.randomElement(using: &generator))
                let answer = try editor.request(
                    "textDocument/\(method)",
                    editor.question(path, offset, broken, also: #","newName":"x1""#))
                #expect(
                    answer["result"] != nil || answer["error"]?["code"]?.number == "-32803", "seed \(seed)")
            }
        }
    }

    @Test func `a pack is explained at every letter while it is typed from nothing`() throws {
        var editor = try SampleRules.opened(Editor())
        let text = SampleRules.packText
        for count in stride(from: 0, through: text.count, by: 97) {
            let typed = String(text.prefix(count))
            try editor.change(SampleRules.pack, to: typed)
            let answer = try editor.request(
                "textDocument/completion", editor.question(SampleRules.pack, typed.utf8.count, typed))
            #expect(answer["result"] != nil)
        }
    }

    @Test func `a file of too many values is not read again and again`() throws {
        let fields = (0..<30_000).map {
            "  f\($0): { type: count, label: { vi: \"Trường \($0)\", en: F } }\n"
        }
        let text = "pack: a/b\nfields:\n" + fields.joined()
        var editor = try Editor()
        let clock = ContinuousClock()
        let reading = try clock.measure { try editor.open(SampleRules.pack, text) }
        #expect(editor.diagnostics[Editor.whole(SampleRules.pack)]?.map { $0["code"]?.text } == ["Y115"])
        let question = editor.question(SampleRules.pack, text.utf8.count - 10, text)
        let asking = try clock.measure {
            for method in ["hover", "completion", "definition"] {
                let answer = try editor.request("textDocument/\(method)", question)
                #expect(answer["error"] == nil)
            }
        }
        #expect(asking < reading * 4, "\(asking) after \(reading)")
    }
}
