import RuleRecords

/// Tells texts that are certainly data from those that may be placeholders, as `TextStart` has it.
enum TextCheck {
    /// Whether the first letters rule out that a text is a placeholder.
    static func isPlainlyData(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        TextStart(bytes.word(at: range.lowerBound), count: range.count).isPlainlyData
    }

    /// The same of a JSON text with escapes.
    @inline(never)
    static func isPlainlyData(escaped range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        // The first letters of the text that is meant.
        var (start, offset) = (TextStart(), range.lowerBound)
        while !start.isFull, offset < range.upperBound {
            let byte = bytes.byte(at: offset)
            guard byte == UInt8(ascii: "\\") else {
                start.add(byte)
                offset &+= 1
                continue
            }
            // Other escapes are no letters, and halves of letters are left to whoever knows more of them.
            guard let unit = TextScan.escapedUnit(at: offset, in: bytes),
                let letter = Unicode.Scalar(unit).flatMap(UTF8.encode)
            else { return false }
            for byte in letter { start.add(byte) }
            offset &+= 6
        }
        return start.isPlainlyData
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

    /// Whether a text without blanks around it can be an id or the code of a place as it stands: plain ASCII.
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
        return true
    }
}
