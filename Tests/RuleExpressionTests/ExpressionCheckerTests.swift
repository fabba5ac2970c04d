import RuleDiagnostics
import RuleExpression
import RuleModel
import Testing

struct ExpressionCheckerTests {
    @Test(arguments: [
        ("members + 1 / 3", ValueType.number), ("members >= 10 && has_plan", .flag), ("name + 'x'", .text),
        ("unit_kind == 'school'", .flag), ("unit_kind in ['school', 'agency']", .flag),
        ("unit_kind + name", .text),
        ("period - 2000", .number), ("place", .text), ("pass_mark", .number), ("adults * 2", .number),
        ("founded - date('2020-01-01')", .duration), ("founded + duration('24h')", .date),
        ("founded.getFullYear()", .number), ("(founded - founded).getHours()", .number),
        ("-duration('1h')", .duration),
        ("people.all(p, p.enrolled)", .flag), ("people.filter(p, p.enrolled).size()", .number),
        ("people.map(p, p.topics)", .list(.number)), ("sum(people.map(p, p.topics))", .number),
        ("people.map(p, p.enrolled, p.topics).sum()", .number), ("count(people.map(p, p.enrolled))", .number),
        ("people.exists(i, p, i > 0 && p.enrolled)", .flag),
        ("people.exists_one(p, p.role == 'head')", .flag),
        ("people.transformList(i, p, i + p.topics)", .list(.number)),
        ("people.transformMap(i, p, p.enrolled, p.topics)", .map(.number, .number)),
        ("limits.all(k, k.startsWith('a'))", .flag), ("limits.all(k, v, v > 1)", .flag),
        ("limits.a + limits['b']", .number),
        ("limits.filter(k, k != 'a')", .list(.text)), ("'a' in limits", .flag), ("people[0].topics", .number),
        ("people.all(p, p.courses.all(c, c.hours > p.topics))", .flag),
        ("has(name) && has(people[0].role)", .flag),
        ("has(limits.a) || has(place)", .flag), ("[] + [1]", .list(.number)),
        ("[[], ['a']]", .list(.list(.text))),
        ("has_plan ? 'a' : name", .text), ("{'a': 1, 'b': 2}", .map(.text, .number)),
        ("min(1, 2, members)", .number),
        ("max(people.map(p, p.topics))", .number), ("min(founded, date('2020-01-01'))", .date),
        ("round(rate, 2, 'half-up')", .number), ("share(with_plan, members) >= 2 / 3", .flag),
        ("floor(1.5) + ceil(1.5)", .number),
        ("abs(-1)", .number), ("string(founded)", .text), ("int('12') + int(1.9) + decimal(name)", .number),
        ("name.matches('^a+$')", .flag), ("matches(name, place)", .flag), ("name.trim().lowerAscii()", .text),
        ("size('abc') + [1].size()", .number), ("!has_plan", .flag), ("1 % 2", .number),
        ("[1, 2].max()", .number),
    ])
    func `every construct has its type`(text: String, type: ValueType) {
        let (expression, faults) = SamplePack.check(text)
        #expect(faults.map(\.message.en) == [])
        #expect(expression?.type == type)
    }

