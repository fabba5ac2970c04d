import RuleDiagnostics
import RuleSource
import TestSupport
import Testing

struct GoldenTests {
    private static let topics = ["trees", "faults", "encoding"]
    private static let cases = topics.flatMap { GoldenCase.all(in: $0) }

    @Test(arguments: cases)
    func `a file reads as recorded`(sample: GoldenCase) {
        let reading = Reading(sample.input, path: sample.path)
        let problems = sample.problems(
            print: reading.print, findings: reading.findings, in: reading.sources)
        #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    }

    @Test func `every code of YAML faults has a file`() {
        let found = Set(Self.cases.flatMap { Reading($0.input, path: $0.path).findings.map(\.code) })
        // These need a file too large to keep; SourceLimitTests makes them.
        let made: Set<DiagnosticCode> = [.fileTooLarge, .tooManyNodes]
        #expect(found.union(made) == Set(DiagnosticCode.allCases.filter { $0.family == "Y" }))
    }

    @Test(arguments: cases.filter { $0.topic != "encoding" }, Variation.allCases)
    func `another spelling of a file reads the same`(sample: GoldenCase, variation: Variation) {
        let original = Reading(sample.input, path: sample.path)
        let varied = Reading(variation.apply(to: sample.input), path: sample.path)
        let isDecomposed = variation == .decomposed
        let expected = original.outline(lineShift: variation.lineShift, withColumns: !isDecomposed)
        let difference = LineDiff.between(
            expected: expected, actual: varied.outline(lineShift: 0, withColumns: !isDecomposed))
        #expect(difference.isEmpty, "\(difference)")
    }
}
