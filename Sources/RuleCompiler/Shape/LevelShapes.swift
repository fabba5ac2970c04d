import RuleModel

// The mappings that only packs of targets have.

extension MappingShape {
    static let targetCriterion = MappingShape(
        .targetCriterion,
        [
            KeyShape("id", .identifier, required: true, vi: "Mã", en: "Id"),
            KeyShape("label", .label, required: true, vi: "Tên", en: "Name"),
            KeyShape("source", .mapping(.source), vi: "Căn cứ", en: "Legal source"),
            KeyShape("applies", .expression, vi: "Khi nào áp dụng", en: "When it applies"),
            notApplicable,
            KeyShape(
                "indicators", .list(.mapping(.target)), required: true, vi: "Các chỉ tiêu phải đạt",
                en: "Targets"),
        ])

    static let target = MappingShape(
        .target,
        [
            KeyShape("id", .identifier, required: true, vi: "Mã", en: "Id"),
            KeyShape("label", .label, required: true, vi: "Tên", en: "Name"),
            KeyShape("source", .mapping(.source), required: true, vi: "Căn cứ", en: "Legal source"),
            KeyShape("applies", .expression, vi: "Khi nào áp dụng", en: "When it applies"),
            notApplicable,
            KeyShape(
                "target", .either([.expression, .dictionary(.expression)]), required: true,
                vi: "Điều kiện phải đạt, chung hoặc theo mức độ",
                en: "What must hold, for all levels or by level"),
            KeyShape(
                "missing", .keyword(Indicator.MissingPolicy.allCases.map(\.rawValue)),
                vi: "Xử lý khi thiếu dữ liệu", en: "What missing data do"),
            KeyShape("evidence", .list(.label), vi: "Minh chứng", en: "Papers that prove it"),
        ])

    private static let notApplicable = KeyShape(
        "not-applicable", .keyword([Applicability.Otherwise.exclude.rawValue]),
        vi: "Xử lý khi không áp dụng: chỉ có thể bỏ qua", en: "What does not apply can only be left out")

    static let level = MappingShape(
        .level,
        [
            KeyShape("id", .identifier, required: true, vi: "Mã", en: "Id"),
            KeyShape("label", .label, required: true, vi: "Tên", en: "Name"),
            KeyShape("source", .mapping(.source), vi: "Căn cứ", en: "Legal source"),
            KeyShape(
                "recognised", .flag, vi: "Được công nhận danh hiệu; mặc định là true",
                en: "Earns the title; true unless said"),
            KeyShape(
                "all", .flag, vi: "Phải đạt mọi chỉ tiêu; mặc định",
                en: "Every target must be met; the default"),
            KeyShape(
                "at-least", .number, vi: "Số chỉ tiêu ít nhất phải đạt", en: "How many targets must be met"),
            KeyShape(
                "after", .mapping(.after), vi: "Mức độ phải giữ từ trước", en: "A level to be held before"),
            KeyShape(
                "valid-for", .text, vi: "Thời gian giữ kết quả, như `36 months`",
                en: "How long the result holds, as `36 months`"),
        ])

    static let after = MappingShape(
        .after,
        [
            KeyShape("level", .identifier, required: true, vi: "Mức độ đã đạt", en: "The level held"),
            KeyShape("months", .number, required: true, vi: "Số tháng ít nhất", en: "The least months"),
        ])
}
