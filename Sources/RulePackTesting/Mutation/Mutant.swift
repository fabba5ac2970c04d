package import RuleDiagnostics
import RuleModel

/// A pack with one small mistake built in, as somebody who types it could make it.
package struct Mutant: Sendable {
    /// The id of the indicator, class, prerequisite or parameter that is wrong.
    package var item: String
    /// What is wrong with it.
    package var change: LocalizedText
    /// Where it stands in the pack.
    package var span: SourceSpan
    var pack: RulePack
    /// The expressions and numbers at which the mistake may show.
    var focus: MutantFocus
}

/// What a search for a record that shows a mistake varies, and around which numbers.
struct MutantFocus: Sendable {
    var expressions: [Expression] = []
    var numbers: [Rational] = []
    var marks: [Int] = []
    /// Whether the numbers are shares of some whole.
    var isShare = false
}

extension MutantFocus {
    init(_ award: Award) {
        switch award {
        case .condition(let expression), .each(let expression, _), .choice(let expression, _),
            .points(let expression, _):
            expressions = [expression]
        case .bands(let expression, let bands):
            expressions = [expression]
            numbers = bands.flatMap(\.test.limits)
        case .share(let share):
            expressions = [share.part, share.whole]
            isShare = true
            numbers = [.zero, .one]
            if case .bands(let bands) = share.scale { numbers += bands.flatMap(\.test.limits) }
        case .parts(let parts):
            for part in parts {
                let inner = MutantFocus(part.award)
                expressions += inner.expressions
                numbers += inner.numbers
                marks += inner.marks
                isShare = isShare || inner.isShare
            }
        case .assessed(let mark): marks = [mark]
        }
    }

    func adding(_ more: [Expression?]) -> MutantFocus {
        var focus = self
        focus.expressions += more.compactMap(\.self)
        return focus
    }
}

extension UnaryTest {
    /// The same test with another limit in the place of one.
    func moving(_ limit: Rational, to other: Rational) -> UnaryTest {
        func moved(_ bound: Interval.Bound) -> Interval.Bound {
            switch bound {
            case .open(limit): .open(other)
            case .closed(limit): .closed(other)
            case .open, .closed, .infinite: bound
            }
        }
        return UnaryTest(intervals.map { Interval(lower: moved($0.lower), upper: moved($0.upper)) })
    }

    /// The same test with the limit itself in where it was out, and out where it was in.
    func flipped(at limit: Rational) -> UnaryTest {
        func flipped(_ bound: Interval.Bound) -> Interval.Bound {
            switch bound {
            case .open(limit): .closed(limit)
            case .closed(limit): .open(limit)
            case .open, .closed, .infinite: bound
            }
        }
        return UnaryTest(intervals.map { Interval(lower: flipped($0.lower), upper: flipped($0.upper)) })
    }
}

extension Rational {
    /// The steps by which a limit may be mistyped: a whole one, or a hundredth for shares.
    func neighbours(isShare: Bool) -> [Rational] {
        let step = isShare ? Rational(1, over: 100) ?? .one : .one
        return [adding(step), subtracting(step)].compactMap(\.self)
    }
}
