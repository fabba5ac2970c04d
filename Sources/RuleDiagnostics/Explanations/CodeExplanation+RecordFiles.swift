// R701 to R712: files of records.

extension CodeExplanation {
    static let recordSyntax = CodeExplanation(
        .recordSyntax,
        title: LocalizedText(vi: "hồ sơ không phải JSON đúng", en: "record that is not JSON"),
        meaning: LocalizedText(
            vi:
                """
                Dòng này không theo cú pháp JSON nên hồ sơ chưa được đọc. Hãy sửa ở chỗ được chỉ; thường \
                là thiếu dấu ngoặc, dấu phẩy hoặc dấu nháy kép.
                """,
            en:
                """
                This line does not follow JSON, so the record was not read. Mend the place shown; usually \
                a bracket, a comma or a double quote is missing.
                """),
        wrong: .records(
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "plan": true
                """),
        right: .records(
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "plan": true}
                """),
        related: [.recordDuplicateKey, .unclosedQuote])

    static let recordDuplicateKey = CodeExplanation(
        .recordDuplicateKey,
        title: LocalizedText(vi: "dữ liệu ghi hai lần", en: "datum given twice"),
        meaning: LocalizedText(
            vi:
                """
                Một dữ liệu được ghi hai lần trong cùng một hồ sơ nên không biết lấy giá trị nào. Hãy giữ \
                lại giá trị đúng.
                """,
            en:
                """
                One datum is given twice in a record, so nobody knows which value holds. Keep the right \
                one.
                """),
        wrong: .records(
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "plan": true, "plan": false}
                """),
        right: .records(
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "plan": true}
                """),
        related: [.badHeader, .duplicateKey])

    static let unknownColumn = CodeExplanation(
        .unknownColumn,
        title: LocalizedText(vi: "cột hoặc trường lạ", en: "unknown column or field"),
        meaning: LocalizedText(
            vi:
                """
                Bộ tiêu chí không có trường mang tên này, nên dữ liệu của nó sẽ không được dùng. Hãy sửa \
                theo tên được gợi ý; cột không liên quan trong bảng tính chỉ bị nhắc, không bị từ chối.
                """,
            en:
                """
                The pack has no field of this name, so its data would not be used. Take the name that is \
                suggested; a column of a sheet that has nothing to do with the pack only gives a warning.
                """),
        wrong: .records(
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "plann": true}
                """),
        right: .records(
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "plan": true}
                """),
        related: [.unknownName, .badHeader])

    static let missingID = CodeExplanation(
        .missingID,
        title: LocalizedText(vi: "hồ sơ thiếu mã", en: "record without an id"),
        meaning: LocalizedText(
            vi:
                """
                Hồ sơ không có `id`, nên không thể gọi tên hồ sơ trong kết quả. Hãy cho mỗi hồ sơ một mã \
                riêng.
                """,
            en:
                """
                The record has no `id`, so its verdict could not say whose it is. Give every record an id \
                of its own.
                """),
        wrong: .records(
            format: .ndjson,
            text:
                """
                {"period": 2025, "plan": true}
                """),
        right: .records(
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "plan": true}
                """),
        related: [.recordDuplicateID, .missingPeriod])

    static let missingPeriod = CodeExplanation(
        .missingPeriod,
        title: LocalizedText(vi: "hồ sơ thiếu kỳ đánh giá", en: "record without a period"),
        meaning: LocalizedText(
            vi:
                """
                Hồ sơ không có `period`, hoặc giá trị không phải là một năm bốn chữ số. Năm quyết định bộ \
                tiêu chí nào có hiệu lực, nên chương trình không lấy năm hiện tại thay vào; hãy ghi năm \
                được đánh giá.
                """,
            en:
                """
                The record has no `period`, or it is not a year in four digits. The year decides which \
                pack is in force, so the current one is never put in its place; write the year that is \
                judged.
                """),
        wrong: .records(
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "plan": true}
                """),
        right: .records(
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "plan": true}
                """),
        related: [.missingID, .notInForce])

    static let wrongKind = CodeExplanation(
        .wrongKind,
        title: LocalizedText(vi: "giá trị sai kiểu", en: "value of the wrong kind"),
        meaning: LocalizedText(
            vi:
                """
                Giá trị không đọc được theo kiểu của trường: số người phải là số nguyên, ngày viết như \
                31/12/2025, có/không viết `có`, `x`, `1` hoặc `không`, `0`. Ô chưa có dữ liệu phải để \
                trống, không ghi `n/a` hay `#N/A`.
                """,
            en:
                """
                The value cannot be read as the type of the field: a count is a whole number, a day is \
                written like 31/12/2025, yes and no are `có`, `x`, `1` or `không`, `0`. Leave a cell \
                without data empty; do not write `n/a` or `#N/A`.
                """),
        wrong: .records(
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "members": "bốn mươi"}
                """),
        right: .records(
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "members": 40}
                """),
        related: [.outOfRange, .ambiguousNumber, .expectedFlag])

    static let outOfRange = CodeExplanation(
        .outOfRange,
        title: LocalizedText(vi: "giá trị ngoài giới hạn", en: "value beyond its limits"),
        meaning: LocalizedText(
            vi:
                """
                Giá trị nhỏ hơn mức nhỏ nhất hoặc lớn hơn mức lớn nhất của trường; giới hạn có thể là một \
                trường khác, như số người đã bồi dưỡng không quá số thành viên. Hãy kiểm tra cả hai con \
                số.
                """,
            en:
                """
                The value is below the least or above the greatest that the field allows; the limit may be \
                another field, as trained members cannot outnumber members. Check both figures.
                """),
        wrong: .records(
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "members": 40, "trained": 45}
                """),
        right: .records(
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "members": 40, "trained": 35}
                """),
        related: [.wrongKind, .partExceedsWhole, .reversedLimits])

    static let choiceUnknown = CodeExplanation(
        .choiceUnknown,
        title: LocalizedText(
            vi: "giá trị không có trong các lựa chọn", en: "value that is not among the choices"),
        meaning: LocalizedText(
            vi:
                """
                Giá trị không phải là mã hay nhãn của một lựa chọn. Hãy chọn một giá trị trong danh sách \
                mà `binhxet schema record` kể ra.
                """,
            en:
                """
                The value is neither the code nor the label of a choice. Take one from the list \
                that `binhxet schema record` gives.
                """),
        wrong: .records(
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "kind": "shool"}
                """),
        right: .records(
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "kind": "Trường học"}
                """),
        related: [.unknownChoice, .wrongKind])

    static let patternMismatch = CodeExplanation(
        .patternMismatch,
        title: LocalizedText(vi: "văn bản không đúng mẫu", en: "text that does not match its pattern"),
        meaning: LocalizedText(
            vi:
                """
                Văn bản không đúng mẫu của trường, như mã phải có đúng năm chữ số. Hãy sửa giá trị; nếu \
                bảng tính làm mất số 0 ở đầu, hãy định dạng cột là Văn bản.
                """,
            en:
                """
                The text does not match the pattern of the field, such as a code of just five digits. \
                Correct it; where a sheet has eaten a leading 0, format the column as Text.
                """),
        wrong: .records(
            pack:
                """
                fields:
                  plan: { type: flag }
                  code: { type: text, pattern: "[0-9]{5}", informative: true }
                """,
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "code": "271"}
                """),
        right: .records(
            pack:
                """
                fields:
                  plan: { type: flag }
                  code: { type: text, pattern: "[0-9]{5}", informative: true }
                """,
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "code": "00271"}
                """),
        related: [.badPattern, .wrongKind])

    static let recordDuplicateID = CodeExplanation(
        .recordDuplicateID,
        title: LocalizedText(vi: "hồ sơ trùng mã", en: "record whose id is taken"),
        meaning: LocalizedText(
            vi:
                """
                Hai hồ sơ có cùng mã và cùng kỳ đánh giá, nên một đơn vị sẽ được đếm hai lần. Hãy bỏ dòng \
                trùng hoặc sửa mã.
                """,
            en:
                """
                Two records have the same id and period, so one unit would count twice. Remove the one too \
                many, or correct its id.
                """),
        wrong: .records(
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "plan": true}
                {"id": "dv-01", "period": 2025, "plan": false}
                """),
        right: .records(
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "plan": true}
                {"id": "dv-02", "period": 2025, "plan": false}
                """),
        related: [.missingID, .recordDuplicateKey])

    static let rowLength = CodeExplanation(
        .rowLength,
        title: LocalizedText(vi: "dòng thừa hoặc thiếu ô", en: "row with too many or too few cells"),
        meaning: LocalizedText(
            vi:
                """
                Số ô của dòng không khớp với số cột của tiêu đề, nên không biết ô nào thuộc cột nào. \
                Thường là thiếu dấu phân cách, hoặc một ô chứa dấu phân cách mà không đặt trong dấu nháy \
                kép.
                """,
            en:
                """
                The row does not have as many cells as the header has columns, so nobody knows which cell \
                belongs where. Usually a separator is missing, or a cell that holds one is not quoted.
                """),
        wrong: .records(
            format: .csv,
            text:
                """
                id,period,plan
                dv-01,2025
                """),
        right: .records(
            format: .csv,
            text:
                """
                id,period,plan
                dv-01,2025,có
                """),
        related: [.unclosedQuote, .badHeader])

    static let unclosedQuote = CodeExplanation(
        .unclosedQuote,
        title: LocalizedText(vi: "ô chưa đóng dấu nháy kép", en: "cell whose quote is not closed"),
        meaning: LocalizedText(
            vi:
                """
                Dấu nháy kép mở ở đầu ô nhưng không đóng ở cuối ô. Hãy đóng dấu nháy; dấu nháy kép nằm \
                trong ô phải viết hai lần.
                """,
            en:
                """
                A double quote opens a cell and does not close at its end. Close it; write a quote within \
                a cell twice.
                """),
        wrong: .records(
            format: .csv,
            text:
                """
                id,period,name
                dv-01,2025,"Trường Sao Mai
                """),
        right: .records(
            format: .csv,
            text:
                """
                id,period,name
                dv-01,2025,"Trường Sao Mai"
                """),
        related: [.rowLength, .recordSyntax])
}
