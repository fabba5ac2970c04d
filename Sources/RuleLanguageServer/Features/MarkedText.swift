import RuleDiagnostics

/// A text with a marker in the place of the word at the cursor, so that the reader tells where the cursor stands.
struct MarkedText {
    static let marker = "zzCursorOfTheEditor"

    /// The word at the cursor, which a completion replaces.
    let word: Range<Int>
    let source: SourceText
    private let isAtLineStart: Bool

    init(_ source: SourceText, at offset: Int) {
        self.source = source
        let bytes = source.bytes
        let isLetter = { (byte: UInt8) in
            byte == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        }
        let end = min(offset, bytes.count)
        let lower = bytes[..<end].lastIndex { !isLetter($0) }.map { $0 + 1 } ?? 0
        let upper = bytes[end...].firstIndex { !isLetter($0) } ?? bytes.count
        word = lower..<upper
        let line = source.lines.range(ofLine: source.lines.line(ofByte: lower), in: bytes)
        let before = bytes[min(line.lowerBound, lower)..<lower]
        let rest = bytes[upper..<max(upper, line.upperBound)]
        isAtLineStart =
            before.allSatisfy { " -".utf8.contains($0) } && rest.allSatisfy { $0 == UInt8(ascii: " ") }
    }

    /// The texts to try, the likeliest first, each with how many bytes stand in the place of the word.
    var attempts: [(text: SourceText, width: Int)] {
        // At the start of a line a key is most likely; elsewhere quotes or brackets may be open still.
        let endings = isAtLineStart ? [":", ""] : ["", "'", ")", "')", "\"", ":", " }", " ]"]
        return endings.map { ending in
            let new = Array((Self.marker + ending).utf8)
            var bytes = source.bytes
            bytes.replaceSubrange(word, with: new)
            return (SourceText(path: source.path, bytes: bytes), new.count)
        }
    }

    /// The place in the original of some bytes of an attempt that hold the marker.
    func original(_ range: Range<Int>, width: Int) -> Range<Int> {
        guard range.lowerBound <= word.lowerBound,
            range.upperBound >= word.lowerBound + Self.marker.utf8.count
        else { return word }
        let upper = max(word.upperBound, range.upperBound - width + word.count)
        let lines = source.lines
        guard lines.line(ofByte: range.lowerBound) == lines.line(ofByte: upper) else { return word }
        return range.lowerBound..<min(upper, source.bytes.count)
    }
}
