import RuleDiagnostics
import RuleModel
import RuleReport
import Testing

struct SummaryTests {
    private func subjects() throws -> [ScoredRecord] {
        let pack = try SampleUnit.pack()
        return [
            try SampleUnit.whole(), try SampleUnit.withGaps(), try SampleUnit.barred(),
            try pack.score(SampleUnit.values, id: "dv-004", place: "00200"),
        ]
    }

    private func summary(of subjects: [ScoredRecord]) -> Summary {
        var summary = Summary()
        for subject in subjects { summary.add(subject.verdict, on: subject.record) }
        return summary
    }

    @Test func `a summary counts by status, class, place, outcome, bar and gap`() throws {
        let report = SummaryReport(summary(of: try subjects()), of: try SampleUnit.pack())
        #expect(
            report.json == """
                {"schema":"binhxet/summary/1","pack":"don-vi-hoc-tap/tt99",\
                "digest":"sha256:0000000000000000000000000000000000000000000000000000000000000000",\
                "engine":"0.1.0","records":4,"considered":4,"recognised":1,"not-recognised":1,"pending":2,\
                "not-applicable":0,\
                "shares":{"considered":1,"recognised":0.25,"recognised_of_considered":0.25},"classes":{"tot":0,"kha":1,"khong-dat":1},\
                "places":{"":{"records":2,"considered":2,"recognised":0,"not-recognised":1,"pending":1,\
                "not-applicable":0,\
                "shares":{"considered":1,"recognised":0,"recognised_of_considered":0}},\
                "00123":{"records":1,"considered":1,"recognised":1,"not-recognised":0,"pending":0,\
                "not-applicable":0,\
                "shares":{"considered":1,"recognised":1,"recognised_of_considered":1}},\
                "00200":{"records":1,"considered":1,"recognised":0,"not-recognised":0,"pending":1,\
                "not-applicable":0,\
                "shares":{"considered":1,"recognised":0,"recognised_of_considered":0}}},\
                "indicators":{"1.1":{"full":3,"partial":0,"none":1,"open":0,"not-applicable":0},\
                "1.2":{"full":0,"partial":2,"none":0,"open":2,"not-applicable":0},\
                "2.1":{"full":0,"partial":4,"none":0,"open":0,"not-applicable":0},\
                "2.2":{"full":0,"partial":3,"none":0,"open":1,"not-applicable":0},\
                "2.3":{"full":3,"partial":0,"none":0,"open":0,"not-applicable":1}},\
                "barred":[{"kind":"indicator-floor","id":"2.1","records":1},\
                {"kind":"prerequisite","id":"k1","records":1}],\
                "missing":[{"path":"assessed.1.2","records":2,"points":20,"gates":0},\
                {"path":"people[].birth_year","records":1,"points":5,"gates":0}]}
                """)
    }

    @Test(
        arguments: [
            ([2, 1, 0, 1], #"{"considered":0.75,"recognised":0.5,"recognised_of_considered":0.666666667}"#),
            (
                [22_999_999, 1, 0, 0],
                #"{"considered":1,"recognised":0.999999957,"recognised_of_considered":0.999999957}"#
            ),
            ([0, 0, 0, 3], #"{"considered":0,"recognised":0}"#),
            ([0, 0, 0, 0], "{}"),
        ] as [([Int], String)])
    func `shares are of all records and of those considered`(numbers: [Int], shares: String) throws {
        let summary = Summary(
            counts: Summary.Counts(numbers), classes: [:], places: [:], outcomes: [], bars: [:], gaps: [:])
        let report = SummaryReport(summary, of: try SampleUnit.pack())
        #expect(report.json.contains(#""shares":\#(shares),"#), "\(report.json)")
    }

    @Test func `a summary reads as a page`() throws {
        let report = SummaryReport(summary(of: try subjects()), of: try SampleUnit.pack())
        #expect(
            report.text(in: .vietnamese) == """
                ĐƠN VỊ HỌC TẬP – don-vi-hoc-tap/tt99
                Tổng số hồ sơ: 4, thuộc diện xét: 4

                  Đạt: 1/4 = 25%
                  Không đạt: 1/4 = 25%
                  Chưa đủ căn cứ: 2/4 = 50%
                  Không thuộc diện xét: 0

                Theo xếp loại
                  Tốt: 0
                  Khá: 1
                  Không đạt: 1

                Theo địa bàn (số đạt trên số được xét)
                  Không rõ địa bàn: 0/2 = 0%
                  00123: 1/1 = 100%
                  00200: 0/1 = 0%

                Lý do không đạt
                  Điểm sàn của thành viên có kế hoạch tự học được phê duyệt: 1 hồ sơ
                  Có kế hoạch và từ 5 thành viên: 1 hồ sơ

                Dữ liệu còn thiếu
                  Điểm chấm của ban bình xét: cơ sở vật chất: thiếu ở 2 hồ sơ, ảnh hưởng tới tổng cộng 20 điểm
                  Danh sách thành viên: năm sinh: thiếu ở 1 hồ sơ, ảnh hưởng tới tổng cộng 5 điểm

                """)
        #expect(
            report.text(in: .english).contains(
                "The committee's mark: facilities: missing in 2 records, 20 points at stake"))
    }

    @Test func `workers may share the records out in any way`() throws {
        let subjects = try subjects()
        let whole = summary(of: subjects)
        for cut in 0...subjects.count {
            var left = summary(of: Array(subjects[cut...].reversed()))
            left.add(summary(of: Array(subjects[..<cut])))
            #expect(left == whole, "cut at \(cut)")
        }
    }

    @Test func `items of one record that wait together count once`() throws {
        var values = SampleUnit.values
        values["people"] = .items(of: 6, [[nil, .flag(true)], [nil, .flag(true)]])
        let subject = try SampleUnit.pack().score(values, marks: [Rational(7)])
        let report = SummaryReport(summary(of: [subject]), of: subject.pack)
        #expect(
            report.json.contains(
                #""missing":[{"path":"people[].birth_year","records":1,"points":10,"gates":0}]"#))
    }
}
