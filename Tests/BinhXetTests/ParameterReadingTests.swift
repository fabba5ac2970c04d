import BinhXet
import RuleDiagnostics
import Testing

/// How the parameters behind a verdict read.
struct ParameterReadingTests {
    /// The page on a unit of which 70 of 100 members are trained, where a least share is asked for.
    private static func page(_ figure: String, in language: Language = .vietnamese) throws -> String {
        let sections = """
            parameters:
              least_share:
                label: { vi: Tỉ lệ ít nhất, en: Least share }
            \(figure)
                source: { ref: mau, at: Điều 5, verified: true }
            prerequisites:
              - id: dk1
                label: { vi: Đủ tỉ lệ, en: Enough are trained }
                source: { ref: mau, at: Điều 6, verified: true }
                require: share(trained, members) >= least_share
            """
        let pack = try CompiledPack(text: try #require(Example.pack(sections).packText))
        return try pack.verdict(
            onJSON: #"{"id": "a", "period": 2021, "kind": "school", "members": 100, "trained": 70}"#
        ).text(in: language)
    }

    @Test(arguments: [
        ("    value: 50%", "tỉ lệ ít nhất: 50%"), ("    value: 0.5", "tỉ lệ ít nhất: 0,5"),
        ("    value: 62.5%", "tỉ lệ ít nhất: 62,5%"),
        ("    values: { 2021-01-01: 60% }", "tỉ lệ ít nhất: 60%"),
        ("    by: kind\n    of: { agency: 80%, school: 70% }", "tỉ lệ ít nhất: 70%"),
        ("    by: kind\n    of: { agency: 80%, school: 70% }", "tỉ lệ ít nhất (Trường học): 70%"),
        (
            "    by: kind\n    values: { 2021-01-01: { of: { agency: 80%, school: 65% } } }",
            "tỉ lệ ít nhất: 65%"
        ),
    ])
    func `a share reads as it is written in the pack`(figure: String, words: String) throws {
        let page = try Self.page(figure).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(page.contains(words), "\(page)")
    }

    @Test func `in English the sign stands too`() throws {
        let page = try Self.page("    value: 62.5%", in: .english)
        #expect(page.contains("least share: 62.5%"), "\(page)")
    }
}
