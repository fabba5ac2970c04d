import RuleEngine
import RuleModel

/// What criteria come to of which some indicators are excluded for certain, each made once.
struct ReducedParts: Sendable {
    struct Part: Sendable {
        /// Scaled up to what is left out.
        var points: Bounds
        /// Whether the floor is reached; yes without one.
        var floor: Truth
    }

    private var numbers = WordTable<Int32>()
    private(set) var all: [Part] = []
    private var key: [Int32] = []

    /// More parts than this are not kept.
    private static let most = 1 << 12

    /// The number of what a criterion comes to; none where too many are known, or where it takes more to say.
    ///
    /// The sums are those of `RowAssembly.reduced`, which works it out.
    mutating func number(
        of criterion: Int, _ least: Int32, _ most: Int32, leftOut: Int32, _ assembly: RowAssembly
    ) -> Int32? {
        key.removeAll(keepingCapacity: true)
        key.append(Int32(criterion))
        key.append(least)
        key.append(most)
        key.append(leftOut)
        if let known = numbers.entry(of: key) { return known }
        guard all.count < ReducedParts.most,
            let part = assembly.reduced(criterion, least, most, leftOut: leftOut)
        else { return nil }
        let number = Int32(all.count)
        numbers.add(number, of: key)
        all.append(part)
        return number
    }
}