    static let faults = [
        FaultSample("⟦memberz⟧ > ⟦nothing_like_it⟧", .unknownName, .unknownName),
        FaultSample("people.all(p, p.⟦topic⟧ > 1)", .unknownMember),
        FaultSample("people.⟦topics⟧", .unknownMember),
        FaultSample("members.⟦foo⟧", .unknownMember), FaultSample("name.⟦trim⟧ == 'a'", .unknownMember),
        FaultSample("members ⟦+⟧ name", .operandTypes), FaultSample("has_plan ⟦&&⟧ members", .operandTypes),
        FaultSample("members ⟦==⟧ 'a'", .operandTypes), FaultSample("⟦!⟧members", .operandTypes),
        FaultSample("⟦-⟧name", .operandTypes),
        FaultSample("1 < members ⟦<⟧ 5", .operandTypes), FaultSample("'a' ⟦in⟧ name", .operandTypes),
        FaultSample("has_plan ⟦<⟧ reported", .operandTypes),
        FaultSample("founded ⟦+⟧ founded", .operandTypes),
        FaultSample("duration('1h') ⟦*⟧ 2", .operandTypes), FaultSample("1 ⟦in⟧ ['a']", .operandTypes),
        FaultSample("⟦sumn⟧([1])", .unknownFunction), FaultSample("⟦double⟧(1)", .unknownFunction),
        FaultSample("1.⟦round⟧(2, 'up')", .unknownFunction), FaultSample("⟦trim⟧(name)", .unknownFunction),
        FaultSample("⟦all⟧(people, ⟦p⟧, true)", .unknownFunction, .unknownName),
        FaultSample("⟦share⟧(1)", .argumentCount), FaultSample("name.⟦contains⟧()", .argumentCount),
        FaultSample("people.⟦filter⟧(p)", .argumentCount), FaultSample("⟦has⟧()", .argumentCount),
        FaultSample("⟦round⟧(1)", .argumentCount),
        FaultSample("sum(⟦members⟧)", .argumentType),
        FaultSample("share(⟦name⟧, ⟦has_plan⟧)", .argumentType, .argumentType),
        FaultSample("count(⟦people⟧)", .argumentType), FaultSample("min(1, ⟦founded⟧)", .argumentType),
        FaultSample("size(⟦members⟧)", .argumentType), FaultSample("⟦members⟧.getHours()", .argumentType),
        FaultSample("people.all(p, ⟦p.topics⟧)", .resultType), FaultSample("⟦members⟧ ? 1 : 2", .resultType),
        FaultSample("unit_kind == ⟦'shool'⟧", .unknownChoice),
        FaultSample("⟦'x'⟧ != unit_kind", .unknownChoice),
        FaultSample("unit_kind in ['school', ⟦'Cơ quan'⟧]", .unknownChoice),
        FaultSample("⟦'hed'⟧ in people.map(p, p.role)", .unknownChoice),
        FaultSample("people.all(⟦p.x⟧, true)", .macroVariable),
        FaultSample("people.all(⟦1⟧, true)", .macroVariable),
        FaultSample("has(⟦1⟧)", .presenceArgument), FaultSample("has(⟦pass_mark⟧)", .presenceArgument),
        FaultSample("people.all(p, has(⟦p⟧))", .presenceArgument),
        FaultSample("⟦members⟧.all(x, true)", .notIterable),
        FaultSample("⟦name⟧.map(x, 1)", .notIterable), FaultSample("name.matches('ab⟦(⟧c')", .badPattern),
        FaultSample("people[⟦'a'⟧]", .indexType), FaultSample("limits[⟦1⟧]", .indexType),
        FaultSample("⟦members⟧[0]", .indexType),
        FaultSample("{⟦founded⟧: 1}", .indexType), FaultSample("people.all(⟦members⟧, true)", .shadowedName),
        FaultSample("people.all(i, ⟦i⟧, true)", .shadowedName),
        FaultSample("people.all(p, p.courses.all(⟦p⟧, p.hours > 0))", .shadowedName),
        FaultSample("[1, ⟦'a'⟧]", .mixedTypes), FaultSample("has_plan ? 1 : ⟦'a'⟧", .mixedTypes),
        FaultSample("[1] + ⟦['a']⟧", .mixedTypes),
        FaultSample("{'a': 1, 'b': ⟦true⟧}", .mixedTypes),
        FaultSample("round(1, 0, ⟦'upp'⟧)", .unknownRounding),
        FaultSample("round(1, 0, ⟦name⟧)", .unknownRounding),
        FaultSample("date(⟦'31/12/2025'⟧)", .badConversionLiteral),
        FaultSample("duration(⟦'1 hour'⟧)", .badConversionLiteral),
        FaultSample("int(⟦'1.5'⟧)", .badConversionLiteral),
        FaultSample("decimal(⟦'1,5'⟧)", .badConversionLiteral),
        FaultSample("people[0] ⟦==⟧ people[1]", .notComparable),
        FaultSample("people ⟦!=⟧ people", .notComparable),
        FaultSample("people[0] ⟦in⟧ people", .notComparable),
    ]

