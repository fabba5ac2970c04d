import RuleDiagnostics
import Testing

struct EmbeddedTextTests {
    private static let file = FileID(index: 0)

    private static func span(_ range: Range<Int>) -> SourceSpan {
        SourceSpan(file: file, lower: range.lowerBound, upper: range.upperBound)
    }

    /// The example of the type: `"a &&` and, on the next line, `b"`.
    private static let folded = EmbeddedText(
        text: "a && b", span: span(10..<22),
        runs: [
            EmbeddedText.Run(textOffset: 0, fileOffset: 11), EmbeddedText.Run(textOffset: 4, fileOffset: 15),
            EmbeddedText.Run(textOffset: 5, fileOffset: 20),
        ])

    @Test(arguments: [
        (0..<1, 11..<12), (2..<4, 13..<15), (4..<5, 15..<16), (5..<6, 20..<21), (0..<6, 11..<21),
        (0..<5, 11..<16),
        (5..<5, 20..<20), (6..<6, 21..<21),
    ])
    func `a piece ends where its last byte ends`(piece: Range<Int>, place: Range<Int>) {
        #expect(Self.folded.span(of: piece) == Self.span(place))
    }

    @Test func `a text as it stands in the file needs one run`() {
        let text = EmbeddedText(plain: "điểm > 5", span: Self.span(7..<18))
        #expect(text.runs.count == 1)
        #expect(text.span(of: 9..<10) == Self.span(16..<17))
    }

    @Test func `an escape of two bytes is covered whole`() {
        // "\"x\"" in the file, with its own quotes outside.
        let text = EmbeddedText(
            text: "\"x\"", span: Self.span(0..<7),
            runs: [
                EmbeddedText.Run(textOffset: 0, fileOffset: 1, fileWidth: 2),
                EmbeddedText.Run(textOffset: 2, fileOffset: 4, fileWidth: 2),
            ])
        #expect(text.span(of: 0..<3) == Self.span(1..<6))
        #expect(text.span(of: 1..<2) == Self.span(3..<4))
        #expect(text.span(of: 2..<3) == Self.span(4..<6))
    }

    @Test func `a place past the text stays within the scalar`() {
        #expect(Self.folded.span(of: 90..<95) == Self.span(22..<22))
    }
}
