/// A text of up to seven bytes in one word, such as the code of what a cell came to.
///
///     F  1  .  .  .  .  .  2
///     the bytes            how many
struct CodeWord: Sendable {
    let bits: UInt64

    /// How many bytes are written for one at the most.
    static let size = 8
    static let longest = size - 1
    static let none = CodeWord(bits: .max)

    private init(bits: UInt64) {
        self.bits = bits
    }

    /// The word of a text; none for one that is longer.
    init(_ text: some Collection<UInt8>) {
        guard text.count <= CodeWord.longest else {
            self = .none
            return
        }
        var bits = UInt64(text.count) << 56
        for (place, byte) in text.enumerated() { bits |= UInt64(byte) << UInt64(8 * place) }
        self.init(bits: bits)
    }

    @inline(__always)
    var isThere: Bool { bits != .max }

    @inline(__always)
    var length: Int { Int(truncatingIfNeeded: bits &>> 56) }

    /// The words of a text of any length.
    static func words(of text: [UInt8]) -> [CodeWord] {
        stride(from: 0, to: text.count, by: longest).map { start in
            CodeWord(text[start..<min(start + longest, text.count)])
        }
    }
}

/// The codes of a line, with what stands between them.
struct CodeLine: Sendable {
    /// A word that is the same in all lines, and what some cells came to after it.
    struct Step: Sendable {
        let constant: CodeWord
        /// Where the columns of the cells stand among those of all steps.
        var cells: Range<Int>
    }

    private(set) var steps: [Step] = []
    /// The cells of all steps: where the numbers of what they came to start in a result.
    private(set) var columns: [Int] = []
    /// The last of them.
    private(set) var lastColumn = 0

    /// How many bytes are written for all of it at the most.
    @inline(__always)
    var mostBytes: Int { (steps.count &+ columns.count) &* CodeWord.size }

    /// Adds a text that is the same in all lines, and the columns of cells after it.
    mutating func add(_ text: [UInt8], _ cells: [Int]) {
        let start = columns.count
        let words = text.isEmpty ? [CodeWord(text)] : CodeWord.words(of: text)
        steps += words.map { Step(constant: $0, cells: start..<start) }
        columns += cells
        lastColumn = columns.reduce(0, max)
        steps[steps.count - 1].cells = start..<columns.count
    }
}
