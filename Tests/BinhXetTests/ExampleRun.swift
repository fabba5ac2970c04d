import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleModel
import RulePackTesting
import RuleRecords

/// What the program says about an example.
struct ExampleRun {
    struct Finding: Hashable, CustomStringConvertible {
        var code: DiagnosticCode
        var severity: Severity
        var message: String

        var description: String { "\(severity.rawValue)[\(code.rawValue)]: \(message)" }
    }

    let findings: [Finding]

    init(_ example: Example) {
        switch example {
        case .pack, .packFile:
            findings = ExampleRun.compile(Array((example.packText ?? "").utf8)).findings
        case .bytes(let bytes):
            findings = ExampleRun.compile(bytes).findings
        case .expression(let text, let input):
            findings = ExampleRun.evaluate(text, input: input)
        case .records(_, let format, let text, let list):
            findings = ExampleRun.read(text, as: format, list, by: example.packText ?? "")
        case .rules(let files, let day):
            findings = ExampleRun.check(files, asOf: day.flatMap { Day($0) })
        case .tests(let text):
            findings = ExampleRun.test(text, by: example.packText ?? "")
        }
    }

    private static func compile(_ bytes: [UInt8]) -> (pack: RulePack?, findings: [Finding]) {
        let result = Compiler.compile(bytes, path: "pack.yaml")
        return (result.pack, result.findings.map(Finding.init))
    }

    /// Compiles every pack and looks at them together.
    private static func check(_ files: [RuleFile], asOf day: Day?) -> [Finding] {
        let texts = files.map { (path: $0.path, bytes: Array($0.text.utf8)) }
        let catalogue = PackCatalogue(texts)
        let packs = texts.filter { $0.path.hasSuffix("pack.yaml") }.flatMap { text in
            Compiler.compile(text.bytes, path: text.path, shared: catalogue.sharedFields(for: text.path))
                .findings.map(Finding.init)
        }
        let overlays = texts.filter { $0.path.hasSuffix("overlay.yaml") }.flatMap { text in
            catalogue.findings(ofOverlay: text.path, places: PlaceTable([]))?.findings ?? []
        }
        let places = texts.filter { $0.path.hasSuffix("places/units.yaml") }.flatMap { text in
            PlaceFile.read(text.bytes, path: text.path).findings
        }
        return packs + (places + overlays + catalogue.findings(asOf: day)).map(Finding.init)
    }

    private static func evaluate(_ text: String, input: String?) -> [Finding] {
        let variables = input.flatMap { try? JSONParser.value(of: Array($0.utf8)) }
        switch ExpressionRun.evaluate(text, input: variables) {
        case .value, .unknown, .unreadable: return []
        case .notCompiled(let findings, _): return findings.map(Finding.init)
        case .failed(let finding, _): return [Finding(finding)]
        }
    }

    private static func read(
        _ text: String, as form: Example.RecordForm, _ list: ListSheet?, by packText: String
    ) -> [Finding] {
        let (pack, compiled) = compile(Array(packText.utf8))
        guard let pack else { return compiled }
        var options = RecordOptions()
        switch form {
        case .ndjson: options.format = .ndjson
        case .csv: options.format = .csv
        }
        if let list {
            options.lists[list.field] = RecordOptions.ListInput(
                name: "\(list.field).csv", bytes: Array(list.text.utf8))
        }
        var findings = compiled
        var run = ScoringRun(pack: pack, options: options)
        _ = run.score(Array(text.utf8), name: "records") { outcome in
            switch outcome {
            case .verdict: break
            case .reject(let rejects): findings += rejects.map(Finding.init)
            case .finding(let finding): findings.append(Finding(finding))
            }
        }
        return findings
    }

    private static func test(_ text: String, by packText: String) -> [Finding] {
        let (pack, compiled) = compile(Array(packText.utf8))
        let file = PackTestFile.read(Array(text.utf8), path: "tests.yaml")
        guard let pack else { return compiled }
        // The examples stand beside one pack.
        if let name = file.pack, name.value != "pack.yaml" { return [Finding(.unknownPack(name))] }
        let runner = PackTestRunner(pack: pack)
        let unbound = file.cases.flatMap { runner.unbound(in: $0) }
        return compiled + (file.findings + unbound).map(Finding.init)
    }
}

extension ExampleRun.Finding {
    fileprivate init(_ diagnostic: Diagnostic) {
        self.init(code: diagnostic.code, severity: diagnostic.severity, message: diagnostic.message.en)
    }

    fileprivate init(_ reject: Reject) {
        self.init(code: reject.code, severity: reject.severity, message: reject.reason.en)
    }
}
