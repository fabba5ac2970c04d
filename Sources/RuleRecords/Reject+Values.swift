import RuleDiagnostics
import RuleModel

// What can be wrong with one value, in alphabetical order. `value` is none where it must not be shown.

extension Reject {
    static func ambiguousDate(_ field: Field, value: String?, isShortYear: Bool, at site: RejectSite)
        -> Reject
    {
        Reject(
            .ambiguousDate, at: site,
            reason: isShortYear
                ? subject(
                    value, name: field.label, vi: "có năm chỉ hai chữ số", en: "has a year of only two digits"
                )
                : subject(
                    value, name: field.label, vi: "ghi tháng trước ngày", en: "has the month before the day"),
            help: LocalizedText(
                vi: "ghi ngày/tháng/năm đủ bốn chữ số, như 31/12/2025",
                en: "write day/month/year with four digits, as 31/12/2025"))
    }

    static func ambiguousNumber(_ field: Field, value: String?, at site: RejectSite) -> Reject {
        switch field.kind {
        case .count, .whole: ambiguousNumber(field.label, value: value, places: 0, at: site)
        case .decimal(let places): ambiguousNumber(field.label, value: value, places: places, at: site)
        case .flag, .percent, .choice, .text, .date, .list:
            ambiguousNumber(field.label, value: value, at: site)
        }
    }

    /// A number with one separator before three digits; `places` says how many digits may stand after a decimal sign.
    static func ambiguousNumber(
        _ name: LocalizedText, value: String?, places: Int? = nil, at site: RejectSite
    ) -> Reject {
        let decimal =
            switch places {
            case 0?:
                LocalizedText(
                    vi: "; trường này không nhận số thập phân", en: "; the field takes no decimals")
            case let places? where places < 3:
                LocalizedText(
                    vi: ", ghi nhiều nhất \(places) chữ số thập phân nếu là số thập phân",
                    en: ", write at most \(places) decimal places for a decimal")
            default:
                LocalizedText(
                    vi: ", thêm số 0 ở cuối nếu là số thập phân", en: ", add a 0 at the end for a decimal")
            }
        return Reject(
            .ambiguousNumber, at: site,
            reason: subject(
                value, name: name, vi: "có thể đọc là số thập phân hoặc hàng nghìn",
                en: "can be read as a decimal or as thousands"),
            help: LocalizedText(
                vi: "bỏ dấu ngăn cách nếu là hàng nghìn\(decimal.vi)",
                en: "leave the separator out for thousands\(decimal.en)"))
    }

    static func badMark(_ mark: AssessedMark, value: String, at site: RejectSite) -> Reject {
        let limit = mark.maximum.description
        let step = mark.step.map {
            (vi: ", theo bước \(ShownNumber.vietnamese($0))", en: ", in steps of \($0)")
        }
        return Reject(
            .badMark, at: site,
            reason: subject(
                value, name: mark.label,
                vi: "không phải là điểm từ 0 đến \(ShownNumber.vietnamese(mark.maximum))" + (step?.vi ?? ""),
                en: "is not a mark from 0 to \(limit)" + (step?.en ?? "")))
    }

    static func choiceUnknown(_ field: Field, value: String?, at site: RejectSite) -> Reject {
        guard case .choice(let choices) = field.kind else { return wrongKind(field, value: value, at: site) }
        let near = value.flatMap { value in
            Suggestion.nearest(to: value, among: choices.flatMap { [$0.code, $0.label.vi, $0.label.en] })
        }
        let known =
            choices.prefix(8).map { "`\($0.code)`" }.joined(separator: ", ")
            + (choices.count > 8 ? ", …" : "")
        return Reject(
            .choiceUnknown, at: site,
            reason: subject(
                value, name: field.label, vi: "không có trong các lựa chọn", en: "is not one of the choices"),
            help: near.map { .didYouMean($0) }
                ?? LocalizedText(vi: "chọn một trong: \(known)", en: "take one of: \(known)"))
    }

