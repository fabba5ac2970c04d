import RuleEngine
import RuleModel

/// Scores complete records straight from the wording of the language, as a clerk would with a pencil.
///
/// No bounds and no three-valued logic: every question has an answer, and what is left out is `nil`.
struct NaiveScorer {
    struct Outcome: Equatable {
        var status: Verdict.Status
        var points: Fraction
        /// By criterion and indicator; none where it is left out or its criterion does not apply.
        var indicators: [[Fraction?]]
        var classIndex: Int?
        var isBarred: Bool
    }

    private let pack: RulePack
    private let expressions: NaiveExpression
    private let marks: [Int?]
    private var isBarred = false

    private init(_ pack: RulePack, _ record: ReferenceRecord) {
        self.pack = pack
        expressions = NaiveExpression(record: record, values: pack.derived.map(\.expression))
        marks = record.marks
    }

    static func outcome(of record: ReferenceRecord, by pack: RulePack) throws -> Outcome {
        var scorer = NaiveScorer(pack, record)
        return try scorer.outcome()
    }

    private mutating func outcome() throws -> Outcome {
        if let applies = pack.applies, try !expressions.isTrue(applies) {
            return Outcome(
                status: .notApplicable, points: Fraction(0), indicators: [], classIndex: nil, isBarred: false)
        }
        var sheet: [[Fraction?]] = []
        var lines: [Line] = []
        for item in pack.criteria {
            let (points, indicators) = try criterion(item)
            lines.append((points, Fraction(item.maximum)))
            sheet.append(indicators)
        }
        let most = lines.map(\.maximum).reduce(Fraction(0), +)
        let total = try taken(sum(lines, cappedAt: most) ?? Fraction(0), by: pack.deductions)
        for item in pack.prerequisites where try !expressions.isTrue(item.condition) { isBarred = true }
        return conclude(total, sheet)
    }

    private func conclude(_ total: Fraction, _ sheet: [[Fraction?]]) -> Outcome {
        let byPoints = pack.classes.firstIndex { band in
            total.rational.map { band.test.holds(for: $0) } ?? false
        }
        let earns = byPoints.map { pack.classes[$0].isRecognised } ?? false
        // The classes of the generator run from the best down.
        let fallback = pack.classes.firstIndex { !$0.isRecognised }
        return Outcome(
            status: earns && !isBarred ? .recognised : .notRecognised, points: total, indicators: sheet,
            classIndex: earns && isBarred ? fallback : byPoints, isBarred: isBarred)
    }

    // MARK: - Sums

    /// What a line of the sheet gives, or none where it is left out, of how many points.
    private typealias Line = (points: Fraction?, maximum: Fraction)

    /// The sum of the lines that count, cut off at the cap and brought up to what all lines could have given.
    private func sum(_ lines: [Line], cappedAt cap: Fraction) -> Fraction? {
        let counted = lines.filter { $0.points != nil }
        guard !counted.isEmpty else { return nil }
        let points = min(cap, counted.compactMap(\.points).reduce(Fraction(0), +))
        let could = min(cap, lines.map(\.maximum).reduce(Fraction(0), +))
        let can = min(cap, counted.map(\.maximum).reduce(Fraction(0), +))
        return counted.count == lines.count ? points : points * could / can
    }

    /// The points that deductions leave.
    private func taken(_ points: Fraction, by deductions: Deductions?) throws -> Fraction {
        guard let deductions else { return points }
        let loss = try deductions.items.map {
            try award($0.award, Fraction($0.maximum)) ?? Fraction(0)
        }.reduce(Fraction(0), +)
        if deductions.mayGoBelowZero { return points - loss }
        return points < Fraction(0) ? points : max(Fraction(0), points - loss)
    }

    // MARK: - Criteria

    private mutating func criterion(_ item: Criterion) throws -> (Fraction?, [Fraction?]) {
        let maximum = Fraction(item.maximum)
        if let gate = item.applicability, try !expressions.isTrue(gate.condition) {
            return (gate.otherwise.points(maximum), item.indicators.map { _ in nil })
        }
        var points: [Fraction?] = []
        for indicator in item.indicators { points.append(try self.indicator(indicator)) }
        let lines = zip(points, item.indicators).map { Line($0, Fraction($1.maximum)) }
        guard let sum = sum(lines, cappedAt: maximum) else { return (nil, points) }
        let rest = try taken(sum, by: item.deductions)
        if let floor = item.floor, rest < Fraction(floor) { isBarred = true }
        return (rest, points)
    }

    private mutating func indicator(_ item: Indicator) throws -> Fraction? {
        let maximum = Fraction(item.maximum)
        if let gate = item.applicability, try !expressions.isTrue(gate.condition) {
            return gate.otherwise.points(maximum)
        }
        guard let points = try award(item.award, maximum) else { return nil }
        if let floor = item.floor, points < Fraction(floor) { isBarred = true }
        return points
    }

    // MARK: - Awards

    /// The points of an award, none where nothing out of nothing is left out.
    private func award(_ award: Award, _ maximum: Fraction) throws -> Fraction? {
        try uncapped(award, maximum).map { min(maximum, max(Fraction(0), $0)) }
    }

    private func uncapped(_ award: Award, _ maximum: Fraction) throws -> Fraction? {
        switch award {
        case .condition(let condition): try expressions.isTrue(condition) ? maximum : Fraction(0)
        case .share(let share): try self.share(share, maximum)
        case .bands(let value, let bands): points(of: bands, at: try expressions.number(value))
        case .each(let count, let points): try expressions.number(count) * Fraction(points)
        case .choice(let field, let choices):
            try choices.first { try expressions.result(of: field) == .text($0.code) }
                .map { Fraction($0.points) } ?? Fraction(0)
        case .parts(let parts):
            sum(
                try parts.map { (try self.award($0.award, Fraction($0.maximum)), Fraction($0.maximum)) },
                cappedAt: maximum)
        case .assessed(let mark): Fraction(marks[mark] ?? 0)
        case .points(let value, let step): try stepped(expressions.number(value), step)
        }
    }

    private func share(_ share: ShareAward, _ maximum: Fraction) throws -> Fraction? {
        let whole = try expressions.number(share.whole)
        guard whole != Fraction(0) else {
            switch share.whenEmpty {
            case .full: return maximum
            case .zero: return Fraction(0)
            case .notApplicable, nil: return nil
            }
        }
        let ratio = try expressions.number(share.part) / whole
        switch share.scale {
        case .allOrNothing: return ratio < Fraction(1) ? Fraction(0) : maximum
        case .proportional(let step): return stepped(maximum * ratio, step)
        case .bands(let bands): return points(of: bands, at: ratio)
        }
    }

    private func points(of bands: [Band], at number: Fraction) -> Fraction {
        guard let number = number.rational else { return Fraction(0) }
        return bands.first { $0.test.holds(for: number) }.map { Fraction($0.points) } ?? Fraction(0)
    }

    private func stepped(_ points: Fraction, _ step: PointStep?) -> Fraction {
        step.map { points.rounded(to: Fraction($0.step), $0.rounding) } ?? points
    }
}

extension Applicability.Otherwise {
    /// What stands on the sheet for an item that does not apply.
    fileprivate func points(_ maximum: Fraction) -> Fraction? {
        switch self {
        case .full: maximum
        case .exclude: nil
        case .zero: Fraction(0)
        }
    }
}
