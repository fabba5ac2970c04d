/// Says for each letter of a plain or quoted scalar which bytes of the file it came from.
///
/// The letters are those before normalisation. A fold of one line break gives a space, of n breaks n - 1
/// line feeds; blanks around it give nothing:
///
///     file     'it''s
///                 here'
///     letters  i t ' s _ h e r e       where ' came from two bytes and _ from the line break
struct FlowPieces {
    private(set) var pieces: [Range<Int>] = []
    private let bytes: [UInt8]
    private let style: Node.Scalar.Style
    private var position: Int
    private let end: Int

    /// Reads the scalar in `range`, its quotes included.
    init(style: Node.Scalar.Style, bytes: [UInt8], range: Range<Int>) {
        let quote = style == .plain ? 0 : 1
        self.bytes = bytes
        self.style = style
        position = min(range.lowerBound + quote, range.upperBound)
        end = max(position, range.upperBound - quote)
        pieces.reserveCapacity(end - position)
        while position < end { readPiece() }
    }

    private mutating func readPiece() {
        if bytes[position].isBlank || bytes.breakWidth(at: position) > 0 {
            readBlanks()
        } else if style == .singleQuoted, bytes[position] == .singleQuote {
            append(width: 2)
        } else if style == .doubleQuoted, bytes[position] == .backslash {
            readEscape()
        } else {
            append(width: bytes.endOfScalar(at: position) - position)
        }
    }

    /// Blanks within a line stand for themselves; blanks before a line break for nothing.
    private mutating func readBlanks() {
        let start = position
        while position < end, bytes[position].isBlank { position += 1 }
        guard position < end, bytes.breakWidth(at: position) > 0 else {
            pieces.append(contentsOf: (start..<position).map { $0..<$0 + 1 })
            return
        }
        let isKept = bytes.isWideBreak(at: position)
        let breaks = readBreaks()
        pieces.append(contentsOf: isKept || breaks.count == 1 ? breaks[...] : breaks.dropFirst())
    }

    private mutating func readEscape() {
        let next = position + 1
        guard next < end, bytes.breakWidth(at: next) == 0 else {
            position = next
            pieces.append(contentsOf: readBreaks().dropFirst())
            return
        }
        append(width: 2 + bytes[next].escapeDigits)
    }

    /// Passes line breaks and the blanks between and after them.
    private mutating func readBreaks() -> [Range<Int>] {
        var breaks: [Range<Int>] = []
        while position < end {
            let width = bytes.breakWidth(at: position)
            guard width > 0 || bytes[position].isBlank else { break }
            if width > 0 { breaks.append(position..<position + width) }
            position += max(width, 1)
        }
        return breaks
    }

    private mutating func append(width: Int) {
        let next = min(position + width, end)
        pieces.append(position..<next)
        position = next
    }
}
