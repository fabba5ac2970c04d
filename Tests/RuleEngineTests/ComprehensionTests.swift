import RuleEngine
import RuleModel
import Testing

struct ComprehensionTests {
    private static let numbers = literal(wholes(1, 2, 3))
    private static let flags = map((text("b"), flag(true)), (text("a"), flag(false)))

    /// `v0 > limit`.
    private static func above(_ limit: Int) -> Expression { binary(local(0), .greater, whole(limit)) }

    @Test(
        arguments: [
            Sample("all", macro(.all, over: numbers, where: above(0)), .flag(true)),
            Sample("all not", macro(.all, over: numbers, where: above(1)), .flag(false)),
            Sample("all of nothing", macro(.all, over: list(), where: above(0)), .flag(true)),
            Sample("exists", macro(.exists, over: numbers, where: above(2)), .flag(true)),
            Sample("exists not", macro(.exists, over: numbers, where: above(3)), .flag(false)),
            Sample("exists in nothing", macro(.exists, over: list(), where: above(0)), .flag(false)),
            Sample("exists_one", macro(.existsOne, over: numbers, where: above(2)), .flag(true)),
            Sample("exists_one of two", macro(.existsOne, over: numbers, where: above(1)), .flag(false)),
            Sample("exists_one of none", macro(.existsOne, over: numbers, where: above(3)), .flag(false)),
            Sample("filter", macro(.filter, over: numbers, where: above(1)), wholes(2, 3)),
            Sample(
                "map", macro(.map, over: numbers, gives: binary(local(0), .multiply, local(0))),
                wholes(1, 4, 9)),
            Sample(
                "map where", macro(.map, over: numbers, where: above(1), gives: node(.negate(local(0)))),
                wholes(-2, -3)),
            Sample(
                "all(i, v)",
                macro(.all, over: numbers, variables: 2, where: binary(local(0), .less, local(1))),
                .flag(true)),
            Sample(
                "transformList",
                macro(.transformList, over: numbers, variables: 2, gives: binary(local(0), .add, local(1))),
                wholes(1, 3, 5)),
            Sample(
                "transformMap of a list",
                macro(.transformMap, over: literal(wholes(7)), variables: 2, gives: local(1)),
                .map([.number(.zero): .number(Rational(7))])),
            Sample(
                "transformMap where",
                macro(.transformMap, over: flags, variables: 2, where: local(1), gives: not(local(1))),
                .map([.text("b"): .flag(false)])),
            Sample(
                "keys in order", macro(.map, over: flags, gives: local(0)), .list([.text("a"), .text("b")])),
            Sample(
                "filter of keys", macro(.filter, over: flags, where: binary(local(0), .equal, text("b"))),
                .list([.text("b")])),
            Sample(
                "keys and values", macro(.exists, over: flags, variables: 2, where: local(1)), .flag(true)),
            Sample(
                "within another",
                macro(
                    .map, over: numbers,
                    gives: call(
                        .sum,
                        macro(.map, over: numbers, first: 1, gives: binary(local(0), .multiply, local(1))))),
                wholes(6, 12, 18)),
        ] as [Sample<Value>])
    func `macros go through lists and maps`(sample: Sample<Value>) throws {
        #expect(try evaluate(sample.expression) == .known(sample.outcome))
    }

