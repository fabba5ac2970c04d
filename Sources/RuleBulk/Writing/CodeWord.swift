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
    static let empty = CodeWord(bits: 0)

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

/// The words of what cells came to.
struct CodeTable: Sendable {
    /// By number of the result; as many as a power of two says, so that the low bits of any number have a word.
    ///
    /// Whoever writes them does not look whether they are there, so what stands for no result is empty.
    private(set) var words = [CodeWord.empty]
    private var count = 0
    /// The same for results of one batch only, by number less `CellResults.firstSpare`.
    private var spare: [CodeWord] = []
    /// Whether some result has a code that is too long for a word.
    private var hasGaps = false

    /// Whether the results of the batch are all kept, and have words all.
    var isWhole: Bool { spare.isEmpty && !hasGaps }

    /// The word of a result, by its number; none where its code is too long.
    func word(of number: Int) -> CodeWord? {
        let word = number < CellResults.firstSpare ? words[number] : spare[number - CellResults.firstSpare]
        return word.isThere ? word : nil
    }

    /// Takes the words of results that are new, and of those of a batch.
    mutating func prepare(_ results: CellResults, _ word: (CellResult, Int32) -> CodeWord) {
        for number in count..<results.kept.count {
            if number == words.count { words += Array(repeating: .empty, count: number) }
            words[number] = word(results.kept.results[number], results.kept.cells[number])
            if !words[number].isThere { hasGaps = true }
        }
        count = results.kept.count
        if !spare.isEmpty { spare.removeAll(keepingCapacity: true) }
        for (result, cell) in zip(results.spare.results, results.spare.cells) {
            spare.append(word(result, cell))
        }
    }
}

/// The codes of a line, with what stands between them.
struct CodeLine: Sendable {
    /// A word that is the same in all lines, and what cells one after the other came to.
    struct Step: Sendable {
        let constant: CodeWord
        /// Where the column of the first of them starts in a result.
        var start = 0
        var cells = 0
    }

    private(set) var steps: [Step] = []
    /// How many bytes are written for all of it at the most.
    private(set) var mostBytes = 0
    /// Where the last column of a cell starts.
    private(set) var lastColumn = 0

    /// Adds a text that is the same in all lines, and cells after it.
    mutating func add(_ text: [UInt8], _ cells: [Int]) {
        steps += (text.isEmpty ? [.empty] : CodeWord.words(of: text)).map { Step(constant: $0) }
        for (place, cell) in cells.enumerated() {
            if place > 0, cell != cells[place - 1] + 1 { steps.append(Step(constant: .empty)) }
            let last = steps.count - 1
            if steps[last].cells == 0 { steps[last].start = cell * BatchLayout.stride }
            steps[last].cells += 1
            lastColumn = max(lastColumn, cell * BatchLayout.stride)
        }
        mostBytes = steps.reduce(0) { $0 + (1 + $1.cells) * CodeWord.size }
    }
}
