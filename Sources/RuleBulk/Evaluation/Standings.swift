import RuleEngine
import RuleModel

/// A total and its place among the ends of classes.
struct RankedTotal: Sendable {
    var points: Bounds
    fileprivate var low: UInt64
    fileprivate var high: UInt64
    /// The number of its standing by what is known of the gates, as far as that was asked for; else less than 0.
    fileprivate var standings = SIMD4<Int32>(repeating: -1)
}

/// Status and classes by what decides them: the ends of an open total, and the gates.
///
/// Which classes a total may be in depends only on where its ends lie among the ends of classes, and these are few.
struct Standings: Sendable {
    private let rules: ClassRules
    /// The ends of all classes, each once, from the least.
    private let limits: [Rational]
    private let unit: Int
    /// By total in units as far as totals were asked for, the rank plus 1; 0 where it is not known.
    private var ranks: [UInt32] = []
    private var numbers = KeyTable()
    /// As verdicts that say nothing but status and classes, and with any bar at all where a gate fails.
    private(set) var all: [RowVerdict] = []

    init(_ pack: RulePack, unit: Int) {
        self.unit = unit
        rules = ClassRules(pack)
        limits = Set(pack.classes.flatMap { $0.test.intervals.flatMap(\.limits) }).sorted()
    }

    /// Finds the place of a total.
    func ranked(_ points: Bounds) -> RankedTotal {
        let low = rank(of: points.least)
        return RankedTotal(
            points: points, low: low, high: points.isCertain ? low : rank(of: points.most))
    }

    /// The number of what a total comes to.
    mutating func number(of total: inout RankedTotal, gates: Truth) -> Int {
        let place = Int(Standings.code(of: gates))
        if total.standings[place] >= 0 { return Int(total.standings[place]) }
        let key = Standings.key(total.low, total.high, gates)
        let number = numbers.number(of: key).map { Int($0) } ?? add(total.points, gates, key)
        total.standings[place] = Int32(truncatingIfNeeded: number)
        return number
    }

    /// The same for a total in units, both ends of which the pack can give.
    mutating func number(of least: Int32, _ most: Int32, gates: Truth) -> Int {
        let key = Standings.key(rank(ofUnits: Int(least)), rank(ofUnits: Int(most)), gates)
        return numbers.number(of: key).map { Int($0) }
            ?? add(Bounds(units: Int(least), Int(most), per: unit), gates, key)
    }

    private static func key(_ low: UInt64, _ high: UInt64, _ gates: Truth) -> UInt64 {
        low << 34 | high << 2 | code(of: gates)
    }

    private static func code(of gates: Truth) -> UInt64 {
        switch gates {
        case .yes: 0
        case .no: 1
        case .unknown: 2
        }
    }

    private mutating func add(_ points: Bounds, _ gates: Truth, _ key: UInt64) -> Int {
        var verdict = RowVerdict.blank
        verdict.points = points
        verdict.bars = gates == .no ? [.prerequisite(0)] : []
        rules.judge(&verdict, gates: gates)
        verdict.points = .zero
        numbers.add(key, UInt32(all.count))
        all.append(verdict)
        return all.count - 1
    }

    private mutating func rank(ofUnits units: Int) -> UInt64 {
        if units < ranks.count, ranks[units] > 0 { return UInt64(ranks[units]) - 1 }
        let rank = rank(of: Rational(units: units, per: unit))
        ranks.growWithZeros(to: units + 1)
        ranks[units] = UInt32(rank) + 1
        return rank
    }

    /// Twice the limits below a number, and one more where it is a limit itself.
    private func rank(of number: Rational) -> UInt64 {
        var rank: UInt64 = 0
        for limit in limits {
            guard limit < number else { return limit == number ? rank + 1 : rank }
            rank += 2
        }
        return rank
    }
}

extension Interval {
    /// Its ends that are numbers.
    fileprivate var limits: [Rational] {
        [lower, upper].compactMap { bound in
            switch bound {
            case .open(let limit), .closed(let limit): limit
            case .infinite: nil
            }
        }
    }
}
