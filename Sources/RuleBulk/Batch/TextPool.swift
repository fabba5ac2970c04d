/// The texts that rules read, each of which stands in a column as a number.
///
///     0 … 3,999    the first short texts of a file, which are met again and again: "54/QĐ-UBND" is 7 in every batch
///     1,048,576 …  all others, numbered anew for each batch: a file may have as many notes as records
///
/// So what was worked out for a number below `firstSpare` may be kept, and the memory does not grow with the records.
package struct TextPool: Sendable {
    private var kept: [String] = []
    private var spare: [String] = []
    private var numbers: [String: Int32] = [:]
    private var spareNumbers: [String: Int32] = [:]

    /// How many texts keep their numbers.
    private let room: Int
    /// Fewer than the codes that columns of items have for numbers.
    package static let usualRoom = 4_000
    /// Longer ones do not, in bytes.
    private static let longest = 256
    /// The first number that stands for a text in one batch only.
    static let firstSpare: Int32 = 1 << 20

    /// Whether there are numbers that are good for one batch; not for what stays beyond it.
    var hasSpareNumbers = true

    package init(room: Int = usualRoom) {
        self.room = min(room, TextPool.usualRoom)
    }

    /// Whether it holds texts that serve one batch only.
    var hasSpare: Bool { !spare.isEmpty }

    /// Whether a number may stand for another text in the next batch.
    static func isSpare(_ number: Int32) -> Bool { number >= firstSpare }

    /// The text that a number stands for.
    package func text(_ number: Int32) -> String {
        TextPool.isSpare(number) ? spare[Int(number - TextPool.firstSpare)] : kept[Int(number)]
    }

    /// The number of a text, which gets one if it has none; none where there is no room for more.
    ///
    /// - Parameter text: The text, normalised.
    /// - Returns: The number.
    package mutating func number(of text: String) -> Int32? {
        if let known = numbers[text] ?? spareNumbers[text] { return known }
        if kept.count < room, text.utf8.count <= TextPool.longest {
            kept.append(text)
            numbers[text] = Int32(kept.count - 1)
            return Int32(kept.count - 1)
        }
        guard hasSpareNumbers else { return nil }
        let number = TextPool.firstSpare + Int32(spare.count)
        spare.append(text)
        spareNumbers[text] = number
        return number
    }

    /// Forgets the texts that served one batch.
    package mutating func forgetSpare() {
        spare.removeAll(keepingCapacity: true)
        spareNumbers.removeAll(keepingCapacity: true)
    }
}
