import BinhXet
import RuleBulk
import RuleCompiler
import RuleModel
import RuleRecords
import RuleReport
import TestSupport
import Testing

/// Sheets come out the same in bulk as record by record: verdicts, rejects, findings, counts.
struct SheetRunTests {
    private static let packs = [
        "gia-dinh-hoc-tap/qd448-2015", "don-vi-hoc-tap/tt22-2020", "cong-dan-hoc-tap/qd244-2022",
        "dong-ho-hoc-tap/qd448-2015", "cong-dong-hoc-tap/qd448-2015", "cong-dong-hoc-tap/tt44-2014",
        "don-vi-hoc-tap/qd448-2015", "thanh-pho-hoc-tap/vi-du",
    ]

    private static func sheet(of pack: String) throws -> [UInt8]? {
        let path = "rules/\(pack)/examples.csv"
        return FileAccess.kind(of: path) == .file ? try FileAccess.bytes(of: path) : nil
    }

    private static let formats: [VerdictFormat] = [
        .ndjson(.none), .ndjson(.codes), .ndjson(.reasons), .ndjson(.full), .csv(.none), .csv(.codes),
        .csv(.full),
    ]

    @Test(arguments: packs)
    func `sheets that ship with packs agree in every form`(name: String) async throws {
        guard let bytes = try Self.sheet(of: name) else { return }
        let chooser = try PackChooser(named: "rules/\(name)/pack.yaml", rules: "rules")
        for format in Self.formats {
            try await FileRun.expectAgreement(on: bytes, chooser, format: format, note: "\(format)")
        }
    }

    @Test(arguments: packs, [0, 2, 10])
    func `sheets with faults of every kind agree`(name: String, faults: Int) async throws {
        guard let bytes = try Self.sheet(of: name) else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        let chooser = try PackChooser(named: "rules/\(name)/pack.yaml", rules: "rules")
        let title = String(name.prefix { $0 != "/" })
        let subject = try #require(chooser.candidates.first?.subject)
        let several = try PackChooser(named: title, rules: "rules", subject: subject)
        for seed in 0..<4 as Range<UInt64> {
            var variation = SheetVariation(of: text, seed: seed &* 31 &+ UInt64(faults), faults: faults)
            let sheet = variation.sheet(rows: 60)
            let format = Self.formats[Int(seed) % Self.formats.count]
            var options = RecordOptions()
            options.showsValues = seed % 2 == 0
            try await FileRun.expectAgreement(
                on: sheet, seed % 3 == 0 ? several : chooser, options, format: format,
                note: "\(name), seed \(seed)")
        }
    }

    // MARK: - Several packs

    /// Two packs with other columns and other figures by year, and a place with a figure of its own.
    private static var catalogue: PackCatalogue {
        let overlay = """
            extends: don-vi-hoc-tap/cu
            place: { code: "86", name: Nơi ấy }
            in-force: { from: 2016-01-01 }
            source: { ref: mau, at: Điều 9, verified: true }
            set: { parameters.pass_mark: 15 }

            """
        return PackCatalogue([
            RuleText.pack(
                "cu", from: "2016-01-01", to: "2020-12-31",
                more: RuleText.passMark("values: { 2016-01-01: 10, 2019-01-01: 20 }")),
            ("rules/don-vi-hoc-tap/cu/a.overlay.yaml", Array(overlay.utf8)),
            RuleText.pack("moi", from: "2023-01-01", more: withRank),
        ])
    }

    private static let withRank = """
        fields:
          plan: { type: flag, label: { vi: Có kế hoạch, en: Has a plan } }
          rank: { type: count, informative: true, aliases: [hạng], label: { vi: Hạng, en: Rank } }
        """

    private static let sheets = [
        "id;period;place;plan;hạng\na;2018;86;x;1\nb;2023;;x;2\na;2018;01;x;3\nc;2021;;x;\n",
        // A column that no pack knows, one that only one of them knows, and a record of neither.
        "id;period;plan;cột lạ\na;2019;x;1\nb;2017;không;2\nc;2022;x;1\nc;2019;x;\n",
        "id;period;plan;hạng\na;2019;x;1\nb;2017;không;2\n",
        "id;period;plan;hạng\nb;2024;không;2\nb;2024;x;5\n",
        "id;period;plan;hạng\nb;2022;không;2\nb;2021;x;5\n",
        // Only the later pack takes `rnk` for a mistyped column.
        "id;period;plan;rnk\na;2019;x;1\nb;2023;không;2\na;2019;không;2\nb;2023;x;\nb;2019;x;\n",
        "id;period;plan;rank;hạng\na;2019;x;1;1\nb;2023;không;2;2\nc;2018;có;;\nb;2023;x;2;2\n",
        "id,period,plan\n", "id,period,plan", "\n\n;;\nid;period;plan\n\n\na;2018;x\n;;\n\na;2018;x\n",
        "id;plan\na;x\n", "id;period;plan;plan\na;2018;x;x\n", "", " \n\t", ";;\n", "\u{FEFF}",
        "\u{FEFF}id;period;plan\na;2018;x\nb;;x\n;2018;x\nc;hai;x\nd;2018", "\"id;period\na;2018\n", "\"",
        "sep=|\nid|period|plan\r\na|2018|x\r\n", "sep=x\nidxperiodxplan\nax2018x1\n",
        "id;period;plan\na;2018;\"x\nb;2018;x\n\"c\";2018;\"x\"\nd;\"2018\"\"\n",
        "id;period;plan\na;2018;x;\nb;2018\nc;2018;x;y\nd;2018;maybe\n",
    ]

