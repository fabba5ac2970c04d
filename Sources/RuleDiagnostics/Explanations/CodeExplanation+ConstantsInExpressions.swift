// E331 to E343: lists, patterns, ranges and constants in expressions.

extension CodeExplanation {
    static let notIterable = CodeExplanation(
        .notIterable,
        title: LocalizedText(vi: "không phải danh sách", en: "not a list"),
        meaning: LocalizedText(
            vi:
                """
                `all`, `exists`, `filter`, `map` xét từng mục, nên chỉ dùng cho danh sách hoặc bảng tra. \
                Hãy dùng một trường kiểu `list`.
                """,
            en:
                """
                `all`, `exists`, `filter` and `map` look at each item, so they need a list or a map. Use a \
                field of type `list`.
                """),
        wrong: .pack(
            """
            applies: members.all(m, m.age >= 18)
            """),
        right: .pack(
            """
            applies: people.all(m, m.age >= 18)
            """),
        related: [.macroVariable, .unknownMember])

    static let badPattern = CodeExplanation(
        .badPattern,
        title: LocalizedText(vi: "mẫu viết sai", en: "wrong pattern"),
        meaning: LocalizedText(
            vi:
                """
                Mẫu để so chữ không đúng cú pháp: thiếu dấu đóng ngoặc, khoảng chữ ngược, hoặc dùng phần \
                không được hỗ trợ. Mẫu theo cú pháp RE2, không có nhóm nhớ và tham chiếu ngược.
                """,
            en:
                """
                The pattern that texts are compared with is not well written: a bracket is open, a range \
                of letters is reversed, or something is used that does not exist here. Patterns follow \
                RE2, without captures and back references.
                """),
        wrong: .pack(
            """
            applies: name.matches('[A-')
            """),
        right: .pack(
            """
            applies: name.matches('[A-Z]')
            """),
        related: [.badEscape, .patternMismatch])

    static let indexType = CodeExplanation(
        .indexType,
        title: LocalizedText(vi: "chỉ số sai kiểu", en: "index of the wrong type"),
        meaning: LocalizedText(
            vi:
                """
                Trong `[ ]`, danh sách cần số thứ tự (mục đầu là 0) và bảng tra cần khóa. Ngoài danh sách \
                và bảng tra, không kiểu nào dùng được `[ ]`.
                """,
            en:
                """
                Between `[ ]`, a list takes the number of an item (the first is 0) and a map takes a key. \
                Nothing else than lists and maps can be followed by `[ ]`.
                """),
        wrong: .pack(
            """
            applies: people['0'].age >= 18
            """),
        right: .pack(
            """
            applies: people[0].age >= 18
            """),
        related: [.indexOutOfRange, .absentKey])

    static let shadowedName = CodeExplanation(
        .shadowedName,
        title: LocalizedText(vi: "biến trùng tên", en: "variable that hides a name"),
        meaning: LocalizedText(
            vi:
                """
                Biến mang tên của một trường, tham số hay giá trị đã có, nên người đọc không biết tên đó \
                chỉ cái nào. Hãy đặt tên khác cho biến.
                """,
            en:
                """
                The variable has the name of a field, a parameter or a value, so a reader could not tell \
                which is meant. Give the variable another name.
                """),
        wrong: .pack(
            """
            applies: people.all(members, members.age >= 18)
            """),
        right: .pack(
            """
            applies: people.all(p, p.age >= 18)
            """),
        related: [.nameClash, .macroVariable])

    static let mixedTypes = CodeExplanation(
        .mixedTypes,
        title: LocalizedText(vi: "các giá trị khác kiểu", en: "values of different types"),
        meaning: LocalizedText(
            vi:
                """
                Các mục của một danh sách, hoặc hai nhánh của `? :`, thuộc những kiểu khác nhau. Hãy đưa \
                về một kiểu, ví dụ chỉ dùng số.
                """,
            en:
                """
                The items of a list, or the two sides of `? :`, are of different types. Bring them to one \
                type, such as numbers only.
                """),
        wrong: .pack(
            """
            applies: members in [10, 'hai mươi']
            """),
        right: .pack(
            """
            applies: members in [10, 20]
            """),
        related: [.operandTypes])

