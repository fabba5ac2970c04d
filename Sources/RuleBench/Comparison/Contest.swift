import BinhXet
import RuleCompiler
import RuleReport
import TestSupport

/// All runs of the comparison.
struct Contest {
    let files: HouseholdFiles
    let records: Int
    let rounds: Int
    let program: Program
    let peers: Peers
    var arena: Arena
    /// Whether our program takes part; without it the peers alone are measured.
    let includesOurs: Bool
    /// Measured in this process, by name; costs are seconds of CPU of one record.
    private(set) var stages: [String: Double] = [:]
    /// Allocations of each record, by what the program does.
    private(set) var allocations: [String: Double] = [:]
    private(set) var sizes: [String: Int] = [:]

    /// What the program is asked for.
    enum Job: String, CaseIterable {
        case ndjsonCompact = "ndjson-compact"
        case ndjsonVerdict = "ndjson-verdict"
        case csvCompact = "csv-compact"
        case csvVerdict = "csv-verdict"

        var form: Peers.Form { self == .ndjsonCompact || self == .ndjsonVerdict ? .ndjson : .csv }
        var isCompact: Bool { self == .ndjsonCompact || self == .csvCompact }

        /// How our runs are filed.
        func key(_ jobs: Int) -> String { "binhxet \(rawValue), \(jobs) \(jobs == 1 ? "job" : "jobs")" }
    }

    /// What is measured of a part of the program alone, and how it is filed.
    enum Stage: String {
        case scan
        case scanInAnyOrder = "scan of keys in any order"
        case evaluation
        case evaluationOfMembers = "evaluation of members"
    }

    init(
        files: HouseholdFiles, records: Int, rounds: Int, program: Program, peers: Peers, arena: Arena,
        includesOurs: Bool
    ) {
        self.includesOurs = includesOurs
        self.files = files
        self.records = records
        self.rounds = rounds
        self.program = program
        self.peers = peers
        self.arena = arena
    }

    /// Fewer households, for engines that are slow.
    private var part: HouseholdFiles { HouseholdFiles(folder: arena.folder + "/part") }

    mutating func run() throws {
        try part.write(min(records, Peers.part), seed: 1)
        for job in Job.allCases {
            for threads in program.hasJobs || !includesOurs ? [1, 2] : [1] {
                arena.alternate(ours(job, threads), rivals(of: job, threads: threads), rounds: rounds)
                sizes[job.rawValue] = ByteFile.size(of: output(job))
            }
        }
        // Engines that take one record at a time; their ratios are hundreds, so they need not stand beside ours.
        for name in ["nested-batch", "nested-single", "rust-nested", "flat-batch", "rust-flat", "cpp-flat"] {
            arena.alternate(nil, peers.jobs.filter { $0.name == name }.map { entrant($0, 1) }, rounds: rounds)
        }
        for (stage, prefix) in [(Stage.evaluation, "eval-flat"), (.evaluationOfMembers, "eval-nested")] {
            let evaluations = peers.jobs.filter { $0.name.hasPrefix(prefix) }
            arena.alternate(ours(stage), evaluations.map { entrant($0, 1) }, rounds: rounds)
        }
        limits()
        guard includesOurs else { return }
        try startUp()
        try inThisProcess()
        countAllocations()
    }

    /// The jobs of the peers that do the same work; engines that are slow have fewer records.
    private func rivals(of job: Job, threads: Int) -> [Entrant] {
        peers.jobs.filter { $0.name.hasPrefix(job.rawValue) }.map { entrant($0, threads) }
    }

    private func entrant(_ job: Peers.Job, _ threads: Int) -> Entrant {
        peers.entrant(
            job, files: job.limit < records ? part : files, records: records, threads: threads,
            output: arena.folder + "/peer-output")
    }

    // MARK: - Ours

    private func output(_ job: Job) -> String {
        arena.folder + "/ours." + (job.isCompact ? "csv" : "ndjson")
    }

    private func ours(_ job: Job, _ jobs: Int) -> Entrant? {
        guard includesOurs else { return nil }
        return Entrant(
            key: job.key(jobs), words: command(job, files, jobs), records: records, reportsWork: false,
            output: output(job))
    }

    private func command(_ job: Job, _ files: HouseholdFiles, _ jobs: Int) -> [String] {
        let pack = job.form == .ndjson ? BenchPack.nested : BenchPack.flat
        return program.score(
            files.path(of: job.form), by: BenchPack.path(of: pack), to: output(job),
            format: job.isCompact ? "csv" : "ndjson", explain: job.isCompact ? "codes" : "reasons",
            jobs: jobs)
    }

    /// A stage in a process of its own, as the peers have theirs.
    private func ours(_ stage: Stage) -> Entrant? {
        guard includesOurs else { return nil }
        let (work, file): (StageCommand.Stage, String) =
            switch stage {
            case .scan: (.scan, files.ndjson)
            case .scanInAnyOrder: (.scan, anyOrder.ndjson)
            case .evaluation: (.evaluation, files.csv)
            case .evaluationOfMembers: (.evaluation, files.ndjson)
            }
        return Entrant(
            key: stage.rawValue, words: ["/proc/self/exe", "stage", work.rawValue, file], records: records,
            reportsWork: true)
    }

    /// The same households with the keys of each in an order of its own.
    private var anyOrder: HouseholdFiles { HouseholdFiles(folder: arena.folder + "/any") }

    // MARK: - What the machine can do

