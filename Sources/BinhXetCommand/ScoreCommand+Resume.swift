import ArgumentParser
import BinhXet
import RuleBulk
import RuleDiagnostics

// Runs that end early, and runs that go on where such a one stopped.

extension ScoreCommand {
    /// What an earlier run left; otherwise says why this one cannot go on with it and ends the command.
    ///
    /// - Parameter identity: Who this run is; none where it cannot be gone on with.
    /// - Returns: The journal; none where the run starts anew, which standard error says.
    /// - Throws: What ends the command.
    func journal(_ identity: RunIdentity?) throws -> RunJournal? {
        let folder = place.folder ?? ""
        do throws(RunJournal.Mismatch) {
            if let journal = try RunFolder.journal(in: folder) {
                try journal.check(options: optionsToResume)
                guard let identity else { throw .input }
                try journal.check(identity)
                return journal
            }
        } catch {
            throw ended(error)
        }
        let nothing = LocalizedText(
            vi: "không có lượt chấm dở nào ở `\(folder)`; chấm từ đầu",
            en: "no run was broken off in `\(folder)`; starting anew")
        let never = LocalizedText(
            vi: "chỉ chấm tiếp được tệp NDJSON, CSV hoặc mảng JSON, không kèm --list, với kết quả ndjson"
                + " hoặc csv; chấm từ đầu",
            en: "only files of NDJSON, CSV or a JSON array, without --list, with results as ndjson or csv"
                + " can be gone on with; starting anew")
        Console.note((identity == nil ? never : nothing)[display.lang])
        return nil
    }

    /// What cuts the file, from its start or from where an earlier run stopped.
    func start(
        _ opened: sending InputFile, _ found: BulkSource, _ journal: RunJournal?, _ plan: ChunkWorker.Plan
    ) throws -> (reader: ChunkReader, position: RunPosition) {
        guard let journal else {
            return (found.reader(opened, cutting: plan.cut), found.start(cutting: plan.cut))
        }
        let (reader, digest): (ChunkReader, TreeDigest)
        do throws(FileProblem) {
            (reader, digest) = try found.reader(opened, cutting: plan.cut, from: journal.offset)
        } catch {
            throw error.ended(display)
        }
        do throws(RunJournal.Mismatch) {
            return (reader, try journal.position(digest, by: plan))
        } catch {
            throw ended(error)
        }
    }

    /// Makes the files of the earlier run what they were when its journal was written.
    func prepare(_ journal: RunJournal) throws {
        guard let folder = place.folder, let rejects = place.rejects else { return }
        do throws(RunJournal.Mismatch) {
            try RunFolder.prepare(journal, in: folder, verdicts: place.verdicts, rejects: rejects)
        } catch {
            throw ended(error)
        }
    }

    /// Says why a run cannot be gone on with and ends the command.
    private func ended(_ mismatch: RunJournal.Mismatch) -> ExitCode {
        let reason =
            switch mismatch {
            case .engine(let version):
                LocalizedText(
                    vi: "lượt chấm dở dùng BinhXet \(version)", en: "that run used BinhXet \(version)")
            case .rules:
                LocalizedText(
                    vi: "bộ tiêu chí đã thay đổi từ lượt chấm dở", en: "the rules have changed since that run"
                )
            case .options(let then, let now):
                LocalizedText(
                    vi: "lượt chấm dở có tùy chọn khác: \(then.words) thay vì \(now.words)",
                    en: "that run had other options: \(then.words) instead of \(now.words)")
            case .input:
                LocalizedText(
                    vi: "tệp hồ sơ `\(name)` đã thay đổi từ lượt chấm dở",
                    en: "the records in `\(name)` have changed since that run")
            case .finished:
                LocalizedText(
                    vi: "lượt chấm ở `\(place.folder ?? "")` đã xong",
                    en: "the run in `\(place.folder ?? "")` is finished")
            case .foreign:
                LocalizedText(
                    vi: "`\(place.folder ?? "")` có tệp không thuộc lượt chấm nào",
                    en: "`\(place.folder ?? "")` holds files of no run")
            case .broken(let path):
                LocalizedText(
                    vi: "tệp `\(path)` của lượt chấm dở không còn nguyên vẹn",
                    en: "`\(path)` of that run is not whole")
            }
        Console.fail(
            LocalizedText(
                vi: "không chấm tiếp được: \(reason.vi); bỏ --resume để chấm từ đầu",
                en: "cannot go on: \(reason.en); leave out --resume to start anew"), display.lang)
        return ExitCode(.fileProblem)
    }

    // MARK: - Ending early

    /// Says why a run broke off and what it leaves, and ends the command.
    func ended(_ failure: BulkRun.Failure, _ sink: ScoreSink) -> ExitCode {
        switch failure {
        case .choice(let failure):
            // No run over other rules can go on with it.
            sink.discard()
            return failure.ended(display)
        case .file(let problem):
            let code = problem.ended(display)
            noteLeftovers(sink.leftovers)
            return code
        }
    }

    /// Says that a run was stopped and what it leaves, and ends the command.
    func stopped(_ position: RunPosition, _ sink: ScoreSink) -> ExitCode {
        let text = LocalizedText(
            vi: "đã dừng theo yêu cầu sau \(position.records + position.rejected) hồ sơ",
            en: "stopped as asked after \(position.records + position.rejected) records")
        Console.note(text[display.lang])
        do throws(FileProblem) {
            try sink.keep(position)
        } catch {
            Console.fail(error.message, display.lang)
        }
        noteLeftovers(sink.leftovers)
        return ExitCode(Interruption.status)
    }

    /// Says which files the run leaves.
    func noteLeftovers(_ names: [String]) {
        guard !place.isStandardOutput else { return }
        let isResumable = names.contains { $0.hasSuffix(RunJournal.name) }
        let nothing = LocalizedText(vi: "không để lại kết quả nào", en: "no results are left")
        let list = names.map { "`\($0)`" }.joined(separator: ", ")
        let rest = LocalizedText(
            vi: "còn lại \(list); "
                + (isResumable ? "chạy lại lệnh với --resume để chấm tiếp" : "chạy lại lệnh để chấm từ đầu"),
            en: "\(list) \(names.count == 1 ? "is" : "are") left; "
                + (isResumable
                    ? "run the command again with --resume to go on" : "run the command again to start anew"))
        Console.note((names.isEmpty ? nothing : rest)[display.lang])
    }
}

extension [String] {
    fileprivate var words: String { isEmpty ? "–" : joined(separator: " ") }
}
