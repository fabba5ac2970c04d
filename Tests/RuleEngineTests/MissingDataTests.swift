import RuleEngine
import RuleModel
import Testing

struct MissingDataTests {
    private static func item(_ values: Value?..., list: Int? = 1, index: Int = 0) -> Value {
        .record(Item(values: values, list: list, index: index))
    }

    @Test(
        arguments: [
            Sample("missing + missing", binary(field(0), .add, field(1)), [.field(0), .field(1)]),
            Sample("missing == missing", binary(field(0), .equal, field(0)), [.field(0)]),
            Sample("-missing", node(.negate(field(0))), [.field(0)]),
            Sample("[missing]", list(field(0), whole(1)), [.field(0)]),
            Sample(
                "{'a': missing}", map((text("a"), field(0)), (field(1), whole(1))), [.field(0), .field(1)]),
            Sample("missing[missing]", element(field(0), field(1)), [.field(0), .field(1)]),
            Sample("missing.member", member(field(0), 2), [.field(0)]),
            Sample("missing.all()", macro(.all, over: field(0), where: flag(true)), [.field(0)]),
            Sample("place", node(.context(.place)), [.place]),
            Sample("has(missing.member)", has(member(field(0), 2)), [.field(0)]),
            Sample("has(missing[0])", has(element(field(0), whole(0))), [.field(0)]),
            Sample("missing ? 1 : 2", choose(field(0), whole(1), whole(2)), [.field(0)]),
            Sample("missing ? 1 : missing", choose(field(0), whole(1), field(1)), [.field(0), .field(1)]),
            Sample("missing ? 1 : fault", choose(field(0), whole(1), broken), [.field(0)]),
        ] as [Sample<Set<DataPath>>])
    func `whatever meets missing data is unknown`(sample: Sample<Set<DataPath>>) throws {
        #expect(try evaluate(sample.expression, [nil, nil]) == .unknown(sample.outcome))
    }

    @Test func `a fault is certain whatever the missing data turn out to be`() {
        #expect(problem(of: binary(field(0), .add, broken), [nil]) == .divisionByZero)
        #expect(problem(of: choose(broken, field(0), field(0)), [nil]) == .divisionByZero)
    }

    @Test(
        arguments: [
            Sample("has(field)", has(field(0)), true), Sample("has(missing)", has(field(1)), false),
            Sample("has(member)", has(member(field(2), 0)), true),
            Sample("has(missing member)", has(member(field(2), 1)), false),
            Sample("has({'a': 1}.a)", has(element(map((text("a"), whole(1))), text("a"))), true),
            Sample("has({'a': 1}.b)", has(element(map((text("a"), whole(1))), text("b"))), false),
            Sample("has([1][0])", has(element(list(whole(1)), whole(0))), true),
            Sample("has([1][1])", has(element(list(whole(1)), whole(1))), false),
            Sample("has(period)", has(node(.context(.period))), true),
            Sample("has(place)", has(node(.context(.place))), false),
        ] as [Sample<Bool>])
    func `presence is known`(sample: Sample<Bool>) throws {
        let values: [Value?] = [.flag(false), nil, MissingDataTests.item(.flag(true), nil)]
        #expect(try evaluate(sample.expression, values) == .known(.flag(sample.outcome)))
    }

    @Test func `a choice between equal values needs no condition`() throws {
        #expect(try evaluate(choose(field(0), whole(1), whole(1)), [nil]) == .known(.number(.one)))
        let gap = MissingDataTests.item(nil)
        #expect(
            try evaluate(
                choose(field(0), field(1), field(2)), [nil, gap, MissingDataTests.item(nil, index: 1)])
                == .unknown([.field(0)]))
    }

    @Test(
        arguments: [
            Sample("an item of a list", member(field(0), 1), DataPath.item(1, 4, 1)),
            Sample("an item outside a list", member(field(1), 0), .field(1)),
            Sample("an item by index", member(element(field(2), whole(0)), 0), .field(2)),
            Sample("an item of a macro", macro(.all, over: field(2), where: member(local(0), 0)), .field(2)),
            Sample(
                "an item of a macro within another",
                macro(
                    .all, over: field(2),
                    where: macro(.all, over: list(local(0)), first: 1, where: member(local(1), 0))), .field(2)
            ),
            Sample("an item of a choice", member(choose(flag(true), field(1), field(2)), 0), .field(1)),
            Sample("a derived item", member(node(.derived(0)), 0), .field(1)),
            Sample("a derived item of another", member(node(.derived(1)), 0), .field(1)),
        ] as [Sample<DataPath>])
    func `a missing member is named by where it stands`(sample: Sample<DataPath>) throws {
        let lonely = MissingDataTests.item(nil, list: nil)
        let values: [Value?] = [
            MissingDataTests.item(.flag(true), nil, list: 1, index: 4), lonely, .list([lonely]),
        ]
        var evaluator = ExpressionEvaluator(
            parameters: [], derived: [field(1), node(.derived(0))], record: record(values))
        #expect(try evaluator.evaluate(sample.expression) == .unknown([sample.outcome]))
    }

    @Test(
        arguments: [
            ([.flag(true), nil], [.flag(false), nil], .known(.flag(false))),
            ([.flag(true), nil], [.flag(true), .flag(true)], .unknown([.item(1, 0, 1)])),
            ([nil, .flag(true)], [nil, .flag(true)], .unknown([.item(1, 0, 0), .item(1, 1, 0)])),
            ([.flag(true), .flag(true)], [.flag(true), .flag(true)], .known(.flag(true))),
            ([.flag(true)], [.flag(true), nil], .known(.flag(false))),
        ] as [([Value?], [Value?], Evaluated)])
    func `items are equal if all that they hold is`(left: [Value?], right: [Value?], isEqual: Evaluated)
        throws
    {
        let values: [Value?] = [
            .record(Item(values: left, list: 1, index: 0)), .record(Item(values: right, list: 1, index: 1)),
        ]
        #expect(try evaluate(binary(field(0), .equal, field(1)), values) == isEqual)
        #expect(try evaluate(binary(list(field(0)), .equal, list(field(1))), values) == isEqual)
        #expect(try evaluate(binary(field(0), .isIn, list(field(1))), values) == isEqual)
        #expect(try evaluate(binary(field(0), .equal, field(0)), values) == .known(.flag(true)))
    }

    @Test func `period and place come from the record`() throws {
        var evaluator = ExpressionEvaluator(
            parameters: [], derived: [], record: record([], place: "e\u{301}"))
        #expect(try evaluator.evaluate(node(.context(.period))) == .known(.number(Rational(2025))))
        #expect(try evaluator.evaluate(node(.context(.place))) == .known(.text("\u{E9}")))
    }

    @Test func `a caller's variables come before those of macros`() throws {
        var evaluator = ExpressionEvaluator(parameters: [], derived: [], record: record([]))
        let condition = macro(
            .all, over: list(whole(1)), first: 1, where: binary(local(0), .greater, local(1)))
        #expect(try evaluator.evaluate(condition, locals: [.number(Rational(2))]) == .known(.flag(true)))
        let gap = Value.record(Item(values: [nil], list: 3, index: 5))
        #expect(try evaluator.truth(of: member(local(0), 0), locals: [gap]) == (.unknown, [.item(3, 5, 0)]))
    }
}
