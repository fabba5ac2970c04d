import RuleEngine
import RuleModel
import Testing

struct OperatorTests {
    @Test(
        arguments: [
            Sample("0.1 + 0.2", binary(number("0.1"), .add, number("0.2")), numberValue("0.3")),
            Sample("7 - 9", binary(whole(7), .subtract, whole(9)), numberValue("-2")),
            Sample("0.5 * 3", binary(number("0.5"), .multiply, whole(3)), numberValue("1.5")),
            Sample("2 / 3", binary(whole(2), .divide, whole(3)), numberValue("2/3")),
            Sample("7 % 3", binary(whole(7), .remainder, whole(3)), numberValue("1")),
            Sample("-7 % 3", binary(whole(-7), .remainder, whole(3)), numberValue("-1")),
            Sample("7 % -3", binary(whole(7), .remainder, whole(-3)), numberValue("1")),
            Sample("least % -1", binary(whole(.min), .remainder, whole(-1)), numberValue("0")),
            Sample("-(3)", node(.negate(whole(3))), numberValue("-3")),
            Sample("-(90s)", node(.negate(seconds(90))), .duration(-90)),
            Sample("text + text", binary(text("hà "), .add, text("nội")), .text("hà nội")),
            Sample("e + accent", binary(text("e"), .add, text("\u{301}x")), .text("\u{E9}x")),
            Sample("[1] + [2]", binary(list(whole(1)), .add, list(whole(2))), wholes(1, 2)),
            Sample("date + 1d", binary(date("2024-02-28"), .add, seconds(86_400)), dateValue("2024-02-29")),
            Sample("1d + date", binary(seconds(86_400), .add, date("2023-02-28")), dateValue("2023-03-01")),
            Sample(
                "date - 1d", binary(date("2024-03-01"), .subtract, seconds(86_400)), dateValue("2024-02-29")),
            Sample(
                "date - date", binary(date("2025-01-02"), .subtract, date("2025-01-01")), .duration(86_400)),
            Sample("1s + 2s", binary(seconds(1), .add, seconds(2)), .duration(3)),
            Sample("1s - 2s", binary(seconds(1), .subtract, seconds(2)), .duration(-1)),
        ] as [Sample<Value>])
    func `arithmetic is exact`(sample: Sample<Value>) throws {
        #expect(try evaluate(sample.expression) == .known(sample.outcome))
    }

    @Test(
        arguments: [
            Sample("2/3 == 4/6", binary(number("2/3"), .equal, number("4/6")), true),
            Sample("1 == '1'", binary(whole(1), .equal, text("1")), false),
            Sample("1 != '1'", binary(whole(1), .notEqual, text("1")), true),
            Sample(
                "[1, [2]] == [1, [2]]",
                binary(literal(.list([wholes(1), wholes(2)])), .equal, list(list(whole(1)), list(whole(2)))),
                true
            ),
            Sample("[1] == [1, 2]", binary(list(whole(1)), .equal, list(whole(1), whole(2))), false),
            Sample(
                "{1: 2} == {1: 2}", binary(map((whole(1), whole(2))), .equal, map((whole(1), whole(2)))), true
            ),
            Sample(
                "{1: 2} == {1: 3}", binary(map((whole(1), whole(2))), .equal, map((whole(1), whole(3)))),
                false),
            Sample(
                "{1: 2} == {2: 2}", binary(map((whole(1), whole(2))), .equal, map((whole(2), whole(2)))),
                false),
            Sample("1 < 2", binary(whole(1), .less, whole(2)), true),
            Sample("2 < 2", binary(whole(2), .less, whole(2)), false),
            Sample("2 <= 2", binary(whole(2), .lessOrEqual, whole(2)), true),
            Sample("2 > 2", binary(whole(2), .greater, whole(2)), false),
            Sample("2 >= 2", binary(whole(2), .greaterOrEqual, whole(2)), true),
            Sample("'Z' < 'a'", binary(text("Z"), .less, text("a")), true),
            Sample("'z' < 'đ'", binary(text("z"), .less, text("đ")), true),
            Sample("'' < 'a'", binary(text(""), .less, text("a")), true),
            Sample("false < true", binary(flag(false), .less, flag(true)), true),
            Sample("date < date", binary(date("2024-12-31"), .less, date("2025-01-01")), true),
            Sample("1s > 2s", binary(seconds(1), .greater, seconds(2)), false),
            Sample("2 in [1, 2]", binary(whole(2), .isIn, list(whole(1), whole(2))), true),
            Sample("3 in [1, 2]", binary(whole(3), .isIn, list(whole(1), whole(2))), false),
            Sample("1 in []", binary(whole(1), .isIn, list()), false),
            Sample("'a' in {'a': 1}", binary(text("a"), .isIn, map((text("a"), whole(1)))), true),
            Sample("1 in {'a': 1}", binary(whole(1), .isIn, map((text("a"), whole(1)))), false),
        ] as [Sample<Bool>])
    func `comparisons hold or not`(sample: Sample<Bool>) throws {
        #expect(try evaluate(sample.expression) == .known(.flag(sample.outcome)))
    }

