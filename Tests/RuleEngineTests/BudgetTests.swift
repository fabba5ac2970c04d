import RuleEngine
import RuleModel
import Testing

struct BudgetTests {
    private static let many = literal(.list(Array(repeating: .number(.one), count: 2000)))

    private static func doubled(_ expression: Expression, times: Int) -> Expression {
        (0..<times).reduce(expression) { inner, _ in
            element(macro(.map, over: list(inner), gives: binary(local(0), .add, local(0))), whole(0))
        }
    }

    private static func nested(over range: Expression, depth: Int) -> Expression {
        (0..<depth).reversed().reduce(flag(true)) { inner, first in
            macro(.all, over: range, first: first, where: inner)
        }
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            Sample("doubling a text", doubled(text("học tập"), times: 50), ()),
            Sample("doubling a list", doubled(list(whole(1)), times: 50), ()),
            Sample("rounds within rounds", nested(over: many, depth: 5), ()),
            Sample("comparing long lists", macro(.all, over: many, where: binary(many, .equal, many)), ()),
            Sample(
                "members of long lists", macro(.all, over: many, where: not(binary(text("a"), .isIn, many))),
                ()),
            Sample(
                "summing long lists",
                macro(.all, over: many, where: binary(call(.sum, many), .greater, whole(0))), ()),
            Sample(
                "matching long texts",
                macro(
                    .exists, over: many,
                    where: call(.matches, text(String(repeating: "a", count: 20_000)), text("(a*)*b"))), ()),
            Sample(
                "searching long texts",
                macro(
                    .exists, over: many,
                    where: call(
                        .contains, text(String(repeating: "a", count: 20_000)),
                        text(String(repeating: "a", count: 5000) + "b"))), ()),
            Sample("a cost that false does not absorb", and(nested(over: many, depth: 3), flag(false)), ()),
            Sample(
                "a cost that a choice does not absorb",
                choose(field(0), nested(over: many, depth: 3), whole(1)), ()),
        ] as [Sample<Void>])
    func `an expression without end is given up`(sample: Sample<Void>) {
        var evaluator = ExpressionEvaluator(
            parameters: [], derived: [], record: record([nil]), budget: 100_000)
        do throws(EvaluationFault) {
            _ = try evaluator.evaluate(sample.expression)
            Issue.record("the budget was never spent")
        } catch {
            #expect(error.problem == .costExceeded)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `lists of shared lists do not grow without limit`() {
        let derived = [list(whole(1))] + (0..<100).map { list(node(.derived($0)), node(.derived($0))) }
        var evaluator = ExpressionEvaluator(parameters: [], derived: derived, record: record([]))
        #expect(throws: EvaluationFault.self) { try evaluator.evaluate(node(.derived(100))) }
    }

    @Test(.timeLimit(.minutes(1)))
    func `lists within lists are not nested without limit`() throws {
        let derived = [list(whole(1))] + (0..<20_000).map { list(node(.derived($0))) }
        var evaluator = ExpressionEvaluator(parameters: [], derived: derived, record: record([]))
        #expect(throws: EvaluationFault.self) { try evaluator.evaluate(node(.derived(20_000))) }
        #expect(throws: Never.self) { try evaluator.evaluate(node(.derived(100))) }
    }

    @Test(.timeLimit(.minutes(1)))
    func `a long chain of derived values needs no deep recursion`() throws {
        let derived = [whole(0)] + (0..<20_000).map { binary(node(.derived($0)), .add, whole(1)) }
        var evaluator = ExpressionEvaluator(parameters: [], derived: derived, record: record([]))
        #expect(try evaluator.evaluate(node(.derived(20_000))) == .known(.number(Rational(20_000))))
    }

    @Test func `each evaluation and each derived value has a budget of its own`() throws {
        let costly = macro(.all, over: list(whole(1), whole(2)), where: flag(true))
        var evaluator = ExpressionEvaluator(
            parameters: [], derived: [costly, costly], record: record([]), budget: 12)
        for _ in 0..<3 {
            #expect(try evaluator.evaluate(costly) == .known(.flag(true)))
            #expect(try evaluator.evaluate(and(node(.derived(0)), node(.derived(1)))) == .known(.flag(true)))
        }
        #expect(throws: EvaluationFault.self) { try evaluator.evaluate(and(costly, costly)) }
    }
}
