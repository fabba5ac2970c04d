import RuleDiagnostics
import RuleExpression
import Testing

struct ExpressionParserFaultTests {
    static let samples = [
        FaultSample("a ⟦@⟧ b", .unexpectedCharacter), FaultSample("a ⟦≥⟧ 1", .unexpectedCharacter),
        FaultSample("a ⟦&⟧ b ⟦|⟧ c", .unexpectedCharacter, .unexpectedCharacter),
        FaultSample("a ⟦=>⟧ 1", .unexpectedCharacter), FaultSample("a ⟦<>⟧ 1", .unexpectedCharacter),
        FaultSample("a ⟦===⟧ 1", .unexpectedCharacter),
        FaultSample("a ⟦×⟧ b ⟦÷⟧ c", .unexpectedCharacter, .unexpectedCharacter),
        FaultSample("a == ⟦“⟧x”", .unexpectedCharacter), FaultSample("a⟦\u{A0}⟧+ b", .unexpectedCharacter),
        FaultSample("f(⟦'⟧abc)", .unterminatedText), FaultSample("a == ⟦'''⟧abc", .unterminatedText),
        FaultSample("⟦'⟧ab\ncd", .unterminatedText),
        FaultSample(#"'a⟦\q⟧' + '⟦\u12⟧'"#, .badEscape, .badEscape), FaultSample(#"'⟦\uD800⟧'"#, .badEscape),
        FaultSample("⟦.5⟧ + ⟦5.⟧", .badNumber, .badNumber), FaultSample("⟦1_000⟧", .badNumber),
        FaultSample("⟦1.000.000⟧", .badNumber), FaultSample("⟦12abc⟧ + 1", .badNumber),
        FaultSample("⟦12345678901234567890⟧", .numberTooLarge),
        FaultSample("⟦0xFFFFFFFFFFFFFFFFFF⟧", .numberTooLarge),
        FaultSample("⟦1e400⟧", .numberTooLarge),
        FaultSample("a >= ⟦90%⟧", .percentInExpression),
        FaultSample("a > ⟦12.5%⟧ && b", .percentInExpression),
        FaultSample("⟦1u⟧ + ⟦b'ab'⟧", .unsupportedLiteral, .unsupportedLiteral),
        FaultSample("a != ⟦null⟧", .unsupportedLiteral),
        FaultSample("⟦⟧", .unexpectedToken), FaultSample("a +⟦⟧", .unexpectedToken),
        FaultSample("a * ⟦*⟧ b", .unexpectedToken),
        FaultSample("a ⟦b⟧ c", .unexpectedToken), FaultSample("a⟦)⟧", .unexpectedToken),
        FaultSample("a⟦,⟧b", .unexpectedToken),
        FaultSample("a >= 1⟦,⟧5", .unexpectedToken),
        FaultSample("f(a ⟦b⟧, 1 +⟦)⟧", .unexpectedToken, .unexpectedToken),
        FaultSample("f(1, ⟦)⟧", .unexpectedToken), FaultSample("f(⟦,⟧ 2)", .unexpectedToken),
        FaultSample("x.⟦⟧", .unexpectedToken), FaultSample("x.⟦in⟧ + 1", .unexpectedToken),
        FaultSample("{'a'⟦,⟧ 'b': 2}", .unexpectedToken), FaultSample("a ? b⟦⟧", .unexpectedToken),
        FaultSample("a ? b ⟦?⟧ c : d : e", .unexpectedToken), FaultSample("⟦in⟧ a", .unexpectedToken),
        FaultSample("f⟦(⟧a, b", .unclosedBracket), FaultSample("⟦(⟧a]", .unclosedBracket),
        FaultSample("[⟦(⟧a]", .unclosedBracket), FaultSample("x⟦[⟧0", .unclosedBracket),
        FaultSample("⟦{⟧'a': 1", .unclosedBracket),
        FaultSample("a ⟦=⟧ 1 && b ⟦=⟧ 2", .singleEquals, .singleEquals),
        FaultSample("a ⟦and⟧ b ⟦hoặc⟧ c", .wordOperator, .wordOperator),
        FaultSample("⟦not⟧ a == b", .wordOperator),
        FaultSample("a ⟦VÀ⟧ ⟦không⟧ b", .wordOperator, .wordOperator), FaultSample("⟦not⟧(a)", .wordOperator),
        FaultSample("⟦for⟧ + ⟦if⟧(a)", .reservedWord, .reservedWord),
    ]

    @Test(arguments: samples)
    func `each fault is reported once at its place`(sample: FaultSample) {
        let marked = MarkedExpression(sample.marked)
        var bag = DiagnosticBag()
        _ = parseExpression(marked.text.embedded, reporting: &bag)
        #expect(bag.sorted.map(\.primary.span.range) == marked.marks)
        #expect(bag.sorted.map(\.code) == sample.codes)
    }

    @Test(arguments: samples)
    func `a fix removes its fault and brings no other`(sample: FaultSample) {
        let text = MarkedExpression(sample.marked).text
        var bag = DiagnosticBag()
        _ = parseExpression(text.embedded, reporting: &bag)
        for fault in bag.sorted {
            for fix in fault.help where !fix.edits.isEmpty {
                var after = DiagnosticBag()
                let mended = text.applying(fix)
                _ = parseExpression(mended.embedded, reporting: &after)
                #expect(after.sorted.count == bag.sorted.count - 1, "\(mended)")
            }
        }
    }

    @Test(arguments: [
        ("a >= 90%", "a >= 0.9"), ("a = 1", "a == 1"), ("a >= 1,5", "a >= 1.5"), ("not a == b", "!(a == b)"),
        ("không a", "!a"), ("a ≥ 1", "a >= 1"), (".5", "0.5"), ("1_000", "1000"), ("a hoặc b", "a || b"),
    ])
    func `the fix is what the author meant`(text: String, mended: String) throws {
        var bag = DiagnosticBag()
        _ = parseExpression(text.embedded, reporting: &bag)
        let fix = try #require(bag.sorted.first?.help.first)
        #expect(text.applying(fix) == mended)
    }

    @Test func `sixty-four levels are read and one more is not`() {
        for (open, close) in [("(", ")"), ("[", "]"), ("f(", ")"), ("!", ""), ("{1: ", "}"), ("a[", "]")] {
            let fits = String(repeating: open, count: 64) + "a" + String(repeating: close, count: 64)
            #expect(codes(of: fits) == [], "\(open)")
            #expect(codes(of: open + fits + close) == [.expressionTooDeep], "\(open)")
        }
    }

    @Test func `long expressions are refused without reading them`() {
        #expect(codes(of: String(repeating: "(", count: 100_000)) == [.expressionTooLong])
        #expect(codes(of: String(repeating: "(", count: 8000)) == [.expressionTooDeep])
        #expect(codes(of: String(repeating: "a ? ", count: 2000)) == [.unexpectedToken])
        #expect(codes(of: "'" + String(repeating: "a", count: 8190) + "'") == [])
        #expect(codes(of: "'" + String(repeating: "a", count: 8191) + "'") == [.expressionTooLong])
    }

    @Test func `two thousand parts are read and one more is not`() {
        #expect(codes(of: "1" + String(repeating: "+1", count: 999)) == [])
        #expect(codes(of: "1" + String(repeating: "+1", count: 1000)) == [.expressionTooLong])
        #expect(codes(of: "a" + String(repeating: ".a", count: 1999)) == [])
        #expect(codes(of: "a" + String(repeating: ".a", count: 2000)) == [.expressionTooLong])
    }

    @Test func `the longest chains are checked and printed`() throws {
        let chain = "members" + String(repeating: "+1", count: 999)
        let expression = try #require(SamplePack.check(chain).expression)
        let printer = ExpressionPrinter(names: SamplePack.names)
        #expect(printer.print(expression).utf8.count == 7 + 999 * 4)
        #expect(printer.sentence(for: expression, in: .vietnamese).hasPrefix("Tổng số thành viên + 1"))
    }

    @Test func `cutting any text anywhere never crashes and always says something true`() {
        let text =
            "people.filter(p, !(p.role in ['head', 'child']) && p.topics >= 1.5).size() > 2 ? -1 : {'a': 0x1F}.a"
        let characters = Array(text)
        for length in 0..<characters.count {
            let cut = String(characters[..<length])
            for fault in SamplePack.check(cut).faults {
                #expect(fault.primary.span.upper <= Int32(cut.utf8.count), "\(cut)")
            }
        }
        for index in characters.indices {
            var cut = characters
            cut.remove(at: index)
            _ = SamplePack.check(String(cut))
        }
    }

    private func codes(of text: String) -> [DiagnosticCode] {
        var bag = DiagnosticBag()
        _ = parseExpression(text.embedded, reporting: &bag)
        return bag.sorted.map(\.code)
    }
}
