import RuleDiagnostics
import RuleModel
import RuleRecords

/// A pack with a field of every kind, and what a reader makes of a file for it.
enum RecordFixture {
    static let span = SourceSpan(file: FileID(index: 0), lower: 0, upper: 0)

    static func number(_ text: String) -> Value? {
        Rational(text).map { .number($0) }
    }

    private static func limit(_ text: String) -> Expression? {
        number(text).map { Expression(.literal($0), type: .number, span: span) }
    }

    private static func field(
        _ name: String, _ kind: Field.Kind, _ vi: String, _ en: String, minimum: Expression? = nil,
        maximum: Expression? = nil, pattern: Pattern? = nil, aliases: [String] = [], isPersonal: Bool = false
    ) -> Field {
        Field(
            name: name, kind: kind, label: LocalizedText(vi: vi, en: en), minimum: minimum, maximum: maximum,
            pattern: pattern, aliases: aliases, isPersonal: isPersonal, span: span)
    }

    private static var people: [Field] {
        let item = Expression(.local(0), type: .any, span: span)
        let schooling = Expression(.member(item, slot: 1, name: "age"), type: .number, span: span)
        return [
            field("full_name", .text, "Họ tên", "Full name", isPersonal: true),
            field("age", .count, "Tuổi", "Age", maximum: limit("120"), isPersonal: true),
            field("schooling", .count, "Số năm học", "Years of schooling", maximum: schooling),
            field("literate", .flag, "Biết chữ", "Literate"),
        ]
    }

    static var fields: [Field] {
        let choices = [
            Choice(code: "agency", label: LocalizedText(vi: "Cơ quan", en: "Public agency")),
            Choice(code: "school", label: LocalizedText(vi: "Trường học", en: "School")),
            Choice(code: "1", label: LocalizedText(vi: "Loại một", en: "Kind one")),
        ]
        let members = Expression(.field(1), type: .number, span: span)
        return [
            field("unit_kind", .choice(choices), "Loại đơn vị", "Kind of unit"),
            field("members", .count, "Tổng số thành viên", "Members", aliases: ["Tổng số TV"]),
            field("with_plan", .count, "Có kế hoạch tự học", "With a plan", maximum: members),
            field("has_policy", .flag, "Có chủ trương", "Has a policy"),
            field("rate", .percent, "Tỷ lệ", "Rate", maximum: limit("1")),
            field("average", .decimal(places: 2), "Điểm trung bình", "Average", maximum: limit("10")),
            field("change", .whole, "Thay đổi", "Change"),
            field("founded", .date, "Ngày thành lập", "Founded"),
            field("note", .text, "Ghi chú", "Note"),
            field("code", .text, "Ký hiệu", "Code", pattern: try? Pattern("AB")),
            field("area", .decimal(places: 3), "Diện tích", "Area"),
            field("income", .count, "Thu nhập", "Income", minimum: limit("1000"), isPersonal: true),
            field("people", .list(people), "Thành viên", "People"),
        ]
    }

    static var pack: RulePack {
        let from = Day(year: 2020, month: 9, day: 21) ?? Day(number: 0)
        return RulePack(
            id: "don-vi-hoc-tap/tt22-2020", title: LocalizedText(vi: "Đơn vị học tập", en: "Learning unit"),
            subject: "unit", inForce: InForce(from: from, to: Day(year: 2024, month: 1, day: 25)),
            documents: [],
            schema: RecordSchema(fields), parameters: [], derived: [],
            marks: [
                AssessedMark(
                    id: "2.1", label: LocalizedText(vi: "Nề nếp", en: "Order"), maximum: Rational(10),
                    step: Rational(1, over: 2))
            ],
            applies: nil, prerequisites: [], criteria: [], deductions: nil, classes: [],
            digest: PackDigest(""),
            sources: SourceSet())
    }

    /// Evaluates the few limits of the pack.
    static let limits: RecordChecker.Limits = { record in
        { expression, locals in
            if case .literal(let value) = expression.kind { return value }
            if case .field(let slot) = expression.kind { return record.values[slot] }
            guard case .member(_, let slot, _) = expression.kind, case .record(let item)? = locals.first
            else { return nil }
            return item.values[slot]
        }
    }

    static func read(
        _ bytes: [UInt8], name: String = "records.csv", options: RecordOptions = RecordOptions()
    ) -> Reading {
        var reader = RecordReader(pack: pack, options: options, limits: limits)
        var reading = Reading()
        reading.count = reader.read(bytes, name: name) { reading.add($0) }
        return reading
    }

    static func read(
        _ text: String, name: String = "records.csv", options: RecordOptions = RecordOptions()
    ) -> Reading {
        read(Array(text.utf8), name: name, options: options)
    }
}

/// Everything that a reader handed over.
struct Reading {
    var records: [Record] = []
    var rows: [Int] = []
    /// Rejects by record.
    var rejects: [[Reject]] = []
    var findings: [Reject] = []
    var count = RecordCount()

    mutating func add(_ outcome: RecordOutcome) {
        switch outcome {
        case .record(let record, let row):
            records.append(record)
            rows.append(row)
        case .reject(let faults): rejects.append(faults)
        case .finding(let finding): findings.append(finding)
        }
    }

    /// Each fault as `row cell code`, findings first.
    var summary: [String] {
        (findings + rejects.joined()).map { "\($0.row) \($0.cell ?? "-") \($0.code.rawValue)" }
    }

    func value(_ name: String) -> Value? {
        guard let slot = RecordFixture.pack.schema.slot(of: name) else { return nil }
        return records.first?.values[slot]
    }
}

/// A generator whose numbers depend on nothing but its seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
