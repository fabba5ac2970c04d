import RuleDiagnostics
import RuleModel
import RuleReport
import Testing

struct ExplanationTests {
    private func builder() -> PackBuilder {
        PackBuilder(fields: ReasonSample.fields)
    }

    private func pack(_ builder: PackBuilder) throws -> RulePack {
        var builder = builder
        builder.group("1", maximum: Rational(10), "Học tập", "Learning")
        builder.indicate(
            "1.1", maximum: Rational(10), .condition(try builder.expression("ready")), "Góc", "Corner")
        builder.classify(good: Rational(8), fair: Rational(5))
        return builder.pack
    }

    @Test func `a failed gate is named with the class that the points alone would give`() throws {
        var builder = builder()
        try builder.demand("k1", "whole >= 5", "Từ 5 trẻ", "5 children")
        let explanation = Explanation(
            of: try pack(builder).score(["ready": .flag(true), "whole": .whole(2)]))
        #expect(
            explanation.bars.map(\.vi) == [
                "Không đạt điều kiện tiên quyết k1: Từ 5 trẻ", "Nếu chỉ tính điểm thì xếp loại Tốt",
            ])
        #expect(explanation.bars.last?.en == "By the points alone the class would be Good")
        #expect(explanation.classLabel?.vi == "Không đạt")
    }

    @Test func `an open prerequisite says what it waits for`() throws {
        var builder = builder()
        try builder.demand("k1", "whole >= 5", "Từ 5 trẻ", "5 children")
        let explanation = Explanation(of: try pack(builder).score(["ready": .flag(true)]))
        #expect(
            explanation.prerequisites.map(\.why.vi)
                == ["Chưa đủ căn cứ về điều kiện “Tổng số trẻ từ 5 trở lên”"]
        )
        #expect(
            explanation.missing.map(\.words.vi) == [
                "Tổng số trẻ – một mình có thể quyết định, quyết định một điều kiện bắt buộc"
            ])
        #expect(
            explanation.missing.map(\.words.en) == [
                "Children – may decide alone, decides a required condition"
            ])
    }

    @Test func `a record that the pack is not for has a reason and no points`() throws {
        var builder = builder()
        try builder.apply(when: "whole > 0")
        let explanation = Explanation(of: try pack(builder).score(["whole": .whole(0)]))
        #expect(
            explanation.conclusion.vi
                == "Không thuộc diện xét danh hiệu “Đơn vị học tập”: điều kiện “Tổng số trẻ trên 0” không được đáp ứng"
        )
        #expect(explanation.points == nil)
        #expect(TextReport().line(for: explanation) == "dv-001 · 2021 · không thuộc diện xét")
    }

    @Test func `a criterion that does not apply says so`() throws {
        var builder = builder()
        builder.group(
            "9", maximum: Rational(4), "Trẻ em", "Children",
            applicability: Applicability(condition: try builder.expression("whole > 0"), otherwise: .full))
        builder.indicate("9.1", maximum: Rational(4), .condition(try builder.expression("ready")), "A", "A")
        let explanation = Explanation(
            of: try pack(builder).score(["ready": .flag(false), "whole": .whole(0)]))
        #expect(
            explanation.criteria.first?.notes.map(\.vi) == [
                "Không áp dụng vì điều kiện “Tổng số trẻ trên 0” không được đáp ứng; "
                    + "theo quy định tính đủ, được 4/4 điểm"
            ])
    }

    @Test func `a criterion that is left out takes one line for each indicator`() throws {
        var builder = builder()
        builder.group(
            "9", maximum: Rational(4), "Trẻ em", "Children",
            applicability: Applicability(condition: try builder.expression("whole > 0"), otherwise: .exclude))
        builder.indicate(
            "9.1", maximum: Rational(4), .condition(try builder.expression("ready")), "Góc", "Corner")
        let subject = try pack(builder).score(["ready": .flag(true), "whole": .whole(0)])
        let page = TextReport().page(for: Explanation(of: subject))
        #expect(
            page.contains(
                """
                9. Trẻ em: không áp dụng
                  Không áp dụng vì điều kiện “Tổng số trẻ trên 0” không được đáp ứng; mục này được bỏ ra và các mục
                    còn lại được tính lại theo tỉ lệ
                  9.1 Góc: không áp dụng

                1. Học tập: 10/10 điểm
                """))
        #expect(
            VerdictJSON().text(of: subject).contains(
                #"{"id":"9","points":0,"max":4,"outcome":"not-applicable","#))
    }

    @Test(
        arguments: [
            (true, nil, nil), (false, nil, "(chưa đối chiếu văn bản)"),
            (true, "Sửa năm 2020.", "(Sửa năm 2020)"),
            (false, "Điểm mẫu.", "(chưa đối chiếu văn bản: điểm mẫu)"),
        ] as [(Bool, String?, String?)])
    func `a source says what was not read in the law`(isVerified: Bool, note: String?, mark: String?) throws {
        var pack = try pack(builder())
        pack.criteria[0].indicators[0].isVerified = isVerified
        pack.criteria[0].indicators[0].source?.note = note.map { LocalizedText(vi: $0, en: $0) }
        let page = TextReport(width: 200).page(for: Explanation(of: try pack.score(["ready": .flag(true)])))
        let words = ["Căn cứ: Thông tư 99/2099/TT-VD, Điều 5 khoản 1.1", mark, "[pack.yaml:41]"]
        #expect(page.contains(words.compactMap(\.self).joined(separator: " ") + "\n"))
    }

    @Test func `floors of criteria are shown and named when they fail`() throws {
        var builder = builder()
        builder.group("9", maximum: Rational(4), "Trẻ em", "Children", floor: Rational(2))
        builder.indicate(
            "9.1", maximum: Rational(4), .condition(try builder.expression("whole > 0")), "A", "A")
        let explanation = Explanation(
            of: try pack(builder).score(["ready": .flag(true), "whole": .whole(0)]))
        #expect(
            explanation.criteria.first?.floor?.words
                == LocalizedText(vi: "Điểm sàn 2: không đạt", en: "Floor of 2: not met"))
        #expect(explanation.bars.first?.en == "Criterion 9 is below its floor of 2: Children")
    }

    @Test func `a missing place is called by its name`() throws {
        var builder = builder()
        try builder.demand("k1", "place == '00123'", "Đúng địa bàn", "The right place")
        let explanation = Explanation(of: try pack(builder).score(["ready": .flag(true)]))
        #expect(explanation.missing.map(\.label.vi) == ["Mã địa bàn"])
        #expect(explanation.subject.pack.name(of: .place) == "place")
    }

    @Test(
        arguments: [
            ("Danh sách thành viên", "Thành viên thứ 3: năm sinh"),
            ("Các thành viên", "Thành viên thứ 3: năm sinh"), ("Trẻ em", "Trẻ em thứ 3: năm sinh"),
        ])
    func `an item of a list goes by its number from 1`(list: String, label: String) throws {
        let fields = [
            PackBuilder.field(
                "people", .list([PackBuilder.field("birth_year", .whole, "Năm sinh", "Year of birth")]), list,
                "People")
        ]
        let pack = PackBuilder(fields: fields).pack
        #expect(
            pack.label(of: .item(0, 2, 0)) == LocalizedText(vi: label, en: "People, no. 3: year of birth"))
        #expect(pack.name(of: .item(0, 2, 0)) == "people[2].birth_year")
    }

    @Test func `parameters, dates and choices are read as people write them`() throws {
        let day = try #require(Day("2021-09-02"))
        var builder = PackBuilder(
            fields: ReasonSample.fields + [PackBuilder.field("founded", .date, "Ngày thành lập", "Founded")])
        builder.set("limit", to: Rational(12_500), "Mức chuẩn", "Limit")
        try builder.demand("k1", "rank == 'good' && founded < date('2022-01-01') && whole < limit", "A", "A")
        let explanation = Explanation(
            of: try pack(builder).score(["rank": .text("good"), "founded": .date(day), "whole": .whole(3)]))
        let readings = try #require(explanation.prerequisites.first).readings
        #expect(readings.map(\.label?.vi) == ["Tổng số trẻ", "Hạnh kiểm", "Ngày thành lập", "Mức chuẩn"])
        #expect(readings.map(\.text.vi) == ["3", "Tốt", "02/09/2021", "12.500"])
        #expect(readings.map(\.text.en) == ["3", "Good", "2021-09-02", "12,500"])
    }
}
