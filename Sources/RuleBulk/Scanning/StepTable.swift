/// What stood between two values and which datum came next, learned from the file itself.
///
/// Records of one file give their data in nearly the same order, so after each datum the scanner compares the next
/// bytes, such as `,"age":` or `},{"name":`, with what followed that datum before, before it looks at names.
struct StepTable: Sendable {
    /// How an object goes on.
    enum Turn: UInt8, Sendable {
        /// With the next datum of the same object.
        case same
        /// With a datum of the next item.
        case nextItem
        /// The object, or the list of items, ends.
        case end
    }

    /// The bytes from one value to the next.
    struct Step: Sendable {
        /// The first 24 bytes, and which of them count.
        var words: (UInt64, UInt64, UInt64) = (1, 0, 0)
        var masks: (UInt64, UInt64, UInt64) = (0, 0, 0)
        var length: Int32 = 0
        /// Where the words of a longer text go on in the pool.
        var rest: Int32 = 0
        var datum: Int32 = 0
        var turn = Turn.same

        /// Whether a text starts with the step, or with the first 24 bytes of a longer one.
        @inline(__always)
        func starts(_ text: (UInt64, UInt64, UInt64)) -> Bool {
            text.0 & masks.0 == words.0 && text.1 & masks.1 == words.1 && text.2 & masks.2 == words.2
        }
    }

    /// How many steps each datum has; the first of them is never longer than 24 bytes.
    static let width = 4
    /// Longer texts are not learned.
    static let longest = 120

    private(set) var steps: [Step]
    private var pool: [UInt64] = []

    init(data: Int) {
        steps = Array(repeating: Step(), count: data * StepTable.width)
    }

    func canLearn(from datum: Int, length: Int) -> Bool {
        steps[datum * StepTable.width + StepTable.width - 1].length == 0 && length <= StepTable.longest
    }

    mutating func learn(
        from datum: Int, _ range: Range<Int>, of bytes: Span<UInt8>, to next: Int, turn: Turn
    ) {
        precondition(steps.indices.contains(next * StepTable.width), "a step leads to a datum")
        let first = datum * StepTable.width
        let choice = (range.count <= 24 ? first : first + 1)..<(first + StepTable.width)
        guard let free = choice.first(where: { steps[$0].length == 0 }) else { return }
        func mask(_ number: Int) -> UInt64 {
            let count = range.count - number * 8
            return count >= 8 ? ~0 : count > 0 ? Word.mask(count) : 0
        }
        func word(_ number: Int) -> UInt64 {
            mask(number) == 0 ? 0 : bytes.word(at: range.lowerBound + number * 8) & mask(number)
        }
        steps[free] = Step(
            words: (word(0), word(1), word(2)), masks: (mask(0), mask(1), mask(2)),
            length: Int32(range.count), rest: Int32(pool.count), datum: Int32(next), turn: turn)
        var number = 3
        while number * 8 < range.count {
            pool += [word(number), mask(number)]
            number += 1
        }
    }

    /// The number of the step that the next bytes take after a datum, where it is not the first; negative if they
    /// were never seen there.
    @inline(__always)
    func other(after datum: Int, at offset: Int, in bytes: Span<UInt8>) -> Int {
        let (steps, text) = (steps.span, bytes.words(at: offset))
        let first = datum &* StepTable.width
        for index in (first &+ 1)..<(first &+ StepTable.width) where steps[index].starts(text) {
            if steps[index].length <= 24 || isRest(of: index, at: offset, in: bytes) { return index }
        }
        return -1
    }

    @inline(never)
    private func isRest(of step: Int, at offset: Int, in bytes: Span<UInt8>) -> Bool {
        var place = Int(steps[step].rest)
        for start in stride(from: 24, to: Int(steps[step].length), by: 8) {
            guard bytes.word(at: offset + start) & pool[place + 1] == pool[place] else { return false }
            place += 2
        }
        return true
    }
}
