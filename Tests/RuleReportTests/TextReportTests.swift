import RuleDiagnostics
import RuleModel
import RuleReport
import Testing

struct TextReportTests {
    @Test func `a page with gaps reads in Vietnamese`() throws {
        #expect(
            TextReport().page(for: Explanation(of: try SampleUnit.withGaps())) == """
                ĐƠN VỊ HỌC TẬP – năm 2021
                Hồ sơ: dv-002
                Bộ tiêu chí: Thông tư 99/2099/TT-VD (don-vi-hoc-tap/tt99)

                KẾT LUẬN: CHƯA ĐỦ CĂN CỨ · 34,5–49,5 / 50 điểm
                  Chưa đủ căn cứ để kết luận: còn thiếu 2 dữ liệu; theo điểm có thể xếp loại Tốt, Khá hoặc Không đạt

                ĐIỀU KIỆN TIÊN QUYẾT
                  k1 Có kế hoạch và từ 5 thành viên: đạt
                      Điều kiện “Có chủ trương, kế hoạch học tập và tổng số thành viên từ 5 trở lên” được đáp ứng
                      Số liệu: tổng số thành viên: 40; có chủ trương, kế hoạch học tập: có
                      Căn cứ: Thông tư 99/2099/TT-VD, Điều 4 [pack.yaml:41]

                ĐIỂM THEO TIÊU CHÍ
                1. Điều kiện học tập: 10–20 / 20 điểm
                  1.1 Ban hành chủ trương, kế hoạch: 10/10 điểm
                      Có chủ trương, kế hoạch học tập: có, được 10/10 điểm
                      Minh chứng: Bản kế hoạch đã ký
                      Căn cứ: Thông tư 99/2099/TT-VD, Điều 5 khoản 1.1 [pack.yaml:43]
                  1.2 Cơ sở vật chất cho học tập: 0–10 / 10 điểm (chưa đủ căn cứ)
                      Chưa đủ căn cứ, còn thiếu dữ liệu: điểm chấm của ban bình xét: cơ sở vật chất; có thể được từ
                        0 đến 10 trên 10 điểm
                      Căn cứ: Thông tư 99/2099/TT-VD, Điều 5 khoản 1.2 (chưa đối chiếu văn bản) [pack.yaml:44]

                2. Kết quả học tập của thành viên: 24,5–29,5 / 30 điểm
                  2.1 Thành viên có kế hoạch tự học được phê duyệt: 9,5/10 điểm
                      Có kế hoạch tự học được duyệt: 39/40 = 97,5%, được 9,5/10 điểm (theo tỉ lệ, bước 0,5, làm tròn
                        xuống)
                      Điểm sàn 5: đạt
                      Số liệu: tổng số thành viên: 40
                      Căn cứ: Thông tư 99/2099/TT-VD, Điều 5 khoản 2.1 [pack.yaml:46]
                  2.2 Thành viên trẻ tham gia: 5–10 / 10 điểm (chưa đủ căn cứ)
                      Chưa đủ căn cứ, còn thiếu dữ liệu: thành viên thứ 2: năm sinh; có thể được từ 5 đến 10 trên 10
                        điểm
                      Số liệu: danh sách thành viên: 2 mục
                      Căn cứ: Thông tư 99/2099/TT-VD, Điều 5 khoản 2.2 [pack.yaml:47]
                  2.3 Số khóa học: 10/10 điểm
                      Số khóa học đã mở: 3, mỗi trường hợp 4 điểm, được 10/10 điểm (đã tới mức tối đa)
                      Số liệu: là đơn vị công lập: có
                      Căn cứ: Thông tư 99/2099/TT-VD, Điều 5 khoản 2.3 [pack.yaml:48]

                DỮ LIỆU CÒN THIẾU
                  1. Điểm chấm của ban bình xét: cơ sở vật chất – một mình có thể quyết định, ảnh hưởng tới 10 điểm
                  2. Thành viên thứ 2: năm sinh – một mình có thể quyết định, ảnh hưởng tới 5 điểm

                CẦN THÊM GÌ
                  Trước hết cần bổ sung dữ liệu còn thiếu, quan trọng nhất là:
                    - điểm chấm của ban bình xét: cơ sở vật chất
                    - thành viên thứ 2: năm sinh

                1 mục dựa trên số liệu chưa đối chiếu với văn bản gốc; cần đối chiếu trước khi ký
                BinhXet 0.1.0 · sha256:0000000000000000000000000000000000000000000000000000000000000000

                """)
    }

    @Test func `a page of a barred record reads in English`() throws {
        #expect(
            TextReport(language: .english).page(for: Explanation(of: try SampleUnit.barred())) == """
                LEARNING UNIT – year 2021
                Record: dv-003
                Rule pack: Circular 99/2099 (don-vi-hoc-tap/tt99)

                CONCLUSION: NOT RECOGNISED · class Not met · 18.25/50 points
                  Does not earn the title “Learning unit”, class Not met
                  What stands in the way:
                    - Prerequisite k1 is not met: A plan and 5 members
                    - Indicator 2.1 is below its floor of 5: Approved self-study plans

                PREREQUISITES
                  k1 A plan and 5 members: not met
                      The condition “Has a learning plan and members: at least 5” does not hold
                      Figures: has a learning plan: no
                      Source: Circular 99/2099, Điều 4 [pack.yaml:41]

                POINTS BY CRITERION
                1. Learning conditions: 7/20 points
                  1.1 Plan issued: 0/10 points
                      Has a learning plan: no, 0/10 points
                      Evidence: The signed plan
                      Source: Circular 99/2099, Điều 5 khoản 1.1 [pack.yaml:43]
                  1.2 Facilities: 7/10 points
                      By the committee's mark: 7/10 points
                      Source: Circular 99/2099, Điều 5 khoản 1.2 (not checked against the document) [pack.yaml:44]

                2. Learning results: 11.25/30 points
                  Some indicators do not apply: the points of the rest (at most 20) are scaled to 30
                  2.1 Approved self-study plans: 2.5/10 points
                      With an approved plan: 10/40 = 25%, 2.5/10 points (in proportion, in steps of 0.5, rounded
                        down)
                      Floor of 5: not met
                      Figures: members: 40
                      Source: Circular 99/2099, Điều 5 khoản 2.1 [pack.yaml:46]
                  2.2 Young members: 5/10 points
                      Under 30: 1, in the band “from 1 to under 2”, 5/10 points
                      Figures: members of the unit: 2 items; under 30: 1 item
                      Source: Circular 99/2099, Điều 5 khoản 2.2 [pack.yaml:47]
                  2.3 Courses: does not apply
                      Does not apply because the condition “Is a public unit” does not hold; it is left out and the
                        rest is scaled up
                      Figures: is a public unit: no
                      Source: Circular 99/2099, Điều 5 khoản 2.3 [pack.yaml:48]

                THE WAY UP
                  For the class Fair 16.75 points are lacking; any one of these:
                    - with an approved plan: 18 more (10 → 28; 25% → 70%); has a learning plan: no → yes (16.75
                      points more)
                    - members: 26 fewer (40 → 14); has a learning plan: no → yes (16.75 points more)
                  There may be ways with fewer changes: the search ended before it saw all.

                1 item rests on figures not checked against the document; check them before signing
                BinhXet 0.1.0 · sha256:0000000000000000000000000000000000000000000000000000000000000000

                """)
    }

    @Test(
        arguments: [
            (Language.vietnamese, "dv-001 · 2021 · đạt · Khá · 41,5/50 điểm"),
            (.english, "dv-001 · 2021 · recognised · Fair · 41.5/50 points"),
        ])
    func `the short form is one line`(language: Language, line: String) throws {
        #expect(TextReport(language: language).line(for: Explanation(of: try SampleUnit.whole())) == line)
    }

    @Test func `the short form names the first gap and how many more there are`() throws {
        #expect(
            TextReport().line(for: Explanation(of: try SampleUnit.withGaps()))
                == "dv-002 · 2021 · chưa đủ căn cứ · 34,5–49,5 / 50 điểm · "
                + "dữ liệu còn thiếu: điểm chấm của ban bình xét: cơ sở vật chất (+1)")
    }

    @Test func `no record writes to the terminal by itself`() throws {
        let explanation = Explanation(of: try SampleUnit.pack().score([:], id: "a\u{1B}[2J\nb\u{9B}1m"))
        #expect(TextReport().line(for: explanation).hasPrefix("a [2J b 1m · 2021"))
        #expect(TextReport().page(for: explanation).contains("Hồ sơ: a [2J b 1m\n"))
    }

    @Test func `colour changes nothing but the look`() throws {
        let explanation = Explanation(of: try SampleUnit.barred())
        let plain = TextReport().page(for: explanation)
        let colourful = TextReport(usesColor: true).page(for: explanation)
        #expect(!plain.contains("\u{1B}"))
        #expect(colourful.contains("\u{1B}[1;31mKẾT LUẬN: KHÔNG ĐẠT"))
        #expect(colourful.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }

    @Test(arguments: [40, 60, 100])
    func `no line is wider than asked`(width: Int) throws {
        for language in Language.allCases {
            let page = TextReport(language: language, width: width).page(
                for: Explanation(of: try SampleUnit.withGaps()))
            let wide = page.split(separator: "\n").filter {
                $0.count > width && !$0.hasPrefix("BinhXet") && !$0.hasPrefix("  sha256:")
            }
            #expect(wide.isEmpty)
        }
    }
}
