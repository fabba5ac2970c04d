import ArgumentParser
import BinhXet
import RuleDiagnostics
import RuleLayout

/// `binhxet fmt`: writes rule files in the house layout.
struct FormatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt",
        abstract: words(
            vi: "Trình bày tệp quy tắc theo lối chung.", en: "Writes rule files in the house layout."),
        discussion: words(
            vi: """
                Chỉ đổi cách trình bày và thứ tự khóa, không đổi ý nghĩa, giữ mọi chú thích. Kể tên các tệp đã ghi; \
                tệp đã đúng lối hoặc sai cú pháp thì để nguyên.
                """,
            en: """
                Changes the layout and the order of keys, never the meaning, and keeps every comment. Names the files \
                that it wrote; those in the layout already, or with faults of syntax, are left alone.
                """))

    @Argument(
        help: ArgumentHelp(
            words(
                vi: "Tệp hoặc thư mục; - đọc đầu vào chuẩn và ghi ra đầu ra chuẩn.",
                en: "Files or folders; - reads standard input and writes standard output."),
            valueName: "path"))
    var paths: [String] = ["rules"]

    @Flag(
        help: ArgumentHelp(
            words(
                vi: "Chỉ kể tên các tệp chưa đúng lối, không ghi gì.",
                en: "Only name the files that are not in the layout, and write nothing.")))
    var check = false

    @OptionGroup var display: DisplayOptions

    mutating func run() throws {
        for path in paths where path != "-" && FileAccess.kind(of: path) == .file {
            guard path.hasSuffix(".yaml") || path.hasSuffix(".yml") else { throw notRules(path) }
        }
        var isLeft = false
        var isBroken = false
        for path in paths {
            for file in PackFolder.allFiles(under: path, endings: [".yaml"]) {
                switch try format(file) {
                case .unchanged, .written: break
                case .differs: isLeft = true
                case .broken: isBroken = true
                }
            }
        }
        if isBroken { throw ExitCode(.packFails) }
        if isLeft { throw ExitCode(.findings) }
    }

    /// Says that a file holds no rules and ends the command: what reads like YAML may be JSON, or a letter.
    private func notRules(_ path: String) -> ExitCode {
        Console.fail(
            LocalizedText(
                vi: "`\(path)` không phải tệp quy tắc: tên không kết thúc bằng .yaml",
                en: "`\(path)` is no file of rules: its name does not end in .yaml"), display.lang)
        return ExitCode(.wrongUse)
    }

    /// What was done with a file.
    private enum Outcome {
        case unchanged, written, differs, broken
    }

    private func format(_ path: String) throws -> Outcome {
        let source = SourceText(path: path, bytes: try Console.bytes(of: path, display))
        switch RuleLayout.format(source) {
        case .text(let text):
            let isSame = source.bytes.elementsEqual(text.utf8)
            if !check, path == "-" { Console.write(text, to: 1) }
            guard !isSame else { return .unchanged }
            if !check, path != "-" { try Console.write(text, toFile: path, display) }
            if check || path != "-" { Console.out(path) }
            return check ? .differs : .written
        case .faulty(let findings, let sources):
            Console.write(FindingFormat.pretty.text(of: findings, in: sources, display, descriptor: 2), to: 2)
            return .broken
        case .refused:
            Console.fail(
                LocalizedText(
                    vi: "`\(path)`: trình bày lại sẽ làm đổi ý nghĩa của tệp, nên tệp được để nguyên",
                    en: "`\(path)`: the layout would change what the file means, so it is left alone"),
                display.lang)
            return .broken
        }
    }
}
