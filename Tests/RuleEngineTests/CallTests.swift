import RuleEngine
import RuleModel
import TestSupport
import Testing

struct CallTests {
    private static let numbers = literal(wholes(3, 1, 2))

    @Test(
        arguments: [
            Sample("size('Hà Nội')", call(.size, text("Hà Nội")), numberValue("6")),
            Sample("size([3, 1, 2])", call(.size, numbers), numberValue("3")),
            Sample("size({1: 2})", call(.size, map((whole(1), whole(2)))), numberValue("1")),
            Sample(
                "count([true, false, true])", call(.count, list(flag(true), flag(false), flag(true))),
                numberValue("2")),
            Sample("count([])", call(.count, list()), numberValue("0")),
            Sample("sum([3, 1, 2])", call(.sum, numbers), numberValue("6")),
            Sample("sum([])", call(.sum, list()), numberValue("0")),
            Sample("sum([0.1, 0.2])", call(.sum, list(number("0.1"), number("0.2"))), numberValue("0.3")),
            Sample("min([3, 1, 2])", call(.min, numbers), numberValue("1")),
            Sample("max([3, 1, 2])", call(.max, numbers), numberValue("3")),
            Sample("min(3, 1)", call(.min, whole(3), whole(1)), numberValue("1")),
            Sample("max(3, 1)", call(.max, whole(3), whole(1)), numberValue("3")),
            Sample("min(5)", call(.min, whole(5)), numberValue("5")),
            Sample(
                "max(dates)", call(.max, list(date("2025-01-01"), date("2024-01-01"))),
                dateValue("2025-01-01")),
            Sample("min(['b', 'a'])", call(.min, list(text("b"), text("a"))), .text("a")),
            Sample("round(2.5)", call(.round, number("2.5")), numberValue("3")),
            Sample("round(2.345, 2)", call(.round, number("2.345"), whole(2)), numberValue("2.35")),
            Sample(
                "round(2/3, 15)", call(.round, number("2/3"), whole(15)), numberValue("0.666666666666667")),
            Sample(
                "round(2.5, 0, 'half-even')", call(.round, number("2.5"), whole(0), text("half-even")),
                numberValue("2")),
            Sample(
                "round(-2.5, 0, 'down')", call(.round, number("-2.5"), whole(0), text("down")),
                numberValue("-3")),
            Sample(
                "round(0.01, 1, 'up')", call(.round, number("0.01"), whole(1), text("up")), numberValue("0.1")
            ),
            Sample("share(1, 3)", call(.share, whole(1), whole(3)), numberValue("1/3")),
            Sample("abs(-2.5)", call(.abs, number("-2.5")), numberValue("2.5")),
            Sample("abs(2)", call(.abs, whole(2)), numberValue("2")),
            Sample("floor(-2.5)", call(.floor, number("-2.5")), numberValue("-3")),
            Sample("ceil(-2.5)", call(.ceil, number("-2.5")), numberValue("-2")),
        ] as [Sample<Value>])
    func `functions of numbers and lists`(sample: Sample<Value>) throws {
        #expect(try evaluate(sample.expression) == .known(sample.outcome))
    }

