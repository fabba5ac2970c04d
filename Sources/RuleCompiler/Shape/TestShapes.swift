extension MappingShape {
    /// What a worked case may expect of a level.
    package static let levelStates = ["reached", "not-reached", "open"]
    /// What a worked case may expect of a target.
    package static let targetStates = ["met", "missed", "open", "not-applicable"]

    static let tests = MappingShape(
        .tests,
        [
            KeyShape("pack", .text, required: true, vi: "Tệp bộ tiêu chí", en: "The pack's file"),
            KeyShape(
                "place", .identifier, vi: "Mã địa phương của mọi trường hợp",
                en: "Code of the place of all cases"),
            KeyShape("cases", .list(.mapping(.testCase)), required: true, vi: "Các trường hợp", en: "Cases"),
        ])

    static let testCase = MappingShape(
        .testCase,
        [
            KeyShape("name", .text, required: true, vi: "Tên trường hợp", en: "Name of the case"),
            KeyShape(
                "place", .identifier, vi: "Mã địa phương mà thay đổi của nó được áp dụng",
                en: "Code of the place whose overlays apply"),
            KeyShape("record", .mapping(.testRecord), required: true, vi: "Hồ sơ", en: "The record"),
            KeyShape(
                "status", .keyword(["recognised", "not-recognised", "pending", "not-applicable"]),
                vi: "Kết luận", en: "Expected status"),
            KeyShape("class", .identifier, vi: "Xếp loại", en: "Expected class"),
            KeyShape("points", .number, vi: "Điểm chắc chắn", en: "Expected points, when certain"),
            KeyShape("least", .number, vi: "Điểm ít nhất", en: "Expected least points"),
            KeyShape("most", .number, vi: "Điểm nhiều nhất", en: "Expected most points"),
            KeyShape(
                "because", .dictionary(.number), vi: "Điểm của từng chỉ tiêu",
                en: "Expected points of indicators"),
            KeyShape(
                "levels", .dictionary(.keyword(levelStates)), vi: "Kết quả của từng mức độ",
                en: "What levels come to"),
            KeyShape(
                "targets",
                .dictionary(.either([.keyword(targetStates), .dictionary(.keyword(targetStates))])),
                vi: "Kết quả của từng chỉ tiêu, chung hoặc theo mức độ",
                en: "What targets come to, at all levels or by level"),
            KeyShape(
                "missing", .list(.text, mayBeEmpty: true), vi: "Dữ liệu còn thiếu",
                en: "Expected missing data"),
            KeyShape(
                "barred", .list(.text, mayBeEmpty: true), vi: "Điều kiện không đạt",
                en: "Expected failed gates"),
        ])

    /// Its keys are the fields of the pack, so only what every record has is listed.
    static let testRecord = MappingShape(.testRecord, [])
}
