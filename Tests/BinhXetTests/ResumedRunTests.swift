import BinhXet
import RuleBulk
import RuleDiagnostics
import RuleRecords
import RuleReport
import TestSupport
import Testing

/// The digest that a manifest has for a text.
enum Digests {
    static func tree(of text: String) -> String { TreeDigest(of: Array(text.utf8)).name }
}

/// Runs that were killed and gone on with leave what one run leaves.
struct ResumedRunTests {
    private static let families = "gia-dinh-hoc-tap/qd448-2015"

    /// Shipped records many times, with wrong lines and ids that come again.
    private static func text(seed: UInt64) throws -> String {
        var generator = SeededGenerator(seed: seed)
        let lines = try ShippedRecords.ndjson(of: families).split(separator: "\n")
        var text = ""
        for index in 0..<80 {
            let line = lines[Int.random(in: 0..<lines.count, using: &generator)]
            let parts = line.split(separator: "\"", maxSplits: 4, omittingEmptySubsequences: false)
            // Half of the files have ids that rise, so that nothing is remembered but the last.
            let number = seed % 2 == 0 ? index * 2 : Int.random(in: 0..<60, using: &generator)
            text += #"{"id":"h-\#(number)""# + (parts.last ?? "") + "\n"
            if index % 25 == 3 { text += #"{"id":"h-\#(index * 2 + 1)","period":2020,"xyz":1}"# + "\n" }
        }
        return text
    }

    private static func fixture(_ seed: UInt64) throws -> BulkFixture {
        let chooser = try PackChooser(named: "rules/\(families)/pack.yaml", rules: "rules")
        let text = try text(seed: seed)
        // Some as an array, on one line or on several.
        guard seed % 4 > 1 else { return try BulkFixture(text, by: chooser) }
        let elements = text.dropLast().replacing("\n", with: seed % 4 == 2 ? ",\n" : ",")
        return try BulkFixture("[" + elements + "]", by: chooser, name: "records.json")
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `a run killed at random moments ends with the bytes of a clean one`(seed: UInt64) async throws {
        let fixture = try Self.fixture(seed)
        #expect(try await fixture.run(into: "clean", .ndjson(.codes), jobs: 1))
        var generator = SeededGenerator(seed: seed)
        var runs = 0
        while true {
            let chunks = Int.random(in: 0..<40, using: &generator)
            let end: BulkFixture.End =
                Bool.random(using: &generator) ? .killed(after: chunks) : .stopped(after: chunks)
            runs += 1
            let isDone = try await fixture.run(
                into: "again", .ndjson(.codes), jobs: Int.random(in: 1...3, using: &generator),
                chunkSize: Int.random(in: 300...2_000, using: &generator),
                interval: Int.random(in: 1...6_000, using: &generator), end: runs > 20 ? .whole : end)
            if isDone { break }
            let files = fixture.files(of: "again")
            #expect(files.keys.allSatisfy { $0.hasSuffix(".partial") || $0 == RunJournal.name })
            if seed % 2 == 0, let journal = files[RunJournal.name] {
                #expect(String(decoding: journal, as: UTF8.self).contains(#""last_key":["#))
            }
        }
        #expect(fixture.files(of: "again") == fixture.files(of: "clean"))
    }

    @Test func `a run that takes long has a journal, however little it has read`() async throws {
        let fixture = try Self.fixture(2)
        for (patience, hasJournal) in [(Duration.zero, true), (.seconds(1_000), false)] {
            let isDone = try await fixture.run(
                into: "\(hasJournal)", .ndjson(.full), interval: 1 << 40, patience: patience,
                end: .killed(after: 2))
            #expect(!isDone)
            #expect(fixture.files(of: "\(hasJournal)").keys.contains(RunJournal.name) == hasJournal)
        }
    }

    @Test func `a folder takes one run at a time`() throws {
        let folder = try ProgramRun.temporaryFolder() + "/"
        defer { _ = try? ProgramRun.run("/bin/rm", ["-r", folder]) }
        func open() throws -> RunFolder {
            try RunFolder(
                folder, verdicts: "verdicts.ndjson", rejects: folder + "rejects.ndjson", identity: nil)
        }
        do {
            let first = try open()
            let problem = #expect(throws: FileProblem.self) { try open() }
            #expect(problem?.reason.en == "another run is writing here")
            #expect(FileAccess.length(ofFile: first.folder + "verdicts.ndjson.partial") == 0)
        }
        _ = try open()
    }

    @Test func `several packs and overlays are found again`() async throws {
        var lines: [Substring] = []
        for pack in ["don-vi-hoc-tap/qd448-2015", "don-vi-hoc-tap/tt24-2023"] {
            lines += try ShippedRecords.ndjson(of: pack).split(separator: "\n")
        }
        let chooser = try PackChooser(named: "don-vi-hoc-tap", rules: "rules", subject: "commune-unit")
        let fixture = try BulkFixture(lines.joined(separator: "\n"), by: chooser)
        #expect(try await fixture.run(into: "clean", .ndjson(.none)))
        for chunks in [3, 5, 1] {
            let isDone = try await fixture.run(
                into: "again", .ndjson(.none), interval: 1, end: .killed(after: chunks))
            #expect(!isDone)
        }
        #expect(try await fixture.run(into: "again", .ndjson(.none)))
        #expect(fixture.files(of: "again") == fixture.files(of: "clean"))
    }

    @Test func `sheets that several packs judge say the same of their header`() async throws {
        // A column that one of the packs knows, and one that neither does.
        var sheet = "id,period,place,members,xyz\n"
        for index in 0..<80 { sheet += "d-\(index % 70),\(2020 + index % 7),86,\(index),1\n" }
        let chooser = try PackChooser(named: "don-vi-hoc-tap", rules: "rules", subject: "unit")
        let fixture = try BulkFixture(sheet, by: chooser, name: "records.csv")
        #expect(try await fixture.run(into: "clean", .ndjson(.codes)))
        for chunks in [3, 2, 1] {
            _ = try await fixture.run(
                into: "again", .ndjson(.codes), chunkSize: 150, interval: 1, end: .killed(after: chunks))
        }
        #expect(try await fixture.run(into: "again", .ndjson(.codes), chunkSize: 150))
        #expect(fixture.files(of: "again") == fixture.files(of: "clean"))
    }

    @Test func `a run killed while its files got their names is finished`() async throws {
        let fixture = try Self.fixture(1)
        #expect(try await fixture.run(into: "clean", .ndjson(.codes)))
        let clean = fixture.files(of: "clean")
        let folder = fixture.folder + "/again/"
        let names = [BulkFixture.verdicts, "rejects.ndjson", "summary.json", "manifest.json"]
        for moved in 0...names.count {
            _ = try await fixture.run(into: "again", .ndjson(.codes), end: .stopped(after: 5), resumes: false)
            // The journal of a whole run, as it is before the first file gets its name.
            let journal = String(decoding: TestFiles.read(folder + RunJournal.name) ?? [], as: UTF8.self)
            let parts = journal.split(separator: #""whole":false"#, maxSplits: 1)
            #expect(parts.count == 2)
            #expect(TestFiles.write(parts.joined(separator: #""whole":true"#), to: folder + RunJournal.name))
            for name in names.dropFirst(2) { #expect(TestFiles.write("old", to: folder + name + ".partial")) }
            for name in names.prefix(moved) {
                try FileAccess.rename(folder + name + ".partial", to: folder + name)
            }
            #expect(try await fixture.run(into: "again", .ndjson(.codes)))
            #expect(fixture.files(of: "again") == clean, "\(moved) of the files had their names")
        }
    }

    // MARK: - What stands in the way

    @Test func `a finished run or files of no run are nothing to go on with`() async throws {
        let fixture = try Self.fixture(2)
        #expect(try await fixture.run(into: "run", .ndjson(.codes)))
        let whole = fixture.files(of: "run")
        await #expect(throws: RunJournal.Mismatch.finished) {
            _ = try await fixture.run(into: "run", .ndjson(.codes))
        }
        #expect(fixture.files(of: "run") == whole)
        try FileAccess.makeFolder(fixture.folder + "/letters")
        #expect(TestFiles.write("Dear", to: fixture.folder + "/letters/a.txt"))
        await #expect(throws: RunJournal.Mismatch.foreign) {
            _ = try await fixture.run(into: "letters", .ndjson(.codes))
        }
        #expect(fixture.files(of: "letters").keys.sorted() == ["a.txt"])
    }

    private func mismatch(
        _ format: VerdictFormat = .ndjson(.codes), _ change: (BulkFixture) throws -> Void
    ) async throws -> RunJournal.Mismatch? {
        let fixture = try Self.fixture(2)
        _ = try await fixture.run(into: "run", .ndjson(.codes), end: .stopped(after: 20))
        try change(fixture)
        do {
            _ = try await fixture.run(into: "run", format)
            return nil
        } catch let mismatch as RunJournal.Mismatch {
            return mismatch
        }
    }

    @Test func `nothing has changed`() async throws {
        #expect(try await mismatch { _ in } == nil)
    }

    @Test func `other options are another run`() async throws {
        let found = try await mismatch(.ndjson(.none)) { _ in }
        guard case .options = found else {
            Issue.record("\(String(describing: found))")
            return
        }
    }

    @Test func `another input is another run`() async throws {
        #expect(try await mismatch { try $0.write(try Self.text(seed: 4)) } == .input)
        let found = try await mismatch { fixture in
            // As long as before, and another near its start.
            let text = String(decoding: TestFiles.read(fixture.file) ?? [], as: UTF8.self)
            try fixture.write(#"{"id":"k"# + text.dropFirst(8))
        }
        #expect(found == .input)
    }

    @Test func `files that are cut or gone are no run to go on with`() async throws {
        for name in [BulkFixture.verdicts + ".partial", "rejects.ndjson.partial"] {
            let found = try await mismatch { fixture in
                _ = TestFiles.write("", to: fixture.folder + "/run/" + name)
            }
            guard case .broken(let path) = found else {
                Issue.record("\(String(describing: found))")
                return
            }
            #expect(path.hasSuffix(name))
        }
        let found = try await mismatch { fixture in
            _ = TestFiles.write("{}", to: fixture.folder + "/run/" + RunJournal.name)
        }
        guard case .broken = found else {
            Issue.record("\(String(describing: found))")
            return
        }
    }
}
