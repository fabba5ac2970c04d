import BinhXet
import RuleBulk
import RuleRecords
import RuleReport
import TestSupport
import Testing

/// Arrays of JSON come out the same in bulk as record by record, as far as they can be read.
struct ArrayRunTests {
    private static func chooser(_ pack: String) throws -> PackChooser {
        try PackChooser(named: "rules/\(pack)/pack.yaml", rules: "rules")
    }

    private static let families = "gia-dinh-hoc-tap/qd448-2015"

    private static func record(_ id: String, _ rest: String = "") -> String {
        #"{"id":"\#(id)","period":2020\#(rest)}"#
    }

    /// How programs and people write an array of lines of NDJSON.
    private static let styles: [@Sendable ([Substring]) -> String] = [
        { "[" + $0.joined(separator: ",") + "]" },
        { "[" + $0.joined(separator: ", ") + "]\n" },
        { "[\n" + $0.joined(separator: ",\n") + "\n]\n" },
        { "\u{FEFF} [\r\n  " + $0.joined(separator: "\r\n ,\r\n  ") + "\r\n]\r\n\r\n" },
        { "[\r" + $0.map { spread($0, "\r") }.joined(separator: ",\r") + "\r]" },
        { "[\n  " + $0.map { spread($0, "\n    ") }.joined(separator: ",\n  ") + "\n]" },
    ]

    /// Every member of an object, and every item of a list, on a line of its own.
    private static func spread(_ record: Substring, _ lineBreak: String) -> String {
        var (text, isText) = ("", false)
        for letter in record {
            if letter == "\"" { isText.toggle() }
            let isEnd = letter == "}" || letter == "]"
            if isEnd, !isText { text += lineBreak }
            text.append(letter)
            if letter == ":", !isText { text += " " }
            if letter == "," || letter == "{" || letter == "[", !isText { text += lineBreak }
        }
        return text
    }

    @Test(arguments: ShippedRecords.packs)
    func `examples that ship with packs agree in every form`(pack: String) async throws {
        let lines = try ShippedRecords.ndjson(of: pack).split(separator: "\n").prefix(24)
        let chooser = try Self.chooser(pack)
        for (style, format) in zip(Self.styles, BulkRunTests.formats) {
            try await FileRun.expectAgreement(
                on: Array(style(Array(lines)).utf8), name: "records.json", chooser, format: format,
                note: "\(format)")
        }
    }

