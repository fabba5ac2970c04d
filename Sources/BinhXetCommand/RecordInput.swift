public import ArgumentParser
import BinhXet
import RuleDiagnostics
public import RuleModel
import RuleRecords

/// The options of every command that reads records.
struct RecordInput: ParsableArguments {
    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp(
            words(
                vi: "Ngày xét hiệu lực thay cho ngày cuối của kỳ, như 2020-12-31.",
                en: "The day that decides what is in force, such as 2020-12-31."), valueName: "day"))
    var asOf: Day?

    @Option(
        help: ArgumentHelp(
            words(
                vi: "Bảng mã của tệp; automatic là UTF-8 hoặc UTF-16.",
                en: "Encoding of the file; automatic is UTF-8 or UTF-16.")))
    var encoding = RecordEncoding.automatic

    @Option(
        help: ArgumentHelp(
            words(
                vi: "Tệp CSV chứa các mục của một trường danh sách, nối theo id: people=thanh-vien.csv.",
                en: "A CSV file with the items of a list field, joined by id: people=members.csv."),
            valueName: "field=file"))
    var list: [ListSheet] = []

    @Flag(
        name: .customLong("show-values"),
        help: ArgumentHelp(
            words(
                vi: "Cho hiện giá trị của các trường dữ liệu cá nhân.",
                en: "Let messages and reports hold the values of personal fields.")))
    var showsValues = false

    /// The options as the reader takes them; otherwise says what is wrong and ends the command.
    func options(_ display: DisplayOptions) throws -> RecordOptions {
        var options = RecordOptions()
        options.showsValues = showsValues
        options.asOf = asOf
        options.encoding = encoding
        for sheet in list {
            let bytes = try Console.bytes(of: sheet.file, display)
            if let problem = FileProblem(workbook: bytes, path: sheet.file) { throw problem.ended(display) }
            options.lists[sheet.field] = RecordOptions.ListInput(name: sheet.file, bytes: bytes)
        }
        return options
    }
}

/// A sheet of list items beside the records: `people=members.csv`.
struct ListSheet: ExpressibleByArgument {
    let field: String
    let file: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        field = String(parts[0])
        file = String(parts[1])
    }
}

extension Day: ExpressibleByArgument {
    /// Reads `2020-12-31`.
    public init?(argument: String) {
        self.init(argument)
    }
}

extension Console {
    /// Opens a file of records and looks at what it is; otherwise says why not and ends the command.
    static func open(
        _ path: String, _ options: RecordOptions, _ display: DisplayOptions,
        chunkSize: Int? = nil
    ) throws -> (input: InputFile, source: BulkSource) {
        do throws(FileProblem) {
            return try BulkSource.open(path, options, chunkSize: chunkSize)
        } catch {
            throw error.ended(display)
        }
    }

    /// All bytes of a file that was looked at.
    static func bytes(
        of input: InputFile, _ source: BulkSource, _ display: DisplayOptions
    ) throws -> [UInt8] {
        do throws(FileProblem) {
            return try source.bytes(of: input)
        } catch {
            throw error.ended(display)
        }
    }

    /// The bytes of a file or of standard input; otherwise says why not and ends the command.
    static func bytes(of path: String, _ display: DisplayOptions) throws -> [UInt8] {
        do throws(FileProblem) {
            return try FileAccess.bytes(of: path)
        } catch {
            throw error.ended(display)
        }
    }
}

extension RecordEncoding: NamedChoice {}
