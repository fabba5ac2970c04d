// N4xx: names and what they stand for.

extension CodeExplanation {
    static let duplicateID = CodeExplanation(
        .duplicateID,
        title: LocalizedText(vi: "mã trùng nhau", en: "id used twice"),
        meaning: LocalizedText(
            vi:
                """
                Hai mục mang cùng một mã, trong khi kết quả gọi từng mục bằng mã của mục. Hãy đặt cho mỗi \
                tiêu chí, chỉ tiêu, phần, điều kiện và mức xếp loại một mã riêng.
                """,
            en:
                """
                Two things have one id, and verdicts call each thing by its id. Give every criterion, \
                indicator, part, prerequisite and class an id of its own.
                """),
        wrong: .pack(
            """
            prerequisites:
              - id: dk1
                label: { vi: Có kế hoạch học tập, en: Has a learning plan }
                source: { ref: mau, verified: true }
                require: plan
              - id: dk1
                label: { vi: Từ 10 thành viên, en: Ten members or more }
                source: { ref: mau, verified: true }
                require: members >= 10
            """),
        right: .pack(
            """
            prerequisites:
              - id: dk1
                label: { vi: Có kế hoạch học tập, en: Has a learning plan }
                source: { ref: mau, verified: true }
                require: plan
              - id: dk2
                label: { vi: Từ 10 thành viên, en: Ten members or more }
                source: { ref: mau, verified: true }
                require: members >= 10
            """),
        related: [.nameClash, .duplicateKey])

    static let valueCycle = CodeExplanation(
        .valueCycle,
        title: LocalizedText(vi: "vòng lặp giữa các giá trị", en: "values in a loop"),
        meaning: LocalizedText(
            vi:
                """
                Các giá trị dưới `values` đọc lẫn nhau thành vòng, nên không giá trị nào tính được trước. \
                Hãy viết lại một giá trị chỉ từ các trường của hồ sơ.
                """,
            en:
                """
                Values under `values` read one another in a loop, so none can be computed first. Write one \
                of them with fields of the record only.
                """),
        wrong: .pack(
            """
            values:
              rest: members - done
              done: members - rest
            applies: rest <= 5
            """),
        right: .pack(
            """
            values:
              rest: members - trained
            applies: rest <= 5
            """),
        related: [.unusedName, .nameClash])

