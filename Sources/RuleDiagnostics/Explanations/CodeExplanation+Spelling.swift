// E301 to E317: how expressions are written.

extension CodeExplanation {
    static let unexpectedCharacter = CodeExplanation(
        .unexpectedCharacter,
        title: LocalizedText(
            vi: "ký tự không có nghĩa trong biểu thức", en: "character without meaning in an expression"),
        meaning: LocalizedText(
            vi:
                """
                Biểu thức có một ký tự không thuộc ngôn ngữ, thường do chép từ văn bản hoặc gõ theo thói \
                quen: `≥` thay cho `>=`, dấu nháy cong, dấu cách đặc biệt. Hãy thay bằng ký hiệu trong \
                phần trợ giúp.
                """,
            en:
                """
                The expression holds a character that the language does not know, usually copied from a \
                document or typed by habit: `≥` for `>=`, curly quotes, special spaces. Put the sign from \
                the help in its place.
                """),
        wrong: .pack(
            """
            applies: members ≥ 10
            """),
        right: .pack(
            """
            applies: members >= 10
            """),
        related: [.unexpectedToken, .wordOperator, .singleEquals])

    static let unterminatedText = CodeExplanation(
        .unterminatedText,
        title: LocalizedText(vi: "văn bản chưa đóng dấu nháy", en: "text without its closing quote"),
        meaning: LocalizedText(
            vi:
                """
                Dấu nháy mở một đoạn văn bản nhưng không có dấu nháy đóng, nên không biết văn bản hết ở \
                đâu. Hãy thêm dấu nháy cùng loại ở cuối văn bản.
                """,
            en:
                """
                A quote opens a text and no quote closes it, so nobody knows where the text ends. Add a \
                quote of the same kind behind it.
                """),
        wrong: .pack(
            """
            applies: name == 'Trường Sao Mai
            """),
        right: .pack(
            """
            applies: name == 'Trường Sao Mai'
            """),
        related: [.unclosedBracket, .badEscape])

    static let badEscape = CodeExplanation(
        .badEscape,
        title: LocalizedText(vi: "dãy ký tự sai sau dấu `\\`", en: "wrong sequence after `\\`"),
        meaning: LocalizedText(
            vi:
                """
                Trong văn bản, dấu `\\` mở một dãy đặc biệt như `\\n`, và dãy ở đây không có nghĩa. Hãy viết \
                `\\\\` cho chính dấu đó, hoặc đặt `r` trước dấu nháy để mọi dấu `\\` giữ nguyên, như khi viết \
                mẫu.
                """,
            en:
                """
                In a text, `\\` begins a special sequence such as `\\n`, and this one means nothing. Write \
                `\\\\` for the sign itself, or put `r` before the quote to keep every `\\` as it is, as \
                patterns want it.
                """),
        wrong: .pack(
            """
            applies: name.matches('^\\d+$')
            """),
        right: .pack(
            """
            applies: name.matches(r'^\\d+$')
            """),
        related: [.badPattern, .unterminatedText])

    static let badNumber = CodeExplanation(
        .badNumber,
        title: LocalizedText(vi: "số viết sai cách", en: "number in the wrong form"),
        meaning: LocalizedText(
            vi:
                """
                Chữ số đi liền với chữ cái, dấu tách hàng nghìn hoặc dấu chấm thừa. Hãy viết số như `1000` \
                hay `0.5`.
                """,
            en:
                """
                The digits run into letters, marks between thousands, or a point too many. Write numbers \
                like `1000` or `0.5`.
                """),
        wrong: .pack(
            """
            applies: members >= 1_000
            """),
        right: .pack(
            """
            applies: members >= 1000
            """),
        related: [.numberTooLarge, .unexpectedToken])

