import ArgumentParser
import BinhXet
import RuleBulk
import RuleDiagnostics
import RuleModel
import RuleRecords
import RuleReport

/// Where the results of a run go: standard output, a file, or a folder with everything in it.
///
/// Verdicts are written as they come, so a run needs no memory for all of them.
struct ScoreTarget {
    let format: ScoreFormat
    let isStandardOutput: Bool
    /// The files in a folder, where the target is one.
    let folder: RunFolder?
    private let rejects: String?
    private let records: String
    private let display: DisplayOptions
    private let verdicts: OutputFile
    /// The file of the rejects, once there is one.
    private var rejectFile: OutputFile?
    /// What stopped the writing.
    private var problem: FileProblem?

    /// Opens the files that results go to.
    ///
    /// - Parameters:
    ///   - plan: Where that is.
    ///   - records: The name of the file of records.
    ///   - identity: Who the run is; none where it cannot be gone on with.
    ///   - journal: What to go on from.
    ///   - interval: How many bytes are judged between two journals.
    ///   - isAsynchronous: Whether large files of verdicts are written behind the back of the workers.
    ///   - display: In which language to say what happens.
    /// - Throws: What ends the command where a file cannot be written.
    init(
        _ plan: ScorePlace, records: String, identity: RunIdentity? = nil,
        resuming journal: RunJournal? = nil,
        interval: Int = RunFolder.usualInterval, isAsynchronous: Bool = false, _ display: DisplayOptions
    ) throws {
        self.display = display
        self.records = records
        isStandardOutput = plan.isStandardOutput
        format = plan.format
        rejects = plan.rejects
        do throws(FileProblem) {
            if let name = plan.folder {
                let folder = try RunFolder(
                    name, verdicts: plan.verdicts, rejects: plan.rejects ?? "", identity: identity,
                    resuming: journal, interval: interval, isAsynchronous: isAsynchronous)
                (verdicts, rejectFile) = (folder.verdicts, folder.rejects)
                self.folder = folder
            } else {
                verdicts = try OutputFile(plan.verdicts, isAsynchronous: isAsynchronous)
                folder = nil
            }
        } catch {
            throw error.ended(display)
        }
    }

    /// Writes on; a fault of the disk is kept for the end.
    mutating func append(_ text: String) {
        let verdicts = verdicts
        attempt { () throws(FileProblem) in try verdicts.append(text) }
    }

    /// How far the verdicts have come.
    var progress: OutputFile.Progress { verdicts.progress }

    /// Writes many verdicts.
    mutating func append(_ bytes: ByteBuffer) throws(FileProblem) {
        try verdicts.append(bytes)
    }

    /// The names of the files that an early end leaves.
    var leftovers: [String] {
        (folder?.leftovers ?? []).filter { FileAccess.kind(of: $0) == .file }
    }

    /// Throws what stopped the writing, if anything did.
    func check() throws(FileProblem) {
        if let problem { throw problem }
    }

    /// Says what is wrong with a record: in the file of the rejects, or on standard error.
    mutating func append(_ faults: [Reject]) {
        guard let rejects else {
            for fault in faults { Console.note(fault.line(in: display.lang, file: records)) }
            return
        }
        guard !faults.isEmpty else { return }
        if rejectFile == nil {
            do throws(FileProblem) { rejectFile = try OutputFile(rejects) } catch {
                problem = problem ?? error
            }
        }
        let (file, lines) = (rejectFile, faults.map { $0.line + "\n" }.joined())
        attempt { () throws(FileProblem) in try file?.append(lines) }
    }

    private mutating func attempt(_ write: () throws(FileProblem) -> Void) {
        guard problem == nil else { return }
        do throws(FileProblem) { try write() } catch { problem = error }
    }

    /// Ends the files and, in a folder, writes summary and manifest; says on standard error what happened.
    ///
    /// - Parameters:
    ///   - result: What the run came to.
    ///   - input: What was read.
    ///   - options: The options that change bytes.
    ///   - position: Where the run stands, if it can be gone on with.
    /// - Throws: What ends the command where a file cannot be written.
    mutating func finish(
        _ result: ScoreResult, _ input: ScoreInput, _ options: [String], at position: RunPosition? = nil
    ) throws {
        // On standard error they stand in any case.
        if rejects != nil { append(result.errors) }
        do throws(FileProblem) {
            try check()
            if let folder {
                try folder.finish(
                    summary: result.summary, manifest: manifest(result, input, options, folder), at: position)
            } else {
                try verdicts.finish()
                if let rejectFile {
                    try rejectFile.finish()
                } else if let rejects {
                    try FileAccess.write("", to: rejects)
                }
            }
        } catch {
            throw error.ended(display)
        }
        for fault in result.findings { Console.note(fault.line(in: display.lang, file: records)) }
        Console.note(tally(of: result)[display.lang])
    }

