import RuleDiagnostics
import RuleExpression
import RuleModel
import Testing

struct ExpressionSentenceTests {
    @Test(arguments: [
        (
            "members >= 10 && has_plan", "Tổng số thành viên từ 10 trở lên và có kế hoạch học tập",
            "Members: at least 10 and has a learning plan"
        ),
        ("10 > members", "Tổng số thành viên dưới 10", "Members: less than 10"),
        ("!has_plan", "Không có kế hoạch học tập", "Not: has a learning plan"),
        ("reported", "Báo cáo đúng hạn", "Reported in time"),
        ("reported == false", "Không: báo cáo đúng hạn", "Not: reported in time"),
        (
            "(has_plan || reported) && members == 1",
            "(có kế hoạch học tập hoặc báo cáo đúng hạn) và tổng số thành viên bằng 1",
            "(has a learning plan or reported in time) and members: exactly 1"
        ),
        (
            "!(has_plan && members < 5)", "Không có kế hoạch học tập hoặc tổng số thành viên từ 5 trở lên",
            "Not: has a learning plan or members: at least 5"
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
            "Tỉ lệ thành viên có kế hoạch trên tổng số thành viên từ 92,5% trở lên",
            "The share of members with a plan in members: at least 92.5%"
        ),
        (
            "people.size() > 0", "Có ít nhất một thành viên",
            "There is at least one entry in “People”"
        ),
        (
            "size(people.filter(p, p.enrolled)) == 0",
            "Không có thành viên đang đi học", "There is no entry in “People” where at school"
        ),
        (
            "size(people) <= 5", "Số thành viên không quá 5",
            "The number of people: at most 5"
        ),
        ("rate > 0.5", "Tỉ lệ đi học trên 0,5", "Attendance: more than 0.5"),
        (
            "people.all(p, p.enrolled)", "Mọi thành viên đều đang đi học",
            "For every entry in “People”: at school"
        ),
        (
            "!people.exists(p, p.role == 'head' && p.enrolled)",
            "Không có thành viên nào mà vai trò là “Chủ hộ” và đang đi học",
            "For no entry in “People”: role is “Head” and at school"
        ),
        (
            "people.filter(p, p.topics > 0).size() >= 3",
            "Số thành viên mà (số chuyên đề đã học trên 0) từ 3 trở lên",
            "The number of people where (topics learned: more than 0): at least 3"
        ),
        (
            "sum(people.map(p, p.topics)) / members >= pass_mark",
            "Tổng số chuyên đề đã học của từng thành viên / tổng số thành viên từ “Điểm đạt” trở lên",
            "The sum of topics learned of each entry in “People” / members: at least “Pass mark”"
        ),
        (
            "founded < date('2020-01-31')", "Ngày thành lập trước ngày 31/01/2020",
            "Founding day: before 2020-01-31"
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
            "Số thành viên mà (đang đi học) mà số chuyên đề đã học trên 1",
            "The number of people where (at school) where topics learned: more than 1"
        ),
        (
            "people.filter(p, p.enrolled)", "Các thành viên đang đi học",
            "The people where at school"
        ),
        (
            "has_plan == people.exists_one(p, p.enrolled)",
            "Có kế hoạch học tập là (có đúng một thành viên đang đi học)",
            "Has a learning plan is (for exactly one entry in “People”: at school)"
        ),
        (
            "members >= 5 && members <= 9 && has_plan",
            "Tổng số thành viên từ 5 đến 9 và có kế hoạch học tập",
            "Members: from 5 to 9 and has a learning plan"
        ),
        ("members >= 5 && members < 9", "Tổng số thành viên từ 5 đến dưới 9", "Members: from 5 to under 9"),
        (
            "members >= 5 && with_plan <= 9",
            "Tổng số thành viên từ 5 trở lên và thành viên có kế hoạch không quá 9",
            "Members: at least 5 and members with a plan: at most 9"
        ),
        (
            "max(1, members) + min(members, 2.5)",
            "Giá trị lớn nhất trong (1; tổng số thành viên) + giá trị nhỏ nhất trong (tổng số thành viên; 2,5)",
            "The greatest of (1; members) + the least of (members; 2.5)"
        ),
        ("people[0].topics > 2", "Số chuyên đề đã học trên 2", "Topics learned: more than 2"),
    ])
    func `expressions are sentences in both languages`(text: String, vi: String, en: String) throws {
        let expression = try #require(SamplePack.check(text).expression)
        let printer = ExpressionPrinter(names: SamplePack.names)
        #expect(printer.sentence(for: expression, in: .vietnamese) == vi)
        #expect(printer.sentence(for: expression, in: .english) == en)
    }

    @Test(arguments: [
        ("Đã đăng ký", "Chưa đăng ký"), ("Có quỹ", "Không có quỹ"),
        ("Là trường học", "Không phải là trường học"),
        ("Đạt chuẩn", "Không đạt chuẩn"), ("Tham gia ngày hội", "Không tham gia ngày hội"),
        ("Kế hoạch được duyệt", "Không: kế hoạch được duyệt"), ("Đã", "Không: đã"),
    ])
    func `a denied flag reads as people would say it`(label: String, denial: String) {
        let names = NameTable(fields: [NameTable.Name("x", label: LocalizedText(vi: label, en: "X"))])
        let field = Expression(.field(0), type: .flag, span: SamplePack.span)
        let denied = Expression(.not(field), type: .flag, span: SamplePack.span)
        #expect(ExpressionPrinter(names: names).sentence(for: denied, in: .vietnamese) == denial)
    }

    @Test func `a value may be told by what it is computed from`() throws {
        var names = SamplePack.names
        let index = try #require(names.derived.indices.first)
        names.definitions[index] = SamplePack.check("members > 5 && has_plan").expression
        let value = Expression(.derived(index), type: .flag, span: SamplePack.span)
        let denied = Expression(.not(value), type: .flag, span: SamplePack.span)
        let printer = ExpressionPrinter(names: names)
        #expect(
            printer.sentence(for: value, in: .vietnamese)
                == "Tổng số thành viên trên 5 và có kế hoạch học tập")
        #expect(
            printer.sentence(for: denied, in: .vietnamese)
                == "Tổng số thành viên không quá 5 hoặc không có kế hoạch học tập")
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
