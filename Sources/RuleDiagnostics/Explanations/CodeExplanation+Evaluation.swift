// E35x: expressions that fail on the data of a record.

extension CodeExplanation {
    static let overflow = CodeExplanation(
        .overflow,
        title: LocalizedText(vi: "kết quả quá lớn", en: "result that is too large"),
        meaning: LocalizedText(
            vi:
                """
                Phép tính chính xác cho một số quá lớn hoặc một phân số quá dài để giữ nguyên. Hãy kiểm \
                tra đơn vị của dữ liệu và các phép nhân; chương trình không làm tròn ngầm.
                """,
            en:
                """
                The exact result is a number too large, or a fraction too long, to be kept. Check the \
                units of the data and the products; nothing is rounded in silence.
                """),
        wrong: .expression("members * members * members", input: "{\"members\": 9000000000}"),
        right: .expression("members * members * members", input: "{\"members\": 900}"),
        related: [.numberTooLarge, .divisionByZero])

    static let divisionByZero = CodeExplanation(
        .divisionByZero,
        title: LocalizedText(vi: "chia cho 0", en: "division by zero"),
        meaning: LocalizedText(
            vi:
                """
                Mẫu số của phép chia bằng 0 trên hồ sơ này. Hãy đặt điều kiện trước phép chia, hoặc dùng \
                cách cho điểm `share`, vì ở đó `when-empty` nói rõ 0 trên 0 tính thế nào.
                """,
            en:
                """
                The divisor is 0 on this record. Put a condition before the division, or use the award \
                `share`, where `when-empty` says what 0 out of 0 means.
                """),
        wrong: .expression("trained / members", input: "{\"trained\": 0, \"members\": 0}"),
        right: .expression("members > 0 ? trained / members : 0", input: "{\"trained\": 0, \"members\": 0}"),
        related: [.whenEmptyUnstated, .constantFails])

    static let indexOutOfRange = CodeExplanation(
        .indexOutOfRange,
        title: LocalizedText(vi: "số thứ tự ngoài danh sách", en: "index outside the list"),
        meaning: LocalizedText(
            vi:
                """
                Danh sách của hồ sơ không có mục mang số thứ tự này; mục đầu là 0. Hãy hỏi `size` trước, \
                hoặc dùng `exists`, `all` thay cho số thứ tự.
                """,
            en:
                """
                The list of this record has no item of that number; the first is 0. Ask for the `size` \
                first, or use `exists` or `all` instead of numbers.
                """),
        wrong: .expression("people[2].age", input: "{\"people\": [{\"age\": 40}, {\"age\": 12}]}"),
        right: .expression("people[1].age", input: "{\"people\": [{\"age\": 40}, {\"age\": 12}]}"),
        related: [.indexType, .absentKey])

    static let absentKey = CodeExplanation(
        .absentKey,
        title: LocalizedText(vi: "khóa không có trong bảng tra", en: "key that a map lacks"),
        meaning: LocalizedText(
            vi:
                """
                Bảng tra không có khóa này, hoặc có khóa đó hai lần. Hãy kể đủ các khóa có thể gặp, hoặc \
                hỏi trước bằng `in`.
                """,
            en:
                """
                The map does not hold this key, or holds it twice. List every key that may come up, or ask \
                with `in` first.
                """),
        wrong: .expression("{'tot': 10, 'kha': 7}[level]", input: "{\"level\": \"dat\"}"),
        right: .expression("{'tot': 10, 'kha': 7, 'dat': 5}[level]", input: "{\"level\": \"dat\"}"),
        related: [.indexOutOfRange, .unknownChoice])