    @Test(arguments: faults)
    func `each fault is reported once at its place`(sample: FaultSample) {
        let marked = MarkedExpression(sample.marked)
        let (expression, faults) = SamplePack.check(marked.text)
        #expect(expression == nil)
        #expect(faults.map(\.primary.span.range) == marked.marks)
        #expect(faults.map(\.code) == sample.codes)
    }

    @Test(arguments: faults)
    func `a fix removes its fault and brings no other`(sample: FaultSample) {
        let text = MarkedExpression(sample.marked).text
        let faults = SamplePack.check(text).faults
        for fix in faults.flatMap(\.help) where !fix.edits.isEmpty {
            let mended = text.applying(fix)
            #expect(SamplePack.check(mended).faults.count == faults.count - 1, "\(mended)")
        }
    }

    @Test(arguments: [
        ("memberz > 1", "members > 1"), ("TRUE", "true"),
        ("unit_kind == 'Trường học'", "unit_kind == 'school'"),
        ("date('31/12/2025')", "date('2025-12-31')"), ("double('1')", "decimal('1')"),
        ("[1].existsOne(i, x, x > 0)", "[1].exists_one(i, x, x > 0)"),
        ("people.all(p, p.Enroled)", "people.all(p, p.enrolled)"),
    ])
    func `the fix is what the author meant`(text: String, mended: String) throws {
        let fix = try #require(SamplePack.check(text).faults.first?.help.first)
        #expect(text.applying(fix) == mended)
    }

    @Test func `operands of wrong types are named on both sides`() throws {
        let fault = try #require(SamplePack.check("members + name").faults.first)
        #expect(fault.message.vi == "`+` không dùng được cho số và văn bản")
        #expect(fault.secondary.map(\.text?.vi) == ["số", "văn bản"])
        #expect(fault.secondary.map(\.span.range) == [0..<7, 10..<14])
    }

    @Test(arguments: [
        ("share(1)", "`share` nhận 2 đối số, nhưng có 1", "`share` takes 2 arguments, found 1"),
        ("has()", "`has` nhận 1 đối số, nhưng có 0", "`has` takes 1 argument, found 0"),
        ("people.map(p)", "`map` nhận 2 hoặc 3 đối số, nhưng có 1", "`map` takes 2 or 3 arguments, found 1"),
        ("min()", "`min` nhận từ 1 đối số trở lên, nhưng có 0", "`min` takes 1 or more arguments, found 0"),
        ("name.contains()", "`contains` nhận 1 đối số, nhưng có 0", "`contains` takes 1 argument, found 0"),
    ])
    func `a wrong number of arguments is told beside the right one`(text: String, vi: String, en: String) {
        #expect(SamplePack.check(text).faults.map(\.message) == [LocalizedText(vi: vi, en: en)])
    }

    @Test(arguments: [
        ("members", ValueType.flag, "⟦members⟧"), ("has_plan", .number, "⟦has_plan⟧"),
        ("(1 + 2)", .text, "⟦(1 + 2)⟧"),
    ])
    func `the result must have the type of its place`(text: String, expected: ValueType, marked: String) {
        let (expression, faults) = SamplePack.check(text, expecting: expected)
        #expect(expression == nil)
        #expect(faults.map(\.code) == [.resultType])
        #expect(faults.map(\.primary.span.range) == MarkedExpression(marked).marks)
    }

