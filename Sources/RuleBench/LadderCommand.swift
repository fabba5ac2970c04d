import ArgumentParser
import BinhXet
import RuleCompiler
import RuleRecords
import TestSupport

/// `RuleBench ladder`: the times of the compiler, the evaluator and the program, and the fuzzing.
///
/// Times are shown, not judged, but for the two goals of the command line; what is judged are counts: every record
/// has its outcome, no mutated input crashes or hangs. Run it from the top of the repository.
struct LadderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ladder",
        abstract: "Measures compiling, scoring and start-up with the shipped packs, and feeds mutated input.")

    @Flag(help: "A short run for continuous integration.")
    var smoke = false

    @Flag(help: "Measures the way up and nothing else.")
    var wayUp = false

    @Flag(help: "Only the compilation of packs.")
    var compile = false

    @Option(help: "How many mutated inputs the fuzzing feeds.")
    var fuzz: Int?

    @Option(help: "The seed of the fuzzing.")
    var seed: UInt64 = 20_261_123

    @Option(help: "The built program whose start-up is measured.")
    var program = ".build/release/binhxet"

    @Option(help: "The folder of the packs.")
    var rules = "rules"

    @Option(help: "The invented households of the highest rung; a short run has none.")
    var records = 1_000_000

    func run() throws {
        let workloads = try Workloads(rules: rules)
        let samples = smoke ? 5 : 31
        guard !wayUp else { return WayUpLadder(workloads: workloads).run(samples: samples) }
        guard !compile else {
            for failure in try compileLadder(workloads, samples: 10 * samples) { print("FAILED:", failure) }
            return
        }
        let failures =
            try compileLadder(workloads, samples: samples) + scoreLadder(workloads, samples: samples)
            + startUp(workloads, samples: smoke ? 5 : 21)
            + Fuzzing(workloads: workloads, seed: seed).run(fuzz ?? (smoke ? 2_000 : 100_000))
            + bulk(smoke ? 2_000 : 20_000) + rungs()
        WayUpLadder(workloads: workloads).run(samples: smoke ? 1 : 5)
        guard failures.isEmpty else {
            print("FAILED:", failures.joined(separator: "; "))
            throw ExitCode(1)
        }
        print("all goals met")
    }

    private func compileLadder(_ workloads: Workloads, samples: Int) throws -> [String] {
        for pack in workloads.packs + [workloads.longPack] {
            let time = measure(samples) { _ = pack.compiled() }
            report("compile \(pack.name), \(pack.lineCount) lines", time)
            report("    of which to score", measure(samples) { _ = pack.compiled(advice: false) })
            let stages = pack.compiled().timings.map { "\($0.stage) \(milliseconds($0.duration))" }
            print("    of which: " + stages.joined(separator: ", "))
        }
        return workloads.packs.filter { $0.compiled().pack == nil }.map { "\($0.name) does not compile" }
    }

    private func scoreLadder(_ workloads: Workloads, samples: Int) throws -> [String] {
        var failures: [String] = []
        for pack in workloads.packs {
            guard let compiled = pack.compiled().pack else { continue }
            let counts = Workloads.score(pack.records, named: pack.recordsName, by: compiled)
            if counts.rows == 0 || counts.records == 0 { failures.append("\(pack.name) scores nothing") }
            let time = measure(samples) {
                _ = Workloads.score(pack.records, named: pack.recordsName, by: compiled)
            }
            report("read and score \(counts.rows) records of \(pack.name)", time)
            print("    \(milliseconds(time.median / max(counts.rows, 1))) each; \(counts.rejected) rejected")
        }
        return failures
    }

    /// Invented households, in every form and with any number of threads, against the reference evaluator.
    private func bulk(_ records: Int) throws -> [String] {
        let folder = try ProgramRun.temporaryFolder()
        defer { ByteFile.removeFolder(folder) }
        var check = BulkCheck(program: Program(program, in: folder), folder: folder)
        try check.run(records, seed: seed)
        print("bulk: \(records) households, \(check.passed) passed, \(check.failures.count) failed")
        return check.failures
    }

    /// The program on ever more invented households, from a thousand up.
    private func rungs() throws -> [String] {
        guard !smoke else { return [] }
        let folder = try ProgramRun.temporaryFolder()
        defer { ByteFile.removeFolder(folder) }
        let (files, program) = (HouseholdFiles(folder: folder), Program(program, in: folder))
        var failures: [String] = []
        var count = 1_000
        while count <= records {
            try files.write(count, seed: seed)
            let words = program.score(
                files.ndjson, by: BenchPack.path(of: BenchPack.nested), to: folder + "/verdicts.csv",
                format: "csv", explain: "codes", jobs: 1)
            guard let run = ChildRun.measured(words, folder: folder), run.status == 0 else {
                failures.append("the program does not score \(count) households")
                break
            }
            let gigabytes = Double(ByteFile.size(of: files.ndjson) ?? 0) / 1e9
            print(
                "score \(count) households: \((Double(count) / run.cpu).places(0)) records and "
                    + "\((gigabytes / run.cpu).places(3)) GB per CPU second, \(run.wall.places(2)) s, "
                    + "\(run.peak.places(1)) MB")
            count *= 10
        }
        return failures
    }

    /// Whole runs of the program, process start included, against the least that a process costs.
    private func startUp(_ workloads: Workloads, samples: Int) throws -> [String] {
        let folder = try ProgramRun.temporaryFolder()
        defer { ByteFile.removeFolder(folder) }
        let (pack, record) = (folder + "/pack.yaml", folder + "/record.ndjson")
        guard TestFiles.write(workloads.longPack.text, to: pack),
            TestFiles.write(workloads.longRecord, to: record)
        else { return ["cannot write to \(folder)"] }
        let least = try measure(samples) { _ = try ProgramRun.run("/bin/true", []) }
        report("/bin/true", least)
        let goal = Duration.milliseconds(25)
        var failures: [String] = []
        let runs = [
            ("check", ["check", "--quiet", pack]),
            ("score one record", ["score", "--pack", pack, record, "--format", "json"]),
        ]
        for (name, arguments) in runs {
            let first = try ProgramRun.run(program, arguments)
            if first.status != 0 { failures.append("\(name) ends with \(first.status): \(first.messages)") }
            let time = try measure(samples) { _ = try ProgramRun.run(program, arguments) }
            report("process: \(name), pack of \(workloads.longPack.lineCount) lines", time)
            // A busy machine must not fail a change, so a smoke run judges no time.
            if !smoke, time.median >= goal {
                failures.append("\(name) takes \(milliseconds(time.median)), goal under 25 ms")
            }
        }
        return failures
    }
}
