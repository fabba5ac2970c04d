// D616 and D617: administrative units.

extension CodeExplanation {
    static let placeUnitOverlap = CodeExplanation(
        .placeUnitOverlap,
        title: LocalizedText(vi: "một mã cho hai đơn vị", en: "one code for two units"),
        meaning: LocalizedText(
            vi:
                """
                Hai đơn vị hành chính mang cùng một mã trong cùng thời gian, nên mã trong hồ sơ không chỉ rõ nơi \
                nào. Hãy ghi `to` cho đơn vị cũ và `from` cho đơn vị mới.
                """,
            en:
                """
                Two administrative units have one code on the same days, so a code in a record does not say which \
                place it means. Give the old unit its last day with `to` and the new one its first with `from`.
                """),
        wrong: .rules([
            units(
                """
                - { code: "15", name: Yên Bái }
                - { code: "15", name: Lào Cai, from: 2025-07-01 }
                """)
        ]),
        right: .rules([
            units(
                """
                - { code: "15", name: Yên Bái, to: 2025-06-30, successors: ["15"] }
                - { code: "15", name: Lào Cai, from: 2025-07-01 }
                """)
        ]),
        related: [.unknownPlaceUnit, .reversedDates])

    static let unknownPlaceUnit = CodeExplanation(
        .unknownPlaceUnit,
        title: LocalizedText(vi: "mã không thuộc đơn vị nào", en: "code of no unit"),
        meaning: LocalizedText(
            vi:
                """
                `parent` hoặc `successors` nêu một mã không có trong danh sách, nên thay đổi của nơi ấy không tới \
                được đơn vị này. Hãy sửa mã, hoặc thêm đơn vị ấy.
                """,
            en:
                """
                `parent` or `successors` names a code that is not in the list, so the changes of that place never \
                reach this unit. Mend the code, or add that unit.
                """),
        wrong: .rules([units(#"- { code: "83", name: Bến Tre, to: 2025-06-30, successors: ["68"] }"#)]),
        right: .rules([
            units(
                """
                - { code: "83", name: Bến Tre, to: 2025-06-30, successors: ["86"] }
                - { code: "86", name: Vĩnh Long }
                """)
        ]),
        related: [.placeUnitOverlap, .overlayConflict])

    private static func units(_ lines: String) -> RuleFile {
        RuleFile("places/units.yaml", "units:\n" + lines)
    }
}
