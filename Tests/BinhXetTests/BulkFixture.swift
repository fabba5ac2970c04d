import BinhXet
import RuleBulk
import RuleDiagnostics
import RuleModel
import RuleRecords
import RuleReport
import Synchronization
import TestSupport

/// A file of records in a folder of its own, and runs of the bulk engine over it.
final class BulkFixture {
    let folder: String
    let file: String
    private let chooser: PackChooser
    private let place: String?

    /// - Parameters:
    ///   - text: The records.
    ///   - chooser: Chooses their packs.
    ///   - place: The place of all records, instead of their own.
    ///   - name: The name of the file, which says what it is.
    /// - Throws: Where the file cannot be written or the pack does not compile.
    init(
        _ text: String, by chooser: PackChooser, place: String? = nil, name: String = "records.ndjson"
    ) throws {
        folder = try ProgramRun.temporaryFolder()
        file = folder + "/" + name
        // Compiled once, not for each run.
        var chooser = chooser
        _ = try chooser.pack(on: nil)
        self.chooser = chooser
        self.place = place
        try write(text)
    }

    deinit {
        _ = try? ProgramRun.run("/bin/rm", ["-r", folder])
    }

    /// Replaces the file of records.
    func write(_ text: String) throws {
        guard TestFiles.write(text, to: file) else { throw Stopped() }
    }

    struct Stopped: Error {}

    /// What a run came to.
    struct Result {
        var output: [UInt8] = []
        var rejects: [String] = []
        var position = RunPosition()
        /// How many workers the run had.
        var workers = 0
        /// How many chunks were judged by a worker that had judged none before, nor begun with what another learnt.
        var firstChunks = 0

        var summaries: [String] {
            position.summaries.all.map { SummaryReport($0.summary, of: $0.pack).json }
        }
    }

    private func plan(_ format: VerdictFormat, _ source: BulkSource) throws -> ChunkWorker.Plan {
        try ChunkWorker.Plan(
            chooser: SharedChooser(chooser), options: RecordOptions(), format: format, place: place,
            hasSummary: true, sheet: source.sheet, elements: source.elements)
    }

    /// Runs over the whole file.
    func run(
        _ format: VerdictFormat, jobs: Int = 2, chunkSize: Int = 1_000, isSeekable: Bool = true,
        meanwhile: @escaping @Sendable () -> Void = {}
    ) async throws -> Result {
        let (input, source) = try BulkSource.open(file, RecordOptions(), chunkSize: chunkSize)
        let plan = try plan(format, source)
        let found = Mutex<(output: [UInt8], rejects: [String])>(([], []))
        let start = source.start(cutting: plan.cut)
        let firstChunks = FirstChunks()
        let run = BulkRun(workers: jobs, hasDigest: true) {
            CheckedWorker(ChunkWorker(plan), counting: firstChunks)
        }
        let reader = source.reader(input, cutting: plan.cut)
        let workers = run.workers(for: reader)
        let outcome = try await run.score(
            reader, from: start, again: isSeekable ? source.again(cutting: plan.cut) : nil
        ) { result, _ throws(FileProblem) in
            defer { meanwhile() }
            return found.withLock { found in
                found.output += result.output.bytes
                found.rejects += result.rejects.map(\.line)
                return OutputFile.Progress(count: found.output.count)
            }
        }
        let (output, rejects) = found.withLock { $0 }
        return Result(
            output: output, rejects: rejects, position: outcome.position, workers: workers,
            firstChunks: firstChunks.count.load(ordering: .relaxed))
    }

    /// The same records one after the other, by the reference evaluator.
    func oneByOne(_ format: VerdictFormat) throws -> Result {
        var run = CatalogueRun(chooser, options: RecordOptions(), place: place)
        var result = Result()
        var summaries = PackSummaries()
        _ = try run.score(TestFiles.read(file) ?? [], name: file) { outcome in
            switch outcome {
            case .verdict(let scored):
                result.output += Array(format.line(of: scored, showsPersonal: false).utf8)
                summaries.add(scored)
            case .reject(let rejects): result.rejects += rejects.map(\.line)
            case .finding(let finding): result.rejects.append(finding.line)
            }
        }
        result.position = RunPosition(summaries)
        return result
    }

    // MARK: - Runs into a folder

    /// The file of verdicts in it.
    static let verdicts = "verdicts.ndjson"

    /// How a run into a folder ends.
    enum End: Sendable {
        /// With the last record.
        case whole
        /// Killed after so many chunks: nothing is written down any more.
        case killed(after: Int)
        /// Asked to stop after so many chunks.
        case stopped(after: Int)
    }

