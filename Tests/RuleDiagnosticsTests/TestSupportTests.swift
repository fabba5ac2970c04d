import RuleDiagnostics
import TestSupport
import Testing

struct TestSupportTests {
    @Test func `marked pieces are found without their marks`() {
        let source = MarkedSource("đạt: ⟦a⟦ế⟧⟧⟦⟧")
        #expect(source.text == "đạt: aế")
        #expect(source.ranges == [8..<12, 9..<12, 12..<12])
    }

    @Test func `a difference shows the lines that only one text has`() {
        #expect(LineDiff.between(expected: "a\nb\nc", actual: "a\nx\nc") == "+ 2: x\n- 2: b")
        #expect(LineDiff.between(expected: "a", actual: "a").isEmpty)
        #expect(LineDiff.between(expected: "1\n2\n3", actual: "", limit: 1) == "+ 1: \n... 3 more")
    }

    @Test func `letters in another normal form are a difference`() {
        #expect(!LineDiff.between(expected: "é", actual: "e\u{301}").isEmpty)
    }

    @Test func `random numbers are those of SplitMix64`() {
        var generator = SeededGenerator(seed: 0)
        #expect(generator.next() == 0xE220_A839_7B1D_CDAF)
        #expect(generator.next() == 0x6E78_9E6A_A1B9_65F4)
    }

    @Test(
        arguments: [
            (.carriageReturns, "a\r\nế\r\n"), (.byteOrderMark, "\u{FEFF}a\r\nế\n"),
            (.decomposed, "a\r\ne\u{302}\u{301}\n"),
        ] as [(Variation, String)])
    func `a variation changes only what it names`(variation: Variation, expected: String) {
        #expect(variation.apply(to: Array("a\r\nế\n".utf8)) == Array(expected.utf8))
    }

    @Test func `a leading comment moves all one line down`() {
        let bytes = Variation.leadingComment.apply(to: Array("a: 1".utf8))
        #expect(LineTable(bytes).line(ofByte: bytes.count) == Variation.leadingComment.lineShift)
    }
}
