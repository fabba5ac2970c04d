// S201 to S209: keys and kinds of values.

extension CodeExplanation {
    static let unknownKey = CodeExplanation(
        .unknownKey,
        title: LocalizedText(vi: "khóa lạ", en: "unknown key"),
        meaning: LocalizedText(
            vi:
                """
                Ở chỗ này không có khóa nào mang tên đó, nên giá trị của khóa không được dùng. Thường là \
                gõ sai hoặc đặt nhầm tầng; hãy sửa tên theo gợi ý, hoặc chuyển khóa về đúng chỗ.
                """,
            en:
                """
                This place has no key of that name, so its value would have no effect. Usually it is \
                mistyped or stands at the wrong level; take the name that is suggested, or move the key to \
                where it belongs.
                """),
        wrong: .pack(
            """
            in-force: { from: 2021-01-01, until: 2025-12-31 }
            """),
        right: .pack(
            """
            in-force: { from: 2021-01-01, to: 2025-12-31 }
            """),
        related: [.missingKey, .duplicateKey])

    static let missingKey = CodeExplanation(
        .missingKey,
        title: LocalizedText(vi: "thiếu khóa", en: "missing key"),
        meaning: LocalizedText(
            vi:
                """
                Thiếu một khóa bắt buộc, hoặc khóa phải đi cùng một khóa đã có, như `rounding` bên cạnh \
                `step`. Chương trình không tự đoán thay quy định; hãy thêm khóa đó.
                """,
            en:
                """
                A required key is missing, or one that has to stand beside another, such as `rounding` \
                beside `step`. The program does not guess what a rule leaves out; add the key.
                """),
        wrong: .pack(
            """
            title: { vi: Đơn vị học tập }
            """),
        right: .pack(
            """
            title: { vi: Đơn vị học tập, en: Learning unit }
            """),
        related: [.unknownKey, .emptyValue])

    static let expectedMapping = CodeExplanation(
        .expectedMapping,
        title: LocalizedText(vi: "thiếu các cặp khóa và giá trị", en: "value instead of keys"),
        meaning: LocalizedText(
            vi:
                """
                Chỗ này cần các cặp `khóa: giá trị` nhưng lại là một giá trị đơn hoặc một danh sách. Ví \
                dụ, mọi nhãn đều gồm `vi` và `en`; hãy viết ra các khóa đó.
                """,
            en:
                """
                This place takes pairs of `key: value` but holds a single value or a list. Every label, \
                for one, is made of `vi` and `en`; write these keys.
                """),
        wrong: .pack(
            """
            title: Đơn vị học tập
            """),
        right: .pack(
            """
            title: { vi: Đơn vị học tập, en: Learning unit }
            """),
        related: [.expectedSequence, .missingKey])

    static let expectedSequence = CodeExplanation(
        .expectedSequence,
        title: LocalizedText(vi: "thiếu danh sách", en: "value instead of a list"),
        meaning: LocalizedText(
            vi:
                """
                Chỗ này cần một danh sách, dù chỉ có một mục. Hãy bắt đầu mỗi mục bằng dấu `-` và một dấu \
                cách.
                """,
            en:
                """
                This place takes a list, even of one item. Start each item with `-` and a space.
                """),
        wrong: .pack(
            """
            prerequisites:
              id: dk1
              label: { vi: Có kế hoạch học tập, en: Has a learning plan }
              source: { ref: mau, verified: true }
              require: plan
            """),
        right: .pack(
            """
            prerequisites:
              - id: dk1
                label: { vi: Có kế hoạch học tập, en: Has a learning plan }
                source: { ref: mau, verified: true }
                require: plan
            """),
        related: [.expectedMapping, .emptyList])

    static let expectedText = CodeExplanation(
        .expectedText,
        title: LocalizedText(
            vi: "nhiều giá trị ở chỗ của một giá trị", en: "several values where one belongs"),
        meaning: LocalizedText(
            vi:
                """
                Chỗ này chỉ nhận một giá trị, nhưng lại có một danh sách hoặc các khóa. Hãy bỏ dấu ngoặc; \
                một điều kiện có dấu ngoặc ở đầu phải đặt trong dấu nháy kép.
                """,
            en:
                """
                This place takes one value but holds a list or keys. Leave the brackets out; a condition \
                that begins with a bracket has to stand between double quotes.
                """),
        wrong: .pack(
            """
            subject: [unit]
            """),
        right: .pack(
            """
            subject: unit
            """),
        related: [.expectedMapping, .expectedSequence])

