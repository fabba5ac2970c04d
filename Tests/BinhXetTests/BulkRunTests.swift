import BinhXet
import RuleBulk
import RuleRecords
import RuleReport
import TestSupport
import Testing

/// What a bulk run gives depends on the records alone.
struct BulkRunTests {
    static let formats: [VerdictFormat] =
        [.none, .codes, .reasons, .full].map { .ndjson($0) } + [.none, .codes, .full].map { .csv($0) }

    private static func chooser(_ pack: String) throws -> PackChooser {
        try PackChooser(named: "rules/\(pack)/pack.yaml", rules: "rules")
    }

    /// Compares runs with 1, 2 and 7 workers, over files and pipes, with records one by one.
    private static func expectSame(_ fixture: BulkFixture, _ format: VerdictFormat) async throws {
        let expected = try fixture.oneByOne(format)
        for (jobs, isSeekable) in [(1, true), (2, false), (7, true)] {
            let found = try await fixture.run(format, jobs: jobs, isSeekable: isSeekable)
            #expect(found.output == expected.output, "\(format), \(jobs) jobs, \(isSeekable)")
            #expect(found.rejects == expected.rejects, "\(format), \(jobs) jobs, \(isSeekable)")
            #expect(Set(found.summaries) == Set(expected.summaries), "\(format), \(jobs) jobs")
        }
    }

    @Test(arguments: ShippedRecords.packs)
    func `all ways to score shipped examples give the same bytes`(pack: String) async throws {
        let lines = try ShippedRecords.ndjson(of: pack).split(separator: "\n").prefix(24)
        let fixture = try BulkFixture(lines.joined(separator: "\n"), by: try Self.chooser(pack))
        for format in Self.formats { try await Self.expectSame(fixture, format) }
    }

    @Test func `records of several packs and places come out in their order`() async throws {
        let title = "don-vi-hoc-tap"
        let lines = try ShippedRecords.mixed(of: title, seed: 11)
        let chooser = try PackChooser(named: title, rules: "rules", subject: "commune-unit")
        let fixture = try BulkFixture(lines.joined(separator: "\n"), by: chooser)
        for format in [VerdictFormat.ndjson(.codes), .ndjson(.full)] {
            try await Self.expectSame(fixture, format)
        }
    }

    // MARK: - Keys

    private static func line(_ id: String, _ period: Int = 2020) -> String {
        #"{"id":"\#(id)","period":\#(period)}"# + "\n"
    }

    private static let families = "gia-dinh-hoc-tap/qd448-2015"

    @Test(
        arguments: [
            ("ids that do not rise", (0..<100).map { line("h-\(($0 * 37) % 100)") }),
            ("duplicates in one chunk", [line("a"), line("a"), line("b")]),
            (
                "duplicates across chunks",
                (0..<100).map { line("h-\($0)") } + [line("h-3"), line("h-50", 2019)] + [line("h-99")]
            ),
            (
                "rising ids that come again far later",
                (0..<60).map { line("h-\($0)") } + (0..<60).map { line("h-\($0)") }
            ),
            ("the first record again at the end", (0..<120).map { line("h-\($0)") } + [line("h-0")]),
            ("three times the same", (0..<90).map { line("h-\($0 % 30)") }),
            ("ids of other forms", [line("x"), line("\\u0078"), line(" x"), line("X")]),
            ("wrong lines between", (0..<90).flatMap { [line("h-\($0 % 60)"), "{\n", "\n", "[]\n"] }),
        ] as [(String, [String])])
    func `records that come again are found wherever they stand`(name: String, lines: [String]) async throws {
        let fixture = try BulkFixture(lines.joined(), by: try Self.chooser(Self.families))
        try await Self.expectSame(fixture, .ndjson(.none))
        let expected = try fixture.oneByOne(.ndjson(.none))
        // Chunks of one line, of a few, and one for all.
        for chunkSize in [1, 150, 1 << 18] {
            let found = try await fixture.run(.ndjson(.none), jobs: 2, chunkSize: chunkSize)
            #expect(found.output == expected.output && found.rejects == expected.rejects, "\(name)")
        }
    }

    @Test func `of many records in any order the first with a key is found`() async throws {
        var generator = SeededGenerator(seed: 5)
        let ids = (0..<4_000).map { _ in Int.random(in: 0..<8_000, using: &generator) }
        var rows: [Int: Int] = [:]
        var expected: [String] = []
        for (row, id) in ids.enumerated() {
            if let first = rows[id] {
                expected.append("\(row + 1) after \(first)")
            } else {
                rows[id] = row + 1
            }
        }
        let lines = ids.map { Self.line("h-\($0)") }
        let fixture = try BulkFixture(lines.joined(), by: try Self.chooser(Self.families))
        let found = try await fixture.run(.ndjson(.codes), chunkSize: 1 << 16)
        let rejects = try found.rejects.map { line in
            let match = try #require(line.firstMatch(of: /"row":(\d+),.*row (\d+)/))
            return "\(match.1) after \(match.2)"
        }
        #expect(rejects == expected)
    }

    @Test func `records longer than a chunk are whole`() async throws {
        let long = String(repeating: "x", count: 5_000)
        let lines = (0..<40).map { index in
            index % 9 == 4
                ? #"{"id":"h-\#(index)","period":2020,"\#(long)":1}"# + "\n" : Self.line("h-\(index)")
        }
        let fixture = try BulkFixture(lines.joined() + Self.line("h-1"), by: try Self.chooser(Self.families))
        try await Self.expectSame(fixture, .ndjson(.codes))
    }

