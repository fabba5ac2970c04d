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
        var last = start
        let found = walk(from: start, in: bytes, to: end) { comma in
            last = comma + 1
            return true
        }
        switch found.ending {
        case .bracket where !isBlank(found.offset + 1, in: bytes, to: end), .fault: return (end, true)
        case .comma, .bracket, .none: return (last, false)
        }
    }

    /// What ends an element, and where it stands.
    static func end(
        ofElement start: Int, in bytes: Span<UInt8>, to end: Int
    ) -> (offset: Int, ending: Ending) {
        walk(from: start, in: bytes, to: end) { _ in false }
    }

    /// Whether nothing but white space stands up to an end.
    static func isBlank(_ start: Int, in bytes: Span<UInt8>, to end: Int) -> Bool {
        (start..<end).allSatisfy { Hop.isSpace(bytes.byte(at: $0), acrossLines: true) }
    }

    /// Goes from comma to comma between elements, as long as it is told to.
    @inline(__always)
    private static func walk(
        from start: Int, in bytes: Span<UInt8>, to end: Int, goesOn: (_ comma: Int) -> Bool
    ) -> (offset: Int, ending: Ending) {
        var brackets = BracketStack()
        var carry = StructureBits.Carry()
        var offset = start
        while offset < end {
            let bits = StructureBits(at: offset, count: end &- offset, in: bytes, &carry)
            var left = UInt64.max
            while true {
                let marks = (bits.brackets | bits.faults | (brackets.isEmpty ? bits.commas : 0)) & left
                guard marks != 0 else { break }
                let place = offset &+ marks.trailingZeroBitCount
                left = ~(marks ^ (marks &- 1))
                let byte = bytes.byte(at: place)
                switch byte {
                case UInt8(ascii: "{"), UInt8(ascii: "["):
                    guard brackets.open(byte) else { return (place, .fault) }
                case UInt8(ascii: "]") where brackets.isEmpty: return (place, .bracket)
                case UInt8(ascii: "}"), UInt8(ascii: "]"):
                    guard brackets.close(byte) else { return (place, .fault) }
                case UInt8(ascii: ","):
                    guard goesOn(place) else { return (place, .comma) }
                case 0..<0x20: return (place, .fault)
                default: break
                }
            }
            offset &+= 64
        }
        return (end, .none)
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
