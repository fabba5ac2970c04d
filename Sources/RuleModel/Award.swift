package import RuleDiagnostics

/// How an indicator, a part of one, or a deduction comes to its points.
package indirect enum Award: Sendable, Hashable {
    /// The maximum when the condition holds, else nothing.
    case condition(Expression)
    case share(ShareAward)
    /// By the band that a number falls in.
    case bands(Expression, [Band])
    /// So many points for each of a count, up to the maximum.
    case each(Expression, points: Rational)
    /// By the value of a choice.
    case choice(Expression, [ChoicePoints])
    /// The sum of named parts.
    case parts([AwardPart])
    /// The committee's own mark, by index in the pack's `marks`.
    case assessed(Int)
    /// What an expression gives, brought to a step, within 0 and the maximum.
    case points(Expression, PointStep?)
}

extension Award {
    /// The expressions that the award reads, those of its parts included.
    package var expressions: [Expression] {
        switch self {
        case .condition(let expression), .bands(let expression, _), .each(let expression, _),
            .choice(let expression, _), .points(let expression, _):
            [expression]
        case .share(let share): [share.part, share.whole]
        case .parts(let parts): parts.flatMap(\.award.expressions)
        case .assessed: []
        }
    }
}

/// Points by the share that a part is of a whole.
package struct ShareAward: Sendable, Hashable {
    package enum Scale: Sendable, Hashable {
        /// The maximum times the share, brought to a step where the pack has one.
        case proportional(PointStep?)
        /// The maximum for the full share, else nothing.
        case allOrNothing
        case bands([Band])
    }

    /// What nothing out of nothing gives.
    package enum EmptyWhole: String, Sendable, Hashable, CaseIterable {
        case full
        case zero
        case notApplicable = "not-applicable"
    }

    package var part: Expression
    package var whole: Expression
    package var scale: Scale
    /// None where the whole can never be 0.
    package var whenEmpty: EmptyWhole?

    package init(part: Expression, whole: Expression, scale: Scale, whenEmpty: EmptyWhole?) {
        self.part = part
        self.whole = whole
        self.scale = scale
        self.whenEmpty = whenEmpty
    }
}

/// The smallest unit of points and the way to it.
package struct PointStep: Sendable, Hashable {
    package var step: Rational
    package var rounding: Rounding

    package init(step: Rational, rounding: Rounding) {
        self.step = step
        self.rounding = rounding
    }
}

/// Points for the numbers that pass a test.
package struct Band: Sendable, Hashable {
    package var test: UnaryTest
    package var points: Rational
    package var span: SourceSpan

    package init(test: UnaryTest, points: Rational, span: SourceSpan) {
        self.test = test
        self.points = points
        self.span = span
    }
}

/// Points for one value of a choice.
package struct ChoicePoints: Sendable, Hashable {
    package var code: String
    package var points: Rational

    package init(code: String, points: Rational) {
        self.code = code
        self.points = points
    }
}

/// A named part of an indicator that has points of its own.
package struct AwardPart: Sendable, Hashable {
    package var id: String
    package var label: LocalizedText
    package var maximum: Rational
    package var award: Award
    package var span: SourceSpan

    package init(id: String, label: LocalizedText, maximum: Rational, award: Award, span: SourceSpan) {
        self.id = id
        self.label = label
        self.maximum = maximum
        self.award = award
        self.span = span
    }
}

/// A mark that the committee gives itself and enters in the record under `assessed`.
package struct AssessedMark: Sendable, Hashable {
    /// The id of the indicator or part, as in `assessed.<id>`.
    package var id: String
    package var label: LocalizedText
    package var maximum: Rational
    /// The unit of marks, if the pack has one.
    package var step: Rational?

    package init(id: String, label: LocalizedText, maximum: Rational, step: Rational?) {
        self.id = id
        self.label = label
        self.maximum = maximum
        self.step = step
    }
}
