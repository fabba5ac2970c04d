import ArgumentParser
import BinhXet
import Glibc
public import RuleDiagnostics

/// The two streams of the program: data to standard output, messages to standard error.
enum Console {
    /// Writes a text to standard output (1) or standard error (2).
    ///
    /// A reader that went away, as in `binhxet … | head`, ends the program quietly by SIGPIPE.
    static func write(_ text: String, to descriptor: Int32) {
        do {
            try FileAccess.write(Array(text.utf8), to: descriptor, path: "-")
        } catch {
            // Nothing can be said where messages cannot be written.
            if descriptor != 2, !error.isBrokenPipe { fail(error.message) }
            Glibc.exit(ExitStatus.fileProblem.rawValue)
        }
    }

    /// Says why the command cannot go on.
    static func fail(_ message: LocalizedText, _ language: Language = .preferred) {
        note(Severity.error.name[language] + ": " + message[language])
    }

    static func out(_ text: String) {
        write(text + "\n", to: 1)
    }

    /// Writes lines for people; what stands in a record or a file name cannot move the cursor.
    static func note(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        write(lines.map { String($0).printable + "\n" }.joined(), to: 2)
    }

    /// How many cores the program may use.
    static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    static func isTerminal(_ descriptor: Int32) -> Bool {
        isatty(descriptor) == 1
    }

    /// The value of an environment variable, if it is set and not empty.
    static func environment(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        let text = unsafe String(cString: value)
        return text.isEmpty ? nil : text
    }
}

/// A text for people in the language that they asked for; for help, which is worded before options are read.
func words(vi: String, en: String) -> String {
    LocalizedText(vi: vi, en: en)[Language.preferred]
}

extension Language {
    /// The language of `--lang`, else of the environment, else Vietnamese.
    static let preferred: Language = {
        let arguments = CommandLine.arguments
        if let option = arguments.firstIndex(of: "--lang"), option + 1 < arguments.count {
            if let language = Language(rawValue: arguments[option + 1]) { return language }
        }
        let asked = arguments.first { $0.hasPrefix("--lang=") }?.dropFirst("--lang=".count)
        if let asked, let language = Language(rawValue: String(asked)) { return language }
        let locale = ["BINHXET_LANG", "LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(Console.environment)
            .first
        return locale?.hasPrefix("en") == true ? .english : .vietnamese
    }()
}

extension Language: NamedChoice {}

/// When texts are coloured.
enum ColorChoice: String, NamedChoice {
    case auto
    case always
    case never
}

/// The options of every command that prints for people.
struct DisplayOptions: ParsableArguments {
    @Option(help: ArgumentHelp(words(vi: "Ngôn ngữ.", en: "Language.")))
    var lang = Language.preferred

    @Option(help: ArgumentHelp(words(vi: "Tô màu hay không.", en: "Whether to colour.")))
    var color = ColorChoice.auto

    /// Whether a stream is coloured: see no-color.org for `NO_COLOR`.
    func isColored(_ descriptor: Int32) -> Bool {
        switch color {
        case .always: true
        case .never: false
        case .auto:
            Console.environment("NO_COLOR") == nil && Console.environment("TERM") != "dumb"
                && Console.isTerminal(descriptor)
        }
    }
}

extension FileProblem {
    /// The problem in a sentence.
    var message: LocalizedText {
        let words = reason
        let name = "`\(path)`"
        return switch action {
        case .read where path == "-":
            LocalizedText(
                vi: "không đọc được đầu vào chuẩn: \(words.vi)", en: "cannot read standard input: \(words.en)"
            )
        case .read:
            LocalizedText(vi: "không đọc được \(name): \(words.vi)", en: "cannot read \(name): \(words.en)")
        case .write where path == "-":
            LocalizedText(
                vi: "không ghi được ra đầu ra chuẩn: \(words.vi)",
                en: "cannot write to standard output: \(words.en)")
        case .write:
            LocalizedText(vi: "không ghi được \(name): \(words.vi)", en: "cannot write \(name): \(words.en)")
        case .list:
            LocalizedText(
                vi: "không xem được thư mục \(name): \(words.vi)",
                en: "cannot list the folder \(name): \(words.en)")
        }
    }

    /// Says what happened and ends the command; a reader that went away wants to hear nothing.
    func ended(_ display: DisplayOptions) -> ExitCode {
        if !isBrokenPipe { Console.fail(message, display.lang) }
        return ExitCode(.fileProblem)
    }
}

extension Console {
    /// Writes a text to a file or to standard output; otherwise says why not and ends the command.
    static func write(_ text: String, toFile path: String, _ display: DisplayOptions) throws {
        guard path != "-" else { return write(text, to: 1) }
        do throws(FileProblem) {
            try FileAccess.write(text, to: path)
        } catch {
            throw error.ended(display)
        }
    }
}
