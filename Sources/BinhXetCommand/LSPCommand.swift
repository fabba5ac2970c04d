import ArgumentParser
import BinhXet
import RuleDiagnostics
import RuleLanguageServer
import RuleLayout

/// `binhxet lsp`: a language server that editors start and talk to over standard input and output.
struct LSPCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lsp",
        abstract: words(
            vi: "Máy chủ ngôn ngữ cho trình soạn thảo.", en: "Language server for editors."),
        discussion: words(
            vi: """
                Trình soạn thảo tự chạy lệnh này và trao đổi theo Language Server Protocol 3.17 qua đầu vào và đầu ra \
                chuẩn.
                """,
            en: """
                Editors start it themselves, and talk to it by the Language Server Protocol 3.17 over standard \
                input and output.
                """))

    @Option(
        help: ArgumentHelp(
            words(
                vi: "Ngôn ngữ; nếu bỏ trống thì theo trình soạn thảo.",
                en: "Language; that of the editor where it is left out.")))
    var lang: Language?

    @Flag(
        help: ArgumentHelp(
            words(
                vi: "Qua đầu vào và đầu ra chuẩn; luôn là vậy.",
                en: "Over standard input and output, as always.")))
    var stdio = false

    mutating func run() throws {
        let language = lang ?? .preferred
        var server = LanguageServer(language: language, isLanguageChosen: lang != nil) { source in
            if case .text(let text) = RuleLayout.format(source) { text } else { nil }
        }
        do throws(FileProblem) {
            try serve(&server)
        } catch {
            if !error.isBrokenPipe { Console.fail(error.message, language) }
            throw ExitCode(.fileProblem)
        }
        // A client that went away without a word has not ended the server well.
        throw ExitCode(server.exitCode ?? ExitStatus.findings.rawValue)
    }

    /// Moves bytes to and fro until the client ends it.
    private func serve(_ server: inout LanguageServer) throws(FileProblem) {
        let input = try InputFile("-")
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while server.exitCode == nil {
            let count = try input.read(into: &chunk, at: 0, most: chunk.count)
            guard count > 0 else { return }
            try send(server.receive(chunk[..<count]))
            // Findings wait until all that was typed has come in.
            if !input.hasMore { try send(server.refresh()) }
        }
    }

    private func send(_ bytes: [UInt8]) throws(FileProblem) {
        if !bytes.isEmpty { try FileAccess.write(bytes, to: 1, path: "-") }
    }
}
