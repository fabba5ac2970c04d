import RuleDiagnostics
import RuleEngine
import RuleModel

extension ScoringFault {
    /// The fault in a sentence that names the indicator and the line of the pack.
    ///
    /// A value in it may have come from any field, so where the pack has personal ones it is shown only if asked.
    func words(in pack: RulePack, showsValues: Bool) -> LocalizedText {
        switch self {
        case .expression(let fault, let id):
            let place = pack.sources.position(of: fault.expression.span)
            let words = fault.problem.words(
                showsValues: showsValues || !pack.schema.fields.contains(where: \.holdsPersonalData))
            return LocalizedText(
                vi: "mục `\(id)` không tính được: \(words.vi) (dòng \(place.line) của bộ tiêu chí)",
                en: "`\(id)` cannot be computed: \(words.en) (line \(place.line) of the pack)")
        case .pointsTooLong(let id):
            return LocalizedText(
                vi: "điểm chính xác của mục `\(id)` là một phân số quá dài",
                en: "the exact points of `\(id)` are too long a fraction")
        }
    }
}

extension EvaluationFault {
    /// The fault as a finding at its place in the text of the expression.
    var diagnostic: Diagnostic {
        Diagnostic(problem.code, message: problem.words(showsValues: true), at: Label(expression.span))
    }
}

extension EvaluationFault.Problem {
    var code: DiagnosticCode {
        switch self {
        case .overflow: .overflow
        case .divisionByZero: .divisionByZero
        case .indexOutOfRange: .indexOutOfRange
        case .absentKey, .repeatedKey: .absentKey
        case .conversionFailed: .conversionFailed
        case .costExceeded: .costExceeded
        case .notWhole: .notWhole
        case .emptyAggregate: .emptyAggregate
        case .notComparable, .wrongKind: .notComparable
        }
    }

    func words(showsValues: Bool) -> LocalizedText {
        switch self {
        case .overflow:
            LocalizedText(vi: "kết quả quá lớn để giữ chính xác", en: "the exact result is too large")
        case .divisionByZero: LocalizedText(vi: "chia cho 0", en: "division by zero")
        case .indexOutOfRange(let index, let count):
            LocalizedText(
                vi: "không có mục số \(index) trong danh sách \(count) mục (mục đầu là số 0)",
                en: "there is no item \(index) in a list of \(count) (the first is 0)")
        case .absentKey(let key):
            showsValues
                ? LocalizedText(vi: "không có khóa `\(key)`", en: "there is no key `\(key)`")
                : LocalizedText(vi: "không có khóa cần tìm", en: "there is no such key")
        case .repeatedKey(let key):
            showsValues
                ? LocalizedText(vi: "khóa `\(key)` có hai lần", en: "the key `\(key)` stands twice")
                : LocalizedText(vi: "có một khóa ghi hai lần", en: "a key stands twice")
        case .conversionFailed(let text, let target):
            LocalizedText(
                vi: (showsValues ? "`\(text)`" : "giá trị") + " không đọc được là \(target.words.vi)",
                en: (showsValues ? "`\(text)`" : "the value") + " does not read as \(target.words.en)")
        case .costExceeded:
            LocalizedText(vi: "biểu thức cần quá nhiều bước tính", en: "the expression takes too many steps")
        case .notWhole: LocalizedText(vi: "ở đây cần một số nguyên", en: "a whole number is needed here")
        case .emptyAggregate:
            LocalizedText(
                vi: "danh sách rỗng không có giá trị nhỏ nhất hay lớn nhất",
                en: "an empty list has no least or greatest value")
        case .notComparable:
            LocalizedText(vi: "hai giá trị này không so sánh được", en: "these values cannot be compared")
        case .wrongKind(let kind):
            LocalizedText(
                vi: "phép tính này không dùng được với \(kind.words.vi)",
                en: "this operation has no meaning for \(kind.words.en)")
        }
    }
}

extension Field {
    /// Whether the field, or one of its items, tells something about a person.
    fileprivate var holdsPersonalData: Bool {
        if case .list(let fields) = kind, fields.contains(where: \.holdsPersonalData) { return true }
        return isPersonal
    }
}

extension EvaluationFault.ConversionTarget {
    fileprivate var words: LocalizedText {
        switch self {
        case .whole: LocalizedText(vi: "số nguyên", en: "a whole number")
        case .number: LocalizedText(vi: "số", en: "a number")
        case .date: LocalizedText(vi: "ngày", en: "a day")
        case .duration: LocalizedText(vi: "khoảng thời gian", en: "a length of time")
        case .pattern: LocalizedText(vi: "biểu thức mẫu", en: "a pattern")
        case .rounding: LocalizedText(vi: "cách làm tròn", en: "a way of rounding")
        case .places: LocalizedText(vi: "số chữ số thập phân", en: "a number of decimal places")
        }
    }
}

extension ValueKind {
    fileprivate var words: LocalizedText {
        switch self {
        case .flag: LocalizedText(vi: "có/không", en: "yes/no")
        case .number: LocalizedText(vi: "số", en: "a number")
        case .text: LocalizedText(vi: "văn bản", en: "a text")
        case .date: LocalizedText(vi: "ngày", en: "a day")
        case .duration: LocalizedText(vi: "khoảng thời gian", en: "a length of time")
        case .list: LocalizedText(vi: "danh sách", en: "a list")
        case .map: LocalizedText(vi: "bảng tra", en: "a map")
        case .record: LocalizedText(vi: "một mục có nhiều trường", en: "an item with fields")
        }
    }
}
