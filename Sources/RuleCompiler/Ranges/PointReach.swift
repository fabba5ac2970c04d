import RuleEngine
import RuleModel

/// The least and most points that any record can come to, for every item of a pack.
///
/// It scores as the evaluator does, with ranges in the place of values; sums, caps and scaling are the
/// evaluator's own. No record lies outside; the ends themselves need not be reached, since what two items read
/// may depend on one another.
struct PointReach {
    /// The points of an item, and whether it counts at all.
    struct Reach {
        var points: Bounds
        var inclusion: Truth
    }

    let pack: RulePack
    /// What is known of every record in question.
    let ranges: RangeAnalysis
    /// Whether conditions that never change and bands that nothing falls into count as they stand.
    ///
    /// They are findings of their own; what follows from them is only their shadow.
    var isStrict = false

    // MARK: - Awards

    /// What an award can give, within 0 and its maximum.
    func award(_ award: Award, maximum: Rational) -> Reach {
        var reach = Reach(points: award.range(maximum: maximum), inclusion: .yes)
        switch award {
        case .condition(let condition):
            switch isStrict ? ranges.renewed().truth(of: condition) : .unknown {
            case .yes: reach.points = Bounds(maximum)
            case .no: reach.points = .zero
            case .unknown: break
            }
        case .share(let share): reach = self.share(share, maximum: maximum)
        case .bands(let value, let bands):
            guard isStrict else { break }
            reach.points = points(of: bands, over: ranges.renewed().range(of: value).interval)
        case .each(let count, let points):
            reach.points = ranges.renewed().range(of: count).interval.scaled(by: points).bounds(to: maximum)
        case .choice(let field, let choices):
            if case .codes(let codes) = ranges.renewed().range(of: field) {
                reach.points = choices.filter { codes.contains($0.code) }.map(\.points).bounds
            }
        case .parts(let parts): reach = self.parts(parts, maximum: maximum)
        case .assessed: break
        case .points(let expression, let step):
            let points = ranges.renewed().range(of: expression).interval.mapped { $0.brought(to: step) }
            reach.points = points.bounds(to: maximum)
        }
        reach.points = reach.points.clamped(from: .zero, to: maximum)
        return reach
    }

    private func share(_ share: ShareAward, maximum: Rational) -> Reach {
        let ranges = ranges.renewed()
        let whole = ranges.range(of: share.whole).interval
        let ratio = ranges.ratio(of: share.part, share.whole)
        var points: Bounds =
            switch share.scale {
            case .proportional(let step):
                ratio.mapped { maximum.multiplied(by: $0)?.brought(to: step) }.bounds(to: maximum)
            case .allOrNothing:
                Bounds(
                    least: ratio.lower.limit.map { $0 >= .one } ?? false ? maximum : .zero,
                    most: ratio.upper.limit.map { $0 < .one } ?? false ? .zero : maximum)
            case .bands(let bands):
                isStrict ? self.points(of: bands, over: ratio) : Award.share(share).range(maximum: maximum)
            }
        guard whole.contains(.zero), let whenEmpty = share.whenEmpty else {
            return Reach(points: points, inclusion: .yes)
        }
        let isAlwaysEmpty = whole.single == .zero
        switch whenEmpty {
        case .full: points = isAlwaysEmpty ? Bounds(maximum) : points.union(Bounds(maximum))
        case .zero: points = isAlwaysEmpty ? .zero : points.union(.zero)
        case .notApplicable: return Reach(points: points, inclusion: isAlwaysEmpty ? .no : .unknown)
        }
        return Reach(points: points, inclusion: .yes)
    }

    /// The points of the bands that a number of the range can fall into; no band gives nothing.
    private func points(of bands: [Band], over domain: Interval) -> Bounds {
        let coverage = Coverage(domain: domain, tests: bands.map(\.test))
        let unreachable = Set(coverage.unreachable)
        let points = bands.indices.filter { !unreachable.contains($0) }.map { bands[$0].points }.bounds
        return coverage.gaps.isEmpty ? points : points.union(.zero)
    }

    private func parts(_ parts: [AwardPart], maximum: Rational) -> Reach {
        let reaches = parts.map { award($0.award, maximum: $0.maximum) }
        let terms = zip(parts, reaches).map {
            PointSum.Term(points: $1.points, maximum: $0.maximum, inclusion: $1.inclusion)
        }
        return Reach(
            points: total(terms, maximum: maximum) ?? Bounds(least: .zero, most: maximum),
            inclusion: reaches.reduce(.no) { $0 || $1.inclusion })
    }

    // MARK: - Items

    func indicator(_ indicator: Indicator) -> Reach {
        guard let applicability = indicator.applicability else { return applicable(indicator) }
        guard let inner = behind(applicability) else {
            return applicability.reach(maximum: indicator.maximum)
        }
        let reach = inner.applicable(indicator)
        guard !isStrict || ranges.renewed().truth(of: applicability.condition) != .yes else { return reach }
        return reach.union(applicability.reach(maximum: indicator.maximum))
    }

