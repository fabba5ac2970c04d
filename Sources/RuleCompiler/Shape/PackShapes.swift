import RuleModel

extension MappingShape {
    /// The table of one kind of mapping.
    package static func named(_ name: ShapeName) -> MappingShape {
        switch name {
        case .pack: pack
        case .inForce: inForce
        case .document: document
        case .source: source
        case .label: label
        case .field: field
        case .parameter: parameter
        case .datedFigure: datedFigure
        case .derivedValue: derivedValue
        case .prerequisite: prerequisite
        case .criterion: criterion
        case .indicator: indicator
        case .award: award
        case .share: share
        case .band: band
        case .part: part
        case .assessed: assessed
        case .deduction: deduction
        case .classBand: classBand
        case .targetCriterion: targetCriterion
        case .target: target
        case .level: level
        case .after: after
        case .tests: tests
        case .testCase: testCase
        case .testTable: testTable
        case .wayUp: wayUp
        case .testRecord: testRecord
        case .overlay: overlay
        case .overlayPlace: overlayPlace
        case .additions: additions
        case .places: places
        case .placeUnit: placeUnit
        case .sharedFields: sharedFields
        }
    }

    private static let pack = MappingShape(
        .pack,
        [
            KeyShape(
                "pack", .text, required: true, vi: "Mã bộ tiêu chí: danh-hiệu/văn-bản",
                en: "Id of the pack: title/decision"),
            KeyShape("title", .label, required: true, vi: "Tên danh hiệu", en: "Name of the title"),
            KeyShape(
                "subject", .identifier, required: true, vi: "Đối tượng được xét: household, clan, unit, …",
                en: "Who is judged: household, clan, unit, …"),
            KeyShape(
                "in-force", .mapping(.inForce), required: true, vi: "Thời gian có hiệu lực",
                en: "Days in force"),
            KeyShape(
                "model", .keyword(PackModel.allCases.map(\.rawValue)), required: true,
                vi: "Cách đánh giá: points (chấm điểm) hoặc targets (chỉ tiêu phải đạt)",
                en: "How it judges: by points or by targets"),
            KeyShape(
                "sources", .dictionary(.mapping(.document)), required: true, vi: "Các văn bản được viện dẫn",
                en: "The documents it cites"),
            KeyShape(
                "include", .list(.identifier), vi: "Các tệp trường dùng chung ở rules/fields",
                en: "Files of shared fields in rules/fields"),
            KeyShape(
                "fields", .dictionary(.mapping(.field)), required: true, vi: "Các trường của một hồ sơ",
                en: "What a record holds"),
            KeyShape(
                "parameters", .dictionary(.mapping(.parameter)),
                vi: "Các con số mà địa phương có thể thay đổi",
                en: "Figures that a place may change"),
            KeyShape(
                "values", .dictionary(.either([.expression, .mapping(.derivedValue)])),
                vi: "Các giá trị được tính, dùng cho nhiều chỉ tiêu",
                en: "Computed values that indicators share"),
            KeyShape(
                "applies", .expression, vi: "Điều kiện để hồ sơ thuộc diện xét",
                en: "When a record is judged at all"),
            KeyShape(
                "prerequisites", .list(.mapping(.prerequisite)), vi: "Các điều kiện tiên quyết",
                en: "Conditions that must hold"),
            KeyShape(
                "levels", .list(.mapping(.level)), vi: "Các mức độ, từ thấp đến cao (targets)",
                en: "Levels in rising order (targets)"),
            KeyShape(
                "criteria", .list(.either([.mapping(.criterion), .mapping(.targetCriterion)])),
                required: true,
                vi: "Các tiêu chí", en: "Criteria"),
            KeyShape(
                "deduct", .list(.mapping(.deduction)), vi: "Các điểm trừ", en: "Deductions from the total"),
            KeyShape(
                "below-zero", .flag, vi: "Điểm có thể xuống dưới 0 sau khi trừ",
                en: "Whether deductions may lead below 0"),
            KeyShape(
                "classification", .list(.mapping(.classBand)), vi: "Các mức xếp loại (points)",
                en: "Classes by total points (points)"),
        ])

