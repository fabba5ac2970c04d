package import RuleDiagnostics
package import RuleModel

// What can be wrong with a file of records or with a record as a whole, in alphabetical order.

extension Reject {
    static func badPeriod(_ text: String?, at site: RejectSite) -> Reject {
        Reject(
            .missingPeriod, at: site,
            reason: subject(
                text, name: LocalizedText(vi: "kỳ đánh giá", en: "the period"),
                vi: "không phải là một năm từ 1900 đến 2200", en: "is not a year from 1900 to 2200"),
            help: LocalizedText(
                vi: "ghi năm bốn chữ số, như 2025", en: "write the year in four digits, as 2025"))
    }

    static func cellWithoutHeading(at site: RejectSite) -> Reject {
        Reject(
            .rowLength, at: site,
            reason: LocalizedText(
                vi: "ô có dữ liệu nhưng cột không có tiêu đề",
                en: "the cell holds data but its column has no heading"),
            help: LocalizedText(
                vi: "đặt tiêu đề cho cột, hoặc xóa ô này", en: "give the column a heading, or clear the cell")
        )
    }

    static func damagedID(_ text: String, at site: RejectSite) -> Reject {
        Reject(
            .wrongKind, at: site,
            reason: LocalizedText(
                vi: "mã `\(text.shortened)` đã bị bảng tính đổi thành số làm tròn",
                en: "the spreadsheet turned the id `\(text.shortened)` into a rounded number"),
            help: LocalizedText(
                vi: "định dạng cột mã là Văn bản rồi nhập lại mã",
                en: "format the column as Text and enter the id again"))
    }

    static func duplicateColumn(_ first: String, at site: RejectSite) -> Reject {
        Reject(
            .badHeader, at: site,
            reason: LocalizedText(
                vi: "cột này và cột `\(first)` cùng ghi một dữ liệu",
                en: "this column and the column `\(first)` give the same data"),
            help: LocalizedText(vi: "chỉ giữ lại một cột", en: "keep only one of them"))
    }

    static func duplicateID(_ id: String, period: Int, firstRow: Int, at site: RejectSite) -> Reject {
        Reject(
            .recordDuplicateID, at: site,
            reason: LocalizedText(
                vi: "mã `\(id)` của năm \(period) đã có ở dòng \(firstRow)",
                en: "the id `\(id)` of \(period) is already in row \(firstRow)"))
    }

    static func duplicateValue(_ name: LocalizedText, at site: RejectSite) -> Reject {
        Reject(
            .recordDuplicateKey, at: site,
            reason: LocalizedText(
                vi: "`\(name.vi)` được ghi hai lần trong một hồ sơ", en: "the record gives `\(name.en)` twice"
            ))
    }

    static func emptyFile(named file: String?) -> Reject {
        Reject(
            .badHeader, at: RejectSite(row: 1, file: file),
            reason: LocalizedText(vi: "tệp không có dòng tiêu đề", en: "the file has no header row"))
    }

    /// A record on whose data an expression of the pack fails.
    package static func evaluationFailed(_ reason: LocalizedText, row: Int, id: String) -> Reject {
        var reject = Reject(.evaluationFailed, at: RejectSite(row: row), reason: reason)
        reject.id = id
        return reject
    }

    static func json(_ fault: JSONFault, at site: RejectSite) -> Reject {
        Reject(fault.code, at: site, reason: fault.message)
    }

    static func listCount(_ claimed: String, found: Int, list: LocalizedText, at site: RejectSite) -> Reject {
        Reject(
            .wrongKind, at: site,
            reason: LocalizedText(
                vi: "ô ghi `\(claimed.shortened)` nhưng `\(list.vi)` có \(found) mục",
                en: "the cell says `\(claimed.shortened)` but `\(list.en)` has \(found) items"),
            help: LocalizedText(
                vi: "ghi đúng số mục, hoặc để trống ô này",
                en: "write the number of items, or leave the cell empty"))
    }

    static func listGap(_ number: Int, list: LocalizedText, at site: RejectSite) -> Reject {
        Reject(
            .listItemGap, at: site,
            reason: LocalizedText(
                vi: "mục \(number) của `\(list.vi)` bị bỏ trống trong khi mục sau có dữ liệu",
                en: "item \(number) of `\(list.en)` is empty while a later one is not"))
    }

    static func missingColumn(_ name: String, row: Int, file: String?) -> Reject {
        Reject(
            .badHeader, at: RejectSite(row: row, column: name, file: file),
            reason: LocalizedText(vi: "thiếu cột `\(name)`", en: "there is no column `\(name)`"))
    }

    static func missingID(at site: RejectSite) -> Reject {
        Reject(
            .missingID, at: site,
            reason: LocalizedText(vi: "hồ sơ không có mã `id`", en: "the record has no `id`"))
    }

    static func missingPeriod(at site: RejectSite) -> Reject {
        Reject(
            .missingPeriod, at: site,
            reason: LocalizedText(
                vi: "hồ sơ không có kỳ đánh giá `period`", en: "the record has no `period`"))
    }

