package import RuleModel

extension Award {
    /// The least and most points that the award can give, whatever the record holds.
    package func range(maximum: Rational) -> Bounds {
        switch self {
        case .condition, .each, .assessed, .points: Bounds(least: .zero, most: maximum)
        case .share(let share): share.range(maximum: maximum)
        case .bands(_, let bands): bands.range.clamped(from: .zero, to: maximum)
        case .choice(let field, let choices):
            choices.range(of: field.type).clamped(from: .zero, to: maximum)
        case .parts(let parts):
            parts.reduce(Bounds.zero) { sum, part in
                sum.adding(part.award.range(maximum: part.maximum)) ?? sum
            }.clamped(from: .zero, to: maximum)
        }
    }
}

extension ShareAward {
    fileprivate func range(maximum: Rational) -> Bounds {
        var range =
            switch scale {
            case .proportional, .allOrNothing: Bounds(least: .zero, most: maximum)
            case .bands(let bands): bands.range.clamped(from: .zero, to: maximum)
            }
        switch whenEmpty {
        case .full: range = range.union(Bounds(maximum))
        case .zero: range = range.union(.zero)
        case .notApplicable, nil: break
        }
        return range
    }
}

extension [Band] {
    /// A number in no band gives nothing, so the least is 0 unless the last band takes whatever is left.
    fileprivate var range: Bounds {
        let points = map(\.points).spread
        let coversAll = contains { $0.test.intervals.contains(.everything) }
        return coversAll ? points : points.union(.zero)
    }
}

extension [ChoicePoints] {
    /// A value without points gives nothing, so the least is 0 unless every value has points.
    fileprivate func range(of type: ValueType) -> Bounds {
        let points = map(\.points).spread
        guard case .choice(let known) = type else { return points.union(.zero) }
        let coversAll = known.allSatisfy { choice in contains { $0.code == choice.code } }
        return coversAll ? points : points.union(.zero)
    }
}

extension [Rational] {
    /// From the least to the greatest; nothing for none.
    fileprivate var spread: Bounds {
        Bounds(least: self.min() ?? .zero, most: self.max() ?? .zero)
    }
}
