import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleModel
import Testing

struct PackCatalogueTests {
    private static let catalogue = PackCatalogue([
        RuleText.pack("moi", from: "2023-01-01"),
        RuleText.pack("cu", from: "2016-01-01", to: "2020-12-31"),
    ])

    private static func day(_ text: String) throws -> Day {
        try #require(Day(text))
    }

    @Test(arguments: [
        ("2016-01-01", "cu"), ("2020-12-31", "cu"), ("2023-01-01", "moi"), ("2030-06-30", "moi"),
    ])
    func `the pack that is in force on the day is chosen`(day: String, decision: String) throws {
        let head = try Self.catalogue.head(on: try Self.day(day))
        #expect(head.id == "don-vi-hoc-tap/\(decision)")
        #expect(head.title == "don-vi-hoc-tap")
    }

    @Test(arguments: [("2015-12-31", ["cu"]), ("2021-12-31", ["cu", "moi"])])
    func `a day without a pack names the packs around it`(day: String, decisions: [String]) throws {
        let day = try Self.day(day)
        do throws(PackCatalogue.NoPack) {
            _ = try Self.catalogue.head(on: day)
            Issue.record("there is a pack")
        } catch {
            guard case .noneInForce(day, let nearest) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(nearest.map(\.id) == decisions.map { "don-vi-hoc-tap/\($0)" })
        }
    }

    @Test func `two packs of one title and subject on one day are an error that shows both files`() throws {
        let catalogue = PackCatalogue([
            RuleText.pack("cu", from: "2016-01-01"), RuleText.pack("moi", from: "2023-01-01"),
        ])
        #expect(
            RuleText.lines(of: catalogue) == [
                "rules/don-vi-hoc-tap/moi/pack.yaml:4:19: error[D605]: `don-vi-hoc-tap/moi` and "
                    + "`don-vi-hoc-tap/cu` are both in force on 2023-01-01"
            ])
        let other = try #require(catalogue.findings.first?.secondary.first)
        #expect(catalogue.sources[other.span.file].path == "rules/don-vi-hoc-tap/cu/pack.yaml")
        #expect(throws: PackCatalogue.NoPack.self) { try catalogue.head(on: try Self.day("2024-12-31")) }
    }

    @Test func `days between two packs are a warning at the later one`() {
        #expect(
            RuleText.lines(of: Self.catalogue) == [
                "rules/don-vi-hoc-tap/moi/pack.yaml:4:19: warning[D606]: no pack of `don-vi-hoc-tap` "
                    + "is in force from 2021-01-01 to 2022-12-31"
            ])
    }

    @Test(arguments: [
        ("rules/don-vi-hoc-tap/moi/pack.yaml", ["N411 don-vi-hoc-tap/moi"]),
        ("/srv/rules/khac/cu/pack.yaml", ["N411 khac/cu"]), ("rules/don-vi-hoc-tap/cu/pack.yaml", []),
        // Elsewhere a pack may lie as it likes.
        ("don-vi-hoc-tap/moi/pack.yaml", []), ("moi/pack.yaml", []), ("pack.yaml", []),
    ])
    func `an id that is not the folder is a warning with the folder's name`(path: String, expected: [String])
    {
        let pack = RuleText.pack("cu", from: "2021-01-01")
        let findings = PackCatalogue([(path: path, bytes: pack.bytes)]).findings
        #expect(
            findings.map { "\($0.code.rawValue) \($0.help.first?.edits.first?.replacement ?? "")" }
                == expected)
    }

    @Test func `packs that follow one another, or judge other subjects, are in order`() {
        let catalogue = PackCatalogue([
            RuleText.pack("cu", from: "2016-01-01", to: "2022-12-31"),
            RuleText.pack("moi", from: "2023-01-01"),
            RuleText.pack("xa", from: "2016-01-01", subject: "commune"),
        ])
        #expect(catalogue.findings == [])
    }

    @Test func `a pack within the days of a longer one leaves no gap behind it`() {
        let catalogue = PackCatalogue([
            RuleText.pack("dai", from: "2016-01-01", to: "2022-12-31"),
            RuleText.pack("ngan", from: "2018-01-01", to: "2018-12-31"),
            RuleText.pack("moi", from: "2023-01-01"),
        ])
        #expect(catalogue.findings.map(\.code) == [.packOverlap])
    }

    @Test(arguments: [
        ("2020-12-31", []), ("2021-06-30", []), ("2026-12-31", ["commune-unit"]),
        ("2031-01-01", ["unit", "commune-unit"]),
    ])
    func `a title that no pack judges on a day or later is named when the day is asked about`(
        day: String, subjects: [String]
    ) throws {
        let catalogue = PackCatalogue([
            RuleText.pack("cu", from: "2016-01-01", to: "2020-12-31"),
            RuleText.pack("moi", from: "2023-01-01", to: "2030-12-31"),
            RuleText.pack("xa", from: "2016-01-01", to: "2024-12-31", subject: "commune-unit"),
        ])
        let findings = catalogue.findings(asOf: try Self.day(day)).filter { $0.code == .packEnded }
        let named = findings.map { finding in
            catalogue.heads.first { $0.span == finding.primary.span }?.subject ?? ""
        }
        #expect(named == subjects)
        #expect(!catalogue.findings.contains { $0.code == .packEnded })
    }
}
