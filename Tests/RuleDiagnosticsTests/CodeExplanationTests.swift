import RuleDiagnostics
import Testing

struct CodeExplanationTests {
    @Test func `every code has its explanation, in code order`() {
        #expect(CodeExplanation.all.map(\.code) == DiagnosticCode.allCases)
        #expect(CodeExplanation.all.map(\.code.rawValue) == DiagnosticCode.allCases.map(\.rawValue))
    }

    @Test(arguments: DiagnosticCode.allCases)
    func `an explanation belongs to its code`(code: DiagnosticCode) {
        let explanation = CodeExplanation.of(code)
        #expect(explanation.code == code)
        #expect(!explanation.related.contains(code))
        #expect(!explanation.related.isEmpty)
        #expect(Set(explanation.related).count == explanation.related.count)
    }

    @Test(arguments: DiagnosticCode.allCases, Language.allCases)
    func `a title is a short phrase`(code: DiagnosticCode, language: Language) {
        let title = CodeExplanation.of(code).title[language]
        #expect((4...60).contains(title.count), "\(title)")
        #expect(title.last?.isPunctuation == false || title.hasSuffix("`"), "\(title)")
        let words = title.split(separator: " ")
        // Names of formats and of keys keep their capitals.
        let isFormat = words.first.map { ["YAML", "JSON"].contains($0) } ?? false
        #expect(isFormat || title.first.map { $0.isLowercase || $0 == "`" } ?? false, "\(title)")
    }

    @Test(arguments: DiagnosticCode.allCases, Language.allCases)
    func `a meaning is one to four whole sentences`(code: DiagnosticCode, language: Language) {
        let meaning = CodeExplanation.of(code).meaning[language]
        #expect(meaning.hasSuffix("."), "\(meaning)")
        #expect(meaning.first.map { $0.isUppercase || $0 == "`" } ?? false, "\(meaning)")
        #expect((1...4).contains(sentences(in: meaning)), "\(meaning)")
        #expect((60...600).contains(meaning.count), "\(meaning)")
        #expect(meaning.filter { $0 == "`" }.count.isMultiple(of: 2), "\(meaning)")
        #expect(!meaning.contains("  "), "\(meaning)")
    }

    /// Full stops and the like that a space and a capital letter, or nothing, follow.
    private func sentences(in text: String) -> Int {
        var count = 0
        var rest = text[...]
        while let stop = rest.firstIndex(where: { ".!?".contains($0) }) {
            rest = rest[rest.index(after: stop)...]
            let next = rest.dropFirst().first
            let isEnd = rest.isEmpty || rest.first == " " && (next?.isUppercase == true || next == "`")
            if isEnd { count += 1 }
        }
        return count
    }

    @Test(arguments: DiagnosticCode.allCases)
    func `the two languages differ and leave nothing open`(code: DiagnosticCode) {
        let explanation = CodeExplanation.of(code)
        for text in [explanation.title, explanation.meaning] {
            #expect(text.vi != text.en)
            for placeholder in ["xxx", "lorem", "???", "tbd"] {
                #expect(!text.vi.lowercased().contains(placeholder))
                #expect(!text.en.lowercased().contains(placeholder))
            }
        }
    }

    @Test(arguments: Language.allCases)
    func `no two codes share a title`(language: Language) {
        var codes: [String: DiagnosticCode] = [:]
        for explanation in CodeExplanation.all {
            let other = codes.updateValue(explanation.code, forKey: explanation.title[language])
            #expect(other == nil, "\(explanation.title[language])")
        }
    }

    @Test(arguments: DiagnosticCode.allCases)
    func `the examples differ and fit a screen`(code: DiagnosticCode) {
        let explanation = CodeExplanation.of(code)
        #expect(explanation.wrong != explanation.right)
        for example in [explanation.wrong, explanation.right] {
            #expect(!example.shown.isEmpty)
            #expect(example.shown.utf8.count <= 1500)
            #expect(example.shown.split(separator: "\n").count <= 20)
        }
    }
}
