import RuleModel

// The points that an award can still come to while data are missing.
//
// An award is a function of one or two numbers that turns only at a few limits: those of its bands, 0 and what
// gives the maximum. So the least and the most are found by trying the numbers next to the limits.

extension ReferenceEvaluator {
    /// The least and the most of an award that depends on one number.
    ///
    /// - Parameters:
    ///   - award: The award, whose whole range holds where nothing is known of the number.
    ///   - number: What the number may come to.
    ///   - maximum: The most points.
    ///   - limits: The numbers at which the points turn.
    ///   - points: The points of one number.
    /// - Returns: The open award.
    func open(
        _ award: Award, _ number: Quantity, maximum: Rational, limits: [Rational],
        _ points: (Rational) -> Rational?
    ) -> AwardResult {
        let tried = number.prospect.samples(at: limits).flatMap { Bounds(tried: $0, points) }
        return open(tried ?? award.range(maximum: maximum), number.missing)
    }

    private func open(_ points: Bounds, _ missing: Set<DataPath>) -> AwardResult {
        AwardResult(points: points, reason: .open, missing: missing)
    }

    /// The least and the most of a choice among the codes that are possible.
    mutating func openChoice(
        _ field: Expression, _ choices: [ChoicePoints], maximum: Rational, _ missing: Set<DataPath>
    ) -> AwardResult {
        guard case .oneOf(let values) = bounds.prospect(of: field) else {
            return open(Award.choice(field, choices).range(maximum: maximum), missing)
        }
        let points = values.map { value in
            choices.first { value == .text(normalizing: $0.code) }?.points ?? .zero
        }
        return open(Bounds(least: points.min() ?? .zero, most: points.max() ?? .zero), missing)
    }

    /// From nothing to the greatest mark that is a whole number of steps.
    func openMark(_ mark: Int, maximum: Rational) -> AwardResult {
        let most = pack.marks[mark].step.flatMap { maximum.rounded(toStep: $0, .down) } ?? maximum
        return open(Bounds(least: .zero, most: most), [.mark(mark)])
    }

    // MARK: - Shares

    /// The least and the most of a share of which the part, the whole or both are open.
    func openShare(
        _ share: ShareAward, _ part: Quantity, _ whole: Quantity, maximum: Rational, of id: String
    ) -> AwardResult {
        var points: Bounds?
        if let ratios = share.ratios(
            part.prospect, whole.prospect, isWithin: share.isWithinWhole(in: pack.schema))
        {
            points = Bounds(tried: ratios) {
                (try? scaled($0, on: share.scale, maximum: maximum, of: id))?.points
            }
        }
        // Without any part of a whole that is not empty there is only what an empty whole gives.
        let mayBeEmpty = whole.prospect.mayBeZero
        if points == nil, !mayBeEmpty { points = Award.share(share).range(maximum: maximum) }
        guard mayBeEmpty, let whenEmpty = share.whenEmpty else {
            let range = points ?? Award.share(share).range(maximum: maximum)
            return open(range, part.missing.union(whole.missing))
        }
        var result = open(
            points ?? Award.share(share).range(maximum: maximum), part.missing.union(whole.missing))
        switch whenEmpty {
        case .full: result.points = result.points.union(Bounds(maximum))
        case .zero: result.points = result.points.union(.zero)
        case .notApplicable: result.inclusion = .unknown
        }
        return result
    }
}

extension ShareAward {
    /// Where the points of a share turn.
    private var limits: [Rational] {
        switch scale {
        case .proportional, .allOrNothing: [.zero, .one]
        case .bands(let bands): bands.limits
        }
    }

    /// Shares that stand for all that are possible; none if nothing is known of them.
    fileprivate func ratios(_ part: Prospect, _ whole: Prospect, isWithin: Bool) -> [Rational]? {
        func ratio(_ part: Rational, _ whole: Rational) -> Rational? {
            isWithin && part > whole ? nil : part.divided(by: whole)
        }
        let exact: [Rational]?
        if let wholes = whole.few, let parts = part.few {
            exact = parts.flatMap { part in wholes.compactMap { ratio(part, $0) } }
        } else if let whole = whole.value?.number, whole > .zero {
            exact = part.samples(at: limits.compactMap { $0.multiplied(by: whole) })?
                .compactMap { ratio($0, whole) }
        } else if let part = part.value?.number, !part.isNegative, let wholes = whole.numbers?.positive {
            exact =
                wholes.samples(at: limits.compactMap { part.divided(by: $0) }).compactMap { ratio(part, $0) }
                // A whole without limits makes the share as small as one likes.
                + (wholes.most == nil && isProportional ? [.zero] : [])
        } else {
            exact = range(part, whole, isWithin: isWithin)?.samples(at: limits)
        }
        return exact
    }

    private func range(_ part: Prospect, _ whole: Prospect, isWithin: Bool) -> NumberRange? {
        guard let parts = part.numbers, let wholes = whole.numbers?.positive, let low = parts.least,
            !low.isNegative
        else { return nil }
        var range = NumberRange(least: .zero)
        if let most = wholes.most, let least = low.divided(by: most) { range.least = least }
        if let high = parts.most, let least = wholes.least, least > .zero {
            range.most = high.divided(by: least)
        }
        return isWithin ? range.narrowed(least: nil, most: .one) : range
    }

    private var isProportional: Bool {
        if case .proportional = scale { true } else { false }
    }

    /// Whether the part can never be more: its field says so, or it is made by leaving out some of the whole.
    fileprivate func isWithinWhole(in schema: RecordSchema) -> Bool {
        if case .field(let part) = self.part.kind, case .field(let whole) = self.whole.kind,
            case .field(whole)? = schema.fields[part].maximum?.kind
        {
            return true
        }
        guard case .call(.size, let whole) = self.whole.kind, case .call(.size, let part) = self.part.kind,
            case .comprehension(let macro)? = part.first?.kind, macro.macro == .filter, let list = whole.first
        else { return false }
        if case .field(let left) = macro.range.kind, case .field(let right) = list.kind {
            return left == right
        }
        if case .derived(let left) = macro.range.kind, case .derived(let right) = list.kind {
            return left == right
        }
        return false
    }
}

extension [Band] {
    /// The ends of the bands, each once: where one begins another ends.
    var limits: [Rational] {
        var limits = flatMap(\.test.limits)
        limits.sortEachOnce()
        return limits
    }
}

extension Prospect {
    /// Its numbers, where each is known.
    fileprivate var few: [Rational]? {
        guard case .oneOf(let values) = self else { return nil }
        let numbers = values.compactMap(\.number)
        return numbers.count == values.count ? numbers : nil
    }

    fileprivate var mayBeZero: Bool {
        if case .oneOf(let values) = self { return values.contains(.number(.zero)) }
        return numbers?.contains(.zero) ?? true
    }
}

extension NumberRange {
    /// The numbers above 0.
    fileprivate var positive: NumberRange? {
        if let most, most <= .zero { return nil }
        var range = self
        let least = least ?? .zero
        range.least = isWhole ? max(least, .one) : max(least, .zero)
        return range
    }
}

extension Bounds {
    /// The least and the most of a function; none where it has no value for one of the numbers, or no number.
    fileprivate init?(tried numbers: [Rational], _ points: (Rational) -> Rational?) {
        var bounds: Bounds?
        for number in numbers {
            guard let found = points(number) else { return nil }
            bounds = bounds?.union(Bounds(found)) ?? Bounds(found)
        }
        guard let bounds else { return nil }
        self = bounds
    }
}
