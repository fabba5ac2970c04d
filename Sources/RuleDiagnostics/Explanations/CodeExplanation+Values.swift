// S210 to S217: values of one kind.

extension CodeExplanation {
    static let expectedDate = CodeExplanation(
        .expectedDate,
        title: LocalizedText(vi: "ngày viết sai dạng", en: "day in the wrong form"),
        meaning: LocalizedText(
            vi:
                """
                Ngày trong tệp quy tắc viết theo năm-tháng-ngày, như `2025-12-31`, để không ai nhầm ngày \
                với tháng. Hãy viết lại theo dạng đó và kiểm tra ngày có thật trong lịch.
                """,
            en:
                """
                Days in rule files are written year-month-day, as in `2025-12-31`, so that nobody takes \
                the day for the month. Write it that way, and make sure that the calendar has such a day.
                """),
        wrong: .pack(
            """
            in-force: { from: 01/01/2021 }
            """),
        right: .pack(
            """
            in-force: { from: 2021-01-01 }
            """),
        related: [.badConversionLiteral, .ambiguousDate])

    static let unknownKeyword = CodeExplanation(
        .unknownKeyword,
        title: LocalizedText(vi: "từ khóa lạ", en: "unknown keyword"),
        meaning: LocalizedText(
            vi:
                """
                Chỗ này chỉ nhận một trong vài từ cho trước và từ đã viết không nằm trong đó. Hãy chọn một \
                từ trong phần trợ giúp.
                """,
            en:
                """
                This place takes one of a few words, and the word written is none of them. Choose one of \
                those that the help names.
                """),
        wrong: .pack(
            """
            model: point
            """),
        right: .pack(
            """
            model: points
            """),
        related: [.unknownKey, .unknownChoice])

    static let emptyValue = CodeExplanation(
        .emptyValue,
        title: LocalizedText(vi: "giá trị bỏ trống", en: "value left empty"),
        meaning: LocalizedText(
            vi:
                """
                Sau khóa không có giá trị nào. Hãy điền giá trị, hoặc bỏ cả khóa nếu khóa không bắt buộc.
                """,
            en:
                """
                Nothing stands after the key. Fill in the value, or drop the key where it is not required.
                """),
        wrong: .pack(
            """
            subject:
            """),
        right: .pack(
            """
            subject: unit
            """),
        related: [.missingKey, .emptyList])

    static let unquotedText = CodeExplanation(
        .unquotedText,
        title: LocalizedText(vi: "chữ thiếu dấu nháy", en: "text without quotes"),
        meaning: LocalizedText(
            vi:
                """
                Chỗ này cần chữ, nhưng YAML đọc giá trị không có dấu nháy thành số hoặc đúng/sai; `1.10` \
                chẳng hạn sẽ thành 1.1 và trùng mã khác. Hãy đặt giá trị trong dấu nháy kép.
                """,
            en:
                """
                This place takes a text, but without quotes YAML reads a number or a yes/no; `1.10`, for \
                one, becomes 1.1 and clashes with another id. Put the value between double quotes.
                """),
        wrong: .pack(
            """
            title: { vi: 2025, en: Year 2025 }
            """),
        right: .pack(
            """
            title: { vi: "2025", en: Year 2025 }
            """),
        related: [.expectedText, .badIdentifier])

    static let conflictingKeys = CodeExplanation(
        .conflictingKeys,
        title: LocalizedText(vi: "các khóa loại trừ nhau", en: "keys that exclude one another"),
        meaning: LocalizedText(
            vi:
                """
                Hai khóa đứng cạnh nhau mà mỗi khóa nói một cách tính khác, hoặc một khóa không có nghĩa \
                gì bên cạnh khóa kia. Hãy giữ lại khóa đúng với văn bản.
                """,
            en:
                """
                Two keys stand together that name different ways of counting, or one means nothing beside \
                the other. Keep the one that the document asks for.
                """),
        wrong: .indicator(
            """
            max: 20
            award: { when: plan, each: trained, points: 2 }
            """),
        right: .indicator(
            """
            max: 20
            award: { each: trained, points: 2 }
            """),
        related: [.needlessKey, .unknownKey])

