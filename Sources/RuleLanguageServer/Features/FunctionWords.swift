import RuleDiagnostics

/// How a function or macro of conditions is called, and what it gives.
struct FunctionWords {
    var name: String
    /// The call with its arguments.
    var call: String
    /// Whether it is written after a point.
    var isMethod: Bool
    var meaning: LocalizedText

    private init(_ call: String, method: Bool = false, vi: String, en: String) {
        let head = call.split(separator: "(")[0]
        name = head.split(separator: ".").last.map(String.init) ?? call
        self.call = call
        isMethod = method
        meaning = LocalizedText(vi: vi, en: en)
    }

    static func named(_ name: String) -> FunctionWords? {
        all.first { $0.name == name }
    }

    /// Every function and macro, in the order of the reference.
    static let all: [FunctionWords] = macros + numbers + texts + conversions + days

    private static let macros: [FunctionWords] = [
        FunctionWords("has(x)", vi: "hồ sơ có dữ liệu này hay không", en: "whether the datum is there"),
        FunctionWords(
            "list.all(x, condition)", method: true, vi: "mọi mục đều đúng", en: "true of every item"),
        FunctionWords(
            "list.exists(x, condition)", method: true, vi: "có ít nhất một mục đúng", en: "true of some item"),
        FunctionWords(
            "list.exists_one(x, condition)", method: true, vi: "đúng với đúng một mục",
            en: "true of exactly one item"),
        FunctionWords(
            "list.filter(x, condition)", method: true, vi: "các mục mà điều kiện đúng",
            en: "the items of which it is true"),
        FunctionWords(
            "list.map(x, result)", method: true, vi: "kết quả của từng mục", en: "the result for each item"),
        FunctionWords(
            "list.transformList(i, x, result)", method: true, vi: "kết quả của từng mục, với số thứ tự",
            en: "the result for each item with its index"),
        FunctionWords(
            "map.transformMap(k, v, result)", method: true, vi: "giá trị mới của từng khóa",
            en: "a new value for each key"),
        FunctionWords("size(x)", vi: "số mục, hoặc số ký tự", en: "how many items or characters"),
        FunctionWords(
            "count(list)", vi: "số mục đúng trong danh sách có/không", en: "how many flags are true"),
        FunctionWords("sum(list)", vi: "tổng các số", en: "the sum of numbers"),
        FunctionWords("min(a, b)", vi: "số nhỏ nhất", en: "the least"),
        FunctionWords("max(a, b)", vi: "số lớn nhất", en: "the greatest"),
    ]

    private static let numbers: [FunctionWords] = [
        FunctionWords(
            "round(x, places, 'half-up')",
            vi: "làm tròn đến số chữ số thập phân, theo `down`, `up`, `half-up` hoặc `half-even`",
            en: "rounded to some decimals by `down`, `up`, `half-up` or `half-even`"),
        FunctionWords(
            "floor(x)", vi: "số nguyên lớn nhất không vượt quá", en: "the whole number at or below"),
        FunctionWords("ceil(x)", vi: "số nguyên nhỏ nhất không nhỏ hơn", en: "the whole number at or above"),
        FunctionWords("abs(x)", vi: "giá trị tuyệt đối", en: "the number without its sign"),
        FunctionWords(
            "share(part, whole)", vi: "phần chia cho tổng số, chính xác", en: "part / whole, exactly"),
    ]

    private static let texts: [FunctionWords] = [
        FunctionWords(
            "text.startsWith('…')", method: true, vi: "văn bản bắt đầu bằng", en: "whether the text begins so"
        ),
        FunctionWords(
            "text.endsWith('…')", method: true, vi: "văn bản kết thúc bằng", en: "whether the text ends so"),
        FunctionWords(
            "text.contains('…')", method: true, vi: "văn bản có chứa", en: "whether the text holds it"),
        FunctionWords(
            "text.matches('…')", method: true, vi: "văn bản khớp mẫu RE2",
            en: "whether a pattern of RE2 is found"),
        FunctionWords(
            "text.trim()", method: true, vi: "bỏ khoảng trắng hai đầu", en: "without spaces around"),
        FunctionWords(
            "text.lowerAscii()", method: true, vi: "chữ thường (chỉ a–z)", en: "small letters (only A–Z)"),
        FunctionWords(
            "text.upperAscii()", method: true, vi: "chữ hoa (chỉ a–z)", en: "capital letters (only a–z)"),
    ]

    private static let conversions: [FunctionWords] = [
        FunctionWords("string(x)", vi: "đổi ra văn bản", en: "as text"),
        FunctionWords("int(x)", vi: "đổi ra số nguyên", en: "as a whole number"),
        FunctionWords("decimal(x)", vi: "đổi ra số", en: "as a number"),
        FunctionWords("date('2020-12-31')", vi: "một ngày", en: "a day"),
        FunctionWords("duration('24h')", vi: "một khoảng thời gian", en: "a duration"),
    ]

    private static let days: [FunctionWords] = [
        FunctionWords("day.getFullYear()", method: true, vi: "năm", en: "the year"),
        FunctionWords("day.getMonth()", method: true, vi: "tháng, từ 0", en: "the month, from 0"),
        FunctionWords(
            "day.getDate()", method: true, vi: "ngày trong tháng, từ 1", en: "the day of the month, from 1"),
        FunctionWords(
            "day.getDayOfMonth()", method: true, vi: "ngày trong tháng, từ 0",
            en: "the day of the month, from 0"),
        FunctionWords(
            "day.getDayOfWeek()", method: true, vi: "thứ trong tuần, Chủ nhật là 0",
            en: "the day of the week, Sunday is 0"),
        FunctionWords(
            "day.getDayOfYear()", method: true, vi: "ngày trong năm, từ 0", en: "the day of the year, from 0"),
        FunctionWords("duration.getHours()", method: true, vi: "số giờ", en: "hours"),
        FunctionWords("duration.getMinutes()", method: true, vi: "số phút", en: "minutes"),
        FunctionWords("duration.getSeconds()", method: true, vi: "số giây", en: "seconds"),
    ]
}
