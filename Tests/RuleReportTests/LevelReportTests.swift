import RuleDiagnostics
import RuleModel
import RuleRecords
import RuleReport
import TestSupport
import Testing

/// Verdicts on targets and levels in every form.
struct LevelReportTests {
    private static func page(_ subject: ScoredRecord, in language: Language) -> String {
        TextReport(language: language).page(for: Explanation(of: subject))
    }

    // MARK: - Text

    @Test func `the page says in Vietnamese what each level and target came to`() throws {
        let page = Self.page(try SampleLevels.first(), in: .vietnamese)
        #expect(
            page.contains(
                """
                KẾT LUẬN: ĐẠT · Mức độ 1
                  Đạt danh hiệu “Đơn vị học tập”, Mức độ 1

                MỨC ĐỘ
                  Mức độ 1: đạt – 2 chỉ tiêu đạt
                      Kết quả được bảo lưu 36 tháng sau năm được công nhận
                """))
        #expect(
            page.contains(
                """
                  Mức độ 2: không đạt – 1 chỉ tiêu đạt; không đạt: 1.2
                      Phải đạt Mức độ 1 trước đó ít nhất 12 tháng: không đạt
                """))
        #expect(page.contains("  1.2 Thành viên đã bồi dưỡng: Mức độ 1 đạt, Mức độ 2 không đạt"))
        #expect(
            page.contains(
                """
                      Mức độ 1: số người đã bồi dưỡng: 37/40 = 92,5%, cần ít nhất 90%: đạt; Mức độ 2: số người đã
                        bồi dưỡng: 37/40 = 92,5%, cần ít nhất 95%: không đạt
                """))
        #expect(page.contains("Không áp dụng vì điều kiện “Là trường học” không được đáp ứng"))
        #expect(!page.contains("điểm"))
    }

    @Test func `the page says in English what stands between a record and its next level`() throws {
        let page = Self.page(try SampleLevels.open(), in: .english)
        #expect(
            page.contains(
                """
                CONCLUSION: RECOGNISED
                  Earns the title “Learning unit”, at least Level 1; Level 2 is still open
                """))
        #expect(page.contains("Level 1 must have been held for at least 12 months: open"))
        #expect(page.contains("1. Earlier recognitions – decides a required condition"))
        #expect(!page.contains("points"))
    }

    @Test func `what is pending names the data and how many targets wait for them`() throws {
        let page = Self.page(try SampleLevels.pending(), in: .vietnamese)
        #expect(page.contains("còn thiếu 3 dữ liệu; có thể đạt Mức độ 1 hoặc Mức độ 2"))
        #expect(
            page.contains(
                "Số người đã bồi dưỡng – một mình có thể quyết định, ảnh hưởng tới 1 chỉ tiêu"))
        #expect(
            Self.page(try SampleLevels.missed(), in: .english).contains(
                "Does not earn the title “Learning unit”"))
    }

    @Test func `the page says what leads to the next level, or why it cannot be reached this year`() throws {
        #expect(
            Self.page(try SampleLevels.first(), in: .vietnamese).contains(
                """
                CẦN THÊM GÌ
                  Năm nay không thể đạt Mức độ 2, vì:
                    - Phải đạt Mức độ 1 trước đó ít nhất 12 tháng; sớm nhất là năm 2022
                """))
        #expect(
            Self.page(try SampleLevels.open(), in: .english).contains(
                """
                  How Level 2 can be reached this year cannot be said yet:
                    - It is not known since when Level 1 has been held: supply the earlier results
                """))
        #expect(
            Self.page(try SampleLevels.missed(), in: .english).contains(
                "For Level 1 1 target is lacking; any one of these:"))
    }

    @Test func `the JSON names the level that must be held first, and the year`() throws {
        let json = VerdictJSON().text(of: try SampleLevels.first())
        #expect(
            json.hasSuffix(
                #""way_up":[],"no_way_up":[{"kind":"after","id":"muc-1","months":12,"earliest":2022}]}"#))
    }

    // MARK: - JSON and tables

    @Test func `the JSON gives met, missed and open targets of each level and no points`() throws {
        let json = VerdictJSON(level: .reasons).text(of: try SampleLevels.first())
        #expect(
            json.contains(
                #""status":"recognised","class":"muc-1","levels":[{"id":"muc-1","holds":true,"met":["1.1","1.2"],"#
                    + #""missed":[],"open":[],"not_applicable":[],"valid_for":36},{"id":"muc-2","holds":false,"#
                    + #""met":["1.1"],"missed":["1.2"],"open":[],"not_applicable":["1.3"],"#
                    + #""after":{"level":"muc-1","months":12,"holds":false},"valid_for":36}]"#))
        #expect(json.contains(#"{"id":"1.2","code":"YN","reads":{"members":40,"trained":37}}"#))
        #expect(!json.contains("points"))
    }

    @Test func `the code of a target has a letter for each level`() throws {
        let json = VerdictJSON(level: .codes).text(of: try SampleLevels.pending())
        #expect(
            json == #"{"id":"dv-103","period":2021,"status":"pending","possible":["muc-1","muc-2"],"#
                + #""codes":"YY OO -O"}"#)
    }

    @Test(arguments: ExplainLevel.allCases)
    func `every verdict on levels has the shape of the schema`(level: ExplainLevel) throws {
        let check = SchemaCheck(try JSONParser.value(of: Array(VerdictSchema.text.utf8)))
        let subjects = [
            try SampleLevels.first(), try SampleLevels.open(), try SampleLevels.pending(),
            try SampleLevels.missed(),
        ]
        for subject in subjects {
            let json = VerdictJSON(level: level).text(of: subject)
            let faults = check.faults(in: try JSONParser.value(of: Array(json.utf8)))
            #expect(faults == [], "\(json)")
        }
    }

    @Test func `the table has a column for each level and each target`() throws {
        let table = TableReport()
        #expect(
            table.header(for: try SampleLevels.pack())
                == "id,period,status,class,muc-1,muc-2,1.1,1.2,1.3,barred,missing\r\n")
        #expect(
            table.line(for: try SampleLevels.first())
                == "dv-101,2021,recognised,muc-1,yes,no,met,muc-1:met muc-2:missed,not-applicable,,\r\n")
        #expect(
            table.line(for: try SampleLevels.open())
                == "dv-102,2021,recognised,,yes,unknown,met,met,not-applicable,,history\r\n")
    }

    @Test func `a summary counts levels and what targets came to`() throws {
        var summary = Summary()
        for subject in [try SampleLevels.first(), try SampleLevels.open(), try SampleLevels.missed()] {
            summary.add(subject.verdict, on: subject.record)
        }
        let report = SummaryReport(summary, of: try SampleLevels.pack())
        #expect(report.json.contains(#""classes":{"muc-1":1,"muc-2":0}"#))
        #expect(
            report.json.contains(
                #""1.2":{"full":1,"partial":2,"none":0,"open":0,"not-applicable":0}"#))
        #expect(report.text(in: .vietnamese).contains("Theo mức độ\n  Mức độ 1: 1\n  Mức độ 2: 0"))
    }
}
