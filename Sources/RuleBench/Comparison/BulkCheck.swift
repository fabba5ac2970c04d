import BinhXet
import RuleCompiler
import RuleModel
import RuleRecords
import RuleReport

/// A pack of the bench, read from disk by path.
struct BenchPack {
    let path: String
    let pack: RulePack

    /// The members as a list, for NDJSON.
    static let nested = "nested"
    /// Counts, for CSV.
    static let flat = "flat"

    init?(_ name: String) throws(FileProblem) {
        path = BenchPack.path(of: name)
        guard let pack = Compiler.compile(try FileAccess.bytes(of: path), path: path, advice: false).pack
        else {
            return nil
        }
        self.pack = pack
    }

    /// Verdicts by the reference evaluator in this process, one line each.
    func reference(_ records: [UInt8], name: String, level: ExplainLevel) -> (lines: [String], rejected: Int)
    {
        var run = ScoringRun(pack: pack, options: RecordOptions())
        var lines: [String] = []
        let writer = VerdictJSON(level: level)
        let count = run.score(records, name: name) { outcome in
            guard case .verdict(let verdict, let record) = outcome else { return }
            lines.append(writer.text(of: ScoredRecord(pack: pack, record: record, verdict: verdict)))
        }
        return (lines, count.rejected)
    }
}

/// The program itself as a child process, with the options that the bulk engine is measured with.
struct Program {
    let path: String
    /// Whether it can be told how many threads to use.
    let hasJobs: Bool

    init(_ path: String, in folder: String) {
        self.path = path
        let help = folder + "/help.txt"
        _ = ChildRun.run([path, "score", "--help"], output: help)
        hasJobs = ((try? FileAccess.bytes(of: help)).map { String(decoding: $0, as: UTF8.self) } ?? "")
            .contains("--jobs")
    }

    /// The command that scores a file.
    func score(
        _ file: String, by pack: String, to target: String, format: String, explain: String, jobs: Int
    ) -> [String] {
        [path, "score", "--pack", pack, file, "--out", target, "--format", format, "--explain", explain]
            + (hasJobs ? ["--jobs", String(jobs)] : [])
    }
}

/// What must hold of the bulk engine on any machine, however busy: counts and equal outcomes, no times.
struct BulkCheck {
    let program: Program
    let folder: String
    private(set) var passed = 0
    private(set) var failures: [String] = []

    init(program: Program, folder: String) {
        self.program = program
        self.folder = folder
    }

    private mutating func expect(_ holds: Bool, _ claim: String) {
        if holds { passed += 1 } else { failures.append(claim) }
    }

    /// Scores so many invented households in every way and compares them with the reference evaluator.
    mutating func run(_ records: Int, seed: UInt64) throws {
        let files = HouseholdFiles(folder: folder)
        try files.write(records, seed: seed)
        guard let nested = try BenchPack(BenchPack.nested), let flat = try BenchPack(BenchPack.flat) else {
            return expect(false, "the packs of the bench compile")
        }
        let members = try outcomes(of: files.ndjson, by: nested, records)
        let counts = try outcomes(of: files.csv, by: flat, records)
        let pairs = zip(members, counts).filter { $0.isComplete && $1.isComplete }
        expect(pairs.count > records / 2, "most of the households have no gaps")
        expect(pairs.allSatisfy { $0 == $1 }, "members as a list and as counts lead to the same outcomes")
        expect(
            try HouseholdFiles.criteria(of: nested.path) == HouseholdFiles.criteria(of: flat.path),
            "both packs of the bench have the same rules")
    }

    /// The outcomes of a file by the reference evaluator, after the program's own were compared with them.
    private mutating func outcomes(of file: String, by pack: BenchPack, _ records: Int) throws -> [Outcome] {
        let bytes = try FileAccess.bytes(of: file)
        var found: [Outcome] = []
        for level in [ExplainLevel.codes, .reasons] {
            let reference = pack.reference(bytes, name: file, level: level)
            let name = "\(pack.pack.id), \(level.rawValue)"
            expect(reference.lines.count == records, "\(name): every record has a verdict")
            expect(reference.rejected == 0, "\(name): no record is rejected")
            found = Outcome.ndjson(Array(reference.lines.joined(separator: "\n").utf8))
            var first: [UInt8]?
            for jobs in program.hasJobs ? [1, 2, 7] : [1] {
                let output = folder + "/verdicts.ndjson"
                let run = ChildRun.run(
                    program.score(
                        file, by: pack.path, to: output, format: "ndjson", explain: level.rawValue,
                        jobs: jobs))
                expect(run?.status == 0, "\(name), \(jobs) jobs: the program ends well")
                let verdicts = (try? FileAccess.bytes(of: output)) ?? []
                expect(
                    Outcome.ndjson(verdicts) == found,
                    "\(name), \(jobs) jobs: the outcomes are those of the reference evaluator")
                expect(verdicts == first ?? verdicts, "\(name), \(jobs) jobs: all bytes are those of one job")
                first = first ?? verdicts
            }
        }
        try compareCompact(file, pack, found)
        return found
    }

    /// The compact sheet, of which whatever columns it has are compared.
    private mutating func compareCompact(_ file: String, _ pack: BenchPack, _ expected: [Outcome]) throws {
        var first: [UInt8]?
        for jobs in program.hasJobs ? [1, 2, 7] : [1] {
            let output = folder + "/verdicts.csv"
            let run = ChildRun.run(
                program.score(
                    file, by: pack.path, to: output, format: "csv", explain: "codes", jobs: jobs))
            expect(run?.status == 0, "\(pack.pack.id), CSV, \(jobs) jobs: the program ends well")
            let bytes = (try? FileAccess.bytes(of: output)) ?? []
            expect(
                bytes == first ?? bytes, "\(pack.pack.id), CSV, \(jobs) jobs: all bytes are those of one job")
            first = first ?? bytes
            let rows = Outcome.csv(bytes)
            let isEqual =
                rows.count == expected.count
                && zip(rows, expected).allSatisfy { row, outcome in
                    row.id == outcome.id && row.status == outcome.status && row.rank == outcome.rank
                        && row.points == outcome.points
                        && (row.codes.isEmpty || row.codes == outcome.codes && row.gates == outcome.gates)
                }
            expect(
                isEqual, "\(pack.pack.id), CSV, \(jobs) jobs: the rows are those of the reference evaluator")
        }
    }
}

extension HouseholdFiles {
    /// The rules of a pack as they are written, without its fields and values.
    static func criteria(of path: String) throws(FileProblem) -> String {
        let lines = String(decoding: try FileAccess.bytes(of: path), as: UTF8.self).split(separator: "\n")
        return lines.drop { !$0.hasPrefix("applies:") }.joined(separator: "\n")
    }
}
