// P501 to P510: maxima, bands and classes.

extension CodeExplanation {
    static let maximumMismatch = CodeExplanation(
        .maximumMismatch,
        title: LocalizedText(vi: "điểm tối đa không khớp tổng", en: "maximum that the parts do not reach"),
        meaning: LocalizedText(
            vi:
                """
                Điểm tối đa cao hơn tổng điểm tối đa của các phần bên trong, nên không hồ sơ nào đạt được. \
                Hãy đối chiếu từng con số với văn bản; thường là thiếu một chỉ tiêu hoặc gõ nhầm một số. \
                Khi tổng cao hơn điểm tối đa, đó chỉ là một lưu ý: phần vượt bị cắt.
                """,
            en:
                """
                The maximum is higher than the maxima within add up to, so no record can reach it. Compare \
                every figure with the document; usually an indicator is missing or a figure mistyped. \
                Where the sum is higher than the maximum, this is only a note: what lies above is cut off.
                """),
        wrong: .indicator(
            """
            max: 15
            award: { when: plan }
            """),
        right: .indicator(
            """
            max: 20
            award: { when: plan }
            """),
        related: [.pointsAboveMaximum, .unreachableClass])

    static let bandOverlap = CodeExplanation(
        .bandOverlap,
        title: LocalizedText(vi: "hai mức chồng nhau", en: "bands that overlap"),
        meaning: LocalizedText(
            vi:
                """
                Có giá trị rơi vào hai mức cùng lúc, nên điểm phụ thuộc vào thứ tự viết. Hãy dùng ngoặc \
                tròn ở đầu không tính: `[10..50)` gồm 10 nhưng không gồm 50.
                """,
            en:
                """
                Some values fall into two bands at once, so the points would depend on the order of the \
                lines. Put a round bracket at the end that does not count: `[10..50)` holds 10 and not 50.
                """),
        wrong: .indicator(
            """
            max: 20
            award:
              value: members
              bands:
                - { at: ">= 50", points: 20 }
                - { at: "[10..50]", points: 10 }
                - { at: "< 10", points: 0 }
            """),
        right: .indicator(
            """
            max: 20
            award:
              value: members
              bands:
                - { at: ">= 50", points: 20 }
                - { at: "[10..50)", points: 10 }
                - { at: "< 10", points: 0 }
            """),
        related: [.bandGap, .classOverlap, .reversedRange])

    static let bandGap = CodeExplanation(
        .bandGap,
        title: LocalizedText(vi: "các mức bỏ trống một khoảng", en: "values that no band takes"),
        meaning: LocalizedText(
            vi:
                """
                Có giá trị không rơi vào mức nào, nên hồ sơ mang giá trị đó không chấm được. Hãy nới một \
                mức, hoặc thêm mức `-` cho phần còn lại.
                """,
            en:
                """
                Some values fall into no band, so a record with them could not be scored. Widen a band, or \
                add the band `-` for the rest.
                """),
        wrong: .indicator(
            """
            max: 20
            award:
              value: members
              bands:
                - { at: ">= 50", points: 20 }
                - { at: "[10..40)", points: 10 }
                - { at: "< 10", points: 0 }
            """),
        right: .indicator(
            """
            max: 20
            award:
              value: members
              bands:
                - { at: ">= 50", points: 20 }
                - { at: "[10..50)", points: 10 }
                - { at: "< 10", points: 0 }
            """),
        related: [.bandOverlap, .classGap, .unreachableBand])

    static let unreachableBand = CodeExplanation(
        .unreachableBand,
        title: LocalizedText(vi: "mức không có giá trị nào", en: "band that nothing falls into"),
        meaning: LocalizedText(
            vi:
                """
                Không giá trị nào mà trường có thể nhận rơi vào mức này, hoặc các mức trước đã lấy hết. \
                Hãy kiểm tra giới hạn của mức và của trường.
                """,
            en:
                """
                No value that the field can have falls into this band, or the bands before it take them \
                all. Check the limits of the band and of the field.
                """),
        wrong: .indicator(
            """
            max: 20
            award:
              value: members
              bands:
                - { at: ">= 50", points: 20 }
                - { at: "[1..50)", points: 10 }
                - { at: "< 0", points: 0 }
            """),
        right: .indicator(
            """
            max: 20
            award:
              value: members
              bands:
                - { at: ">= 50", points: 20 }
                - { at: "[1..50)", points: 10 }
            """),
        related: [.bandGap, .unreachableClass, .constantCondition])

    static let pointsAboveMaximum = CodeExplanation(
        .pointsAboveMaximum,
        title: LocalizedText(vi: "điểm vượt điểm tối đa", en: "points above the maximum"),
        meaning: LocalizedText(
            vi:
                """
                Số điểm ở đây cao hơn điểm tối đa của chỉ tiêu, nên một trong hai con số sai. Hãy đối \
                chiếu cả hai với văn bản.
                """,
            en:
                """
                The points here lie above the maximum of the indicator, so one of the figures is wrong. \
                Compare both with the document.
                """),
        wrong: .indicator(
            """
            max: 20
            award: { each: trained, points: 25 }
            """),
        right: .indicator(
            """
            max: 20
            award: { each: trained, points: 2 }
            """),
        related: [.maximumMismatch, .floorAboveMaximum])

