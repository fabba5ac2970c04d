import BinhXet
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
}
