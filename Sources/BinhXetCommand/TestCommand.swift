import ArgumentParser
import BinhXet
import RuleDiagnostics
import RuleModel
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
            words(vi: "Tệp tests.yaml hoặc thư mục.", en: "Files tests.yaml, or folders."), valueName: "path")
    )
    var paths: [String] = ["rules"]

    @Flag(
        help: ArgumentHelp(
            words(vi: "Không có trường hợp nào cũng được.", en: "Finding no cases is no error.")))
    var allowEmpty = false

    @OptionGroup var display: DisplayOptions

    mutating func run() throws {
        var files: [String] = []
        do throws(FileProblem) {
            for path in paths { files += try PackFolder.files(called: "tests.yaml", under: path) }
        } catch {
            throw error.ended(display)
        }
        var total = Count()
        for file in files { total.add(try run(file)) }
        Console.out(
            LocalizedText(
                vi: "\(total.passed) trường hợp đạt, \(total.failed) không đạt",
                en: "\(total.passed) passed, \(total.failed) failed")[display.lang])
        if total.hasBrokenFile || total.failed > 0 { throw ExitCode(.findings) }
        if total.passed == 0, !allowEmpty {
            Console.fail(
                LocalizedText(vi: "không có trường hợp kiểm thử nào", en: "there is no case to run"),
                display.lang)
            throw ExitCode(.findings)
        }
    }

    /// What came of the cases.
    private struct Count {
        var passed = 0
        var failed = 0
        /// Whether a test file is wrong itself, so that its cases were not run.
        var hasBrokenFile = false

        mutating func add(_ other: Count) {
            passed += other.passed
            failed += other.failed
            hasBrokenFile = hasBrokenFile || other.hasBrokenFile
        }
    }

    /// Runs the cases of one file and prints those that fail.
    private func run(_ path: String) throws -> Count {
        let file: PackTestFile
        do throws(FileProblem) {
            file = PackTestFile.read(try FileAccess.bytes(of: path), path: path)
        } catch {
            throw error.ended(display)
        }
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
            separator: "/")
        guard let name = file.pack?.value else {
            report(file.findings, in: file.sources)
            return Count(hasBrokenFile: true)
        }
        var run = PackTestRun(try chooser(of: folder.isEmpty ? name : folder + "/" + name))
        let results: [PackTestRunner.CaseResult]
        do throws(PackChooser.Failure) {
            let findings = file.findings + (try run.unbound(in: file))
            report(findings, in: file.sources)
            if findings.contains(where: { $0.severity == .error }) { return Count(hasBrokenFile: true) }
            results = try run.results(of: file)
        } catch {
            throw error.ended(display)
        }
        for result in results where !result.failures.isEmpty { print(result, in: file) }
        let failed = results.filter { !$0.failures.isEmpty }.count
        Console.note("\(path): \(results.count - failed)/\(results.count)")
        return Count(passed: results.count - failed, failed: failed)
    }

    private func chooser(of path: String) throws -> PackChooser {
        do throws(PackFolder.NotFound) {
            return try PackChooser(named: path, rules: "rules")
        } catch {
            throw error.ended(display)
        }
    }

    private func report(_ findings: [Diagnostic], in sources: SourceSet) {
        Console.write(FindingFormat.pretty.text(of: findings, in: sources, display, descriptor: 2), to: 2)
    }

    private func print(_ result: PackTestRunner.CaseResult, in file: PackTestFile) {
        let line = file.sources.position(of: result.name.span).line
        Console.out("\(file.sources[result.name.span.file].path):\(line): \(result.name.value)")
        for failure in result.failures {
            let line = file.sources.position(of: failure.span).line
            let text = LocalizedText(
                vi: "  dòng \(line): \(failure.subject): cần `\(failure.expected)`, được `\(failure.found)`",
                en:
                    "  line \(line): \(failure.subject): expected `\(failure.expected)`, found `\(failure.found)`"
            )
            Console.out(text[display.lang])
        }
    }
}
