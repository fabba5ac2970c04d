import RuleDiagnostics
import RuleExpression
import RuleModel
import Testing

/// What the names of a condition stand for, as editors ask.
struct NameUseTests {
    private static func names(in text: String) throws -> [NameUse] {
        var bag = DiagnosticBag()
        let syntax = try #require(parseExpression(text.embedded, reporting: &bag))
        let scope = Scope(schema: SamplePack.schema, parameters: SamplePack.parameters)
        return ExpressionChecker(scope: scope).names(in: syntax)
    }

    private static func described(_ use: NameUse) -> String {
        let place = "\(use.span.lower)..<\(use.span.upper)"
        return switch use.meaning {
        case .entry(.field): "field \(use.name) \(place)"
        case .entry(.parameter): "parameter \(use.name) \(place)"
        case .entry(.context): "context \(use.name) \(place)"
        case .entry: "entry \(use.name) \(place)"
        case .member: "member \(use.name) \(place)"
        case .variable(let span): "variable \(use.name) \(place) of \(span.lower)"
        case .code: "code \(use.name) \(place)"
        case .function: "function \(use.name) \(place)"
        case .unknown: "unknown \(use.name) \(place)"
        }
    }

    @Test(arguments: [
        ("members > pass_mark", ["field members 0..<7", "parameter pass_mark 10..<19"]),
        (
            "people.all(p, p.birth_year < period)",
            [
                "function all 7..<10", "field people 0..<6", "variable p 11..<12 of 11",
                "variable p 14..<15 of 11", "member birth_year 16..<26", "context period 29..<35",
            ]
        ),
        ("unit_kind == 'school'", ["field unit_kind 0..<9", "code school 14..<20"]),
        ("unit_kind in [\"school\"]", ["field unit_kind 0..<9", "code school 15..<21"]),
        ("people[0].role == 'head'", ["field people 0..<6", "member role 10..<14", "code head 19..<23"]),
        ("members + nobody", ["field members 0..<7", "unknown nobody 10..<16"]),
        (
            "nothing(members) + rate",
            ["function nothing 0..<7", "field members 8..<15", "field rate 19..<23"]
        ),
    ])
    func `each name is told with its place and meaning`(text: String, expected: [String]) throws {
        #expect(try Self.names(in: text).map(Self.described) == expected)
    }

    @Test func `the variables that are open stand with a name that nobody knows`() throws {
        let names = try Self.names(in: "people.all(p, p.courses.exists(c, what))")
        let use = try #require(names.first { $0.name == "what" })
        #expect(use.variables.map(\.name) == ["p", "c"])
    }

    @Test(arguments: [
        ("members", true), ("_x1", true), ("1x", false), ("in", false), ("true", false), ("and", false),
        ("không", false), ("while", false), ("a-b", false), ("", false), ("thành_viên", false),
    ])
    func `a name that means something by itself is not free`(name: String, isFree: Bool) {
        #expect(Words.isFree(name) == isFree)
    }
}
