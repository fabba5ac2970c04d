import ArgumentParser
import BinhXet
import RuleDiagnostics
import RuleModel
import RuleRecords
import RuleReport

/// `binhxet explain`: one verdict in full, in words.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: words(vi: "Giải thích đầy đủ một kết luận.", en: "Explains one verdict in full."))

    @OptionGroup var source: PackOptions

    @Option(help: ArgumentHelp(words(vi: "Tệp hồ sơ.", en: "The file of records."), valueName: "file"))
    var records: String

    @Option(help: ArgumentHelp(words(vi: "Mã hồ sơ.", en: "The record's id.")))
    var id: String

    @Option(help: ArgumentHelp(words(vi: "Cách in.", en: "How it is printed.")))
    var format = ExplainFormat.text

    @OptionGroup var input: RecordInput
    @OptionGroup var display: DisplayOptions

    /// How one verdict is printed.
    enum ExplainFormat: String, NamedChoice {
        case text
        case json
    }

    mutating func run() throws {
        let writer = VerdictWriter(
            format: format == .json ? .ndjson : .text, level: .full, showsPersonal: input.showsValues,
            display: display, isColored: display.isColored(1))
        var pages: [String] = []
        var faults: [Reject] = []
        var ids: Set<String> = []
        var run = CatalogueRun(
            try source.chooser(display), options: try input.options(display), place: source.place)
        let id = id
        let bytes = try Console.bytes(of: records, display)
        try run.scoreOrEnd(bytes, name: records, display) { outcome in
            switch outcome {
            case .verdict(let scored):
                ids.insert(scored.record.id)
                guard scored.record.id == id else { return }
                pages.append(writer.text(of: scored, isFirst: pages.isEmpty))
            case .reject(let rejects):
                ids.formUnion(rejects.compactMap(\.id))
                faults += rejects.filter { $0.id == id }
            case .finding(let finding): if finding.severity == .error { faults.append(finding) }
            }
        }
        Console.write(pages.joined(), to: 1)
        for fault in faults { Console.note(fault.line(in: display.lang, file: records)) }
        if !faults.isEmpty { throw ExitCode(.badRecords) }
        if pages.isEmpty {
            let text = LocalizedText(vi: "không có hồ sơ `\(id)`", en: "there is no record `\(id)`")
            Console.fail(
                text.suggesting(Suggestion.nearest(to: id, among: ids.sorted())), display.lang)
            throw ExitCode(.findings)
        }
    }
}
