// R713 to R723: single records.

extension CodeExplanation {
    static let recordEncoding = CodeExplanation(
        .recordEncoding,
        title: LocalizedText(vi: "chữ không đọc được", en: "letters that cannot be read"),
        meaning: LocalizedText(
            vi:
                """
                Chữ trong hồ sơ không phải UTF-8, hoặc là nửa của một ký tự. Hãy lưu tệp theo UTF-8; nếu \
                tệp dùng bảng mã tiếng Việt cũ của Windows, hãy thêm `--encoding windows-1258`.
                """,
            en:
                """
                Letters of the record are not UTF-8, or only half of a character. Save the file as UTF-8; \
                for the old Vietnamese encoding of Windows, add `--encoding windows-1258`.
                """),
        wrong: .records(
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "name": "Sao Mai \\ud83c"}
                """),
        right: .records(
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "name": "Sao Mai"}
                """),
        related: [.invalidUTF8, .notUTF8Encoded])

    static let badMark = CodeExplanation(
        .badMark,
        title: LocalizedText(vi: "điểm chấm không hợp lệ", en: "mark that is not allowed"),
        meaning: LocalizedText(
            vi:
                """
                Điểm do ban bình xét chấm không phải là số, vượt điểm tối đa, hoặc không theo bước điểm \
                của chỉ tiêu. Hãy ghi lại điểm theo biên bản.
                """,
            en:
                """
                A mark of the committee is no number, lies above the maximum, or is not on a step of the \
                indicator. Write the mark as it stands in the minutes.
                """),
        wrong: .records(
            pack: Example.criteria(
                """
                max: 20
                award: { assessed: { step: 0.5 } }
                """),
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "assessed": {"1.1": 25}}
                """),
        right: .records(
            pack: Example.criteria(
                """
                max: 20
                award: { assessed: { step: 0.5 } }
                """),
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "assessed": {"1.1": 15.5}}
                """),
        related: [.stepMismatch, .outOfRange])

    static let notInForce = CodeExplanation(
        .notInForce,
        title: LocalizedText(vi: "bộ tiêu chí không có hiệu lực", en: "pack that is not in force"),
        meaning: LocalizedText(
            vi:
                """
                Ngày quyết định của hồ sơ (ngày cuối năm của `period`, hoặc `--as-of`) nằm ngoài thời gian \
                có hiệu lực của bộ tiêu chí. Hãy dùng bộ tiêu chí của năm đó, hoặc sửa năm.
                """,
            en:
                """
                The day that counts for the record (the last of its `period`, or `--as-of`) lies outside \
                the days on which the pack holds. Use the pack of that year, or correct the year.
                """),
        wrong: .records(
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2019, "plan": true}
                """),
        right: .records(
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "plan": true}
                """),
        related: [.missingPeriod, .reversedDates])

    static let evaluationFailed = CodeExplanation(
        .evaluationFailed,
        title: LocalizedText(vi: "hồ sơ không chấm được", en: "record that cannot be scored"),
        meaning: LocalizedText(
            vi:
                """
                Một phép tính của bộ tiêu chí gặp lỗi trên dữ liệu của hồ sơ này, ví dụ một số quá lớn. Lý do \
                nêu rõ mục và dòng của bộ tiêu chí; hãy kiểm tra dữ liệu trước, rồi báo cho người soạn bộ \
                tiêu chí.
                """,
            en:
                """
                A calculation of the pack fails on the data of this record, such as a number too large. The \
                reason names the item and the line of the pack; check the data first, then tell the editor \
                of the pack.
                """),
        wrong: .records(
            pack: Example.criteria(
                """
                max: 20
                award: { points: members * members / 1000 }
                """),
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "members": 4000000000}
                """),
        right: .records(
            pack: Example.criteria(
                """
                max: 20
                award: { points: members * members / 1000 }
                """),
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "members": 40}
                """),
        related: [.overflow, .constantFails])

    static let recordTooDeep = CodeExplanation(
        .recordTooDeep,
        title: LocalizedText(vi: "hồ sơ lồng nhau quá sâu", en: "record that nests too deep"),
        meaning: LocalizedText(
            vi:
                """
                JSON của hồ sơ lồng nhau quá 32 tầng, nên đây không phải là hồ sơ đúng dạng. Hãy xem lại \
                chương trình đã xuất tệp.
                """,
            en:
                """
                The JSON of the record nests more than 32 levels deep, so this is no record of the right \
                form. Look at the program that wrote the file.
                """),
        wrong: .records(
            format: .ndjson,
            text: "{\"id\": \"dv-01\", \"period\": 2025, \"name\": "
                + String(repeating: "[", count: 33) + String(repeating: "]", count: 33) + "}"),
        right: .records(
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "name": "Trường Sao Mai"}
                """),
        related: [.nestingTooDeep, .recordTooLarge])

    static let recordTooLarge = CodeExplanation(
        .recordTooLarge,
        title: LocalizedText(vi: "hồ sơ quá dài", en: "record that is too long"),
        meaning: LocalizedText(
            vi:
                """
                Một dòng dài hơn 4 MB, thường do mất dấu xuống dòng hoặc có tệp ảnh dán vào ô. Hãy tách \
                các hồ sơ, mỗi hồ sơ một dòng.
                """,
            en:
                """
                One line is longer than 4 MB, usually because line breaks are lost or a picture was pasted \
                into a cell. Put each record on a line of its own.
                """),
        wrong: .records(
            format: .ndjson,
            text: "{\"id\": \"dv-01\", \"period\": 2025, \"name\": \""
                + String(repeating: "Sao Mai ", count: 600_000) + "\"}"),
        right: .records(
            format: .ndjson,
            text:
                """
                {"id": "dv-01", "period": 2025, "name": "Trường Sao Mai"}
                """),
        related: [.recordTooDeep, .fileTooLarge])

    static let badHeader = CodeExplanation(
        .badHeader,
        title: LocalizedText(vi: "dòng tiêu đề sai", en: "wrong header"),
        meaning: LocalizedText(
            vi:
                """
                Bảng không có dòng tiêu đề, thiếu cột `id` hoặc `period`, hoặc hai cột cùng ghi một dữ \
                liệu, nên cả bảng chưa được đọc. Dòng đầu phải là tên cột; `binhxet schema record` kể các \
                tên ấy.
                """,
            en:
                """
                The sheet has no header, lacks the column `id` or `period`, or has two columns for one \
                datum, so none of it was read. The first row holds the names of the columns; `binhxet \
                schema record` lists them.
                """),
        wrong: .records(
            format: .csv,
            text:
                """
                id,plan
                dv-01,có
                """),
        right: .records(
            format: .csv,
            text:
                """
                id,period,plan
                dv-01,2025,có
                """),
        related: [.unknownColumn, .rowLength, .aliasClash])

    static let ambiguousNumber = CodeExplanation(
        .ambiguousNumber,
        title: LocalizedText(vi: "số có thể đọc hai cách", en: "number with two readings"),
        meaning: LocalizedText(
            vi:
                """
                `1.234` có thể là một nghìn hai trăm ba mươi tư hoặc một phẩy hai ba tư, và giới hạn của \
                trường không cho biết là số nào. Hãy viết `1234`, hoặc thêm chữ số lẻ như `1,2340`.
                """,
            en:
                """
                `1.234` may be one thousand two hundred and thirty-four or one point two three four, and \
                the limits of the field do not tell. Write `1234`, or another decimal as in `1.2340`.
                """),
        wrong: .records(
            format: .csv,
            text:
                """
                id,period,members
                dv-01,2025,1.234
                """),
        right: .records(
            format: .csv,
            text:
                """
                id,period,members
                dv-01,2025,1234
                """),
        related: [.decimalComma, .wrongKind])

    static let ambiguousDate = CodeExplanation(
        .ambiguousDate,
        title: LocalizedText(vi: "ngày có thể đọc hai cách", en: "day with two readings"),
        meaning: LocalizedText(
            vi:
                """
                Ngày viết tháng trước ngày, hoặc năm chỉ có hai chữ số. Hãy viết ngày/tháng/năm đủ bốn chữ \
                số, như 31/12/2020.
                """,
            en:
                """
                The day has the month first, or a year of two digits. Write day/month/year with four \
                digits, as in 31/12/2020.
                """),
        wrong: .records(
            format: .csv,
            text:
                """
                id,period,founded
                dv-01,2025,12/31/2020
                """),
        right: .records(
            format: .csv,
            text:
                """
                id,period,founded
                dv-01,2025,31/12/2020
                """),
        related: [.expectedDate, .wrongKind])

    static let listItemGap = CodeExplanation(
        .listItemGap,
        title: LocalizedText(vi: "mục bỏ trống giữa danh sách", en: "gap in a numbered list"),
        meaning: LocalizedText(
            vi:
                """
                Các cột đánh số của danh sách bỏ trống một mục ở giữa, nên có thể đã mất một người. Hãy \
                dồn các mục lên cho liền số.
                """,
            en:
                """
                The numbered columns of a list leave an item in the middle empty, so a person may have \
                been lost. Move the items up so that the numbers run on.
                """),
        wrong: .records(
            format: .csv,
            text:
                """
                id,period,people.1.age,people.3.age
                dv-01,2025,40,12
                """),
        right: .records(
            format: .csv,
            text:
                """
                id,period,people.1.age,people.2.age
                dv-01,2025,40,12
                """),
        related: [.unknownOwner, .rowLength])

    static let unknownOwner = CodeExplanation(
        .unknownOwner,
        title: LocalizedText(vi: "dòng của hồ sơ không có", en: "row of a record that does not exist"),
        meaning: LocalizedText(
            vi:
                """
                Một dòng trong bảng danh sách kèm theo mang mã không thuộc hồ sơ nào, nên dữ liệu của dòng \
                bị bỏ. Hãy sửa mã theo bảng chính, hoặc thêm hồ sơ còn thiếu.
                """,
            en:
                """
                A row of the sheet of list items has an id that no record has, so its data are left out. \
                Correct the id by the main sheet, or add the record that is missing.
                """),
        wrong: .records(
            format: .csv,
            text:
                """
                id,period
                dv-01,2025
                """,
            list: ListSheet(
                field: "people",
                text:
                    """
                    id,age
                    dv-01,40
                    dv-02,12
                    """)),
        right: .records(
            format: .csv,
            text:
                """
                id,period
                dv-01,2025
                """,
            list: ListSheet(
                field: "people",
                text:
                    """
                    id,age
                    dv-01,40
                    dv-01,12
                    """)),
        related: [.missingID, .listItemGap])
}
