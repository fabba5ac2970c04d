/// A set of whole numbers from 0 up, a bit for each, which adds a choice of numbers to all of its members at once.
struct SumSet {
    private var words: [UInt64]

    /// The set of 0 alone, with room for numbers below a limit.
    init(below limit: Int) {
        words = Array(repeating: 0, count: limit / 64 + 1)
        words[0] = 1
    }

    func contains(_ number: Int) -> Bool {
        words[number / 64] & (1 << UInt64(number % 64)) != 0
    }

    /// The sums of every member with every choice; takes words x choices steps, a 64th of one by one.
    func adding(_ choices: [Int]) -> SumSet {
        var sums = self
        sums.words = Array(repeating: 0, count: words.count)
        for choice in choices {
            let (skip, shift) = (choice / 64, UInt64(choice % 64))
            for index in words.indices.dropFirst(skip) {
                sums.words[index] |= words[index - skip] << shift
                if shift > 0, index > skip { sums.words[index] |= words[index - skip - 1] >> (64 - shift) }
            }
        }
        return sums
    }
}
