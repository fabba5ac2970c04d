import ArgumentParser
import BinhXet
import RuleDiagnostics
import RuleModel
import RuleRecords

/// `binhxet template`: an empty sheet to fill in with the records of a pack.
struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: words(
            vi: "Tạo bảng CSV trống để nhập hồ sơ của một bộ tiêu chí.",
            en: "Writes an empty CSV sheet for the records of a pack."),
        discussion: words(
            vi: """
                Tên cột là tên gọi của số liệu, mở được bằng Excel tiếng Việt; `score` đọc lại bảng đã điền mà không \
                cần tùy chọn nào. Mỗi mục của một danh sách có các cột đánh số, hoặc nằm ở một bảng riêng: \
                --list people=thanh-vien.csv.
                """,
            en: """
                The headings are what people call the data, and Vietnamese Excel opens the file; `score` reads the \
                filled sheet back without any option. The items of a list have numbered columns, or a sheet of \
                their own: --list people=members.csv.
                """))

    @OptionGroup var choice: PackArgument

    @Option(
        help: ArgumentHelp(
            words(
                vi: "Tệp kết quả, đuôi .csv; - là đầu ra chuẩn.",
                en: "Where it goes, a .csv file; - is standard output."), valueName: "file"))
    var out = "-"

    @Option(
        help: ArgumentHelp(
            words(
                vi: "Số mục của mỗi danh sách có cột trong bảng.",
                en: "For how many items of each list the sheet has columns."), valueName: "count"))
    var items = 6

    @Option(
        help: ArgumentHelp(
            words(
                vi: "Ghi các mục của một danh sách vào bảng riêng: people=thanh-vien.csv.",
                en: "Write the items of a list to a sheet of their own: people=members.csv."),
            valueName: "field=file"))
    var list: [ListSheet] = []

    @OptionGroup var display: DisplayOptions

    func validate() throws {
        let files = [out] + list.map(\.file)
        if let workbook = files.first(where: TemplateCommand.isWorkbook) {
            throw ValidationError(
                words(
                    vi: "chưa ghi được bảng tính như `\(workbook)`; hãy ghi tệp .csv, Excel mở được",
                    en:
                        "workbooks such as `\(workbook)` cannot be written yet; write a .csv file, which Excel opens"
                ))
        }
        let places = files.filter { $0 != "-" }.compactMap { FileAccess.Identity($0) }
        guard Set(places).count == places.count, Set(list.map(\.field)).count == list.count else {
            throw ValidationError(
                words(
                    vi: "mỗi bảng cần một tệp riêng, và mỗi danh sách một bảng",
                    en: "each sheet needs a file of its own, and each list one sheet"))
        }
        guard (0...100).contains(items) else {
            throw ValidationError(
                words(vi: "--items là số từ 0 đến 100", en: "--items is a number from 0 to 100"))
        }
    }

    private static func isWorkbook(_ path: String) -> Bool {
        [".xlsx", ".xlsm", ".xls", ".ods"].contains { path.lowercased().hasSuffix($0) }
    }

    func run() throws {
        let pack = try choice.load(display).pack
        let lists = try list.map { (sheet: $0, field: try field(of: $0, in: pack)) }
        let template = SheetTemplate(
            of: pack, in: display.lang, items: items, apart: Set(list.map(\.field)))
        for (sheet, field) in lists {
            let items = SheetTemplate(ofItems: field, in: display.lang)
            try Console.write(items.text, toFile: sheet.file, display)
        }
        try Console.write(template.text, toFile: out, display)
    }

    private func field(of sheet: ListSheet, in pack: RulePack) throws -> Field {
        let lists = pack.schema.fields.filter { if case .list = $0.kind { true } else { false } }
        if let field = lists.first(where: { $0.name == sheet.field }) { return field }
        let text = LocalizedText(
            vi: "bộ tiêu chí không có danh sách `\(sheet.field)`", en: "the pack has no list `\(sheet.field)`"
        )
        Console.fail(
            text.suggesting(Suggestion.nearest(to: sheet.field, among: lists.map(\.name))), display.lang)
        throw ExitCode(.wrongUse)
    }
}
