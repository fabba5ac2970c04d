// E344 and P524, P525, P531 to P533: what may fail, run both ways or count twice.

extension CodeExplanation {
    static let mayFail = CodeExplanation(
        .mayFail,
        title: LocalizedText(vi: "biểu thức có thể gặp lỗi", en: "expression that can fail"),
        meaning: LocalizedText(
            vi:
                """
                Với một hồ sơ hợp lệ, biểu thức này gặp lỗi: chia cho 0, lấy mục không có trong \
                danh sách, hoặc tìm số lớn nhất, nhỏ nhất của danh sách rỗng. Hồ sơ đó được nêu \
                làm phản ví dụ. Hãy xét trường hợp ấy trước, hoặc đặt giới hạn cho trường.
                """,
            en:
                """
                On some valid record this expression fails: it divides by 0, asks for an item that \
                the list does not have, or for the greatest or least of an empty list. The record \
                stands beside it as a counter-example. Handle that case first, or give the field a \
                limit.
                """),
        wrong: .indicator(
            """
            max: 20
            award: { points: "20 / trained" }
            """),
        right: .indicator(
            """
            max: 20
            award: { points: "trained == 0 ? 0 : 20 / trained" }
            """),
        related: [.divisionByZero, .indexOutOfRange])

    static let presenceNeverFalse = CodeExplanation(
        .presenceNeverFalse,
        title: LocalizedText(vi: "`has` không bao giờ sai", en: "`has` that is never false"),
        meaning: LocalizedText(
            vi:
                """
                `has` hỏi hồ sơ có ghi số liệu hay không. Số liệu thiếu có thể được điền sau, nên \
                khi xét, `has` chỉ đúng hoặc để ngỏ, không bao giờ sai. Hãy hỏi chính giá trị, thêm \
                một mục có/không, hoặc ghi `missing: zero` cho chỉ tiêu: khi đó thiếu thì tính 0 điểm.
                """,
            en:
                """
                `has` asks whether the record says something. What is missing may still come, so \
                in a verdict `has` is true or open and never false. Ask for the value itself, add a \
                yes/no field, or give the indicator `missing: zero`, which counts a gap as nothing.
                """),
        wrong: .indicator(
            """
            max: 20
            award: { when: has(name) }
            """),
        right: .indicator(
            """
            max: 20
            missing: zero
            award: { when: has(name) }
            """),
        related: [.constantCondition])

    static let idleDeduction = CodeExplanation(
        .idleDeduction,
        title: LocalizedText(vi: "điểm trừ không bao giờ trừ", en: "deduction that takes nothing"),
        meaning: LocalizedText(
            vi:
                """
                Với mọi hồ sơ, điểm trừ này là 0. Hãy đối chiếu số điểm với văn bản, hoặc bỏ điểm \
                trừ.
                """,
            en:
                """
                For every record this deduction is 0. Compare its points with the document, or \
                leave it out.
                """),
        wrong: .pack(
            """
            deduct:
              - id: tru
                label: { vi: Điểm trừ, en: Deduction }
                source: { ref: mau, at: Điều 4, verified: true }
                max: 5
                award: { choice: kind, points: { agency: 0, school: 0 } }
            """),
        right: .pack(
            """
            deduct:
              - id: tru
                label: { vi: Điểm trừ, en: Deduction }
                source: { ref: mau, at: Điều 4, verified: true }
                max: 5
                award: { choice: kind, points: { agency: 0, school: 5 } }
            """),
        related: [.maximumUnreachable])

