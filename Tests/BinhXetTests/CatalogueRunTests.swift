import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleModel
import RuleRecords
import RuleReport
import Testing

struct CatalogueRunTests {
    private static let catalogue = PackCatalogue([
        RuleText.pack(
            "cu", from: "2016-01-01", to: "2020-12-31",
            more: RuleText.passMark("values: { 2016-01-01: 10, 2019-01-01: 20 }")),
        RuleText.pack("moi", from: "2023-01-01"),
    ])

    /// One line for each outcome, in the order in which they come.
    private static func run(
        _ text: String, name: String = "records.ndjson", asOf: Day? = nil,
        of catalogue: PackCatalogue = catalogue
    ) throws -> (lines: [String], count: RecordCount) {
        var options = RecordOptions()
        options.asOf = asOf
        var run = CatalogueRun(PackChooser(catalogue), options: options)
        var lines: [String] = []
        let count = try run.score(Array(text.utf8), name: name) { outcome in
            switch outcome {
            case .verdict(let scored):
                let figures = scored.pack.parameters.map(\.value)
                lines.append(
                    "\(scored.record.id): \(scored.pack.id.split(separator: "/")[1]) \(figures.count)")
            case .reject(let rejects):
                lines += rejects.map {
                    "\($0.row): [\($0.code.rawValue)] \($0.reason.en); \($0.help?.en ?? "")"
                }
            case .finding(let finding): lines.append("\(finding.code.rawValue) \(finding.column ?? "")")
            }
        }
        return (lines, count)
    }

    @Test func `each record is judged by the pack of its period, in the order of the file`() throws {
        let (lines, count) = try Self.run(
            """
            {"id": "a", "period": 2023, "plan": true}
            {"id": "b", "period": 2018, "plan": true}
            {"id": "c", "period": 2021, "plan": true}
            {"id": "d", "period": 2024, "plan": true}

            """)
        #expect(
            lines == [
                "a: moi 0", "b: cu 1",
                "3: [R715] no pack is in force on 2021-12-31; nearest: don-vi-hoc-tap/cu "
                    + "(2016-01-01 … 2020-12-31); don-vi-hoc-tap/moi (2023-01-01 …)",
                "d: moi 0",
            ])
        #expect(count.records == 3)
        #expect(count.rejected == 1)
    }

    @Test func `a day given for all records decides instead of their periods`() throws {
        let text = #"{"id": "a", "period": 2023, "plan": true}"#
        #expect(try Self.run(text, asOf: Day("2018-06-30")).lines == ["a: cu 1"])
        #expect(throws: PackChooser.Failure.self) { try Self.run(text, asOf: Day("2022-06-30")) }
    }

    @Test func `a record without a period is rejected once and the others are scored`() throws {
        let (lines, count) = try Self.run(
            """
            {"id": "a", "plan": true}
            {"id": "b", "period": 2018, "plan": true}
            {"id": "c", "period":

            """)
        #expect(lines.count == 3)
        #expect(lines.first?.hasPrefix("1: [R705]") == true)
        #expect(lines.dropFirst().first == "b: cu 1")
        #expect(lines.last?.hasPrefix("3: [R701]") == true)
        #expect((count.records, count.rejected) == (1, 2))
    }

    @Test func `a column that one pack knows is unknown to no one`() throws {
        let sheet = "id;period;plan;hạng\na;2018;x;1\nb;2023;x;2\n"
        let more = """
            fields:
              plan: { type: flag, label: { vi: Có kế hoạch, en: Has a plan } }
              rank: { type: count, informative: true, aliases: [hạng], label: { vi: Hạng, en: Rank } }
            """
        let catalogue = PackCatalogue([
            RuleText.pack("cu", from: "2016-01-01", to: "2022-12-31"),
            RuleText.pack("moi", from: "2023-01-01", more: more),
        ])
        #expect(try Self.run(sheet, name: "a.csv", of: catalogue).lines == ["a: cu 0", "b: moi 0"])
        #expect(try Self.run(sheet, name: "a.csv").lines.contains("R703 hạng"))
    }

    @Test(arguments: [(2016, 10), (2018, 10), (2019, 20), (2020, 20)])
    func `a dated figure is that of the last day of the period`(period: Int, mark: Int) throws {
        var chooser = PackChooser(Self.catalogue)
        let day = try #require(Day(year: period, month: 12, day: 31))
        let pack = try chooser.pack(on: day)
        #expect(pack.parameters.map(\.value) == [.number(Rational(mark))])
    }

    @Test func `a pack is compiled once for all days with the same figures`() throws {
        var chooser = PackChooser(Self.catalogue)
        for year in [2016, 2020, 2017, 2019, 2018, 2024, 2023] {
            _ = try chooser.choice(on: Day(year: year, month: 12, day: 31))
        }
        #expect(chooser.packs.count == 3)
    }

    @Test func `an id and period that two rows have are a duplicate, whatever judges each of them`() throws {
        let overlay = """
            extends: don-vi-hoc-tap/cu
            place: { code: "86", name: Nơi ấy }
            in-force: { from: 2016-01-01 }
            source: { ref: mau, at: Điều 9, verified: true }
            set: { parameters.pass_mark: 15 }

            """
        let pack = RuleText.pack("cu", from: "2016-01-01", more: RuleText.passMark("value: 10"))
        let path = "rules/don-vi-hoc-tap/cu/a.overlay.yaml"
        let catalogue = PackCatalogue([pack, (path, Array(overlay.utf8))])
        let (lines, count) = try Self.run(
            """
            {"id": "a", "period": 2020, "place": "86", "plan": true}
            {"id": "b", "period": 2020, "place": "01", "plan": true}
            {"id": "a", "period": 2020, "place": "01", "plan": true}
            {"id": "b", "period": 2020, "place": "86", "plan": 7}
            {"id": "a", "period": 2021, "place": "01", "plan": true}
            {"id": "a", "period": 2020, "place": "86", "plan": true}

            """, of: catalogue)
        #expect(
            lines.map { String($0.prefix { $0 != ";" }) } == [
                "a: cu 1", "b: cu 1", "3: [R710] the id `a` of 2020 is already in row 1",
                "4: [R706] `7` in `Has a plan` is not `có` (yes) or `không` (no)",
                "4: [R710] the id `b` of 2020 is already in row 2", "a: cu 1",
                "6: [R710] the id `a` of 2020 is already in row 1",
            ])
        #expect((count.records, count.rejected) == (3, 3))
    }

    @Test func `a duplicate of another place is found in sheets too`() throws {
        let overlay = """
            extends: don-vi-hoc-tap/cu
            place: { code: "86", name: Nơi ấy }
            in-force: { from: 2016-01-01 }
            source: { ref: mau, at: Điều 9, verified: true }

            """
        let pack = RuleText.pack("cu", from: "2016-01-01")
        let path = "rules/don-vi-hoc-tap/cu/a.overlay.yaml"
        let catalogue = PackCatalogue([pack, (path, Array(overlay.utf8))])
        let sheet = "id;period;place;plan\na;2018;86;x\na;2018;01;x\n"
        #expect(
            try Self.run(sheet, name: "a.csv", of: catalogue).lines == [
                "a: cu 0", "3: [R710] the id `a` of 2018 is already in row 2; ",
            ])
    }
}
