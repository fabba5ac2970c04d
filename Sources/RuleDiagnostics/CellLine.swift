/// One line of a source file as a terminal shows it, and the cell at which each byte stands.
///
/// A tab goes on to the next multiple of four cells; a combining mark takes no cell; wide East Asian letters
/// and emoji take two. Control characters and broken bytes are shown as `�`, so that a file cannot write to
/// the terminal.
struct CellLine {
    private(set) var text = ""
    private(set) var width = 0
    /// For each byte, and for the end, the cell where its letter starts: that of the base for a mark.
    private var starts: [Int] = []
    /// For each byte, and for the end, the number of cells that all before it take.
    private var ends: [Int] = []

    init(_ bytes: ArraySlice<UInt8>) {
        var parser = Unicode.UTF8.ForwardParser()
        var rest = bytes.makeIterator()
        var baseStart = 0
        scalars: while true {
            let scalar: Unicode.Scalar
            let length: Int
            switch parser.parseScalar(from: &rest) {
            case .valid(let encoded):
                scalar = Unicode.UTF8.decode(encoded)
                length = encoded.count
            case .error(let errorLength):
                scalar = "\u{FFFD}"
                length = errorLength
            case .emptyInput:
                break scalars
            }
            let cells = show(scalar)
            if cells > 0 { baseStart = width }
            starts.append(contentsOf: repeatElement(baseStart, count: length))
            ends.append(contentsOf: repeatElement(width, count: length))
            width += cells
        }
        starts.append(width)
        ends.append(width)
    }

    /// The cells that the bytes of a range take; at least one, so that every place can be marked.
    func cells(ofBytes range: Range<Int>) -> Range<Int> {
        let lower = starts[min(max(range.lowerBound, 0), starts.count - 1)]
        let upper = ends[min(max(range.upperBound, 0), ends.count - 1)]
        return lower..<max(upper, lower + 1)
    }

    /// Adds a scalar to the text and says how many cells it takes.
    private mutating func show(_ scalar: Unicode.Scalar) -> Int {
        switch scalar {
        case "\t":
            let cells = 4 - width % 4
            text += String(repeating: " ", count: cells)
            return cells
        case "\u{FEFF}":
            return 0
        case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
            // These reorder the line, which then reads other than it is.
            text += "\u{FFFD}"
            return 1
        default:
            let isControl = scalar.properties.generalCategory == .control
            text.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
            return isControl ? 1 : scalar.cellWidth
        }
    }
}

extension Unicode.Scalar {
    /// How many cells of a terminal the scalar takes: 0, 1 or 2.
    fileprivate var cellWidth: Int {
        if value < 0x300 { return value == 0xAD ? 0 : 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return isWide ? 2 : 1
        }
    }

    /// Wide or full-width by Unicode's East Asian Width, in blocks.
    private var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x231A...0x231B, 0x23E9...0x23EC, 0x2E80...0x303E, 0x3041...0x33FF,
            0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x18CFF,
            0x1B000...0x1B2FF, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
            0x1FA70...0x1FAFF, 0x20000...0x3FFFD:
            true
        default: properties.isEmojiPresentation
        }
    }
}
