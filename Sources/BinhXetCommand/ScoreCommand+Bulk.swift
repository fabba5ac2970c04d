import ArgumentParser
import BinhXet
import RuleBulk
import RuleDiagnostics
import RuleModel
import RuleRecords
import RuleReport
import Synchronization

// Scoring as a year-end assessment does: files of any length, chunk by chunk, on all cores.

extension ScoreCommand {
    /// The form of the results, where the bulk run can write it.
    var bulkFormat: VerdictFormat? {
        switch place.format {
        case .ndjson: .ndjson(explain)
        case .csv: .csv(explain)
        case .text, .json: nil
        }
    }

    /// Every option that changes bytes, as `name=value`.
    var optionsOfRun: [String] {
        var options = [
            "pack=" + source.pack, "format=\(place.format.rawValue)", "explain=\(explain.rawValue)",
        ]
        if let subject = source.scope.subject { options.append("subject=" + subject) }
        if let place = source.place { options.append("place=" + place) }
        if let day = input.asOf { options.append("as-of=\(day)") }
        if input.encoding != .automatic { options.append("encoding=\(input.encoding.rawValue)") }
        options += input.list.map { "list.\($0.field)=\($0.file)" }
        if input.showsValues { options.append("show-values=true") }
        return options
    }

    /// The same with what only tells where results are, which a run that goes on must find there.
    var optionsToResume: [String] { optionsOfRun + (rejects.map { ["rejects=" + $0] } ?? []) }

    func scoreInBulk(
        _ opened: sending InputFile, _ found: BulkSource, _ options: RecordOptions, _ form: VerdictFormat
    ) async throws {
        var found = found
        found.output = form
        let chooser = SharedChooser(try source.chooser(display))
        let plan = try plan(chooser, options, form, found)
        if case .nowhere = plan.cut, place.folder != nil {
            // No chunk is read, but the manifest has the digest of all bytes.
            return try scoreOneByOne(try Console.bytes(of: opened, found, display), found.format, options)
        }
        // Which items were used is not written down.
        let identity = (options.lists.isEmpty ? found.length : nil).flatMap { length in
            place.folder.map { _ in
                RunIdentity(rules: chooser.digest, options: optionsToResume, size: length)
            }
        }
        let journal = try resume ? journal(identity) : nil
        let (reader, start) = try start(opened, found, journal, plan)
        if let journal { try prepare(journal) }
        // A worker that waits for the disk judges nothing. Short lines are gathered and written behind its back; to
        // copy long ones takes more time than that saves.
        let target = try ScoreTarget(
            place, records: name, identity: identity, resuming: journal, interval: journalInterval,
            isAsynchronous: form.isBrief && workers.count > 1, display)
        if !place.isStandardOutput { Interruption.watch() }
        let sink = ScoreSink(
            target, form, display, length: found.textLength, from: start,
            hasBegun: journal.map { $0.verdicts > 0 } ?? false)
        let outcome: BulkRun.Outcome
        do throws(BulkRun.Failure) {
            let run = BulkRun(workers: workers.count, hasDigest: place.folder != nil) {
                ChunkWorker(plan)
            }
            outcome = try await run.score(
                reader, from: start, again: found.again(cutting: plan.cut),
                isStopped: { Interruption.hasCome }
            ) { result, position throws(FileProblem) in try sink.add(result, position) }
        } catch {
            sink.clear()
            throw ended(error, sink)
        }
        sink.clear()
        // What stops a program often stops the one that feeds it too, so the end of a pipe proves nothing.
        if !outcome.isWhole || (found.length == nil && Interruption.hasCome) {
            throw stopped(outcome.position, sink)
        }
        var result = ScoreResult()
        result.rejected = outcome.position.rejected
        result.summaries = outcome.position.summaries
        if result.isEmpty {
            // A file without a verdict has the heading of the latest pack.
            result.addNothing(by: plan.main.pack)
            sink.begin(for: plan.main.pack)
        }
        var count = RecordCount()
        count.records = outcome.position.records
        count.rejected = outcome.position.rejected
        do throws(PackChooser.Failure) {
            (result.findings, count.isComplete) = try plan.findings(after: outcome.position)
        } catch {
            sink.discard()
            throw error.ended(display)
        }
        do {
            try checkHeadings(of: result, isTable: form.isTable, form.heading)
        } catch {
            sink.discard()
            throw error
        }
        // Only a manifest names it.
        let digest = (place.folder == nil ? nil : found.digest) ?? outcome.position.digest
        let read = ScoreInput(format: found.format, bytes: digest.count, digest: digest.name)
        try sink.finish(result, read, optionsOfRun, at: identity == nil ? nil : outcome.position)
        try end(result, count)
    }

    /// What all workers do alike; otherwise says why no pack judges the records and ends the command.
    private func plan(
        _ chooser: SharedChooser, _ options: RecordOptions, _ form: VerdictFormat, _ source: BulkSource
    ) throws -> ChunkWorker.Plan {
        do throws(PackChooser.Failure) {
            return try ChunkWorker.Plan(
                chooser: chooser, options: options, format: form, place: self.source.place,
                hasSummary: place.folder != nil, sheet: source.sheet, elements: source.elements)
        } catch {
            throw error.ended(display)
        }
    }
}

/// Takes the results of a bulk run to where they belong.
final class ScoreSink: Sendable {
    private struct State {
        var target: ScoreTarget
        var progress: ProgressLine
        /// Whether it was written what stands before the first verdict.
        var hasBegun: Bool
    }

    private let state: Mutex<State>
    private let form: VerdictFormat

    init(
        _ target: sending ScoreTarget, _ form: VerdictFormat, _ display: DisplayOptions, length: Int?,
        from start: RunPosition, hasBegun: Bool
    ) {
        let progress = ProgressLine(length: length, from: start, display.lang)
        state = Mutex(State(target: target, progress: progress, hasBegun: hasBegun))
        self.form = form
    }

    /// Writes what stands before the first verdict, which is by a pack.
    func begin(for pack: @autoclosure () -> RulePack) {
        state.withLock { state in
            if !state.hasBegun { state.target.append(form.heading(for: pack())) }
            state.hasBegun = true
        }
    }

    /// Takes what comes of a chunk; says how far the verdicts have come then.
    func add(_ result: ChunkResult, _ position: RunPosition) throws(FileProblem) -> OutputFile.Progress {
        if let first = result.summaries.all.first { begin(for: first.pack) }
        return try state.withLock { state in
            Result { () throws(FileProblem) in
                try state.target.append(result.output)
                state.target.append(result.rejects)
                try state.target.check()
                try state.target.folder?.pass(position)
                state.progress.show(position)
                return state.target.progress
            }
        }.get()
    }

    /// Takes the progress off the screen.
    func clear() {
        state.withLock { $0.progress.clear() }
    }

    /// Writes down where the run stands, so that it can be gone on with.
    func keep(_ position: RunPosition) throws(FileProblem) {
        try state.withLock { state in
            Result { () throws(FileProblem) in try state.target.folder?.keep(position) }
        }.get()
    }

    /// Removes what the run has written.
    func discard() {
        state.withLock { $0.target.folder?.discard() }
    }

    /// The names of the files that an early end leaves.
    var leftovers: [String] {
        state.withLock { $0.target.leftovers }
    }

    func finish(
        _ result: ScoreResult, _ input: ScoreInput, _ options: [String], at position: RunPosition?
    ) throws {
        try state.withLock { try $0.target.finish(result, input, options, at: position) }
    }
}
