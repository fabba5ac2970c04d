import RuleCompiler
import RuleDiagnostics
import TestSupport
import Testing

/// Small packs with one fault each, marked where it stands.
struct BrokenPackTests {
    private static let cases = GoldenCase.all(in: "broken")

    @Test(arguments: cases)
    func `a broken pack gives just the finding that is marked`(sample: GoldenCase) {
        let result = Compiler.compile(sample.input, path: sample.path)
        let problems = sample.annotationProblems(of: result.findings, in: result.sources)
        #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    }

    @Test func `there are eighty broken packs and more, each with a fault`() {
        #expect(Self.cases.count >= 80)
        for sample in Self.cases {
            #expect(!Compiler.compile(sample.input, path: sample.path).findings.isEmpty, "\(sample)")
        }
    }

    @Test(arguments: cases)
    func `whoever scores is told of the same errors`(sample: GoldenCase) {
        let all = Compiler.compile(sample.input, path: sample.path)
        let grave = Compiler.compile(sample.input, path: sample.path, advice: false)
        #expect(
            grave.findings.filter { $0.severity == .error } == all.findings.filter { $0.severity == .error })
        #expect((grave.pack == nil) == (all.pack == nil))
    }

    @Test func `a fix that is sure leaves a pack without that finding`() throws {
        var count = 0
        for sample in Self.cases {
            for finding in Compiler.compile(sample.input, path: sample.path).findings {
                guard let edit = finding.help.first?.edits.first else { continue }
                count += 1
                let mended =
                    sample.input[..<Int(edit.span.lower)] + Array(edit.replacement.utf8)
                    + sample.input[Int(edit.span.upper)...]
                let findings = Compiler.compile(Array(mended), path: sample.path).findings
                #expect(!findings.contains { $0.severity == .error }, "\(sample)")
                #expect(!findings.contains { $0.code == finding.code }, "\(sample)")
            }
        }
        #expect(count >= 4)
    }
}