    static let expectedNumber = CodeExplanation(
        .expectedNumber,
        title: LocalizedText(vi: "thiếu con số", en: "text instead of a number"),
        meaning: LocalizedText(
            vi:
                """
                Chỗ này cần một con số nhưng lại là chữ; số trong dấu nháy kép cũng là chữ. Hãy viết số \
                không có dấu nháy, như `20`, `0.5`, `90%` hoặc `2/3`.
                """,
            en:
                """
                This place takes a number but holds a text; a number between quotes is a text too. Write \
                it without quotes, as in `20`, `0.5`, `90%` or `2/3`.
                """),
        wrong: .indicator(
            """
            max: "20"
            award: { when: plan }
            """),
        right: .indicator(
            """
            max: 20
            award: { when: plan }
            """),
        related: [.decimalComma, .leadingZero, .unquotedText])

    static let decimalComma = CodeExplanation(
        .decimalComma,
        title: LocalizedText(vi: "dấu phẩy thập phân", en: "decimal comma"),
        meaning: LocalizedText(
            vi:
                """
                Số viết với dấu phẩy thập phân, mà YAML đọc thành chữ. Trong tệp quy tắc, hãy dùng dấu \
                chấm: `0.5`; báo cáo in ra cho người đọc vẫn dùng dấu phẩy.
                """,
            en:
                """
                The number has a decimal comma, which YAML reads as text. Rule files take a point, `0.5`; \
                reports for Vietnamese readers still show a comma.
                """),
        wrong: .indicator(
            """
            max: 20
            award:
              share: { part: trained, whole: members }
              scale: proportional
              step: 0,5
              rounding: down
            """),
        right: .indicator(
            """
            max: 20
            award:
              share: { part: trained, whole: members }
              scale: proportional
              step: 0.5
              rounding: down
            """),
        related: [.expectedNumber, .unexpectedToken, .ambiguousNumber])

    static let leadingZero = CodeExplanation(
        .leadingZero,
        title: LocalizedText(vi: "số bắt đầu bằng 0", en: "number that starts with 0"),
        meaning: LocalizedText(
            vi:
                """
                Số có chữ số 0 thừa ở đầu; có chương trình đọc `020` là 20, có chương trình đọc là 16. Hãy \
                bỏ số 0; nếu đây là một mã thì đặt trong dấu nháy kép.
                """,
            en:
                """
                The number has a needless 0 in front; some programs read `020` as 20 and some as 16. Drop \
                the 0; if it is a code, put it between double quotes.
                """),
        wrong: .indicator(
            """
            max: 020
            award: { when: plan }
            """),
        right: .indicator(
            """
            max: 20
            award: { when: plan }
            """),
        related: [.expectedNumber, .unquotedText])

    static let expectedFlag = CodeExplanation(
        .expectedFlag,
        title: LocalizedText(vi: "giá trị không phải `true` hay `false`", en: "neither `true` nor `false`"),
        meaning: LocalizedText(
            vi:
                """
                Chỗ này chỉ nhận `true` (đúng, có) hoặc `false` (sai, không). Các từ như `có`, `yes`, `x` \
                chỉ dùng được trong hồ sơ; hãy viết `true` hoặc `false`.
                """,
            en:
                """
                This place takes only `true` or `false`. Words such as `có`, `yes` or `x` are for records; \
                write `true` or `false` here.
                """),
        wrong: .pack(
            """
            classification:
              - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= 15", recognised: có }
              - { id: khong-dat, label: { vi: Không đạt, en: Not passed }, points: "< 15", recognised: false }
            """),
        right: .pack(
            """
            classification:
              - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= 15", recognised: true }
              - { id: khong-dat, label: { vi: Không đạt, en: Not passed }, points: "< 15", recognised: false }
            """),
        related: [.unknownKeyword, .wrongKind])
}
