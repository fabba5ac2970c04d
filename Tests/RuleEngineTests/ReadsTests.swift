import RuleEngine
import RuleModel
import Testing

struct ReadsTests {
    private static func reads(
        data: Set<DataPath> = [], derived: Set<Int> = [], parameters: Set<Int> = []
    ) -> Reads {
        var reads = Reads()
        (reads.data, reads.derived, reads.parameters) = (data, derived, parameters)
        return reads
    }

    @Test(
        arguments: [
            Sample("what short-circuits is not read", and(field(0), field(1)), reads(data: [.field(0)])),
            Sample(
                "what is missing is looked at", binary(field(2), .add, field(1)),
                reads(data: [.field(1), .field(2)])),
            Sample("has", has(field(2)), reads(data: [.field(2)])),
            Sample("place", node(.context(.place)), reads(data: [.place])),
            Sample("parameter", node(.parameter(1)), reads(parameters: [1])),
            Sample(
                "derived", node(.derived(1)),
                reads(data: [.field(0), .field(1)], derived: [0, 1], parameters: [0])),
            Sample(
                "members", macro(.exists, over: field(3), where: member(local(0), 0)),
                reads(data: [.field(3), .item(3, 0, 0)])),
            Sample(
                "the branch taken", choose(field(0), field(1), field(2)), reads(data: [.field(0), .field(2)])),
        ] as [Sample<Reads>])
    func `an expression tells what it read`(sample: Sample<Reads>) throws {
        let people = Value.list((0..<2).map { .record(Item(values: [.flag(true)], list: 3, index: $0)) })
        var evaluator = ExpressionEvaluator(
            parameters: [.number(.one), .text("by-year")],
            derived: [binary(field(0), .equal, node(.parameter(0))), or(node(.derived(0)), field(1))],
            record: record([.flag(false), .flag(true), nil, people]))
        for _ in 0..<2 {
            // The second time derived values come out of memory, and tell the same.
            evaluator.beginReads()
            #expect(evaluator.reads == Reads())
            _ = try evaluator.evaluate(sample.expression)
            #expect(evaluator.reads == sample.outcome)
        }
    }

    @Test func `reads add up until they are begun anew`() throws {
        var evaluator = ExpressionEvaluator(parameters: [], derived: [], record: record([nil, nil]))
        _ = try evaluator.evaluate(field(0))
        _ = try evaluator.evaluate(field(1))
        #expect(evaluator.reads.data == [.field(0), .field(1)])
    }

    @Test func `derived values keep what is missing and what failed`() throws {
        var evaluator = ExpressionEvaluator(
            parameters: [],
            derived: [field(0), broken, macro(.all, over: list(whole(1)), where: flag(true))],
            record: record([nil]))
        for _ in 0..<2 {
            #expect(try evaluator.evaluate(node(.derived(0))) == .unknown([.field(0)]))
            #expect(throws: EvaluationFault(problem: .divisionByZero, expression: broken)) {
                try evaluator.evaluate(node(.derived(1)))
            }
        }
        // A derived value sees no variables of the macro that asks for it.
        let asking = macro(.all, over: list(whole(1)), where: node(.derived(2)))
        #expect(try evaluator.evaluate(asking) == .known(.flag(true)))
    }
}
