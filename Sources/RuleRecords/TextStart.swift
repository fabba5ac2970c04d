/// The first letters of a text, by which most texts can be told from the placeholders that `FieldDecoder` knows.
package struct TextStart {
    /// The first eight bytes, the first of them lowest; what stands behind the text may be anything.
    private var word: UInt64 = 0
    private var count = 0

    package init() {}

    /// - Parameters:
    ///   - word: The first eight bytes, the first of them lowest.
    ///   - count: How many bytes the text has.
    package init(_ word: UInt64, count: Int) {
        (self.word, self.count) = (word, count)
    }

    init(of text: String) {
        for byte in text.utf8.prefix(TextStart.size) { add(byte) }
    }

    private static let size = 8

    /// Whether further bytes say nothing more.
    package var isFull: Bool { count >= TextStart.size }

    /// Adds the next byte, as long as there is room.
    package mutating func add(_ byte: UInt8) {
        guard !isFull else { return }
        word |= UInt64(byte) &<< UInt64(truncatingIfNeeded: count &* 8)
        count &+= 1
    }

    /// Whether they rule out that a text says `n/a`, `không áp dụng`, `—`, `#REF!` or nothing.
    ///
    /// False says nothing: then the whole text decides.
    package var isPlainlyData: Bool {
        let first = UInt8(truncatingIfNeeded: word) | 0x20
        let start = TextStart.letter(word)
        // Names start with any letter, so branches here would often be guessed wrong.
        let isN = TextStart.flag(first == UInt8(ascii: "n"))
        let isK = TextStart.flag(first == UInt8(ascii: "k"))
        let isDigit = TextStart.flag(UInt8(truncatingIfNeeded: word) &- UInt8(ascii: "0") <= 9)
        // `Na` is a name.
        let isName = TextStart.letter(word &>> 8) & TextStart.flag(count >= 2)
        if (start & (1 ^ isK) & ((1 ^ isN) | isName)) | isDigit != 0 { return true }
        return isK != 0 && count >= 4 && TextStart.isPlainlyData(k: word)
    }

    /// What the first two bytes of a text tell, each by a table of its own: a text is plainly data where both have a
    /// bit in common.
    ///
    /// Bit 0 stands for letters and digits that no placeholder starts with, bit 1 for an `n` before a letter, bit 2 for
    /// the letters of Vietnamese of three bytes.
    package static let letters: [UInt8] = {
        let bytes: [UInt64] = Array(0...255)
        let digits = UInt64(UInt8(ascii: "0"))...UInt64(UInt8(ascii: "9"))
        let first = bytes.map { byte -> UInt8 in
            switch byte | 0x20 {
            case UInt64(UInt8(ascii: "n")): 2
            case UInt64(UInt8(ascii: "k")): 0
            default: byte == 0xE1 ? 4 : digits.contains(byte) ? 1 : letter(byte)
            }
        }
        let second = bytes.map { 1 | letter($0) &<< 1 | ($0 & 0xFE == 0xBA ? 4 : 0) }
        return first + second
    }()

    /// The same for the first eight bytes of a text with a `k`.
    private static func isPlainlyData(k word: UInt64) -> Bool {
        guard letter(word &>> 8) != 0 else { return false }
        let second = UInt8(truncatingIfNeeded: word &>> 8) | 0x20
        guard second == UInt8(ascii: "h") else { return true }
        // `ô` may be written in three ways: small, capital, and as `o` with a mark.
        let third = UInt8(truncatingIfNeeded: word &>> 16)
        if third == 0xC3 { return UInt8(truncatingIfNeeded: word &>> 24) | 0x20 != 0xB4 }
        return third | 0x20 != UInt8(ascii: "o") && letter(word &>> 16) != 0
    }

    private static func flag(_ isSet: Bool) -> UInt8 {
        isSet ? 1 : 0
    }

    /// 1 where a text starts with a letter that no mark can turn into a sign: an ASCII letter, a Latin one with marks
    /// such as that of `Đặng`, or a precomposed one of Vietnamese.
    private static func letter(_ word: UInt64) -> UInt8 {
        let byte = UInt8(truncatingIfNeeded: word)
        let second = UInt8(truncatingIfNeeded: word &>> 8)
        return flag((byte | 0x20) &- UInt8(ascii: "a") < 26) | flag(byte &- 0xC3 <= 3)
            | (flag(byte == 0xE1) & flag(second & 0xFE == 0xBA))
    }
}