    @Test(
        arguments: [
            Sample("startsWith", call(.startsWith, text("Hà Nội"), text("Hà")), .flag(true)),
            Sample("startsWith e of é", call(.startsWith, text("\u{E9}a"), text("e")), .flag(false)),
            Sample("endsWith", call(.endsWith, text("Hà Nội"), text("Nội")), .flag(true)),
            Sample("endsWith longer", call(.endsWith, text("i"), text("Nội")), .flag(false)),
            Sample("contains", call(.contains, text("Hà Nội"), text("à N")), .flag(true)),
            Sample("contains nothing", call(.contains, text(""), text("")), .flag(true)),
            Sample("contains not", call(.contains, text("aab"), text("aaab")), .flag(false)),
            Sample(
                "contains after a false start", call(.contains, text("abababac"), text("ababac")), .flag(true)
            ),
            Sample("contains at the end", call(.contains, text("aaab"), text("aab")), .flag(true)),
            Sample("matches", call(.matches, text("VN-10"), text(#"^\w+-\d+$"#)), .flag(true)),
            Sample("lowerAscii", call(.lowerAscii, text("HÀ Nội")), .text("hÀ nội")),
            Sample("upperAscii", call(.upperAscii, text("hà nội")), .text("Hà NộI")),
            Sample("lowerAscii of H with line", call(.lowerAscii, text("H\u{331}")), .text("\u{1E96}")),
            Sample("trim", call(.trim, text(" \t\u{A0}a b\n\u{3000}")), .text("a b")),
            Sample("trim of spaces", call(.trim, text("  ")), .text("")),
            Sample("string(0.5)", call(.string, number("0.5")), .text("0.5")),
            Sample("string(2/3)", call(.string, number("2/3")), .text("2/3")),
            Sample("string(true)", call(.string, flag(true)), .text("true")),
            Sample("string('a')", call(.string, text("a")), .text("a")),
            Sample("string(date)", call(.string, date("2025-12-31")), .text("2025-12-31")),
            Sample("string(90s)", call(.string, seconds(90)), .text("90s")),
            Sample("int(2.9)", call(.int, number("2.9")), numberValue("2")),
            Sample("int(-2.9)", call(.int, number("-2.9")), numberValue("-2")),
            Sample("int('-12')", call(.int, text("-12")), numberValue("-12")),
            Sample("decimal('2.50')", call(.decimal, text("2.50")), numberValue("2.5")),
            Sample("decimal(2)", call(.decimal, whole(2)), numberValue("2")),
        ] as [Sample<Value>])
    func `functions of texts, and conversions`(sample: Sample<Value>) throws {
        #expect(try evaluate(sample.expression) == .known(sample.outcome))
    }

    @Test(
        arguments: [
            Sample("date(text)", call(.date, text("2025-12-31")), dateValue("2025-12-31")),
            Sample("date(date)", call(.date, date("2025-12-31")), dateValue("2025-12-31")),
            Sample("duration(duration)", call(.duration, seconds(5)), .duration(5)),
            Sample("duration('1h30m')", call(.duration, text("1h30m")), .duration(5400)),
            Sample("duration('-45s')", call(.duration, text("-45s")), .duration(-45)),
            Sample("duration('90m')", call(.duration, text("90m")), .duration(5400)),
            Sample("duration('2d')", call(.duration, text("2d")), .duration(172_800)),
            Sample("duration('+1.5m')", call(.duration, text("+1.5m")), .duration(90)),
            Sample("duration('1500ms500ms')", call(.duration, text("1500ms500ms")), .duration(2)),
            Sample("duration('0')", call(.duration, text("0")), .duration(0)),
            Sample("getFullYear", call(.getFullYear, date("2025-03-01")), numberValue("2025")),
            Sample("getMonth", call(.getMonth, date("2025-03-01")), numberValue("2")),
            Sample("getDate", call(.getDate, date("2025-03-01")), numberValue("1")),
            Sample("getDayOfMonth", call(.getDayOfMonth, date("2025-03-01")), numberValue("0")),
            Sample("getDayOfWeek on Saturday", call(.getDayOfWeek, date("2025-03-01")), numberValue("6")),
            Sample("getDayOfWeek on Sunday", call(.getDayOfWeek, date("2025-03-02")), numberValue("0")),
            Sample("getDayOfWeek long ago", call(.getDayOfWeek, date("1969-12-28")), numberValue("0")),
            Sample("getDayOfYear", call(.getDayOfYear, date("2024-12-31")), numberValue("365")),
            Sample("getDayOfYear of the first", call(.getDayOfYear, date("2024-01-01")), numberValue("0")),
            Sample("getHours", call(.getHours, seconds(7260)), numberValue("2")),
            Sample("getMinutes", call(.getMinutes, seconds(-7260)), numberValue("-121")),
            Sample("getSeconds", call(.getSeconds, seconds(7260)), numberValue("7260")),
        ] as [Sample<Value>])
    func `functions of dates and durations`(sample: Sample<Value>) throws {
        #expect(try evaluate(sample.expression) == .known(sample.outcome))
    }

    @Test(
        arguments: [
            Sample("share(0, 0)", call(.share, whole(0), whole(0)), .divisionByZero),
            Sample("min([])", call(.min, list()), .emptyAggregate),
            Sample("max([])", call(.max, list()), .emptyAggregate),
            Sample("min([1, 'a'])", call(.min, list(whole(1), text("a"))), .notComparable),
            Sample("sum([most, 1])", call(.sum, list(whole(.max), whole(1))), .overflow),
            Sample("sum(['a'])", call(.sum, list(text("a"))), .wrongKind(.text)),
            Sample("sum(1)", call(.sum, whole(1)), .wrongKind(.number)),
            Sample("count([1])", call(.count, list(whole(1))), .wrongKind(.number)),
            Sample("size(1)", call(.size, whole(1)), .wrongKind(.number)),
            Sample("round(1, 16)", call(.round, whole(1), whole(16)), .conversionFailed("16", to: .places)),
            Sample("round(1, -1)", call(.round, whole(1), whole(-1)), .conversionFailed("-1", to: .places)),
            Sample("round(1, 0.5)", call(.round, whole(1), number("0.5")), .notWhole),
            Sample(
                "round(1, 0, 'x')", call(.round, whole(1), whole(0), text("x")),
                .conversionFailed("x", to: .rounding)),
            Sample("round(most, 1)", call(.round, whole(.max), whole(1)), .overflow),
            Sample("abs(least)", call(.abs, whole(.min)), .overflow),
            Sample("int('1.5')", call(.int, text("1.5")), .conversionFailed("1.5", to: .whole)),
            Sample("int('')", call(.int, text("")), .conversionFailed("", to: .whole)),
            Sample("int(true)", call(.int, flag(true)), .wrongKind(.flag)),
            Sample("decimal('1,5')", call(.decimal, text("1,5")), .conversionFailed("1,5", to: .number)),
            Sample(
                "date('31/12/2025')", call(.date, text("31/12/2025")),
                .conversionFailed("31/12/2025", to: .date)),
            Sample("date(1)", call(.date, whole(1)), .wrongKind(.number)),
            Sample("duration('')", call(.duration, text("")), .conversionFailed("", to: .duration)),
            Sample("duration('-')", call(.duration, text("-")), .conversionFailed("-", to: .duration)),
            Sample("duration('5')", call(.duration, text("5")), .conversionFailed("5", to: .duration)),
            Sample("duration('h')", call(.duration, text("h")), .conversionFailed("h", to: .duration)),
            Sample(
                "duration('1.5s')", call(.duration, text("1.5s")), .conversionFailed("1.5s", to: .duration)),
            Sample(
                "duration('1h-1m')", call(.duration, text("1h-1m")), .conversionFailed("1h-1m", to: .duration)
            ),
            Sample(
                "matches('a', '(')", call(.matches, text("a"), text("(")),
                .conversionFailed("(", to: .pattern)),
            Sample("matches(1, 'a')", call(.matches, whole(1), text("a")), .wrongKind(.number)),
            Sample("getHours(date)", call(.getHours, date("2025-01-01")), .wrongKind(.date)),
            Sample("string([])", call(.string, list()), .wrongKind(.list)),
            Sample("trim(1)", call(.trim, whole(1)), .wrongKind(.number)),
        ] as [Sample<EvaluationFault.Problem>])
    func `what has no value is a fault`(sample: Sample<EvaluationFault.Problem>) {
        #expect(problem(of: sample.expression) == sample.outcome)
    }

    @Test func `a pattern known beforehand matches as well`() throws {
        let pattern = try Pattern("^a+$")
        #expect(try evaluate(node(.matches(text("aaa"), pattern))) == .known(.flag(true)))
        #expect(try evaluate(node(.matches(field(0), pattern)), [nil]) == .unknown([.field(0)]))
        #expect(problem(of: node(.matches(whole(1), pattern))) == .wrongKind(.number))
    }

    @Test(arguments: Builtin.allCases)
    func `a function of something missing is unknown`(function: Builtin) throws {
        #expect(
            try evaluate(call(function, field(0), field(1)), [nil, nil]) == .unknown([.field(0), .field(1)]))
        #expect(try evaluate(call(function, text("a"), field(1)), [nil, nil]) == .unknown([.field(1)]))
    }
}

extension CallTests {
    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `a part is found where trying every place finds it`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let (whole, part) = (letters(upTo: 12, using: &generator), letters(upTo: 4, using: &generator))
            let isFound = (0...whole.count).contains { whole.dropFirst($0).starts(with: part) }
            #expect(
                try evaluate(call(.contains, text(String(whole)), text(String(part))))
                    == .known(.flag(isFound)), "seed \(seed): \(part) in \(whole)")
        }
    }

    private func letters(upTo count: Int, using generator: inout SeededGenerator) -> [Character] {
        (0..<Int.random(in: 0...count, using: &generator)).map { _ in
            ["a", "b", "ế"][Int.random(in: 0..<3, using: &generator)]
        }
    }
}
