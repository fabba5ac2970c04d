import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleModel
import RulePackTesting
import RuleRecords
import TestSupport

/// Runs every example of a page of the reference and keeps what came out otherwise than the page says.
struct ReferencePage {
    /// How many examples of each kind were run; whoever adds one sees it counted.
    private(set) var counts: [String: Int] = [:]
    /// What is wrong, each with the line of the page.
    private(set) var failures: [String] = []
    /// The YAML files of all examples, each completed to a whole file.
    private(set) var files: [(shape: ShapeName, text: String)] = []

    private var host = HostPack()
    /// The pack of the last example, which the tables and records below it belong to.
    private var pack = ""
    private var overlays: [OverlayFile] = []
    private var shared: [SharedFieldsFile] = []
    private var places = PlaceTable([])
    private var variables: JSONValue?

    /// Findings that only say that an example is a part of a pack.
    private static let expected: Set<DiagnosticCode> = [.unusedField, .unusedName]
    /// Where the pack of the page would stand.
    private static let path = "rules/dong-ho-hoc-tap/vi-du/pack.yaml"

    /// Where a CSV file of worked cases stands.
    private static let folder =
        String(#filePath.dropLast("Reference/ReferencePage.swift".count)) + "Golden/reference/"

    init(_ text: String) {
        for block in MarkdownPage(text).blocks {
            switch block {
            case .fence(let fence): run(fence)
            case .table(let table): run(table)
            }
        }
    }

    private mutating func count(_ kind: String, _ number: Int = 1) {
        counts[kind, default: 0] += number
    }

    private mutating func fail(_ line: Int, _ message: some CustomStringConvertible) {
        failures.append("line \(line): \(message)")
    }

    // MARK: - Fenced blocks

    private mutating func run(_ fence: MarkdownPage.Fence) {
        switch fence.language {
        case "yaml": runYAML(fence)
        case "json": runJSON(fence)
        case "csv" where fence.text.hasPrefix("name,"):
            // The file that the worked cases above it name stands beside these tests.
            count("case files")
            let file = TestFiles.read(Self.folder + "cases.csv").map { String(decoding: $0, as: UTF8.self) }
            if file != fence.text { fail(fence.line, "cases.csv beside the tests has another text") }
        case "csv": runRecords(fence, as: .csv, count: fence.text.split(separator: "\n").count - 1)
        // Commands are run by the tests of the program, and a tree of files is no example.
        case "sh", "text": break
        default: fail(fence.line, "no test knows the language `\(fence.language)`")
        }
    }

    private mutating func runYAML(_ fence: MarkdownPage.Fence) {
        let keys = PackFragment(fence.text).keys
        if keys.contains("cases") {
            count("worked cases")
            files.append((.tests, fence.text))
            runCases(fence.text, line: fence.line)
        } else if keys.contains("extends") {
            count("overlays")
            files.append((.overlay, fence.text))
            // What an overlay changes is the whole pack, not the part that was shown last.
            pack = host.complete("")
            let path = Self.path.replacing("pack.yaml", with: "place.overlay.yaml")
            overlays = [OverlayFile(path: path, bytes: Array(fence.text.utf8))]
            compile(line: fence.line)
        } else if keys.contains("units") {
            count("places")
            files.append((.places, fence.text))
            let file = PlaceFile.read(Array(fence.text.utf8), path: "units.yaml")
            places = file.table
            for finding in file.findings { fail(fence.line, finding.message.en) }
        } else if fence.text.contains("fields.schema.json") {
            count("shared fields")
            files.append((.sharedFields, fence.text))
            let path = "rules/fields/dong-ho.yaml"
            shared = [SharedFieldsFile(path: path, bytes: Array(fence.text.utf8))].compactMap(\.self)
            for finding in shared.flatMap(\.findings.findings) { fail(fence.line, finding.message.en) }
        } else {
            count("packs")
            pack = host.complete(fence.text)
            overlays = []
            files.append((.pack, pack))
            compile(line: fence.line)
        }
    }

    private mutating func compile(line: Int) {
        let result = Compiler.compileForAllDays(
            Array(pack.utf8), path: Self.path, shared: shared, overlays: overlays)
        let renderer = CompactRenderer(result.sources, language: .english)
        for finding in result.findings
        where finding.severity != .note && !Self.expected.contains(finding.code) {
            fail(line, renderer.render(finding))
        }
    }

    /// A record of the last pack, or, without `id`, the variables of the expressions below.
    private mutating func runJSON(_ fence: MarkdownPage.Fence) {
        guard fence.text.contains("\"id\"") else {
            count("variables")
            variables = try? JSONParser.value(of: Array(fence.text.utf8))
            if variables == nil { fail(fence.line, "no JSON") }
            return
        }
        runRecords(fence, as: .json, count: 1)
    }

    private mutating func runRecords(_ fence: MarkdownPage.Fence, as format: RecordFormat, count: Int) {
        self.count("records", count)
        guard let pack = Compiler.compile(Array(pack.utf8), path: Self.path).pack else { return }
        var options = RecordOptions()
        options.format = format
        var run = ScoringRun(pack: pack, options: options)
        var faults: [String] = []
        let found = run.score(Array(fence.text.utf8), name: "records") { outcome in
            switch outcome {
            case .verdict: break
            case .reject(let rejects): faults += rejects.map(\.reason.en)
            case .finding(let finding): faults.append(finding.reason.en)
            }
        }
        for fault in faults { fail(fence.line, fault) }
        if found.records != count { fail(fence.line, "\(found.records) records instead of \(count)") }
    }

    // MARK: - Tables

    private mutating func run(_ table: MarkdownPage.Table) {
        switch table.header.first {
        case "Record": runRows(of: table)
        case "Expression": for row in table.rows { runExpression(row, line: table.line) }
        case "Test": for row in table.rows { runTest(row, line: table.line) }
        default: break
        }
    }

    /// Records in the first column and, in the others, what the verdict has under the key at their head.
    private mutating func runRows(of table: MarkdownPage.Table) {
        // Only a place has overlays, so below one the records are of that place.
        var cases = "pack: pack.yaml\n" + (overlays.isEmpty ? "" : "place: \"86\"\n") + "cases:\n"
        for (number, row) in table.rows.enumerated() {
            let record = row[0].contains("period:") ? row[0] : "period: 2020, " + row[0]
            cases += "  - name: Row \(number + 1) of the table\n    record: { \(record) }\n"
            for (head, cell) in zip(table.header, row).dropFirst() where !cell.isEmpty {
                cases += "    \(Self.expectation(head, cell))\n"
            }
        }
        count("scored records", table.rows.count)
        runCases(cases, line: table.line)
    }

    private static func expectation(_ head: String, _ cell: String) -> String {
        if head == "Gives" { return "because: { \"1.1\": \(cell) }" }
        if head.first?.isNumber == true { return "because: { \"\(head)\": \(cell) }" }
        let path = head.split(separator: ".", maxSplits: 1)
        guard path.count == 2 else { return "\(head.lowercased()): \(cell)" }
        return "\(path[0]): { \"\(path[1])\": \(cell) }"
    }

    /// A unary test, the numbers that it takes and those that it leaves out.
    private mutating func runTest(_ row: [String], line: Int) {
        count("unary tests")
        var host = host
        // Only what stands before it can be left over for `-`.
        let band = "{ at: \"\(row[0] == "-" ? "< -1" : row[0])\", points: \(row[0] == "-" ? 0 : 10) }"
        pack = host.complete(
            """
            fields:
              x: { type: decimal, scale: 3 }
            award:
              value: x
              bands: [\(band), { at: "-", points: \(row[0] == "-" ? 10 : 0) }]

            """)
        var cases = "pack: pack.yaml\ncases:\n"
        for (numbers, points) in [(row[1], 10), (row[2], 0)] {
            for number in numbers.split(separator: ",").map({ $0.drop { $0 == " " } }) {
                let because = "because: { \"1.1\": \(points) }"
                cases += "  - { name: x is \(number), record: { x: \(number) }, \(because) }\n"
            }
        }
        runCases(cases, line: line)
    }

    private mutating func runCases(_ text: String, line: Int) {
        let file = PackTestFile.read(Array(text.utf8), path: Self.folder + "tests.yaml")
        for finding in file.findings { fail(line, finding.message.en) }
        let texts =
            [(Self.path, Array(pack.utf8))] + overlays.map { ($0.path, $0.bytes) }
            + shared.map { ($0.path, $0.bytes) }
        let catalogue = PackCatalogue(texts)
        var run = PackTestRun(PackChooser(file: Self.path, of: catalogue, places: places))
        do {
            for finding in try run.unbound(in: file) { fail(line, finding.message.en) }
            for result in try run.results(of: file) {
                for failure in result.failures {
                    fail(line, "\(result.name.value): \(failure.subject) is \(failure.found)")
                }
            }
        } catch {
            fail(line, "the pack of the cases does not compile")
        }
    }

    /// An expression and its value as JSON, the code of a finding, or what it waits for.
    private mutating func runExpression(_ row: [String], line: Int) {
        count("expressions")
        let found =
            switch ExpressionRun.evaluate(row[0], input: variables) {
            case .value(let json): json
            case .unknown(let names): "unknown: " + names.joined(separator: ", ")
            case .unreadable(let names): "unreadable: " + names.joined(separator: ", ")
            case .notCompiled(let findings, _): findings.first?.code.rawValue ?? ""
            case .failed(let finding, _): finding.code.rawValue
            }
        if found != row[1] { fail(line, "`\(row[0])` is \(found), not \(row[1])") }
    }
}
