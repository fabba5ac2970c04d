import ArgumentParser
import BinhXet
import RuleDiagnostics
import RuleModel
import RulePackTesting
import RuleReport

/// `binhxet docs`: the pack as a printable manual, with its blank score sheet.
struct DocsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docs",
        abstract: words(
            vi: "In bộ tiêu chí thành sổ tay, kèm phiếu chấm điểm để trống.",
            en: "Prints a pack as a manual, with its blank score sheet."),
        discussion: words(
            vi: """
                Sổ tay kể bằng lời: tiêu chí, cách cho điểm, xếp loại, số liệu cần khai, minh chứng, căn cứ, và \
                những con số chưa đối chiếu văn bản. Tệp HTML in được trên khổ A4, không cần mạng. Với --place, sổ \
                tay kể cả những gì địa phương đã thay đổi.
                """,
            en: """
                The manual tells in words: criteria, how points are given, classes, the data to fill in, evidence, \
                sources, and the figures that were not checked against the documents. The HTML prints on A4 and \
                needs no network. With --place it tells what the place changed too.
                """))

    @OptionGroup var choice: PackArgument

    @Option(
        help: ArgumentHelp(
            words(
                vi: "Cách in; không ghi thì theo đuôi tệp của --out, rồi đến html.",
                en: "How it is written; without it as the name of --out ends, else html.")))
    var format: ManualFormat?

    @Flag(help: ArgumentHelp(words(vi: "Chỉ in phiếu chấm điểm.", en: "Print the blank score sheet alone.")))
    var sheet = false

    @Option(
        help: ArgumentHelp(
            words(
                vi: "Tệp văn bản có các dòng đầu trang của phiếu; dấu | chia bên trái và bên phải.",
                en: "A text file with the lines above the sheet; a stroke | parts left from right."),
            valueName: "file"))
    var header: String?

    @Option(
        help: ArgumentHelp(
            words(vi: "Tệp kết quả; - là đầu ra chuẩn.", en: "Where it goes; - is standard output."),
            valueName: "file"))
    var out = "-"

    @OptionGroup var display: DisplayOptions

    /// How a manual is written.
    enum ManualFormat: String, NamedChoice {
        case html
        case markdown
    }

    /// What the name of the file asks for; none where it has no ending that is known.
    private var namedFormat: ManualFormat? {
        switch out.fileEnding {
        case nil, "html", "htm": .html
        case "md", "markdown": .markdown
        default: nil
        }
    }

    func validate() throws {
        guard format == nil, namedFormat == nil else { return }
        throw ValidationError.unknownEnding(of: out, known: ["html", "md"])
    }

    func run() throws {
        let chosen = try choice.load(display)
        var manual = sheet ? Manual(of: chosen.pack, on: chosen.day) : try manual(of: chosen)
        if let header {
            let text = String(decoding: try Console.bytes(of: header, display), as: UTF8.self)
            manual.letterhead = Manual.Letterhead.lines(of: text)
        }
        let page = sheet ? manual.sheet(in: display.lang) : manual.page(in: display.lang)
        let text =
            switch format ?? namedFormat ?? .html {
            case .html: PrintHTML.text(of: page)
            case .markdown: PrintMarkdown.text(of: page)
            }
        try Console.write(text, toFile: out, display)
    }

    /// The pack with what stands around it: its other days, what the place changed, and its worked cases.
    private func manual(of chosen: PackArgument.Chosen) throws -> Manual {
        do throws(PackChooser.Failure) {
            var chooser = chosen.chooser
            let figures = try PackHistory.figures(of: chosen.pack, chooser, at: choice.scope.place)
            var changes: PackDiff?
            if !chosen.pack.overlays.isEmpty {
                let own = try chooser.pack(on: chosen.day, at: nil)
                changes = PackDiff(from: [own], to: [chosen.pack])
            }
            return Manual(
                of: chosen.pack, on: chosen.day,
                versions: figures.map { Manual.Version(from: $0.from, pack: $0.pack) }, localChanges: changes,
                examples: try PackExamples.beside(chosen.pack, chooser))
        } catch {
            throw error.ended(display)
        }
    }
}
