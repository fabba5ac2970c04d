import RuleCompiler
import RuleDiagnostics
import RuleModel
import TestSupport
import Testing

struct CompilerTests {
    private static let valid = GoldenCase.all(in: "names").first { $0.name == "valid" }?.input ?? []

    /// The valid pack with one text in the place of another.
    private func compile(replacing old: String = "", with new: String = "") -> Compiler.Result {
        let text = String(decoding: Self.valid, as: UTF8.self)
        let changed =
            old.isEmpty
            ? text : text.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
        return Compiler.compile(Array(changed.utf8), path: "pack.yaml")
    }

    @Test func `the digest forgets comments, layout and quotes and remembers figures`() throws {
        let digest = try #require(compile().pack?.digest)
        #expect(
            compile(replacing: "model: points", with: "# ghi chú\nmodel:   'points'").pack?.digest == digest)
        #expect(compile(replacing: ">= 15", with: ">= 16").pack?.digest != digest)
        #expect(digest.hasPrefix("sha256:"))
        #expect(digest.utf8.count == 71)
    }

    @Test func `a pack is there only without errors`() {
        #expect(compile().pack != nil)
        #expect(compile(replacing: "require: rest <= 5", with: "require: rets <= 5").pack == nil)
    }

    @Test func `a choice with a code that cannot be is one fault, also where the code is used`() throws {
        let text = try #require(
            Example.pack(
                """
                fields:
                  level: { type: choice, of: { tốt: Tốt, kha: Khá } }
                  plan: { type: flag }
                  members: { type: count, min: 1 }
                  trained: { type: count, max: members }
                  kind: { type: choice, of: { agency: Cơ quan, school: Trường học } }
                applies: level == 'tốt' && plan && kind == 'school' && trained <= members
                """
            ).packText)
        let findings = Compiler.compile(Array(text.utf8), path: "pack.yaml").findings
        #expect(findings.filter { $0.severity == .error }.map(\.code) == [.badIdentifier])
    }

    @Test func `a value may read values that stand below it`() {
        let result = compile(
            replacing: "  rest: members - trained", with: "  rest: double - trained\n  double: members * 1")
        #expect(result.findings.map(\.code) == [])
    }

    @Test func `a chain of values that doubles at every step compiles at once`() {
        let chain = (1...200).map { "  v\($0): v\($0 - 1) + v\($0 - 1)" }.joined(separator: "\n")
        let result = compile(
            replacing: "  rest: members - trained",
            with: "  v0: members - trained\n\(chain)\n  rest: v200 - v200 + v0")
        #expect(result.findings.map(\.code) == [])
    }

    @Test func `a condition of hundreds of halves compiles at once`() {
        let chain = (1...240).map { "rest != \($0)" }.joined(separator: " && ")
        #expect(
            compile(replacing: "require: rest <= 5", with: "require: \(chain)").findings.map(\.code) == [])
    }

    @Test func `a fault in a declaration is not reported again where its name is used`() {
        let broken = [
            (
                "members: { type: count, min: 1, label: { vi: Số thành viên, en: Members } }",
                "members: count", "S203"
            ),
            ("mau: { vi: Văn bản mẫu, en: Sample document, issued: 2020-12-01 }", "mau: Văn bản mẫu", "S203"),
            ("rest: members - trained", "rest: members -", "E310"),
            ("in-force:", "in-forse:", "S201"),
        ]
        for (old, new, code) in broken {
            #expect(compile(replacing: old, with: new).findings.map(\.code.rawValue) == [code], "\(new)")
        }
    }

    @Test func `a list whose items hold a list is a fault, because no record could be read`() throws {
        let text = """
            fields:
              people:
                type: list
                of:
                  courses: { type: list, of: { hours: { type: count } } }

            """
        let findings = Compiler.compile(Array(text.utf8), path: "pack.yaml").findings
        let finding = try #require(findings.first { $0.code == .unknownKeyword })
        #expect(finding.message.en == "the items of a list cannot hold another list")
    }

    @Test(arguments: [
        ("aliases: [Kế hoạch]", "aliases: [Kế  hoạch]", Severity.error),
        ("label: { vi: Kế hoạch, en: Plan }", "aliases: [ke-hoạch, kế_hoạch]", .warning),
        ("label: { vi: Số người, en: People }", "label: { vi: số người, en: people }", .warning),
    ])
    func `columns of two fields that read the same are found`(
        first: String, second: String, severity: Severity
    ) {
        let old = "members: { type: count, min: 1, label: { vi: Số thành viên, en: Members } }"
        let fields =
            "\(old)\n  x: { type: flag, \(first) }\n  y: { type: flag, informative: true, \(second) }"
        let clashes = compile(replacing: old, with: fields).findings.filter { $0.code == .aliasClash }
        #expect(clashes.map(\.severity) == [severity])
    }

    @Test func `nothing is left out between two whole numbers`() {
        func gaps(_ bands: String) -> Int {
            compile(
                replacing: "award: { when: plan }", with: "award: { value: members, bands: [\(bands)] }"
            ).findings.count { $0.code == .bandGap }
        }
        #expect(gaps("{ at: '>= 10', points: 10 }, { at: '[1..9]', points: 0 }") == 0)
        #expect(gaps("{ at: '>= 10', points: 10 }, { at: '[1..8]', points: 0 }") == 1)
    }

    @Test func `the stages are timed in their order`() {
        #expect(
            compile().timings.map(\.stage) == [
                "read YAML", "include fields", "apply overlays", "read keys", "resolve", "check",
            ])
    }
}
