/// Changes a text at random in the ways in which files go wrong: the input of fuzzing.
package struct Mutation {
    private var generator: SeededGenerator

    /// What is inserted most: the characters that mean something in YAML, JSON, CSV and expressions.
    private static let pieces: [[UInt8]] = [
        "\"", "'", "{", "}", "[", "]", ":", ": ", ",", "- ", "#", "&a", "*a", "|", ">", "%", "\t", "\n",
        "\r\n", "\u{0}",
        "\u{FEFF}", "e\u{302}", "ế", "999999999999999999999", "-1", "0.1", "1/0", "true", "null", "~",
        "!!str ",
        "<<: ", "(", ")", "&&", "||", "!", "?", "==", "..", "size(", ".map(x, x + x)", "\\", "\\u0000",
        "((((((((",
        "[[[[[[[[", "1e400", "1,5", "01", "---\n", "...",
    ].map { Array($0.utf8) }

    package init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    /// A text with one to four changes.
    package mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &generator) { change(&bytes) }
        return bytes
    }

    private mutating func change(_ bytes: inout [UInt8]) {
        let place = Int.random(in: 0...bytes.count, using: &generator)
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: bytes.insert(contentsOf: Mutation.pieces.randomElement(using: &generator) ?? [], at: place)
        case 1: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
        case 2:
            bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...6, using: &generator)))
        case 3: bytes.removeSubrange(line(around: place, in: bytes))
        case 4: bytes.insert(contentsOf: bytes[line(around: place, in: bytes)], at: place)
        case 5:
            let line = Array(bytes[self.line(around: place, in: bytes)])
            bytes.insert(contentsOf: line, at: Int.random(in: 0...bytes.count, using: &generator))
        case 6: if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &generator) }
        default: bytes.removeSubrange(place...)
        }
    }

    /// The line that holds an offset, with its line break.
    private func line(around offset: Int, in bytes: [UInt8]) -> Range<Int> {
        let newline = UInt8(ascii: "\n")
        let lower = bytes[..<offset].lastIndex(of: newline).map { $0 + 1 } ?? 0
        let upper = bytes[offset...].firstIndex(of: newline).map { $0 + 1 } ?? bytes.count
        return lower..<upper
    }
}