    static let conversionFailed = CodeExplanation(
        .conversionFailed,
        title: LocalizedText(vi: "dữ liệu không đổi được", en: "data that cannot be converted"),
        meaning: LocalizedText(
            vi:
                """
                Văn bản trong hồ sơ không đọc được thành số, ngày hay mẫu mà biểu thức cần. Tốt nhất là \
                khai báo trường đúng kiểu, khi đó lỗi được báo ngay ở dòng của hồ sơ.
                """,
            en:
                """
                A text of the record cannot be read as the number, day or pattern that the expression \
                needs. Best declare the field with its true type; then the fault is reported at the row of \
                the record.
                """),
        wrong: .expression("int(age) >= 18", input: "{\"age\": \"bốn mươi\"}"),
        right: .expression("int(age) >= 18", input: "{\"age\": \"40\"}"),
        related: [.badConversionLiteral, .wrongKind])

    static let costExceeded = CodeExplanation(
        .costExceeded,
        title: LocalizedText(vi: "phép tính quá nhiều bước", en: "too many steps"),
        meaning: LocalizedText(
            vi:
                """
                Biểu thức cần hơn một triệu bước trên hồ sơ này, thường vì nhiều vòng lặp lồng nhau trên \
                một danh sách dài. Hãy lọc danh sách một lần dưới `values` rồi dùng lại.
                """,
            en:
                """
                The expression takes more than a million steps on this record, usually because loops over \
                a long list nest. Filter the list once under `values` and use that.
                """),
        wrong: .expression(
            "n.all(a, n.all(b, n.all(c, n.all(d, n.all(e, n.all(f, n.all(g, true)))))))",
            input: "{\"n\": [1, 2, 3, 4, 5, 6, 7, 8]}"),
        right: .expression("n.all(a, n.all(b, a + b < 17))", input: "{\"n\": [1, 2, 3, 4, 5, 6, 7, 8]}"),
        related: [.expressionTooLong, .expressionTooDeep])

    static let notWhole = CodeExplanation(
        .notWhole,
        title: LocalizedText(vi: "số không nguyên", en: "number that is not whole"),
        meaning: LocalizedText(
            vi:
                """
                Chỗ này cần một số nguyên, như số thứ tự của một mục, nhưng phép tính cho số lẻ. Hãy làm \
                tròn rõ ràng bằng `floor`, `ceil` hoặc `round`.
                """,
            en:
                """
                A whole number is needed here, such as the number of an item, and the calculation gives a \
                fraction. Round it in so many words, by `floor`, `ceil` or `round`.
                """),
        wrong: .expression("ages[size(ages) / 2]", input: "{\"ages\": [12, 40, 67]}"),
        right: .expression("ages[floor(size(ages) / 2)]", input: "{\"ages\": [12, 40, 67]}"),
        related: [.indexType, .wrongKind])

    static let emptyAggregate = CodeExplanation(
        .emptyAggregate,
        title: LocalizedText(
            vi: "danh sách rỗng không có giá trị lớn nhất", en: "empty list without a greatest value"),
        meaning: LocalizedText(
            vi:
                """
                `min` và `max` của danh sách rỗng không có nghĩa. Hãy xét riêng trường hợp danh sách rỗng \
                trước khi gọi.
                """,
            en:
                """
                `min` and `max` of an empty list mean nothing. Look at the case of an empty list first.
                """),
        wrong: .expression("max(ages) >= 60", input: "{\"ages\": []}"),
        right: .expression("size(ages) > 0 && max(ages) >= 60", input: "{\"ages\": []}"),
        related: [.whenEmptyUnstated, .indexOutOfRange])

    static let notComparable = CodeExplanation(
        .notComparable,
        title: LocalizedText(vi: "hai giá trị không so sánh được", en: "values that cannot be compared"),
        meaning: LocalizedText(
            vi:
                """
                Không có thứ tự hay phép bằng giữa hai giá trị này: các mục gồm nhiều trường không so với \
                nhau được, số không so với chữ được. Hãy so sánh một trường của mỗi mục, hoặc đổi về cùng \
                kiểu.
                """,
            en:
                """
                These values have no order and no equality: items with fields cannot be compared, nor a \
                number with a text. Compare one field of each item, or bring both to one type.
                """),
        wrong: .pack(
            """
            applies: people[0] == people[1]
            """),
        right: .pack(
            """
            applies: people[0].age == people[1].age
            """),
        related: [.operandTypes, .mixedTypes])
}
