import RuleDiagnostics
import RuleExpression
import RuleModel
import Testing

/// A small pack that the tests of this layer share.
enum SamplePack {
    static let span = SourceSpan(file: FileID(index: 0), lower: 0, upper: 0)

    static let schema = RecordSchema([
        field("members", .count, "Tổng số thành viên", "Members"),
        field("with_plan", .count, "Thành viên có kế hoạch", "Members with a plan"),
        field("rate", .percent, "Tỉ lệ đi học", "Attendance"),
        field("has_plan", .flag, "Có kế hoạch học tập", "Has a learning plan"),
        field("reported", .flag, "Báo cáo đúng hạn", "Reported in time"),
        field("name", .text, "Tên đơn vị", "Name of the unit"),
        field(
            "unit_kind",
            .choice([
                choice("agency", "Cơ quan", "Agency"), choice("school", "Trường học", "School"),
                choice("enterprise", "Doanh nghiệp", "Enterprise"),
            ]), "Loại đơn vị", "Kind of unit"),
        field("founded", .date, "Ngày thành lập", "Founding day"),
        field("people", .list(personFields), "Thành viên", "People"),
    ])

    static let personFields = [
        field("birth_year", .whole, "Năm sinh", "Year of birth"),
        field("enrolled", .flag, "Đang đi học", "At school"),
        field("topics", .count, "Số chuyên đề đã học", "Topics learned"),
        field(
            "role", .choice([choice("head", "Chủ hộ", "Head"), choice("child", "Con", "Child")]), "Vai trò",
            "Role"),
        field("courses", .list([field("hours", .count, "Số giờ", "Hours")]), "Khoá học", "Courses"),
    ]

    static let parameters = [
        Parameter(
            name: "pass_mark", label: LocalizedText(vi: "Điểm đạt", en: "Pass mark"),
            value: .number(Rational(50)), type: .number, source: nil, span: span)
    ]

    static let derived = [
        DerivedValue(
            name: "adults", label: LocalizedText(vi: "Người lớn", en: "Adults"),
            expression: Expression(.literal(.number(.one)), type: .number, span: span), span: span)
    ]

    static var scope: Scope {
        var scope = Scope(schema: schema, parameters: parameters, derived: derived)
        // A map has no field type; it stands in the place of a further derived value.
        scope.insert("limits", Scope.Entry(.derived(1), type: .map(.text, .number)))
        return scope
    }

    static var names: NameTable {
        var names = NameTable(schema: schema, parameters: parameters, derived: derived)
        names.derived.append(NameTable.Name("limits"))
        return names
    }

    static var personShape: RecordShape { RecordShape(personFields) }

    /// Reads and checks an expression; gives what was wrong beside it.
    static func check(
        _ text: String, expecting expected: ValueType? = nil, scope: Scope = scope
    ) -> (expression: Expression?, faults: [Diagnostic]) {
        var bag = DiagnosticBag()
        let expression = parseExpression(text.embedded, reporting: &bag).flatMap {
            ExpressionChecker(scope: scope).check($0, expecting: expected, reporting: &bag)
        }
        return (bag.isEmpty ? expression : nil, bag.sorted)
    }

    private static func field(_ name: String, _ kind: Field.Kind, _ vi: String, _ en: String) -> Field {
        Field(name: name, kind: kind, label: LocalizedText(vi: vi, en: en), span: span)
    }

    private static func choice(_ code: String, _ vi: String, _ en: String) -> Choice {
        Choice(code: code, label: LocalizedText(vi: vi, en: en))
    }
}

/// An expected finding: the code that belongs to each mark of a text.
struct FaultSample: CustomTestStringConvertible {
    let marked: String
    let codes: [DiagnosticCode]

    init(_ marked: String, _ codes: DiagnosticCode...) {
        self.marked = marked
        self.codes = codes
    }

    var testDescription: String { marked }
}
