/// The letters of YAML's syntax, as bytes.
extension UInt8 {
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let tab = UInt8(ascii: "\t")
    static let space = UInt8(ascii: " ")
    static let backslash = UInt8(ascii: "\\")
    static let singleQuote = UInt8(ascii: "'")

    var isBlank: Bool {
        self == .space || self == .tab
    }

    /// How many digits follow this letter of an escape such as `\u1EBF`.
    var escapeDigits: Int {
        switch self {
        case UInt8(ascii: "x"): 2
        case UInt8(ascii: "u"): 4
        case UInt8(ascii: "U"): 8
        default: 0
        }
    }

    /// Begins a scalar of UTF-8, rather than going on with one.
    var beginsScalar: Bool {
        self & 0xC0 != 0x80
    }
}

extension [UInt8] {
    /// How many bytes the line break at an offset takes; 0 where there is none.
    ///
    /// Like libyaml, this knows the breaks of YAML 1.1 as well: U+0085, U+2028 and U+2029.
    func breakWidth(at offset: Int) -> Int {
        switch self[offset] {
        case .lineFeed: 1
        case .carriageReturn: self[offset...].starts(with: [.carriageReturn, .lineFeed]) ? 2 : 1
        case 0xC2: self[offset...].starts(with: [0xC2, 0x85]) ? 2 : 0
        case 0xE2: isWideBreak(at: offset) ? 3 : 0
        default: 0
        }
    }

    /// A line or paragraph separator, which folding leaves as it is.
    func isWideBreak(at offset: Int) -> Bool {
        self[offset...].starts(with: [0xE2, 0x80, 0xA8]) || self[offset...].starts(with: [0xE2, 0x80, 0xA9])
    }

    /// The end of the scalar of UTF-8 that starts at an offset.
    func endOfScalar(at offset: Int) -> Int {
        var end = offset + 1
        while end < count, !self[end].beginsScalar { end += 1 }
        return end
    }

    /// The offset after the last byte of the line that holds an offset, without its break.
    func endOfLine(from offset: Int) -> Int {
        self[offset...].firstIndex { $0 == .lineFeed || $0 == .carriageReturn } ?? count
    }

    /// The offset of the first byte of the line that holds an offset.
    func startOfLine(of offset: Int) -> Int {
        let before = self[..<Swift.min(offset, count)]
        return before.lastIndex { $0 == .lineFeed || $0 == .carriageReturn }.map { $0 + 1 } ?? 0
    }

    /// The range of the text from an offset to the next blank or line break; empty at the end of the file.
    func word(from offset: Int) -> Range<Int> {
        let start = Swift.min(offset, count)
        let end = self[start...].firstIndex { $0.isBlank || $0 == .lineFeed || $0 == .carriageReturn }
        return start..<(end ?? count)
    }

    /// The text from an offset to the end of its line, without a comment and the blanks before it.
    func textOfLine(from offset: Int) -> Range<Int> {
        var end = offset
        var previous: UInt8?
        for position in offset..<endOfLine(from: offset) {
            if self[position] == UInt8(ascii: "#"), previous?.isBlank ?? true { break }
            if !self[position].isBlank { end = position + 1 }
            previous = self[position]
        }
        return offset..<end
    }
}
