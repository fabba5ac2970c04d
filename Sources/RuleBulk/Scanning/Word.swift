/// Eight bytes of a text at once, the first of them lowest.
///
/// A search gives a word with the highest bit set in every byte that was found. Above the first such byte it may
/// hold false ones, so only the first counts, or whether there is any.
enum Word {
    static let lows: UInt64 = 0x0101_0101_0101_0101
    static let highs: UInt64 = 0x8080_8080_8080_8080

    @inline(__always)
    static func repeated(_ byte: UInt8) -> UInt64 {
        lows &* UInt64(byte)
    }

    /// Finds a byte.
    @inline(__always)
    static func finding(_ byte: UInt8, in word: UInt64) -> UInt64 {
        let difference = word ^ repeated(byte)
        return (difference &- lows) & ~difference & highs
    }

    /// Finds control characters: the bytes below the space.
    @inline(__always)
    static func findingControls(in word: UInt64) -> UInt64 {
        (word &- repeated(0x20)) & ~word & highs
    }

    /// Finds what is no digit.
    @inline(__always)
    static func findingNoDigits(in word: UInt64) -> UInt64 {
        let digits = word ^ repeated(0x30)
        return ((digits &+ repeated(0x76)) | digits) & highs
    }

    /// The number that the first digits of a word give; one to seven of them.
    @inline(__always)
    static func number(_ word: UInt64, digits count: Int) -> UInt64 {
        // The last digit goes to the highest byte, and zeros before the first.
        var parts = (word & 0x0F0F_0F0F_0F0F_0F0F) &<< (64 &- UInt64(truncatingIfNeeded: count) &* 8)
        // Pairs, then fours, then all eight.
        parts = (parts &* (10 << 8 + 1)) &>> 8 & 0x00FF_00FF_00FF_00FF
        parts = (parts &* (100 << 16 + 1)) &>> 16 & 0x0000_FFFF_0000_FFFF
        return (parts &* (10_000 << 32 + 1)) &>> 32
    }

    /// Finds what is no digit in half a word.
    @inline(__always)
    static func findingNoDigits(in half: UInt32) -> UInt32 {
        let digits = half ^ 0x3030_3030
        return ((digits &+ 0x7676_7676) | digits) & 0x8080_8080
    }

    /// The number that the first digits of half a word give; one to four of them.
    @inline(__always)
    static func number(_ half: UInt32, digits count: Int) -> UInt32 {
        // The last digit goes to the highest byte, and zeros before the first.
        var parts = (half & 0x0F0F_0F0F) &<< (32 &- UInt32(truncatingIfNeeded: count) &* 8)
        // Pairs, then all four.
        parts = (parts &* (10 << 8 + 1)) &>> 8 & 0x00FF_00FF
        return (parts &* (100 << 16 + 1)) &>> 16
    }

    /// The number of the first byte that a search found.
    @inline(__always)
    static func first(in found: UInt64) -> Int {
        found.trailingZeroBitCount &>> 3
    }

    /// A mask of the first bytes of a word; fewer than eight.
    @inline(__always)
    static func mask(_ count: Int) -> UInt64 {
        (1 &<< (UInt64(truncatingIfNeeded: count) &* 8)) &- 1
    }

    /// Checks the UTF-8 of a word in which everything that is neither ASCII nor of the usual letters is refused.
    ///
    /// The letters of Vietnamese lead with C2 to C6 and E1, the marks with CC, dashes and quotes with E2. A lead of
    /// E0, of E4 and above, and what is wrong, give false: then a slower look decides.
    ///
    /// `pending` marks, in their highest bits, the bytes that are to continue the last letter of the word before; it
    /// becomes what the next word is to begin with.
    @inline(__always)
    static func isUsual(_ word: UInt64, pending: inout UInt64) -> Bool {
        let high = word & highs
        let leads = (word &<< 1) & high
        let continuations = high ^ leads
        // Leads of three bytes or more have the third bit too.
        let long = (word &<< 2) & leads
        let short = leads ^ long
        let upper = (word &<< 3) | (word &<< 4) | (word &<< 5)
        let isOverlong = short & ~(upper | (word &<< 6))
        let isUnusual = long & (upper | ~((word &<< 6) | (word &<< 7)))
        let expected = (leads &<< 8) | (long &<< 16) | pending
        pending = (leads &>> 56) | (long &>> 48)
        return (isOverlong | isUnusual | (expected ^ continuations)) == 0
    }
}
