// P511 to P522: cases, shares and conditions.

extension CodeExplanation {
    static let notApplicableUnstated = CodeExplanation(
        .notApplicableUnstated,
        title: LocalizedText(vi: "chưa nói khi không áp dụng", en: "case that does not apply, not stated"),
        meaning: LocalizedText(
            vi:
                """
                Có `applies` nhưng chưa nói tính điểm thế nào khi điều kiện không đúng. Hãy thêm \
                `not-applicable: full` (cho đủ điểm), `zero` (cho 0 điểm) hoặc `exclude` (bỏ ra và tính \
                lại theo phần còn lại), theo đúng văn bản.
                """,
            en:
                """
                There is an `applies`, but it is not said what the points are where it does not hold. Add \
                `not-applicable: full` (all points), `zero` (none) or `exclude` (left out, the rest scaled \
                up), as the document says.
                """),
        wrong: .indicator(
            """
            max: 20
            applies: members >= 10
            award: { when: plan }
            """),
        right: .indicator(
            """
            max: 20
            applies: members >= 10
            not-applicable: full
            award: { when: plan }
            """),
        related: [.needlessKey, .whenEmptyUnstated])

    static let negativePoints = CodeExplanation(
        .negativePoints,
        title: LocalizedText(vi: "điểm âm", en: "negative points"),
        meaning: LocalizedText(
            vi:
                """
                Điểm, điểm tối đa và điểm sàn không được âm, và bước điểm phải lớn hơn 0. Muốn trừ điểm, \
                hãy dùng `deduct` với số điểm dương.
                """,
            en:
                """
                Points, maxima and floors are never negative, and a step is more than 0. To take points \
                away, use `deduct` with positive points.
                """),
        wrong: .indicator(
            """
            max: 20
            award: { each: trained, points: -2 }
            """),
        right: .indicator(
            """
            max: 20
            award: { each: trained, points: 2 }
            """),
        related: [.pointsAboveMaximum, .needlessKey])

    static let whenEmptyUnstated = CodeExplanation(
        .whenEmptyUnstated,
        title: LocalizedText(vi: "chưa nói 0 trên 0 tính thế nào", en: "meaning of 0 out of 0, not stated"),
        meaning: LocalizedText(
            vi:
                """
                Mẫu số của tỉ lệ có thể bằng 0 mà chưa nói khi đó tính thế nào. Hãy thêm `when-empty: \
                full`, `zero` hoặc `not-applicable`; nếu mẫu số là một trường luôn từ 1 thì thêm `min: 1` \
                cho trường.
                """,
            en:
                """
                The whole of the share can be 0, and it is not said what that gives. Add `when-empty: \
                full`, `zero` or `not-applicable`; where the whole is a field of at least 1, give the \
                field `min: 1`.
                """),
        wrong: .indicator(
            """
            max: 20
            award:
              share: { part: "size(people.filter(p, p.age >= 18))", whole: size(people) }
              scale: proportional
            """),
        right: .indicator(
            """
            max: 20
            award:
              share: { part: "size(people.filter(p, p.age >= 18))", whole: size(people) }
              scale: proportional
              when-empty: zero
            """),
        related: [.divisionByZero, .notApplicableUnstated])

    static let choiceWithoutPoints = CodeExplanation(
        .choiceWithoutPoints,
        title: LocalizedText(vi: "lựa chọn chưa có điểm", en: "choice without points"),
        meaning: LocalizedText(
            vi:
                """
                Bảng điểm không có một lựa chọn của trường, nên hồ sơ chọn mã đó không chấm được. Hãy ghi \
                điểm cho mọi lựa chọn, kể cả 0.
                """,
            en:
                """
                The table of points leaves out a choice of the field, so a record with it could not be \
                scored. Give points to every choice, even if they are 0.
                """),
        wrong: .indicator(
            """
            max: 20
            award: { choice: kind, points: { school: 20 } }
            """),
        right: .indicator(
            """
            max: 20
            award: { choice: kind, points: { school: 20, agency: 10 } }
            """),
        related: [.unknownChoice, .bandGap])

