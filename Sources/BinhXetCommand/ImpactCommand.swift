import ArgumentParser
import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleModel
import RuleRecords
import RuleReport

/// `binhxet impact`: who gains or loses what by another pack, over real records.
struct ImpactCommand: ConcurrentCommand {
    static let configuration = CommandConfiguration(
        commandName: "impact",
        abstract: words(
            vi: "Cho biết bộ tiêu chí mới làm hồ sơ nào được hay mất danh hiệu.",
            en: "Shows which records gain or lose the title by another pack."),
        discussion: words(
            vi: """
                Chấm mỗi hồ sơ theo cả hai bộ tiêu chí trong một lượt đọc và so sánh: bảng chuyển kết luận, chỉ \
                tiêu nào là nguyên nhân, từng hồ sơ thay đổi. Với --max-changed, mã thoát là 1 khi số hồ sơ đổi kết \
                luận vượt giới hạn. Hồ sơ bị một bộ loại là một hàng hay cột riêng.
                """,
            en: """
                Judges each record by both packs in one pass and compares: transitions between outcomes, the \
                indicators that are responsible, each changed record. With --max-changed the exit code is 1 where \
                more records change their outcome. What a pack rejects has a row or column of its own.
                """))

    @Option(
        help: ArgumentHelp(
            words(
                vi: "Bộ tiêu chí cũ: tệp, thư mục, mã, hoặc tên danh hiệu.",
                en: "The older pack: a file, a folder, an id, or a title."),
            valueName: "pack"))
    var from: String

    @Option(
        help: ArgumentHelp(words(vi: "Bộ tiêu chí mới.", en: "The newer pack."), valueName: "pack"))
    var to: String

    @Option(
        help: ArgumentHelp(
            words(
                vi: "Tệp hồ sơ: .ndjson, .json, .csv; - là đầu vào chuẩn.",
                en: "Records: .ndjson, .json, .csv; - is standard input."),
            valueName: "file"))
    var records: String

    @Option(
        help: ArgumentHelp(
            words(
                vi: "Đếm theo trường này, hoặc theo place, period; có thể lặp lại.",
                en: "Count by this field, or by place or period; may be repeated."),
            valueName: "field"))
    var by: [String] = []

    @Option(
        help: ArgumentHelp(
            words(
                vi: "Tỉ lệ hồ sơ được phép đổi kết luận, như 0.5%.",
                en: "The share of records that may change their outcome, such as 0.5%."),
            valueName: "share"))
    var maxChanged: ShareLimit?

    @Option(
        help: ArgumentHelp(
            words(
                vi: "Thử các giá trị của một tham số của bộ mới, như pass_mark=70..90/5.",
                en: "Try values of a parameter of the newer pack, such as pass_mark=70..90/5."),
            valueName: "range"))
    var sweep: SweepRange?

    @Option(help: ArgumentHelp(words(vi: "Cách in.", en: "How the impact is printed.")))
    var format = ImpactFormat.text

    @Option(
        help: ArgumentHelp(
            words(
                vi: "Tệp NDJSON để ghi mọi hồ sơ thay đổi.", en: "The NDJSON file for all changed records."),
            valueName: "file"))
    var out: String?

    @OptionGroup var scope: PackScope

    @OptionGroup var workers: WorkerOptions

    @Flag(
        help: ArgumentHelp(words(vi: "Không có hồ sơ nào cũng được.", en: "Finding no records is no error.")))
    var allowEmpty = false

    @OptionGroup var input: RecordInput
    @OptionGroup var display: DisplayOptions

    /// How the impact is printed.
    enum ImpactFormat: String, NamedChoice {
        case text
        case json
        case html
    }

    mutating func run() async throws {
        let options = try input.options(display)
        let question = try ImpactQuestion(self, options)
        let (opened, found) = try Console.open(records, options, display)
        let answer: ImpactAnswer
        if let plan = try question.plan(for: found, writesRecords: out != nil) {
            answer = try await question.answer(opened, found, by: plan, workers: workers.count, out: out)
        } else {
            answer = try question.answer(try Console.bytes(of: opened, found, display), out: out)
        }
        try end(question.report(of: answer.tally, limit: maxChanged?.share), answer)
    }

    /// Prints the report and says in the exit code whether the limit is kept and records are good.
    private func end(_ report: ImpactReport, _ answer: ImpactAnswer) throws {
        switch format {
        case .text: Console.write(ImpactText.page(for: report, in: display.lang), to: 1)
        case .json: Console.write(ImpactJSON.text(of: report), to: 1)
        case .html: Console.write(ImpactHTML.page(for: report, in: display.lang), to: 1)
        }
        if report.tally.counts.records == 0, !answer.isBroken, !allowEmpty {
            Console.fail(LocalizedText(vi: "không có hồ sơ nào", en: "there are no records"), display.lang)
            throw ExitCode(.findings)
        }
        if !report.isWithinLimit { throw ExitCode(.findings) }
        if answer.isBroken { throw ExitCode(.badRecords) }
    }
}
