import RuleDiagnostics
import RuleModel

/// Finds bands and classes that do not go one way: more, then less, then more again.
///
/// Bands may rise or fall with the number, since fewer dropouts are better; they may not do both. A total
/// below another may not be recognised where that is not, and classes stand from the highest total to the
/// lowest or the other way round.
struct OrderCheck {
    let pack: RulePack

    var findings: [Diagnostic] {
        let awards = pack.indicators.map(\.award) + pack.allDeductions.map(\.award)
        return awards.flatMap { bandFindings($0) } + classFindings
    }

    private func bandFindings(_ award: Award) -> [Diagnostic] {
        switch award {
        case .bands(_, let bands): return finding(on: bands, asPercent: false).map { [$0] } ?? []
        case .share(let share):
            guard case .bands(let bands) = share.scale else { return [] }
            return finding(on: bands, asPercent: true).map { [$0] } ?? []
        case .parts(let parts): return parts.flatMap { bandFindings($0.award) }
        case .condition, .each, .choice, .assessed, .points: return []
        }
    }

    /// The first step against the way that most steps go.
    private func finding(on bands: [Band], asPercent isPercent: Bool) -> Diagnostic? {
        // A band for several ranges, or for the rest, has no one place in the order.
        let plain = bands.filter { $0.test.intervals.count == 1 && $0.test.intervals != [.everything] }
        let sorted = plain.sorted { $0.test.intervals[0].precedes($1.test.intervals[0]) }
        let steps = Array(zip(sorted, sorted.dropFirst()))
        let rises = steps.count { $0.points < $1.points }
        let falls = steps.count { $0.points > $1.points }
        guard rises > 0, falls > 0 else { return nil }
        let isRising = rises >= falls
        return steps.first { isRising ? $0.points > $1.points : $0.points < $1.points }.map {
            .bandsNotMonotone($0.0, $0.1, asPercent: isPercent)
        }
    }

    private var classFindings: [Diagnostic] {
        let plain = pack.classes.filter { $0.test.intervals.count == 1 && $0.test.intervals != [.everything] }
        let sorted = plain.sorted { $0.test.intervals[0].precedes($1.test.intervals[0]) }
        for (lower, higher) in zip(sorted, sorted.dropFirst())
        where lower.isRecognised && !higher.isRecognised {
            return [.classesNotMonotone(higher, below: lower, isListing: false)]
        }
        let places = sorted.compactMap { band in plain.firstIndex { $0.id == band.id } }
        let steps = Array(zip(places, places.dropFirst()))
        let rises = steps.count { $0 < $1 }
        guard rises > 0, rises < steps.count else { return [] }
        let isRising = rises > steps.count - rises
        guard let wrong = steps.first(where: { ($0 < $1) != isRising }) else { return [] }
        return [.classesNotMonotone(plain[wrong.1], below: plain[wrong.0], isListing: true)]
    }
}

extension Interval {
    /// Whether it starts before another.
    fileprivate func precedes(_ other: Interval) -> Bool {
        guard let limit = lower.limit else { return other.lower.limit != nil }
        guard let next = other.lower.limit else { return false }
        return limit == next ? !lower.isOpen && other.lower.isOpen : limit < next
    }
}
