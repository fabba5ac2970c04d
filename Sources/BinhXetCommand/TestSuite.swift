import ArgumentParser
import BinhXet
import RuleCompiler
import RuleDiagnostics
import RulePackTesting

/// Runs the cases of test files, one file after the other.
struct TestSuite {
    /// The cases to run must fit all of them.
    let patterns: [Glob]
    /// Whether cases may expect nothing, because what comes out will be written down.
    let acceptsBareCases: Bool
    let display: DisplayOptions
    private(set) var files: [TestReport.File] = []
    /// Whether some cases could not be run because their pack has errors.
    private(set) var hasBrokenPack = false
    /// What came of files before, where a watch runs them again and again.
    private(set) var memory: TestMemory?

    init(patterns: [Glob], acceptsBareCases: Bool, display: DisplayOptions, memory: TestMemory? = nil) {
        self.memory = memory
        self.patterns = patterns
        self.acceptsBareCases = acceptsBareCases
        self.display = display
    }

    /// Runs the cases of one file; faults of the file are printed at once.
    mutating func run(_ path: String) throws {
        if let known = memory?.result(of: path) {
            hasBrokenPack = hasBrokenPack || known.isBroken
            let file = known.file
            return add(
                path, pack: file.pack, findings: file.findings, in: file.sources, results: file.results)
        }
        let wasBroken = hasBrokenPack
        hasBrokenPack = false
        try runAnew(path)
        if let file = files.last { memory?.keep(file, isBroken: hasBrokenPack) }
        hasBrokenPack = hasBrokenPack || wasBroken
    }

    private mutating func runAnew(_ path: String) throws {
        var file: PackTestFile
        do throws(FileProblem) {
            file = PackTestFile.read(try FileAccess.bytes(of: path), path: path)
        } catch {
            throw error.ended(display)
        }
        if acceptsBareCases { file.acceptBareCases() }
        guard let name = file.pack else {
            return add(path, pack: path, findings: file.findings, in: file.sources)
        }
        guard let chooser = try chooser(of: PackFolder.path(of: name.value, beside: path)) else {
            let nearest = Suggestion.nearest(to: name.value, among: ["pack.yaml"])
            let findings = file.findings + [.unknownPack(name, nearest: nearest)]
            return add(path, pack: path, findings: findings, in: file.sources)
        }
        let pack = chooser.candidates.first?.id ?? path
        let cases = file.cases.filter { $0.isChosen(by: patterns, pack: pack) }
        var run = PackTestRun(chooser)
        do throws(PackChooser.Failure) {
            let findings = file.findings + (try run.unbound(in: file))
            guard !findings.contains(where: { $0.severity == .error }) else {
                return add(path, pack: pack, findings: findings, in: file.sources)
            }
            file.cases = cases
            let results = try run.results(of: file)
            add(path, pack: pack, findings: findings, in: file.sources, results: results)
        } catch {
            guard case .notCompiled(let result) = error else { throw error.ended(display) }
            hasBrokenPack = true
            let errors = result.findings.filter { $0.severity == .error }
            add(path, pack: pack, findings: errors, in: result.sources)
        }
    }

    /// Takes note of a file of cases, and prints what is wrong.
    private mutating func add(
        _ path: String, pack: String, findings: [Diagnostic], in sources: SourceSet,
        results: [PackTestRunner.CaseResult] = []
    ) {
        let text = FindingFormat.pretty.text(of: findings, in: sources, display, descriptor: 2)
        Console.write(text, to: 2)
        files.append(
            TestReport.File(
                path: path, pack: pack, sources: sources, results: results, findings: findings))
    }

    /// What chooses the pack of a path for each record; none where nothing is there.
    private func chooser(of path: String) throws -> PackChooser? {
        do throws(PackFolder.NotFound) {
            return try PackChooser(named: path, rules: "rules")
        } catch {
            if case .nothing = error { return nil }
            throw error.ended(display)
        }
    }
}