    static let numberTooLarge = CodeExplanation(
        .numberTooLarge,
        title: LocalizedText(vi: "số quá lớn", en: "number that is too large"),
        meaning: LocalizedText(
            vi:
                """
                Số có nhiều chữ số hơn mức chương trình giữ được chính xác (khoảng 18 chữ số). Hãy kiểm \
                tra lại con số; mã dài phải là văn bản trong dấu nháy.
                """,
            en:
                """
                The number has more digits than can be held exactly (about 18). Check it; a long code has \
                to be a text between quotes.
                """),
        wrong: .pack(
            """
            applies: members < 99999999999999999999
            """),
        right: .pack(
            """
            applies: members < 99999
            """),
        related: [.badNumber, .overflow])

    static let percentInExpression = CodeExplanation(
        .percentInExpression,
        title: LocalizedText(vi: "dấu `%` sau một số", en: "`%` after a number"),
        meaning: LocalizedText(
            vi:
                """
                Trong biểu thức, `%` là phép lấy số dư chứ không phải phần trăm. Hãy viết tỉ lệ dưới dạng \
                số thập phân: `0.8` thay cho 80%.
                """,
            en:
                """
                In an expression, `%` takes a remainder and is no percent sign. Write the share as a \
                decimal: `0.8` for 80%.
                """),
        wrong: .pack(
            """
            applies: share(trained, members) >= 80%
            """),
        right: .pack(
            """
            applies: share(trained, members) >= 0.8
            """),
        related: [.percentWithoutSign, .unexpectedToken])

    static let unsupportedLiteral = CodeExplanation(
        .unsupportedLiteral,
        title: LocalizedText(
            vi: "giá trị không có trong ngôn ngữ", en: "literal that the language leaves out"),
        meaning: LocalizedText(
            vi:
                """
                Ngôn ngữ này bỏ `null`, chuỗi byte và số không dấu của CEL. Để hỏi hồ sơ có một dữ liệu \
                hay không, hãy dùng `has(x)`.
                """,
            en:
                """
                The language leaves out the `null`, the byte texts and the unsigned numbers of CEL. To ask \
                whether a record holds something, use `has(x)`.
                """),
        wrong: .indicator(
            """
            max: 20
            missing: zero
            award: { when: founded != null }
            """),
        right: .indicator(
            """
            max: 20
            missing: zero
            award: { when: has(founded) }
            """),
        related: [.presenceArgument, .reservedWord])

    static let unexpectedToken = CodeExplanation(
        .unexpectedToken,
        title: LocalizedText(
            vi: "biểu thức không theo cú pháp", en: "expression that does not follow the syntax"),
        meaning: LocalizedText(
            vi:
                """
                Ở chỗ được chỉ, biểu thức cần một thứ khác: một giá trị, một phép toán, hoặc dấu hai chấm. \
                Thường là thiếu phép toán giữa hai giá trị, hoặc số thập phân viết với dấu phẩy.
                """,
            en:
                """
                At the place shown, something else is needed: a value, an operator or a colon. Usually \
                there is no operator between two values, or a decimal is written with a comma.
                """),
        wrong: .pack(
            """
            applies: share(trained, members) >= 0,8
            """),
        right: .pack(
            """
            applies: share(trained, members) >= 0.8
            """),
        related: [.unclosedBracket, .decimalComma, .wordOperator])

    static let unclosedBracket = CodeExplanation(
        .unclosedBracket,
        title: LocalizedText(vi: "ngoặc chưa đóng", en: "bracket that is not closed"),
        meaning: LocalizedText(
            vi:
                """
                Một dấu ngoặc mở không có dấu đóng cùng loại. Hãy thêm dấu đóng ở đúng chỗ mà nhóm kết \
                thúc.
                """,
            en:
                """
                An opening bracket has no closing one of its kind. Add it where the group ends.
                """),
        wrong: .pack(
            """
            applies: registered && (members >= 10
            """),
        right: .pack(
            """
            applies: registered && (members >= 10)
            """),
        related: [.unexpectedToken, .unterminatedText])

