import RuleRecords

/// Finds the ends of the rows of a sheet, which are not always the ends of lines.
///
/// It agrees with `CSVReader`: a row whose quotes do not match ends with the line on which the wrong one opens.
enum SheetRows {
    struct End {
        /// The end of what is written in the row.
        var content: Int
        /// Where the next row starts.
        var next: Int
    }

    /// The end of the row that starts at an offset; none if only what comes after `end` can tell.
    static func end(
        ofRow start: Int, in bytes: Span<UInt8>, to end: Int, delimiter: UInt8, isLast: Bool
    ) -> End? {
        // Asked for once, and not at each cell.
        let longest = CSVReader.lengthLimit
        var offset = start
        while true {
            if offset < end, bytes[offset] == UInt8(ascii: "\"") {
                let limit = min(end, offset + 1 + longest)
                switch closing(
                    offset, in: bytes, before: limit, to: end, delimiter: delimiter, isLast: isLast)
                {
                case .at(let next): offset = next
                case .wrong:
                    offset = lineEnd(offset, in: bytes, to: end, delimiter: nil)
                    return lineBreak(offset, in: bytes, to: end, isLast: isLast)
                case .unknown: return nil
                }
            } else {
                offset = lineEnd(offset, in: bytes, to: end, delimiter: delimiter)
            }
            guard offset < end, bytes[offset] == delimiter else { break }
            offset += 1
        }
        return lineBreak(offset, in: bytes, to: end, isLast: isLast)
    }

    /// Where the last line ends that is certainly there as a whole before an offset; `start` if none does.
    static func endOfLines(in bytes: Span<UInt8>, from start: Int, before limit: Int, to end: Int) -> Int {
        var offset = limit
        while offset > start {
            let byte = bytes[offset - 1]
            // A carriage return at the end may be half of a line break.
            if byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && offset < end) { return offset }
            offset -= 1
        }
        return start
    }

    private enum Closing {
        /// What follows the quote that closes the cell.
        case at(Int)
        case wrong
        case unknown
    }

    private static func closing(
        _ quote: Int, in bytes: Span<UInt8>, before limit: Int, to end: Int, delimiter: UInt8, isLast: Bool
    ) -> Closing {
        var index = quote + 1
        while index < limit {
            guard bytes[index] == UInt8(ascii: "\"") else {
                index += 1
                continue
            }
            let after = index + 1
            guard after < end else { return isLast ? .at(after) : .unknown }
            switch bytes[after] {
            case UInt8(ascii: "\""): index += 2
            case delimiter, UInt8(ascii: "\n"), UInt8(ascii: "\r"): return .at(after)
            default: return .wrong
            }
        }
        return limit == end && !isLast ? .unknown : .wrong
    }

    private static func lineEnd(_ start: Int, in bytes: Span<UInt8>, to end: Int, delimiter: UInt8?) -> Int {
        var offset = start
        while offset < end {
            let byte = bytes[offset]
            if byte == delimiter || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
            offset += 1
        }
        return offset
    }

    private static func lineBreak(_ content: Int, in bytes: Span<UInt8>, to end: Int, isLast: Bool) -> End? {
        var next = content
        if next < end, bytes[next] == UInt8(ascii: "\r") { next += 1 }
        // A carriage return at the end may be half of a line break.
        guard next < end || isLast else { return nil }
        if next < end, bytes[next] == UInt8(ascii: "\n") { next += 1 }
        return End(content: content, next: next)
    }
}