    static func notAnObject(_ what: LocalizedText, at site: RejectSite) -> Reject {
        Reject(
            .recordSyntax, at: site,
            reason: LocalizedText(
                vi: "\(what.vi) không phải là một đối tượng JSON `{…}`",
                en: "\(what.en) is not a JSON object `{…}`"))
    }

    /// No pack of the title judges the record's day; `nearest` names the packs around it.
    package static func noPackInForce(
        _ day: Day, nearest: [String], of record: RecordIdentity
    ) -> Reject {
        let names = nearest.joined(separator: "; ")
        var reject = Reject(
            .notInForce, at: RejectSite(row: record.row),
            reason: LocalizedText(
                vi: "không bộ tiêu chí nào có hiệu lực ngày \(day.slashed)",
                en: "no pack is in force on \(day)"),
            help: names.isEmpty ? nil : LocalizedText(vi: "gần nhất: \(names)", en: "nearest: \(names)"))
        reject.id = record.id
        return reject
    }

    static func notInForce(_ day: Day, pack: RulePack, at site: RejectSite) -> Reject {
        let (from, to) = (pack.inForce.from, pack.inForce.to)
        return Reject(
            .notInForce, at: site,
            reason: LocalizedText(
                vi: "ngày \(day.slashed) nằm ngoài hiệu lực của `\(pack.id)`: từ \(from.slashed)"
                    + (to.map { " đến \($0.slashed)" } ?? ""),
                en: "\(day) is outside the days on which `\(pack.id)` holds: from \(from)"
                    + (to.map { " to \($0)" } ?? "")))
    }

    static func notUTF8(at site: RejectSite) -> Reject {
        Reject(
            .recordEncoding, at: site,
            reason: LocalizedText(vi: "chữ không đọc được theo UTF-8", en: "the text is not UTF-8"),
            help: LocalizedText(
                vi:
                    "lưu tệp theo UTF-8, hoặc thêm `--encoding windows-1258` nếu tệp dùng bảng mã tiếng Việt cũ",
                en:
                    "save the file as UTF-8, or add `--encoding windows-1258` for the old Vietnamese code page"
            ))
    }

    static func alreadyUTF8(at site: RejectSite) -> Reject {
        Reject(
            .recordEncoding, at: site,
            reason: LocalizedText(
                vi: "tệp đã theo UTF-8, không dùng bảng mã windows-1258",
                en: "the file is UTF-8 already, and not in the code page windows-1258"),
            help: LocalizedText(vi: "bỏ `--encoding windows-1258`", en: "leave out `--encoding windows-1258`")
        )
    }

    static func rowLength(_ found: Int, expected: Int, at site: RejectSite) -> Reject {
        Reject(
            .rowLength, at: site,
            reason: LocalizedText(
                vi: "dòng có \(found) ô nhưng tiêu đề có \(expected) cột",
                en: "the row has \(found) cells but the header has \(expected) columns"))
    }

    static func tooLarge(at site: RejectSite) -> Reject {
        Reject(
            .recordTooLarge, at: site,
            reason: LocalizedText(vi: "hồ sơ dài hơn 4 MB", en: "the record is longer than 4 MB"))
    }

    static func unclosedQuote(at site: RejectSite) -> Reject {
        Reject(
            .unclosedQuote, at: site,
            reason: LocalizedText(
                vi: "dấu nháy kép mở ở ô này không được đóng ở cuối ô",
                en: "the double quote that opens here does not close at the end of the cell"),
            help: LocalizedText(
                vi: "đóng dấu nháy kép; dấu nháy kép trong ô phải viết hai lần",
                en: "close the quote; write a quote within a cell twice"))
    }

    static func unknownColumn(
        _ name: String, nearest: String?, severity: Severity = .error, at site: RejectSite
    ) -> Reject {
        Reject(
            .unknownColumn, severity: severity, at: site,
            reason: LocalizedText(
                vi: "bộ tiêu chí không có trường `\(name.shortened)`",
                en: "the rule pack has no field `\(name.shortened)`"),
            help: nearest.map { .didYouMean($0) })
    }

    static func unknownOwner(_ id: String, at site: RejectSite) -> Reject {
        Reject(
            .unknownOwner, at: site,
            reason: LocalizedText(
                vi: "không có hồ sơ nào mang mã `\(id.shortened)`",
                en: "no record has the id `\(id.shortened)`"))
    }

    /// A sentence about a value, which is named only where it may be shown.
    static func subject(_ value: String?, name: LocalizedText, vi: String, en: String) -> LocalizedText {
        guard let value else {
            return LocalizedText(vi: "giá trị của `\(name.vi)` \(vi)", en: "the value of `\(name.en)` \(en)")
        }
        return LocalizedText(
            vi: "`\(value.shortened)` ở `\(name.vi)` \(vi)", en: "`\(value.shortened)` in `\(name.en)` \(en)")
    }
}
