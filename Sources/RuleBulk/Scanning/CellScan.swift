/// Reads the cells of a sheet in their usual forms.
///
/// Counts, numbers and flags are short: eight bytes show them with the byte that ends them. What is longer, or written
/// in any other way, is not read here; then `SheetCell` takes a closer look.
enum CellScan {
    /// What a short cell holds.
    struct Reading {
        var value: Int32
        /// In bytes; negative for what is not read here.
        var length: Int

        @inline(__always)
        init(_ value: Int32, length: Int) {
            self.value = value
            self.length = length
        }

        static var unread: Reading { Reading(0, length: -1) }
        static var empty: Reading { Reading(ColumnKind.missing, length: 0) }
    }

    /// Four counts of one digit, each in the lowest bits of sixteen; none for anything else.
    ///
    /// `ends` is what separates cells, in every other byte from the second on.
    @inline(__always)
    static func fourDigits(_ word: UInt64, before ends: UInt64) -> UInt64? {
        let digits = word ^ (ends | 0x0030_0030_0030_0030)
        // Nothing above 9 in the bytes of digits, and nothing in the others.
        let others = ((digits &+ 0x0006_0006_0006_0006) | digits) & 0xFFF0_FFF0_FFF0_FFF0
        return others == 0 ? digits : nil
    }

    /// A whole number of at most seven digits.
    ///
    /// How many there are up to four cannot be guessed, so nothing branches on it.
    @inline(__always)
    static func count(_ word: UInt64, before end: UInt64) -> Reading {
        let half = UInt32(truncatingIfNeeded: word)
        let others = Word.findingNoDigits(in: half)
        guard others != 0 else { return longCount(word, before: end) }
        let digits = Word.first(in: UInt64(others))
        guard byte(digits, of: word) == end else { return .unread }
        guard digits > 0 else { return .empty }
        return Reading(Int32(truncatingIfNeeded: Word.number(half, digits: digits)), length: digits)
    }

    @inline(never)
    private static func longCount(_ word: UInt64, before end: UInt64) -> Reading {
        let digits = Word.first(in: Word.findingNoDigits(in: word))
        guard digits < 8, byte(digits, of: word) == end else { return .unread }
        return Reading(Int32(truncatingIfNeeded: Word.number(word, digits: digits)), length: digits)
    }

    /// A number with at most two digits after its point or comma, times ten to a power.
    ///
    /// Three digits may be thousands. Nothing branches on whether there is a point, and on what is before it.
    @inline(__always)
    static func number(
        _ word: UInt64, places: UInt8, before end: UInt64, _ delimiter: UInt8, _ powers: Span<Int32>
    ) -> Reading {
        let digits = Word.first(in: Word.findingNoDigits(in: word))
        // Any number of nine digits fits into its column.
        guard digits < 7, digits &+ Int(places) <= 9 else { return .unread }
        let sign = byte(digits, of: word)
        let isSign =
            sign != UInt64(delimiter)
            && (sign == UInt64(UInt8(ascii: ".")) || sign == UInt64(UInt8(ascii: ",")))
        // Without the sign, all digits stand together.
        let mask = Word.mask(digits)
        let joined = isSign ? (word & mask) | (word &>> 8 & ~mask) : word
        let all = Word.first(in: Word.findingNoDigits(in: joined))
        let decimals = all &- digits
        let signs = isSign ? 1 : 0
        guard all < 7, byte(all, of: joined) == end, decimals >= signs, decimals <= min(2, Int(places)),
            digits >= signs
        else { return .unread }
        let number = Int32(truncatingIfNeeded: Word.number(joined, digits: all))
        let scaled = number &* powers[Int(places) &- decimals]
        return Reading(all == 0 ? ColumnKind.missing : scaled, length: all &+ signs)
    }

    /// `true`, `false`, `1` or `0`.
    @inline(__always)
    static func flag(_ word: UInt64, before end: UInt64) -> Reading {
        // Which of the words stands there cannot be guessed, so nothing branches on it.
        let isTrue: UInt64 = word & 0xFF == UInt64(UInt8(ascii: "t")) ? 1 : 0
        let (yes, no) = (ValueScan.trueWord | end &<< 32, ValueScan.falseWord | end &<< 40)
        let expected = no ^ ((0 &- isTrue) & (yes ^ no))
        if word & (0xFFFF_FFFF_FFFF &>> (isTrue &* 8)) == expected {
            return Reading(Int32(truncatingIfNeeded: isTrue), length: 5 &- Int(truncatingIfNeeded: isTrue))
        }
        let first = word & 0xFF
        if first == end { return .empty }
        guard first | 1 == UInt64(UInt8(ascii: "1")), byte(1, of: word) == end else { return .unread }
        return Reading(Int32(truncatingIfNeeded: first & 1), length: 1)
    }

    /// A year of four digits.
    @inline(__always)
    static func year(_ word: UInt64, before end: UInt64) -> Reading {
        guard Word.first(in: Word.findingNoDigits(in: word)) == 4, byte(4, of: word) == end else {
            return .unread
        }
        return Reading(Int32(truncatingIfNeeded: Word.number(word, digits: 4)), length: 4)
    }

