import RuleModel
import RuleReport
import Testing

struct TableReportTests {
    @Test func `a table has one column for each indicator`() throws {
        let report = TableReport()
        let subjects = [try SampleUnit.whole(), try SampleUnit.withGaps(), try SampleUnit.barred()]
        let table = report.header(for: try SampleUnit.pack()) + subjects.map(report.line).joined()
        #expect(
            table.split(separator: "\r\n") == [
                "id,period,status,class,points,least,most,1.1,1.2,2.1,2.2,2.3,barred,missing",
                "dv-001,2021,recognised,kha,41.5,41.5,41.5,10,7,9.5,5,10,,",
                "dv-002,2021,pending,,,34.5,49.5,10,0–10,9.5,5–10,10,,assessed.1.2 people[1].birth_year",
                "dv-003,2021,not-recognised,khong-dat,18.25,18.25,18.25,0,7,2.5,5,n/a,"
                    + "prerequisite:k1 indicator-floor:2.1,",
            ])
    }

    @Test func `a Vietnamese Excel gets its signs`() throws {
        let report = TableReport(separator: .semicolon, decimalSign: .comma, hasByteOrderMark: true)
        #expect(report.header(for: try SampleUnit.pack()).unicodeScalars.first == "\u{FEFF}")
        let line = report.line(for: try SampleUnit.whole())
        #expect(line.hasPrefix(#"dv-001;2021;recognised;kha;"41,5";"#))
    }

    @Test(
        arguments: [
            ("=1+1", "'=1+1"), ("+84 912", "'+84 912"), ("-lệnh", "'-lệnh"), ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "\"'\t=1\""), ("-5", "-5"), ("+5.5", "+5.5"), ("a\"b", "\"a\"\"b\""),
            ("a,b", "\"a,b\""), ("=\"x\",y", "\"'=\"\"x\"\",y\""), ("hai\ndòng", "\"hai\ndòng\""), ("", ""),
        ])
    func `a text never runs as a formula nor breaks the line`(id: String, cell: String) throws {
        let line = TableReport().line(for: try SampleUnit.pack().score([:], id: id))
        #expect(line.hasPrefix(cell + ",2021,"))
    }

    @Test func `a record that the pack does not judge has no points`() throws {
        var builder = PackBuilder(fields: ReasonSample.fields)
        builder.group("1", maximum: Rational(10), "Tiêu chí", "Criterion")
        let award = Award.condition(try builder.expression("ready"))
        builder.indicate("1.1", maximum: Rational(10), award, "Chỉ tiêu", "Indicator")
        builder.classify(good: Rational(8), fair: Rational(5))
        try builder.apply(when: "whole > 0")
        let line = TableReport().line(for: try builder.pack.score(["whole": .whole(0)]))
        #expect(line == "dv-001,2021,not-applicable,,,,,,,\r\n")
    }
}