    @Test func `keys of all kinds have one order`() throws {
        let keys: [Value] = [
            .flag(false), .flag(true), .number(.zero), .number(.one), .text("a"), .text("b"),
            dateValue("2024-01-01"), dateValue("2025-01-01"), .duration(1), .duration(2),
        ]
        let entries = Dictionary(uniqueKeysWithValues: keys.shuffled().map { ($0, Value.flag(true)) })
        #expect(
            try evaluate(macro(.map, over: literal(.map(entries)), gives: local(0))) == .known(.list(keys)))
    }

    @Test func `ranges and conditions have to be of their kinds`() {
        #expect(problem(of: macro(.all, over: whole(1), where: flag(true))) == .wrongKind(.number))
        #expect(problem(of: macro(.filter, over: list(whole(1)), where: local(0))) == .wrongKind(.number))
    }

    // MARK: Items that lack something, and items that fail

    /// People with one field each: `nil` is missing, zero divides.
    private static func people(_ ages: Int?...) -> Value {
        .list(
            ages.enumerated().map { index, age in
                .record(Item(values: [age.map { .number(Rational($0)) }], list: 0, index: index))
            })
    }

    /// `10 / p.age > 1`: true for 1...9, false from 10, a fault for 0.
    private static let condition = binary(
        binary(whole(10), .divide, member(local(0), 0)), .greater, whole(1))

    @Test(
        arguments: [
            Sample(
                "all with a false one", macro(.all, over: field(0), where: condition),
                (people(nil, 0, 20), Evaluated.known(.flag(false)))),
            Sample(
                "all with a fault and a gap", macro(.all, over: field(0), where: condition),
                (people(0, nil, 5), .unknown([.item(0, 1, 0)]))),
            Sample(
                "all with gaps", macro(.all, over: field(0), where: condition),
                (people(nil, 5, nil), .unknown([.item(0, 0, 0), .item(0, 2, 0)]))),
            Sample(
                "exists with a true one", macro(.exists, over: field(0), where: condition),
                (people(nil, 0, 5), .known(.flag(true)))),
            Sample(
                "exists with a gap", macro(.exists, over: field(0), where: condition),
                (people(20, nil, 0), .unknown([.item(0, 1, 0)]))),
            Sample(
                "exists_one with two true ones", macro(.existsOne, over: field(0), where: condition),
                (people(5, nil, 5), .known(.flag(false)))),
            Sample(
                "exists_one with one and a gap", macro(.existsOne, over: field(0), where: condition),
                (people(5, nil), .unknown([.item(0, 1, 0)]))),
            Sample(
                "filter with gaps", macro(.filter, over: field(0), where: condition),
                (people(nil, 5, nil), .unknown([.item(0, 0, 0), .item(0, 2, 0)]))),
            Sample(
                "map with a gap", macro(.map, over: field(0), gives: member(local(0), 0)),
                (people(1, nil), .unknown([.item(0, 1, 0)]))),
            Sample(
                "transformMap with a gap",
                macro(.transformMap, over: field(0), variables: 2, gives: member(local(1), 0)),
                (people(1, nil), .unknown([.item(0, 1, 0)]))),
            Sample(
                "map where with a gap", macro(.map, over: field(0), where: condition, gives: whole(1)),
                (people(1, nil), .unknown([.item(0, 1, 0)]))),
            Sample(
                "has", macro(.filter, over: field(0), where: has(member(local(0), 0))),
                (people(nil, nil), .known(.list([])))),
        ] as [Sample<(Value, Evaluated)>])
    func `macros absorb item by item`(sample: Sample<(Value, Evaluated)>) throws {
        #expect(try evaluate(sample.expression, [sample.outcome.0]) == sample.outcome.1)
    }

    @Test(
        arguments: [
            Sample("all", macro(.all, over: field(0), where: condition), people(5, 0)),
            Sample("exists", macro(.exists, over: field(0), where: condition), people(0, 20)),
            Sample("exists_one", macro(.existsOne, over: field(0), where: condition), people(5, 5, 0)),
            Sample("filter", macro(.filter, over: field(0), where: condition), people(0, nil)),
            Sample("map", macro(.map, over: field(0), gives: condition), people(nil, 0)),
        ] as [Sample<Value>])
    func `a fault that matters stays a fault`(sample: Sample<Value>) {
        #expect(problem(of: sample.expression, [sample.outcome]) == .divisionByZero)
    }

    @Test func `a filtered item keeps its place in the record`() throws {
        let adults = macro(.filter, over: field(0), where: has(member(local(0), 0)))
        let gaps = macro(.filter, over: field(0), where: not(has(member(local(0), 0))))
        let values = [ComprehensionTests.people(3, nil, 4)]
        #expect(try evaluate(call(.size, adults), values) == .known(.number(Rational(2))))
        #expect(try evaluate(member(element(gaps, whole(0)), 0), values) == .unknown([.item(0, 1, 0)]))
    }
}
