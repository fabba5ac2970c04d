import ArgumentParser
import RuleDiagnostics

/// `binhxet codes`: explains the codes of findings.
struct CodesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "codes",
        abstract: words(
            vi: "Giải thích mã của một phát hiện, với ví dụ sai và đúng.",
            en: "Explains the code of a finding, with a wrong and a right example."))

    @Argument(
        help: ArgumentHelp(
            words(vi: "Mã, như P503; bỏ trống để xem tất cả.", en: "A code such as P503; none lists all.")))
    var code: String?

    @OptionGroup var display: DisplayOptions

    func run() throws {
        guard let code else {
            for explanation in CodeExplanation.all {
                Console.out("\(explanation.code.rawValue)  \(explanation.title[display.lang])")
            }
            return
        }
        guard let known = DiagnosticCode(rawValue: code.uppercased()) else {
            let nearest = Suggestion.nearest(to: code, among: DiagnosticCode.allCases.map(\.rawValue))
            Console.fail(
                LocalizedText(vi: "không có mã `\(code)`", en: "there is no code `\(code)`")
                    .suggesting(nearest), display.lang)
            throw ExitCode(.wrongUse)
        }
        Console.out(text(of: CodeExplanation.of(known)))
    }

    private func text(of explanation: CodeExplanation) -> String {
        let wrong = LocalizedText(vi: "Sai:", en: "Wrong:")[display.lang]
        let right = LocalizedText(vi: "Đúng:", en: "Right:")[display.lang]
        var parts = [
            "\(explanation.code.rawValue): \(explanation.title[display.lang])",
            explanation.meaning[display.lang],
            wrong + "\n" + indented(explanation.wrong.shown),
            right + "\n" + indented(explanation.right.shown),
        ]
        if !explanation.related.isEmpty {
            let words = LocalizedText(vi: "Xem thêm:", en: "See also:")[display.lang]
            parts.append(words + " " + explanation.related.map(\.rawValue).joined(separator: ", "))
        }
        return parts.joined(separator: "\n\n")
    }

    private func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    " + $0 }
            .joined(separator: "\n")
    }
}
