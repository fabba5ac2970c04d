import ArgumentParser
import BinhXet
import Glibc
import RuleDiagnostics
import RuleReport

/// The program `binhxet`: one file for each of its commands.
@main
struct BinhXetProgram: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "binhxet",
        abstract: words(
            vi: "Bình xét danh hiệu học tập theo bộ tiêu chí viết bằng YAML.",
            en: "Judges learning titles by rule packs written in YAML."),
        discussion: words(
            vi: """
                Kết quả ra đầu ra chuẩn, thông báo ra đầu ra lỗi. Mã thoát: 0 tốt; 1 có phát hiện hoặc kiểm thử \
                không đạt; 2 dùng sai lệnh; 3 bộ tiêu chí không dịch được; 4 có hồ sơ hỏng (hồ sơ tốt vẫn được \
                chấm); 5 lỗi tệp hoặc hệ thống.
                """,
            en: """
                Results go to standard output, messages to standard error. Exit codes: 0 good; 1 findings or \
                failed tests; 2 wrong use; 3 a pack does not compile; 4 some records were bad (the good ones are \
                scored all the same); 5 file or system problem.
                """),
        version: EngineVersion.current,
        subcommands: [
            InitCommand.self, CheckCommand.self, FormatCommand.self, TestCommand.self, ScoreCommand.self,
            ExplainCommand.self, VerifyCommand.self, DiffCommand.self, ImpactCommand.self, DocsCommand.self,
            TemplateCommand.self, EvalCommand.self, SchemaCommand.self, CodesCommand.self, LSPCommand.self,
        ])

    /// Runs a command and ends with the exit code that `product.md` names for what happened.
    static func main() async {
        FileAccess.reserveStreams()
        // A limit on the size of files is a problem of files, not the end of the program.
        signal(SIGXFSZ, SIG_IGN)
        do {
            var command = try namedCommand() ?? parseAsRoot()
            if var command = command as? any ConcurrentCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            end(error)
        }
    }

    /// The command that the first word names, if the other words are right for it.
    ///
    /// To read them as words of one command takes half as long as to read them as words of the program, which looks at
    /// its own options and at those of the command once more. What is wrong or asks for help is read again by the
    /// program, whose answer names it.
    private static func namedCommand() -> (any ParsableCommand)? {
        let words = CommandLine.arguments.dropFirst()
        guard let name = words.first,
            let type = configuration.subcommands.first(where: { $0.configuration.commandName == name }),
            let command = try? type.parseAsRoot(Array(words.dropFirst())), Swift.type(of: command) == type
        else { return nil }
        return command
    }

    private static func end(_ error: any Error) -> Never {
        let text = ParserWords.text(fullMessage(for: error), in: .preferred)
        let code = exitCode(for: error)
        // The parser's own code for wrong use is that of BSD; ours is 2 for every wrong use.
        guard code == .validationFailure else {
            if !text.isEmpty { Console.write(text + "\n", to: code == .success ? 1 : 2) }
            Glibc.exit(code.rawValue)
        }
        if let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-"),
            !commandNames.contains(word)
        {
            let message = LocalizedText(vi: "không có lệnh `\(word)`", en: "there is no command `\(word)`")
            Console.fail(message.suggesting(Suggestion.nearest(to: word, among: commandNames)))
            Console.note(words(vi: "  Xem các lệnh: binhxet --help", en: "  The commands: binhxet --help"))
        } else {
            Console.note(text)
        }
        Glibc.exit(ExitStatus.wrongUse.rawValue)
    }

    private static var commandNames: [String] {
        configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    }
}

/// A command that can work on several cores.
///
/// Other than commands by the parser's own protocol for this, it starts on the thread of the program: a run that needs
/// no second thread starts none.
protocol ConcurrentCommand: ParsableCommand {
    mutating func run() async throws
}

/// What the program's exit code says.
enum ExitStatus: Int32 {
    case findings = 1
    case wrongUse = 2
    case packFails = 3
    case badRecords = 4
    case fileProblem = 5
}

extension ExitCode {
    init(_ status: ExitStatus) {
        self.init(status.rawValue)
    }
}
