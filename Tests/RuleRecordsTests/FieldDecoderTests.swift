import RuleDiagnostics
import RuleModel
import RuleRecords
import Testing

struct FieldDecoderTests {
    /// What one typed cell gives: the value, `missing`, or the code of the reject.
    private func cell(_ field: String, _ typed: String) -> String {
        outcome(of: RecordFixture.read("id\tperiod\t\(field)\ndv-001\t2021\t\(typed)\n"), field)
    }

    private func json(_ field: String, _ written: String) -> String {
        let line = #"{"id":"dv-001","period":2021,"\#(field)":\#(written)}"#
        return outcome(of: RecordFixture.read(line, name: "records.ndjson"), field)
    }

    private func outcome(of reading: Reading, _ field: String) -> String {
        if let code = (reading.findings + reading.rejects.joined()).first?.code { return code.rawValue }
        return switch reading.value(field) {
        case nil: "missing"
        case .flag(let flag): flag ? "yes" : "no"
        case .number(let number): number.description
        case .text(let text): text
        case .date(let day): day.description
        case .duration, .list, .map, .record: "unexpected"
        }
    }

    @Test(arguments: [
        ("có", "yes"), ("CÓ", "yes"), ("co\u{301}", "yes"), ("co", "yes"), ("c", "yes"), ("x", "yes"),
        ("X", "yes"), ("1", "yes"), ("TRUE", "yes"), ("Yes", "yes"), ("Đúng", "yes"), ("đạt", "yes"),
        ("không", "no"), ("khong", "no"), ("K", "no"), ("0", "no"), ("false", "no"), ("no", "no"),
        ("Sai", "no"),
        ("không đạt", "no"), ("Không  Đạt", "no"), ("", "missing"), ("  ", "missing"), ("\u{A0}", "missing"),
        ("có lẽ", "R706"), ("2", "R706"), ("-", "R706"), ("cố", "R706"),
    ])
    func `flags are what people tick`(typed: String, expected: String) {
        #expect(cell("has_policy", typed) == expected)
    }

    @Test(arguments: [
        ("7", "7"), ("007", "7"), ("1 000", "1000"), ("1\u{A0}000", "1000"), ("1.234.567", "1234567"),
        ("12 345 678", "12345678"), ("000000000000000007", "7"), ("0000000000000000007", "7"), ("7,0", "7"),
        ("7,5", "R706"), ("-1", "R706"), ("1 00", "R706"),
        ("1.234", "R720"), ("1,234", "R720"), ("85%", "R706"), ("1E+11", "R706"), ("bảy", "R706"),
        ("7 ", "7"),
        ("99999999999999999999", "R706"), ("1.2.3", "R706"), ("n/a", "R706"), ("#N/A", "R706"),
        ("na", "R706"),
        ("không áp dụng", "R706"), ("1,", "R706"), (",5", "R706"), ("1 234,5", "R706"),
    ])
    func `counts are whole and never negative`(typed: String, expected: String) {
        #expect(cell("members", typed) == expected)
    }

    @Test(arguments: [
        "n/a", "N/A", "n / a", "- n/a", "_N/a", "—", "–", "không áp dụng", "KHÔNG ÁP DỤNG", "k hông áp dụng",
        "kho\u{302}ng áp dụng", "\u{212A}hông áp dụng", "\u{200B}n/a", "#N/A", "#REF!", "-", "_ _",
    ])
    func `what says that there is nothing to say is no text`(typed: String) throws {
        #expect(try text(typed) == .fault(.placeholder))
    }

    @Test(arguments: [
        "Na", "NA", "Nà", "Nguyễn Văn Áp", "Nông Thị Lụa", "Ng", "N", "Khánh", "Không", "khôngápdụngđược",
        "Kiên",
        "K", "Đặng", "Ánh", "Ứng", "An", "5", "N/A không", "# 5", "ñ/a",
    ])
    func `names and other texts stay what they are`(typed: String) throws {
        #expect(try text(typed) == .value(.text(typed)))
    }

    /// What a text field makes of a cell.
    private func text(_ typed: String) throws -> FieldDecoder.Outcome {
        let field = try #require(RecordFixture.pack.schema.fields.first { $0.kind == .text })
        return FieldDecoder(field).decode(typed)
    }

    @Test(arguments: [("-3", "-3"), ("\u{2212}3", "-3"), ("+3", "3"), ("1,5", "R706"), ("- 3", "R706")])
    func `whole numbers may be negative`(typed: String, expected: String) {
        #expect(cell("change", typed) == expected)
    }

