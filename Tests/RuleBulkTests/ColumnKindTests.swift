import RuleBulk
import RuleModel
import Testing

struct ColumnKindTests {
    @Test(
        arguments: [
            (ColumnKind.flag, Value.flag(true), Int32(1)), (.flag, .flag(false), 0),
            (.number(scale: 1), .number(Rational(5, over: 2) ?? .zero), 25),
            (.number(scale: 4), .number(Rational(171, over: 200) ?? .zero), 8_550),
            (.choice(["a", "b"]), .text("b"), 1), (.day, .date(Day(number: 20_000)), 20_000),
        ])
    func `a value comes back as it went in`(kind: ColumnKind, value: Value, number: Int32) {
        #expect(kind.number(of: value) == number)
        #expect(kind.value(number) == value)
    }

    @Test func `what does not fit has no number`() {
        #expect(ColumnKind.number(scale: 0).number(of: .number(Rational(5_000_000_000))) == nil)
        #expect(ColumnKind.number(scale: 1).number(of: .number(Rational(1, over: 3) ?? .zero)) == nil)
        #expect(ColumnKind.choice(["a"]).number(of: .text("c")) == nil)
        #expect(ColumnKind.flag.number(of: .text("x")) == nil)
    }
}
