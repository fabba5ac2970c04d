extension MappingShape {
    /// What a worked case may expect of a level.
    package static let levelStates = ["reached", "not-reached", "open"]
    /// What a worked case may expect of a target.
    package static let targetStates = ["met", "missed", "open", "not-applicable"]
    /// Why there may be no way up.
    package static let obstacles = [
        "prerequisite", "criterion-floor", "indicator-floor", "points", "target", "targets", "after",
        "history", "missing", "conflict", "unknown",
    ]

    static let tests = MappingShape(
        .tests,
        [
            KeyShape("pack", .text, required: true, vi: "Tệp bộ tiêu chí", en: "The pack's file"),
            KeyShape(
                "place", .identifier, vi: "Mã địa phương của mọi trường hợp",
                en: "Code of the place of all cases"),
            KeyShape(
                "as-of", .date, vi: "Ngày quyết định của mọi trường hợp", en: "The day that decides all cases"
            ),
            KeyShape("cases", .list(.mapping(.testCase)), vi: "Các trường hợp", en: "Cases"),
            KeyShape(
                "tables", .list(.mapping(.testTable)), vi: "Các bảng trường hợp, mỗi dòng một trường hợp",
                en: "Tables of cases, one in each row"),
        ])

    static let testCase = MappingShape(
        .testCase,
        [KeyShape("name", .text, required: true, vi: "Tên trường hợp", en: "Name of the case")]
            + circumstances
            + [KeyShape("record", .mapping(.testRecord), required: true, vi: "Hồ sơ", en: "The record")]
            + expectations)

    static let testTable = MappingShape(
        .testTable,
        [KeyShape("name", .text, required: true, vi: "Tên bảng", en: "Name of the table")] + circumstances
            + [
                KeyShape(
                    "record", .mapping(.testRecord), vi: "Phần chung của các hồ sơ",
                    en: "What all records share")
            ] + expectations + table)

    /// The rows of a table, below what they share.
    private static let table = [
        KeyShape(
            "columns", .list(.text), vi: "Khóa của từng cột, như `record.members`, `because.2.1`",
            en: "The key that each column holds, such as `record.members`, `because.2.1`"),
        KeyShape(
            "rows", .list(.list(.anything)), vi: "Các dòng; ô `~` để trống",
            en: "The rows; a cell `~` is left out"),
        KeyShape(
            "csv", .text, vi: "Tệp CSV thay cho `columns` và `rows`",
            en: "A CSV file instead of `columns` and `rows`"),
    ]

    /// Under what the record of a case is scored.
    private static let circumstances = [
        KeyShape(
            "place", .identifier, vi: "Mã địa phương mà thay đổi của nó được áp dụng",
            en: "Code of the place whose overlays apply"),
        KeyShape(
            "as-of", .date, vi: "Ngày quyết định, thay cho ngày cuối của kỳ",
            en: "The day that decides, instead of the last of the period"),
        KeyShape("skip", .text, vi: "Lý do chưa chạy", en: "Why the case is not run"),
    ]

    private static let expectations = [
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
            "codes", .dictionary(.text), vi: "Mã lý do của chỉ tiêu và điều kiện",
            en: "Expected reason codes of indicators, targets and prerequisites"),
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
        KeyShape(
            "way-up", .list(.mapping(.wayUp), mayBeEmpty: true), vi: "Cách đạt bậc cao hơn",
            en: "Expected ways up"),
        KeyShape(
            "no-way-up", .list(.keyword(obstacles), mayBeEmpty: true), vi: "Vì sao không có cách nào",
            en: "Expected reasons why there is no way up"),
    ]

    /// One way to the title or to the next class or level.
    static let wayUp = MappingShape(
        .wayUp,
        [
            KeyShape(
                "to", .identifier, required: true, vi: "Xếp loại hoặc mức độ đạt được",
                en: "The class or level reached"),
            KeyShape("gain", .number, vi: "Số điểm hoặc chỉ tiêu tăng thêm", en: "Points or targets gained"),
            KeyShape(
                "changes", .dictionary(.anything), required: true, vi: "Giá trị mới của từng dữ liệu",
                en: "The new value of each datum"),
        ])

    /// Its keys are the fields of the pack, so only what every record has is listed.
    static let testRecord = MappingShape(.testRecord, [])
}
