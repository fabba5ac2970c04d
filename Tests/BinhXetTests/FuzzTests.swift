import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleModel
import RuleRecords
import TestSupport
import Testing

/// Mutated packs and records: nothing crashes and nothing is lost.
///
/// The benchmark runs a hundred thousand.
struct FuzzTests {
    private static let rules =
        #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/rules/"

    private static let samples = [
        ("don-vi-hoc-tap/tt22-2020/", "examples.csv"), ("gia-dinh-hoc-tap/qd448-2015/", "examples.ndjson"),
    ]

    /// The first records only: a mutation in a short file is met, in a long one it is mostly passed by.
    private static func records(_ folder: String, _ file: String) throws -> [UInt8] {
        Array(try FileAccess.bytes(of: rules + folder + file).prefix(3000))
    }

    @Test(.timeLimit(.minutes(5)), arguments: samples)
    func `a thousand mutated packs and records have an outcome each`(folder: String, file: String) throws {
        let text = try FileAccess.bytes(of: Self.rules + folder + "pack.yaml")
        let records = try Self.records(folder, file)
        let pack = try #require(Compiler.compile(text, path: "pack.yaml").pack)
        var mutation = Mutation(seed: 2_026)
        for _ in 0..<500 {
            let result = Compiler.compile(mutation.mutated(text), path: "pack.yaml")
            #expect((result.pack == nil) == result.findings.contains { $0.severity == .error })
            if let pack = result.pack { _ = Self.outcomes(of: records, named: file, by: pack) }
            let changed = mutation.mutated(records)
            let (count, outcomes) = Self.outcomes(of: changed, named: file, by: pack)
            #expect(count.rows == outcomes)
        }
    }

    /// The count that a run gives, and the count of what it handed over.
    private static func outcomes(
        of records: [UInt8], named name: String, by pack: RulePack
    ) -> (count: RecordCount, outcomes: Int) {
        var run = ScoringRun(pack: pack, options: RecordOptions())
        var outcomes = 0
        let count = run.score(records, name: name) { outcome in
            switch outcome {
            case .verdict, .reject: outcomes += 1
            case .finding: break
            }
        }
        return (count, outcomes)
    }
}
