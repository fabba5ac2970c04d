/// What gives JSON its structure, among sixty-four bytes of it: a bit for each, that of the first lowest.
struct StructureBits {
    /// The brackets that stand in no text, and other bytes that stand in JSON as seldom.
    let brackets: UInt64
    /// The commas that stand in no text.
    let commas: UInt64
    /// The control characters in texts.
    let faults: UInt64

    /// What the bytes before leave open.
    struct Carry {
        /// All bits where a text goes on.
        fileprivate var text: UInt64 = 0
        /// The lowest bit where the last byte was a backslash that speaks of the next.
        fileprivate var escape: UInt64 = 0
    }

    /// Looks at the bytes from an offset on, of which only so many count.
    init(at offset: Int, count: Int, in bytes: Span<UInt8>, _ carry: inout Carry) {
        let blocks = bytes.fourBlocks(at: offset)
        let part = UInt64.max &>> UInt64(64 &- min(count, 64))
        let backslashes = blocks.bits { $0.finding(UInt8(ascii: "\\")) } & part
        let isPlain = backslashes | carry.escape == 0
        let escaped = isPlain ? 0 : StructureBits.escaped(by: backslashes, &carry.escape)
        let quotes = blocks.bits { $0.finding(UInt8(ascii: "\"")) } & part & ~escaped
        // From each opening quote up to its closing one.
        let texts = StructureBits.oddBits(quotes) ^ carry.text
        carry.text = UInt64(bitPattern: Int64(bitPattern: texts) &>> 63)
        // All four brackets have these bits; so have `Y`, `y` and `_`, which are in no word of JSON.
        brackets = blocks.bits { ($0 & 0x59).finding(0x59) } & part & ~texts
        commas = blocks.bits { $0.finding(UInt8(ascii: ",")) } & part & ~texts
        faults = blocks.bits { ($0 &- 0x20) & ~$0 } & part & texts & ~escaped
    }

    /// All bits with an odd number of others up to them, themselves included.
    @inline(__always)
    private static func oddBits(_ bits: UInt64) -> UInt64 {
        var odd = bits
        odd ^= odd &<< 1
        odd ^= odd &<< 2
        odd ^= odd &<< 4
        odd ^= odd &<< 8
        odd ^= odd &<< 16
        odd ^= odd &<< 32
        return odd
    }

    /// What follows a backslash that is not itself escaped.
    private static func escaped(by backslashes: UInt64, _ carry: inout UInt64) -> UInt64 {
        var escaped = carry
        var left = backslashes & ~carry
        carry = 0
        while left != 0 {
            let backslash = left & (~left &+ 1)
            if backslash &<< 1 == 0 { carry = 1 }
            escaped |= backslash &<< 1
            left &= ~(backslash | backslash &<< 1)
        }
        return escaped
    }
}