    static let partExceedsWhole = CodeExplanation(
        .partExceedsWhole,
        title: LocalizedText(vi: "tử số có thể lớn hơn mẫu số", en: "part that may exceed the whole"),
        meaning: LocalizedText(
            vi:
                """
                Trường ở tử số không có giới hạn theo mẫu số, nên một lỗi nhập liệu có thể cho tỉ lệ trên \
                100% mà không ai thấy. Hãy thêm `max` là tên trường ở mẫu số, hoặc xem lại có viết ngược \
                tử số với mẫu số không.
                """,
            en:
                """
                The field of the part has no limit by the whole, so a typing mistake could give a share \
                above 100% unseen. Give it the field of the whole as `max`, or see whether part and whole \
                were swapped.
                """),
        wrong: .indicator(
            """
            max: 20
            award:
              share: { part: members, whole: trained }
              scale: proportional
              when-empty: zero
            """),
        right: .indicator(
            """
            max: 20
            award:
              share: { part: trained, whole: members }
              scale: proportional
            """),
        related: [.outOfRange, .whenEmptyUnstated])

    static let constantCondition = CodeExplanation(
        .constantCondition,
        title: LocalizedText(vi: "điều kiện không phụ thuộc hồ sơ", en: "condition that no record changes"),
        meaning: LocalizedText(
            vi:
                """
                Điều kiện này luôn đúng hoặc luôn sai với mọi hồ sơ, nên nó không phân biệt được gì. Hãy \
                xem lại: có lẽ một con số đứng ở chỗ của tên trường.
                """,
            en:
                """
                This condition holds for every record or for none, so it tells nothing apart. Look again: \
                perhaps a number stands where the name of a field should.
                """),
        wrong: .pack(
            """
            applies: 2021 >= 2020
            """),
        right: .pack(
            """
            applies: period >= 2022
            """),
        related: [.constantFails, .unreachableBand])

    static let unreachableClass = CodeExplanation(
        .unreachableClass,
        title: LocalizedText(vi: "xếp loại không ai đạt được", en: "class that no record reaches"),
        meaning: LocalizedText(
            vi:
                """
                Tổng điểm cao nhất có thể đạt không tới xếp loại này, hoặc các xếp loại trước đã nhận hết. \
                Hãy đối chiếu thang xếp loại với điểm tối đa của các tiêu chí.
                """,
            en:
                """
                The highest total does not come up to this class, or the classes before it take all \
                totals. Compare the classes with the maxima of the criteria.
                """),
        wrong: .pack(
            """
            classification:
              - { id: tot, label: { vi: Tốt, en: Good }, points: ">= 25", recognised: true }
              - { id: dat, label: { vi: Đạt, en: Passed }, points: "[15..25)", recognised: true }
              - { id: khong-dat, label: { vi: Không đạt, en: Not passed }, points: "< 15", recognised: false }
            """),
        right: .pack(
            """
            classification:
              - { id: tot, label: { vi: Tốt, en: Good }, points: ">= 18", recognised: true }
              - { id: dat, label: { vi: Đạt, en: Passed }, points: "[15..18)", recognised: true }
              - { id: khong-dat, label: { vi: Không đạt, en: Not passed }, points: "< 15", recognised: false }
            """),
        related: [.maximumMismatch, .unreachableBand])

    static let reversedLimits = CodeExplanation(
        .reversedLimits,
        title: LocalizedText(vi: "giới hạn của trường bị ngược", en: "limits of a field in the wrong order"),
        meaning: LocalizedText(
            vi:
                """
                Giá trị nhỏ nhất của trường lớn hơn giá trị lớn nhất, nên không dữ liệu nào hợp lệ. Hãy \
                đổi chỗ hai giới hạn.
                """,
            en:
                """
                The least value of the field lies above the greatest, so no data would do. Swap the two \
                limits.
                """),
        wrong: .pack(
            """
            fields:
              plan: { type: flag }
              members: { type: count, min: 500, max: 1, informative: true }
            """),
        right: .pack(
            """
            fields:
              plan: { type: flag }
              members: { type: count, min: 1, max: 500, informative: true }
            """),
        related: [.reversedRange, .outOfRange])

    static let needlessKey = CodeExplanation(
        .needlessKey,
        title: LocalizedText(vi: "khóa không có tác dụng", en: "key without effect"),
        meaning: LocalizedText(
            vi:
                """
                Khóa này chỉ có nghĩa bên cạnh một khóa khác đang thiếu, như `below-zero` khi không có \
                `deduct`. Hãy bỏ khóa, hoặc thêm khóa còn thiếu.
                """,
            en:
                """
                This key means something only beside another that is missing, as `below-zero` without \
                `deduct`. Remove it, or add the other key.
                """),
        wrong: .pack(
            """
            below-zero: true
            """),
        right: .pack(
            """
            deduct:
              - id: tru
                label: { vi: Không có kế hoạch học tập, en: No learning plan }
                source: { ref: mau, verified: true }
                max: 5
                award: { when: "!plan" }
            below-zero: true
            """),
        related: [.conflictingKeys, .unknownKey])
}
