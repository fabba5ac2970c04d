import BinhXet
import RuleRecords
import Testing

struct VerificationTests {
    private static let path =
        #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
        + "/rules/don-vi-hoc-tap/tt22-2020/pack.yaml"
    private static let record = #"{"id":"a","period":2021,"members":40,"with_plan":38}"#

    private func saved() throws -> String {
        try CompiledPack(contentsOfFile: Self.path).verdict(onJSON: Self.record).json
    }

    private func outcome(
        of verdict: String, record: String = record, change: (String) -> String = { $0 }
    ) throws -> Verification.Outcome {
        let text = change(String(decoding: try FileAccess.bytes(of: Self.path), as: UTF8.self))
        let chooser = PackChooser(PackCatalogue([(path: Self.path, bytes: Array(text.utf8))]))
        var verification = try Verification(
            choosers: ["don-vi-hoc-tap/tt22-2020": chooser], records: Array(record.utf8), named: "r.ndjson",
            options: RecordOptions())
        return verification.entry(for: try JSONParser.value(of: Array(verdict.utf8))).outcome
    }

    @Test func `a verdict on the same record by the same pack comes out the same`() throws {
        #expect(try outcome(of: saved()) == .same)
    }

    @Test func `another version of the engine is no difference`() throws {
        let other = try saved().replacing(#""engine":""#, with: #""engine":"9."#)
        #expect(try outcome(of: other) == .same)
    }

    @Test func `a comment in the pack changes nothing, a figure does`() throws {
        #expect(try outcome(of: saved(), change: { "# ghi chú\n" + $0 }) == .same)
        let changed = try outcome(
            of: saved(),
            change: { $0.replacing(#"">= 85""#, with: #"">= 86""#).replacing("[70..85)", with: "[70..86)") })
        guard case .otherPack("don-vi-hoc-tap/tt22-2020", _?) = changed else {
            Issue.record("\(changed)")
            return
        }
    }

    @Test func `a changed, a missing and a rejected record are told apart`() throws {
        let saved = try saved()
        #expect(try outcome(of: saved, record: Self.record.replacing("38", with: "37")) == .otherRecord)
        #expect(
            try outcome(of: saved, record: Self.record.replacing(#""a""#, with: #""b""#)) == .missingRecord)
        #expect(
            try outcome(of: saved, record: Self.record.replacing("38", with: "41"))
                == .rejected([.outOfRange]))
    }

    @Test func `a rejected record of another period is another record`() throws {
        let other = #"{"id":"a","period":2020,"members":40,"with_plan":41}"#
        #expect(try outcome(of: saved(), record: other) == .missingRecord)
    }

    @Test func `a forged figure is found where it stands`() throws {
        let forged = try saved().replacing(#""least":9.5"#, with: #""least":95"#)
        guard case .different(let paths, engine: nil) = try outcome(of: forged) else {
            Issue.record("not found")
            return
        }
        #expect(paths.contains("least"))
    }

    @Test func `another version of the engine is named where the figures differ`() throws {
        let other = try saved().replacing(#""engine":""#, with: #""engine":"9."#)
            .replacing(#""least":9.5"#, with: #""least":95"#)
        guard case .different(_, let engine) = try outcome(of: other) else {
            Issue.record("not found")
            return
        }
        #expect(engine?.hasPrefix("9.") == true)
    }

    @Test func `a verdict without digests cannot be verified`() throws {
        #expect(try outcome(of: #"{"id":"a","period":2021,"status":"pending"}"#) == .notVerifiable)
    }

    @Test func `a verdict that comes twice and a record without one are told`() throws {
        let other = Self.record.replacing(#""a""#, with: #""b""#)
        let chooser = try PackChooser(named: Self.path, rules: "rules")
        let records = "\(Self.record)\n\(other)\n"
        var verification = try Verification(
            choosers: ["don-vi-hoc-tap/tt22-2020": chooser], records: Array(records.utf8),
            named: "r.ndjson", options: RecordOptions())
        #expect(verification.unclaimed == 2)
        let saved = try JSONParser.value(of: Array(saved().utf8))
        #expect(verification.entry(for: saved).outcome == .same)
        #expect(verification.entry(for: saved).outcome == .repeated)
        #expect(verification.unclaimed == 1)
    }
}