    static let sameAward = CodeExplanation(
        .sameAward,
        title: LocalizedText(vi: "hai chỉ tiêu tính cùng một điều", en: "two indicators that count the same"),
        meaning: LocalizedText(
            vi:
                """
                Hai chỉ tiêu đọc cùng một biểu thức, nên một kết quả có thể được tính điểm hai \
                lần. Hãy xem chỉ tiêu sau có đọc nhầm trường không.
                """,
            en:
                """
                Two indicators read the same expression, so one result may earn points twice. See \
                whether the second reads the wrong field.
                """),
        wrong: .pack(
            """
            criteria:
              - id: "1"
                label: { vi: Kết quả học tập, en: Learning results }
                max: 20
                indicators:
                  - id: "1.1"
                    label: { vi: Có kế hoạch, en: Has a plan }
                    source: { ref: mau, at: Điều 3, verified: true }
                    max: 10
                    award: { when: plan }
                  - id: "1.2"
                    label: { vi: Là trường học, en: Is a school }
                    source: { ref: mau, at: Điều 3, verified: true }
                    max: 10
                    award: { when: plan }
            """),
        right: .pack(
            """
            criteria:
              - id: "1"
                label: { vi: Kết quả học tập, en: Learning results }
                max: 20
                indicators:
                  - id: "1.1"
                    label: { vi: Có kế hoạch, en: Has a plan }
                    source: { ref: mau, at: Điều 3, verified: true }
                    max: 10
                    award: { when: plan }
                  - id: "1.2"
                    label: { vi: Là trường học, en: Is a school }
                    source: { ref: mau, at: Điều 3, verified: true }
                    max: 10
                    award: { when: kind == 'school' }
            """),
        related: [.idleIndicator])

    static let bandsNotMonotone = CodeExplanation(
        .bandsNotMonotone,
        title: LocalizedText(vi: "mức điểm lúc tăng lúc giảm", en: "bands that rise and fall"),
        meaning: LocalizedText(
            vi:
                """
                Giá trị tăng thì điểm lúc tăng lúc giảm. Điểm thường đi theo một chiều, nên có thể \
                hai số điểm bị đổi chỗ hoặc gõ nhầm.
                """,
            en:
                """
                As the value grows the points rise here and fall there. Points usually go one way, \
                so two of them may have changed places or one may be mistyped.
                """),
        wrong: .indicator(
            """
            max: 20
            award:
              value: members
              bands:
                - { at: ">= 50", points: 20 }
                - { at: "[10..50)", points: 5 }
                - { at: "< 10", points: 10 }
            """),
        right: .indicator(
            """
            max: 20
            award:
              value: members
              bands:
                - { at: ">= 50", points: 20 }
                - { at: "[10..50)", points: 10 }
                - { at: "< 10", points: 5 }
            """),
        related: [.bandOverlap, .classesNotMonotone])

    static let classesNotMonotone = CodeExplanation(
        .classesNotMonotone,
        title: LocalizedText(
            vi: "xếp loại không theo thứ tự điểm", en: "classes against the order of points"),
        meaning: LocalizedText(
            vi:
                """
                Tổng điểm cao hơn mà không được công nhận trong khi tổng thấp hơn thì được, hoặc \
                các mức xếp loại không được viết theo thứ tự điểm. Có thể hai khoảng điểm bị đổi \
                chỗ.
                """,
            en:
                """
                A higher total does not earn the title where a lower one does, or the classes do \
                not stand in the order of their points. Two ranges may have changed places.
                """),
        wrong: .pack(
            """
            classification:
              - { id: xuat-sac, label: { vi: Xuất sắc, en: Excellent }, points: ">= 18", recognised: false }
              - { id: dat, label: { vi: Đạt, en: Passed }, points: "[15..18)", recognised: true }
              - { id: khong-dat, label: { vi: Không đạt, en: Not passed }, points: "< 15", recognised: false }
            """),
        right: .pack(
            """
            classification:
              - { id: xuat-sac, label: { vi: Xuất sắc, en: Excellent }, points: ">= 18", recognised: true }
              - { id: dat, label: { vi: Đạt, en: Passed }, points: "[15..18)", recognised: true }
              - { id: khong-dat, label: { vi: Không đạt, en: Not passed }, points: "< 15", recognised: false }
            """),
        related: [.classOverlap, .bandsNotMonotone])
}
