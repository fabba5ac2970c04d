/// A place in a text that only moves forward and knows its line.
///
/// Records are read from front to back, so that no table of all lines is needed. A line ends at LF, CRLF or, where
/// these do not part records, at a lone CR.
struct LineCursor: Sendable {
    private(set) var offset: Int
    /// From 1.
    private(set) var line: Int
    private(set) var lineStart: Int
    private let endsAtReturns: Bool

    init(offset: Int, line: Int = 1, endsAtReturns: Bool = true) {
        self.endsAtReturns = endsAtReturns
        self.offset = offset
        self.line = line
        lineStart = offset
    }

    /// Moves to a byte further on.
    mutating func move(to target: Int, in bytes: [UInt8]) {
        while offset < min(target, bytes.count) {
            let byte = bytes[offset]
            offset += 1
            let isBreak =
                byte == .lineFeed
                || (endsAtReturns && byte == .carriageReturn
                    && !(offset < bytes.count && bytes[offset] == .lineFeed))
            if isBreak {
                line += 1
                lineStart = offset
            }
        }
    }

    /// The line and column of a byte further on, as `12:7`; columns count Unicode scalars from 1.
    func place(of target: Int, in bytes: [UInt8]) -> String {
        var cursor = self
        cursor.move(to: target, in: bytes)
        let before = String(decoding: bytes[cursor.lineStart..<cursor.offset], as: UTF8.self)
        return "\(cursor.line):\(before.unicodeScalars.count + 1)"
    }
}
