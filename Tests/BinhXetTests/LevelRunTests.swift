import BinhXet
import RuleBulk
import RuleReport
import TestSupport
import Testing

/// Bulk runs by packs of targets, whose records tell of earlier results.
struct LevelRunTests {
    /// In every form that a record may have them, as JSON: titles, levels by id and name, days as people write them.
    private static func results(_ title: String, _ id: Substring) -> [String] {
        let decomposed = title.replacing("học tập", with: "ho\u{323}c ta\u{323}\u{302}p")
        let titles = [
            title, title.uppercased(), String(id), decomposed, "Khác", " \(title) ", "-", "", "\\u0110",
            String(repeating: "x", count: 120),
        ]
        let whole = titles.map { #"{"title":"\#($0)","level":"muc-1","date":"2024-02-12"}"# }
        return whole + [
            #"{"title":null,"level":"Mức độ 2","date":"30/06/2024"}"#, #"{"title":5,"level":"muc-1"}"#,
            #"{"level":"muc-1","date":"2025-01-01"}"#, #"{"level":"muc-9","date":"2020-01-01"}"#,
            #"{"level":"muc-2"}"#, #"{"date":"2020-02-29"}"#, #"{"date":"hôm qua"}"#, "{}",
            #"{"level":"muc-1","date":"2025-12-31"},{"level":"muc-1","date":"2021-03-01"}"#,
        ]
    }

    @Test(arguments: [
        ("don-vi-hoc-tap/tt24-2023", "Đơn vị học tập", #""management_level":"district""#),
        ("cong-dong-hoc-tap/tt25-2023", "Cộng đồng học tập", #""region":"normal""#),
    ])
    func `earlier results are read alike in bulk and one by one`(
        pack: String, title: String, field: String
    ) async throws {
        let histories = Self.results(title, pack.prefix { $0 != "/" }).map { "[\($0)]" }
        let lines = (histories + ["[]", "null", "7"]).enumerated().map { index, history in
            #"{"id":"u\#(index)","period":\#(2024 + index % 2),\#(field),"history":\#(history)}"#
        }
        let chooser = try PackChooser(named: "rules/\(pack)/pack.yaml", rules: "rules")
        let fixture = try BulkFixture(lines.joined(separator: "\n"), by: chooser)
        for format in BulkRunTests.formats {
            let expected = try fixture.oneByOne(format)
            let found = try await fixture.run(format, jobs: 1)
            #expect(found.output == expected.output, "\(format)")
            #expect(found.rejects == expected.rejects, "\(format)")
            #expect(found.summaries == expected.summaries, "\(format)")
        }
    }

    /// The code of a target has a letter for each level; up to seven of them fit the words that lines are made of.
    private static func pack(levels: Int) -> String {
        let all = (1...levels).map {
            "  - { id: muc-\($0), label: { vi: Mức \($0), en: Level \($0) }, all: true }"
        }
        let targets = (1...2).map { number in
            """
                  - id: "1.\(number)"
                    label: { vi: Chỉ tiêu, en: Target }
                    source: { ref: s, verified: true }
                    target: { \((1...levels).map { "muc-\($0): n >= \($0 * number)" }.joined(separator: ", ")) }

            """
        }
        return SmallPack.head.replacing("model: points", with: "model: targets")
            + SmallPack.fields(["n: type: count, max: 30"])
                + """
                levels:
                \(all.joined(separator: "\n"))
                criteria:
                  - id: "1"
                    label: { vi: Tiêu chí, en: Criterion }
                    indicators:
                \(targets.joined())
                """
    }

    @Test(arguments: [6, 7, 8, 12])
    func `codes of any length are written alike in bulk and one by one`(levels: Int) async throws {
        let lines = (0..<40).map {
            #"{"id":"u\#($0)","period":2024,"n":\#($0 == 7 ? "null" : "\($0 % 31)")}"#
        }
        let pack = (path: "pack.yaml", bytes: Array(Self.pack(levels: levels).utf8))
        let fixture = try BulkFixture(
            lines.joined(separator: "\n"), by: PackChooser(PackCatalogue([pack])))
        for format in BulkRunTests.formats {
            let expected = try fixture.oneByOne(format)
            let found = try await fixture.run(format, jobs: 1)
            #expect(found.output == expected.output, "\(format)")
            #expect(found.rejects.isEmpty && expected.rejects.isEmpty)
        }
        let output = String(decoding: try fixture.oneByOne(.csv(.codes)).output, as: UTF8.self)
        // The last record has 8.
        let code =
            String(repeating: "Y", count: min(levels, 8)) + String(repeating: "N", count: max(levels - 8, 0))
        #expect(output.contains(",\(code)"))
    }
}