    /// Runs into a folder, going on with what is there if it may; says whether it came to the end.
    func run(
        into name: String, _ format: VerdictFormat, jobs: Int = 2, chunkSize: Int = 700,
        interval: Int = 2_000, patience: Duration = .seconds(1_000), end: End = .whole, resumes: Bool = true
    ) async throws -> Bool {
        let target = folder + "/" + name + "/"
        let (input, source) = try BulkSource.open(file, RecordOptions(), chunkSize: chunkSize)
        let plan = try plan(format, source)
        let identity = RunIdentity(
            rules: chooser.digest, options: ["format=\(format)"], size: source.length ?? 0)
        let journal = resumes ? try RunFolder.journal(in: target) : nil
        let (reader, start): (ChunkReader, RunPosition)
        if let journal {
            try journal.check(identity)
            let found = try source.reader(input, cutting: plan.cut, from: journal.offset)
            (reader, start) = (found.reader, try journal.position(found.digest, by: plan))
            try RunFolder.prepare(
                journal, in: target, verdicts: Self.verdicts, rejects: target + "rejects.ndjson")
        } else {
            (reader, start) = (source.reader(input, cutting: plan.cut), source.start(cutting: plan.cut))
        }
        let files = try RunFolder(
            target, verdicts: Self.verdicts, rejects: target + "rejects.ndjson", identity: identity,
            resuming: journal, interval: interval, patience: patience)
        let sink = FolderSink(files, end)
        let run = BulkRun(workers: jobs, hasDigest: true) { CheckedWorker(ChunkWorker(plan)) }
        let outcome: BulkRun.Outcome
        do throws(BulkRun.Failure) {
            outcome = try await run.score(
                reader, from: start, again: source.again(cutting: plan.cut), isStopped: { sink.isStopped }
            ) { result, position throws(FileProblem) in try sink.add(result, position) }
        } catch {
            guard sink.isKilled else { throw error }
            return false
        }
        try sink.finish(outcome, try plan.findings(after: outcome.position).findings)
        return outcome.isWhole
    }

    /// The files of a run by name.
    func files(of name: String) -> [String: [UInt8]] {
        let target = folder + "/" + name
        return Dictionary(
            TestFiles.names(in: target).map { ($0, TestFiles.read(target + "/" + $0) ?? []) },
            uniquingKeysWith: { first, _ in first })
    }
}

/// Writes the results of a run into a folder until the run is killed or stopped.
private final class FolderSink: Sendable {
    private struct State {
        var files: RunFolder
        var chunks = 0
        var isKilled = false
    }

    private let state: Mutex<State>
    private let end: BulkFixture.End

    init(_ files: sending RunFolder, _ end: BulkFixture.End) {
        state = Mutex(State(files: files))
        self.end = end
    }

    var isStopped: Bool {
        guard case .stopped(let limit) = end else { return false }
        return state.withLock { $0.chunks >= limit }
    }

    var isKilled: Bool { state.withLock { $0.isKilled } }

    func add(_ result: ChunkResult, _ position: RunPosition) throws(FileProblem) -> OutputFile.Progress {
        let end = end
        return try state.withLock { state in
            Result { () throws(FileProblem) in
                state.chunks += 1
                if case .killed(let limit) = end, state.chunks > limit {
                    state.isKilled = true
                    throw FileProblem(path: "", action: .write, number: 0)
                }
                try state.files.verdicts.append(result.output)
                try state.files.rejects.append(result.rejects.map { $0.line + "\n" }.joined())
                try state.files.pass(position)
                return state.files.verdicts.progress
            }
        }.get()
    }

    func finish(_ outcome: BulkRun.Outcome, _ findings: [Reject]) throws(FileProblem) {
        let position = outcome.position
        try state.withLock { state in
            Result { () throws(FileProblem) in
                guard outcome.isWhole else { return try state.files.keep(position) }
                let texts = position.summaries.all.map { SummaryReport($0.summary, of: $0.pack).json }
                var manifest = JSONWriter()
                manifest.object { json in
                    json.member("schema", string: RunManifest.schema)
                    json.member("digest", string: position.digest.name)
                    json.member("records", int: position.records)
                    json.member("findings") { json in
                        json.array(of: findings) { $0.string($1.line) }
                    }
                }
                try state.files.finish(
                    summary: ("summary.json", texts.joined(separator: "\n")), manifest: manifest.text,
                    at: position)
            }
        }.get()
    }
}

/// The records that ship with a pack as NDJSON, many of them if wanted.
enum ShippedRecords {
    static let packs = [
        "gia-dinh-hoc-tap/qd448-2015", "don-vi-hoc-tap/tt22-2020", "cong-dan-hoc-tap/qd244-2022",
        "dong-ho-hoc-tap/qd448-2015", "cong-dong-hoc-tap/qd448-2015", "cong-dong-hoc-tap/tt44-2014",
        "cong-dong-hoc-tap/tt25-2023", "don-vi-hoc-tap/qd448-2015", "don-vi-hoc-tap/tt24-2023",
        "thanh-pho-hoc-tap/vi-du",
    ]

    /// The lines of all packs of a title, mixed, among them one of a day without a pack.
    static func mixed(of title: String, seed: UInt64) throws -> [Substring] {
        var lines = try packs.filter { $0.hasPrefix(title) }.flatMap {
            try ndjson(of: $0).split(separator: "\n")
        }
        var generator = SeededGenerator(seed: seed)
        lines.shuffle(using: &generator)
        lines.insert(#"{"id":"long-ago","period":1975}"#, at: lines.count / 2)
        return lines
    }

    static func ndjson(of pack: String) throws -> String {
        let folder = "rules/\(pack)/"
        if let bytes = TestFiles.read(folder + "examples.ndjson") {
            return String(decoding: bytes, as: UTF8.self)
        }
        var run = CatalogueRun(
            try PackChooser(named: folder + "pack.yaml", rules: "rules"), options: RecordOptions())
        var lines = ""
        _ = try run.score(TestFiles.read(folder + "examples.csv") ?? [], name: "examples.csv") { outcome in
            guard case .verdict(let scored) = outcome else { return }
            lines += RecordDigest.canonicalJSON(of: scored.record, in: scored.pack) + "\n"
        }
        return lines
    }
}
