import RuleDiagnostics
import RuleExpression
import RuleModel
import Testing

struct ExpressionPrinterTests {
    private let printer = ExpressionPrinter(names: SamplePack.names)

    @Test(arguments: [
        ("((1)) + (2 * 3)", "1 + 2 * 3"), ("(1 + 2) * 3", "(1 + 2) * 3"), ("1 - (2 - 3)", "1 - (2 - 3)"),
        ("(1 - 2) - 3", "1 - 2 - 3"), ("1/(2*3)", "1 / (2 * 3)"), ("1 - (-2)", "1 - -2"),
        ("-(members)", "-members"),
        ("-(members + 1)", "-(members + 1)"), ("!(has_plan && reported)", "!(has_plan && reported)"),
        ("(has_plan && reported) || has_plan", "has_plan && reported || has_plan"),
        ("has_plan && (reported && has_plan)", "has_plan && (reported && has_plan)"),
        ("has_plan && (reported || has_plan)", "has_plan && (reported || has_plan)"),
        ("(members > 1) == (has_plan)", "members > 1 == has_plan"),
        ("has_plan == (members > 1)", "has_plan == (members > 1)"),
        (
            "has_plan ? (reported ? 1 : 2) : (has_plan ? 3 : 4)",
            "has_plan ? (reported ? 1 : 2) : has_plan ? 3 : 4"
        ),
        ("(has_plan ? reported : true) ? 1 : 2", "(has_plan ? reported : true) ? 1 : 2"),
        ("(name + 'a').trim()", "(name + 'a').trim()"), ("[1, 2][0]", "[1, 2][0]"),
        ("limits['a'] + limits['b c']", "limits.a + limits['b c']"),
        ("limits['in']", "limits['in']"), ("{'a': 1,}.a", "{'a': 1}.a"), ("people.size()", "size(people)"),
        ("people.all(p, (p.enrolled))", "people.all(p, p.enrolled)"),
        (
            "people.transformMap(i, p, p.enrolled, p.topics)",
            "people.transformMap(i, p, p.enrolled, p.topics)"
        ),
        ("date('2020-02-29')", "date('2020-02-29')"), ("duration('1h')", "duration('3600s')"),
        ("decimal('2/3') * 2", "2 / 3 * 2"),
        ("matches(name, 'a+')", "name.matches('a+')"), ("r'\\d' + \"'\"", #"'\\d' + '\''"#),
        ("has( limits.a )", "has(limits.a)"),
        ("2 * decimal('2/3')", "2 * (2 / 3)"), ("place + name", "place + name"),
        ("adults - pass_mark", "adults - pass_mark"),
    ])
    func `only the parentheses that matter are written`(text: String, printed: String) throws {
        let expression = try #require(SamplePack.check(text).expression)
        #expect(printer.print(expression) == printed)
    }

    @Test(arguments: 0..<20)
    func `what is printed reads back as the same expression`(batch: UInt64) throws {
        for case let seed in (batch * 100)..<(batch * 100 + 100) {
            var generator = ExpressionGenerator(seed: seed, size: 2 + Int(seed % 40))
            let text =
                switch seed % 3 {
                case 0: generator.flag()
                case 1: generator.number()
                default: generator.text()
                }
            let first = SamplePack.check(text)
            let expression = try #require(
                first.expression, "seed \(seed): \(text): \(first.faults.map(\.message.en))")
            let printed = printer.print(expression)
            let second = SamplePack.check(printed)
            let again = try #require(
                second.expression, "seed \(seed): \(printed): \(second.faults.map(\.message.en))")
            #expect(again.withoutSpans == expression.withoutSpans, "seed \(seed): \(text) as \(printed)")
            // Each pair is taken away in turn, so long texts would take long.
            if printed.utf8.count < 120 {
                #expect(printed.needlessParentheses == [], "seed \(seed): \(printed)")
            }
            for language in Language.allCases {
                #expect(!printer.sentence(for: expression, in: language).isEmpty, "seed \(seed)")
            }
        }
    }

    @Test func `the fields of an item are printed bare`() throws {
        let scope = SamplePack.scope.inItem(of: SamplePack.personShape)
        let text = "topics <= members && courses.all(c, c.hours < topics)"
        let expression = try #require(SamplePack.check(text, scope: scope).expression)
        let names = SamplePack.names.inItem
        #expect(ExpressionPrinter(names: names).print(expression) == text)
    }

    @Test func `values inside literals are written in one order`() throws {
        let value = Value.map([.text("b"): .list([.number(.one), .flag(true)]), .text("a"): .text("x")])
        let expression = Expression(.literal(value), type: .map(.text, .any), span: SamplePack.span)
        #expect(printer.print(expression) == "{'a': 'x', 'b': [1, true]}")
    }
}

extension String {
    /// The texts with one pair of parentheses less that read as the same tree.
    fileprivate var needlessParentheses: [String] {
        let bytes = Array(utf8)
        let whole = tree
        var open: [Int] = []
        var needless: [String] = []
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "(") { open.append(index) }
            guard byte == UInt8(ascii: ")"), let start = open.popLast() else { continue }
            var shorter = bytes
            shorter[index] = UInt8(ascii: " ")
            shorter[start] = UInt8(ascii: " ")
            let text = String(decoding: shorter, as: UTF8.self)
            if text.tree == whole { needless.append(text) }
        }
        return needless
    }

    private var tree: String? {
        var bag = DiagnosticBag()
        let syntax = parseExpression(embedded, reporting: &bag)
        return bag.isEmpty ? syntax?.dump : nil
    }
}

extension Expression {
    /// The same expression as if it were written nowhere.
    var withoutSpans: Expression {
        Expression(kind.withoutSpans, type: type, span: SamplePack.span)
    }
}

extension Expression.Kind {
    fileprivate var withoutSpans: Expression.Kind {
        switch self {
        case .literal, .field, .context, .parameter, .derived, .local: self
        case .member(let base, let slot, let name): .member(base.withoutSpans, slot: slot, name: name)
        case .index(let base, let index): .index(base.withoutSpans, index.withoutSpans)
        case .isPresent(let operand): .isPresent(operand.withoutSpans)
        case .not(let operand): .not(operand.withoutSpans)
        case .negate(let operand): .negate(operand.withoutSpans)
        case .and(let left, let right): .and(left.withoutSpans, right.withoutSpans)
        case .or(let left, let right): .or(left.withoutSpans, right.withoutSpans)
        case .binary(let symbol, let left, let right):
            .binary(symbol, left.withoutSpans, right.withoutSpans)
        case .conditional(let condition, let then, let otherwise):
            .conditional(
                condition.withoutSpans, then: then.withoutSpans, otherwise: otherwise.withoutSpans)
        case .call(let function, let arguments): .call(function, arguments.map(\.withoutSpans))
        case .matches(let text, let pattern): .matches(text.withoutSpans, pattern)
        case .comprehension(let macro):
            .comprehension(
                Comprehension(
                    macro: macro.macro, range: macro.range.withoutSpans, variables: macro.variables,
                    firstLocal: macro.firstLocal, condition: macro.condition?.withoutSpans,
                    result: macro.result?.withoutSpans))
        case .list(let items): .list(items.map(\.withoutSpans))
        case .map(let entries):
            .map(entries.map { Expression.MapEntry(key: $0.key.withoutSpans, value: $0.value.withoutSpans) })
        }
    }
}
