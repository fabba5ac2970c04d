import RuleEngine
import RuleModel

/// Status and classes by what decides them: the ends of an open total, and the gates.
///
/// Each is made once. Totals between which no class begins or ends give the same, so they share a rank; there are few of these.
struct Standings: Sendable {
    private let rules: ClassRules
    private let classes: [ClassBand]
    private let unit: Int
    private let totals: Int
    /// By total in units from 0; empty until one is asked for.
    private var ranks: [UInt32] = []
    private var numbers = KeyTable()
    /// As verdicts that say nothing but status and classes, and with any bar at all where a gate fails.
    private(set) var all: [RowVerdict] = []

    /// More standings than this are not kept; they are searched one by one.
    private static let most = 1 << 8

    /// - Parameters:
    ///   - program: The pack.
    ///   - totals: How many totals there are, in units from 0.
    init(_ program: Program, totals: Int) {
        rules = ClassRules(program.pack)
        classes = program.pack.classes
        unit = program.unit
        self.totals = totals
    }

    /// The number of what any total comes to; none where too many are known.
    mutating func number(of points: Bounds, gates: Truth) -> Int? {
        let verdict = judge(points, gates: gates)
        if let known = all.firstIndex(of: verdict) { return known }
        guard all.count < Standings.most else { return nil }
        all.append(verdict)
        return all.count - 1
    }

    /// The number of what a total comes to, both ends of it in units among those that the pack can give;
    /// none where too many are known.
    mutating func number(least: Int32, most: Int32, gates: Truth) -> Int? {
        let gate: UInt64 = gates == .yes ? 0 : gates == .no ? 1 : 2
        if ranks.isEmpty { ranks = makeRanks() }
        let key = UInt64(ranks[Int(least)]) << 34 | UInt64(ranks[Int(most)]) << 2 | gate
        if let known = numbers.number(of: key) { return Int(known) }
        let points = Bounds(
            least: Rational(Int(least), over: unit) ?? .zero, most: Rational(Int(most), over: unit) ?? .zero)
        guard let number = number(of: points, gates: gates) else { return nil }
        numbers.add(key, UInt32(number))
        return number
    }

    private func judge(_ points: Bounds, gates: Truth) -> RowVerdict {
        var verdict = RowVerdict.blank
        verdict.points = points
        verdict.bars = gates == .no ? [.prerequisite(0)] : []
        rules.judge(&verdict, gates: gates)
        verdict.points = .zero
        return verdict
    }

    /// The ranks of totals: the next one has another if it is in other classes, or a class lies between both.
    private func makeRanks() -> [UInt32] {
        var ranks: [UInt32] = []
        var last: (total: Rational, classes: [Bool])?
        for units in 0..<totals {
            let total = Rational(units, over: unit) ?? .zero
            let own = classes.map { $0.test.holds(for: total) }
            var rank = ranks.last ?? 0
            if let last {
                let between = classes.map { $0.test.mayHold(from: last.total, to: total) }
                if own != last.classes || own != between { rank += 1 }
            }
            ranks.append(rank)
            last = (total, own)
        }
        return ranks
    }
}
