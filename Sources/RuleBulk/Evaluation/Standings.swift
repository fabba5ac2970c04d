import RuleEngine
import RuleModel

/// Status and classes by what decides them: the ends of an open total, and the gates.
///
/// Which classes a total may be in depends only on where its ends lie among the ends of classes, and these are few.
struct Standings: Sendable {
    private let rules: ClassRules
    /// The ends of all classes, each once, from the least.
    private let limits: [Rational]
    private var numbers = KeyTable()
    /// As verdicts that say nothing but status and classes, and with any bar at all where a gate fails.
    private(set) var all: [RowVerdict] = []

    init(_ pack: RulePack) {
        rules = ClassRules(pack)
        limits = Set(pack.classes.flatMap { $0.test.intervals.flatMap(\.limits) }).sorted()
    }

    /// The number of what a total comes to.
    mutating func number(of points: Bounds, gates: Truth) -> Int {
        let gate: UInt64 = gates == .yes ? 0 : gates == .no ? 1 : 2
        let low = rank(of: points.least)
        let key = low << 34 | (points.isCertain ? low : rank(of: points.most)) << 2 | gate
        if let known = numbers.number(of: key) { return Int(known) }
        var verdict = RowVerdict.blank
        verdict.points = points
        verdict.bars = gates == .no ? [.prerequisite(0)] : []
        rules.judge(&verdict, gates: gates)
        verdict.points = .zero
        numbers.add(key, UInt32(all.count))
        all.append(verdict)
        return all.count - 1
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