    private static let inForce = MappingShape(
        .inForce,
        [
            KeyShape("from", .date, required: true, vi: "Ngày bắt đầu", en: "First day"),
            KeyShape(
                "to", .date, vi: "Ngày cuối cùng; bỏ trống nếu còn hiệu lực",
                en: "Last day; none while in force"),
        ])

    private static let document = MappingShape(
        .document,
        [
            KeyShape("vi", .text, required: true, vi: "Tên văn bản", en: "Its name in Vietnamese"),
            KeyShape("en", .text, required: true, vi: "Tên tiếng Anh", en: "Its name in English"),
            KeyShape("issued", .date, vi: "Ngày ban hành", en: "Day of issue"),
            KeyShape("url", .text, vi: "Địa chỉ trang đã đọc", en: "Address of the page that was read"),
        ])

    private static let source = MappingShape(
        .source,
        [
            KeyShape(
                "ref", .identifier, required: true, vi: "Văn bản, theo khóa ở `sources`",
                en: "Key in `sources`"),
            KeyShape("at", .text, vi: "Điều, khoản, điểm", en: "Article, clause, point"),
            KeyShape(
                "verified", .flag, vi: "false: con số hoặc nội dung chưa được đối chiếu với chính văn bản",
                en: "false: figure or wording was not compared with the document itself"),
            KeyShape("note", .label, vi: "Ghi chú", en: "Note"),
        ])

    private static let label = MappingShape(
        .label,
        [
            KeyShape("vi", .text, required: true, vi: "Tiếng Việt", en: "Vietnamese"),
            KeyShape("en", .text, required: true, vi: "Tiếng Anh", en: "English"),
        ])

    private static let field = MappingShape(
        .field,
        [
            KeyShape(
                "type",
                .keyword(["flag", "count", "whole", "decimal", "percent", "choice", "text", "date", "list"]),
                required: true, vi: "Kiểu dữ liệu", en: "Type"),
            KeyShape("label", .label, vi: "Tên hiển thị", en: "Name shown to people"),
            KeyShape(
                "scale", .number, vi: "Số chữ số thập phân của `decimal`", en: "Decimal digits of a `decimal`"
            ),
            KeyShape("min", .expression, vi: "Giá trị nhỏ nhất", en: "Least value"),
            KeyShape("max", .expression, vi: "Giá trị lớn nhất", en: "Greatest value"),
            KeyShape(
                "pattern", .text, vi: "Biểu thức mà cả ô phải khớp", en: "What the whole text must match"),
            KeyShape(
                "of",
                .either([.dictionary(.either([.label, .text])), .dictionary(.mapping(.field))]),
                vi: "Các lựa chọn của `choice`, hoặc các trường của `list`",
                en: "Choices of a `choice`, or fields of a `list`"),
            KeyShape(
                "fixed", .flag, vi: "Là điều không ai đổi được, như năm sinh",
                en: "A fact that nobody can change, such as a year of birth"),
            KeyShape(
                "aliases", .list(.text), vi: "Tên cột khác trong bảng tính", en: "Other names in sheets"),
            KeyShape("personal", .flag, vi: "Là dữ liệu cá nhân", en: "Tells something about a person"),
            KeyShape(
                "informative", .flag, vi: "Chỉ để nhận biết, không quy tắc nào đọc",
                en: "For people only: no rule reads it"),
        ])

    private static let parameter = MappingShape(
        .parameter,
        [
            KeyShape("label", .label, vi: "Tên hiển thị", en: "Name shown to people"),
            KeyShape(
                "by", .identifier, vi: "Trường lựa chọn mà giá trị thay đổi theo",
                en: "The choice field by which the value differs"),
            KeyShape(
                "of", .either([.dictionary(.either([.label, .text])), .dictionary(.number)]),
                vi: "Các cách tính để chọn; với `by`: giá trị theo từng lựa chọn",
                en: "The ways of counting to choose from; with `by`, the value for each choice"),
            KeyShape("value", .either([.number, .identifier]), vi: "Giá trị", en: "Its value"),
            KeyShape(
                "values", .dictionary(.either([.number, .identifier, .mapping(.datedFigure)])),
                vi: "Giá trị theo ngày bắt đầu áp dụng", en: "Values by the day from which each holds"),
            KeyShape("source", .mapping(.source), required: true, vi: "Căn cứ", en: "Legal source"),
        ])

