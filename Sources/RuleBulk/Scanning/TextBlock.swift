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
        let (block, before, beforeThat) = bytes.blocks(upTo: offset)
        stops = TextBlock.findStops(block).highBits
        faults = TextBlock.findFaults(block, before, beforeThat)
    }

    @inline(__always)
    private static func findStops(_ block: SIMD16<UInt8>) -> SIMD16<UInt8> {
        // With one bit turned, the quote follows the control characters.
        let turned = block ^ 0x02
        return ((turned &- 0x21) & ~turned) | block.finding(UInt8(ascii: "\\"))
    }

    /// Finds what ends a plain ASCII text, and all that may not stand in it.
    @inline(__always)
    static func findingOthers(thanPlain block: SIMD16<UInt8>) -> SIMD16<UInt8> {
        findStops(block) | block | block.finding(UInt8(ascii: "+"))
    }

    /// Looks at every byte with the two before it.
    @inline(__always)
    static func findFaults(
        _ block: SIMD16<UInt8>, _ before: SIMD16<UInt8>, _ beforeThat: SIMD16<UInt8>
    ) -> SIMD16<UInt8> {
        let leads = block.reaching(0xC0)
        let continuations = block & ~leads
        let expected = before.reaching(0xC0) | beforeThat.reaching(0xE0)
        let overlong = leads & ~block.reaching(0xC2)
        let unusual = block.finding(0xE0) | block.reaching(0xE4)
        return (expected ^ continuations) | overlong | unusual
    }
}