    private func manifest(
        _ result: ScoreResult, _ input: ScoreInput, _ options: [String], _ folder: RunFolder
    ) -> String {
        let counts = result.counts
        // Rejects may be elsewhere, as the command says.
        let rejects = rejects ?? ""
        let isInside = rejects.hasPrefix(folder.folder)
        return RunManifest(
            input: (name: records, format: input.format.rawValue, bytes: input.bytes, digest: input.digest),
            packs: result.summaries, options: options, records: counts.records, rejected: result.rejected,
            files: [
                RunManifest.File(name: "verdicts." + format.ending, bytes: verdicts.count),
                RunManifest.File(
                    name: isInside ? String(rejects.dropFirst(folder.folder.count)) : rejects,
                    bytes: folder.rejects.count),
                RunManifest.File(name: result.summary.name, bytes: result.summary.text.utf8.count),
            ], started: folder.started, ended: FileAccess.secondsNow, resumed: folder.resumed
        ).json
    }

    /// One line about the whole run.
    private func tally(of result: ScoreResult) -> LocalizedText {
        let counts = result.counts
        let errors = result.errors.count
        let place = result.rejected + errors > 0 ? rejects.map { " → \($0)" } ?? "" : ""
        let others = LocalizedText(
            vi: errors > 0 ? ", \(errors) lỗi ngoài hồ sơ" : "",
            en: errors > 0 ? ", \(errors) \(errors == 1 ? "error" : "errors") outside of records" : "")
        return LocalizedText(
            vi: "\(counts.records) hồ sơ: \(counts.recognised) đạt, \(counts.notRecognised) không đạt, "
                + "\(counts.pending) chưa đủ căn cứ, \(counts.notApplicable) không thuộc diện xét; "
                + "\(result.rejected) hồ sơ hỏng\(others.vi)\(place)",
            en: "\(counts.records) \(counts.records == 1 ? "record" : "records"): "
                + "\(counts.recognised) recognised, \(counts.notRecognised) not recognised, "
                + "\(counts.pending) pending, \(counts.notApplicable) not applicable; "
                + "\(result.rejected) rejected\(others.en)\(place)")
    }
}

/// What the records of a run were read from.
struct ScoreInput {
    var format: RecordFormat
    var bytes: Int
    var digest: String
}

/// Where the results of a run go, by name.
struct ScorePlace {
    let format: ScoreFormat
    let isStandardOutput: Bool
    /// With a slash behind it.
    let folder: String?
    /// In the folder, if there is one.
    let verdicts: String
    let rejects: String?

    /// A path that ends in `/`, or is a folder already, means a folder; `-` is standard output.
    init(out: String, rejects: String?, format: ScoreFormat?) {
        isStandardOutput = out == "-"
        self.format = ScorePlace.format(given: format, out: out)
        if out.hasSuffix("/") || FileAccess.kind(of: out) == .folder {
            let folder = out.hasSuffix("/") ? out : out + "/"
            self.folder = folder
            self.rejects = rejects ?? folder + RunFolder.rejects
            verdicts = "verdicts." + self.format.ending
        } else {
            folder = nil
            let beside = out.lastIndex(of: "/").map { String(out[...$0]) } ?? ""
            self.rejects = rejects ?? (isStandardOutput ? nil : beside + "rejects.ndjson")
            verdicts = out
        }
    }

    /// The names of the files that a run into this place may write or remove.
    var files: [String] {
        let verdicts =
            folder.map { folder in RunFolder.names.map { folder + $0 } }
            ?? (isStandardOutput ? [] : [verdicts])
        return (verdicts + [rejects].compactMap(\.self)).flatMap { [$0, OutputFile.partial($0)] }
    }

    /// A file that would be written over while it is read, or by verdicts and rejects at once; none if all is well.
    func clash(with inputs: [String]) -> String? {
        let read = Set(inputs.compactMap { FileAccess.Identity($0) })
        if let clash = files.first(where: { FileAccess.Identity($0).map(read.contains) ?? false }) {
            return clash
        }
        guard let rejects, let own = FileAccess.Identity(rejects), !isStandardOutput else { return nil }
        // In a folder its own name for them is no other file.
        let others = folder.map { folder in
            RunFolder.names.filter { $0 != RunFolder.rejects }.map { folder + $0 }
        }
        return (others ?? [verdicts]).first { FileAccess.Identity($0) == own }
    }

    /// The form of results that go to a place, where none was asked for.
    private static func format(given: ScoreFormat?, out: String) -> ScoreFormat {
        if let given { return given }
        if out.hasSuffix("/") || FileAccess.kind(of: out) == .folder { return .ndjson }
        return out == "-" ? .text : ScoreFormat(fileName: out) ?? .ndjson
    }
}
