/// The number that a value stands for, and where the text goes on after it.
struct ScannedValue {
    var value: Int32
    /// Negative where there is no number: `unread`, `fault` or `unlearned`.
    var next: Int

    @inline(__always)
    init(_ value: Int32, next: Int) {
        self.value = value
        self.next = next
    }

    /// Not in the usual form; a closer look may help.
    static var unread: ScannedValue { ScannedValue(0, next: -1) }
    /// Not plain.
    static var fault: ScannedValue { ScannedValue(0, next: -2) }
    /// A text that is to be learned.
    static var unlearned: ScannedValue { ScannedValue(0, next: -3) }
}

/// Where an id or a place stands, and where the text goes on; negative where it is not plain.
struct TextPlace {
    var start: Int
    var end: Int
    var next: Int

    static let none = TextPlace(start: 0, end: 0, next: -1)
}

/// Reads values of JSON in their usual forms.
enum ValueScan {
    /// `true` and `false`, the first letter lowest.
    static let trueWord: UInt64 = 0x6575_7274
    static let falseWord: UInt64 = 0x65_736C_6166

    @inline(__always)
    static func flag(at offset: Int, in bytes: Span<UInt8>) -> ScannedValue {
        let word = bytes.word(at: offset)
        // Which of the two stands there cannot be guessed, so nothing branches on it. Their first letters differ in
        // both bits; where the value ends is what everything waits for, and comes sooner from the second.
        let isTrue = (word & 0x10) &>> 4
        let isFalse = (word &>> 1) & 1
        // The last letter comes to the highest byte, so that what follows is out of the way.
        let expected = isTrue == 0 ? falseWord &<< 24 : trueWord &<< 32
        if word &<< (24 &+ isTrue &* 8) == expected {
            return ScannedValue(
                Int32(truncatingIfNeeded: isTrue), next: offset &+ 4 &+ Int(truncatingIfNeeded: isFalse))
        }
        var next = offset
        guard let digit = NumberScan.whole(in: bytes, at: &next), digit <= 1 else { return .unread }
        return ScannedValue(Int32(truncatingIfNeeded: digit), next: next)
    }

    @inline(__always)
    static func count(at offset: Int, in bytes: Span<UInt8>) -> ScannedValue {
        var next = offset
        guard let number = NumberScan.whole(in: bytes, at: &next) else { return .unread }
        return ScannedValue(Int32(truncatingIfNeeded: number), next: next)
    }

    /// A whole number in a cell; most have one digit or two.
    @inline(__always)
    static func count(at offset: Int, before delimiter: UInt8, in bytes: Span<UInt8>) -> ScannedValue {
        let word = bytes.word(at: offset)
        let end = UInt64(delimiter)
        let first = (word & 0xFF) &- 48
        guard first <= 9 else { return .unread }
        let next = word &>> 8 & 0xFF
        if next == end { return ScannedValue(Int32(truncatingIfNeeded: first), next: offset &+ 1) }
        if next &- 48 <= 9, word &>> 16 & 0xFF == end {
            return ScannedValue(Int32(truncatingIfNeeded: first &* 10 &+ next &- 48), next: offset &+ 2)
        }
        return count(at: offset, in: bytes)
    }

    @inline(__always)
    static func number(_ places: UInt8, at offset: Int, in bytes: Span<UInt8>) -> ScannedValue {
        var next = offset
        let number = NumberScan.decimal(places: Int(places), in: bytes, at: &next)
        return scanned(number, next: next)
    }

    /// The same for a number with zeros at its end that say nothing.
    @inline(never)
    static func longNumber(_ places: UInt8, at offset: Int, in bytes: Span<UInt8>) -> ScannedValue {
        var next = offset
        let number = NumberScan.decimal(places: Int(places), endsInZeros: true, in: bytes, at: &next)
        return scanned(number, next: next)
    }

    @inline(__always)
    private static func scanned(_ number: Int?, next: Int) -> ScannedValue {
        guard let number, let fitting = Int32(exactly: number), fitting > ScanPlan.notPlain else {
            return .unread
        }
        return ScannedValue(fitting, next: next)
    }

