import RuleDiagnostics
import RuleRecords

/// How the columns of a protocol are counted.
enum PositionEncoding: String, CaseIterable {
    case utf8 = "utf-8"
    case utf16 = "utf-16"
    case utf32 = "utf-32"

    func width(of scalar: Unicode.Scalar) -> Int {
        switch self {
        case .utf8: UTF8.width(scalar)
        case .utf16: UTF16.width(scalar)
        case .utf32: 1
        }
    }
}

/// A place in a document, as the protocol says it: line and column from 0.
struct TextPosition: Hashable {
    var line: Int
    var character: Int
}

extension TextPosition {
    init?(_ value: JSONValue?) {
        guard let line = value?["line"]?.count, let character = value?["character"]?.count else { return nil }
        self.init(line: line, character: character)
    }
}

/// Where the bytes of a text stand in the columns of the protocol.
struct TextPositions {
    let source: SourceText
    let encoding: PositionEncoding
    /// A file on the disk may begin with a mark that editors do not show; a text that they send has what it has.
    var hidesMark = false

    /// The byte at a position; past the end of a line its end, past the last line the end of the text.
    func offset(of position: TextPosition) -> Int {
        guard position.line < source.lines.starts.count else { return source.bytes.count }
        let range = source.lines.range(ofLine: position.line, in: source.bytes)
        var offset = range.lowerBound
        var column = 0
        for scalar in String(decoding: source.bytes[range], as: UTF8.self).unicodeScalars {
            column += encoding.width(of: scalar)
            // A column within a letter is that of the letter.
            guard column <= position.character else { break }
            offset += UTF8.width(scalar)
        }
        return offset
    }

    func position(of offset: Int) -> TextPosition {
        let end = min(max(offset, 0), source.bytes.count)
        let line = source.lines.line(ofByte: end)
        var start = source.lines.starts[line]
        if hidesMark, start == 0, source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = min(3, end) }
        let before = String(decoding: source.bytes[start..<end], as: UTF8.self)
        return TextPosition(
            line: line, character: before.unicodeScalars.reduce(0) { $0 + encoding.width(of: $1) })
    }
}

extension JSONWriter {
    mutating func position(_ position: TextPosition) {
        object { json in
            json.member("line", int: position.line)
            json.member("character", int: position.character)
        }
    }

    /// The range of some bytes of a text.
    mutating func range(_ range: Range<Int>, _ positions: TextPositions) {
        object { json in
            json.member("start") { $0.position(positions.position(of: range.lowerBound)) }
            json.member("end") { $0.position(positions.position(of: range.upperBound)) }
        }
    }
}

extension SourceSpan {
    /// Its bytes in the file.
    var bytes: Range<Int> { Int(lower)..<Int(upper) }
}
