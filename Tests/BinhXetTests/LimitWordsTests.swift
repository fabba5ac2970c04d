import BinhXet
import RuleDiagnostics
import Testing

/// What a record is told whose value lies beyond a limit that is no plain number.
struct LimitWordsTests {
    private static func fault(_ field: String, _ record: String) throws -> LocalizedText? {
        let sections = """
            parameters:
              most: { label: { vi: Số nhiều nhất, en: Most of all }, value: 40, source: { ref: mau, verified: true } }
            fields:
              founded: { type: date, informative: true, label: { vi: Ngày lập, en: Founded } }
              plan: { type: flag, label: { vi: Có kế hoạch, en: Has a plan } }
              value: \(field)
            """
        let pack = try CompiledPack(text: try #require(Example.pack(sections).packText))
        let problem = #expect(throws: RecordProblem.self) {
            try pack.verdict(onJSON: #"{"id": "a", "period": 2022, \#(record)}"#)
        }
        return problem?.faults.first?.message
    }

    @Test(arguments: [
        (
            "{ type: whole, max: period, informative: true, label: { vi: Năm, en: Year } }",
            #""value": 2023"#,
            "`2023` ở `Năm` lớn hơn `2022`", "`2023` in `Year` is more than `2022`"
        ),
        (
            "{ type: count, max: most, informative: true, label: { vi: Số, en: Number } }", #""value": 41"#,
            "`41` ở `Số` lớn hơn `Số nhiều nhất` (`40`)", "`41` in `Number` is more than `Most of all` (`40`)"
        ),
        (
            "{ type: date, min: founded, informative: true, label: { vi: Ngày vào, en: Joined } }",
            #""founded": "2001-02-03", "value": "2000-01-01""#,
            "`01/01/2000` ở `Ngày vào` nhỏ hơn `Ngày lập` (`03/02/2001`)",
            "`2000-01-01` in `Joined` is less than `Founded` (`2001-02-03`)"
        ),
    ])
    func `a limit that is the year, a parameter or a date has its value in the message`(
        field: String, record: String, vi: String, en: String
    ) throws {
        #expect(try Self.fault(field, record) == LocalizedText(vi: vi, en: en))
    }
}
