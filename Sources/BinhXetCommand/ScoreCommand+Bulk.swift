import ArgumentParser
import BinhXet
import RuleBulk
import RuleModel
import RuleRecords
import RuleReport
import Synchronization

// Scoring as a year-end assessment does: files of any length, chunk by chunk, on all cores.

extension ScoreCommand {
    /// The form of the results, where the bulk run can write it.
    var bulkFormat: VerdictFormat? {
        switch ScoreTarget.format(given: format, out: out ?? "-") {
        case .ndjson: .ndjson(explain)
        case .csv: .csv(explain)
        case .text, .json: nil
        }
    }

    func scoreInBulk(
        _ opened: sending InputFile, _ found: BulkSource, _ options: RecordOptions, _ form: VerdictFormat
    ) async throws {
        let target = try ScoreTarget(
            out: out ?? "-", rejects: rejects, format: format, records: found.path, display)
        let plan = try plan(options, form, hasSummary: target.folder != nil)
        let sink = ScoreSink(target, form)
        let outcome: BulkRun.Outcome
        do throws(BulkRun.Failure) {
            let run = BulkRun(workers: jobs ?? Console.cores) { ChunkWorker(plan) }
            outcome = try await run.score(found.reader(opened), again: found.again) {
                result, _ throws(FileProblem) in try sink.add(result)
            }
        } catch {
            switch error {
            case .choice(let failure): throw failure.ended(display)
            case .file(let problem): throw problem.ended(display)
            }
        }
        var result = ScoreResult()
        result.rejected = outcome.rejected
        result.summaries = outcome.summaries.all
        if result.summaries.isEmpty { result.summaries = [(plan.main.pack, Summary())] }
        guard sink.hasOneHeading else { throw severalHeadings(result) }
        try sink.finish(result)
        var count = RecordCount()
        count.records = outcome.records
        count.rejected = outcome.rejected
        try end(result, count)
    }

    /// What all workers do alike; otherwise says why no pack judges the records and ends the command.
    private func plan(
        _ options: RecordOptions, _ form: VerdictFormat, hasSummary: Bool
    ) throws -> ChunkWorker.Plan {
        let chooser = SharedChooser(try source.chooser(display))
        do throws(PackChooser.Failure) {
            return try ChunkWorker.Plan(
                chooser: chooser, options: options, format: form, place: source.place, hasSummary: hasSummary)
        } catch {
            throw error.ended(display)
        }
    }
}

/// Takes the results of a bulk run to where they belong.
private final class ScoreSink: Sendable {
    private let target: Mutex<ScoreTarget>
    private let form: VerdictFormat
    /// What the packs that judged want before the first verdict, each once.
    private let headings = Mutex<[String]>([])

    init(_ target: sending ScoreTarget, _ form: VerdictFormat) {
        self.target = Mutex(target)
        self.form = form
    }

    /// Whether one table holds the verdicts of all packs.
    var hasOneHeading: Bool { headings.withLock { $0.count <= 1 } }

    func add(_ result: ChunkResult) throws(FileProblem) {
        let heading = heading(of: result.summaries.all)
        // Lines of other columns are for no table.
        let output = hasOneHeading ? result.output : ByteBuffer()
        try target.withLock { target in
            Result { () throws(FileProblem) in
                if let heading { target.append(heading) }
                try target.append(output)
                target.append(result.rejects)
            }
        }.get()
    }

    /// Ends the output; without a verdict it has the heading of the latest pack.
    func finish(_ result: ScoreResult) throws {
        let heading = heading(of: result.summaries)
        try target.withLock {
            if let heading { $0.append(heading) }
            try $0.finish(result)
        }
    }

    /// What stands before the first verdict, where it has not been written yet.
    private func heading(of packs: [(pack: RulePack, summary: Summary)]) -> String? {
        let found = packs.map { form.heading(for: $0.pack) }
        return headings.withLock { headings in
            let isFirst = headings.isEmpty
            for heading in found where !headings.contains(heading) { headings.append(heading) }
            return isFirst ? headings.first : nil
        }
    }
}
