import TestSupport

/// Changes blanks, line breaks and comments of a file at random.
///
/// Within texts of several lines such a change may mean something; whoever uses this compares the meaning.
struct Respacing {
    private var generator: SeededGenerator
    private var count = 0

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func apply(to bytes: [UInt8]) -> [UInt8] {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let isWider = Bool.random(using: &generator)
        var result: [UInt8] = []
        for line in lines {
            for _ in 0..<extra { result += Array("\n".utf8) }
            if extra > 1 { result += comment(afterBlanks: Int.random(in: 0...12, using: &generator)) }
            if isWider { result += line.prefix { $0 == UInt8(ascii: " ") } }
            result += respaced(line)
            result += Array(repeating: UInt8(ascii: " "), count: extra)
            result += extra > 2 && !line.isEmpty ? comment(afterBlanks: 1) : Array("\n".utf8)
        }
        return result
    }

    /// Most often nothing.
    private var extra: Int {
        mutating get { max(0, Int.random(in: -12...3, using: &generator)) }
    }

    private mutating func comment(afterBlanks blanks: Int) -> [UInt8] {
        count += 1
        return Array((String(repeating: " ", count: blanks) + "# \(count)\n").utf8)
    }

    /// Adds blanks and line breaks beside the signs of brackets.
    private mutating func respaced(_ line: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        for byte in line {
            result.append(byte)
            guard "{[,".utf8.contains(byte), extra > 0 else { continue }
            result += extra > 1 ? comment(afterBlanks: 1) : Array("\n".utf8)
            result += Array(repeating: UInt8(ascii: " "), count: 24)
        }
        return result
    }
}
