import TestSupport
import Testing

struct HelpTests {
    static let commands = [
        "check", "fmt", "test", "score", "explain", "diff", "impact", "docs", "template", "eval", "schema",
        "codes",
    ]

    @Test func `help of the program lists the commands and the exit codes`() throws {
        let run = try Workspace().run("--help")
        #expect(run.lines.first == "Bình xét danh hiệu học tập theo bộ tiêu chí viết bằng YAML.")
        for command in Self.commands { #expect(run.output.contains("\n  \(command) ")) }
        #expect(run.output.contains("2 dùng sai lệnh"))
        #expect(run.messages.isEmpty && run.status == 0)
    }

    @Test(arguments: commands)
    func `help of a command speaks one language`(command: String) throws {
        let place = try Workspace()
        let vietnamese = try place.run(command, "--help")
        #expect(vietnamese.output.contains("CÁCH DÙNG: binhxet \(command)"))
        let foreign = ["OVERVIEW", "USAGE", "OPTIONS", "default", "(values", "Show", "subcommand"]
        for word in foreign { #expect(!vietnamese.output.contains(word), "\(word)") }
        let english = try place.run("help", command, environment: ["LANG=en_US.UTF-8"])
        #expect(english.output.contains("USAGE: binhxet \(command)"))
        #expect(english.output.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test func `the language is that of the option, else of the environment, else Vietnamese`() throws {
        let place = try Workspace()
        func language(_ arguments: [String], _ environment: [String]) throws -> String {
            let run = try place.run(arguments + ["--help"], environment: environment)
            return run.output.contains("Explains") ? "en" : "vi"
        }
        #expect(try language(["codes"], []) == "vi")
        #expect(try language(["codes"], ["LANG=C.UTF-8"]) == "vi")
        #expect(try language(["codes"], ["LANG=en_GB.UTF-8"]) == "en")
        #expect(try language(["codes"], ["LANG=en_GB.UTF-8", "LC_ALL=vi_VN.UTF-8"]) == "vi")
        #expect(try language(["codes"], ["LC_ALL=vi_VN.UTF-8", "BINHXET_LANG=en"]) == "en")
        #expect(try language(["codes", "--lang", "vi"], ["BINHXET_LANG=en"]) == "vi")
        #expect(try language(["codes", "--lang=en"], []) == "en")
    }

    @Test func `the version is a number`() throws {
        let run = try Workspace().run("--version")
        #expect(run.output.split(separator: ".").count == 3)
        #expect(run.status == 0)
    }

    @Test(arguments: [("bash", "complete -"), ("zsh", "#compdef binhxet"), ("fish", "complete -c")])
    func `completions are generated`(shell: String, mark: String) throws {
        let run = try Workspace().run("--generate-completion-script", shell)
        #expect(run.output.contains(mark) && run.output.contains("explain"))
        #expect(run.messages.isEmpty && run.status == 0)
    }
}