    static let emptyList = CodeExplanation(
        .emptyList,
        title: LocalizedText(vi: "danh sách rỗng", en: "empty list"),
        meaning: LocalizedText(
            vi:
                """
                Danh sách không có mục nào, nên khóa này không nói gì. Hãy thêm các mục, hoặc bỏ khóa nếu \
                khóa không bắt buộc.
                """,
            en:
                """
                The list has no items, so its key says nothing. Add items, or drop the key where it is not \
                required.
                """),
        wrong: .pack(
            """
            prerequisites: []
            """),
        right: .pack(
            """
            prerequisites:
              - id: dk1
                label: { vi: Có kế hoạch học tập, en: Has a learning plan }
                source: { ref: mau, verified: true }
                require: plan
            """),
        related: [.emptyValue, .expectedSequence])

    static let percentWithoutSign = CodeExplanation(
        .percentWithoutSign,
        title: LocalizedText(vi: "giới hạn phần trăm thiếu dấu `%`", en: "limit of a percentage without `%`"),
        meaning: LocalizedText(
            vi:
                """
                Giới hạn của một trường phần trăm được viết không có dấu `%`, nên `90` sẽ là 9000%. Hãy \
                viết `90%`.
                """,
            en:
                """
                The limit of a percentage is written without `%`, so that `90` would be 9000%. Write \
                `90%`.
                """),
        wrong: .pack(
            """
            fields:
              plan: { type: flag }
              rate: { type: percent, max: 90, informative: true }
            """),
        right: .pack(
            """
            fields:
              plan: { type: flag }
              rate: { type: percent, max: 90%, informative: true }
            """),
        related: [.percentInExpression, .reversedLimits])

    static let badIdentifier = CodeExplanation(
        .badIdentifier,
        title: LocalizedText(vi: "mã hoặc tên viết sai dạng", en: "id or name in the wrong form"),
        meaning: LocalizedText(
            vi:
                """
                Mã chỉ gồm chữ cái không dấu, chữ số, `-`, `_` và `.`; tên trường chỉ gồm chữ cái không \
                dấu, chữ số và `_`, không bắt đầu bằng chữ số; mã bộ tiêu chí có dạng danh-hiệu/văn-bản. \
                Mã được dùng trong kết quả và biểu thức nên phải gõ được ở mọi nơi; tên có dấu để ở \
                `label`.
                """,
            en:
                """
                An id is made of plain letters, digits, `-`, `_` and `.`; the name of a field of plain \
                letters, digits and `_`, not starting with a digit; the id of a pack has the form \
                title/decision. Ids go into results and expressions, so everybody must be able to type \
                them; accented names belong in `label`.
                """),
        wrong: .pack(
            """
            subject: đơn vị
            """),
        right: .pack(
            """
            subject: unit
            """),
        related: [.unquotedText, .reservedName])

    static let strayComma = CodeExplanation(
        .strayComma,
        title: LocalizedText(vi: "dấu phẩy cắt đôi một giá trị", en: "comma that cuts a value in two"),
        meaning: LocalizedText(
            vi:
                """
                Trong `{ }` của YAML, dấu phẩy ngăn các khóa với nhau, nên một giá trị không có ngoặc kép bị \
                cắt ở dấu phẩy đầu tiên của nó. Hãy đặt cả biểu thức trong ngoặc kép; số thập phân viết với \
                dấu chấm.
                """,
            en:
                """
                Within the `{ }` of YAML a comma separates the keys, so a value without quotes ends at its \
                first comma. Put the whole expression in quotes; write a decimal number with a point.
                """),
        wrong: .indicator(
            """
            max: 20
            award: { each: min(members, trained), points: 1 }
            """),
        right: .indicator(
            """
            max: 20
            award: { each: "min(members, trained)", points: 1 }
            """),
        related: [.decimalComma, .unknownKey])
}
