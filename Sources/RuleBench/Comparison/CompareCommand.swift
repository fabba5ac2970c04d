import ArgumentParser
import BinhXet
import TestSupport

/// `RuleBench compare`: the program and other engines side by side, and how far the goals of speed are met.
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Runs the program and other engines in turns and shows how far the goals of speed are met.",
        discussion: """
            Ratios of runs in turns are what counts: on a machine that others use, times alone say little. CPU is user \
            and system time of the whole process; for a peer it is that of its work alone, without the start of Python \
            and the loading of modules. Peers that are not installed are left out; install them with

              python3 -m venv peers-venv
              peers-venv/bin/pip install duckdb polars numpy zen-engine common-expression-language cel-expr-python \
            openfisca-core

            and name that Python with --python. simdjson is found by the C++ compiler (Debian: libsimdjson-dev).
            Allocations are counted where valgrind is.
            """)

    @Option(help: "How many invented households.")
    var records = 1_000_000

    @Option(help: "How many times each program runs.")
    var rounds = 5

    @Option(help: "The Python that has the peers.")
    var python = "python3"

    @Option(help: "The built program.")
    var program = ".build/release/binhxet"

    @Option(help: "The folder for records and results; several gigabytes for a million records.")
    var folder = "/tmp/binhxet-bench"

    @Option(help: "The seed of the households.")
    var seed: UInt64 = 20_261_123

    @Option(help: "How many records the outcomes of the peers are compared on.")
    var compared = 10_000

    @Flag(help: "Measures the peers alone, after their outcomes were compared with ours.")
    var peersOnly = false

    func run() throws {
        let files = HouseholdFiles(folder: folder)
        let peers = Peers(python: python)
        print("peers: \(peers.jobs.count) jobs; not installed: \(peers.missing.joined(separator: ", "))")
        // The folder has to be there before anything is written into it.
        try HouseholdFiles(folder: folder).write(1, seed: seed)
        let program = Program(program, in: folder)
        try compareOutcomes(of: peers, with: program)

        try files.write(records, seed: seed)
        var contest = Contest(
            files: files, records: records, rounds: rounds, program: program, peers: peers,
            arena: Arena(folder: folder), includesOurs: !peersOnly)
        try contest.run()
        print("versions: " + contest.arena.versions.sorted().joined(separator: "; "))
        print(contest.figures)
        if !peersOnly {
            print()
            print(GoalRow.table(GoalRows(contest).rows))
        }
        for failure in contest.arena.failures { print("did not run: " + failure) }
    }

    /// Before anything is timed: whoever computes something else is no peer.
    private func compareOutcomes(of peers: Peers, with program: Program) throws {
        let small = HouseholdFiles(folder: folder)
        try small.write(compared, seed: seed)
        let ours = (
            ndjson: try outcomes(of: small.ndjson, by: BenchPack.nested, with: program),
            csv: try outcomes(of: small.csv, by: BenchPack.flat, with: program)
        )
        let output = folder + "/outcomes.csv"
        var differs = false
        for job in peers.jobs where job.writesOutcomes {
            let entrant = peers.entrant(job, files: small, records: compared, threads: 1, output: output)
            guard ChildRun.run(entrant.words)?.status == 0 else { continue }
            let agreement = Agreement(
                of: Outcome.csv(try FileAccess.bytes(of: output)),
                with: job.form == .ndjson ? ours.ndjson : ours.csv)
            print("\(job.script) \(job.name): \(agreement.summary)")
            differs = differs || !agreement.problems.isEmpty
        }
        guard !differs else { throw ExitCode(1) }
    }

    private func outcomes(of file: String, by name: String, with program: Program) throws -> [Outcome] {
        guard let pack = try BenchPack(name) else { throw ExitCode(1) }
        let output = folder + "/outcomes.ndjson"
        let words = program.score(
            file, by: pack.path, to: output, format: "ndjson", explain: "codes", jobs: 1)
        guard ChildRun.run(words)?.status == 0 else {
            print("the program does not score \(file): " + words.joined(separator: " "))
            throw ExitCode(1)
        }
        return Outcome.ndjson(try FileAccess.bytes(of: output))
    }
}