    @Test func `records of several packs and places come out in their order`() async throws {
        let title = "don-vi-hoc-tap"
        var lines = try ShippedRecords.mixed(of: title, seed: 12)
        lines.insert(#"{"id":"wrong", "period":"x", "nobody": [ ] }"#, at: lines.count / 3)
        let chooser = try PackChooser(named: title, rules: "rules", subject: "commune-unit")
        try await FileRun.expectAgreement(
            on: Array(Self.styles[5](lines).utf8), name: "records.json", chooser, format: .ndjson(.codes),
            note: "")
    }

    @Test(arguments: [
        "[{\"id\":\"a\"}", "[{\"id\":\"a\"},", "[{\"id\":\"a\"}, \n ", "[{\"id\":\"a\"},]",
        "[{\"id\":\"a\"},,{}]",
        "[{\"id\":\"a\"} {\"id\":\"b\"}]", "[{\"id\":\"a\"}} , {}]", "[{\"id\":\"a\"] , {}]",
        "[{\"id\":[}, 1]",
        "[{\"id\":\"a\"}]]", "[{\"id\":\"a\"}], {}", "[{\"id\":\"a\"}] \n\n", "[{\"id\":\"a\"}] \n\nx \n",
        "[{\"id\":\"a\nb\"},{}]", "[{\"id\":\"a},{}]", "[{\"id\":\"a\\\"},{}]", "[{\"id\":tru},{}]",
        "[{\"id\":01},{}]", "[{\"id\" \"a\"},{}]", "[{},1,null,\"a,b\",[{}],true, {\"id\":\"z\"}]",
        "[{},nul]", "[{\"id\":\"a\\\u{1}b\"},{\"id\":\"b\\\nc\"},{}]", "[{}, 1 2]",
        "[{}, \"]\", \"\\\\\", \"\\\"}\"]", "[{}, @]", "[{\"id\":\"\u{1}\"}]",
        "[{\"id\":\(String(repeating: "[", count: 40))}, {}]",
        "[{\"id\":\(String(repeating: "{\"a\":", count: 31))1\(String(repeating: "}", count: 32)), {}]",
        "[{\"id\":\(String(repeating: "{\"a\":", count: 32))1\(String(repeating: "}", count: 33)), {}]",
    ])
    func `arrays end where their structure does`(text: String) async throws {
        let chooser = try Self.chooser(Self.families)
        // After good records and a bad one, on one line and on several.
        for (separator, rest) in [(",", ""), (",", "," + Self.record("late")), (",\n", "\n")] {
            let before = (0..<12).map { Self.record("h-\($0)", $0 == 9 ? ",\"x\":\"Đ\"" : "") }
            let all = "[" + before.joined(separator: separator) + separator + text.dropFirst()
            try await FileRun.expectAgreement(
                on: Array((all + rest).utf8), name: "records.json", chooser, format: .ndjson(.none),
                chunks: [1, 100, 1 << 18], note: "\(text)\(rest)")
        }
    }

    @Test func `an array that breaks off is named even where no pack judges its records`() async throws {
        let chooser = try PackChooser(named: "gia-dinh-hoc-tap", rules: "rules")
        let text = #"[{"id":"a","period":1975}, {"id":"b","period":1976}, {"id":tru}, {}]"#
        try await FileRun.expectAgreement(
            on: Array(text.utf8), name: "records.json", chooser, chunks: [1, 40, 1 << 18], note: "")
        let run = try FileRun.oneByOne(
            Array(text.utf8), name: "records.json", chooser, RecordOptions(), format: .ndjson(.none))
        #expect(run.rejects.count == 2 && run.findings.count == 1 && !run.count.isComplete)
        #expect(run.findings.first?.contains(#""row":3,"cell":"1:60""#) == true, "\(run.findings)")
    }

    @Test(arguments: [1, 2, 7])
    func `nothing counts after the end but for the digest`(jobs: Int) async throws {
        // All of one length, so that what is cut by length behind the fault looks like records again.
        var records = (1_000..<1_400).map { Self.record("h-\($0)") }
        records[20] = "{]" + String(repeating: " ", count: records[20].utf8.count - 2)
        let text = "[" + records.joined(separator: ",") + "]"
        let fixture = try BulkFixture(text, by: try Self.chooser(Self.families), name: "records.json")
        let found = try await fixture.run(
            .ndjson(.none), jobs: jobs, chunkSize: records[0].utf8.count + 1)
        #expect(found.position.records == 20 && found.position.rejected == 0 && found.rejects.isEmpty)
        #expect(String(decoding: found.output, as: UTF8.self).split(separator: "\n").count == 20)
        #expect(found.position.digest.name == Digests.tree(of: text))
    }

    @Test func `records that come again are found wherever they stand`() async throws {
        let records = (0..<90).map { Self.record("h-\(($0 * 7) % 60)", $0 % 13 == 0 ? ",\"x\":1" : "") }
        for separator in [",", " ,\n"] {
            try await FileRun.expectAgreement(
                on: Array("[\(records.joined(separator: separator))]".utf8), name: "records.json",
                try Self.chooser(Self.families), format: .ndjson(.none), chunks: [1, 150, 1 << 18], note: "")
        }
    }

    @Test(arguments: 0..<120 as Range<UInt64>)
    func `arrays with faults of every kind agree`(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let lines = try ShippedRecords.ndjson(of: Self.families).split(separator: "\n").prefix(20)
        let style = Self.styles[Int(seed) % Self.styles.count]
        var bytes = Array(style(Array(lines)).utf8)
        // Mostly what makes the structure.
        let marks = Array("{}[],:\"\\ \n\r\t0aeE.-\u{7F}".utf8) + [0x80, 0xC3, 0xFF, 0]
        let first = (bytes.firstIndex(of: UInt8(ascii: "{")) ?? 0) + 1
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let place = Int.random(in: first..<bytes.count, using: &generator)
            let mark = marks[Int.random(in: marks.indices, using: &generator)]
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes[place] = mark
            case 1: bytes.insert(mark, at: place)
            case 2: bytes.remove(at: place)
            default: bytes.removeLast(min(Int.random(in: 1...40, using: &generator), bytes.count - place))
            }
        }
        try await FileRun.expectAgreement(
            on: bytes, name: "records.json", try Self.chooser(Self.families), format: .ndjson(.codes),
            chunks: [1, 900, 1 << 18], note: "seed \(seed)")
    }

    @Test func `what a record may be long is told as elsewhere`() async throws {
        // On one side of the limit and the other, with white space that does not count.
        let limit = CSVReader.lengthLimit
        let records = (-1...1).map { more in
            let empty = Self.record("h-\(more)", ",\"head\":\"\"").utf8.count
            return Self.record(
                "h-\(more)", ",\"head\":\"\(String(repeating: "a", count: limit - empty + more))\"")
        }
        let text = "[" + records.joined(separator: " \n,\n \n") + "]"
        try await FileRun.expectAgreement(
            on: Array(text.utf8), name: "records.json", try Self.chooser(Self.families),
            format: .ndjson(.codes), chunks: [1 << 16], note: "")
    }

    @Test(arguments: [
        ("[]", false), (" [ ] ", false), ("[1,{}]", false), ("{\n\"id\":1}", false), ("[", false),
        ("[{\"id\":1}]", true), (" \n[ \n{", true), ("\u{FEFF}[{}", true),
    ])
    func `only arrays that begin with an object are judged in columns`(text: String, isPlain: Bool) throws {
        let fixture = try BulkFixture(text, by: try Self.chooser(Self.families), name: "records.json")
        let source = try BulkSource.open(fixture.file, RecordOptions()).source
        #expect(source.isPlain(RecordOptions()) == isPlain)
    }
}