    static let unknownSource = CodeExplanation(
        .unknownSource,
        title: LocalizedText(vi: "văn bản chưa khai báo", en: "document that is not declared"),
        meaning: LocalizedText(
            vi:
                """
                `ref` nêu một văn bản không có dưới `sources`, nên không biết con số dựa trên căn cứ nào. \
                Hãy sửa tên theo gợi ý, hoặc thêm văn bản vào `sources`.
                """,
            en:
                """
                `ref` names a document that is not under `sources`, so nobody knows what the figure rests \
                on. Take the name that is suggested, or add the document to `sources`.
                """),
        wrong: .pack(
            """
            prerequisites:
              - id: dk1
                label: { vi: Có kế hoạch học tập, en: Has a learning plan }
                source: { ref: mua, verified: true }
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
        related: [.unverifiedFigure, .unknownName])

    static let unknownInclude = CodeExplanation(
        .unknownInclude,
        title: LocalizedText(vi: "tệp trường dùng chung không có", en: "unknown file of shared fields"),
        meaning: LocalizedText(
            vi:
                """
                `include` nêu tên một tệp không có trong thư mục `fields` của thư mục `rules`, nên không biết bộ \
                tiêu chí có thêm những trường nào. Tên không có `.yaml` và không có thư mục.
                """,
            en:
                """
                `include` names a file that is not in the folder `fields` of `rules`, so nobody knows which \
                fields the pack takes. The name stands without `.yaml` and without the folder.
                """),
        wrong: .rules([
            RuleFile("rules/don-vi-hoc-tap/vi-du/pack.yaml", "include: [thanh-vien]"),
            RuleFile("rules/fields/thanh-vien-ho.yaml", sharedFields),
        ]),
        right: .rules([
            RuleFile("rules/don-vi-hoc-tap/vi-du/pack.yaml", "include: [thanh-vien-ho]"),
            RuleFile("rules/fields/thanh-vien-ho.yaml", sharedFields),
        ]),
        related: [.unknownName, .nameClash])

    /// A file of shared fields, one of which the base pack does not read.
    private static let sharedFields = """
        fields:
          pupils: { type: count, max: members, label: { vi: Số học sinh, en: Pupils } }
        """

    static let nameClash = CodeExplanation(
        .nameClash,
        title: LocalizedText(vi: "một tên chỉ hai thứ", en: "name of two things"),
        meaning: LocalizedText(
            vi:
                """
                Trường, tham số và giá trị dùng chung một không gian tên, và tên này đã được dùng. Hãy đổi \
                một trong hai tên.
                """,
            en:
                """
                Fields, parameters and values share their names, and this one is taken. Change one of the \
                two.
                """),
        wrong: .pack(
            """
            parameters:
              members: { value: 10, source: { ref: mau, verified: true } }
            applies: members >= 10
            """),
        right: .pack(
            """
            parameters:
              least: { value: 10, source: { ref: mau, verified: true } }
            applies: members >= least
            """),
        related: [.duplicateID, .shadowedName, .aliasClash])

    static let aliasClash = CodeExplanation(
        .aliasClash,
        title: LocalizedText(vi: "hai trường nhận cùng một cột", en: "column that two fields claim"),
        meaning: LocalizedText(
            vi:
                """
                Hai trường có chung một tên cột, nên khi đọc bảng tính không biết dữ liệu thuộc trường \
                nào. Hãy bỏ tên đó khỏi một trong hai trường; chữ hoa, khoảng trắng và gạch nối không phân biệt hai \
                tên cột. Nhãn cũng là tên cột: nhãn trùng tên cột của trường khác là cảnh báo, vì bảng có thể dùng \
                tên khác.
                """,
            en:
                """
                Two fields have the name of one column, so a sheet would not say to which the data belong. \
                Take it away from one of them; capital letters, spaces and hyphens do not tell two columns \
                apart. A label is the name of a column too: where it is that of another field there is a warning, \
                because a sheet may use another name.
                """),
        wrong: .pack(
            """
            fields:
              plan: { type: flag, aliases: [Kế hoạch] }
              budget: { type: flag, aliases: [kế hoạch], informative: true }
            """),
        right: .pack(
            """
            fields:
              plan: { type: flag, aliases: [Kế hoạch] }
              budget: { type: flag, aliases: [Dự toán], informative: true }
            """),
        related: [.nameClash, .badHeader])

    static let reservedName = CodeExplanation(
        .reservedName,
        title: LocalizedText(vi: "tên có sẵn trong mọi hồ sơ", en: "name that every record has"),
        meaning: LocalizedText(
            vi:
                """
                `id`, `period`, `place`, `assessed` và `history` có sẵn trong mọi hồ sơ nên không khai báo \
                lại được. Hãy đặt tên khác, hoặc dùng thẳng tên có sẵn trong biểu thức.
                """,
            en:
                """
                `id`, `period`, `place`, `assessed` and `history` stand in every record and cannot be \
                declared again. Choose another name, or use the one that is there in expressions.
                """),
        wrong: .pack(
            """
            fields:
              plan: { type: flag }
              period: { type: count, informative: true }
            """),
        right: .pack(
            """
            fields:
              plan: { type: flag }
              years: { type: count, informative: true }
            """),
        related: [.nameClash, .reservedWord])

    static let unusedField = CodeExplanation(
        .unusedField,
        title: LocalizedText(vi: "trường không ai đọc", en: "field that nothing reads"),
        meaning: LocalizedText(
            vi:
                """
                Không quy tắc nào đọc trường này, nên ban bình xét nhập dữ liệu một cách vô ích, hoặc một \
                chỉ tiêu đã quên dùng. Hãy dùng trường, bỏ trường, hoặc thêm `informative: true` nếu chỉ \
                để người đọc nhận biết.
                """,
            en:
                """
                No rule reads this field, so committees fill it in for nothing, or an indicator forgot it. \
                Use it, remove it, or add `informative: true` if it is only for people.
                """),
        wrong: .pack(
            """
            fields:
              plan: { type: flag }
              fund: { type: flag }
            """),
        right: .pack(
            """
            fields:
              plan: { type: flag }
              fund: { type: flag, informative: true }
            """),
        related: [.unusedName, .unknownName])

    static let unusedName = CodeExplanation(
        .unusedName,
        title: LocalizedText(
            vi: "tham số hoặc giá trị không dùng", en: "parameter or value that nothing uses"),
        meaning: LocalizedText(
            vi:
                """
                Không quy tắc nào dùng tham số hay giá trị này, nên thay đổi nó không có tác dụng gì. Hãy \
                dùng nó ở đúng chỗ, hoặc bỏ đi.
                """,
            en:
                """
                No rule uses this parameter or value, so to change it would change nothing. Use it where \
                it belongs, or remove it.
                """),
        wrong: .pack(
            """
            values:
              rest: members - trained
            """),
        right: .pack(
            """
            values:
              rest: members - trained
            applies: rest <= 5
            """),
        related: [.unusedField, .valueCycle])
}
