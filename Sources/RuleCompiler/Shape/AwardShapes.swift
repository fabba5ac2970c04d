import RuleModel

extension MappingShape {
    static let award = MappingShape(
        .award,
        [
            KeyShape(
                "when", .expression, vi: "Điểm tối đa khi điều kiện đúng", en: "The maximum when it holds"),
            KeyShape("share", .mapping(.share), vi: "Theo tỉ lệ", en: "By a share"),
            KeyShape("value", .expression, vi: "Theo mức của một giá trị", en: "By the band of a value"),
            KeyShape("each", .expression, vi: "Theo số lượng", en: "For each of a count"),
            KeyShape("choice", .expression, vi: "Theo lựa chọn", en: "By a choice"),
            KeyShape("parts", .list(.mapping(.part)), vi: "Tổng các phần", en: "The sum of parts"),
            KeyShape(
                "assessed", .mapping(.assessed), vi: "Ban bình xét tự cho điểm",
                en: "The committee's own mark"),
            KeyShape(
                "points", .either([.expression, .dictionary(.numberOrParameter)]),
                vi: "Số điểm: biểu thức, điểm mỗi đơn vị, hoặc điểm theo lựa chọn",
                en: "Points: an expression, points for each, or points by choice"),
            KeyShape(
                "scale", .keywordOrParameter(["proportional", "all-or-nothing"]),
                vi: "Cách quy tỉ lệ ra điểm",
                en: "How a share becomes points"),
            KeyShape("bands", .list(.mapping(.band)), vi: "Các mức", en: "Bands"),
            KeyShape("step", .numberOrParameter, vi: "Đơn vị điểm nhỏ nhất", en: "Smallest unit of points"),
            KeyShape(
                "rounding", .keyword(Rounding.allCases.map(\.rawValue)), vi: "Cách làm tròn", en: "Rounding"),
            KeyShape(
                "when-empty", .keyword(ShareAward.EmptyWhole.allCases.map(\.rawValue)),
                vi: "Ý nghĩa của 0 trên 0", en: "What 0 out of 0 means"),
        ])

    static let share = MappingShape(
        .share,
        [
            KeyShape("part", .expression, required: true, vi: "Tử số", en: "Part"),
            KeyShape("whole", .expression, required: true, vi: "Mẫu số", en: "Whole"),
        ])

    static let band = MappingShape(
        .band,
        [
            KeyShape(
                "at", .unaryTest, required: true, vi: "Khoảng: `>= 90%`, `[70%..90%)`, `-`",
                en: "Range: `>= 90%`, `[70%..90%)`, `-`"),
            KeyShape("points", .numberOrParameter, required: true, vi: "Điểm", en: "Points"),
        ])

    static let part = MappingShape(
        .part,
        [
            KeyShape("id", .identifier, required: true, vi: "Mã", en: "Id"),
            KeyShape("label", .label, required: true, vi: "Tên", en: "Name"),
            KeyShape("max", .numberOrParameter, required: true, vi: "Điểm tối đa", en: "Most points"),
            KeyShape(
                "award", .mapping(.award), required: true, vi: "Cách cho điểm", en: "How it gives points"),
        ])

    static let assessed = MappingShape(
        .assessed, [KeyShape("step", .numberOrParameter, vi: "Đơn vị điểm", en: "Unit of marks")])

    static let deduction = MappingShape(
        .deduction,
        [
            KeyShape("id", .identifier, required: true, vi: "Mã", en: "Id"),
            KeyShape("label", .label, required: true, vi: "Tên", en: "Name"),
            KeyShape("source", .mapping(.source), required: true, vi: "Căn cứ", en: "Legal source"),
            KeyShape(
                "max", .numberOrParameter, required: true, vi: "Điểm trừ nhiều nhất", en: "Most points taken"),
            KeyShape("award", .mapping(.award), required: true, vi: "Cách trừ", en: "How points are taken"),
        ])

    static let classBand = MappingShape(
        .classBand,
        [
            KeyShape("id", .identifier, required: true, vi: "Mã", en: "Id"),
            KeyShape("label", .label, required: true, vi: "Tên", en: "Name"),
            KeyShape("source", .mapping(.source), vi: "Căn cứ", en: "Legal source"),
            KeyShape("points", .unaryTest, required: true, vi: "Khoảng điểm", en: "Range of points"),
            KeyShape(
                "recognised", .flag, required: true, vi: "Được công nhận danh hiệu", en: "Earns the title"),
        ])
}