    @Test(arguments: ["", "\n", "\n\n\n", "\u{FEFF}", "\u{FEFF}\n", line("a"), String(line("a").dropLast())])
    func `small files are no special case`(text: String) async throws {
        let fixture = try BulkFixture(text, by: try Self.chooser(Self.families))
        let found = try await fixture.run(.ndjson(.none))
        #expect(found.position.records == (text.contains("id") ? 1 : 0) && found.rejects.isEmpty)
        #expect(found.position.digest.count == text.utf8.count)
    }

    @Test(arguments: [(0, 1), (1, 1), (34, 1), (35, 2), (68, 2), (69, 3), (900, 7)])
    func `no worker starts that would have no chunk, and all begin with what the first chunk taught`(
        records: Int, workers: Int
    ) async throws {
        // Of 29 bytes each, in chunks of 1,000.
        let lines = (100..<100 + records).map { Self.line("h-\($0)") }
        let fixture = try BulkFixture(lines.joined(), by: try Self.chooser(Self.families))
        let found = try await fixture.run(.ndjson(.none), jobs: 7)
        #expect(found.workers == workers && found.position.records == records)
        #expect(found.firstChunks == min(records, 1))
    }

    @Test func `only what holds a few records is short`() throws {
        let fixture = try BulkFixture("", by: try Self.chooser(Self.families))
        for (count, chunkSize, isShort) in [
            (0, 1 << 18, true), (4_096, 1 << 18, true), (4_097, 1 << 18, false), (500, 499, false),
        ] {
            try fixture.write(String(repeating: "x", count: count))
            let source = try BulkSource.open(fixture.file, RecordOptions(), chunkSize: chunkSize).source
            #expect(source.isShort == isShort, "\(count) bytes, chunks of \(chunkSize)")
        }
    }

    @Test func `long lines are made of smaller chunks, unless a size was asked for`() throws {
        let fixture = try BulkFixture("", by: try Self.chooser(Self.families))
        try fixture.write(String(repeating: "x\n", count: 600_000))
        for (chunkSize, usual, small, least) in [
            (nil, 3, 7, 37), (1 << 17, 10, 10, 10), (1 << 18, 5, 5, 5),
        ] {
            func chunks(for output: VerdictFormat?) throws -> Int {
                var (input, source) = try BulkSource.open(
                    fixture.file, RecordOptions(), chunkSize: chunkSize)
                source.output = output
                let reader = source.reader(input)
                var count = 0
                var memory: [UInt8] = []
                while let chunk = try reader.next(reusing: &memory) {
                    memory = chunk.bytes
                    count += 1
                }
                return count
            }
            #expect(try chunks(for: nil) == usual)
            #expect(try chunks(for: .csv(.codes)) == usual)
            #expect(try chunks(for: .ndjson(.reasons)) == small)
            #expect(try chunks(for: .ndjson(.full)) == least)
        }
    }

    // MARK: - Files that change

    @Test func `what is added to a file while it is read is read too`() async throws {
        let lines = (0..<300).map { Self.line("h-\($0)") }
        let fixture = try BulkFixture(lines.joined(), by: try Self.chooser(Self.families))
        let file = fixture.file
        let found = try await fixture.run(.ndjson(.none), jobs: 1, chunkSize: 4_000) {
            _ = TestFiles.write((lines + [Self.line("h-300")]).joined(), to: file)
        }
        #expect(found.position.records == 301)
    }

    @Test func `a file that shrinks while it is read is a problem of files`() async throws {
        let lines = (0..<3_000).map { Self.line("h-\($0)") }
        let fixture = try BulkFixture(lines.joined(), by: try Self.chooser(Self.families))
        let file = fixture.file
        await #expect(throws: BulkRun.Failure.self) {
            _ = try await fixture.run(.ndjson(.none), jobs: 1, chunkSize: 500) {
                _ = TestFiles.write(Self.line("h-0"), to: file)
            }
        }
    }

    @Test func `a file that is another when its keys are gathered is a problem of files`() async throws {
        let lines = (0..<300).map { Self.line("h-\($0)") } + [Self.line("h-0")]
        let fixture = try BulkFixture(lines.joined(), by: try Self.chooser(Self.families))
        let file = fixture.file
        await #expect(throws: BulkRun.Failure.self) {
            // The file that is open stays; under its name stands another.
            _ = try await fixture.run(.ndjson(.none), jobs: 1, chunkSize: 4_000) {
                _ = try? ProgramRun.run("/bin/rm", [file])
                _ = TestFiles.write(Self.line("h-0"), to: file)
            }
        }
    }

    @Test func `the digest of the input does not depend on workers and chunks`() async throws {
        // Few lines and many bytes.
        let lines = (0..<90).map { String(repeating: "\($0)", count: 500) + "\n" }
        let fixture = try BulkFixture(lines.joined(), by: try Self.chooser(Self.families))
        for (jobs, chunkSize) in [(1, 100), (2, 20_000), (7, 1 << 18), (3, 16_384)] {
            let found = try await fixture.run(.ndjson(.none), jobs: jobs, chunkSize: chunkSize)
            #expect(found.position.digest.name == Digests.tree(of: lines.joined()))
        }
    }
}
