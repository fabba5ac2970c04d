import RuleBulk
import RuleDiagnostics
import RuleEngine
import RuleModel
import RuleRecords

/// A pack with fields and limits of every kind.
enum ScanFixture {
    static let span = SourceSpan(file: FileID(index: 0), lower: 0, upper: 0)

    private static func expression(_ kind: Expression.Kind, _ type: ValueType = .number) -> Expression {
        Expression(kind, type: type, span: span)
    }

    private static func figure(_ text: String) -> Expression? {
        Rational(text).map { expression(.literal(.number($0))) }
    }

    private static func field(
        _ name: String, _ kind: Field.Kind, _ vi: String, _ en: String, minimum: Expression? = nil,
        maximum: Expression? = nil, pattern: Pattern? = nil, aliases: [String] = []
    ) -> Field {
        Field(
            name: name, kind: kind, label: LocalizedText(vi: vi, en: en), minimum: minimum, maximum: maximum,
            pattern: pattern, aliases: aliases, span: span)
    }

    private static let choices = [
        Choice(code: "agency", label: LocalizedText(vi: "Cơ quan, tổ chức nhà nước", en: "Public agency")),
        Choice(code: "school", label: LocalizedText(vi: "Trường học", en: "School")),
        Choice(code: "1", label: LocalizedText(vi: "Loại một", en: "Kind one")),
    ]

    private static var people: [Field] {
        let person = expression(.local(0), .any)
        return [
            field("name", .text, "Họ tên", "Full name"),
            field("age", .count, "Tuổi", "Age", maximum: figure("120")),
            field(
                "schooling", .decimal(places: 1), "Số năm học", "Years of schooling",
                maximum: expression(.member(person, slot: 1, name: "age"))),
            field("literate", .flag, "Biết chữ", "Literate"),
            field("kind", .choice(choices), "Loại", "Kind"),
            field(
                "born", .whole, "Năm sinh", "Year of birth", minimum: figure("1850"),
                maximum: expression(.context(.period))),
            field("joined", .date, "Ngày vào", "Joined", minimum: expression(.field(7), .date)),
        ]
    }

    private static var history: [Field] {
        [
            field("year", .count, "Năm", "Year", maximum: expression(.context(.period))),
            field("passed", .flag, "Đạt", "Passed"),
        ]
    }

    static var fields: [Field] {
        [
            field("unit_kind", .choice(choices), "Loại đơn vị", "Kind of unit"),
            field("members", .count, "Tổng số thành viên", "Members", aliases: ["Tổng số TV"]),
            field(
                "with_plan", .count, "Có kế hoạch tự học", "With a plan", maximum: expression(.field(1))),
            field("has_policy", .flag, "Có chủ trương", "Has a policy"),
            field(
                "rate", .percent, "Tỷ lệ", "Rate", minimum: expression(.parameter(0)), maximum: figure("1")),
            field("average", .decimal(places: 2), "Điểm trung bình", "Average", maximum: figure("10")),
            field("change", .whole, "Thay đổi", "Change"),
            field("founded", .date, "Ngày thành lập", "Founded"),
            field("note", .text, "Ghi chú", "Note"),
            field("code", .text, "Ký hiệu", "Code", pattern: try? Pattern("[A-Z]{2}[0-9]*")),
            field("area", .decimal(places: 8), "Diện tích", "Area", minimum: expression(.field(5))),
            field(
                "spare", .count, "Dự phòng", "Spare",
                maximum: expression(.binary(.add, expression(.field(1)), expression(.field(2))))),
            field("people", .list(people), "Thành viên", "People"),
            field("history", .list(history), "Các năm trước", "Earlier years"),
            field("courses", .count, "Số khóa học", "Courses"),
            field("readers", .count, "Số người đọc sách", "Readers"),
        ]
    }

    static let pack = RulePack(
        id: "don-vi-hoc-tap/mau", title: LocalizedText(vi: "Đơn vị học tập", en: "Learning unit"),
        subject: "unit",
        inForce: InForce(
            from: Day(year: 2020, month: 9, day: 21) ?? Day(number: 0), to: Day(year: 2024, month: 1, day: 25)
        ),
        documents: [], schema: RecordSchema(fields),
        parameters: [
            Parameter(
                name: "least_rate", label: nil, value: .number(Rational(1, over: 30) ?? .zero), type: .number,
                source: nil, span: span)
        ],
        derived: [],
        marks: [
            AssessedMark(
                id: "2.1", label: LocalizedText(vi: "Nề nếp", en: "Order"), maximum: Rational(10),
                step: Rational(1, over: 2)),
            AssessedMark(
                id: "2.2", label: LocalizedText(vi: "Cảnh quan", en: "Grounds"),
                maximum: Rational(15, over: 2) ?? .zero, step: nil),
            AssessedMark(
                id: "2.3", label: LocalizedText(vi: "Phần ba", en: "Thirds"), maximum: Rational(3),
                step: Rational(1, over: 3)),
        ],
        applies: nil, prerequisites: [], criteria: [], deductions: nil, classes: [], digest: PackDigest(""),
        sources: SourceSet())

