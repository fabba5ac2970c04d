import ArgumentParser
import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleModel
import RuleReport

/// `binhxet diff`: what differs between two packs, or what a place changed in one.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: words(
            vi: "So sánh hai bộ tiêu chí theo từng quy định.", en: "Compares two packs, rule by rule."),
        discussion: words(
            vi: """
                So theo mã, không so theo chữ: đổi tên gọi, thứ tự hay chú thích không phải là đổi quy định và \
                được kể riêng. Với một bộ tiêu chí và --place, cho biết địa phương đã thay đổi những gì. Mã thoát \
                là 0, trừ khi có --exit-code.
                """,
            en: """
                Compares by ids, not by text: another label, order or comment is no change of rule and is listed \
                apart. With one pack and --place it shows what the place changed. The exit code is 0, unless \
                --exit-code asks for 1.
                """))

    @Argument(
        help: ArgumentHelp(
            words(
                vi: "Bộ tiêu chí cũ và mới: tệp, thư mục, mã, hoặc tên danh hiệu.",
                en: "The older and the newer pack: a file, a folder, an id, or a title."),
            valueName: "pack"))
    var packs: [String]

    @OptionGroup var scope: PackScope

    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp(
            words(
                vi: "Chỉ so các giá trị của một ngày, như 2020-12-31.",
                en: "Compare only what holds on one day, such as 2020-12-31."), valueName: "day"))
    var asOf: Day?

    @Option(help: ArgumentHelp(words(vi: "Cách in.", en: "How the changes are printed.")))
    var format = DiffFormat.text

    @Flag(
        help: ArgumentHelp(
            words(vi: "Mã thoát là 1 khi có quy định khác nhau.", en: "End with 1 where rules differ.")))
    var exitCode = false

    @OptionGroup var display: DisplayOptions

    /// How a comparison is printed.
    enum DiffFormat: String, NamedChoice {
        case text
        case markdown
        case json
    }

    func validate() throws {
        guard packs.count == 2 || (packs.count == 1 && scope.place != nil) else {
            throw ValidationError(
                words(
                    vi: "cần hai bộ tiêu chí, hoặc một bộ và --place",
                    en: "name two packs, or one pack and --place"))
        }
    }

    func run() throws {
        let diff = try packs.count == 2 ? betweenPacks() : ofPlace(scope.place ?? "")
        switch format {
        case .text:
            let text = DiffText(language: display.lang, usesColor: display.isColored(1))
            Console.write(text.page(for: diff), to: 1)
        case .markdown: Console.write(DiffMarkdown(language: display.lang).page(for: diff), to: 1)
        case .json: Console.write(DiffJSON.text(of: diff), to: 1)
        }
        if exitCode, !diff.rules.isEmpty { throw ExitCode(.findings) }
    }

    private func betweenPacks() throws -> PackDiff {
        let choosers = try packs.map { try scope.chooser(ofOne: $0, on: asOf, display) }
        // An overlay holds from some day on, so its place needs one.
        let day =
            asOf ?? scope.place.flatMap { place in choosers.compactMap { $0.latestOverlay(at: place) }.max() }
        let sides = try choosers.map { try versions($0, on: day, at: scope.place) }
        return PackDiff(from: sides[0], to: sides[1])
    }

    /// What the overlays of a place and of those above it change on a day: the last on which one begins to hold.
    private func ofPlace(_ place: String) throws -> PackDiff {
        let chooser = try scope.chooser(ofOne: packs[0], on: asOf, display)
        let day = asOf ?? chooser.latestOverlay(at: place)
        let local = try versions(chooser, on: day, at: place)
        if local.last?.overlays.isEmpty ?? true { scope.noteNoOverlay(place, chooser, display) }
        return PackDiff(from: try versions(chooser, on: day, at: nil), to: local)
    }

    private func versions(_ chooser: PackChooser, on day: Day?, at place: String?) throws -> [RulePack] {
        do throws(PackChooser.Failure) {
            return try PackHistory.versions(chooser, on: day, at: place)
        } catch {
            throw error.ended(display)
        }
    }
}
