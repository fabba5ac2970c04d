import ArgumentParser
import BinhXet
import RuleDiagnostics
import RuleRecords

/// `binhxet eval`: evaluates one expression and prints JSON.
struct EvalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: words(
            vi: "Tính một biểu thức và in JSON.", en: "Evaluates one expression and prints JSON."),
        usage: "binhxet eval <expression> [--input <file>] [--lang <lang>] [--color <color>]",
        discussion: words(
            vi: """
                Các biến là các khóa của đối tượng JSON ở --input. Thiếu dữ liệu thì in null và kể tên. Đặt biểu \
                thức trong dấu nháy đơn: binhxet eval '-7 % 3'.
                """,
            en: """
                The variables are the members of the JSON object in --input. Missing data print null and their \
                names. Put the expression in single quotes: binhxet eval '-7 % 3'.
                """))

    // An expression may start with a minus, so what is no known option is taken for it.
    @Argument(
        parsing: .allUnrecognized,
        help: ArgumentHelp(words(vi: "Biểu thức.", en: "The expression."), valueName: "expression"))
    var expressions: [String] = []

    @Option(
        help: ArgumentHelp(
            words(
                vi: "Tệp JSON chứa các biến; - là đầu vào chuẩn.",
                en: "A JSON file of variables; - is standard input."),
            valueName: "file"))
    var input: String?

    @OptionGroup var display: DisplayOptions

    /// What was given, without the `--` that says that no options follow.
    private var given: [String] {
        let end = expressions.firstIndex(of: "--") ?? expressions.endIndex
        return Array(expressions[..<end] + expressions[end...].dropFirst())
    }

    func validate() throws {
        let stray = expressions.prefix { $0 != "--" }.first { $0.hasPrefix("--") }
        if let stray {
            let text = LocalizedText(vi: "không có tùy chọn `\(stray)`", en: "there is no option `\(stray)`")
            let nearest = Suggestion.nearest(to: stray, among: ["--input", "--lang", "--color"])
            throw ValidationError(text.suggesting(nearest)[.preferred])
        }
        guard given.count == 1 else {
            throw ValidationError(
                words(
                    vi: "cần đúng một biểu thức, đặt trong dấu nháy đơn",
                    en: "give exactly one expression, in single quotes"))
        }
    }

    mutating func run() throws {
        switch ExpressionRun.evaluate(given.joined(), input: try variables()) {
        case .value(let json): Console.out(json)
        case .unknown(let names):
            Console.out("null")
            let text = LocalizedText(
                vi: "chưa biết vì thiếu: \(names.joined(separator: ", "))",
                en: "unknown, because this is missing: \(names.joined(separator: ", "))")
            Console.note(text[display.lang])
        case .unreadable(let names):
            let list = names.map { "`\($0)`" }.joined(separator: ", ")
            Console.fail(
                LocalizedText(
                    vi: "số ở \(list) quá dài để giữ chính xác",
                    en: "the number in \(list) is too long to be held exactly"), display.lang)
            throw ExitCode(.badRecords)
        case .notCompiled(let findings, let sources):
            report(findings, sources)
            throw ExitCode(.packFails)
        case .failed(let finding, let sources):
            report([finding], sources)
            throw ExitCode(.badRecords)
        }
    }

    private func report(_ findings: [Diagnostic], _ sources: SourceSet) {
        Console.write(FindingFormat.pretty.text(of: findings, in: sources, display, descriptor: 2), to: 2)
    }

    private func variables() throws -> JSONValue? {
        guard let input else { return nil }
        let bytes = try Console.bytes(of: input, display)
        do throws(JSONFault) {
            let value = try JSONParser.value(of: bytes)
            if case .object = value.content { return value }
        } catch {
            let place = LineTable(bytes).position(ofByte: error.offset, in: bytes)
            let severity = Severity.error.name[display.lang]
            Console.note(
                "\(input):\(place.line):\(place.column): \(severity)[\(error.code.rawValue)]: "
                    + error.message[display.lang])
            throw ExitCode(.badRecords)
        }
        Console.fail(
            LocalizedText(
                vi: "`\(input)` không phải là một đối tượng JSON", en: "`\(input)` is not a JSON object"),
            display.lang)
        throw ExitCode(.badRecords)
    }
}
