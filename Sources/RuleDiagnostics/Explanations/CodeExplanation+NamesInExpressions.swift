// E320 to E330: names, operators and calls in expressions.

extension CodeExplanation {
    static let unknownName = CodeExplanation(
        .unknownName,
        title: LocalizedText(vi: "tên không có", en: "unknown name"),
        meaning: LocalizedText(
            vi:
                """
                Không có trường, tham số hay giá trị nào mang tên này. Hãy sửa theo tên được gợi ý, hoặc \
                khai báo tên ở `fields`, `parameters` hoặc `values`.
                """,
            en:
                """
                No field, parameter or value has this name. Take the name that is suggested, or declare it \
                under `fields`, `parameters` or `values`.
                """),
        wrong: .pack(
            """
            applies: member >= 10
            """),
        right: .pack(
            """
            applies: members >= 10
            """),
        related: [.unknownMember, .unknownFunction])

    static let unknownMember = CodeExplanation(
        .unknownMember,
        title: LocalizedText(vi: "trường không có trong từng mục", en: "unknown field of an item"),
        meaning: LocalizedText(
            vi:
                """
                Các mục của danh sách không có trường này, hoặc giá trị trước dấu chấm không phải là một \
                mục gồm nhiều trường. Hãy xem các trường khai báo ở `of` của danh sách.
                """,
            en:
                """
                The items of the list have no such field, or what stands before the point is no item with \
                fields. Look at the fields under `of` of the list.
                """),
        wrong: .pack(
            """
            applies: people.all(p, p.aeg >= 18)
            """),
        right: .pack(
            """
            applies: people.all(p, p.age >= 18)
            """),
        related: [.unknownName, .notIterable])

    static let operandTypes = CodeExplanation(
        .operandTypes,
        title: LocalizedText(
            vi: "phép toán không hợp với kiểu dữ liệu", en: "operator that does not fit its operands"),
        meaning: LocalizedText(
            vi:
                """
                Hai giá trị thuộc những kiểu mà phép toán này không dùng được, như so sánh số với chữ. Số \
                không đặt trong dấu nháy; chữ đổi thành số bằng `int(…)` hoặc `decimal(…)`.
                """,
            en:
                """
                The operator has no meaning for values of these types, such as a number and a text. \
                Numbers stand without quotes; `int(…)` and `decimal(…)` make numbers of texts.
                """),
        wrong: .pack(
            """
            applies: members > '10'
            """),
        right: .pack(
            """
            applies: members > 10
            """),
        related: [.argumentType, .mixedTypes, .notComparable])

    static let unknownFunction = CodeExplanation(
        .unknownFunction,
        title: LocalizedText(vi: "hàm không có", en: "unknown function"),
        meaning: LocalizedText(
            vi:
                """
                Ngôn ngữ không có hàm này, hoặc hàm được gọi theo cách khác. Hãy dùng tên được gợi ý; \
                `size(list)` đếm số mục, `list.all(x, …)` xét từng mục.
                """,
            en:
                """
                The language has no such function, or it is called in another way. Take the name that is \
                suggested; `size(list)` counts items, and `list.all(x, …)` looks at each of them.
                """),
        wrong: .pack(
            """
            applies: len(people) >= 10
            """),
        right: .pack(
            """
            applies: size(people) >= 10
            """),
        related: [.unknownName, .argumentCount])

    static let argumentCount = CodeExplanation(
        .argumentCount,
        title: LocalizedText(vi: "sai số đối số", en: "wrong number of arguments"),
        meaning: LocalizedText(
            vi:
                """
                Hàm được gọi với quá nhiều hoặc quá ít giá trị trong ngoặc. Hãy viết đủ; `share` chẳng hạn \
                cần tử số và mẫu số.
                """,
            en:
                """
                The function is called with too many or too few values in brackets. Write as many as it \
                takes; `share`, for one, needs a part and a whole.
                """),
        wrong: .pack(
            """
            applies: share(trained) >= 0.8
            """),
        right: .pack(
            """
            applies: share(trained, members) >= 0.8
            """),
        related: [.argumentType, .unknownFunction])

