import ArgumentParser
import BinhXet
import RuleDiagnostics
import RuleModel
import RuleRecords
import RuleReport

/// `binhxet score`: scores records by a pack.
struct ScoreCommand: ConcurrentCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: words(vi: "Chấm các hồ sơ theo bộ tiêu chí.", en: "Scores records by a pack."),
        discussion: words(
            vi: """
                Hồ sơ hỏng không làm dừng lượt chấm: chúng được ghi vào rejects.ndjson bên cạnh --out (dòng, cột, \
                mã, lý do), hoặc ra đầu ra lỗi khi không có --out và --rejects; mã thoát là 4.

                Khi --out là thư mục, các tệp được ghi dưới tên .partial và chỉ mang tên thật khi đã trọn vẹn, \
                manifest.json sau cùng. Ctrl-C dừng lượt chấm giữa hai phần của tệp (mã thoát 130); --resume \
                chấm tiếp từ chỗ dừng, kể cả sau kill -9, khi hồ sơ là tệp NDJSON, CSV hoặc mảng JSON, không kèm \
                --list, và kết quả là ndjson hoặc csv; các lượt chấm khác bắt đầu lại từ đầu.
                """,
            en: """
                A bad record never stops a run: it is written to rejects.ndjson beside --out (row, column, code, \
                reason), or to standard error without --out and --rejects; the exit code is 4.

                With a folder as --out, files are written under .partial names and have their own when all are \
                whole, manifest.json last. Ctrl-C stops a run between two parts of the file (exit code 130); \
                --resume goes on from there, after kill -9 too, where records are a file of NDJSON, CSV or a \
                JSON array, without --list, and results are ndjson or csv; other runs start anew.
                """))

    @OptionGroup var source: PackOptions

    @Argument(
        help: ArgumentHelp(
            words(
                vi: "Tệp hồ sơ: .ndjson, .json, .csv; - là đầu vào chuẩn.",
                en: "Records: .ndjson, .json, .csv; - is standard input."),
            valueName: "file"))
    var file: String?

    @Option(
        help: ArgumentHelp(
            words(
                vi: "Tệp hồ sơ, nếu không ghi ở đối số.", en: "Records, if the argument does not name them."),
            valueName: "file")
    )
    var records: String?

    @Option(
        help: ArgumentHelp(
            words(
                vi: "Tệp hoặc thư mục (tên kết thúc bằng /) để ghi kết quả; - là đầu ra chuẩn.",
                en: "The file, or the folder (a name that ends in /), for results; - is standard output."),
            valueName: "path"))
    var out: String?

    @Option(
        help: ArgumentHelp(
            words(vi: "Tệp để ghi hồ sơ hỏng.", en: "The file that bad records go to."), valueName: "file"))
    var rejects: String?

    @Option(
        help: ArgumentHelp(
            words(
                vi: "Dạng kết quả; nếu không ghi thì theo đuôi của --out, hoặc text trên màn hình.",
                en: "The form of the results; else by the ending of --out, or text on the screen.")))
    var format: ScoreFormat?

    @Option(
        help: ArgumentHelp(
            words(
                vi: "Giải thích đến mức nào, từ chỉ có kết luận đến đầy đủ.",
                en: "How much to explain, from the outcome alone to everything.")))
    var explain = ExplainLevel.full

    @OptionGroup var workers: WorkerOptions

    @Flag(
        help: ArgumentHelp(
            words(
                vi: "Chấm tiếp lượt chấm vào thư mục đã bị ngắt giữa chừng.",
                en: "Go on with a run into a folder that was broken off.")))
    var resume = false

    @Option(name: .customLong("chunk-size"), help: .hidden)
    var chunkSize: Int?

    @Option(name: .customLong("journal-interval"), help: .hidden)
    var journalInterval = RunFolder.usualInterval

    @Flag(
        help: ArgumentHelp(words(vi: "Không có hồ sơ nào cũng được.", en: "Finding no records is no error.")))
    var allowEmpty = false

    @OptionGroup var input: RecordInput
    @OptionGroup var display: DisplayOptions

    func validate() throws {
        guard (file == nil) != (records == nil) else {
            throw ValidationError(words(vi: "cần đúng một tệp hồ sơ", en: "name exactly one file of records"))
        }
        guard chunkSize ?? 1 > 0, journalInterval > 0 else {
            throw ValidationError(words(vi: "kích thước phải lớn hơn 0", en: "sizes are more than 0"))
        }
        if format == nil, let out, place.folder == nil, out.fileEnding != nil,
            ScoreFormat(fileName: out) == nil
        {
            throw ValidationError.unknownEnding(of: out, known: ScoreFormat.allCases.map(\.ending))
        }
        guard resume else { return }
        guard place.folder != nil else {
            throw ValidationError(
                words(
                    vi: "--resume cần --out là một thư mục (tên kết thúc bằng /)",
                    en: "--resume needs a folder as --out (a name that ends in /)"))
        }
        guard name != "-" else {
            throw ValidationError(
                words(
                    vi: "--resume cần một tệp: đầu vào chuẩn chỉ đọc được một lần",
                    en: "--resume needs a file: standard input can be read only once"))
        }
    }

    /// The file of records.
    var name: String { file ?? records ?? "-" }

    /// Where the results go.
    var place: ScorePlace { ScorePlace(out: out ?? "-", rejects: rejects, format: format) }

    mutating func run() async throws {
        let options = try input.options(display)
        try checkPlaces()
        let (opened, found) = try Console.open(name, options, display, chunkSize: chunkSize)
        // What a bulk run prepares costs more than a few records; only in a folder one can go on with it.
        let isBulk = found.isPlain(options) && (!found.isShort || place.folder != nil)
        if isBulk, let form = bulkFormat { return try await scoreInBulk(opened, found, options, form) }
        try scoreOneByOne(try Console.bytes(of: opened, found, display), found.format, options)
    }

    /// Ends the command where results would be written over what is read, or over one another.
    private func checkPlaces() throws {
        guard let clash = place.clash(with: [name].filter { $0 != "-" } + input.list.map(\.file)) else {
            return
        }
        Console.fail(
            LocalizedText(
                vi:
                    "`\(clash)` vừa là tệp được đọc hoặc ghi vào việc khác, vừa là nơi ghi kết quả; hãy đặt tên khác",
                en: "results would be written over `\(clash)`, which is read or written for something else;"
                    + " give them another name"), display.lang)
        throw ExitCode(.wrongUse)
    }

    /// Scores records one after the other, as reports for people and unusual files ask for.
    func scoreOneByOne(_ bytes: [UInt8], _ form: RecordFormat, _ options: RecordOptions) throws {
        if resume { _ = try journal(nil) }
        var target = try ScoreTarget(place, records: name, display)
        let writer = VerdictWriter(
            format: target.format, level: explain, showsPersonal: input.showsValues, display: display,
            isColored: target.isStandardOutput && display.isColored(1))
        var run = CatalogueRun(try source.chooser(display), options: options, place: source.place)
        var result = ScoreResult()
        let count = try run.scoreOrEnd(bytes, name: name, display) { outcome in
            switch outcome {
            case .verdict(let scored):
                if result.isEmpty { target.append(writer.opening(for: scored.pack)) }
                target.append(writer.text(of: scored, isFirst: result.isEmpty))
                result.add(scored)
            case .reject(let rejects):
                result.rejected += 1
                target.append(rejects)
            case .finding(let finding): result.findings.append(finding)
            }
        }
        if result.isEmpty {
            // A file without a verdict has the heading of the latest pack.
            let pack = try run.mainPackOrEnd(display)
            result.addNothing(by: pack)
            target.append(writer.opening(for: pack))
        }
        try checkHeadings(of: result, isTable: target.format == .csv, writer.opening)
        target.append(writer.closing)
        let read = ScoreInput(
            format: form, bytes: bytes.count, digest: target.folder == nil ? "" : TreeDigest(of: bytes).name)
        do {
            try target.finish(result, read, optionsOfRun)
        } catch {
            noteLeftovers(target.leftovers)
            throw error
        }
        try end(result, count)
    }

    /// Ends the command where one table would have to hold several headings.
    ///
    /// Other days and places may bring other figures; only other columns need another table.
    func checkHeadings(
        of result: ScoreResult, isTable: Bool, _ heading: (RulePack) -> String
    ) throws {
        guard isTable, Set(result.summaries.all.map { heading($0.pack) }).count > 1 else { return }
        throw severalHeadings(result)
    }

    /// Says that one table cannot hold the columns of several packs, and ends the command.
    func severalHeadings(_ result: ScoreResult) -> ExitCode {
        let text = LocalizedText(
            vi: "các hồ sơ thuộc nhiều bộ tiêu chí, mỗi bộ có cột riêng; dùng --format ndjson hoặc --as-of:",
            en:
                "the records fall under several packs, each with its own columns; use --format ndjson or --as-of:"
        )
        let list = result.summaries.all.map { "\n  \($0.pack.id)" }.joined()
        Console.fail(text.followed(by: LocalizedText(vi: list, en: list)), display.lang)
        return ExitCode(.wrongUse)
    }

    /// Says in the exit code what became of the records.
    func end(_ result: ScoreResult, _ count: RecordCount) throws {
        let isBroken = !count.isComplete || !result.errors.isEmpty
        if count.rejected > 0 || isBroken { throw ExitCode(.badRecords) }
        if count.rows == 0, !allowEmpty {
            Console.fail(
                LocalizedText(vi: "không có hồ sơ nào", en: "there are no records"), display.lang)
            throw ExitCode(.findings)
        }
    }
}

