package import RuleModel

/// Adds up the points of indicators or criteria, scales what is left when some are excluded, and caps the sum.
///
/// With the maximum M of the group and the maxima m of its terms, the sum can reach A = min(M, sum of m).
/// Without the excluded terms it can reach A' = min(M, sum of the remaining m); it is scaled by A / A', exactly.
package struct PointSum {
    let maximum: Rational
    /// Whose points are added, for faults.
    let id: String

    /// The points that one indicator or criterion brings in.
    package struct Term {
        package var points: Bounds
        package var maximum: Rational
        package var inclusion: Truth

        package init(points: Bounds, maximum: Rational, inclusion: Truth) {
            self.points = points
            self.maximum = maximum
            self.inclusion = inclusion
        }
    }

    /// More open exclusions than this are bounded from afar instead of tried out.
    package static let mostOpenExclusions = 10

    package init(maximum: Rational, of id: String) {
        self.maximum = maximum
        self.id = id
    }

    /// The bounds of the sum over every way that open exclusions may turn out.
    ///
    /// The way that leaves nothing is left to the caller, for whom the whole group is excluded then.
    package func total(_ terms: [Term]) throws(ScoringFault) -> Bounds {
        let open = terms.count { $0.inclusion == .unknown }
        guard open <= PointSum.mostOpenExclusions else { return try farBounds(of: terms) }
        var union: Bounds?
        for way in 0..<(1 << open) {
            // One bit for each term that may be excluded, from the lowest.
            var bits = way
            let rest = terms.filter { term in
                guard term.inclusion == .unknown else { return term.inclusion == .yes }
                defer { bits >>= 1 }
                return bits & 1 == 0
            }
            guard !rest.isEmpty else { continue }
            guard let sum = sum(of: rest, among: terms) else { throw .pointsTooLong(in: id) }
            union = union?.union(sum) ?? sum
        }
        return union ?? .zero
    }

    /// Bounds that hold however many terms are left: the losses of all, scaled up as far as any one term can be.
    private func farBounds(of terms: [Term]) throws(ScoringFault) -> Bounds {
        let counted = terms.filter { $0.inclusion != .no }
        var least = Rational.zero
        for term in counted where term.points.least.isNegative {
            guard let sum = least.adding(term.points.least) else { throw .pointsTooLong(in: id) }
            least = sum
        }
        let smallest = counted.map(\.maximum).filter { $0 > .zero }.min()
        guard least.isNegative, let smallest else { return Bounds(least: .zero, most: maximum) }
        guard let factor = reach(of: terms)?.divided(by: min(maximum, smallest)),
            let scaled = least.multiplied(by: factor)
        else { throw .pointsTooLong(in: id) }
        return Bounds(least: scaled, most: maximum)
    }

    private func sum(of rest: [Term], among terms: [Term]) -> Bounds? {
        var points = Bounds.zero
        for term in rest {
            guard let sum = points.adding(term.points) else { return nil }
            points = sum
        }
        points = points.clamped(from: min(points.least, .zero), to: maximum)
        guard rest.count < terms.count else { return points }
        guard let whole = reach(of: terms), let left = reach(of: rest) else { return nil }
        guard left > .zero else { return .zero }
        guard let factor = whole.divided(by: left) else { return nil }
        return points.mapped { $0.multiplied(by: factor) }
    }

    private func reach(of terms: [Term]) -> Rational? {
        var sum = Rational.zero
        for term in terms {
            guard let next = sum.adding(term.maximum) else { return nil }
            sum = next
        }
        return min(maximum, sum)
    }
}

extension Bounds {
    /// These points less what deductions take, not below 0 unless the pack says so.
    ///
    /// Points that are below 0 already stay where they are: a deduction never lifts them.
    func less(
        _ results: [DeductionResult], by deductions: Deductions?, of id: String
    ) throws(ScoringFault) -> Bounds {
        guard let deductions, !results.isEmpty else { return self }
        var points = self
        for result in results {
            guard let rest = points.subtracting(result.points) else { throw .pointsTooLong(in: id) }
            points = rest
        }
        guard !deductions.mayGoBelowZero else { return points }
        return Bounds(
            least: max(points.least, min(least, .zero)), most: max(points.most, min(most, .zero)))
    }
}
