import RuleDiagnostics
import Testing

struct DiagnosticBagTests {
    private static func finding(
        _ code: DiagnosticCode, at offset: Int, in file: Int32 = 0, _ severity: Severity = .error
    ) -> Diagnostic {
        Diagnostic(
            code, severity: severity, message: LocalizedText(vi: "sai", en: "wrong"),
            at: Label(SourceSpan(file: FileID(index: file), lower: offset, upper: offset + 1)))
    }

    @Test func `findings come back by file, place and code`() {
        var bag = DiagnosticBag()
        let expected = [
            Self.finding(.duplicateKey, at: 3), Self.finding(.unknownKey, at: 3),
            Self.finding(.mergeKey, at: 7),
            Self.finding(.mergeKey, at: 1, in: 1),
        ]
        bag.report(contentsOf: [expected[3], expected[2], expected[1], expected[0]])
        let sorted = bag.sorted
        #expect(sorted.map(\.primary.span) == expected.map(\.primary.span))
        #expect(Set(sorted.prefix(2).map(\.code)) == [.duplicateKey, .unknownKey])
        #expect(sorted.first?.code.rawValue == "S201")
    }

    @Test func `one fault at one place is kept once`() {
        var bag = DiagnosticBag()
        bag.report(Self.finding(.mergeKey, at: 2))
        bag.report(Self.finding(.mergeKey, at: 2))
        bag.report(Self.finding(.mergeKey, at: 3))
        #expect(bag.sorted.count == 2)
    }

    @Test func `only errors count as errors`() {
        var bag = DiagnosticBag()
        #expect(bag.isEmpty)
        bag.report(Self.finding(.unusedField, at: 0, .warning))
        #expect(!bag.isEmpty)
        #expect(!bag.hasErrors)
        bag.report(Self.finding(.mergeKey, at: 0))
        #expect(bag.hasErrors)
    }

    @Test func `the first fifty errors are shown and the rest counted`() {
        let findings =
            (0..<52).map { Self.finding(.mergeKey, at: $0) }
            + [Self.finding(.unusedField, at: 60, .warning), Self.finding(.unusedField, at: 61, .note)]
        let summary = DiagnosticSummary(findings)
        #expect(summary.shown.count == 52)
        #expect(summary.hiddenErrors == 2)
        #expect(summary.remainder(in: .vietnamese) == "còn 2 lỗi nữa")
        #expect(summary.remainder(in: .english) == "2 more errors")
        #expect(summary.line(in: .vietnamese) == "52 lỗi, 1 cảnh báo, 1 ghi chú")
        #expect(summary.line(in: .english) == "52 errors, 1 warning, 1 note")
    }

    @Test func `few findings leave nothing out`() {
        let summary = DiagnosticSummary([Self.finding(.unusedField, at: 60, .warning)])
        #expect(summary.remainder(in: .english) == nil)
        #expect(summary.line(in: .english) == "1 warning")
        #expect(DiagnosticSummary([]).line(in: .vietnamese) == nil)
    }
}
