import BinhXet
import RuleCompiler
import RuleDiagnostics
import RulePackTesting
import TestSupport
import Testing

/// A counter-example of the checker is a record that anybody can try.
struct CounterExampleTests {
    private static let folder =
        #filePath.split(separator: "/").dropLast(2).reduce("") { $0 + "/" + $1 }
        + "/RuleCompilerTests/Golden/broken/"
    private static let files = TestFiles.names(in: folder).filter { $0.hasSuffix(".yaml") }

    /// The record of a counter-example, as the note has it.
    private static func record(in note: LocalizedText) -> Substring? {
        note.en.split(separator: "`").dropFirst().first.flatMap { text in
            text.hasPrefix("record: ") ? text.dropFirst("record: ".count) : nil
        }
    }

    @Test func `a counter-example pasted as a worked case is read, and fails where it is said to fail`()
        throws
    {
        var count = 0
        for file in Self.files {
            let bytes = try #require(TestFiles.read(Self.folder + file))
            let result = Compiler.compile(bytes, path: file)
            for finding in result.findings {
                guard let record = finding.notes.compactMap({ Self.record(in: $0) }).first else { continue }
                count += 1
                let cases = "pack: \(file)\ncases:\n  - name: phản ví dụ\n    record: \(record)\n"
                let tests = PackTestFile.read(Array(cases.utf8), path: "tests.yaml")
                // All that it lacks is what its author expects.
                #expect(tests.findings.map(\.code) == [.caseWithoutExpectation], "\(file): \(record)")
                let item = try #require(tests.cases.first)
                let failures = PackTestRunner(pack: try #require(result.pack)).run(item).failures
                // A share above 100 % is scored all the same.
                let expected = finding.code == .mayFail ? 1 : 0
                #expect(failures.count == expected, "\(file): \(record): \(failures)")
            }
        }
        #expect(count >= 15)
    }
}
