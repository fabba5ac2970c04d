import RuleModel

/// What one award gives.
struct AwardResult {
    var points: Bounds
    var reason: Reason
    var missing: Set<DataPath> = []
    /// Whether it counts at all: nothing out of nothing may be left out.
    var inclusion = Truth.yes
}

extension ReferenceEvaluator {
    /// The points of an award, within 0 and its maximum.
    mutating func award(
        _ award: Award, maximum: Rational, missing policy: Indicator.MissingPolicy, of id: String
    ) throws(ScoringFault) -> AwardResult {
        var result = try points(of: award, maximum: maximum, missing: policy, of: id)
        result.points = result.points.clamped(from: .zero, to: maximum)
        // What missing data cannot change is not open, whatever the pack says about them.
        let isOpen = !result.points.isCertain || result.inclusion == .unknown
        guard isOpen, result.reason == .open, policy == .zero else { return result }
        return AwardResult(points: .zero, reason: .missingIsZero, missing: result.missing)
    }

    private mutating func points(
        of award: Award, maximum: Rational, missing policy: Indicator.MissingPolicy, of id: String
    ) throws(ScoringFault) -> AwardResult {
        switch award {
        case .condition(let condition): try conditionPoints(condition, maximum: maximum, of: id)
        case .share(let share): try sharePoints(share, maximum: maximum, of: id)
        case .bands(let expression, let bands): try bandPoints(expression, bands, maximum: maximum, of: id)
        case .each(let count, let points): try eachPoints(count, points, maximum: maximum, of: id)
        case .choice(let field, let choices): try choicePoints(field, choices, maximum: maximum, of: id)
        case .parts(let parts): try partPoints(parts, maximum: maximum, missing: policy, of: id)
        case .assessed(let mark): markPoints(mark, maximum: maximum)
        case .points(let expression, let step):
            try computedPoints(expression, step, maximum: maximum, of: id)
        }
    }

    private mutating func conditionPoints(
        _ condition: Expression, maximum: Rational, of id: String
    ) throws(ScoringFault) -> AwardResult {
        let (truth, missing) = try truth(of: condition, of: id)
        return switch truth {
        case .yes: AwardResult(points: Bounds(maximum), reason: .condition(true))
        case .no: AwardResult(points: .zero, reason: .condition(false))
        case .unknown:
            AwardResult(points: Bounds(least: .zero, most: maximum), reason: .open, missing: missing)
        }
    }

    private mutating func sharePoints(
        _ share: ShareAward, maximum: Rational, of id: String
    ) throws(ScoringFault) -> AwardResult {
        let part = try number(share.part, of: id)
        let whole = try number(share.whole, of: id)
        // An empty whole decides alone, whatever the part: the fields' ranges keep the part at 0 then.
        if whole.value == .zero, let whenEmpty = share.whenEmpty {
            return AwardResult(
                points: whenEmpty == .full ? Bounds(maximum) : .zero, reason: .emptyWhole(whenEmpty),
                inclusion: Truth(whenEmpty != .notApplicable))
        }
        guard let partNumber = part.value, let wholeNumber = whole.value else {
            return openShare(share, part, whole, maximum: maximum, of: id)
        }
        guard let ratio = partNumber.divided(by: wholeNumber) else {
            throw .expression(EvaluationFault(problem: .divisionByZero, expression: share.whole), in: id)
        }
        let (points, band) = try scaled(ratio, on: share.scale, maximum: maximum, of: id)
        return AwardResult(
            points: Bounds(points), reason: .share(part: partNumber, whole: wholeNumber, band: band))
    }

    func scaled(
        _ ratio: Rational, on scale: ShareAward.Scale, maximum: Rational, of id: String
    ) throws(ScoringFault) -> (points: Rational, band: Int?) {
        switch scale {
        case .allOrNothing:
            return (ratio >= .one ? maximum : .zero, nil)
        case .bands(let bands):
            return (bands.points(at: ratio), bands.index(at: ratio))
        case .proportional(let step):
            guard let points = maximum.multiplied(by: ratio), let stepped = points.brought(to: step) else {
                throw .pointsTooLong(in: id)
            }
            return (stepped, nil)
        }
    }

    private mutating func bandPoints(
        _ expression: Expression, _ bands: [Band], maximum: Rational, of id: String
    ) throws(ScoringFault) -> AwardResult {
        let number = try number(expression, of: id)
        guard let value = number.value else {
            return open(.bands(expression, bands), number, maximum: maximum, limits: bands.limits) {
                bands.points(at: $0)
            }
        }
        return AwardResult(
            points: Bounds(bands.points(at: value)),
            reason: .band(value: value, index: bands.index(at: value)))
    }

