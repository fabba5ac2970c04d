import RuleDiagnostics
import Testing

/// Every explanation of a code is held to its examples.
struct CodeExampleTests {
    @Test(.timeLimit(.minutes(1)), arguments: DiagnosticCode.allCases)
    func `the wrong example yields its code and nothing else`(code: DiagnosticCode) {
        let findings = ExampleRun(CodeExplanation.of(code).wrong).findings
        // A note about something else does not stand in the way of the example.
        let grave = findings.filter { $0.severity != .note || $0.code == code }
        #expect(Set(grave.map(\.code)) == [code], "\(findings)")
    }

    @Test(.timeLimit(.minutes(1)), arguments: DiagnosticCode.allCases)
    func `the right example yields nothing`(code: DiagnosticCode) {
        #expect(ExampleRun(CodeExplanation.of(code).right).findings == [])
    }

    @Test func `the base pack yields nothing`() {
        #expect(ExampleRun(.packFile(CodeExplanation.basePack)).findings == [])
    }
}