    /// A text that was learned and is not long.
    @inline(never)
    static func choice(
        _ datum: Int32, at offset: Int, before end: UInt8, in bytes: Span<UInt8>,
        _ choices: Span<ChoiceTable.Entry>
    ) -> Reading {
        let key = ChoiceTable.Key(at: offset, until: end, in: bytes)
        let index = key.index(for: Int(datum), among: choices.count)
        guard key.length > 1 else { return key.length == 1 ? .empty : .unread }
        guard choices[index].key.first == key.first, choices[index].key.second == key.second,
            choices[index].datum == datum
        else { return .unread }
        return Reading(choices[index].meaning, length: key.length &- 1)
    }

    @inline(__always)
    private static func byte(_ index: Int, of word: UInt64) -> UInt64 {
        word &>> UInt64(truncatingIfNeeded: index &* 8) & 0xFF
    }
}

// Texts may be long.
extension CellScan {
    /// Where an id or the code of a place ends: plain ASCII without blanks around it, as `TextCheck` wants it.
    ///
    /// Negative for what is not read here. `word` holds the first bytes: the codes of places are a few digits.
    @inline(__always)
    static func end(
        ofName start: Int, _ word: UInt64, before end: UInt8, _ delimiter: UInt8, in bytes: Span<UInt8>
    ) -> Int {
        let digits = Word.first(in: Word.findingNoDigits(in: word))
        if digits < 8, byte(digits, of: word) == UInt64(end) { return start &+ digits }
        return self.end(ofAnyName: start, before: end, delimiter, in: bytes)
    }

    @inline(never)
    private static func end(
        ofAnyName start: Int, before end: UInt8, _ delimiter: UInt8, in bytes: Span<UInt8>
    ) -> Int {
        var offset = start
        while true {
            let stops = CellBlock.findingOthers(thanName: bytes.block(at: offset), delimiter).highBits
            guard stops != 0 else {
                offset &+= 16
                continue
            }
            offset &+= stops.trailingZeroBitCount
            guard bytes.byte(at: offset) == end else { return -1 }
            let isPadded =
                offset > start
                && (bytes.byte(at: start) == UInt8(ascii: " ")
                    || bytes.byte(at: offset &- 1) == UInt8(ascii: " "))
            return isPadded ? -1 : offset
        }
    }

    /// Where a text ends that is certainly data, as `TextCheck` has it, or any text where no table of letters is given.
    ///
    /// Negative for what is not read here.
    @inline(never)
    static func end(
        ofText start: Int, before end: UInt8, _ delimiter: UInt8, in bytes: Span<UInt8>,
        _ letters: Span<UInt8>?
    ) -> Int {
        let stop = self.end(ofText: start, delimiter, in: bytes)
        guard stop >= 0, bytes.byte(at: stop) == end else { return -1 }
        if stop == start { return stop }
        let isPlain =
            if let letters {
                TextCheck.isPlainlyData(start..<stop, in: bytes, letters)
            } else {
                bytes.byte(at: start) != UInt8(ascii: "\"")
            }
        return isPlain ? stop : -1
    }

    /// Where the next delimiter or control character stands after letters that are all usual; negative if one is not.
    @inline(__always)
    static func end(ofText start: Int, _ delimiter: UInt8, in bytes: Span<UInt8>) -> Int {
        guard start >= 2 else { return -1 }
        var offset = start
        while true {
            let first = CellBlock(at: offset, delimiter, in: bytes)
            let second = CellBlock(at: offset &+ 16, delimiter, in: bytes)
            // What is wrong after the end of the text only costs time.
            guard !(first.faults | second.faults).hasHighBit else { return -1 }
            // The lengths of names cannot be guessed, so nothing branches on where in the two the text ends.
            let stops = first.stops | second.stops &<< 16
            guard stops != 0 else {
                offset &+= 32
                continue
            }
            return offset &+ stops.trailingZeroBitCount
        }
    }
}

/// Sixteen bytes of a sheet at once, as `TextBlock` looks at JSON.
struct CellBlock {
    /// What separates cells and control characters, such as those that end a row, as `highBits`.
    let stops: UInt32
    /// What is not UTF-8, and letters that are not usual.
    let faults: SIMD16<UInt8>

    /// Looks at the bytes from an offset on, which is at least 2.
    @inline(__always)
    init(at offset: Int, _ delimiter: UInt8, in bytes: Span<UInt8>) {
        let (block, before, beforeThat) = bytes.blocks(upTo: offset)
        stops = (((block &- 0x20) & ~block) | block.finding(delimiter)).highBits
        faults = TextBlock.findFaults(block, before, beforeThat)
    }

    /// Finds what separates cells and all that an id may not hold.
    @inline(__always)
    static func findingOthers(thanName block: SIMD16<UInt8>, _ delimiter: UInt8) -> SIMD16<UInt8> {
        // One more than the last control character is beyond ASCII.
        TextBlock.findingOthers(thanPlain: block) | (block &+ 1) | block.finding(delimiter)
    }
}