    static let unknownRounding = CodeExplanation(
        .unknownRounding,
        title: LocalizedText(vi: "cách làm tròn không có", en: "unknown way of rounding"),
        meaning: LocalizedText(
            vi:
                """
                `round` cần tên của một cách làm tròn: `down`, `up`, `half-up` hoặc `half-even`. Tên phải \
                viết rõ trong dấu nháy, vì cách làm tròn là một phần của quy định.
                """,
            en:
                """
                `round` takes the name of a way of rounding: `down`, `up`, `half-up` or `half-even`. It \
                has to be written out between quotes, since rounding is part of the rule.
                """),
        wrong: .pack(
            """
            applies: round(share(trained, members), 2, 'len') >= 0.8
            """),
        right: .pack(
            """
            applies: round(share(trained, members), 2, 'half-up') >= 0.8
            """),
        related: [.unknownKeyword, .stepMismatch])

    static let badUnaryTest = CodeExplanation(
        .badUnaryTest,
        title: LocalizedText(vi: "khoảng viết sai dạng", en: "range in the wrong form"),
        meaning: LocalizedText(
            vi:
                """
                Chỗ này cần một khoảng hoặc một giá trị, và điều đã viết không đọc được như vậy. Hãy viết \
                như `>= 90`, `< 50`, `[70..85)`, `1, 2`, hoặc `-` cho phần còn lại.
                """,
            en:
                """
                This place takes a range or a value, and what is written cannot be read as one. Write it \
                like `>= 90`, `< 50`, `[70..85)`, `1, 2`, or `-` for the rest.
                """),
        wrong: .pack(
            """
            classification:
              - { id: dat, label: { vi: Đạt, en: Passed }, points: "15 trở lên", recognised: true }
              - { id: khong-dat, label: { vi: Không đạt, en: Not passed }, points: "< 15", recognised: false }
            """),
        right: .pack(
            """
            classification:
              - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= 15", recognised: true }
              - { id: khong-dat, label: { vi: Không đạt, en: Not passed }, points: "< 15", recognised: false }
            """),
        related: [.reversedRange, .unexpectedCharacter])

    static let reversedRange = CodeExplanation(
        .reversedRange,
        title: LocalizedText(vi: "khoảng ngược", en: "range that holds nothing"),
        meaning: LocalizedText(
            vi:
                """
                Đầu trên của khoảng nhỏ hơn đầu dưới, nên không số nào nằm trong khoảng. Hãy viết số nhỏ \
                trước: `[15..20]`.
                """,
            en:
                """
                The upper end of the range lies below the lower end, so no number is in it. Write the \
                smaller number first: `[15..20]`.
                """),
        wrong: .pack(
            """
            classification:
              - { id: dat, label: { vi: Đạt, en: Passed }, points: "[20..15]", recognised: true }
              - { id: khong-dat, label: { vi: Không đạt, en: Not passed }, points: "< 15", recognised: false }
            """),
        right: .pack(
            """
            classification:
              - { id: dat, label: { vi: Đạt, en: Passed }, points: "[15..20]", recognised: true }
              - { id: khong-dat, label: { vi: Không đạt, en: Not passed }, points: "< 15", recognised: false }
            """),
        related: [.badUnaryTest, .reversedLimits])

    static let constantFails = CodeExplanation(
        .constantFails,
        title: LocalizedText(vi: "biểu thức luôn gặp lỗi", en: "expression that always fails"),
        meaning: LocalizedText(
            vi:
                """
                Phép tính này gặp lỗi với mọi hồ sơ, ví dụ vì chia cho 0, nên không hồ sơ nào chấm được. \
                Hãy sửa con số hoặc phép tính.
                """,
            en:
                """
                This calculation fails for every record, as when it divides by 0, so no record could be \
                scored. Correct the figure or the calculation.
                """),
        wrong: .pack(
            """
            applies: members >= 10 / 0
            """),
        right: .pack(
            """
            applies: members >= 10 / 2
            """),
        related: [.constantCondition, .divisionByZero])

    static let badConversionLiteral = CodeExplanation(
        .badConversionLiteral,
        title: LocalizedText(vi: "văn bản không đổi được thành giá trị", en: "text that cannot be converted"),
        meaning: LocalizedText(
            vi:
                """
                Văn bản trong dấu nháy không đọc được thành ngày, số hay khoảng thời gian. Ngày viết như \
                `2025-12-31`, khoảng thời gian như `1h30m`.
                """,
            en:
                """
                The text between quotes cannot be read as a day, a number or a duration. Days are written \
                like `2025-12-31`, durations like `1h30m`.
                """),
        wrong: .pack(
            """
            applies: founded < date('31/12/2020')
            """),
        right: .pack(
            """
            applies: founded < date('2020-12-31')
            """),
        related: [.expectedDate, .conversionFailed])
}