    static let expressionTooDeep = CodeExplanation(
        .expressionTooDeep,
        title: LocalizedText(vi: "biểu thức lồng nhau quá sâu", en: "expression that nests too deep"),
        meaning: LocalizedText(
            vi:
                """
                Biểu thức lồng nhau quá 64 tầng, nên không ai kiểm tra nổi. Hãy bỏ ngoặc thừa, hoặc tách \
                biểu thức thành các giá trị có tên dưới `values`.
                """,
            en:
                """
                The expression nests more than 64 levels deep, so nobody could check it. Drop needless \
                brackets, or split it into named values under `values`.
                """),
        wrong: .pack(
            "applies: registered && " + String(repeating: "(", count: 65) + "members >= 10"
                + String(repeating: ")", count: 65)),
        right: .pack(
            """
            applies: registered && members >= 10
            """),
        related: [.expressionTooLong, .nestingTooDeep])

    static let expressionTooLong = CodeExplanation(
        .expressionTooLong,
        title: LocalizedText(vi: "biểu thức quá dài", en: "expression that is too long"),
        meaning: LocalizedText(
            vi:
                """
                Biểu thức dài hơn 8.192 byte hoặc có hơn 2.000 thành phần. Hãy tách thành các giá trị có \
                tên dưới `values`, hoặc so với một danh sách bằng `in`.
                """,
            en:
                """
                The expression is longer than 8,192 bytes or has more than 2,000 parts. Split it into \
                named values under `values`, or compare with a list by `in`.
                """),
        wrong: .pack("applies: registered" + String(repeating: " && registered", count: 1100)),
        right: .pack(
            """
            applies: registered
            """),
        related: [.expressionTooDeep, .costExceeded])

    static let singleEquals = CodeExplanation(
        .singleEquals,
        title: LocalizedText(vi: "dấu `=` đơn", en: "single `=`"),
        meaning: LocalizedText(
            vi:
                """
                So sánh bằng phải viết hai dấu: `==`. Một dấu `=` không có nghĩa trong điều kiện.
                """,
            en:
                """
                A comparison takes two signs: `==`. A single `=` means nothing in a condition.
                """),
        wrong: .pack(
            """
            applies: members = 10
            """),
        right: .pack(
            """
            applies: members == 10
            """),
        related: [.unexpectedCharacter, .wordOperator])

    static let wordOperator = CodeExplanation(
        .wordOperator,
        title: LocalizedText(vi: "phép toán viết bằng chữ", en: "operator written as a word"),
        meaning: LocalizedText(
            vi:
                """
                `and`, `or`, `not`, `và`, `hoặc`, `không` không phải là phép toán. Hãy viết `&&` cho “và”, \
                `||` cho “hoặc”, `!` cho “không”.
                """,
            en:
                """
                `and`, `or`, `not`, `và`, `hoặc` and `không` are no operators. Write `&&` for “and”, `||` \
                for “or” and `!` for “not”.
                """),
        wrong: .pack(
            """
            applies: registered and members >= 10
            """),
        right: .pack(
            """
            applies: registered && members >= 10
            """),
        related: [.singleEquals, .unexpectedToken])

    static let reservedWord = CodeExplanation(
        .reservedWord,
        title: LocalizedText(vi: "từ dành riêng", en: "reserved word"),
        meaning: LocalizedText(
            vi:
                """
                Từ này được ngôn ngữ CEL giữ lại, nên không dùng làm tên hay biến được. Hãy chọn tên khác, \
                ví dụ `p` cho từng người trong `people`.
                """,
            en:
                """
                CEL reserves this word, so it cannot be a name or a variable. Choose another name, such as \
                `p` for each person in `people`.
                """),
        wrong: .pack(
            """
            applies: people.all(var, var.age >= 18)
            """),
        right: .pack(
            """
            applies: people.all(p, p.age >= 18)
            """),
        related: [.reservedName, .shadowedName])
}