    /// Reading, writing and simdjson, in turns with our own run.
    private mutating func limits() {
        let reading = Entrant(key: "cat", words: ["cat", files.ndjson], records: records, reportsWork: false)
        let raw = arena.folder + "/raw"
        let blocks = max(16, (sizes[Job.ndjsonVerdict.rawValue] ?? 0) >> 22)
        let writing = Entrant(
            key: "raw write",
            words: ["dd", "if=/dev/zero", "of=" + raw, "bs=4M", "count=\(blocks)", "oflag=direct"],
            records: blocks << 22, reportsWork: false, output: raw)
        var rivals = [reading, writing]
        let scanner = arena.folder + "/simdjson_peer"
        let built = ChildRun.run([
            "c++", "-O3", "-march=native", "-std=c++17", "-w", Peers.folder + "simdjson_peer.cpp",
            "-lsimdjson",
            "-o", scanner,
        ])
        if built?.status == 0, (try? anyOrder.write(records, seed: 1, disorder: 1000)) != nil {
            rivals += [ours(.scan), ours(.scanInAnyOrder)].compactMap(\.self)
            for (name, path) in [("", files.ndjson), ("any order, ", anyOrder.ndjson)] {
                rivals += ["fields", "in-turn"].map { way in
                    Entrant(
                        key: "simdjson " + name + way, words: [scanner, way, path], records: records,
                        reportsWork: true)
                }
            }
        }
        arena.alternate(ours(.ndjsonCompact, 1), rivals, rounds: rounds)
        ByteFile.remove(raw)
        stages["copying rate"] = copyingRate()
    }

    /// Whole processes with one record.
    private mutating func startUp() throws {
        let one = HouseholdFiles(folder: arena.folder + "/one")
        try one.write(1, seed: 1)
        let ours = Entrant(
            key: "one record", words: command(.ndjsonVerdict, one, 1), records: 1, reportsWork: false)
        let script = [peers.python, Peers.folder + "plain_peer.py", "one", one.ndjson]
        let rivals = [("true", ["/bin/true"]), ("python", script)].map { key, words in
            Entrant(key: key, words: words, records: 1, reportsWork: false)
        }
        arena.alternate(ours, rivals, rounds: max(11, rounds))
    }

    /// Compiling beside libyaml, and the reference evaluator.
    private mutating func inThisProcess() throws {
        let long = try Workloads(rules: "rules").longPack
        let bytes = Array(long.text.utf8)
        let (compiling, loading) = measureInTurns(
            51, { _ = Compiler.compile(bytes, path: "pack.yaml", advice: false) },
            { _ = LibYAML.loadsDocument(bytes) })
        stages["compile"] = compiling.median / .seconds(1)
        stages["libyaml"] = loading.median / .seconds(1)

        let few = HouseholdFiles(folder: arena.folder + "/few")
        try few.write(min(records, 10_000), seed: 1)
        guard let pack = try BenchPack(BenchPack.nested) else { return }
        let lines = try FileAccess.bytes(of: few.ndjson)
        let start = processorTime()
        let count = pack.reference(lines, name: few.ndjson, level: .codes).lines.count
        stages["reference"] = (processorTime() - start) / Double(max(1, count))
        stages["record by record"] = try ScannedFile(few.ndjson).singleTime(rounds: rounds)
    }

    /// Allocations of a record: those of a run, less those of a run with half of the records.
    private mutating func countAllocations() {
        let half = HouseholdFiles(folder: arena.folder + "/half")
        let whole = HouseholdFiles(folder: arena.folder + "/whole")
        let count = min(records, 20_000)
        guard (try? half.write(count / 2, seed: 1)) != nil, (try? whole.write(count, seed: 1)) != nil else {
            return
        }
        for job in Job.allCases {
            let totals = [half, whole].compactMap {
                AllocationCount.count(command(job, $0, 1), folder: arena.folder)
            }
            if totals.count == 2 {
                allocations[job.rawValue] = Double(totals[1] - totals[0]) / Double(count - count / 2)
            }
        }
    }

    // MARK: - Figures

    /// What every entrant came to, one line each.
    var figures: String {
        let ours = Job.allCases.flatMap { job in [1, 2].map { (job, job.key($0)) } }
        var lines: [String] = []
        for (job, key) in ours {
            guard let series = arena.series[key] else { continue }
            let size = Double(ByteFile.size(of: files.path(of: job.form)) ?? 0) / Double(records)
            lines.append(
                "\(key): \((1 / series.cpu).places(0)) records and \((size / series.cpu / 1e9).places(3)) GB per CPU "
                    + "second, \((1 / series.wall).places(0)) records per second, \(series.peak.places(1)) MB, "
                    + "\(allocations[job.rawValue].map { $0.places(2) } ?? "uncounted") allocations a record, "
                    + "\((sizes[job.rawValue] ?? 0) / max(1, records)) bytes out")
        }
        let others = arena.series.filter { !$0.key.hasPrefix("binhxet") && $0.value.samples[0].records > 1 }
        for (key, series) in others.sorted(by: { $0.key < $1.key }) {
            lines.append(
                "\(key): \((1 / series.cpu).places(0)) records per CPU second, "
                    + "\((1 / series.wall).places(0)) per second, \(series.peak.places(1)) MB")
        }
        return lines.joined(separator: "\n")
    }
}

extension BenchPack {
    static func path(of name: String) -> String { "Sources/RuleBench/packs/bench/\(name)/pack.yaml" }
}