    static let argumentType = CodeExplanation(
        .argumentType,
        title: LocalizedText(vi: "đối số sai kiểu", en: "argument of the wrong type"),
        meaning: LocalizedText(
            vi:
                """
                Giá trị đưa vào hàm không thuộc kiểu mà hàm nhận, như đếm số mục của một con số. Hãy xem \
                lại trường nào là danh sách, trường nào là số.
                """,
            en:
                """
                A value given to the function is not of the type that it takes, as when the items of a \
                number are counted. Look up which field is a list and which a number.
                """),
        wrong: .pack(
            """
            applies: size(members) >= 10
            """),
        right: .pack(
            """
            applies: size(people) >= 10
            """),
        related: [.operandTypes, .notIterable])

    static let resultType = CodeExplanation(
        .resultType,
        title: LocalizedText(vi: "kết quả sai kiểu", en: "result of the wrong type"),
        meaning: LocalizedText(
            vi:
                """
                Biểu thức cho một kiểu khác với kiểu mà chỗ này cần: điều kiện phải là đúng hoặc sai, điểm \
                và tỉ lệ phải là số. Thường là quên phép so sánh.
                """,
            en:
                """
                The expression gives another type than this place takes: a condition is true or false, \
                points and shares are numbers. Usually the comparison was forgotten.
                """),
        wrong: .pack(
            """
            applies: members
            """),
        right: .pack(
            """
            applies: members >= 10
            """),
        related: [.operandTypes, .argumentType])

    static let unknownChoice = CodeExplanation(
        .unknownChoice,
        title: LocalizedText(vi: "lựa chọn không có", en: "unknown choice"),
        meaning: LocalizedText(
            vi:
                """
                Mã này không nằm trong các lựa chọn của trường, nên phép so sánh không bao giờ đúng. Hãy \
                dùng một trong các mã khai báo ở `of`.
                """,
            en:
                """
                This code is not among the choices of the field, so the comparison would never hold. Use \
                one of the codes under `of`.
                """),
        wrong: .pack(
            """
            applies: kind == 'shool'
            """),
        right: .pack(
            """
            applies: kind == 'school'
            """),
        related: [.choiceWithoutPoints, .choiceUnknown])

    static let macroVariable = CodeExplanation(
        .macroVariable,
        title: LocalizedText(vi: "thiếu tên biến", en: "missing variable"),
        meaning: LocalizedText(
            vi:
                """
                Chỗ đầu tiên trong `all`, `exists`, `filter`, `map` phải là tên của một biến, tên ấy lần \
                lượt chỉ từng mục. Hãy viết như `people.all(p, p.age >= 18)`.
                """,
            en:
                """
                The first place in `all`, `exists`, `filter` and `map` is the name of a variable, which \
                stands for each item in turn. Write it like `people.all(p, p.age >= 18)`.
                """),
        wrong: .pack(
            """
            applies: people.all('p', plan)
            """),
        right: .pack(
            """
            applies: people.all(p, p.age >= 18)
            """),
        related: [.shadowedName, .notIterable])

    static let presenceArgument = CodeExplanation(
        .presenceArgument,
        title: LocalizedText(vi: "đối số sai của `has`", en: "wrong argument of `has`"),
        meaning: LocalizedText(
            vi:
                """
                `has` hỏi hồ sơ có một dữ liệu hay không, nên chỉ nhận một trường, một trường của mục, \
                hoặc một khóa. Hãy hỏi về từng trường mà phép tính đọc.
                """,
            en:
                """
                `has` asks whether a record holds something, so it takes only a field, a field of an item, \
                or a key. Ask about each field that the calculation reads.
                """),
        wrong: .indicator(
            """
            max: 20
            missing: zero
            award: { when: has(members + trained) }
            """),
        right: .indicator(
            """
            max: 20
            missing: zero
            award: { when: has(members) && has(trained) }
            """),
        related: [.unsupportedLiteral, .argumentType])
}
