package import RuleRecords

extension TextExtent {
    /// How far some bytes go; lines end as `LineCursor` says.
    ///
    /// - Parameters:
    ///   - bytes: What they stand in, padded as `LineScanner` wants it.
    ///   - range: Where they stand.
    package init(of bytes: Span<UInt8>, _ range: Range<Int>) {
        var (lineBreaks, columns) = (0, 0)
        var offset = range.lowerBound
        while offset < range.upperBound {
            let blocks = bytes.fourBlocks(at: offset)
            let part = UInt64.max &>> UInt64(64 &- min(range.upperBound &- offset, 64))
            // Bytes that continue a letter have the highest bit and not the next.
            let starts = ~(blocks.bits { $0 & ~($0 &<< 1) }) & part
            var breaks = blocks.bits { $0.finding(UInt8(ascii: "\n")) }
            let returns = blocks.bits { $0.finding(UInt8(ascii: "\r")) }
            if returns != 0 {
                let isFollowed = bytes.byte(at: offset &+ 64) == UInt8(ascii: "\n")
                breaks |= returns & ~(breaks &>> 1 | (isFollowed ? 1 &<< 63 : 0))
            }
            breaks &= part
            if breaks == 0 {
                columns &+= starts.nonzeroBitCount
            } else {
                lineBreaks &+= breaks.nonzeroBitCount
                columns = (starts & ~(UInt64.max &>> UInt64(breaks.leadingZeroBitCount))).nonzeroBitCount
            }
            offset &+= 64
        }
        self.init(lineBreaks: lineBreaks, columns: columns)
    }
}
