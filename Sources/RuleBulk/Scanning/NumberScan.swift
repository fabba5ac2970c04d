import RuleModel

/// Reads numbers and days out of bytes.
///
/// Each function gives none for whatever is not plainly a number of the kind; then someone else looks at it.
enum NumberScan {
    /// Reads digits up to the first byte that is none: at most nine, and without a leading zero as JSON wants it.
    @inline(__always)
    static func whole(in bytes: Span<UInt8>, at offset: inout Int) -> Int? {
        let word = bytes.word(at: offset)
        let digits = UInt32(truncatingIfNeeded: word)
        let others = Word.findingNoDigits(in: digits)
        guard others != 0 else {
            let isLong = Word.findingNoDigits(in: word) & 0x80_0000_0000 == 0
            guard digits & 0x0F != 0, !isLong else { return longWhole(in: bytes, at: &offset) }
            offset &+= 4
            return Int(truncatingIfNeeded: Word.number(digits, digits: 4))
        }
        // How many digits there are up to three cannot be guessed, so nothing branches on it.
        let hasNoZero = (digits & 0x0F) | (others & 0x8000)
        guard others & 0x80 == 0, hasNoZero != 0 else { return nil }
        let count = Word.first(in: UInt64(others))
        offset &+= count
        return Int(truncatingIfNeeded: Word.number(digits, digits: count))
    }

    /// Steps over the digits of a whole number that may be an id; whether there is one.
    @inline(__always)
    static func skipWhole(in bytes: Span<UInt8>, at offset: inout Int) -> Bool {
        let start = offset
        while digit(UInt64(bytes.byte(at: offset))) <= 9 { offset &+= 1 }
        // Numbers of more digits may not be held exactly.
        return (1...18).contains(offset &- start)
            && (offset &- start == 1 || bytes.byte(at: start) != UInt8(ascii: "0"))
    }

    /// A number of five to nine digits, or none.
    @inline(never)
    private static func longWhole(in bytes: Span<UInt8>, at offset: inout Int) -> Int? {
        guard bytes.byte(at: offset) != UInt8(ascii: "0") else { return nil }
        var number = 0
        for count in 0...9 {
            let next = digit(UInt64(bytes.byte(at: offset &+ count)))
            guard next <= 9 else {
                offset &+= count
                return count == 0 ? nil : number
            }
            number = number &* 10 &+ next
        }
        return nil
    }

    /// Reads a number of JSON with at most so many digits after its point, and gives it times ten to that power.
    ///
    /// `endsInZeros` allows further digits that are 0; without, nothing is called, which keeps loops fast.
    @inline(__always)
    static func decimal(places: Int, endsInZeros: Bool = false, in bytes: Span<UInt8>, at offset: inout Int)
        -> Int?
    {
        var place = offset
        let isNegative = bytes.byte(at: place) == UInt8(ascii: "-")
        if isNegative { place &+= 1 }
        guard let whole = whole(in: bytes, at: &place),
            let number = fraction(after: whole, places: places, endsInZeros, in: bytes, at: &place)
        else { return nil }
        offset = place
        return isNegative ? -number : number
    }

    /// Goes on after the digits before the point, if there is one.
    @inline(__always)
    private static func fraction(
        after whole: Int, places: Int, _ endsInZeros: Bool, in bytes: Span<UInt8>, at offset: inout Int
    ) -> Int? {
        var number = whole
        var missing = places
        if bytes.byte(at: offset) == UInt8(ascii: ".") {
            let start = offset &+ 1
            offset = start
            while missing > 0 {
                let next = digit(UInt64(bytes.byte(at: offset)))
                guard next <= 9 else { break }
                number = number &* 10 &+ next
                offset &+= 1
                missing &-= 1
            }
            if endsInZeros { skipZeros(in: bytes, at: &offset) }
            // A point wants a digit.
            guard offset > start, digit(UInt64(bytes.byte(at: offset))) > 9 else { return nil }
        }
        while missing > 0 {
            number = number &* 10
            missing &-= 1
        }
        return number
    }

    /// Where a text goes on after `.0` or more zeros, which change no whole number before them; where it is itself for
    /// anything else.
    ///
    /// Programs that have one gap in a column make fractions of all its numbers.
    static func end(ofZeroFraction point: Int, in bytes: Span<UInt8>) -> Int {
        guard bytes.byte(at: point) == UInt8(ascii: ".") else { return point }
        var offset = point &+ 1
        skipZeros(in: bytes, at: &offset)
        let next = bytes.byte(at: offset)
        let isWhole = offset > point &+ 1 && digit(UInt64(next)) > 9 && next | 0x20 != UInt8(ascii: "e")
        return isWhole ? offset : point
    }

