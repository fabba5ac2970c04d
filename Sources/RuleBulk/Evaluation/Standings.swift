import RuleEngine
import RuleModel

/// Status and classes by what decides them: the ranks of both ends of a total, and the gates.
///
/// Totals lie among few ends of classes, so there are few of them.
struct Standings: Sendable {
    private let rules: ClassRules
    private var numbers = KeyTable()
    /// As verdicts that say nothing but status and classes, and with any bar at all where a gate fails.
    private(set) var all: [RowVerdict] = []

    init(_ pack: RulePack) {
        rules = ClassRules(pack)
    }

    /// The number of what a total comes to.
    ///
    /// - Parameters:
    ///   - total: The total.
    ///   - values: Where its ends stand.
    ///   - fails: 1 where some gate fails, else 0.
    ///   - mayFail: 1 where some gate may fail, else 0.
    /// - Returns: The number.
    @inline(__always)
    mutating func number(
        of total: RowTotal, among values: PointValues, fails: UInt64, mayFail: UInt64
    ) -> Int32 {
        let low = values.all[Int(total.low)].rank
        let high = values.all[Int(total.high)].rank
        let key = UInt64(low) << 34 | UInt64(high) << 2 | (mayFail & ~fails) << 1 | fails
        if let known = numbers.number(of: key) { return Int32(truncatingIfNeeded: known) }
        return add(values.points(of: total), fails != 0 ? .no : mayFail != 0 ? .unknown : .yes, key)
    }

    @inline(never)
    private mutating func add(_ points: Bounds, _ gates: Truth, _ key: UInt64) -> Int32 {
        var verdict = RowVerdict.blank
        verdict.points = points
        verdict.bars = gates == .no ? [.prerequisite(0)] : []
        rules.judge(&verdict, gates: gates)
        verdict.points = .zero
        numbers.add(key, UInt32(all.count))
        all.append(verdict)
        return Int32(all.count - 1)
    }
}
