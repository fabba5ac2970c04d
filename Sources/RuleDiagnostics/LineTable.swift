/// A place in a text as editors count it.
package struct SourcePosition: Sendable, Hashable {
    /// The line, from 1.
    package var line: Int
    /// The column in Unicode scalars, from 1.
    package var column: Int
    /// The column in UTF-16 code units, from 1, as language servers count.
    package var utf16Column: Int
}

/// Where each line of a text starts; turns byte offsets into lines and columns.
///
/// A line ends at LF, CRLF or a lone CR. A byte order mark takes no column.
package struct LineTable: Sendable {
    /// The byte offset at which each line starts; never empty.
    package let starts: [Int]

    package init(_ bytes: [UInt8]) {
        var starts = [0]
        starts.reserveCapacity(bytes.count / 32)
        let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
        for offset in bytes.indices where bytes[offset] <= carriageReturn {
            let next = offset + 1
            if bytes[offset] == lineFeed {
                starts.append(next)
            } else if bytes[offset] == carriageReturn, next == bytes.count || bytes[next] != lineFeed {
                starts.append(next)
            }
        }
        self.starts = starts
    }

    /// The number of the line, from 0, that holds a byte; takes O(log lines).
    package func line(ofByte offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// The bytes of a line, from 0, without its line ending.
    package func range(ofLine line: Int, in bytes: [UInt8]) -> Range<Int> {
        let lower = starts[line]
        var upper = line + 1 < starts.count ? starts[line + 1] : bytes.count
        while upper > lower, bytes[upper - 1] == UInt8(ascii: "\n") || bytes[upper - 1] == UInt8(ascii: "\r")
        {
            upper -= 1
        }
        return lower..<upper
    }

    /// The line and columns of a byte offset.
    package func position(ofByte offset: Int, in bytes: [UInt8]) -> SourcePosition {
        let end = min(max(offset, 0), bytes.count)
        let line = line(ofByte: end)
        var start = starts[line]
        if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = min(3, end) }
        let before = String(decoding: bytes[min(start, end)..<end], as: UTF8.self)
        return SourcePosition(
            line: line + 1, column: before.unicodeScalars.count + 1, utf16Column: before.utf16.count + 1)
    }
}
