import ArgumentParser
import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleModel

/// The options that say among which packs a command chooses, and which local changes apply.
struct PackScope: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            words(
                vi: "Đối tượng được xét, khi một danh hiệu có bộ tiêu chí cho nhiều đối tượng.",
                en: "Whom the pack judges, where a title has packs for several subjects."),
            valueName: "subject"))
    var subject: String?

    @Option(
        help: ArgumentHelp(
            words(vi: "Thư mục chứa các bộ tiêu chí.", en: "The folder that holds the packs."),
            valueName: "dir"))
    var rules = "rules"

    @Option(
        help: ArgumentHelp(
            words(
                vi: "Mã đơn vị hành chính mà thay đổi của địa phương được áp dụng, thay cho mã trong hồ sơ.",
                en: "The place whose overlays apply, instead of that of each record."),
            valueName: "code"))
    var place: String?
}

extension PackScope {
    /// The help for what names a pack.
    static var packHelp: ArgumentHelp {
        ArgumentHelp(
            words(
                vi: "Bộ tiêu chí: tệp, thư mục, mã, hoặc tên danh hiệu.",
                en: "The pack: a file, a folder, an id, or a title."), valueName: "pack")
    }

    /// What chooses among the packs of a name; otherwise says why there are none and ends the command.
    func chooser(named name: String, _ display: DisplayOptions) throws -> PackChooser {
        let chooser: PackChooser
        do throws(PackFolder.NotFound) {
            chooser = try PackChooser(named: name, rules: rules, subject: subject)
        } catch {
            throw error.ended(display)
        }
        // A day chooses among the packs of one title only.
        guard !chooser.hasSeveralTitles else {
            throw PackChooser.Failure.severalPacks(name, chooser.candidates, display)
        }
        return chooser
    }

    /// What chooses the one pack of a name: the only one, or that of a day.
    func chooser(ofOne name: String, on day: Day?, _ display: DisplayOptions) throws -> PackChooser {
        let chooser = try chooser(named: name, display)
        guard day != nil || chooser.candidates.count <= 1 else {
            throw PackChooser.Failure.severalPacks(name, chooser.candidates, display)
        }
        return chooser
    }

    /// Says that no overlay is laid over a pack for a place.
    func noteNoOverlay(_ place: String, _ chooser: PackChooser, _ display: DisplayOptions) {
        let known = chooser.changedPlaces
        let text = LocalizedText(
            vi: "không có thay đổi nào của địa phương `\(place)`",
            en: "no overlay changes anything for the place `\(place)`")
        let list = known.map { "`\($0.code)` \($0.name)" }.joined(separator: ", ")
        let others = LocalizedText(vi: "; hiện có: \(list)", en: "; there are: \(list)")
        Console.note((known.isEmpty ? text : text.followed(by: others))[display.lang])
    }
}
