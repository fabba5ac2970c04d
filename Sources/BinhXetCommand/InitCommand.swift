import ArgumentParser
import BinhXet
import RuleCompiler
import RuleDiagnostics

/// `binhxet init`: writes a starter pack with its worked cases.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: words(
            vi: "Tạo một bộ tiêu chí mẫu có chú thích, kèm kiểm thử.",
            en: "Writes a commented starter pack with its worked cases."))

    @Argument(
        help: ArgumentHelp(
            words(
                vi: "Thư mục mới, như rules/dong-ho-hoc-tap/qd-cua-tinh.",
                en: "The new folder, such as rules/dong-ho-hoc-tap/qd-cua-tinh."),
            valueName: "dir"))
    var folder: String

    @OptionGroup var display: DisplayOptions

    func validate() throws {
        guard folder.contains(where: { $0 != "/" }) else {
            throw ValidationError(
                words(vi: "hãy đặt tên cho thư mục mới", en: "give the new folder a name"))
        }
    }

    mutating func run() throws {
        let folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        let rules = PackFolder.rules(around: folder + "/pack.yaml")
        let hasSchemas = FileAccess.kind(of: rules + "/pack.schema.json") == .file
        let starter = StarterPack(
            id: StarterPack.id(for: folder), schemas: hasSchemas ? "../../" : "./", language: display.lang)
        var files = [("pack.yaml", starter.pack), ("tests.yaml", starter.tests)]
        if !hasSchemas {
            files += [("pack.schema.json", PackSchema.pack), ("tests.schema.json", PackSchema.tests)]
        }
        for (name, _) in files where FileAccess.kind(of: folder + "/" + name) != nil {
            Console.fail(
                LocalizedText(
                    vi: "`\(folder)/\(name)` đã có, không ghi đè",
                    en: "`\(folder)/\(name)` is there already and is left alone"), display.lang)
            throw ExitCode(.fileProblem)
        }
        do throws(FileProblem) {
            try FileAccess.makeFolder(folder)
            for (name, text) in files {
                try FileAccess.write(text, to: folder + "/" + name)
                Console.out(folder + "/" + name)
            }
        } catch {
            throw error.ended(display)
        }
        let next = LocalizedText(
            vi: "Tiếp theo: binhxet check \(folder) --watch; binhxet test \(folder)",
            en: "Next: binhxet check \(folder) --watch; binhxet test \(folder)")
        Console.note(next[display.lang])
    }
}
