/// Says for each letter of a literal or folded block which bytes of the file it came from.
///
/// The decoded text leads: it shows how deep the block is indented and which line breaks were folded, so
/// that chomping and the rules for deeper lines need not be known here a second time.
struct BlockPieces {
    private(set) var pieces: [Range<Int>] = []
    /// The lines below the header, without their indentation.
    private(set) var contents: [Range<Int>] = []
    private let bytes: [UInt8]
    private let letters: [Unicode.Scalar]
    /// Line breaks read whose letters are not known yet.
    private var pendingBreaks: [Range<Int>] = []

    private struct Line {
        var content: Range<Int>
        var lineBreak: Range<Int>
    }

    /// Reads the block in `range`, from its `|` or `>` to its last letter.
    init(bytes: [UInt8], range: Range<Int>, text: String) {
        self.bytes = bytes
        self.letters = Array(text.unicodeScalars)
        let lines = Self.lines(of: bytes, in: range).dropFirst()
        let indentation = indentation(of: lines)
        for line in lines { read(line, indentation: indentation) }
    }

    private static func lines(of bytes: [UInt8], in range: Range<Int>) -> [Line] {
        var lines: [Line] = []
        var start = range.lowerBound
        var position = start
        while position < range.upperBound {
            let width = bytes.breakWidth(at: position)
            if width > 0 {
                lines.append(Line(content: start..<position, lineBreak: position..<position + width))
                start = position + width
            }
            position += max(width, 1)
        }
        lines.append(Line(content: start..<max(start, position), lineBreak: position..<position))
        return lines
    }

    /// The spaces that decoding dropped from the first line that holds more than spaces.
    private func indentation(of lines: ArraySlice<Line>) -> Int {
        guard
            let line = lines.first(where: { bytes[$0.content].contains { $0 != .space } }),
            let first = letters.firstIndex(where: { $0 != " " && !Self.isBreak($0) })
        else {
            let longest = letters.split(whereSeparator: Self.isBreak).map(\.count).max() ?? 0
            return max(0, (lines.map(\.content.count).max() ?? 0) - longest)
        }
        let written = bytes[line.content].prefix { $0 == .space }.count
        let kept = letters[..<first].reversed().prefix { $0 == " " }.count
        return max(0, written - kept)
    }

    private mutating func read(_ line: Line, indentation: Int) {
        contents.append(line.content.dropFirst(indentation))
        if line.content.count > indentation {
            settleBreaks()
            var position = line.content.lowerBound + indentation
            while position < line.content.upperBound {
                let next = bytes.endOfScalar(at: position)
                pieces.append(position..<next)
                position = next
            }
        }
        pendingBreaks.append(line.lineBreak)
    }

    /// Gives the breaks before a line of content the letters that they became: as many line feeds, one
    /// less, or a space.
    private mutating func settleBreaks() {
        guard let first = pendingBreaks.first else { return }
        let feeds = letters.dropFirst(pieces.count).prefix(while: Self.isBreak).count
        pieces.append(contentsOf: feeds == 0 ? [first] : pendingBreaks.suffix(feeds))
        pendingBreaks = []
    }

    private static func isBreak(_ letter: Unicode.Scalar) -> Bool {
        letter == "\n" || letter == "\u{2028}" || letter == "\u{2029}"
    }
}