    private mutating func eachPoints(
        _ count: Expression, _ points: Rational, maximum: Rational, of id: String
    ) throws(ScoringFault) -> AwardResult {
        let number = try number(count, of: id)
        guard let value = number.value else {
            let full = [.zero, maximum.divided(by: points)].compactMap(\.self)
            return open(.each(count, points: points), number, maximum: maximum, limits: full) {
                $0.multiplied(by: points)
            }
        }
        guard let product = value.multiplied(by: points) else { throw .pointsTooLong(in: id) }
        return AwardResult(points: Bounds(product), reason: .each(count: value))
    }

    private mutating func choicePoints(
        _ field: Expression, _ choices: [ChoicePoints], maximum: Rational, of id: String
    ) throws(ScoringFault) -> AwardResult {
        switch try value(of: field, of: id) {
        case .known(.text(let code)):
            let points = choices.first { $0.code == code }?.points ?? .zero
            return AwardResult(points: Bounds(points), reason: .choice(code: code))
        case .known: return AwardResult(points: .zero, reason: .choice(code: ""))
        case .unknown(let missing):
            return openChoice(field, choices, maximum: maximum, missing)
        }
    }

    /// The sum of the parts; those left out are made up for by the others, as indicators are in a criterion.
    private mutating func partPoints(
        _ parts: [AwardPart], maximum: Rational, missing policy: Indicator.MissingPolicy, of id: String
    ) throws(ScoringFault) -> AwardResult {
        var terms: [PointSum.Term] = []
        var results: [PartResult] = []
        var missing: Set<DataPath> = []
        for part in parts {
            let result = try award(part.award, maximum: part.maximum, missing: policy, of: part.id)
            terms.append(
                PointSum.Term(points: result.points, maximum: part.maximum, inclusion: result.inclusion))
            missing.add(result.missing)
            results.append(PartResult(points: result.points, reason: result.reason))
        }
        return AwardResult(
            points: try PointSum(maximum: maximum, of: id).total(terms), reason: .parts(results),
            missing: missing, inclusion: terms.map(\.inclusion).reduce(.no) { $0 || $1 })
    }

    private func markPoints(_ mark: Int, maximum: Rational) -> AwardResult {
        guard let given = record.marks[mark] else {
            return openMark(mark, maximum: maximum)
        }
        return AwardResult(points: Bounds(given), reason: .mark(given))
    }

    private mutating func computedPoints(
        _ expression: Expression, _ step: PointStep?, maximum: Rational, of id: String
    ) throws(ScoringFault) -> AwardResult {
        let number = try number(expression, of: id)
        guard let value = number.value else {
            let full = [.zero, maximum.adding(step?.step ?? .zero)].compactMap(\.self)
            return open(.points(expression, step), number, maximum: maximum, limits: full) {
                $0.brought(to: step)
            }
        }
        guard let points = value.brought(to: step) else { throw .pointsTooLong(in: id) }
        return AwardResult(points: Bounds(points), reason: .computed(value))
    }

    // MARK: - Values

    private mutating func number(
        _ expression: Expression, of id: String
    ) throws(ScoringFault) -> Quantity {
        switch try value(of: expression, of: id) {
        case .known(let value):
            guard case .number = value else {
                throw .expression(EvaluationFault(problem: .notComparable, expression: expression), in: id)
            }
            return Quantity(prospect: Prospect(value), missing: [])
        case .unknown(let missing):
            return Quantity(prospect: bounds.prospect(of: expression), missing: missing)
        }
    }

    private mutating func value(of expression: Expression, of id: String) throws(ScoringFault) -> Evaluated {
        do {
            return try expressions.evaluate(expression)
        } catch {
            throw .expression(error, in: id)
        }
    }
}

/// A number that an award reads, or what it may come to.
struct Quantity {
    var prospect: Prospect
    var missing: Set<DataPath>

    var value: Rational? { prospect.value?.number }
}

extension [Band] {
    /// The first band that a number falls in.
    func index(at number: Rational) -> Int? {
        firstIndex { $0.test.holds(for: number) }
    }

    /// The points of a number; none outside of every band.
    func points(at number: Rational) -> Rational {
        index(at: number).map { self[$0].points } ?? .zero
    }
}

extension Rational {
    /// The number brought to a step, or itself without one; `nil` if it does not fit.
    func brought(to step: PointStep?) -> Rational? {
        guard let step else { return self }
        return rounded(toStep: step.step, step.rounding)
    }
}