    @Test(
        arguments: [
            Sample("most + 1", binary(whole(.max), .add, whole(1)), .overflow),
            Sample("least - 1", binary(whole(.min), .subtract, whole(1)), .overflow),
            Sample("most * 2", binary(whole(.max), .multiply, whole(2)), .overflow),
            Sample("-(least)", node(.negate(whole(.min))), .overflow),
            Sample("-(least duration)", node(.negate(seconds(.min))), .overflow),
            Sample("most duration + 1s", binary(seconds(.max), .add, seconds(1)), .overflow),
            Sample("9999-12-31 + 1d", binary(date("9999-12-31"), .add, seconds(86_400)), .overflow),
            Sample("0001-01-01 - 1d", binary(date("0001-01-01"), .subtract, seconds(86_400)), .overflow),
            Sample("date + 1s", binary(date("2025-01-01"), .add, seconds(1)), .notWhole),
            Sample("1 / 0", broken, .divisionByZero),
            Sample("1 % 0", binary(whole(1), .remainder, whole(0)), .divisionByZero),
            Sample("1.5 % 1", binary(number("1.5"), .remainder, whole(1)), .notWhole),
            Sample("1 + 'a'", binary(whole(1), .add, text("a")), .wrongKind(.text)),
            Sample("true + 1", binary(flag(true), .add, whole(1)), .wrongKind(.flag)),
            Sample("[1] - [1]", binary(list(whole(1)), .subtract, list(whole(1))), .wrongKind(.list)),
            Sample("1 * 'a'", binary(whole(1), .multiply, text("a")), .wrongKind(.text)),
            Sample("1 < 'a'", binary(whole(1), .less, text("a")), .notComparable),
            Sample("[1] < [2]", binary(list(whole(1)), .less, list(whole(2))), .notComparable),
            Sample("1 in 2", binary(whole(1), .isIn, whole(2)), .wrongKind(.number)),
            Sample("[1] in {}", binary(list(whole(1)), .isIn, map()), .notComparable),
            Sample("!1", not(whole(1)), .wrongKind(.number)),
            Sample("1 && true", and(whole(1), flag(true)), .wrongKind(.number)),
            Sample("1 ? 2 : 3", choose(whole(1), whole(2), whole(3)), .wrongKind(.number)),
            Sample(
                "[1, 2][2]", element(list(whole(1), whole(2)), whole(2)), .indexOutOfRange(index: 2, count: 2)
            ),
            Sample("[1][-1]", element(list(whole(1)), whole(-1)), .indexOutOfRange(index: -1, count: 1)),
            Sample("[1][0.5]", element(list(whole(1)), number("0.5")), .notWhole),
            Sample("{'a': 1}['b']", element(map((text("a"), whole(1))), text("b")), .absentKey("b")),
            Sample("{'a': 1}[2/3]", element(map((text("a"), whole(1))), number("2/3")), .absentKey("2/3")),
            Sample("{'a': 1, 'a': 2}", map((text("a"), whole(1)), (text("a"), whole(2))), .repeatedKey("a")),
            Sample("{[]: 1}", map((list(), whole(1))), .notComparable),
            Sample("1[0]", element(whole(1), whole(0)), .wrongKind(.number)),
        ] as [Sample<EvaluationFault.Problem>])
    func `what has no value is a fault`(sample: Sample<EvaluationFault.Problem>) {
        #expect(problem(of: sample.expression) == sample.outcome)
    }

    @Test func `elements are found`() throws {
        #expect(try evaluate(element(list(whole(5), whole(6)), whole(1))) == .known(.number(Rational(6))))
        #expect(try evaluate(element(map((text("a"), whole(1))), text("a"))) == .known(.number(.one)))
        #expect(try evaluate(choose(flag(true), whole(1), broken)) == .known(.number(.one)))
        #expect(try evaluate(choose(flag(false), broken, whole(1))) == .known(.number(.one)))
    }

    @Test func `a fault names the smallest expression that failed`() {
        let whole = binary(whole(1), .add, broken)
        #expect(throws: EvaluationFault(problem: .divisionByZero, expression: broken)) { try evaluate(whole) }
    }
}
