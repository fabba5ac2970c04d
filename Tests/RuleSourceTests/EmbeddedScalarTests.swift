import RuleDiagnostics
import RuleSource
import TestSupport
import Testing

struct EmbeddedScalarTests {
    /// A file of one key, with the letters that the text must map back to in `⟦⟧`.
    struct Sample: Sendable, CustomTestStringConvertible {
        let file: String
        let text: String
        /// What is looked for in the decoded text.
        let piece: String

        init(_ file: String, _ text: String, piece: String) {
            self.file = file
            self.text = text
            self.piece = piece
        }

        var testDescription: String {
            file.debugDescription
        }
    }

    @Test(arguments: [
        Sample("k: a && ⟦biến⟧ > 1\n", "a && biến > 1", piece: "biến"),
        Sample("k: a\n   && ⟦b⟧\n", "a && b", piece: "b"),
        Sample("k: a⟦\n⟧   && b\n", "a && b", piece: " "),
        Sample("k: a\r\n⟦\r\n⟧  b\r\n", "a\nb", piece: "\n"),
        Sample("k: 'it⟦''⟧s'\n", "it's", piece: "'"),
        Sample("k: 'it''⟦s⟧'\n", "it's", piece: "s"),
        Sample(#"k: "x == ⟦\"đạt\"⟧""#, "x == \"đạt\"", piece: "\"đạt\""),
        Sample(#"k: "a⟦\u1EBF⟧b""#, "aếb", piece: "ế"),
        Sample(#"k: "\x41\U0001F600⟦c⟧""#, "A😀c", piece: "c"),
        Sample("k: \"a \\\n   ⟦b⟧\"\n", "a b", piece: "b"),
        Sample("k: |\n  a &&\n    ⟦b⟧ ||\n  c\n", "a &&\n  b ||\nc\n", piece: "b"),
        Sample("k: |2-\n     ⟦b⟧\n   c\n", "   b\n c", piece: "b"),
        Sample("k: >-\n  a⟦\n⟧  b\n", "a b", piece: " "),
        Sample("k: >-\r\n  a\r\n⟦\r\n⟧  b\r\n", "a\nb", piece: "\n"),
        Sample("k: >-\n  a\n\n    deep\n\n  ⟦b⟧\n", "a\n\n  deep\n\nb", piece: "b"),
        Sample("\u{FEFF}k: ⟦e\u{302}\u{301}⟧ > 1\n", "ế > 1", piece: "ế"),
        Sample("k: e\u{302}\u{301}, a\u{323}, ⟦tie\u{302}\u{301}ng⟧ x\n", "ế, ạ, tiếng x", piece: "tiếng"),
    ])
    func `a piece of the text is found where it stands`(sample: Sample) throws {
        let marked = MarkedSource(sample.file)
        let scalar = try #require(Reading(marked.bytes).root?.entries?.first?.value.scalar)
        #expect(Array(scalar.text.utf8) == Array(sample.text.utf8))
        let before = try #require(scalar.text.ranges(of: sample.piece).first).lowerBound
        let lower = scalar.text.utf8.distance(from: scalar.text.startIndex, to: before)
        let span = scalar.embedded().span(of: lower..<lower + sample.piece.utf8.count)
        #expect(Int(span.lower)..<Int(span.upper) == marked.ranges[0])
    }

    @Test(arguments: Node.Scalar.Style.allCases, 0..<150)
    func `every letter maps back to the bytes that it came from`(style: Node.Scalar.Style, seed: Int) throws {
        var written = WrittenScalar(style: style, seed: UInt64(seed))
        written.write()
        let file = String(decoding: written.bytes, as: UTF8.self).debugDescription
        let scalar = try #require(Reading(written.bytes).root?.entries?.first?.value.scalar, "\(file)")
        #expect(scalar.style == style)
        #expect(Array(scalar.text.utf8) == Array(written.text.utf8), "seed \(seed): \(file)")
        let embedded = scalar.embedded()
        var offset = 0
        for letter in written.letters {
            let range = offset..<offset + letter.text.utf8.count
            offset = range.upperBound
            // A block ends with its last line of text, so the breaks after it lie at its end.
            let end = Int(scalar.span.upper)
            let expected = min(letter.file.lowerBound, end)..<min(letter.file.upperBound, end)
            let span = embedded.span(of: range)
            #expect(
                Int(span.lower)..<Int(span.upper) == expected,
                "seed \(seed): \(letter.text.debugDescription) in \(file)")
        }
    }

    @Test func `an empty text stands where it was expected`() throws {
        let scalar = try #require(Reading("k:\n").root?.entries?.first?.value.scalar)
        #expect(scalar.embedded().runs == [EmbeddedText.Run(textOffset: 0, fileOffset: 2)])
    }
}
