import ArgumentParser
import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleLayout
import RulePackTesting

/// `binhxet test`: runs the worked cases that stand beside packs.
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: words(
            vi: "Chạy các trường hợp kiểm thử cạnh bộ tiêu chí.",
            en: "Runs the worked cases beside the packs."))

    @Argument(
        help: ArgumentHelp(
            words(
                vi: "Tệp tests.yaml, bộ tiêu chí có tệp ấy bên cạnh, hoặc thư mục.",
                en: "Files tests.yaml, packs with one beside them, or folders."), valueName: "path")
    )
    var paths: [String] = ["rules"]

    @Option(
        name: .customLong("run"),
        help: ArgumentHelp(
            words(
                vi: "Chỉ chạy trường hợp có bộ tiêu chí, tên hoặc một chỉ tiêu khớp mẫu (khớp mọi mẫu).",
                en: "Only cases whose pack, name or some indicator fits the pattern (all patterns)."
            ),
            valueName: "glob"))
    var patterns: [String] = []

    @Option(help: ArgumentHelp(words(vi: "Cách in.", en: "How results are printed.")))
    var format = TestFormat.pretty

    @Flag(
        help: ArgumentHelp(
            words(
                vi: "Ghi kết quả hiện có vào tệp kiểm thử; lần chạy đã ghi thì không đạt.",
                en: "Write what comes out into the test files; a run that wrote fails.")))
    var update = false

    @OptionGroup var measures: TestMeasures

    @Flag(
        help: ArgumentHelp(
            words(vi: "Không có trường hợp nào cũng được.", en: "Finding no cases is no error.")))
    var allowEmpty = false

    @Flag(help: WatchedFiles.help)
    var watch = false

    @OptionGroup var display: DisplayOptions

    /// How results are printed.
    enum TestFormat: String, NamedChoice {
        /// What fails, with expected, found and the explanation.
        case pretty
        /// One JSON object.
        case json
        /// The XML of build servers.
        case junit
    }

    mutating func run() throws {
        var memory: TestMemory?
        guard watch else { return try test(&memory) }
        try WatchedFiles(paths).runOnEveryChange(display) { stamps in
            // What is written down has to come of a run of its own.
            if !update { memory = memory ?? TestMemory() }
            memory?.stamps = stamps
            try test(&memory)
        }
    }

    private func test(_ memory: inout TestMemory?) throws {
        let files: [String]
        do throws(FileProblem) {
            files = try PackFolder.files(called: "tests.yaml", under: paths.map(TestCommand.casesFile))
        } catch {
            throw error.ended(display)
        }
        var suite = TestSuite(
            patterns: patterns.map(Glob.init), acceptsBareCases: update, display: display, memory: memory)
        memory = nil
        defer { memory = suite.memory }
        for file in files { try suite.run(file) }
        var report = TestReport(suite.files)
        try measures.measure(&report, display)
        let hasRecorded = update ? try record(report) : false
        write(report)
        if suite.hasBrokenPack { throw ExitCode(.packFails) }
        if report.hasBrokenFile || report.count(of: .failed) > 0 || hasRecorded {
            throw ExitCode(.findings)
        }
        if !measures.areMet(by: report, display) { throw ExitCode(.findings) }
        if report.run == 0, !allowEmpty {
            Console.fail(
                LocalizedText(vi: "không có trường hợp kiểm thử nào", en: "there is no case to run"),
                display.lang)
            throw ExitCode(.findings)
        }
    }

    /// The worked cases that a path leads to: of a pack those beside it.
    private static func casesFile(_ path: String) -> String {
        guard RuleLayout.kind(ofPath: path) == .pack else { return path }
        return PackFolder.file(called: "tests.yaml", beside: path) ?? path
    }

    private func write(_ report: TestReport) {
        switch format {
        case .pretty: TestPrinter(display).write(report)
        case .json: Console.write(report.json, to: 1)
        case .junit: Console.write(report.junit, to: 1)
        }
    }

    /// Writes what came out into the files; whether there was anything to write.
    private func record(_ report: TestReport) throws -> Bool {
        var hasRecorded = false
        for file in report.files where !file.isBroken {
            var recording = CaseRecording(file.sources)
            for result in file.results { recording.add(result) }
            if recording.unrecorded > 0 { noteLeft(recording.unrecorded, in: file.path) }
            for (path, text) in recording.files {
                try Console.write(text, toFile: path, display)
                hasRecorded = true
                Console.note(
                    LocalizedText(
                        vi: "\(path): đã ghi kết quả hiện có, hãy đọc lại rồi chạy lại",
                        en: "\(path): what came out was written; read it and run again")[display.lang])
            }
        }
        return hasRecorded
    }

    /// Says that no value in the file would make some expectations right.
    private func noteLeft(_ count: Int, in path: String) {
        let text = LocalizedText(
            vi: "\(path): \(count) chỗ không ghi được kết quả vào, hãy sửa bằng tay",
            en: "\(path): what came out could not be written in \(count) \(count == 1 ? "place" : "places");"
                + " mend it by hand")
        Console.note(text[display.lang])
    }
}
