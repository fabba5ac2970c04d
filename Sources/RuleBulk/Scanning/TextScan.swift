import RuleRecords

/// Finds the ends of texts and lines, and checks the bytes on the way there.
///
/// Every function reads whole words, so that `padding` bytes must follow the last byte that a text may have.
enum TextScan {
    /// How many bytes a buffer must hold after the last that is scanned.
    static let padding = 64

    /// The offset of the quote that ends a JSON text, or none for a text with a fault.
    ///
    /// `hasEscapes` becomes true if there are any; each of them is checked.
    @inline(__always)
    static func end(ofText start: Int, in bytes: Span<UInt8>, hasEscapes: inout Bool) -> Int? {
        guard start >= 2 else { return endOfUnusual(start, in: bytes, hasEscapes: &hasEscapes) }
        var offset = start
        while true {
            guard let stops = stops(from: offset, in: bytes) else {
                return endOfUnusual(start, in: bytes, hasEscapes: &hasEscapes)
            }
            guard stops != 0 else {
                offset &+= 32
                continue
            }
            offset &+= stops.trailingZeroBitCount
            let stop = bytes.byte(at: offset)
            if stop == UInt8(ascii: "\"") { return offset }
            guard stop == UInt8(ascii: "\\"), let next = end(ofEscape: offset, in: bytes) else { return nil }
            hasEscapes = true
            offset = next
        }
    }

    /// The offset of the quote that ends a text of less than 32 bytes, none of them an escape or an unusual letter;
    /// negative for any other text.
    @inline(__always)
    static func end(ofShortText start: Int, in bytes: Span<UInt8>) -> Int {
        guard start >= 2, let stops = stops(from: start, in: bytes), stops != 0 else { return -1 }
        let end = start &+ stops.trailingZeroBitCount
        return bytes.byte(at: end) == UInt8(ascii: "\"") ? end : -1
    }

    /// Where a text may end within 32 bytes, a bit for each; none where a letter is not usual.
    ///
    /// What is wrong after the end of the text only costs time. The lengths of names cannot be guessed, so nothing
    /// branches on where in the two blocks the text ends.
    @inline(__always)
    private static func stops(from offset: Int, in bytes: Span<UInt8>) -> UInt32? {
        let (first, second) = (TextBlock(at: offset, in: bytes), TextBlock(at: offset &+ 16, in: bytes))
        guard !(first.faults | second.faults).hasHighBit else { return nil }
        return first.stops | second.stops &<< 16
    }

    /// Where a text with letters of other scripts ends, or with wrong ones: looked at byte after byte.
    @inline(never)
    private static func endOfUnusual(_ start: Int, in bytes: Span<UInt8>, hasEscapes: inout Bool) -> Int? {
        var offset = start
        while true {
            let byte = bytes.byte(at: offset)
            switch byte {
            case UInt8(ascii: "\""): return offset
            case UInt8(ascii: "\\"):
                guard let next = end(ofEscape: offset, in: bytes) else { return nil }
                hasEscapes = true
                offset = next
            case 0..<0x20: return nil
            case 0x20..<0x80: offset += 1
            default:
                guard let next = end(ofLetter: offset, in: bytes) else { return nil }
                offset = next
            }
        }
    }

    /// Where the next letter starts after one that is not ASCII; none for what is not UTF-8.
    static func end(ofLetter offset: Int, in bytes: Span<UInt8>) -> Int? {
        func continues(_ distance: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            range.contains(bytes.byte(at: offset + distance))
        }
        switch bytes.byte(at: offset) {
        case 0xC2...0xDF: return continues(1) ? offset + 2 : nil
        case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? offset + 3 : nil
        case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? offset + 3 : nil
        case 0xE1...0xEF: return continues(1) && continues(2) ? offset + 3 : nil
        case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? offset + 4 : nil
        case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? offset + 4 : nil
        case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? offset + 4 : nil
        default: return nil
        }
    }

    /// Where the text goes on after the escape whose backslash stands there; none for a fault.
    @inline(never)
    private static func end(ofEscape offset: Int, in bytes: Span<UInt8>) -> Int? {
        switch bytes.byte(at: offset + 1) {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return offset + 2
        case UInt8(ascii: "u"):
            guard let unit = escapedUnit(at: offset, in: bytes) else { return nil }
            guard (0xD800..<0xE000).contains(unit) else { return offset + 6 }
            guard unit < 0xDC00, bytes.byte(at: offset + 6) == UInt8(ascii: "\\"),
                bytes.byte(at: offset + 7) == UInt8(ascii: "u"),
                let low = hexadecimal(at: offset + 8, in: bytes), (0xDC00..<0xE000).contains(low)
            else { return nil }
            return offset + 12
        default: return nil
        }
    }

    /// The number of the escape `\uXXXX` whose backslash stands there; none for another.
    static func escapedUnit(at offset: Int, in bytes: Span<UInt8>) -> UInt32? {
        bytes.byte(at: offset + 1) == UInt8(ascii: "u") ? hexadecimal(at: offset + 2, in: bytes) : nil
    }

    private static func hexadecimal(at start: Int, in bytes: Span<UInt8>) -> UInt32? {
        var value: UInt32 = 0
        for offset in start..<(start + 4) {
            guard let digit = bytes.byte(at: offset).hexadecimalDigit else { return nil }
            value = value << 4 | digit
        }
        return value
    }

    /// The offset of the quote that ends an id or a code of a place; none for all but plain ASCII.
    ///
    /// A plus sign may belong to a number that a spreadsheet rounded, such as `1,23E+11`; so it is not plain.
    @inline(__always)
    static func end(ofPlainText start: Int, in bytes: Span<UInt8>) -> Int? {
        var offset = start
        while true {
            let stops = TextBlock.findingOthers(thanPlain: bytes.block(at: offset)).highBits
            guard stops != 0 else {
                offset &+= 16
                continue
            }
            offset &+= stops.trailingZeroBitCount
            guard bytes.byte(at: offset) == UInt8(ascii: "\""), offset > start,
                bytes.byte(at: start) != UInt8(ascii: " "), bytes.byte(at: offset &- 1) != UInt8(ascii: " ")
            else { return nil }
            return offset
        }
    }

    /// The offset of the next such byte, or `end`; nothing after it is looked at.
    static func offset(of byte: UInt8, in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        var offset = start
        while offset &+ 64 <= end {
            guard !bytes.fourBlocks(at: offset, contain: byte) else { break }
            offset &+= 64
        }
        while offset &+ 8 <= end {
            let found = Word.finding(byte, in: bytes.word(at: offset))
            guard found == 0 else { return offset &+ Word.first(in: found) }
            offset &+= 8
        }
        while offset < end {
            if bytes.byte(at: offset) == byte { return offset }
            offset &+= 1
        }
        return end
    }
}
