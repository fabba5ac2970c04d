import RuleCompiler
import RuleDiagnostics
import TestSupport
import Testing

struct PresenceTests {
    private static let sample = GoldenCase.all(in: "broken")
        .first { $0.path.contains("presence-never-false") }

    private func places(_ change: (String) -> String) throws -> [String] {
        let sample = try #require(Self.sample)
        let text = change(String(decoding: sample.input, as: UTF8.self))
        return Compiler.compile(Array(text.utf8), path: "pack.yaml").findings
            .filter { $0.code == .presenceNeverFalse }
            .map { finding in
                let span = finding.primary.span
                return String(
                    decoding: Array(text.utf8)[Int(span.lower)..<Int(span.upper)], as: UTF8.self)
            }
    }

    @Test func `has is never false where a gap is waited for`() throws {
        #expect(try places { $0 } == ["has(books)"])
    }

    @Test func `has may be false where a gap counts as nothing`() throws {
        #expect(
            try places { $0.replacing("        award:", with: "        missing: zero\n        award:") }
                .isEmpty)
    }

    @Test func `has in a value counts where the value is read`() throws {
        let named = try places {
            $0.replacing("\"has(books) && books > 3\"", with: "known")
                .replacing("criteria:", with: "values: { known: has(books) && books > 3 }\ncriteria:")
        }
        #expect(named == ["has(books)"])
    }
}