    private static let datedFigure = MappingShape(
        .datedFigure,
        [
            KeyShape("value", .either([.number, .identifier]), vi: "Giá trị", en: "Its value"),
            KeyShape(
                "of", .dictionary(.number), vi: "Giá trị theo từng lựa chọn của trường ở `by`",
                en: "The value for each choice of the field at `by`"),
            KeyShape(
                "source", .mapping(.source), vi: "Căn cứ riêng của giá trị này",
                en: "Legal source of this value alone"),
        ])

    private static let derivedValue = MappingShape(
        .derivedValue,
        [
            KeyShape("label", .label, vi: "Tên hiển thị", en: "Name shown to people"),
            KeyShape("value", .expression, required: true, vi: "Biểu thức", en: "The expression"),
        ])

    private static let prerequisite = MappingShape(
        .prerequisite,
        [
            KeyShape("id", .identifier, required: true, vi: "Mã", en: "Id"),
            KeyShape("label", .label, required: true, vi: "Tên", en: "Name"),
            KeyShape("source", .mapping(.source), required: true, vi: "Căn cứ", en: "Legal source"),
            KeyShape("require", .expression, required: true, vi: "Điều kiện phải đạt", en: "What must hold"),
        ])

    private static let criterion = MappingShape(
        .criterion,
        [
            KeyShape("id", .identifier, required: true, vi: "Mã", en: "Id"),
            KeyShape("label", .label, required: true, vi: "Tên", en: "Name"),
            KeyShape("source", .mapping(.source), vi: "Căn cứ", en: "Legal source"),
            KeyShape("max", .numberOrParameter, required: true, vi: "Điểm tối đa", en: "Most points"),
            KeyShape("applies", .expression, vi: "Khi nào áp dụng", en: "When it applies"),
            KeyShape(
                "not-applicable", .keyword(Applicability.Otherwise.allCases.map(\.rawValue)),
                vi: "Xử lý khi không áp dụng", en: "What happens when it does not apply"),
            KeyShape(
                "floor", .numberOrParameter, vi: "Điểm sàn để được công nhận",
                en: "Least points for the title"),
            KeyShape(
                "indicators", .list(.mapping(.indicator)), required: true, vi: "Các chỉ tiêu",
                en: "Indicators"),
            KeyShape("deduct", .list(.mapping(.deduction)), vi: "Các điểm trừ", en: "Deductions"),
            KeyShape(
                "below-zero", .flag, vi: "Điểm có thể xuống dưới 0 sau khi trừ",
                en: "Whether deductions may lead below 0"),
        ])

    private static let indicator = MappingShape(
        .indicator,
        [
            KeyShape("id", .identifier, required: true, vi: "Mã", en: "Id"),
            KeyShape("label", .label, required: true, vi: "Tên", en: "Name"),
            KeyShape("source", .mapping(.source), required: true, vi: "Căn cứ", en: "Legal source"),
            KeyShape("max", .numberOrParameter, required: true, vi: "Điểm tối đa", en: "Most points"),
            KeyShape("applies", .expression, vi: "Khi nào áp dụng", en: "When it applies"),
            KeyShape(
                "not-applicable", .keyword(Applicability.Otherwise.allCases.map(\.rawValue)),
                vi: "Xử lý khi không áp dụng", en: "What happens when it does not apply"),
            KeyShape(
                "floor", .numberOrParameter, vi: "Điểm sàn để được công nhận",
                en: "Least points for the title"),
            KeyShape(
                "award", .mapping(.award), required: true, vi: "Cách cho điểm", en: "How it gives points"),
            KeyShape(
                "missing", .keyword(Indicator.MissingPolicy.allCases.map(\.rawValue)),
                vi: "Xử lý khi thiếu dữ liệu", en: "What missing data do"),
            KeyShape("evidence", .list(.label), vi: "Minh chứng", en: "Papers that prove it"),
        ])
}
