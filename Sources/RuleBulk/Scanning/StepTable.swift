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

    /// The bytes from one value to the next, and what the scanner has to know of the first of these: it is looked at
    /// once for both.
    struct Step: Sendable {
        /// The first 24 bytes, and which of them count; no text starts so before any was learned.
        var block = SIMD16<UInt8>(repeating: 1)
        var blockMask = SIMD16<UInt8>(repeating: 0)
        var word: UInt64 = 0
        var wordMask: UInt64 = 0
        /// The first step of the next datum.
        var next: Int32 = 0
        /// Where the column of the datum starts, and its stamp.
        let cell: Int32
        let stamp: Int32
        let kind: Datum.Kind
        var turn = Turn.same
        /// How many bytes there are; 0 where nothing was learned.
        var length: UInt8 = 0

        init(from datum: Datum) {
            (cell, stamp, kind) = (datum.cell, datum.stamp, datum.kind)
        }

        /// Whether a text starts with the step, or with the first 24 bytes of a longer one.
        @inline(__always)
        func starts(_ text: (block: SIMD16<UInt8>, word: UInt64)) -> Bool {
            (text.block & blockMask).isSame(as: block) && text.word & wordMask == word
        }
    }

    /// How many steps each datum has; the first of them is never longer than 24 bytes.
    static let width = 4
    /// Longer texts are not learned.
    static let longest = 120

    /// The first step that starts from a datum.
    @inline(__always)
    static func first(of datum: Int) -> Int { datum &* width }

    /// The datum that a step starts from.
    @inline(__always)
    static func datum(of step: Int) -> Int { step / width }

    private(set) var steps: [Step]
    /// The further words of longer texts, each with its mask, and by step where its own start.
    private var pool: [UInt64] = []
    private var rests: [Int]

    init(data: [Datum]) {
        steps = data.flatMap { Array(repeating: Step(from: $0), count: StepTable.width) }
        rests = Array(repeating: 0, count: steps.count)
    }

    func canLearn(from datum: Int, length: Int) -> Bool {
        steps[StepTable.first(of: datum) + StepTable.width - 1].length == 0 && length <= StepTable.longest
    }

    mutating func learn(
        from datum: Int, _ range: Range<Int>, of bytes: Span<UInt8>, to next: Int, turn: Turn
    ) {
        precondition(steps.indices.contains(StepTable.first(of: next)), "a step leads to a datum")
        let first = StepTable.first(of: datum)
        let choice = (range.count <= 24 ? first : first + 1)..<(first + StepTable.width)
        guard let free = choice.first(where: { steps[$0].length == 0 }) else { return }
        func mask(_ number: Int) -> UInt64 {
            let count = range.count - number * 8
            return count >= 8 ? ~0 : count > 0 ? Word.mask(count) : 0
        }
        func word(_ number: Int) -> UInt64 {
            mask(number) == 0 ? 0 : bytes.word(at: range.lowerBound + number * 8) & mask(number)
        }
        var blockMask = SIMD16<UInt8>(repeating: 0)
        for number in 0..<min(range.count, 16) { blockMask[number] = ~0 }
        steps[free].block = bytes.block(at: range.lowerBound) & blockMask
        steps[free].blockMask = blockMask
        (steps[free].word, steps[free].wordMask) = (word(2), mask(2))
        steps[free].length = UInt8(range.count)
        steps[free].next = Int32(StepTable.first(of: next))
        steps[free].turn = turn
        rests[free] = pool.count
        var number = 3
        while number * 8 < range.count {
            pool += [word(number), mask(number)]
            number += 1
        }
    }

    /// The step that the next bytes take after a datum, the first of its steps left out where it was tried; negative if
    /// they were never seen there.
    @inline(__always)
    func other(after first: Int, isTried: Bool, at offset: Int, in bytes: Span<UInt8>) -> Int {
        let (steps, text) = (steps.span, bytes.start(at: offset))
        var other = isTried ? first &+ 1 : first
        while other < first &+ StepTable.width {
            if steps[other].starts(text),
                steps[other].length <= 24 || isRest(of: other, at: offset, in: bytes)
            {
                return other
            }
            other &+= 1
        }
        return -1
    }

    @inline(never)
    private func isRest(of step: Int, at offset: Int, in bytes: Span<UInt8>) -> Bool {
        var place = rests[step]
        for start in stride(from: 24, to: Int(steps[step].length), by: 8) {
            guard bytes.word(at: offset + start) & pool[place + 1] == pool[place] else { return false }
            place += 2
        }
        return true
    }
}
