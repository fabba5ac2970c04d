import RuleRecords

/// Where the elements of a JSON array end, told by its quotes and brackets alone.
///
///     {"id": "h-1", "members": [{"name": "A, B"}]}, {"id": "h-2"}]
///                                                 ^ a comma      ^ the bracket of the array
///
/// Nothing else of the text is checked. Where these leave its structure unclear `JSONParser` finds a fault, there or
/// before.
package enum ElementBounds {
    enum Ending {
        case comma
        /// What closes the array.
        case bracket
        case fault
        /// Nothing that is there ends it.
        case none
    }

    /// Where the last element of a part of a file ends that is there as a whole, behind its comma.
    ///
    /// - Parameters:
    ///   - bytes: The part, padded as `LineScanner` wants it.
    ///   - start: The start of an element, or white space before it.
    ///   - end: Where the part ends.
    /// - Returns: The offset, which is `start` if no element is there as a whole; all of the part where a fault of the
    ///   structure stands in it, or something after the array.
    package static func endOfElements(
        in bytes: Span<UInt8>, from start: Int, to end: Int
    ) -> (offset: Int, isBroken: Bool) {
        var offset = start
        while true {
            let found = self.end(ofElement: offset, in: bytes, to: end)
            switch found.ending {
            case .comma: offset = found.offset + 1
            case .bracket where isBlank(found.offset + 1, in: bytes, to: end), .none: return (offset, false)
            case .bracket, .fault: return (end, true)
            }
        }
    }

    /// What ends an element, and where it stands.
    static func end(
        ofElement start: Int, in bytes: Span<UInt8>, to end: Int
    ) -> (offset: Int, ending: Ending) {
        var offset = start
        var brackets = BracketStack()
        while true {
            offset = brackets.isEmpty ? offset : nextMark(from: offset, in: bytes)
            guard offset < end else { return (end, .none) }
            let byte = bytes.byte(at: offset)
            switch byte {
            case UInt8(ascii: "\""):
                guard let quote = endOfText(offset + 1, in: bytes, to: end) else { return (end, .none) }
                guard bytes.byte(at: quote) == UInt8(ascii: "\"") else { return (quote, .fault) }
                offset = quote
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard brackets.open(byte) else { return (offset, .fault) }
            case UInt8(ascii: "]") where brackets.isEmpty: return (offset, .bracket)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard brackets.close(byte) else { return (offset, .fault) }
            case UInt8(ascii: ",") where brackets.isEmpty: return (offset, .comma)
            default: break
            }
            offset += 1
        }
    }

    /// Whether nothing but white space stands up to an end.
    static func isBlank(_ start: Int, in bytes: Span<UInt8>, to end: Int) -> Bool {
        (start..<end).allSatisfy { Hop.isSpace(bytes.byte(at: $0), acrossLines: true) }
    }

    /// The next quote or bracket, among other bytes that stand in JSON as seldom.
    @inline(__always)
    private static func nextMark(from start: Int, in bytes: Span<UInt8>) -> Int {
        var offset = start
        while offset + 16 <= bytes.count {
            let block = bytes.block(at: offset)
            // All four brackets have these bits; so have `Y`, `y` and `_`, which are in no word of JSON.
            let marks = (block & bracketBits).finding(bracketBits[0]) | block.finding(UInt8(ascii: "\""))
            let found = marks.highBits
            guard found == 0 else { return offset + found.trailingZeroBitCount }
            offset += 16
        }
        return bytes.count
    }

    private static let bracketBits = SIMD16<UInt8>(repeating: 0x59)

    /// The quote that ends a text, or the control character that may not stand in it; none where neither comes.
    @inline(__always)
    private static func endOfText(_ start: Int, in bytes: Span<UInt8>, to end: Int) -> Int? {
        var offset = start
        while offset < end {
            let stops = TextBlock.findStops(bytes.block(at: offset)).highBits
            guard stops != 0 else {
                offset += 16
                continue
            }
            offset += stops.trailingZeroBitCount
            guard offset < end, bytes.byte(at: offset) == UInt8(ascii: "\\") else { break }
            offset += 2
        }
        return offset < end ? offset : nil
    }
}

/// The brackets that are open, the last in the lowest bit: 1 for those of arrays.
private struct BracketStack {
    private var kinds: UInt64 = 0
    private var depth = 0

    var isEmpty: Bool { depth == 0 }

    /// False where they are too many.
    mutating func open(_ bracket: UInt8) -> Bool {
        kinds = kinds << 1 | BracketStack.kind(bracket)
        depth += 1
        return depth <= JSONParser.depthLimit
    }

    /// False where another one is to be closed first.
    mutating func close(_ bracket: UInt8) -> Bool {
        let isSame = depth > 0 && kinds & 1 == BracketStack.kind(bracket)
        kinds >>= 1
        depth -= 1
        return isSame
    }

    /// Square brackets have a bit less in their third place than braces.
    private static func kind(_ bracket: UInt8) -> UInt64 { bracket & 0x20 == 0 ? 1 : 0 }
}