    @Test(arguments: [
        ("8,5", "8.5"), ("8.5", "8.5"), ("8,25", "8.25"), ("8,125", "R706"), ("0,125", "R706"), ("8", "8"),
        // A thousand is beyond the maximum of 10, so the other reading is the one.
        ("1,250", "1.25"), ("1,255", "R706"), ("11", "R707"), ("85,5%", "R706"),
    ])
    func `decimals have so many places and no more`(typed: String, expected: String) {
        #expect(cell("average", typed) == expected)
    }

    @Test(arguments: [
        ("1.234,5", "1234.5"), ("1,234.5", "1234.5"), ("1 234,567", "1234.567"), ("1234,567", "1234.567"),
        ("0.125", "0.125"), ("1.234", "R720"), ("-1,234", "R720"), ("1.234.567,25", "1234567.25"),
        ("1,234,567", "1234567"), ("1.23.456", "R706"), ("1,234.567,8", "R706"), ("12.34,5", "R706"),
    ])
    func `separators are read only where they are clear`(typed: String, expected: String) {
        #expect(cell("area", typed) == expected)
    }

    @Test func `a limit decides between decimal and thousands`() {
        // The least income is 1000, so 1.234 can only mean thousands.
        #expect(cell("income", "1.234") == "1234")
    }

    @Test(arguments: [
        ("85%", "0.85"), ("85,5 %", "0.855"), ("85", "0.85"), ("85.5", "0.855"), ("100%", "1"), ("0", "0"),
        ("101%", "R707"), ("1.250%", "0.0125"), ("%", "R706"), ("85%%", "R706"),
    ])
    func `percentages are shares of one hundred`(typed: String, expected: String) {
        #expect(cell("rate", typed) == expected)
    }

    @Test(arguments: [
        ("agency", "agency"), ("Agency", "agency"), ("Cơ quan", "agency"), ("co\u{31B} quan", "agency"),
        ("CƠ  QUAN", "agency"), ("public-agency", "agency"), ("Trường học", "school"), ("1", "1"),
        ("truong hoc", "R708"), ("chùa", "R708"), ("-", "R706"),
    ])
    func `choices go by code or label`(typed: String, expected: String) {
        #expect(cell("unit_kind", typed) == expected)
    }

    @Test(arguments: [
        ("31/12/2020", "2020-12-31"), ("1/2/2020", "2020-02-01"), ("01-02-2020", "2020-02-01"),
        ("1.2.2020", "2020-02-01"), ("2020-12-31", "2020-12-31"), ("12/31/2020", "R721"), ("1/2/20", "R721"),
        ("31/02/2020", "R706"), ("2020", "R706"), ("2020-13-01", "R706"), ("44196", "R706"),
        ("1/2-2020", "R706"),
        ("hôm qua", "R706"), ("2020-12-31T00:00:00", "R706"),
    ])
    func `dates have the day first`(typed: String, expected: String) {
        #expect(cell("founded", typed) == expected)
    }

    @Test(arguments: [
        ("  Nguye\u{302}\u{303}n ", "Nguyễn"), ("Na", "Na"), ("n/a", "R706"), ("-", "R706"),
        ("#REF!", "R706"),
        ("#1", "#1"), ("-5", "-5"), ("hoà", "hoà"),
    ])
    func `texts are trimmed and composed`(typed: String, expected: String) {
        #expect(Array(cell("note", typed).unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test(arguments: [
        ("has_policy", "true", "yes"), ("has_policy", "0", "no"), ("has_policy", #""có""#, "yes"),
        ("has_policy", "2", "R706"), ("has_policy", "null", "missing"), ("has_policy", #""""#, "missing"),
        ("members", "12", "12"), ("members", "12.0", "12"), ("members", "12.5", "R706"),
        ("members", "1e30", "R706"),
        ("members", #""12""#, "12"), ("members", "true", "R706"), ("members", "[1]", "R706"),
        ("members", "1234", "1234"), ("members", #""1.234""#, "R720"), ("area", "1.234", "1.234"),
        ("rate", "85.5", "0.855"), ("rate", #""85,5%""#, "0.855"), ("unit_kind", #""school""#, "school"),
        ("unit_kind", "1", "1"), ("unit_kind", "2", "R708"), ("founded", #""31/12/2020""#, "2020-12-31"),
        ("founded", "2020", "R706"), ("note", #"" a ""#, "a"), ("note", "1", "R706"), ("note", "{}", "R706"),
        ("people", "3", "R706"), ("people", "{}", "R706"),
    ])
    func `JSON values follow the same rules`(field: String, written: String, expected: String) {
        #expect(json(field, written) == expected)
    }
}
