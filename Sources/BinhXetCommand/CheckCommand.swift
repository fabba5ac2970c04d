import ArgumentParser
import BinhXet
import RuleBulk
import RuleCompiler
import RuleDiagnostics
import RuleLayout
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

    @Flag(help: WatchedFiles.help)
    var watch = false

    mutating func run() throws {
        guard watch else { return try check() }
        try WatchedFiles(paths).runOnEveryChange(display) { _ in try check() }
    }

    private func check() throws {
        let places = placeFiles
        let files = try packFiles
        var printer = FindingPrinter(format, display)
        guard !files.isEmpty || !places.isEmpty else {
            printer.finish()
            Console.fail(
                LocalizedText(vi: "không có tệp pack.yaml nào", en: "there is no pack.yaml"), display.lang)
            throw ExitCode(.findings)
        }
        for file in files { try check(file, &printer) }
        try checkTogether(files, &printer)
        for file in places { try check(places: file, &printer) }
        printer.finish()
        if printer.severities.contains(.error) { throw ExitCode(.packFails) }
        if printer.severities.contains(.warning) { throw ExitCode(.findings) }
    }

    /// The packs that the paths lead to, each once: of an overlay and of worked cases the one beside them.
    private var packFiles: [String] {
        get throws {
            let besidePacks: Set<ShapeName?> = [.overlay, .tests]
            let paths = paths.filter { !isPlaceFile($0) }.map { path in
                guard besidePacks.contains(RuleLayout.kind(ofPath: path)) else { return path }
                return PackFolder.file(called: "pack.yaml", beside: path) ?? path
            }
            do throws(FileProblem) {
                return try PackFolder.files(called: "pack.yaml", under: paths)
            } catch {
                throw error.ended(display)
            }
        }
    }

    /// The files of administrative units that the paths name, or that stand in a folder of rules among them.
    private var placeFiles: [String] {
        paths.map { isPlaceFile($0) ? $0 : $0 + "/places/units.yaml" }.filter {
            FileAccess.kind(of: $0) == .file
        }
    }

    private func isPlaceFile(_ path: String) -> Bool {
        RuleLayout.kind(ofPath: path) == .places && FileAccess.kind(of: path) == .file
    }

    /// Checks that the packs of each title follow one another, and the overlays beside them.
    private func checkTogether(_ files: [String], _ printer: inout FindingPrinter) throws {
        let catalogue: PackCatalogue
        do throws(FileProblem) {
            catalogue = try PackCatalogue(packs: files)
        } catch {
            throw error.ended(display)
        }
        printer.add(catalogue.findings(asOf: asOf), in: catalogue.sources)
        for path in catalogue.sources.files.map(\.path) where path.hasSuffix(OverlayHead.ending) {
            check(overlay: path, of: catalogue, &printer)
        }
        for file in catalogue.unusedSharedFields {
            let (findings, sources) = file.findings
            printer.add(findings, in: sources)
        }
    }

    /// Checks a file of administrative units.
    private func check(places path: String, _ printer: inout FindingPrinter) throws {
        let file = PlaceFile.read(try Console.bytes(of: path, display), path: path)
        printer.add(file.findings, in: file.sources)
    }

    /// Checks what an overlay makes of its pack.
    private func check(overlay path: String, of catalogue: PackCatalogue, _ printer: inout FindingPrinter) {
        let places = PlaceTable.shipped(around: path)
        guard let (found, sources) = catalogue.findings(ofOverlay: path, places: places) else { return }
        report(found, in: sources, about: path, &printer)
    }

    /// Checks one pack.
    private func check(_ file: String, _ printer: inout FindingPrinter) throws {
        let result: Compiler.Result
        do throws(FileProblem) {
            result = try PackFolder.compile(file)
        } catch {
            throw error.ended(display)
        }
        report(result.findings, in: result.sources, about: file, &printer)
        if timings {
            for (stage, time) in result.timings {
                let microseconds = time / .microseconds(1)
                Console.note("\(file): \(stage): \(Int(microseconds.rounded())) µs")
            }
        }
        if program, let pack = result.pack { Console.write(Program(of: pack).listing(), to: 1) }
    }

    private func report(
        _ found: [Diagnostic], in sources: SourceSet, about path: String, _ printer: inout FindingPrinter
    ) {
        let findings = found.filter { !quiet || $0.severity != .note }
        printer.add(findings, in: sources)
        if format == .pretty, findings.isEmpty {
            Console.out(LocalizedText(vi: "\(path): không có lỗi", en: "\(path): no findings")[display.lang])
        }
    }
}
