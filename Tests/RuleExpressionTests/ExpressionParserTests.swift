import RuleDiagnostics
import RuleExpression
import Testing

struct ExpressionParserTests {
    @Test(arguments: [
        // Literals.
        ("12", "12"), ("0.5", "0.5"), ("1e3", "1000"), ("2.5e-1", "0.25"), ("0x1F", "31"), ("007", "7"),
        ("-5", "-5"), ("- 5", "-5"), ("-9223372036854775807", "-9223372036854775807"), ("true", "true"),
        ("'a'", "'a'"), ("\"it's\"", "'it\\'s'"), (#"'a\n\t\\\'\"\`\?'"#, #"'a\n\t\\\'"`?'"#),
        (#"'\x41\u00e0\U0001F600\101'"#, "'Aà😀A'"), (#"r'\d+'"#, #"'\\d+'"#), (#"R"a\"b""#, #"'a\\"b'"#),
        ("'''it's\n'''", #"'it\'s\n'"#), ("\"\"\"a\"b\"\"\"", "'a\"b'"), ("''", "''"),
        ("'e\u{301}'", "'é'"), (#"'\a\b\f\v\r'"#, #"'\x07\x08\x0c\x0b\r'"#),
        // Selection and calls.
        ("a.b.c", "(. (. a b) c)"), ("a[0].b", "(. ([] a 0) b)"), ("f()", "(f)"), ("f(1, x)", "(f 1 x)"),
        ("x.f(y).g()", "(.g (.f x y))"), ("has(a.b)", "(has (. a b))"), ("-1.f()", "(.f -1)"),
        ("-x.f()", "(- (.f x))"), ("x.for", "(. x for)"), ("people.all(p, p.ok)", "(.all people p (. p ok))"),
        // Collections.
        ("[]", "(list)"), ("[1, 2,]", "(list 1 2)"), ("{}", "(map)"),
        ("{'a': 1, 'b': 2,}", "(map ('a' 1) ('b' 2))"),
        ("[[1], [2]]", "(list (list 1) (list 2))"), ("đơn_vị", "đơn_vị"),
    ])
    func `literals, calls and collections are read`(text: String, dump: String) {
        expect(text, reads: dump)
    }

    @Test(arguments: [
        ("1 + 2 * 3", "(+ 1 (* 2 3))"), ("1 - 2 - 3", "(- (- 1 2) 3)"), ("1 - (2 - 3)", "(- 1 (- 2 3))"),
        ("8 / 4 % 3 * 2", "(* (% (/ 8 4) 3) 2)"), ("a < b == c", "(== (< a b) c)"),
        ("a + 1 in b", "(in (+ a 1) b)"),
        ("a || b && c", "(|| a (&& b c))"), ("a && b || c && d", "(|| (&& a b) (&& c d))"),
        ("!a && b", "(&& (! a) b)"), ("!a.b", "(! (. a b))"), ("!!a", "(! (! a))"), ("--x", "(- (- x))"),
        ("1 - -2", "(- 1 -2)"), ("-x * y", "(* (- x) y)"), ("a == 1 && b != 2", "(&& (== a 1) (!= b 2))"),
        ("a ? b : c ? d : e", "(? a b (? c d e))"), ("a || b ? c : d", "(? (|| a b) c d)"),
        ("(a ? b : c) ? d : e", "(? (? a b c) d e)"), ("a ? (b ? c : d) : e", "(? a (? b c d) e)"),
        ("a >= 1 ? b + 1 : -b", "(? (>= a 1) (+ b 1) (- b))"), ("90 % 7", "(% 90 7)"), ("a % b", "(% a b)"),
    ])
    func `operators have the precedence and direction of CEL`(text: String, dump: String) {
        expect(text, reads: dump)
    }

    private func expect(_ text: String, reads dump: String) {
        var bag = DiagnosticBag()
        #expect(parseExpression(text.embedded, reporting: &bag)?.dump == dump)
        #expect(bag.sorted.map(\.message.en) == [])
    }

    @Test func `spans hold the parentheses`() throws {
        var bag = DiagnosticBag()
        let syntax = try #require(parseExpression("1 + (a * b)".embedded, reporting: &bag))
        guard case .infix(let infix, let left, let right) = syntax.kind else {
            Issue.record("expected an infix, found \(syntax.dump)")
            return
        }
        #expect(
            [syntax.span, infix.span, left.span, right.span].map(\.range) == [0..<11, 2..<3, 0..<1, 4..<11])
    }

    @Test func `spans go through folded lines and escapes of the file`() {
        // The file has the text `"a \` from byte 10, then a line break and four spaces, then `= 'x'`.
        let span = SourceSpan(file: FileID(index: 2), lower: 9, upper: 30)
        let text = EmbeddedText(
            text: "a = 'x'", span: span,
            runs: [
                EmbeddedText.Run(textOffset: 0, fileOffset: 10),
                EmbeddedText.Run(textOffset: 2, fileOffset: 19),
            ])
        var bag = DiagnosticBag()
        _ = parseExpression(text, reporting: &bag)
        #expect(bag.sorted.map(\.primary.span) == [SourceSpan(file: FileID(index: 2), lower: 19, upper: 20)])
    }
}
