/// A short text whose `⟦…⟧` brackets mark pieces of it.
///
///     MarkedSource("bands: [{ to: ⟦79⟧ }]").ranges    // [14..<16]
package struct MarkedSource: Sendable {
    /// The text without the brackets.
    package let text: String
    /// The UTF-8 offsets of the marked pieces, in the order in which they open.
    package let ranges: [Range<Int>]

    /// Reads the brackets; they may lie in one another, and each must have its partner.
    package init(_ marked: String) {
        var text = String.UnicodeScalarView()
        var ranges: [Range<Int>] = []
        var open: [(index: Int, offset: Int)] = []
        var offset = 0
        for scalar in marked.unicodeScalars {
            switch scalar {
            case "⟦":
                open.append((ranges.count, offset))
                ranges.append(offset..<offset)
            case "⟧":
                guard let mark = open.popLast() else { preconditionFailure("a ⟧ needs its ⟦") }
                ranges[mark.index] = mark.offset..<offset
            default:
                text.append(scalar)
                offset += UTF8.width(scalar)
            }
        }
        precondition(open.isEmpty, "a ⟦ needs its ⟧")
        self.text = String(text)
        self.ranges = ranges
    }

    package var bytes: [UInt8] {
        Array(text.utf8)
    }
}
