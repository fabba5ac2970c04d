import BinhXet
import RuleBulk
import RuleDiagnostics
import RuleEngine
import RuleModel
import RuleRecords
import RuleReport
import Synchronization
import TestSupport
import Testing

/// The shipped packs with one parameter changed, over the examples beside them.
struct ImpactRunTests {
    private static let rules =
        #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/rules"
    private static let files = (try? PackFolder.packFiles(under: rules)) ?? []

    /// The examples beside a pack.
    private static func examples(_ file: String) throws -> (name: String, bytes: [UInt8]) {
        let folder = String(file.dropLast("pack.yaml".count))
        let names = ["examples.csv", "examples.ndjson"].map { folder + $0 }
        let name = try #require(names.first { FileAccess.kind(of: $0) == .file })
        return (name, try FileAccess.bytes(of: name))
    }

    /// What scoring says of each record: by id its status, class and points.
    private static func scores(_ chooser: PackChooser, _ name: String, _ bytes: [UInt8]) throws -> [String:
        Outcome]
    {
        var scores: [String: Outcome] = [:]
        var run = CatalogueRun(chooser, options: RecordOptions())
        _ = try run.score(bytes, name: name) { outcome in
            if case .verdict(let scored) = outcome { scores[scored.record.id] = Outcome(scored) }
        }
        return scores
    }

    /// The packs with one number changed, as far as they compile, each with the name of the parameter.
    private static func changedPacks(_ chooser: PackChooser) throws -> [(name: String, chooser: PackChooser)]
    {
        var main = chooser
        let parameters = try main.pack(on: nil).parameters.filter { !$0.name.contains(".") }
        // The first ones are enough: every pack that is tried is compiled anew.
        return parameters.prefix(3).flatMap { parameter -> [(name: String, chooser: PackChooser)] in
            guard case .number(let number) = parameter.value else { return [] }
            return [(9, 10), (1, 2)].compactMap { part, whole in
                guard let factor = Rational(part, over: whole), let value = number.multiplied(by: factor)
                else { return nil }
                var other = chooser.trying(parameter.name, as: value.description)
                return (try? other.pack(on: nil)) == nil ? nil : (parameter.name, other)
            }
        }
    }

    @Test(arguments: files)
    func `it names exactly the examples that two runs of scoring disagree on`(file: String) throws {
        let chooser = try PackChooser(named: file, rules: Self.rules)
        let (name, bytes) = try Self.examples(file)
        let before = try Self.scores(chooser, name, bytes)
        for (parameter, other) in try Self.changedPacks(chooser) {
            let after = try Self.scores(other, name, bytes)
            let expected = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
            let run = ImpactRun(
                old: chooser, new: other, trials: [other], fields: [ImpactField("period")],
                options: RecordOptions(), place: nil)
            var named: [String] = []
            let result = try run.compare(bytes, name: name) { record in
                if let id = record.id { named.append(id) }
                #expect(!record.causes.isEmpty)
                #expect(record.causes.allSatisfy { $0.old != $0.new }, "\(parameter): \(record.causes)")
            }
            #expect(Set(named) == expected && named.count == expected.count, "\(parameter)")
            let counts = result.tally.counts
            #expect(counts.changed + counts.otherPoints == expected.count)
            #expect(result.tally.sweep == [counts])
            let byPeriod = result.tally.groups[0].values.reduce(into: ImpactTally.Counts()) { $0.add($1) }
            #expect(byPeriod == counts)
        }
    }

    @Test(arguments: files)
    func `a pack has no impact against itself`(file: String) throws {
        let chooser = try PackChooser(named: file, rules: Self.rules)
        let (name, bytes) = try Self.examples(file)
        let run = ImpactRun(
            old: chooser, new: chooser, trials: [], fields: [], options: RecordOptions(), place: nil)
        let result = try run.compare(bytes, name: name) { Issue.record("\($0)") }
        #expect(result.tally.counts.records > 0 && result.tally.counts.changed == 0)
    }

