import BinhXet
import RuleBulk
import RuleModel
import RuleRecords
import RuleReport
import Synchronization
import TestSupport
import Testing

/// All that comes of a file of records, whichever way it is scored.
struct FileRun: Equatable {
    var output = ""
    /// The lines of `rejects.ndjson`.
    var rejects: [String] = []
    var findings: [String] = []
    var count = RecordCount()
    /// By pack, in the order in which the packs came up.
    var summaries: [String] = []

    /// Scores a file in memory, record by record.
    static func oneByOne(
        _ bytes: [UInt8], name: String, _ chooser: PackChooser, _ options: RecordOptions,
        place: String? = nil, format: VerdictFormat
    ) throws -> FileRun {
        var run = CatalogueRun(chooser, options: options, place: place)
        var result = FileRun()
        var packs: [(pack: RulePack, summary: Summary)] = []
        result.count = try run.score(bytes, name: name) { outcome in
            switch outcome {
            case .verdict(let scored):
                result.output += format.line(of: scored, showsPersonal: options.showsValues)
                let known = packs.firstIndex { $0.pack.digest == scored.pack.digest }
                if known == nil { packs.append((scored.pack, Summary())) }
                packs[known ?? packs.count - 1].summary.add(scored.verdict, on: scored.record)
            case .reject(let rejects): result.rejects += rejects.map(\.line)
            case .finding(let finding): result.findings.append(finding.line)
            }
        }
        result.summaries = packs.map { SummaryReport($0.summary, of: $0.pack).json }
        return result
    }

    /// Scores a file on disk, chunk by chunk.
    static func inBulk(
        _ path: String, _ chooser: PackChooser, _ options: RecordOptions, place: String? = nil,
        format: VerdictFormat, chunk: Int, workers: Int
    ) async throws -> FileRun {
        let (input, source) = try BulkSource.open(path, options, chunkSize: chunk)
        #expect(source.isPlain(options))
        let plan = try ChunkWorker.Plan(
            chooser: SharedChooser(chooser), options: options, format: format, place: place,
            hasSummary: true, sheet: source.sheet, elements: source.elements)
        let lines = Mutex(FileRun())
        let outcome = try await BulkRun(workers: workers) { CheckedWorker(ChunkWorker(plan)) }.score(
            source.reader(input, cutting: plan.cut), from: source.start(cutting: plan.cut),
            again: source.again(cutting: plan.cut)
        ) { part, _ throws(FileProblem) in
            lines.withLock { run in
                run.output += String(decoding: part.output.bytes, as: UTF8.self)
                run.rejects += part.rejects.map(\.line)
            }
            return nil
        }
        var result = lines.withLock { $0 }
        let header = try plan.findings(after: outcome.position)
        result.findings = header.findings.map(\.line)
        result.count.isComplete = header.isComplete
        result.count.records = outcome.position.records
        result.count.rejected = outcome.position.rejected
        result.summaries = outcome.position.summaries.all.map { SummaryReport($0.summary, of: $0.pack).json }
        return result
    }

    /// Holds the bulk run against the other, with chunks and workers of several numbers.
    static func expectAgreement(
        on bytes: [UInt8], name: String = "records.csv", _ chooser: PackChooser,
        _ options: RecordOptions = RecordOptions(), place: String? = nil,
        format: VerdictFormat = .ndjson(.reasons), chunks: [Int] = [150, 1_200, 1 << 18], note: Comment
    ) async throws {
        let expected = try oneByOne(bytes, name: name, chooser, options, place: place, format: format)
        let folder = try ProgramRun.temporaryFolder()
        defer { _ = try? ProgramRun.run("/bin/rm", ["-r", folder]) }
        let path = "\(folder)/\(name)"
        try #require(TestFiles.write(bytes, to: path))
        for (chunk, workers) in zip(chunks, [7, 2, 1]) {
            let found = try await inBulk(
                path, chooser, options, place: place, format: format, chunk: chunk, workers: workers)
            let part: Comment = "chunks of \(chunk), \(workers) workers; \(note)"
            #expect(found.output == expected.output, part)
            let other = zip(found.rejects, expected.rejects).first { $0 != $1 }.map {
                "\($0) instead of \($1)"
            }
            #expect(other == nil, part)
            #expect(found.rejects.count == expected.rejects.count, part)
            #expect(found.findings == expected.findings, part)
            #expect(found.count == expected.count, part)
            #expect(found.summaries == expected.summaries, part)
        }
    }
}
