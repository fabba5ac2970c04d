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

    /// By criterion.
    private var numbers: [KeyTable]
    private(set) var all: [Part] = []
    /// The sums of several parts, each by what it adds to which other sum.
    private var sumNumbers = KeyTable()
    private var sums: [Bounds] = []
    /// Totals by the sum of such parts and what the whole criteria come to.
    private var totalNumbers = KeyTable()
    private var totals: [RankedTotal] = []
    /// The totals of this batch that are not kept, by number less `mostTotals`.
    private var spareTotals: [RankedTotal] = []

    /// More parts than this are not kept.
    private static let most = 1 << 12
    /// More sums than this are not kept.
    private static let mostSums = 1 << 10
    /// Totals with greater numbers are worked out each time.
    static let mostTotals = 1 << 11

    init(criteria: Int) {
        numbers = Array(repeating: KeyTable(bits: 4), count: criteria)
    }

    /// The number of what a criterion comes to; none where too many are known, or where it takes more to say.
    ///
    /// The sums are those of `RowAssembly.reduced`, which works it out.
    mutating func number(
        of criterion: Int, _ least: Int32, _ most: Int32, leftOut: Int32, _ assembly: RowAssembly
    ) -> Int? {
        guard let key = ReducedParts.key(least, most, leftOut) else { return nil }
        if let known = numbers[criterion].number(of: key) { return Int(known) }
        guard all.count < ReducedParts.most,
            let part = assembly.reduced(criterion, least, most, leftOut: leftOut)
        else { return nil }
        numbers[criterion].add(key, UInt32(all.count))
        all.append(part)
        return all.count - 1
    }

    /// The number of the sum of one more part and a sum before it, if there is one; none where too many are known.
    ///
    /// One part alone has its own number as a sum.
    mutating func sum(of part: Int, and before: Int?) -> Int? {
        guard let before else { return part }
        let key = UInt64(before) << 32 | UInt64(part)
        if let known = sumNumbers.number(of: key) { return ReducedParts.most + Int(known) }
        guard sums.count < ReducedParts.mostSums, let sum = points(ofSum: before).adding(all[part].points)
        else {
            return nil
        }
        sumNumbers.add(key, UInt32(sums.count))
        sums.append(sum)
        return ReducedParts.most + sums.count - 1
    }

    /// What a sum comes to.
    func points(ofSum number: Int) -> Bounds {
        number < ReducedParts.most ? all[number].points : sums[number - ReducedParts.most]
    }

    /// The number of the total of a sum of parts and of what all criteria that are whole come to, in units; none where
    /// it was not kept.
    func total(of sum: Int, _ least: Int32, _ most: Int32) -> Int? {
        let key = ReducedParts.key(least, most, Int32(truncatingIfNeeded: sum))
        return key.flatMap { totalNumbers.number(of: $0) }.map { Int($0) }
    }

    /// Keeps such a total, for this batch only where there are too many; gives its number.
    mutating func keep(_ total: RankedTotal, of sum: Int, _ least: Int32, _ most: Int32) -> Int {
        guard totals.count < ReducedParts.mostTotals,
            let key = ReducedParts.key(least, most, Int32(truncatingIfNeeded: sum))
        else {
            spareTotals.append(total)
            return ReducedParts.mostTotals + spareTotals.count - 1
        }
        totalNumbers.add(key, UInt32(totals.count))
        totals.append(total)
        return totals.count - 1
    }

    /// What a total comes to, by its number.
    func points(ofTotal number: Int) -> Bounds {
        number < ReducedParts.mostTotals
            ? totals[number].points : spareTotals[number - ReducedParts.mostTotals].points
    }

    /// The standing of a total, by its number.
    mutating func standing(ofTotal number: Int, gates: Truth, among standings: inout Standings) -> Int {
        number < ReducedParts.mostTotals
            ? standings.number(of: &totals[number], gates: gates)
            : standings.number(of: &spareTotals[number - ReducedParts.mostTotals], gates: gates)
    }

    /// Forgets what was kept for the batch before.
    mutating func begin() {
        if !spareTotals.isEmpty { spareTotals.removeAll(keepingCapacity: true) }
    }

    /// Three numbers in one; none where they do not fit.
    private static func key(_ first: Int32, _ second: Int32, _ third: Int32) -> UInt64? {
        guard (first | second | third) >> 21 == 0 else { return nil }
        return UInt64(first) | UInt64(second) << 21 | UInt64(third) << 42
    }
}
