// D6xx: packs one after the other, and figures that change by day or field.

extension CodeExplanation {
    static let packOverlap = CodeExplanation(
        .packOverlap,
        title: LocalizedText(vi: "hai bộ tiêu chí cùng hiệu lực", en: "two packs in force at once"),
        meaning: LocalizedText(
            vi:
                """
                Hai bộ tiêu chí của cùng một danh hiệu và đối tượng cùng có hiệu lực, nên không biết chấm \
                theo bộ nào. Hãy ghi ngày hết hiệu lực cho bộ cũ.
                """,
            en:
                """
                Two packs of one title and subject are in force on the same day, so nobody can say which of \
                them judges. Write the last day of the older one.
                """),
        wrong: .rules([
            RuleFile("a/pack.yaml", "pack: don-vi-hoc-tap/cu\nin-force: { from: 2021-01-01 }"),
            RuleFile("b/pack.yaml", "pack: don-vi-hoc-tap/moi\nin-force: { from: 2023-01-01 }"),
        ]),
        right: .rules([
            RuleFile(
                "a/pack.yaml", "pack: don-vi-hoc-tap/cu\nin-force: { from: 2021-01-01, to: 2022-12-31 }"),
            RuleFile("b/pack.yaml", "pack: don-vi-hoc-tap/moi\nin-force: { from: 2023-01-01 }"),
        ]),
        related: [.packGap, .reversedDates])

    static let packGap = CodeExplanation(
        .packGap,
        title: LocalizedText(vi: "khoảng trống giữa hai bộ tiêu chí", en: "days between two packs"),
        meaning: LocalizedText(
            vi:
                """
                Giữa hai bộ tiêu chí của cùng một danh hiệu và đối tượng có những ngày không bộ nào có hiệu \
                lực. Hồ sơ của kỳ kết thúc trong những ngày đó sẽ không chấm được.
                """,
            en:
                """
                Between two packs of one title and subject lie days on which neither is in force. Records \
                whose period ends on such a day cannot be judged.
                """),
        wrong: .rules([
            RuleFile(
                "a/pack.yaml", "pack: don-vi-hoc-tap/cu\nin-force: { from: 2021-01-01, to: 2021-12-31 }"),
            RuleFile("b/pack.yaml", "pack: don-vi-hoc-tap/moi\nin-force: { from: 2023-01-01 }"),
        ]),
        right: .rules([
            RuleFile(
                "a/pack.yaml", "pack: don-vi-hoc-tap/cu\nin-force: { from: 2021-01-01, to: 2022-12-31 }"),
            RuleFile("b/pack.yaml", "pack: don-vi-hoc-tap/moi\nin-force: { from: 2023-01-01 }"),
        ]),
        related: [.packOverlap, .notInForce])

    static let figureStartsLate = CodeExplanation(
        .figureStartsLate,
        title: LocalizedText(vi: "tham số bắt đầu quá muộn", en: "parameter that starts too late"),
        meaning: LocalizedText(
            vi:
                """
                Giá trị đầu tiên của tham số chỉ áp dụng sau ngày bộ tiêu chí có hiệu lực, nên những ngày \
                trước đó tham số không có giá trị. Hãy thêm giá trị cho ngày đầu.
                """,
            en:
                """
                The first value of the parameter holds only from a day after the pack comes into force, so \
                it has no value before. Add the value for the first day.
                """),
        wrong: .pack(dated("{ 2022-01-01: 15 }")),
        right: .pack(dated("{ 2021-01-01: 12, 2022-01-01: 15 }")),
        related: [.sourceAfterForce, .notInForce])

    static let figureNeverHolds = CodeExplanation(
        .figureNeverHolds,
        title: LocalizedText(vi: "giá trị không áp dụng ngày nào", en: "value that never holds"),
        meaning: LocalizedText(
            vi:
                """
                Giá trị theo ngày này bắt đầu sau khi bộ tiêu chí hết hiệu lực, hoặc đã có giá trị khác thay \
                trước khi bộ tiêu chí có hiệu lực, nên không hồ sơ nào dùng tới. Hãy bỏ nó đi, hoặc xem lại \
                các ngày.
                """,
            en:
                """
                This dated value begins after the last day of the pack, or another one replaces it before the \
                pack comes into force, so no record ever uses it. Take it out, or look the days up.
                """),
        wrong: .pack(dated("{ 2019-01-01: 10, 2020-01-01: 12, 2022-01-01: 15 }")),
        right: .pack(dated("{ 2020-01-01: 12, 2022-01-01: 15 }")),
        related: [.figureStartsLate, .packEnded])

