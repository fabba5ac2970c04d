import RuleDiagnostics
import RuleExpression
import RuleModel
import Testing

struct UnaryTestTests {
    @Test(arguments: [
        (">= 85", ">= 85"), (">85", "> 85"), ("<= -1", "<= -1"), ("< 0.5", "< 0.5"), ("[70..85)", "[70..85)"),
        ("( 70 .. 85 ]", "(70..85]"), ("[70%..90%)", "[0.7..0.9)"), ("(1..2)", "(1..2)"), ("[1..1]", "1"),
        ("= 3", "3"), ("7", "7"),
        ("1, 2, >= 5", "1, 2, >= 5"), ("-", "-"), ("-1", "-1"), (">= 2/3", ">= 2/3"), (">= 90%", ">= 0.9"),
        ("[1.5..2.25]", "[1.5..2.25]"), ("[pass..high)", "[50..80)"), ("-1/2", "-0.5"),
        ("> 12.5%", "> 0.125"),
    ])
    func `tests are read and printed`(text: String, printed: String) throws {
        let (test, faults) = read(text)
        #expect(faults.map(\.message.en) == [])
        let found = try #require(test)
        #expect(UnaryTestPrinter.text(of: found) == printed)
        #expect(read(UnaryTestPrinter.text(of: found)).test == found)
    }

    static let faults = [
        FaultSample("⟦⟧", .badUnaryTest), FaultSample("⟦>=⟧", .badUnaryTest),
        FaultSample("⟦≥⟧ 90", .badUnaryTest),
        FaultSample("⟦≤⟧90%", .badUnaryTest), FaultSample("⟦70,5⟧", .badUnaryTest),
        FaultSample("1, ⟦-⟧", .badUnaryTest),
        FaultSample("[1⟦,⟧ 2]", .badUnaryTest), FaultSample("[1..2⟦}⟧", .badUnaryTest),
        FaultSample("[1..⟦]⟧", .badUnaryTest),
        FaultSample("⟦'a'⟧, ⟦@⟧", .badUnaryTest, .badUnaryTest), FaultSample("1 ⟦2⟧", .badUnaryTest),
        FaultSample(">= ⟦1/0⟧", .badUnaryTest),
        FaultSample("⟦==⟧ 1", .badUnaryTest), FaultSample("⟦[85..70)⟧", .reversedRange),
        FaultSample("⟦[1..1)⟧", .reversedRange),
        FaultSample("⟦(1..1)⟧, ⟦[3..2]⟧", .reversedRange, .reversedRange),
        FaultSample(">= ⟦pas⟧", .unknownName),
        FaultSample("[⟦low⟧..80)", .unknownName),
        FaultSample("< 5, ⟦[9..8]⟧, ⟦x⟧ y", .reversedRange, .unknownName),
        FaultSample(">= 90 ⟦and⟧ < 95", .badUnaryTest), FaultSample("90⟦–⟧95", .badUnaryTest),
    ]

    @Test(arguments: faults)
    func `each fault is reported once at its place`(sample: FaultSample) {
        let marked = MarkedExpression(sample.marked)
        let (test, faults) = read(marked.text)
        #expect(test == nil)
        #expect(faults.map(\.primary.span.range) == marked.marks)
        #expect(faults.map(\.code) == sample.codes)
    }

    @Test(arguments: [
        ("70,5", 0, "70.5"), ("70,5", 1, "70, 5"), ("≥ 90", 0, ">= 90"), (">= pas", 0, ">= pass"),
    ])
    func `the fix is what the author meant`(text: String, choice: Int, mended: String) throws {
        let fault = try #require(read(text).faults.first)
        #expect(text.applying(fault.help[choice]) == mended)
        #expect(read(mended).faults.isEmpty)
    }

    @Test(arguments: [
        ("[70..85)", "từ 70 đến dưới 85", "from 70 to under 85"), (">= 85", "từ 85 trở lên", "at least 85"),
        ("> 0.5", "trên 0,5", "over 0.5"), ("<= 3", "không quá 3", "at most 3"),
        ("< 50", "dưới 50", "under 50"),
        ("1, 2", "bằng 1 hoặc bằng 2", "exactly 1 or exactly 2"),
        ("-", "mọi trường hợp còn lại", "anything else"),
        ("(1..2]", "trên 1 đến 2", "over 1 up to 2"), ("(1..2)", "trên 1 và dưới 2", "over 1 and under 2"),
        ("[1..2]", "từ 1 đến 2", "from 1 to 2"),
    ])
    func `tests are said in both languages`(text: String, vi: String, en: String) throws {
        let test = try #require(read(text).test)
        #expect(UnaryTestPrinter.words(for: test, in: .vietnamese) == vi)
        #expect(UnaryTestPrinter.words(for: test, in: .english) == en)
    }

    @Test func `shares are said as percentages`() throws {
        let test = try #require(read("[70%..92.5%), 2/3").test)
        #expect(
            UnaryTestPrinter.words(for: test, in: .vietnamese, asPercent: true)
                == "từ 70% đến dưới 92,5% hoặc bằng 2/3")
    }

    private func read(_ text: String) -> (test: UnaryTest?, faults: [Diagnostic]) {
        let constants = ["pass": Rational(50), "high": Rational(80)]
        var bag = DiagnosticBag()
        let test = parseUnaryTest(
            text.embedded, constants: { constants[$0] }, names: constants.keys.sorted(), reporting: &bag)
        return (test, bag.sorted)
    }
}
