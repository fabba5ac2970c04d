/// Tells texts that are certainly data from those that may be placeholders.
enum TextCheck {
    /// Whether the first letters rule out that a text says `n/a`, `không áp dụng`, `—`, `#REF!` or nothing.
    ///
    /// False says nothing: then the whole text decides.
    @inline(__always)
    static func isPlainlyData(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        let first = bytes.byte(at: range.lowerBound)
        switch first {
        case UInt8(ascii: "N"), UInt8(ascii: "n"):
            // `Na` is a name.
            return range.count >= 2 && isLetter(bytes.byte(at: range.lowerBound &+ 1))
        case UInt8(ascii: "K"), UInt8(ascii: "k"):
            guard range.count >= 3, isLetter(bytes.byte(at: range.lowerBound &+ 1)) else { return false }
            let second = bytes.byte(at: range.lowerBound &+ 1) | 0x20
            let third = bytes.byte(at: range.lowerBound &+ 2) | 0x20
            // `o` and a mark may make the `ô` of `không`.
            return second != UInt8(ascii: "h") || isLetter(third) && third != UInt8(ascii: "o")
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return true
        // Latin letters with marks, such as those of `Đặng`.
        case 0xC3...0xC6: return true
        // The precomposed letters of Vietnamese.
        case 0xE1:
            return range.count >= 3
                && (bytes.byte(at: range.lowerBound &+ 1) == 0xBA
                    || bytes.byte(at: range.lowerBound &+ 1) == 0xBB)
        default: return isLetter(first)
        }
    }

    @inline(__always)
    private static func isLetter(_ byte: UInt8) -> Bool {
        byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
    }
}