    /// Steps over a few zeros: with very many, a number is too long to be held exactly.
    @inline(never)
    private static func skipZeros(in bytes: Span<UInt8>, at offset: inout Int) {
        var count = 0
        while count < 16, bytes.byte(at: offset) == UInt8(ascii: "0") {
            offset &+= 1
            count &+= 1
        }
    }

    /// The number that a text stands for, times ten to a power: `12`, `85,5`, `1.234.567`, `1,234.5`.
    ///
    /// One sign before three digits may part thousands, so it is not plain.
    @inline(never)
    static func text(_ range: Range<Int>, places: Int, in bytes: Span<UInt8>) -> Int? {
        guard (1...15).contains(range.count) else { return nil }
        var number = 0
        // The digits since the last sign, and before the first.
        var (digits, before) = (0, 0)
        var (firstSign, lastSign): (UInt8, UInt8) = (0, 0)
        var signs = 0
        for offset in range {
            let byte = bytes.byte(at: offset)
            let next = digit(UInt64(byte))
            if next <= 9 {
                number = number &* 10 &+ next
                digits &+= 1
                continue
            }
            guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: ","), digits > 0 else { return nil }
            if signs == 0 {
                (firstSign, before) = (byte, digits)
            } else {
                // What stood between two signs was a group of thousands, and no decimal sign comes twice.
                guard digits == 3, before <= 3, lastSign == firstSign else { return nil }
            }
            (lastSign, signs, digits) = (byte, signs &+ 1, 0)
        }
        guard signs > 0 else { return scaled(number, from: 0, to: places) }
        if signs > 1, lastSign == firstSign {
            return digits == 3 && before <= 3 ? scaled(number, from: 0, to: places) : nil
        }
        let mayBeThousands = signs == 1 && digits == 3 && before <= 3
        return digits == 0 || mayBeThousands ? nil : scaled(number, from: digits, to: places)
    }

    /// The number that a text of at most nine digits stands for.
    static func digits(_ range: Range<Int>, in bytes: Span<UInt8>) -> Int? {
        guard range.count <= 9 else { return nil }
        var number = 0
        for offset in range {
            let next = digit(UInt64(bytes.byte(at: offset)))
            guard next <= 9 else { return nil }
            number = number * 10 + next
        }
        return number
    }

    private static func scaled(_ number: Int, from digits: Int, to places: Int) -> Int? {
        var (number, digits) = (number, digits)
        while digits > places, number % 10 == 0 {
            number /= 10
            digits -= 1
        }
        guard digits <= places, number <= Int(Int32.max) else { return nil }
        for _ in digits..<places { number = number &* 10 }
        return number
    }

    /// The number of the day that a text such as `31/12/2025` or `2025-12-31` stands for.
    @inline(never)
    static func day(_ range: Range<Int>, in bytes: Span<UInt8>) -> Int? {
        guard (8...10).contains(range.count) else { return nil }
        var parts = (0, 0, 0)
        var digits = (0, 0, 0)
        var separator: UInt8?
        var part = 0
        for offset in range {
            let byte = bytes.byte(at: offset)
            let next = digit(UInt64(byte))
            if next > 9 {
                guard part < 2, byte == separator ?? byte, "/-.".utf8.contains(byte) else { return nil }
                separator = byte
                part += 1
            } else {
                switch part {
                case 0: (parts.0, digits.0) = (parts.0 * 10 + next, digits.0 + 1)
                case 1: (parts.1, digits.1) = (parts.1 * 10 + next, digits.1 + 1)
                default: (parts.2, digits.2) = (parts.2 * 10 + next, digits.2 + 1)
                }
            }
        }
        guard part == 2 else { return nil }
        if digits == (4, 2, 2), separator == UInt8(ascii: "-") {
            return Day(year: parts.0, month: parts.1, day: parts.2)?.number
        }
        guard (1...2).contains(digits.0), (1...2).contains(digits.1), digits.2 == 4 else { return nil }
        return Day(year: parts.2, month: parts.1, day: parts.0)?.number
    }

    @inline(__always)
    private static func digit(_ byte: UInt64) -> Int {
        Int(truncatingIfNeeded: (byte & 0xFF) &- 48) & 0xFF
    }
}
