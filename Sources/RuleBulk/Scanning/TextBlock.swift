/// Sixteen bytes of a JSON text at once: where it may end, and what is wrong in it.
///
/// Swift compares the lanes of a vector one after the other, so ranges of bytes are found by sums that wrap within their
/// lanes, as `Word` makes them of one number; single bytes are left to `finding`. What is found has the highest bit of
/// its byte set.
struct TextBlock {
    /// Quotes, backslashes and control characters, as `highBits`.
    let stops: UInt32
    /// What is not UTF-8, and letters that are not usual.
    ///
    /// The letters of Vietnamese lead with C2 to C6 and E1, the marks with CC, dashes and quotes with E2. A lead of
    /// E0, of E4 and above is left to a slower look.
    let faults: SIMD16<UInt8>

    /// Looks at the bytes from an offset on, which is at least 2.
    @inline(__always)
    init(at offset: Int, in bytes: Span<UInt8>) {
        let block = bytes.block(at: offset)
        stops = TextBlock.findStops(block).highBits
        faults = TextBlock.findFaults(block, bytes.block(at: offset &- 1), bytes.block(at: offset &- 2))
    }

    @inline(__always)
    private static func findStops(_ block: SIMD16<UInt8>) -> SIMD16<UInt8> {
        // With one bit turned, the quote follows the control characters.
        let turned = block ^ 0x02
        return ((turned &- 0x21) & ~turned) | block.finding(UInt8(ascii: "\\"))
    }

    /// Looks at every byte with the two before it.
    @inline(__always)
    static func findFaults(
        _ block: SIMD16<UInt8>, _ before: SIMD16<UInt8>, _ beforeThat: SIMD16<UInt8>
    ) -> SIMD16<UInt8> {
        let isBelowC0 = isBelow(0xC0, block)
        let isOverlong = ~isBelowC0 & isBelow(0xC2, block)
        let isUnusual = (~isBelow(0xE0, block) & isBelow(0xE1, block)) | ~isBelow(0xE4, block)
        let isExpected = (before & ~isBelow(0xC0, before)) | (beforeThat & ~isBelow(0xE0, beforeThat))
        return (isExpected ^ (block & isBelowC0)) | (block & (isOverlong | isUnusual))
    }

    /// Tells which of the bytes that are not ASCII are below a bound that is none either; nothing of the others.
    @inline(__always)
    private static func isBelow(_ bound: UInt8, _ block: SIMD16<UInt8>) -> SIMD16<UInt8> {
        block &- SIMD16(repeating: bound)
    }
}
