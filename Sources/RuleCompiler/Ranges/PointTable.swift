import RuleModel

/// Every total that a pack can give, where they can be listed.
///
/// Points are counted in the greatest unit of which all of them are multiples.
struct PointTable {
    /// More units than this are not listed.
    fileprivate static let mostUnits = 20_000

    private let pack: RulePack
    /// By indicator: the points that it can give, in units.
    private var choices: [[Int]] = []
    private let unit: Rational
    private let length: Int

    /// Lists the points of every indicator; none where something keeps the totals from being plain sums.
    init?(_ pack: RulePack, ranges: RangeAnalysis) {
        self.pack = pack
        guard pack.deductions == nil, pack.criteria.allSatisfy(\.isPlain) else { return nil }
        let sets = pack.indicators.map { PointTable.Lister(pack: pack, ranges: ranges).points(of: $0) }
        let known = sets.compactMap(\.self)
        guard known.count == sets.count, let unit = PointTable.unit(of: known.flatMap(\.self)) else {
            return nil
        }
        self.unit = unit
        choices = known.map { $0.compactMap { $0.divided(by: unit)?.whole } }
        length = choices.reduce(1) { $0 + ($1.max() ?? 0) }
        guard length <= PointTable.mostUnits else { return nil }
    }

    /// The indicators, by index, that change the class of no total, whatever the others give.
    ///
    /// Those that must reach a floor decide on their own and are not among them.
    var idle: [Int] {
        let classes = classTable
        return pack.indicators.indices.filter { index in
            guard pack.indicators[index].floor == nil, (choices[index].max() ?? 0) > 0 else { return false }
            let others = sums(without: index)
            let least = choices[index].min() ?? 0
            let highest = length - (choices[index].max() ?? 0)
            return (0..<highest).allSatisfy { sum in
                !others.contains(sum)
                    || choices[index].allSatisfy { classes[sum + $0] == classes[sum + least] }
            }
        }
    }

    /// The class of every total in units; none for a total that no class takes.
    private var classTable: [Int?] {
        (0..<length).map { units in
            guard let points = Rational(units).multiplied(by: unit) else { return nil }
            return pack.classes.firstIndex { $0.test.holds(for: points) }
        }
    }

    /// Which totals the other indicators can give.
    private func sums(without index: Int) -> SumSet {
        let others = choices.indices.filter { $0 != index }
        return others.reduce(SumSet(below: length)) { $0.adding(choices[$1]) }
    }

    /// The greatest number of which all are multiples; none where there is no such number that fits.
    private static func unit(of numbers: [Rational]) -> Rational? {
        var above: Int64 = 0
        var below: Int64 = 1
        for number in numbers where number > .zero {
            let (scaled, overflow) = below.multipliedReportingOverflow(
                by: number.denominator / divisor(below, number.denominator))
            guard !overflow else { return nil }
            let (whole, isTooLong) = above.multipliedReportingOverflow(by: scaled / below)
            let (other, isOtherTooLong) = number.numerator.multipliedReportingOverflow(
                by: scaled / number.denominator)
            guard !isTooLong, !isOtherTooLong else { return nil }
            (above, below) = (divisor(whole, other), scaled)
        }
        return Rational(Int(max(above, 1)), over: Int(below))
    }

    private static func divisor(_ left: Int64, _ right: Int64) -> Int64 {
        right == 0 ? left : divisor(right, left % right)
    }
}

extension PointTable {
    /// Lists the points that single items can give.
    fileprivate struct Lister {
        let pack: RulePack
        let ranges: RangeAnalysis

        func points(of indicator: Indicator) -> Set<Rational>? {
            guard var points = points(of: indicator.award, maximum: indicator.maximum) else { return nil }
            if indicator.missing == .zero { points.insert(.zero) }
            switch indicator.applicability?.otherwise {
            case .full: points.insert(indicator.maximum)
            case .zero: points.insert(.zero)
            case .exclude: return nil
            case nil: break
            }
            return points
        }

        /// All that an award can give; none where there is no end of them or it may be left out.
        private func points(of award: Award, maximum: Rational) -> Set<Rational>? {
            switch award {
            case .condition: return [.zero, maximum]
            case .bands(_, let bands): return Set(bands.map(\.points) + [.zero])
            case .choice(_, let choices): return Set(choices.map(\.points) + [.zero])
            case .each(let count, let points):
                return ranges.renewed().range(of: count).isWhole ? multiples(of: points, to: maximum) : nil
            case .points(_, let step): return step.flatMap { multiples(of: $0.step, to: maximum) }
            case .assessed(let mark): return pack.marks[mark].step.flatMap { multiples(of: $0, to: maximum) }
            case .share(let share):
                guard share.whenEmpty != .notApplicable else { return nil }
                switch share.scale {
                case .allOrNothing: return [.zero, maximum]
                case .bands(let bands): return Set(bands.map(\.points) + [.zero, maximum])
                case .proportional(let step): return step.flatMap { multiples(of: $0.step, to: maximum) }
                }
            case .parts(let parts):
                var sums: Set<Rational> = [.zero]
                for part in parts {
                    guard let points = points(of: part.award, maximum: part.maximum) else { return nil }
                    sums = Set(sums.flatMap { sum in points.compactMap { sum.adding($0) } })
                    guard sums.count <= PointTable.mostUnits else { return nil }
                }
                return Set(sums.map { min($0, maximum) })
            }
        }

        private func multiples(of step: Rational, to maximum: Rational) -> Set<Rational>? {
            guard step > .zero, let count = maximum.divided(by: step)?.rounded(.down), count <= 1_000 else {
                return nil
            }
            return Set((0...count).compactMap { Rational(Int($0)).multiplied(by: step) } + [maximum])
        }
    }
}

extension Criterion {
    /// Whether its points are the sum of its indicators' and nothing else hangs on them.
    fileprivate var isPlain: Bool {
        let sum = indicators.reduce(Rational.zero) { $0.adding($1.maximum) ?? $0 }
        return deductions == nil && floor == nil && applicability == nil && sum <= maximum
    }
}