    static let classGap = CodeExplanation(
        .classGap,
        title: LocalizedText(vi: "tổng điểm không có xếp loại", en: "totals that no class takes"),
        meaning: LocalizedText(
            vi:
                """
                Có tổng điểm không rơi vào xếp loại nào, nên hồ sơ đạt đúng số điểm đó sẽ không có kết \
                luận. Điểm có thể là số lẻ, nên giữa 14 và 15 vẫn còn 14,5; hãy viết `< 15` thay cho `<= \
                14`.
                """,
            en:
                """
                Some totals fall into no class, so a record with just those points would have no verdict. \
                Points may be fractions, so there is 14.5 between 14 and 15; write `< 15` instead of `<= \
                14`.
                """),
        wrong: .pack(
            """
            classification:
              - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= 15", recognised: true }
              - { id: khong-dat, label: { vi: Không đạt, en: Not passed }, points: "<= 14", recognised: false }
            """),
        right: .pack(
            """
            classification:
              - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= 15", recognised: true }
              - { id: khong-dat, label: { vi: Không đạt, en: Not passed }, points: "< 15", recognised: false }
            """),
        related: [.classOverlap, .bandGap])

    static let classOverlap = CodeExplanation(
        .classOverlap,
        title: LocalizedText(vi: "hai xếp loại chồng nhau", en: "classes that overlap"),
        meaning: LocalizedText(
            vi:
                """
                Có tổng điểm rơi vào hai xếp loại cùng lúc. Hãy sửa để mỗi tổng điểm chỉ thuộc một xếp \
                loại, ví dụ `>= 15` và `< 15`.
                """,
            en:
                """
                Some totals fall into two classes at once. Let every total belong to one class, as with \
                `>= 15` and `< 15`.
                """),
        wrong: .pack(
            """
            classification:
              - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= 15", recognised: true }
              - { id: khong-dat, label: { vi: Không đạt, en: Not passed }, points: "<= 15", recognised: false }
            """),
        right: .pack(
            """
            classification:
              - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= 15", recognised: true }
              - { id: khong-dat, label: { vi: Không đạt, en: Not passed }, points: "< 15", recognised: false }
            """),
        related: [.classGap, .bandOverlap])

    static let noRecognisedClass = CodeExplanation(
        .noRecognisedClass,
        title: LocalizedText(vi: "không xếp loại nào được công nhận", en: "no class that earns the title"),
        meaning: LocalizedText(
            vi:
                """
                Mọi xếp loại đều ghi `recognised: false`, nên không ai được công nhận danh hiệu. Hãy ghi \
                `recognised: true` cho các xếp loại mà văn bản công nhận.
                """,
            en:
                """
                Every class says `recognised: false`, so nobody could earn the title. Write `recognised: \
                true` for the classes that the document recognises.
                """),
        wrong: .pack(
            """
            classification:
              - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= 15", recognised: false }
              - { id: khong-dat, label: { vi: Không đạt, en: Not passed }, points: "< 15", recognised: false }
            """),
        right: .pack(
            """
            classification:
              - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= 15", recognised: true }
              - { id: khong-dat, label: { vi: Không đạt, en: Not passed }, points: "< 15", recognised: false }
            """),
        related: [.unreachableClass, .classGap])

    static let floorAboveMaximum = CodeExplanation(
        .floorAboveMaximum,
        title: LocalizedText(vi: "điểm sàn cao hơn điểm tối đa", en: "floor above the maximum"),
        meaning: LocalizedText(
            vi:
                """
                Điểm sàn cao hơn điểm tối đa, nên không hồ sơ nào vượt qua được. Hãy đối chiếu hai con số \
                với văn bản.
                """,
            en:
                """
                The floor lies above the maximum, so no record could pass it. Compare both figures with \
                the document.
                """),
        wrong: .indicator(
            """
            max: 20
            floor: 25
            award: { when: plan }
            """),
        right: .indicator(
            """
            max: 20
            floor: 10
            award: { when: plan }
            """),
        related: [.pointsAboveMaximum, .maximumMismatch])

    static let stepMismatch = CodeExplanation(
        .stepMismatch,
        title: LocalizedText(
            vi: "đơn vị điểm không chia hết điểm tối đa", en: "maximum that is no multiple of the step"),
        meaning: LocalizedText(
            vi:
                """
                Điểm được chấm theo từng bước, nhưng điểm tối đa không nằm trên một bước nào, nên không ai \
                đạt được. Hãy chọn bước chia hết điểm tối đa.
                """,
            en:
                """
                Points go in steps, but the maximum lies on none of them, so nobody could reach it. Choose \
                a step that divides the maximum.
                """),
        wrong: .indicator(
            """
            max: 20
            award: { assessed: { step: 3 } }
            """),
        right: .indicator(
            """
            max: 20
            award: { assessed: { step: 2.5 } }
            """),
        related: [.badMark, .unknownRounding])
}