    /// The columns of the pack, and those where rules read every text and the place.
    static let layout = BatchLayout(of: pack)
    static let readingLayout: BatchLayout = {
        var reader = pack
        let person = expression(.local(0), .any)
        let texts = [
            Expression.Kind.field(8), .field(9), .member(person, slot: 0, name: "name"), .context(.place),
        ]
        reader.derived = texts.map { text in
            DerivedValue(name: "text", label: nil, expression: expression(text, .text), span: span)
        }
        return BatchLayout(of: pack, and: [reader])
    }()

    /// What the record reader makes of a file.
    static func read(
        _ bytes: [UInt8], format: RecordFormat, asOf: Day? = nil, delimiter: UInt8? = nil
    ) -> [RecordOutcome] {
        var options = RecordOptions()
        options.format = format
        options.delimiter = delimiter
        options.asOf = asOf
        let pack = pack
        var reader = RecordReader(pack: pack, options: options) { record in
            var evaluator = ExpressionEvaluator(
                parameters: pack.parameters.map(\.value), derived: [], record: record)
            return { limit, locals in
                guard case .known(let value) = try? evaluator.evaluate(limit, locals: locals) else {
                    return nil
                }
                return value
            }
        }
        var outcomes: [RecordOutcome] = []
        _ = reader.read(bytes, name: "records") { outcomes.append($0) }
        return outcomes
    }
}

/// One row of a batch with what its bytes say.
struct ScannedRow {
    var line: Int
    var isPlain: Bool
    /// The bytes of the record.
    var bytes: [UInt8]
    /// What the columns hold: texts only where rules read them.
    var record: Record?
}

extension ScannedRow {
    /// Everything that a file gives, batch after batch.
    static func rows(
        ofLines bytes: [UInt8], by scanner: inout LineScanner, from start: Int = 0,
        _ layout: BatchLayout = ScanFixture.layout
    ) -> [ScannedRow] {
        let padded = bytes + Array(repeating: 0, count: LineScanner.padding)
        var batch = Batch(layout)
        var rows: [ScannedRow] = []
        var offset = start
        scanner.startChunk()
        while offset < bytes.count {
            offset = scanner.scan(padded.span, from: offset, to: bytes.count, into: &batch)
            rows += (0..<batch.rows).map { ScannedRow(batch, $0, of: bytes) }
        }
        return rows
    }

    /// The same for the rows of a sheet, from its header on; `after` stands behind its end in the same memory.
    static func rows(
        ofSheet bytes: [UInt8], by scanner: inout SheetScanner, after: [UInt8] = [],
        _ layout: BatchLayout = ScanFixture.layout
    ) -> [ScannedRow] {
        let padded = bytes + after + Array(repeating: 0, count: LineScanner.padding)
        var batch = Batch(layout)
        // What other rows left in the batch must not show: those after the first stand in it one higher.
        var (other, reader) = (
            scanner, CSVReader(bytes, delimiter: scanner.opening.delimiter, from: scanner.opening.start)
        )
        if let second = reader.rowEnd(), second < bytes.count {
            _ = other.scan(padded.span, from: second, to: bytes.count, into: &batch)
        }
        var rows: [ScannedRow] = []
        var offset = scanner.opening.start
        scanner.startChunk()
        while offset < bytes.count {
            offset = scanner.scan(padded.span, from: offset, to: bytes.count, into: &batch)
            rows += (0..<batch.rows).map { ScannedRow(batch, $0, of: bytes) }
        }
        return rows
    }

    init(_ batch: Batch, _ row: Int, of bytes: [UInt8]) {
        func text(_ start: BatchLayout.Column, _ end: BatchLayout.Column) -> String {
            String(decoding: bytes[batch.range(start, end, row)], as: UTF8.self)
        }
        line = Int(batch.value(.line, row))
        isPlain = batch.value(.path, row) == 0
        self.bytes = Array(bytes[batch.range(.recordStart, .recordEnd, row)])
        guard isPlain else { return }
        record = batch.record(at: row)
        let place = text(.placeStart, .placeEnd)
        if !batch.layout.readsPlace { record?.place = place.isEmpty ? nil : place }
        record?.id = text(.idStart, .idEnd)
    }
}

extension Record {
    /// The record as far as columns hold it: without its texts.
    var withoutTexts: Record {
        var record = self
        for (slot, field) in ScanFixture.pack.schema.fields.enumerated() {
            switch field.kind {
            case .text: record.values[slot] = nil
            case .list(let members):
                guard case .list(let items)? = record.values[slot] else { continue }
                record.values[slot] = .list(
                    items.map { item in
                        guard case .record(var item) = item else { return item }
                        for (index, member) in members.enumerated() where member.kind == .text {
                            item.values[index] = nil
                        }
                        return .record(item)
                    })
            case .flag, .count, .whole, .decimal, .percent, .choice, .date: break
            }
        }
        return record
    }
}