    /// A value beyond a limit; `limit` is none where it must not be shown.
    static func outOfRange(
        _ field: Field, value: LocalizedText?, isAbove: Bool, limit: LocalizedText?, other: LocalizedText?,
        at site: RejectSite
    ) -> Reject {
        func sentence(_ language: Language, _ above: String, _ below: String, _ anyLimit: String) -> String {
            let named = other.map { "`\($0[language])`" }
            let shown = limit.map { "`\($0[language])`" }
            let bound =
                switch (named, shown) {
                case (let name?, let shown?): "\(name) (\(shown))"
                case (let text?, nil), (nil, let text?): text
                case (nil, nil): anyLimit
                }
            return (isAbove ? above : below) + " " + bound
        }
        let vi = sentence(.vietnamese, "lớn hơn", "nhỏ hơn", "giới hạn cho phép")
        let en = sentence(.english, "is more than", "is less than", "the limit")
        return Reject(
            .outOfRange, at: site,
            reason: LocalizedText(
                vi: subject(value?.vi, name: field.label, vi: vi, en: en).vi,
                en: subject(value?.en, name: field.label, vi: vi, en: en).en))
    }

    static func patternMismatch(_ field: Field, pattern: Pattern, value: String?, at site: RejectSite)
        -> Reject
    {
        Reject(
            .patternMismatch, at: site,
            reason: subject(
                value, name: field.label, vi: "không đúng mẫu `\(pattern.text)`",
                en: "does not match the pattern `\(pattern.text)`"))
    }

    static func placeholder(_ field: Field, value: String, at site: RejectSite) -> Reject {
        Reject(
            .wrongKind, at: site,
            reason: subject(
                value, name: field.label, vi: "không phải là dữ liệu", en: "is not data"),
            help: LocalizedText(
                vi: "để trống ô nếu chưa có dữ liệu", en: "leave the cell empty if there are no data"))
    }

    static func wrongKind(_ field: Field, value: String?, at site: RejectSite) -> Reject {
        if let value, hasTooManyDigits(value, for: field.kind) {
            return Reject(
                .wrongKind, at: site,
                reason: subject(
                    value, name: field.label, vi: "có quá nhiều chữ số", en: "has too many digits"))
        }
        let kind = expectation(of: field.kind)
        return wrongKind(field.label, value: value, vi: kind.vi, en: kind.en, at: site)
    }

    static func wrongKind(
        _ name: LocalizedText, value: String?, vi: String, en: String, at site: RejectSite
    ) -> Reject {
        Reject(
            .wrongKind, at: site,
            reason: subject(value, name: name, vi: "không phải là \(vi)", en: "is not \(en)"))
    }

    /// Whether a text is a number that is longer than any that is held exactly.
    private static func hasTooManyDigits(_ text: String, for kind: Field.Kind) -> Bool {
        switch kind {
        case .count, .whole, .decimal, .percent:
            let signs = text.filter { !("0"..."9").contains($0) }
            return text.count - signs.count > 18 && signs.allSatisfy { "+-., %".contains($0) }
        case .flag, .choice, .text, .date, .list: return false
        }
    }

    private static func expectation(of kind: Field.Kind) -> LocalizedText {
        switch kind {
        case .flag: LocalizedText(vi: "`có` hoặc `không`", en: "`có` (yes) or `không` (no)")
        case .count: LocalizedText(vi: "số nguyên từ 0", en: "a whole number from 0")
        case .whole: LocalizedText(vi: "số nguyên", en: "a whole number")
        case .decimal(let places):
            LocalizedText(
                vi: "số có nhiều nhất \(places) chữ số thập phân",
                en: "a number with at most \(places) decimal places")
        case .percent: LocalizedText(vi: "tỷ lệ phần trăm như `85,5%`", en: "a percentage such as `85.5%`")
        case .choice: LocalizedText(vi: "một lựa chọn", en: "a choice")
        case .text: LocalizedText(vi: "văn bản", en: "a text")
        case .date: LocalizedText(vi: "ngày như `31/12/2025`", en: "a date such as `31/12/2025`")
        case .list: LocalizedText(vi: "danh sách", en: "a list")
        }
    }
}
