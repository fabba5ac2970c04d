// D61x: what places change.

extension CodeExplanation {
    static let overlayConflict = CodeExplanation(
        .overlayConflict,
        title: LocalizedText(vi: "hai thay đổi cho một địa phương", en: "two overlays for one place"),
        meaning: LocalizedText(
            vi:
                """
                Hai tệp cùng thay đổi một bộ tiêu chí cho một địa phương trong cùng thời gian, nên không biết \
                theo tệp nào. Hãy gộp lại, hoặc ghi ngày hết hiệu lực cho tệp cũ.
                """,
            en:
                """
                Two files change one pack for one place on the same days, so nobody can say which of them \
                counts. Join them, or write the last day of the older one.
                """),
        wrong: .rules([
            RuleFile("pack.yaml", passMark),
            RuleFile("cu.overlay.yaml", overlay("{ from: 2021-01-01 }", "parameters.pass_mark: 16")),
            RuleFile("moi.overlay.yaml", overlay("{ from: 2022-01-01 }", "parameters.pass_mark: 17")),
        ]),
        right: .rules([
            RuleFile("pack.yaml", passMark),
            RuleFile("moi.overlay.yaml", overlay("{ from: 2022-01-01 }", "parameters.pass_mark: 17")),
        ]),
        related: [.packOverlap, .overlayPathUnknown])

    static let overlayPathUnknown = CodeExplanation(
        .overlayPathUnknown,
        title: LocalizedText(
            vi: "thay đổi điều không có trong bộ tiêu chí", en: "overlay of something that is not there"),
        meaning: LocalizedText(
            vi:
                """
                Đường dẫn ở `set` không dẫn tới mục nào của bộ tiêu chí, nên địa phương không thay đổi được \
                gì. Đường dẫn gồm tên phần, mã của mục và khóa, như `indicators.2.1.max`.
                """,
            en:
                """
                The path under `set` leads to nothing in the pack, so the place would change nothing. A path \
                is the name of a section, the id of a member and a key, such as `indicators.2.1.max`.
                """),
        wrong: .rules([
            RuleFile("pack.yaml", passMark),
            RuleFile("vi-du.overlay.yaml", overlay("{ from: 2021-01-01 }", "parameters.pas_mark: 16")),
        ]),
        right: .rules([
            RuleFile("pack.yaml", passMark),
            RuleFile("vi-du.overlay.yaml", overlay("{ from: 2021-01-01 }", "parameters.pass_mark: 16")),
        ]),
        related: [.unknownKey, .packOfOverlayUnknown])

    static let packOfOverlayUnknown = CodeExplanation(
        .packOfOverlayUnknown,
        title: LocalizedText(vi: "thay đổi một bộ tiêu chí không có", en: "overlay of an unknown pack"),
        meaning: LocalizedText(
            vi:
                """
                Mã ở `extends` không phải là mã của bộ tiêu chí ở cạnh tệp này. Tệp thay đổi của địa phương \
                đứng trong thư mục của bộ tiêu chí mà nó thay đổi.
                """,
            en:
                """
                The id at `extends` is not that of the pack beside this file. An overlay stands in the folder \
                of the pack that it changes.
                """),
        wrong: .rules([
            RuleFile("pack.yaml", passMark.replacing("vi-du", with: "vi-du-khac")),
            RuleFile("vi-du.overlay.yaml", overlay("{ from: 2021-01-01 }", "parameters.pass_mark: 16")),
        ]),
        right: .rules([
            RuleFile("pack.yaml", passMark),
            RuleFile("vi-du.overlay.yaml", overlay("{ from: 2021-01-01 }", "parameters.pass_mark: 16")),
        ]),
        related: [.overlayPathUnknown, .unknownName])

    static let overlayNeverHolds = CodeExplanation(
        .overlayNeverHolds,
        title: LocalizedText(vi: "thay đổi không có hiệu lực ngày nào", en: "overlay that never holds"),
        meaning: LocalizedText(
            vi:
                """
                Thời gian của tệp thay đổi nằm ngoài thời gian có hiệu lực của bộ tiêu chí, nên địa phương \
                không thay đổi được hồ sơ nào. Hãy xem lại các ngày, hoặc bỏ tệp đi.
                """,
            en:
                """
                The days of the overlay lie outside those of the pack that it changes, so it changes no \
                verdict. Look the days up, or take the file away.
                """),
        wrong: .rules([
            RuleFile("pack.yaml", passMark),
            RuleFile(
                "cu.overlay.yaml", overlay("{ from: 2016-01-01, to: 2020-12-31 }", "parameters.pass_mark: 16")
            ),
        ]),
        right: .rules([
            RuleFile("pack.yaml", passMark),
            RuleFile(
                "cu.overlay.yaml", overlay("{ from: 2016-01-01, to: 2021-12-31 }", "parameters.pass_mark: 16")
            ),
        ]),
        related: [.overlayConflict, .packEnded])

    /// Sections of a pack that has a pass mark.
    private static let passMark = """
        pack: don-vi-hoc-tap/vi-du
        parameters:
          pass_mark: { value: 15, source: { ref: mau, verified: true } }
        classification:
          - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= pass_mark", recognised: true }
          - { id: khong-dat, label: { vi: Không đạt, en: Not passed }, points: "< pass_mark", recognised: false }
        """

    private static func overlay(_ days: String, _ change: String) -> String {
        """
        extends: don-vi-hoc-tap/vi-du
        place: { code: "86", name: Vĩnh Long }
        in-force: \(days)
        source: { ref: mau, at: Điều 2, verified: true }
        set: { \(change) }
        """
    }

    static let packElsewhere = CodeExplanation(
        .packElsewhere,
        title: LocalizedText(vi: "mã khác thư mục", en: "id that is not the folder"),
        meaning: LocalizedText(
            vi:
                """
                Bộ tiêu chí được tìm theo thư mục, còn kết luận ghi mã của nó. Hai bên khác nhau thì không \
                tìm lại được bộ tiêu chí từ kết luận. Hãy đổi mã, hoặc đổi tên thư mục.
                """,
            en:
                """
                A pack is found by its folder, and verdicts name its id. If the two differ, nobody finds the \
                pack from a verdict. Change the id or the name of the folder.
                """),
        wrong: .rules([RuleFile("rules/don-vi-hoc-tap/moi/pack.yaml", "pack: don-vi-hoc-tap/cu")]),
        right: .rules([RuleFile("rules/don-vi-hoc-tap/moi/pack.yaml", "pack: don-vi-hoc-tap/moi")]),
        related: [.packOverlap, .packOfOverlayUnknown])
}
