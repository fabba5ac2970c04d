import RuleDiagnostics
import RuleExpression
import RuleModel
import Testing

struct ExpressionSentenceTests {
    @Test(arguments: [
        (
            "members >= 10 && has_plan", "Tổng số thành viên ít nhất 10 và có kế hoạch học tập",
            "Members at least 10 and has a learning plan"
        ),
        ("10 > members", "Tổng số thành viên dưới 10", "Members less than 10"),
        ("!has_plan", "Không có kế hoạch học tập", "Not: has a learning plan"),
        ("reported", "Có: báo cáo đúng hạn", "Yes: reported in time"),
        ("reported == false", "Không: báo cáo đúng hạn", "No: reported in time"),
        (
            "(has_plan || reported) && members == 1",
            "(có kế hoạch học tập hoặc có: báo cáo đúng hạn) và tổng số thành viên bằng 1",
            "(has a learning plan or yes: reported in time) and members is 1"
        ),
        (
            "!(has_plan && members < 5)", "Không có kế hoạch học tập hoặc tổng số thành viên ít nhất 5",
            "Not: has a learning plan or members at least 5"
        ),
        ("unit_kind == 'school'", "Loại đơn vị là “Trường học”", "Kind of unit is “School”"),
        (
            "unit_kind in ['school', 'agency', 'enterprise']",
            "Loại đơn vị là “Trường học”, “Cơ quan” hoặc “Doanh nghiệp”",
            "Kind of unit is “School”, “Agency” or “Enterprise”"
        ),
        (
            "!(unit_kind == 'school')", "Loại đơn vị không phải là “Trường học”",
            "Kind of unit is not “School”"
        ),
        (
            "share(with_plan, members) >= 0.925",
            "Tỉ lệ thành viên có kế hoạch trên tổng số thành viên ít nhất 92,5%",
            "The share of members with a plan in members at least 92.5%"
        ),
        ("rate > 0.5", "Tỉ lệ đi học trên 0,5", "Attendance more than 0.5"),
        (
            "people.all(p, p.enrolled)", "Mọi mục trong “Thành viên” đều: có: đang đi học",
            "For every item of “People”: yes: at school"
        ),
        (
            "!people.exists(p, p.role == 'head' && p.enrolled)",
            "Không có mục trong “Thành viên” nào mà (vai trò là “Chủ hộ” và có: đang đi học)",
            "For no item of “People”: (role is “Head” and yes: at school)"
        ),
        (
            "people.filter(p, p.topics > 0).size() >= 3",
            "Số mục trong “Thành viên” mà (số chuyên đề đã học trên 0) ít nhất 3",
            "The number of items of “People” where (topics learned more than 0) at least 3"
        ),
        (
            "sum(people.map(p, p.topics)) / members >= pass_mark",
            "Tổng số chuyên đề đã học của từng mục trong “Thành viên” / tổng số thành viên ít nhất điểm đạt",
            "The sum of topics learned of each item of “People” / members at least pass mark"
        ),
        (
            "founded < date('2020-01-31')", "Ngày thành lập trước ngày 31/01/2020",
            "Founding day before 2020-01-31"
        ),
        ("has(name)", "Đã có số liệu về tên đơn vị", "Name of the unit is given"),
        ("!has(place)", "Chưa có số liệu về địa bàn", "The place is not given"),
        ("name.startsWith('UB')", "Tên đơn vị bắt đầu bằng “UB”", "Name of the unit starts with “UB”"),
        ("!name.contains('x')", "Tên đơn vị không chứa “x”", "Not: name of the unit contains “x”"),
        ("period - 2000", "Năm đánh giá - 2000", "The year assessed - 2000"),
        (
            "has_plan ? members : 2 * (members + 1)",
            "Nếu có kế hoạch học tập thì tổng số thành viên, nếu không thì 2 × (tổng số thành viên + 1)",
            "If has a learning plan then members, otherwise 2 × (members + 1)"
        ),
        (
            "round(rate, 1, 'down')", "Tỉ lệ đi học (làm tròn xuống đến 1 chữ số thập phân)",
            "Attendance (rounded down to 1 decimal place)"
        ),
        ("limits.a + 1", "“a” của limits + 1", "“a” of limits + 1"),
        ("founded.getFullYear()", "Năm của ngày thành lập", "The year of founding day"),
        (
            "count(people.filter(p, p.enrolled).map(p, p.topics > 1))",
            "Số mục trong “Thành viên” mà (có: đang đi học) mà (số chuyên đề đã học trên 1)",
            "The number of items of “People” where (yes: at school) where (topics learned more than 1)"
        ),
        (
            "people.filter(p, p.enrolled)", "Các mục trong “Thành viên” mà (có: đang đi học)",
            "The items of “People” where (yes: at school)"
        ),
        (
            "has_plan == people.exists_one(p, p.enrolled)",
            "Có kế hoạch học tập là (có đúng một mục trong “Thành viên” mà có: đang đi học)",
            "Has a learning plan is (for exactly one item of “People”: yes: at school)"
        ),
        ("people[0].topics > 2", "Số chuyên đề đã học trên 2", "Topics learned more than 2"),
    ])
    func `expressions are sentences in both languages`(text: String, vi: String, en: String) throws {
        let expression = try #require(SamplePack.check(text).expression)
        let printer = ExpressionPrinter(names: SamplePack.names)
        #expect(printer.sentence(for: expression, in: .vietnamese) == vi)
        #expect(printer.sentence(for: expression, in: .english) == en)
    }

    @Test func `abbreviations keep their capitals`() throws {
        let names = NameTable(fields: [
            NameTable.Name("x", label: LocalizedText(vi: "UBND xã xác nhận", en: "HQ"))
        ])
        let field = Expression(.field(0), type: .flag, span: SamplePack.span)
        let both = Expression(.not(field), type: .flag, span: SamplePack.span)
        #expect(
            ExpressionPrinter(names: names).sentence(for: both, in: .vietnamese) == "Không: UBND xã xác nhận")
    }
}
