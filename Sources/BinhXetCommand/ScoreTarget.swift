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
    let folder: String?
    private let rejects: String?
    private let records: String
    private let display: DisplayOptions
    private let verdicts: OutputFile
    /// The file of the rejects, once there is one.
    private var rejectFile: OutputFile?
    /// What stopped the writing.
    private var problem: FileProblem?

    /// A path that ends in `/`, or is a folder already, means a folder; `-` is standard output.
    init(out: String, rejects: String?, format: ScoreFormat?, records: String, _ display: DisplayOptions)
        throws
    {
        self.display = display
        self.records = records
        isStandardOutput = out == "-"
        self.format = ScoreTarget.format(given: format, out: out)
        let path: String
        if out.hasSuffix("/") || FileAccess.kind(of: out) == .folder {
            let folder = out.hasSuffix("/") ? out : out + "/"
            self.folder = folder
            self.rejects = rejects ?? folder + "rejects.ndjson"
            path = folder + "verdicts." + self.format.ending
        } else {
            folder = nil
            let beside = out.lastIndex(of: "/").map { out[...$0] } ?? ""
            self.rejects = rejects ?? (isStandardOutput ? nil : beside + "rejects.ndjson")
            path = out
        }
        do throws(FileProblem) {
            if let folder { try FileAccess.makeFolder(folder) }
            verdicts = try OutputFile(path)
        } catch {
            throw error.ended(display)
        }
    }

    /// The form of results that go to a place, where none was asked for.
    static func format(given: ScoreFormat?, out: String) -> ScoreFormat {
        if let given { return given }
        if out.hasSuffix("/") || FileAccess.kind(of: out) == .folder { return .ndjson }
        return out == "-" ? .text : ScoreFormat(fileName: out) ?? .ndjson
    }

    /// Writes on; a fault of the disk is kept for the end.
    mutating func append(_ text: String) {
        let verdicts = verdicts
        attempt { () throws(FileProblem) in try verdicts.append(text) }
    }

    /// Writes many verdicts.
    mutating func append(_ bytes: ByteBuffer) throws(FileProblem) {
        try verdicts.append(bytes)
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

    /// Ends the files and, in a folder, writes the summary; says on standard error what happened.
    func finish(_ result: ScoreResult) throws {
        do throws(FileProblem) {
            if let problem { throw problem }
            try verdicts.finish()
            if let rejectFile {
                try rejectFile.finish()
            } else if let rejects {
                try FileAccess.write("", to: rejects)
            }
            if let folder {
                let summaries = result.summaries.map { SummaryReport($0.summary, of: $0.pack).json + "\n" }
                // A line for each pack is JSON as long as there is only one.
                let name = summaries.count == 1 ? "summary.json" : "summary.ndjson"
                try FileAccess.write(summaries.joined(), to: folder + name)
            }
        } catch {
            throw error.ended(display)
        }
        for fault in result.findings { Console.note(fault.line(in: display.lang, file: records)) }
        Console.note(tally(of: result)[display.lang])
    }

    /// One line about the whole run.
    private func tally(of result: ScoreResult) -> LocalizedText {
        let counts = result.summaries.reduce(into: Summary.Counts()) { $0.add($1.summary.counts) }
        let place = result.rejected > 0 ? rejects.map { " → \($0)" } ?? "" : ""
        return LocalizedText(
            vi: "\(counts.records) hồ sơ: \(counts.recognised) đạt, \(counts.notRecognised) không đạt, "
                + "\(counts.pending) chưa đủ căn cứ, \(counts.notApplicable) không thuộc diện xét; "
                + "\(result.rejected) hồ sơ hỏng\(place)",
            en: "\(counts.records) \(counts.records == 1 ? "record" : "records"): "
                + "\(counts.recognised) recognised, \(counts.notRecognised) not recognised, "
                + "\(counts.pending) pending, \(counts.notApplicable) not applicable; "
                + "\(result.rejected) rejected\(place)")
    }
}
