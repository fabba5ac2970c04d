import RuleEngine
import RuleModel

extension RulePack {
    /// The fraction of a point in which all points of the pack are whole, as its denominator.
    ///
    /// Points that it does not divide, such as a third of ten, are worked out as fractions, row by row.
    var pointUnit: Int {
        let awards =
            criteria.flatMap { $0.indicators.map { ($0.award, $0.maximum) } + ($0.deductions?.amounts ?? []) }
            + (deductions?.amounts ?? [])
        let figures = awards.flatMap { $0.0.figures(marks) + [$0.1] } + criteria.map(\.maximum)
        var unit = 1
        for figure in figures {
            guard let common = unit.commonMultiple(with: Int(figure.denominator)),
                common <= RulePack.largestUnit
            else { return unit }
            unit = common
        }
        return unit
    }

    /// Hundredths, and what divides them, keep the totals of a pack within 15 bits.
    private static let largestUnit = 100
}

extension Deductions {
    fileprivate var amounts: [(Award, Rational)] { items.map { ($0.award, $0.maximum) } }
}

extension Award {
    /// The figures that its points are made of, with the marks of its pack.
    fileprivate func figures(_ marks: [AssessedMark]) -> [Rational] {
        switch self {
        case .condition, .points(_, nil): []
        case .assessed(let mark): marks[mark].step.map { [$0] } ?? []
        case .share(let share):
            switch share.scale {
            case .proportional(let step): step.map { [$0.step] } ?? []
            case .allOrNothing: []
            case .bands(let bands): bands.map(\.points)
            }
        case .bands(_, let bands): bands.map(\.points)
        case .each(_, let points): [points]
        case .choice(_, let choices): choices.map(\.points)
        case .parts(let parts): parts.flatMap { $0.award.figures(marks) + [$0.maximum] }
        case .points(_, let step?): [step.step]
        }
    }
}

extension Rational {
    /// So many units of points.
    init(units: Int, per unit: Int) {
        self = Rational(units, over: unit) ?? .zero
    }
}

extension Bounds {
    /// The same for both ends.
    init(units least: Int, _ most: Int, per unit: Int) {
        self.init(least: Rational(units: least, per: unit), most: Rational(units: most, per: unit))
    }
}
