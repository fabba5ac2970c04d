import RuleDiagnostics
import Testing

struct NormalizedTextTests {
    @Test(arguments: [
        ("e\u{302}\u{301}", "ế"), ("Tie\u{302}\u{301}ng Vie\u{323}\u{302}t", "Tiếng Việt"),
        // One letter that stands for another, right behind the Vietnamese block and below the dashes.
        ("\u{1F71}", "\u{3AC}"), ("\u{2001}", "\u{2003}"), ("\u{212B}", "Å"), ("\u{2126}", "Ω"),
        // A mark below the letters that it joins, and marks in another order.
        ("\u{1E0D}\u{307}", "\u{1E0D}\u{307}"), ("d\u{307}\u{323}", "\u{1E0D}\u{307}"),
        ("\u{1100}\u{1161}", "가"), ("\u{1D15E}", "\u{1D157}\u{1D165}"),
    ])
    func `letters and their marks are joined`(written: String, normal: String) {
        #expect(Array(written.normalized.utf8) == Array(normal.utf8))
    }

    @Test(arguments: [
        "", "plain", "Độ tuổi – “đúng” … ỹ", "\u{2FF}", "\u{1EA0}\u{1EFF}", "\u{2010}\u{2027}", "😀",
    ])
    func `what is normal stays as it is`(text: String) {
        #expect(Array(text.normalized.utf8) == Array(text.utf8))
    }

    /// Every scalar with its neighbours of the alphabets, against the standard's rule that form D leads to form C.
    @Test func `form C is reached from form D for every scalar`() {
        for value in UInt32(0)...0x2FFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let apart = String(String.UnicodeScalarView(String(scalar).decomposedScalars))
            #expect(Array(apart.normalized.utf8) == Array(String(scalar).normalized.utf8), "U+\(value)")
        }
    }
}
