import RuleCompiler
import RuleDiagnostics
import RuleEngine
import RuleModel
import Testing

struct DatedFigureTests {
    /// The base pack with a least share of trained members by kind of unit.
    private static func compile(_ figure: String, day: Day? = nil) throws -> RulePack {
        let sections = """
            parameters:
              least_share:
                label: { vi: Tỉ lệ ít nhất, en: Least share }
                by: kind
            \(figure)
                source: { ref: mau, at: Điều 5, verified: true }
            prerequisites:
              - id: dk1
                label: { vi: Đủ tỉ lệ, en: Enough are trained }
                source: { ref: mau, at: Điều 6, verified: true }
                require: share(trained, members) >= least_share
            """
        let text = try #require(Example.pack(sections).packText)
        let result = Compiler.compile(Array(text.utf8), path: "pack.yaml", day: day)
        #expect(result.findings.filter { $0.severity != .note } == [])
        return try #require(result.pack)
    }

    /// Whether 75 of 100 are enough for a unit of some kind.
    private static func isEnough(_ pack: RulePack, kind: String?) throws -> Truth {
        var values: [Value?] = pack.schema.fields.map { _ in nil }
        values[try #require(pack.schema.slot(of: "members"))] = .number(Rational(100))
        values[try #require(pack.schema.slot(of: "trained"))] = .number(Rational(75))
        values[try #require(pack.schema.slot(of: "kind"))] = kind.map { .text($0) }
        let record = Record(id: "a", period: 2021, values: values)
        let verdict = try ReferenceEvaluator.verdict(on: record, by: pack)
        return try #require(verdict.prerequisites.first).holds
    }

    @Test(arguments: [("agency" as String?, Truth.no), ("school", .yes), (nil, .unknown)])
    func `a figure by a field is that of the record's choice, and unknown while it is missing`(
        kind: String?, expected: Truth
    ) throws {
        let pack = try Self.compile("    of: { agency: 80%, school: 70% }")
        #expect(try Self.isEnough(pack, kind: kind) == expected)
    }

    @Test(arguments: [("2021-06-01", Truth.no), ("2021-12-31", .no), ("2022-01-01", .yes)])
    func `a figure may differ by day and by field`(day: String, expected: Truth) throws {
        let figure = """
                values:
                  2021-01-01: { of: { agency: 80%, school: 70% } }
                  2022-01-01: { of: { agency: 60%, school: 50% }, source: { ref: mau, verified: false } }
            """
        let pack = try Self.compile(figure, day: Day(day))
        #expect(pack.changeDays.map(\.description) == ["2022-01-01"])
        #expect(try Self.isEnough(pack, kind: "agency") == expected)
        // The figure of another day that nobody verified taints only the days on which it holds.
        #expect(pack.prerequisites.first?.isVerified == (expected == .no))
    }

    @Test func `a fault that only one of the days has is found by a check of all days`() throws {
        let text = try #require(
            Example.pack(
                """
                parameters:
                  pass_mark:
                    label: { vi: Điểm đạt, en: Pass mark }
                    values: { 2021-01-01: 25, 2022-01-01: 15 }
                    source: { ref: mau, at: Điều 5, verified: true }
                classification:
                  - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= pass_mark", recognised: true }
                  - { id: khong, label: { vi: Không, en: No }, points: "< pass_mark", recognised: false }
                """
            ).packText)
        #expect(Compiler.compile(Array(text.utf8), path: "pack.yaml").findings == [])
        let findings = Compiler.compileForAllDays(Array(text.utf8), path: "pack.yaml").findings
        #expect(findings.map(\.code) == [.unreachableClass])
    }

    @Test(arguments: [("2021-12-20", []), ("2022-01-02", [DiagnosticCode.sourceAfterForce])])
    func `a later figure may rest on a document of its own time`(
        issued: String, expected: [DiagnosticCode]
    ) throws {
        let text = try #require(
            Example.pack(
                """
                sources:
                  mau: { vi: Văn bản mẫu, en: Sample document, issued: 2020-12-01 }
                  moi: { vi: Văn bản mới, en: New document, issued: \(issued) }
                parameters:
                  pass_mark:
                    label: { vi: Điểm đạt, en: Pass mark }
                    values:
                      2021-01-01: 10
                      2022-01-01: { value: 15, source: { ref: moi, at: Điều 1, verified: true } }
                    source: { ref: mau, at: Điều 5, verified: true }
                classification:
                  - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= pass_mark", recognised: true }
                  - { id: khong, label: { vi: Không, en: No }, points: "< pass_mark", recognised: false }
                """
            ).packText)
        let findings = Compiler.compile(Array(text.utf8), path: "pack.yaml").findings
        #expect(findings.map(\.code) == expected)
    }
}
