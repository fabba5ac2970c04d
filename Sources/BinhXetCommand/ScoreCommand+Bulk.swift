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
        let plan = try plan(options, form, hasSummary: target.folder != nil, sheet: found.sheet)
        let sink = ScoreSink(target, form)
        let outcome: BulkRun.Outcome
        do throws(BulkRun.Failure) {
            let run = BulkRun(workers: workers.count) { ChunkWorker(plan) }
            outcome = try await run.score(
                found.reader(opened, cutting: plan.cut), again: found.again(cutting: plan.cut)
            ) {
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
        if result.summaries.isEmpty {
            // A file without a verdict has the heading of the latest pack.
            result.summaries = [(plan.main.pack, Summary())]
            sink.begin(for: plan.main.pack)
        }
        try checkHeadings(of: result, isTable: form.isTable, form.heading)
        var count = RecordCount()
        count.records = outcome.records
        count.rejected = outcome.rejected
        do throws(PackChooser.Failure) {
            (result.findings, count.isComplete) = try plan.header(after: outcome)
        } catch {
            throw error.ended(display)
        }
        try sink.finish(result)
        try end(result, count)
    }

    /// What all workers do alike; otherwise says why no pack judges the records and ends the command.
    private func plan(
        _ options: RecordOptions, _ form: VerdictFormat, hasSummary: Bool, sheet: [UInt8]?
    ) throws -> ChunkWorker.Plan {
        let chooser = SharedChooser(try source.chooser(display))
        do throws(PackChooser.Failure) {
            return try ChunkWorker.Plan(
                chooser: chooser, options: options, format: form, place: source.place, hasSummary: hasSummary,
                sheet: sheet)
        } catch {
            throw error.ended(display)
        }
    }
}

/// Takes the results of a bulk run to where they belong.
private final class ScoreSink: Sendable {
    private struct State {
        var target: ScoreTarget
        /// Whether it was written what stands before the first verdict.
        var hasBegun = false
    }

    private let state: Mutex<State>
    private let form: VerdictFormat

    init(_ target: sending ScoreTarget, _ form: VerdictFormat) {
        state = Mutex(State(target: target))
        self.form = form
    }

    /// Writes what stands before the first verdict, which is by a pack.
    func begin(for pack: RulePack) {
        state.withLock { state in
            if !state.hasBegun { state.target.append(form.heading(for: pack)) }
            state.hasBegun = true
        }
    }

    func add(_ result: ChunkResult) throws(FileProblem) {
        if let first = result.summaries.all.first { begin(for: first.pack) }
        try state.withLock { state in
            Result { () throws(FileProblem) in
                try state.target.append(result.output)
                state.target.append(result.rejects)
            }
        }.get()
    }

    /// Ends the output; without a verdict it has the heading of the latest pack.
    func finish(_ result: ScoreResult) throws {
        try state.withLock { try $0.target.finish(result) }
    }
}
