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
            let block = bytes.block(at: offset)
            let part = UInt32.max &>> UInt32(32 &- min(range.upperBound &- offset, 16))
            var breaks = block.finding(UInt8(ascii: "\n")).highBits
            let returns = block.finding(UInt8(ascii: "\r")).highBits
            if returns != 0 {
                let feeds = bytes.block(at: offset &+ 1).finding(UInt8(ascii: "\n")).highBits
                breaks |= returns & ~feeds
            }
            breaks &= part
            // Bytes that continue a letter have the highest bit and not the next.
            let starts = ~(block.highBits & ~(block &<< 1).highBits) & part
            if breaks == 0 {
                columns &+= starts.nonzeroBitCount
            } else {
                lineBreaks &+= breaks.nonzeroBitCount
                columns = (starts & ~(UInt32.max &>> UInt32(breaks.leadingZeroBitCount))).nonzeroBitCount
            }
            offset &+= 16
        }
        self.init(lineBreaks: lineBreaks, columns: columns)
    }
}