    static let packEnded = CodeExplanation(
        .packEnded,
        title: LocalizedText(vi: "danh hiệu không còn bộ tiêu chí", en: "title without a pack"),
        meaning: LocalizedText(
            vi:
                """
                Ngày được hỏi nằm sau ngày cuối của bộ tiêu chí cuối cùng cho danh hiệu và đối tượng này, nên hồ \
                sơ của ngày ấy không chấm được. Hãy thêm bộ tiêu chí mới, hoặc bỏ `to` nếu bộ cũ còn hiệu lực.
                """,
            en:
                """
                The day that was asked about comes after the last day of the last pack for this title and \
                subject, so its records cannot be scored. Add the new pack, or take `to` out if the old one is \
                still in force.
                """),
        wrong: .rules(
            [RuleFile("pack.yaml", "in-force: { from: 2021-01-01, to: 2022-12-31 }")], asOf: "2024-12-31"),
        right: .rules([RuleFile("pack.yaml", "in-force: { from: 2021-01-01 }")], asOf: "2024-12-31"),
        related: [.packGap, .notInForce])

    static let figureByField = CodeExplanation(
        .figureByField,
        title: LocalizedText(
            vi: "tham số theo trường ở chỗ cần số cố định", en: "varying parameter where a figure is fixed"),
        meaning: LocalizedText(
            vi:
                """
                Điểm tối đa, mức và xếp loại phải là những con số cố định để kiểm tra được trước khi chấm. \
                Tham số có `by` thay đổi theo hồ sơ, nên chỉ dùng được trong biểu thức.
                """,
            en:
                """
                Maxima, bands and classes must be fixed figures, so that they can be checked before any \
                record is read. A parameter with `by` differs from record to record and can be used in \
                expressions only.
                """),
        wrong: .pack(tabled(test: ">= least_members")),
        right: .pack(tabled(test: ">= 15")),
        related: [.figureTableGap, .unknownName])

    static let figureTableGap = CodeExplanation(
        .figureTableGap,
        title: LocalizedText(vi: "bảng tham số thiếu lựa chọn", en: "parameter table that lacks a choice"),
        meaning: LocalizedText(
            vi:
                """
                Bảng giá trị theo trường không có giá trị cho mọi lựa chọn của trường đó. Hãy ghi một giá \
                trị cho mỗi lựa chọn.
                """,
            en:
                """
                The table of values by a field has no value for some choice of that field. Give one value \
                for every choice.
                """),
        wrong: .pack(tabled(of: "{ agency: 10 }", test: ">= 15")),
        right: .pack(tabled(test: ">= 15")),
        related: [.figureByField, .choiceWithoutPoints])

    /// A pass mark with values by day.
    private static func dated(_ values: String) -> String {
        """
        parameters:
          pass_mark:
            label: { vi: Điểm đạt, en: Pass mark }
            values: \(values)
            source: { ref: mau, at: Điều 5, verified: true }
        classification:
          - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= pass_mark", recognised: true }
          - { id: khong-dat, label: { vi: Không đạt, en: Not passed }, points: "< pass_mark", recognised: false }
        """
    }

    /// A least number of members by kind of unit.
    private static func tabled(
        of values: String = "{ agency: 10, school: 20 }", test: String
    ) -> String {
        """
        parameters:
          least_members:
            label: { vi: Số thành viên ít nhất, en: Least members }
            by: kind
            of: \(values)
            source: { ref: mau, at: Điều 5, verified: true }
        applies: members >= least_members
        classification:
          - { id: dat, label: { vi: Đạt, en: Passed }, points: "\(test)", recognised: true }
          - { id: khong-dat, label: { vi: Không đạt, en: Not passed }, points: "< 15", recognised: false }
        """
    }
}
