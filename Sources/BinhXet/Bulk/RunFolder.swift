import RuleBulk

/// The files of a run in a folder: written aside, given their names at the end, and gone on with after a kill.
///
///     during the run    verdicts.ndjson.partial   rejects.ndjson.partial   run.journal
///     after it          verdicts.ndjson   rejects.ndjson   summary.json   manifest.json
///
/// `manifest.json` has its name last: whoever sees it sees all files of that run, and none of an earlier one.
package final class RunFolder {
    /// The name of the folder, with a slash behind it.
    package let folder: String
    package let verdicts: OutputFile
    package let rejects: OutputFile
    /// When the run started, in seconds since 1970, and how often it was gone on with.
    package let started: Int
    package let resumed: Int
    private let verdictPath: String
    private let rejectPath: String
    /// Who the run is; none where it cannot be gone on with.
    private let identity: RunIdentity?
    /// How many bytes of the input are judged between two journals.
    private let interval: Int
    /// How long a run goes on without a journal, however little of the input is judged meanwhile.
    private let patience: Duration
    private var lastOffset: Int
    private var lastTime = ContinuousClock.now
    /// Says to other runs that this one writes here, as long as it is there.
    private let lock: FolderLock

    /// Half a second's work of a fast machine: a journal costs a few milliseconds.
    package static let usualInterval = 1 << 26
    /// So much work is lost at the most.
    package static let usualPatience = Duration.seconds(2)

    private static let manifest = "manifest.json"
    /// The file of the rejects, unless another is named.
    package static let rejects = "rejects.ndjson"

    /// Every name that a run may give to a file in its folder, whatever its options are.
    package static let names =
        ["csv", "json", "ndjson", "txt"].map { "verdicts." + $0 }
        + [rejects, "summary.json", "summary.ndjson", manifest]

    /// Starts a run, or goes on with one.
    ///
    /// - Parameters:
    ///   - folder: Its name, with a slash behind it.
    ///   - verdicts: The name of the file of verdicts in it.
    ///   - rejects: The file of the rejects, which may be elsewhere.
    ///   - identity: Who the run is; none where it cannot be gone on with.
    ///   - journal: What to go on from, once `prepare` has made the files what it says.
    ///   - interval: How many bytes of the input are judged between two journals.
    ///   - patience: How long it goes on without one where that takes longer.
    ///   - isAsynchronous: Whether large files of verdicts are written behind the back of the workers.
    /// - Throws: `FileProblem` where a file cannot be written, or another run writes here.
    package init(
        _ folder: String, verdicts: String, rejects: String, identity: RunIdentity?,
        resuming journal: RunJournal? = nil, interval: Int = usualInterval,
        patience: Duration = usualPatience, isAsynchronous: Bool = false
    ) throws(FileProblem) {
        self.folder = folder
        self.identity = identity
        self.interval = interval
        self.patience = patience
        verdictPath = folder + verdicts
        rejectPath = rejects
        started = journal?.started ?? FileAccess.secondsNow
        resumed = journal.map { $0.resumed + 1 } ?? 0
        lastOffset = journal?.offset ?? 0
        try FileAccess.makeFolder(folder)
        lock = try FolderLock(folder)
        if journal == nil {
            try RunFolder.checkFiles(in: folder)
            // Before its files change, for it would speak of others.
            FileAccess.remove(folder + RunJournal.name)
        }
        let isKept = identity != nil
        self.verdicts = try OutputFile(
            verdictPath, isKept: isKept, behind: journal?.verdicts, isAsynchronous: isAsynchronous)
        self.rejects = try OutputFile(rejectPath, isKept: isKept, behind: journal?.rejects)
    }

    // MARK: - What an earlier run left

    /// The journal of the run that was broken off in a folder; none where it had not come to write one, and where
    /// there is nothing at all.
    ///
    /// - Throws: `RunJournal.Mismatch` where the folder holds the results of a whole run, or what is no run's.
    package static func journal(in folder: String) throws(RunJournal.Mismatch) -> RunJournal? {
        if let journal = try RunJournal.read(in: folder) { return journal }
        let found = (try? FileAccess.names(in: folder)) ?? []
        guard !found.isEmpty, !found.contains(where: { names.map(OutputFile.partial).contains($0) }) else {
            return nil
        }
        throw found.contains(manifest) ? .finished : .foreign
    }

    /// Makes sure that files with the names of a run's are those of an earlier run, because they will be removed.
    ///
    /// - Throws: `FileProblem` that names one of them where no run can have left them.
    private static func checkFiles(in folder: String) throws(FileProblem) {
        let found = Set((try? FileAccess.names(in: folder)) ?? [])
        guard let name = names.first(where: found.contains) else { return }
        let isLeftByRun =
            found.contains(RunJournal.name) || names.contains { found.contains(OutputFile.partial($0)) }
            || RunManifest.isThere(at: folder + manifest)
        guard isLeftByRun else {
            throw FileProblem(path: folder + name, action: .write, number: FileProblem.ofOthers)
        }
    }

    /// Makes the files of a run what they were when its journal was written.
    ///
    /// A run that was killed while its files got their names takes these back first.
    ///
    /// - Throws: `RunJournal.Mismatch` where the files of the run are not there or too short.
    package static func prepare(
        _ journal: RunJournal, in folder: String, verdicts: String, rejects: String
    ) throws(RunJournal.Mismatch) {
        if journal.isWhole { FileAccess.remove(folder + manifest) }
        for (path, count) in [(folder + verdicts, journal.verdicts), (rejects, journal.rejects)]
        where FileAccess.kind(of: path) != .stream {
            let partial = OutputFile.partial(path)
            if journal.isWhole, FileAccess.kind(of: partial) == nil {
                do throws(FileProblem) { try FileAccess.rename(path, to: partial) } catch {
                    throw .broken(path)
                }
            }
            guard let length = FileAccess.length(ofFile: partial), length >= count else {
                throw .broken(partial)
            }
        }
    }

    // MARK: - While it runs

    /// Writes a journal where enough has come since the last one.
    package func pass(_ position: RunPosition) throws(FileProblem) {
        guard position.offset > lastOffset else { return }
        let isLate = lastTime.duration(to: .now) >= patience
        if isLate || position.offset - lastOffset >= interval { try keep(position) }
    }

    /// Writes a journal: everything up to a position is on the disk from now on.
    ///
    /// The disk has the files before it has a journal that speaks of them, and the journal has its name only when
    /// it is whole; so none ever says more than is there.
    package func keep(_ position: RunPosition, isWhole: Bool = false) throws(FileProblem) {
        guard let identity, position.isResumable else { return }
        lastOffset = position.offset
        try verdicts.settle()
        try rejects.settle()
        let file = try OutputFile(folder + RunJournal.name)
        try file.append(
            RunJournal.text(
                identity, started: started, resumed: resumed, verdicts: verdicts.count,
                rejects: rejects.count, isWhole: isWhole, at: position))
        try file.settle()
        try file.finish()
        lastTime = .now
    }

    /// The names of what is left where the run ends early, if it can be gone on with.
    package var leftovers: [String] { identity == nil ? [] : ownFiles }

    private var ownFiles: [String] {
        [verdictPath, rejectPath].map { OutputFile.partial($0) } + [folder + RunJournal.name]
    }

    /// Gives the run up: nothing of it stays.
    package func discard() {
        for path in ownFiles { FileAccess.remove(path) }
    }

    // MARK: - At the end

    /// Writes summary and manifest and gives all files their names.
    ///
    /// - Parameters:
    ///   - summary: The name and the text of the summary.
    ///   - manifest: The text of the manifest.
    ///   - position: Where the run stands, if it can be gone on with.
    /// - Throws: `FileProblem` where a file cannot be written.
    package func finish(
        summary: (name: String, text: String), manifest: String, at position: RunPosition?
    ) throws(FileProblem) {
        var files = [verdicts, rejects]
        for (name, text) in [summary, (RunFolder.manifest, manifest)] {
            let file = try OutputFile(folder + name)
            try file.append(text)
            files.append(file)
        }
        for file in files { try file.settle() }
        if let position { try keep(position, isWhole: true) }
        removeEarlier(but: summary.name)
        for file in files { try file.finish() }
        FileAccess.remove(folder + RunJournal.name)
    }

    /// Removes what earlier runs left, which nobody shall take for files of this one; their manifest first.
    private func removeEarlier(but summary: String) {
        let own = [verdictPath, rejectPath, folder + summary, folder + RunFolder.manifest]
        for path in RunFolder.names.reversed().map({ folder + $0 }) {
            FileAccess.remove(path)
            if !own.contains(path) { FileAccess.remove(OutputFile.partial(path)) }
        }
    }
}
