import ArgumentParser
import BinhXet
import RuleBulk
import RuleCompiler
import RuleDiagnostics
import RuleModel

/// `binhxet check`: compiles packs and reports every finding.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: words(
            vi: "Dịch bộ tiêu chí và báo mọi chỗ sai.", en: "Compiles packs and reports every finding."))

    @Argument(help: ArgumentHelp(words(vi: "Tệp hoặc thư mục.", en: "Files or folders."), valueName: "path"))
    var paths: [String] = ["rules"]

    @Option(help: ArgumentHelp(words(vi: "Cách in.", en: "How findings are printed.")))
    var format = FindingFormat.pretty

    @Flag(help: ArgumentHelp(words(vi: "Bỏ qua các ghi chú.", en: "Leave out notes.")))
    var quiet = false

    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp(
            words(
                vi: "Báo cả danh hiệu không còn bộ tiêu chí nào từ ngày này, như 2025-12-31.",
                en: "Report too the titles that no pack judges from this day on, such as 2025-12-31."),
            valueName: "day"))
    var asOf: Day?

    @Flag(help: ArgumentHelp(words(vi: "In thời gian của từng bước.", en: "Print the time of each stage.")))
    var timings = false

    @Flag(
        help: ArgumentHelp(
            words(
                vi: "In cách chấm hàng loạt: mỗi phần phụ thuộc vào gì.",
                en: "Print how packs score in bulk: what each part depends on.")))
    var program = false

    @OptionGroup var display: DisplayOptions

    mutating func run() throws {
        var files: [String] = []
        do throws(FileProblem) {
            for path in paths { files += try PackFolder.packFiles(under: path) }
        } catch {
            throw error.ended(display)
        }
        guard !files.isEmpty else {
            Console.fail(
                LocalizedText(vi: "không có tệp pack.yaml nào", en: "there is no pack.yaml"), display.lang)
            throw ExitCode(.findings)
        }
        var severities: Set<Severity> = []
        for file in files { severities.formUnion(try check(file)) }
        severities.formUnion(try checkTogether(files))
        for path in paths { severities.formUnion(try checkPlaces(in: path)) }
        if severities.contains(.error) { throw ExitCode(.packFails) }
        if severities.contains(.warning) { throw ExitCode(.findings) }
    }

    /// Checks that the packs of each title follow one another, and the overlays beside them.
    private func checkTogether(_ files: [String]) throws -> Set<Severity> {
        let catalogue: PackCatalogue
        do throws(FileProblem) {
            catalogue = try PackCatalogue(packs: files)
        } catch {
            throw error.ended(display)
        }
        let findings = catalogue.findings(asOf: asOf)
        Console.write(format.text(of: findings, in: catalogue.sources, display, descriptor: 1), to: 1)
        var severities = Set(findings.map(\.severity))
        for path in catalogue.sources.files.map(\.path) where path.hasSuffix(OverlayHead.ending) {
            severities.formUnion(check(overlay: path, of: catalogue))
        }
        for file in catalogue.unusedSharedFields {
            let (findings, sources) = file.findings
            Console.write(format.text(of: findings, in: sources, display, descriptor: 1), to: 1)
            severities.formUnion(findings.map(\.severity))
        }
        return severities
    }

    /// Checks the administrative units of a folder of rules, if it has any.
    private func checkPlaces(in rules: String) throws -> Set<Severity> {
        let path = rules + "/places/units.yaml"
        guard FileAccess.kind(of: path) == .file else { return [] }
        let file = PlaceFile.read(try Console.bytes(of: path, display), path: path)
        Console.write(format.text(of: file.findings, in: file.sources, display, descriptor: 1), to: 1)
        return Set(file.findings.map(\.severity))
    }

    /// Checks what an overlay makes of its pack.
    private func check(overlay path: String, of catalogue: PackCatalogue) -> Set<Severity> {
        let places = PlaceTable.shipped(around: path)
        guard let (found, sources) = catalogue.findings(ofOverlay: path, places: places) else { return [] }
        let findings = found.filter { !quiet || $0.severity != .note }
        Console.write(format.text(of: findings, in: sources, display, descriptor: 1), to: 1)
        if format == .pretty, findings.isEmpty {
            Console.out(LocalizedText(vi: "\(path): không có lỗi", en: "\(path): no findings")[display.lang])
        }
        return Set(findings.map(\.severity))
    }

    /// Checks one pack and says how grave its findings are.
    private func check(_ file: String) throws -> Set<Severity> {
        let result: Compiler.Result
        do throws(FileProblem) {
            result = try PackFolder.compile(file)
        } catch {
            throw error.ended(display)
        }
        let findings = result.findings.filter { !quiet || $0.severity != .note }
        Console.write(format.text(of: findings, in: result.sources, display, descriptor: 1), to: 1)
        if format == .pretty, findings.isEmpty {
            Console.out(LocalizedText(vi: "\(file): không có lỗi", en: "\(file): no findings")[display.lang])
        }
        if timings {
            for (stage, time) in result.timings {
                let microseconds = time / .microseconds(1)
                Console.note("\(file): \(stage): \(Int(microseconds.rounded())) µs")
            }
        }
        if program, let pack = result.pack { Console.write(Program(of: pack).listing(), to: 1) }
        return Set(result.findings.map(\.severity))
    }
}