/// What one run of scoring leaves beside the verdicts.
struct ScoreResult {
    /// One for each pack, in the order in which they came up.
    var summaries = PackSummaries()
    /// How many records were bad.
    var rejected = 0
    var findings: [Reject] = []

    var isEmpty: Bool { summaries.all.isEmpty }

    /// What is wrong beside the records: with a header, or with rows of a list that no record has.
    var errors: [Reject] { findings.filter { $0.severity == .error } }

    mutating func add(_ scored: ScoredRecord) {
        summaries.add(scored)
    }

    /// Notes the pack of a file without verdicts.
    mutating func addNothing(by pack: RulePack) {
        summaries.add(PackSummaries.Entry(PackSummaries.Origin(pack), Summary()))
    }

    /// How many records have each status, of all packs together.
    var counts: Summary.Counts {
        summaries.all.reduce(into: Summary.Counts()) { $0.add($1.summary.counts) }
    }

    /// The name and the text of the summary: a line for each pack is JSON as long as there is only one.
    var summary: (name: String, text: String) {
        let lines = summaries.all.map { SummaryReport($0.summary, of: $0.pack).json + "\n" }
        return (lines.count == 1 ? "summary.json" : "summary.ndjson", lines.joined())
    }
}

extension ExplainLevel: NamedChoice {}

extension CatalogueRun {
    /// Scores a file; otherwise says why no pack judges it and ends the command.
    @discardableResult
    mutating func scoreOrEnd(
        _ bytes: [UInt8], name: String, _ display: DisplayOptions, each: (Outcome) -> Void
    ) throws -> RecordCount {
        do throws(PackChooser.Failure) {
            return try score(bytes, name: name, each: each)
        } catch {
            throw error.ended(display)
        }
    }

    fileprivate mutating func mainPackOrEnd(_ display: DisplayOptions) throws -> RulePack {
        do throws(PackChooser.Failure) {
            return try mainPack()
        } catch {
            throw error.ended(display)
        }
    }
}
