/// Tells texts that are certainly data from those that may be placeholders.
enum TextCheck {
    /// Whether the first letters rule out that a text says `n/a`, `không áp dụng`, `—`, `#REF!` or nothing.
    ///
    /// False says nothing: then the whole text decides.
    @inline(__always)
    static func isPlainlyData(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        isPlainlyData(bytes.word(at: range.lowerBound), count: range.count)
    }

    /// The same of a JSON text with escapes.
    @inline(never)
    static func isPlainlyData(escaped range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        // The first bytes of the text that is meant.
        var (word, count, offset) = (UInt64(0), 0, range.lowerBound)
        func add(_ byte: UInt8) {
            guard count < 8 else { return }
            word |= UInt64(byte) &<< UInt64(truncatingIfNeeded: count &* 8)
            count &+= 1
        }
        while count < 8, offset < range.upperBound {
            let byte = bytes.byte(at: offset)
            guard byte == UInt8(ascii: "\\") else {
                add(byte)
                offset &+= 1
                continue
            }
            // Other escapes are no letters, and halves of letters are left to whoever knows more of them.
            guard let unit = TextScan.escapedUnit(at: offset, in: bytes),
                let letter = Unicode.Scalar(unit).flatMap(UTF8.encode)
            else { return false }
            for byte in letter { add(byte) }
            offset &+= 6
        }
        return isPlainlyData(word, count: count)
    }

    /// The same of the first eight bytes of a text, as far as it has so many.
    @inline(__always)
    private static func isPlainlyData(_ word: UInt64, count: Int) -> Bool {
        let first = UInt8(truncatingIfNeeded: word) | 0x20
        let start = letter(word)
        // Names start with any letter, so branches here would often be guessed wrong.
        let isN = flag(first == UInt8(ascii: "n"))
        let isK = flag(first == UInt8(ascii: "k"))
        let isDigit = flag(UInt8(truncatingIfNeeded: word) &- UInt8(ascii: "0") <= 9)
        // `Na` is a name.
        let isName = letter(word &>> 8) & flag(count >= 2)
        if (start & (1 ^ isK) & ((1 ^ isN) | isName)) | isDigit != 0 { return true }
        return isK != 0 && count >= 4 && isPlainlyData(k: word)
    }

    /// The same, by a table of letters.
    @inline(__always)
    static func isPlainlyData(_ range: Range<Int>, in bytes: Span<UInt8>, _ letters: Span<UInt8>) -> Bool {
        startsAsData(at: range.lowerBound, in: bytes, letters) || isPlainlyData(range, in: bytes)
    }

    /// Whether the table knows the first two bytes of a text for those of data.
    ///
    /// The byte after the last is a quote.
    @inline(__always)
    static func startsAsData(at start: Int, in bytes: Span<UInt8>, _ letters: Span<UInt8>) -> Bool {
        let word = bytes.word(at: start)
        let first = letters[Int(truncatingIfNeeded: word & 0xFF)]
        let second = letters[256 &+ Int(truncatingIfNeeded: word &>> 8 & 0xFF)]
        return first & second != 0
    }

    /// What the first two bytes of a text tell, each by a table of its own: a text is plainly data where both have a
    /// bit in common.
    ///
    /// Bit 0 stands for letters and digits that no placeholder starts with, bit 1 for an `n` before a letter, bit 2 for
    /// the letters of Vietnamese of three bytes.
    static let letters: [UInt8] = {
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

    @inline(__always)
    private static func flag(_ isSet: Bool) -> UInt8 {
        isSet ? 1 : 0
    }

    /// 1 where a text starts with a letter that no mark can turn into a sign: an ASCII letter, a Latin one with marks
    /// such as that of `Đặng`, or a precomposed one of Vietnamese.
    @inline(__always)
    private static func letter(_ word: UInt64) -> UInt8 {
        let byte = UInt8(truncatingIfNeeded: word)
        let second = UInt8(truncatingIfNeeded: word &>> 8)
        return flag((byte | 0x20) &- UInt8(ascii: "a") < 26) | flag(byte &- 0xC3 <= 3)
            | (flag(byte == 0xE1) & flag(second & 0xFE == 0xBA))
    }

    /// Whether a text can be an id or the code of a place as it stands: plain ASCII without blanks around it.
    ///
    /// A plus sign may belong to a number that a spreadsheet rounded, such as `1,23E+11`; quotes and backslashes
    /// would have to be written otherwise in JSON.
    static func isPlainName(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        var offset = range.lowerBound
        while offset < range.upperBound {
            let count = range.upperBound &- offset
            let word = bytes.word(at: offset) & (count < 8 ? Word.mask(count) : ~0)
            let stops =
                Word.finding(UInt8(ascii: "\""), in: word) | Word.finding(UInt8(ascii: "\\"), in: word)
                | Word.finding(UInt8(ascii: "+"), in: word) | Word.finding(0x7F, in: word)
                | Word.findingControls(in: word) | (word & Word.highs)
            // The bytes after the end are 0 here, which is a control character.
            guard stops == 0 || Word.first(in: stops) >= count else { return false }
            offset &+= 8
        }
        return bytes.byte(at: range.lowerBound) != UInt8(ascii: " ")
            && bytes.byte(at: range.upperBound - 1) != UInt8(ascii: " ")
    }
}