    /// The same for the records to which an item applies; none where there are none.
    private func behind(_ applicability: Applicability) -> PointReach? {
        guard let inner = ranges.renewed().assuming(applicability.condition, true) else {
            return isStrict ? nil : self
        }
        return PointReach(pack: pack, ranges: inner, isStrict: isStrict)
    }

    /// What the indicator can give where it applies.
    func applicable(_ indicator: Indicator) -> Reach {
        var reach = award(indicator.award, maximum: indicator.maximum)
        // Data that are missing count as nothing.
        if indicator.missing == .zero { reach.points = reach.points.union(.zero) }
        return reach
    }

    /// What a criterion can come to; none where the figures are too long to add.
    func criterion(_ criterion: Criterion) -> Reach? {
        guard let applicability = criterion.applicability else { return applicable(criterion) }
        guard let inner = behind(applicability) else {
            return applicability.reach(maximum: criterion.maximum)
        }
        guard let reach = inner.applicable(criterion) else { return nil }
        guard !isStrict || ranges.renewed().truth(of: applicability.condition) != .yes else { return reach }
        return reach.union(applicability.reach(maximum: criterion.maximum))
    }

    private func applicable(_ criterion: Criterion) -> Reach? {
        let reaches = criterion.indicators.map { indicator($0) }
        let terms = zip(criterion.indicators, reaches).map {
            PointSum.Term(points: $1.points, maximum: $0.maximum, inclusion: $1.inclusion)
        }
        guard let sum = total(terms, maximum: criterion.maximum),
            let points = less(criterion.deductions, than: sum)
        else { return nil }
        return Reach(points: points, inclusion: reaches.reduce(.no) { $0 || $1.inclusion })
    }

    /// What the whole pack can come to, where it applies.
    var total: Bounds? {
        let reaches = pack.criteria.map { criterion($0) }
        guard reaches.allSatisfy({ $0 != nil }) else { return nil }
        let known = reaches.compactMap(\.self)
        let terms = zip(pack.criteria, known).map {
            PointSum.Term(points: $1.points, maximum: $0.maximum, inclusion: $1.inclusion)
        }
        guard var sum = total(terms, maximum: pack.maximum) else { return nil }
        // With every criterion left out nothing is reached.
        if known.allSatisfy({ $0.inclusion != .yes }) { sum = sum.union(.zero) }
        return less(pack.deductions, than: sum)
    }

    // MARK: - Sums

    private func total(_ terms: [PointSum.Term], maximum: Rational) -> Bounds? {
        do throws(ScoringFault) {
            return try PointSum(maximum: maximum, of: pack.id).total(terms)
        } catch {
            return nil
        }
    }

    private func less(_ deductions: Deductions?, than sum: Bounds) -> Bounds? {
        guard let deductions, !deductions.items.isEmpty else { return sum }
        var points: Bounds? = sum
        for item in deductions.items {
            let taken = award(item.award, maximum: item.maximum)
            points = points?.subtracting(taken.inclusion == .yes ? taken.points : taken.points.union(.zero))
        }
        guard let points, !deductions.mayGoBelowZero else { return points }
        // Points that are below 0 already stay where they are.
        return Bounds(
            least: max(points.least, min(sum.least, .zero)), most: max(points.most, min(sum.most, .zero)))
    }
}

extension PointReach.Reach {
    func union(_ other: PointReach.Reach) -> PointReach.Reach {
        if inclusion == .no { return other.inclusion == .no ? self : other.mayBeLeftOut }
        if other.inclusion == .no { return mayBeLeftOut }
        return PointReach.Reach(
            points: points.union(other.points),
            inclusion: inclusion == other.inclusion ? inclusion : .unknown)
    }

    private var mayBeLeftOut: PointReach.Reach {
        PointReach.Reach(points: points, inclusion: .unknown)
    }
}

extension Applicability {
    /// What an item gives where it does not apply.
    fileprivate func reach(maximum: Rational) -> PointReach.Reach {
        switch otherwise {
        case .full: PointReach.Reach(points: Bounds(maximum), inclusion: .yes)
        case .zero: PointReach.Reach(points: .zero, inclusion: .yes)
        case .exclude: PointReach.Reach(points: .zero, inclusion: .no)
        }
    }
}

extension Interval {
    /// The points from 0 to a maximum that lie in it; an end at infinity is an end of those.
    fileprivate func bounds(to maximum: Rational) -> Bounds {
        Bounds(least: lower.limit ?? .zero, most: upper.limit ?? maximum).clamped(from: .zero, to: maximum)
    }
}

extension [Rational] {
    fileprivate var bounds: Bounds {
        Bounds(least: self.min() ?? .zero, most: self.max() ?? .zero)
    }
}

extension Rational {
    /// The number brought to a step, or itself without one; `nil` if it does not fit.
    fileprivate func brought(to step: PointStep?) -> Rational? {
        guard let step else { return self }
        return rounded(toStep: step.step, step.rounding)
    }
}
