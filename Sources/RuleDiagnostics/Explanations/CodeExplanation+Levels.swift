// P53x: targets and levels.

extension CodeExplanation {
    static let unknownLevel = CodeExplanation(
        .unknownLevel,
        title: LocalizedText(vi: "mức độ không có trong `levels`", en: "level that `levels` does not have"),
        meaning: LocalizedText(
            vi:
                """
                Chỉ tiêu và `after` gọi mức độ theo mã ở `levels`. Hãy sửa lại mã, hoặc thêm mức độ đó.
                """,
            en:
                """
                Targets and `after` name a level by its id in `levels`. Correct the id, or add the level.
                """),
        wrong: .targets("{ muc-1: plan, muc-3: plan }"),
        right: .targets("{ muc-1: plan, muc-2: plan }"),
        related: [.levelOrder, .levelWithoutTargets])

    static let levelOrder = CodeExplanation(
        .levelOrder,
        title: LocalizedText(vi: "các mức độ không theo thứ tự tăng dần", en: "levels that do not rise"),
        meaning: LocalizedText(
            vi:
                """
                `levels` đi từ thấp đến cao: `after` chỉ có thể gọi một mức độ đứng trước, và trên một mức \
                độ được công nhận không thể có mức độ không được công nhận.
                """,
            en:
                """
                `levels` go from low to high: `after` can name only a level that comes before, and no level \
                above one that earns the title can fail to earn it.
                """),
        wrong: .targets("plan", after: "{ level: muc-2, months: 12 }"),
        right: .targets("plan", after: "{ level: muc-1, months: 12 }"),
        related: [.unknownLevel])

    static let badMonths = CodeExplanation(
        .badMonths,
        title: LocalizedText(vi: "số tháng không dùng được", en: "length of time that says nothing"),
        meaning: LocalizedText(
            vi:
                """
                `months` là một số nguyên lớn hơn 0, và `valid-for` được viết như `36 months`.
                """,
            en:
                """
                `months` is a whole number above 0, and `valid-for` is written as `36 months`.
                """),
        wrong: .targets("plan", after: "{ level: muc-1, months: 0 }"),
        right: .targets("plan", after: "{ level: muc-1, months: 12 }"),
        related: [.levelOrder])

    static let levelWithoutTargets = CodeExplanation(
        .levelWithoutTargets,
        title: LocalizedText(vi: "mức độ không có chỉ tiêu", en: "level without targets"),
        meaning: LocalizedText(
            vi:
                """
                Không chỉ tiêu nào được đặt cho mức độ này, nên hồ sơ nào cũng đạt. Hãy đặt chỉ tiêu cho nó, \
                hoặc bỏ mức độ.
                """,
            en:
                """
                No target is set for this level, so every record would reach it. Set one, or leave the level \
                out.
                """),
        wrong: .targets("{ muc-1: plan }"),
        right: .targets("{ muc-1: plan, muc-2: plan && funded }"),
        related: [.unknownLevel, .impossibleCount])

    static let impossibleCount = CodeExplanation(
        .impossibleCount,
        title: LocalizedText(
            vi: "số chỉ tiêu phải đạt không thể có", en: "number of targets that cannot be met"),
        meaning: LocalizedText(
            vi:
                """
                `at-least` lớn hơn số chỉ tiêu của mức độ, hoặc không phải số nguyên lớn hơn 0, nên không hồ \
                sơ nào đạt được như đã định. Hãy sửa con số, hoặc viết `all: true`.
                """,
            en:
                """
                `at-least` is more than the targets that the level has, or no whole number above 0, so no \
                record can do what is meant. Correct the number, or write `all: true`.
                """),
        wrong: .targets("plan", need: "at-least: 2"),
        right: .targets("plan", need: "at-least: 1"),
        related: [.levelWithoutTargets])
}

extension Example {
    /// A pack of two levels with one target.
    fileprivate static func targets(
        _ target: String, after: String = "{ level: muc-1, months: 12 }", need: String = "all: true"
    ) -> Example {
        .packFile(
            """
            pack: don-vi-hoc-tap/vi-du
            title: { vi: Đơn vị học tập, en: Learning unit }
            subject: unit
            in-force: { from: 2021-01-01 }
            model: targets
            sources: { mau: { vi: Văn bản mẫu, en: Sample document, issued: 2020-12-01 } }
            fields:
              plan: { type: flag, informative: true, label: { vi: Có kế hoạch, en: Has a plan } }
              funded: { type: flag, informative: true, label: { vi: Có kinh phí, en: Has a budget } }
            levels:
              - { id: muc-1, label: { vi: Mức độ 1, en: Level 1 }, \(need) }
              - { id: muc-2, label: { vi: Mức độ 2, en: Level 2 }, after: \(after) }
            criteria:
              - id: "1"
                label: { vi: Điều kiện học tập, en: Learning conditions }
                indicators:
                  - id: "1.1"
                    label: { vi: Có kế hoạch học tập, en: Has a learning plan }
                    source: { ref: mau, at: Điều 3, verified: true }
                    target: \(target)

            """)
    }
}
