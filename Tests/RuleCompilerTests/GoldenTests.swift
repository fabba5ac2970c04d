import RuleCompiler
import RuleDiagnostics
import TestSupport
import Testing

/// Whole packs with faults, each beside the print of its findings in both languages.
struct GoldenTests {
    private static let topics = ["shape", "names", "points", "levels", "expressions", "dates"]
    private static let cases = topics.flatMap { GoldenCase.all(in: $0) }

    private static func compile(_ sample: GoldenCase) -> Compiler.Result {
        Compiler.compile(sample.input, path: sample.path)
    }

    /// The findings as an editor reads them in Vietnamese, then a line each in English.
    private static func print(_ result: Compiler.Result) -> String {
        let vietnamese = TextRenderer(result.sources, language: .vietnamese)
        let english = CompactRenderer(result.sources, language: .english)
        return result.findings.map { vietnamese.render($0) }.joined(separator: "\n") + "\n"
            + result.findings.map { english.render($0) }.joined()
    }

    @Test(arguments: cases)
    func `a pack gives the findings recorded`(sample: GoldenCase) {
        let result = Self.compile(sample)
        let problems = sample.problems(
            print: Self.print(result), findings: result.findings, in: result.sources)
        #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    }

    @Test(arguments: cases, Variation.allCases)
    func `another spelling of a pack gives the same findings, moved with their lines`(
        sample: GoldenCase, variation: Variation
    ) {
        let original = Self.compile(sample)
        let varied = Compiler.compile(variation.apply(to: sample.input), path: sample.path)
        let expected = original.findings.map { finding in
            "\(original.sources.position(of: finding.primary.span).line + variation.lineShift) \(finding.code.rawValue)"
        }
        let actual = varied.findings.map { finding in
            "\(varied.sources.position(of: finding.primary.span).line) \(finding.code.rawValue)"
        }
        #expect(actual == expected)
    }

    @Test func `sixty and more distinct codes have a golden pack`() {
        let codes = Set(Self.cases.flatMap { Self.compile($0).findings.map(\.code) })
        let others = DiagnosticCode.allCases.filter { "EDNPS".contains($0.family) && !codes.contains($0) }
        #expect(codes.count >= 60, "without one: \(others.map(\.rawValue))")
    }
}