    /// All that comes of a file by way of columns.
    static func inBulk(
        _ file: String, _ chooser: PackChooser, _ other: PackChooser, chunk: Int, isShared: Bool = false
    ) async throws -> (tally: ImpactTally, changed: [String], rejects: [String], findings: [String])? {
        let (input, source) = try BulkSource.open(file, RecordOptions(), chunkSize: chunk)
        func plan(_ chooser: PackChooser) throws -> ChunkWorker.Plan {
            try ChunkWorker.Plan(
                chooser: SharedChooser(chooser), options: RecordOptions(), format: .ndjson(.none), place: nil,
                hasSummary: false, sheet: source.sheet, elements: source.elements)
        }
        let plan = try ImpactWorker.Plan(
            old: plan(chooser), new: plan(other), trials: [plan(other)], fields: [ImpactField("period")],
            writesRecords: true)
        #expect(source.isPlain(RecordOptions()) && (plan.isShared || !isShared))
        // A limit that the parameter decides makes another schema of it.
        guard plan.isShared || source.format == .ndjson else { return nil }
        let found = Mutex((tally: ImpactTally(groups: 1, sweep: 1), output: [UInt8](), rejects: [String]()))
        let outcome = try await BulkRun(workers: 2) { ImpactWorker(plan) }.score(
            source.reader(input, cutting: plan.cut), from: source.start(cutting: plan.cut),
            again: source.again(cutting: plan.cut)
        ) { result, _ throws(FileProblem) in
            found.withLock { found in
                if let impact = result.impact { found.tally.add(impact) }
                found.output += result.output.bytes
                found.rejects += result.rejects.map(\.line)
            }
            return nil
        }
        let (tally, output, rejects) = found.withLock { $0 }
        let changed = String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
        return (tally, changed, rejects, try plan.findings(after: outcome.position).findings.map(\.line))
    }

    /// The examples and some bad records: as they ship, and lines as an array.
    private static func files(_ name: String, _ bytes: [UInt8]) -> [(name: String, text: String)] {
        let text = String(decoding: bytes, as: UTF8.self)
        var lines = text.split(whereSeparator: \.isNewline).map(String.init)
        guard name.hasSuffix(".ndjson") else {
            let row = lines[1].split(separator: ",", omittingEmptySubsequences: false)
            lines.insert(row.map { _ in "x" }.joined(separator: ","), at: lines.count / 2)
            return [("records.csv", (lines + [lines[1]]).joined(separator: "\r\n"))]
        }
        lines.insert(#"{"id": "wrong", "period": 2020, "nobody": [1, 2]}"#, at: lines.count / 2)
        lines.append(lines[0])
        return [
            ("records.ndjson", lines.joined(separator: "\n")),
            ("records.json", "[" + lines.joined(separator: ",") + "]"),
            ("broken.json", "[\n" + lines.joined(separator: " ,\n") + " {}]"),
        ]
    }

    @Test(arguments: files)
    func `files that are judged in columns say the same`(file: String) async throws {
        let chooser = try PackChooser(named: file, rules: Self.rules)
        var main = chooser
        guard try main.pack(on: nil).targetModel == nil else { return }
        let (name, bytes) = try Self.examples(file)
        let folder = try ProgramRun.temporaryFolder()
        defer { _ = try? ProgramRun.run("/bin/rm", ["-r", folder]) }
        for (parameter, other) in try Self.changedPacks(chooser).prefix(2) {
            for (name, text) in Self.files(name, bytes) {
                let path = "\(folder)/\(name)"
                try #require(TestFiles.write(text, to: path))
                let run = ImpactRun(
                    old: chooser, new: other, trials: [other], fields: [ImpactField("period")],
                    options: RecordOptions(), place: nil)
                var changed: [String] = []
                let expected = try run.compare(Array(text.utf8), name: name) {
                    changed.append(ImpactJSON.line(of: $0))
                }
                #expect(expected.rejected > 0)
                for chunk in [300, 1 << 18] {
                    guard let found = try await Self.inBulk(path, chooser, other, chunk: chunk) else {
                        continue
                    }
                    #expect(found.tally == expected.tally, "\(name), \(parameter)")
                    #expect(found.changed == changed, "\(name), \(parameter)")
                    #expect(found.rejects == expected.rejects.map(\.line), "\(name), \(parameter)")
                    #expect(found.findings == expected.findings.map(\.line), "\(name), \(parameter)")
                }
            }
        }
    }

    @Test func `most shipped packs have a parameter to change`() throws {
        let changed = try Self.files.filter {
            try !Self.changedPacks(try PackChooser(named: $0, rules: Self.rules)).isEmpty
        }
        #expect(changed.count >= 7)
    }

    @Test func `an unknown parameter is a finding`() throws {
        let file = Self.rules + "/gia-dinh-hoc-tap/qd448-2015/pack.yaml"
        var other = try PackChooser(named: file, rules: Self.rules).trying("pas_mark", as: "50")
        #expect(throws: PackChooser.Failure.self) { try other.pack(on: nil) }
    }
}