    /// A choice whose text was learned and is not long.
    @inline(__always)
    static func choice(
        _ datum: Int, at offset: Int, in bytes: Span<UInt8>, _ choices: Span<ChoiceTable.Entry>
    ) -> ScannedValue {
        guard bytes.byte(at: offset) == UInt8(ascii: "\"") else { return .unread }
        let key = ChoiceTable.Key(at: offset &+ 1, in: bytes)
        let index = key.index(for: datum, among: choices.count)
        guard key.length != 0, choices[index].key.first == key.first, choices[index].key.second == key.second,
            choices[index].datum == Int32(truncatingIfNeeded: datum)
        else { return .unread }
        return ScannedValue(choices[index].meaning, next: offset &+ 1 &+ key.length)
    }

    /// A text is looked at and not kept.
    ///
    /// Most are short, and a function that only looks at these need not save any registers.
    @inline(never)
    static func text(at offset: Int, in bytes: Span<UInt8>, _ letters: Span<UInt8>) -> ScannedValue {
        let start = offset &+ 1
        let end = TextScan.end(ofShortText: start, in: bytes)
        guard end > start, bytes.byte(at: offset) == UInt8(ascii: "\""),
            TextCheck.startsAsData(at: start, in: bytes, letters)
        else { return anyText(at: offset, in: bytes, letters) }
        return ScannedValue(ColumnKind.missing, next: end &+ 1)
    }

    /// The same for a text of any length.
    @inline(never)
    private static func anyText(at offset: Int, in bytes: Span<UInt8>, _ letters: Span<UInt8>) -> ScannedValue
    {
        guard bytes.byte(at: offset) == UInt8(ascii: "\"") else { return .unread }
        let start = offset &+ 1
        var hasEscapes = false
        guard let end = TextScan.end(ofText: start, in: bytes, hasEscapes: &hasEscapes),
            end == start || TextCheck.isPlainlyData(start..<end, in: bytes, letters)
        else { return .unread }
        return ScannedValue(ColumnKind.missing, next: end &+ 1)
    }

    @inline(__always)
    static func year(at offset: Int, in bytes: Span<UInt8>) -> ScannedValue {
        var next = offset
        guard let year = NumberScan.whole(in: bytes, at: &next), next &- offset == 4 else { return .unread }
        return ScannedValue(Int32(truncatingIfNeeded: year), next: next)
    }

    @inline(__always)
    static func isNull(at offset: Int, in bytes: Span<UInt8>) -> Bool {
        bytes.word(at: offset) & 0xFFFF_FFFF == 0x6C6C_756E
    }

    /// An id: a text, or a whole number.
    @inline(__always)
    static func identity(at offset: Int, in bytes: Span<UInt8>) -> TextPlace {
        let isText = bytes.byte(at: offset) == UInt8(ascii: "\"")
        return isText ? plainText(at: offset &+ 1, in: bytes) : otherIdentity(at: offset, in: bytes)
    }

    /// The same after white space, and for numbers.
    @inline(never)
    private static func otherIdentity(at offset: Int, in bytes: Span<UInt8>) -> TextPlace {
        let start = Hop.withoutSpace(offset, in: bytes)
        if bytes.byte(at: start) == UInt8(ascii: "\"") { return plainText(at: start &+ 1, in: bytes) }
        var next = start
        guard NumberScan.skipWhole(in: bytes, at: &next) else { return .none }
        return TextPlace(start: start, end: next, next: next)
    }

    /// A place: a text, or nothing.
    @inline(__always)
    static func place(at offset: Int, in bytes: Span<UInt8>) -> TextPlace {
        let isText =
            bytes.byte(at: offset) == UInt8(ascii: "\"") && bytes.byte(at: offset &+ 1) != UInt8(ascii: "\"")
        return isText ? plainText(at: offset &+ 1, in: bytes) : otherPlace(at: offset, in: bytes)
    }

    /// The same after white space, and for nothing.
    @inline(never)
    private static func otherPlace(at offset: Int, in bytes: Span<UInt8>) -> TextPlace {
        let start = Hop.withoutSpace(offset, in: bytes)
        if isNull(at: start, in: bytes) { return TextPlace(start: 0, end: 0, next: start &+ 4) }
        guard bytes.byte(at: start) == UInt8(ascii: "\"") else { return .none }
        guard bytes.byte(at: start &+ 1) != UInt8(ascii: "\"") else {
            return TextPlace(start: 0, end: 0, next: start &+ 2)
        }
        return plainText(at: start &+ 1, in: bytes)
    }

    @inline(__always)
    private static func plainText(at start: Int, in bytes: Span<UInt8>) -> TextPlace {
        guard let end = TextScan.end(ofPlainText: start, in: bytes) else { return .none }
        return TextPlace(start: start, end: end, next: end &+ 1)
    }
}