    @Test func `a choice may stand where a text is asked for`() {
        #expect(SamplePack.check("unit_kind", expecting: .text).expression != nil)
    }

    @Test func `a faulty part silences what holds it`() {
        let faults = SamplePack.check("(unknown_a + 1) * 'x' && people.all(p, p.nope).foo").faults
        #expect(faults.map(\.code) == [.unknownName, .unknownMember])
    }

    @Test func `a part that was not read silences what holds it`() {
        #expect(SamplePack.check("members + (1 +) && name").faults.map(\.code) == [.unexpectedToken])
    }

    @Test func `conversions of literals are constants`() {
        let kinds = ["date('2020-02-29')", "duration('1h30m')", "int('-7')", "decimal('2/3')", "-(3)"]
            .map { SamplePack.check($0).expression?.kind }
        #expect(
            kinds == [
                .literal(.date(Day(year: 2020, month: 2, day: 29) ?? Day(number: 0))),
                .literal(.duration(5400)),
                .literal(.number(Rational(-7))), .literal(.number(Rational(2, over: 3) ?? .zero)),
                .literal(.number(Rational(-3))),
            ])
    }

    @Test func `variables are numbered from the outermost macro`() throws {
        let text = "people.exists(i, p, p.courses.exists(c, c.hours > i))"
        guard
            case .comprehension(let outer) = try #require(SamplePack.check(text).expression).kind,
            case .comprehension(let inner) = outer.condition?.kind,
            case .binary(_, let left, let right) = inner.condition?.kind,
            case .member(let item, 0, "hours") = left.kind
        else {
            Issue.record("the macros were not read")
            return
        }
        #expect([outer.firstLocal, inner.firstLocal] == [0, 2])
        #expect([item.kind, right.kind] == [.local(2), .local(0)])
    }

    @Test func `the fields of an item stand under their bare names`() throws {
        let scope = SamplePack.scope.inItem(of: SamplePack.personShape)
        let (expression, faults) = SamplePack.check(
            "topics <= members && courses.all(c, c.hours < topics)", scope: scope)
        #expect(faults.map(\.message.en) == [])
        guard
            case .and(let comparison, let quantified) = expression?.kind,
            case .binary(_, let left, let right) = comparison.kind,
            case .comprehension(let macro) = quantified.kind
        else {
            Issue.record("the expression was not read")
            return
        }
        guard case .member(let item, 2, "topics") = left.kind else {
            Issue.record("found \(left.kind)")
            return
        }
        #expect([item.kind, right.kind] == [.local(0), .field(0)])
        #expect(macro.firstLocal == 1)
    }

    @Test(arguments: [
        ("[1, 'a']", ValueType.list(.any)), ("true ? 1 : 'a'", .any), ("x.anything[0].else_ + 1", .any),
        ("x.all(i, i > 1)", .flag),
        ("size(x) + 1", .number), ("x == 1 && x", .flag), ("round(1.5, 0, x)", .number), ("x in x", .flag),
        ("sum(x)", .number), ("min(x)", .any), ("-x", .any),
    ])
    func `types may stay open in a dynamic scope`(text: String, type: ValueType) {
        var scope = Scope(isDynamic: true)
        scope.insert("x", Scope.Entry(.field(0), type: .any))
        let (expression, faults) = SamplePack.check(text, scope: scope)
        #expect(faults.map(\.message.en) == [])
        #expect(expression?.type == type)
    }

    @Test func `a dynamic scope still refuses operands that can never fit`() {
        let scope = Scope(isDynamic: true)
        #expect(SamplePack.check("1 + 'a'", scope: scope).faults.map(\.code) == [.operandTypes])
        #expect(SamplePack.check("1 == 'a'", scope: scope).faults.map(\.code) == [.operandTypes])
        #expect(SamplePack.check("y", scope: scope).faults.map(\.code) == [.unknownName])
    }
}
