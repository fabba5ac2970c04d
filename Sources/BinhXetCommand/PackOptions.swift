import ArgumentParser
import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleModel

/// The options of every command that needs one pack.
struct PackOptions: ParsableArguments {
    @Option(help: PackScope.packHelp)
    var pack: String

    @OptionGroup var scope: PackScope

    /// The place whose overlays apply, instead of that of each record.
    var place: String? { scope.place }

    /// The one pack that the options name; otherwise says why there is none and ends the command.
    func load(_ display: DisplayOptions) throws -> RulePack {
        var chooser = try scope.chooser(ofOne: pack, on: nil, display)
        do throws(PackChooser.Failure) {
            return try chooser.pack(on: nil)
        } catch {
            throw error.ended(display)
        }
    }

    /// What chooses a pack for each record; otherwise says why not and ends the command.
    func chooser(_ display: DisplayOptions) throws -> PackChooser {
        try scope.chooser(named: pack, display)
    }
}

extension PackChooser.Failure {
    /// Says what is wrong with the choice and ends the command.
    func ended(_ display: DisplayOptions) -> ExitCode {
        switch self {
        case .noPack(.noneInForce(let day, let nearest)):
            let text = LocalizedText(
                vi: "không bộ tiêu chí nào có hiệu lực ngày \(day.slashed)",
                en: "no pack is in force on \(day)")
            let heading = LocalizedText(vi: "; gần nhất:", en: "; the nearest are:")
            let names = nearest.map { "\n  \($0)" }.joined()
            let list = LocalizedText(vi: heading.vi + names, en: heading.en + names)
            Console.fail(nearest.isEmpty ? text : text.followed(by: list), display.lang)
            return ExitCode(.fileProblem)
        case .noPack(.several(let day, let heads)):
            let text = LocalizedText(
                vi: "nhiều bộ tiêu chí cùng có hiệu lực ngày \(day.slashed), hãy chọn một",
                en: "several packs are in force on \(day); name one")
            Console.fail(text.followed(by: heads.choices), display.lang)
            return ExitCode(.packFails)
        case .notCompiled(let result):
            let errors = result.findings.filter { $0.severity == .error }
            Console.write(
                FindingFormat.pretty.text(of: errors, in: result.sources, display, descriptor: 2), to: 2)
            return ExitCode(.packFails)
        }
    }

    /// Says which packs a title has, where one must be named, and ends the command.
    static func severalPacks(_ name: String, _ heads: [PackHead], _ display: DisplayOptions) -> ExitCode {
        let text = LocalizedText(
            vi: "`\(name)` có nhiều bộ tiêu chí, hãy chọn một", en: "`\(name)` has several packs; name one")
        Console.fail(text.followed(by: heads.choices), display.lang)
        return ExitCode(.fileProblem)
    }
}

extension [PackHead] {
    /// What may be chosen instead: the packs, and their subjects where they judge several of one title.
    fileprivate var choices: LocalizedText {
        let (titles, subjects) = (Set(map(\.title)), Set(map(\.subject)))
        guard titles.count == 1, subjects.count > 1 else {
            let list = ":" + map { "\n  \($0)" }.joined()
            return LocalizedText(vi: list, en: list)
        }
        let list = map { "\n  \($0)  --subject \($0.subject)" }.joined()
        return LocalizedText(vi: ", hoặc thêm --subject:" + list, en: ", or add --subject:" + list)
    }
}

extension PackFolder.NotFound {
    func ended(_ display: DisplayOptions) -> ExitCode {
        switch self {
        case .file(let problem): return problem.ended(display)
        case .subject(let subject, let name, let known):
            let text = LocalizedText(
                vi: "`\(name)` không có bộ tiêu chí cho đối tượng `\(subject)`",
                en: "`\(name)` has no pack for the subject `\(subject)`")
            let list = known.map { "`\($0)`" }.joined(separator: ", ")
            Console.fail(
                text.followed(by: LocalizedText(vi: "; hiện có: \(list)", en: "; there are: \(list)")),
                display.lang)
        case .nothing(let name, let nearest, let known):
            let text = LocalizedText(
                vi: "không tìm thấy bộ tiêu chí `\(name)`", en: "there is no pack `\(name)`")
            let list = known.map { "\n  \($0)" }.joined()
            let choice = LocalizedText(vi: "; hiện có:\(list)", en: "; these are at hand:\(list)")
            Console.fail(
                nearest == nil && !known.isEmpty ? text.followed(by: choice) : text.suggesting(nearest),
                display.lang)
        }
        return ExitCode(.fileProblem)
    }
}