    @Test(arguments: sheets)
    func `sheets of several packs agree`(text: String) async throws {
        let chooser = PackChooser(Self.catalogue)
        for format in [VerdictFormat.ndjson(.reasons), .csv(.full)] {
            try await FileRun.expectAgreement(
                on: Array(text.utf8), chooser, format: format, chunks: [1, 12, 50],
                note: "\(text)")
        }
        try await FileRun.expectAgreement(
            on: Array(text.utf8), chooser, place: "86", note: "a place: \(text)")
        var options = RecordOptions()
        options.asOf = Day("2018-06-30")
        try await FileRun.expectAgreement(on: Array(text.utf8), chooser, options, note: "a day: \(text)")
        try await FileRun.expectAgreement(
            on: Array(text.utf8), chooser, options, place: "86", note: "a day and a place: \(text)")
    }

    @Test func `records whose pack refuses the header stand between others`() async throws {
        let catalogue = PackCatalogue([
            RuleText.pack("cu", from: "2016-01-01", to: "2020-12-31", more: Self.withRank),
            RuleText.pack("moi", from: "2023-01-01"),
        ])
        // Only the earlier pack has a rank, and two columns for it.
        let text = "id;period;plan;rank;hạng\na;2019;x;1;1\nb;2023;không;2;2\na;2019;x;1;1\nb;2023;x;2;2\n"
        try await FileRun.expectAgreement(
            on: Array(text.utf8), PackChooser(catalogue), chunks: [1, 30, 1_000], note: "two ranks")
    }

    @Test(arguments: [0, 3, 15], 0..<10 as Range<UInt64>)
    func `generated sheets of several packs agree`(faults: Int, seed: UInt64) async throws {
        var text = "id,period,place,plan,hạng\n"
        for year in 2016...2025 { text += "a,\(year),\(year % 3 == 0 ? "86" : "01"),có,\(year % 7)\n" }
        var variation = SheetVariation(of: text, seed: seed, faults: faults)
        try await FileRun.expectAgreement(
            on: variation.sheet(rows: 80), PackChooser(Self.catalogue), note: "seed \(seed)")
    }

    @Test func `records of days without a pack are refused once, also as lines`() async throws {
        let lines = (0..<40).map { number in
            #"{"id":"h\#(number % 37)","period":\#(2017 + number * 5 % 9),"plan":true}"# + "\n"
        }
        try await FileRun.expectAgreement(
            on: Array(lines.joined().utf8), name: "records.ndjson", PackChooser(Self.catalogue),
            note: "lines")
    }

    @Test func `sentences are the same where a record between them comes again`() async throws {
        let lines = (0..<40).map { number in
            let (id, year) = (number * 7 % 23, number % 3 == 0 ? 2018 : 2023)
            return #"{"id":"h\#(id)","period":\#(year),"plan":\#(id % 2 == 0)}"# + "\n"
        }
        try await FileRun.expectAgreement(
            on: Array(lines.joined().utf8), name: "records.ndjson", PackChooser(Self.catalogue),
            format: .ndjson(.full), chunks: [1, 200, 1 << 16], note: "lines")
    }

    @Test(arguments: ["\r\n", "\n", "\r\r\n"])
    func `lines with returns have their faults at one place, however they are read`(end: String) async throws
    {
        let broken = [
            #"{"id":"a","period":2018,"plan":"#, #"{"id":"b","period":2018,"hạng":"x"#,
            "{\"id\":\"c\",\r\"plan\":1.5",
            #"{"id":"d","period":2018"#, "{\"id\":\"e\",\r\"period\":2018,\r\"xyz\":1}",
            #"{"id":"f","period":2018}"#,
        ]
        try await FileRun.expectAgreement(
            on: Array(broken.map { $0 + end }.joined().utf8), name: "records.ndjson",
            PackChooser(Self.catalogue), note: "\(end.debugDescription)")
    }

    // MARK: - Headers

    @Test func `a header may be longer than a chunk and stand far below`() async throws {
        let blank = String(repeating: ";;\n", count: 3_000)
        let title = "\"" + String(repeating: "rất dài\n", count: 2_000) + "\""
        let text = blank + "id;period;plan;\(title)\na;2018;x;\nb;2018;y;\nc;2018;x;1\n"
        try await FileRun.expectAgreement(
            on: Array(text.utf8), PackChooser(Self.catalogue), note: "a long header")
    }

    @Test func `a row may be longer than the limit`() async throws {
        let long = String(repeating: "x", count: CSVReader.lengthLimit)
        let text = "id;period;plan;a;b\na;2018;x;\(long);\nb;2018;x;\"\(long)\n\";\nc;2018;x;1;\n"
        try await FileRun.expectAgreement(
            on: Array(text.utf8), PackChooser(Self.catalogue), chunks: [1 << 16, 1 << 18], note: "long rows")
    }
}
