/// A place in a text that only moves forward and knows its line.
///
/// Records are read from front to back, so that no table of all lines is needed. A line ends at LF, CRLF or, where
/// these do not part records, at a lone CR.
package struct LineCursor: Sendable {
    package private(set) var offset: Int
    /// From 1.
    private var line: Int
    /// From 1, in Unicode scalars; what is no UTF-8 counts as far as it begins one.
    private var column = 1
    private let endsAtReturns: Bool

    package init(offset: Int) {
        self.init(offset: offset, line: 1, endsAtReturns: true)
    }

    init(offset: Int, line: Int, endsAtReturns: Bool) {
        self.endsAtReturns = endsAtReturns
        self.offset = offset
        self.line = line
    }

    /// Moves to a byte further on.
    package mutating func move(to target: Int, in bytes: [UInt8]) {
        let end = min(target, bytes.count)
        while offset < end {
            let byte = bytes[offset]
            offset += 1
            let isBreak =
                byte == .lineFeed
                || (endsAtReturns && byte == .carriageReturn
                    && !(offset < bytes.count && bytes[offset] == .lineFeed))
            if isBreak {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
    }

    /// The line and column of a byte further on, as `12:7`.
    package func place(of target: Int, in bytes: [UInt8]) -> String {
        var cursor = self
        cursor.move(to: target, in: bytes)
        return "\(cursor.line):\(cursor.column)"
    }
}
