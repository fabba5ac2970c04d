import RuleDiagnostics
import RuleModel

// Macros over lists and maps, and the functions, in words.

extension ExpressionSentence {
    /// A list or map as a name, in quotes where it is a label, because labels of lists read in many ways.
    func collection(_ range: Expression) -> String {
        let words = text(of: range, holding: .member)
        return name(of: range) == nil ? words : quoted(words)
    }

    /// Words in quotation marks, with a capital.
    func quoted(_ words: String) -> String {
        "“\(words.prefix(1).uppercased() + words.dropFirst())”"
    }

    /// The words for what a macro is about: "trường hợp trong “Thành viên” mà …".
    func noun(_ range: Expression, isPlural: Bool = false) -> String {
        guard case .comprehension(let inner) = range.kind, inner.macro == .filter else {
            let whole = collection(range)
            return choose(
                "trường hợp trong \(whole)", isPlural ? "entries in \(whole)" : "entry in \(whole)")
        }
        return noun(inner.range, isPlural: isPlural) + limit(inner.condition, in: inner)
    }

    /// The words for the condition that picks items out; in parentheses, because more may follow.
    private func limit(_ condition: Expression?, in comprehension: Comprehension) -> String {
        guard let condition else { return "" }
        let wish = inside(comprehension).text(of: condition, holding: .sum)
        return choose(" mà \(wish)", " where \(wish)")
    }

    /// The same words where the variables of a macro are known.
    private func inside(_ comprehension: Comprehension) -> ExpressionSentence {
        var inner = self
        let item = ExpressionSentence.item
        let key = LocalizedText(vi: "khoá", en: "the key")
        let names: [LocalizedText] =
            switch comprehension.range.type {
            case .map: [key, LocalizedText(vi: "giá trị", en: "the value")]
            case .list, .flag, .number, .text, .choice, .date, .duration, .record, .any:
                comprehension.variables.count == 2
                    ? [LocalizedText(vi: "số thứ tự", en: "the position"), item] : [item]
            }
        inner.variables =
            Array(variables.prefix(comprehension.firstLocal)) + names.prefix(comprehension.variables.count)
        return inner
    }

    func quantified(_ comprehension: Comprehension, isNegated: Bool) -> Phrase {
        let source = noun(comprehension.range)
        let wish =
            comprehension.condition.map { inside(comprehension).text(of: $0, holding: .relation) } ?? ""
        let words =
            switch (comprehension.macro, isNegated) {
            case (.all, false): choose("mọi \(source): \(wish)", "for every \(source): \(wish)")
            case (.all, true):
                choose("không phải mọi \(source): \(wish)", "not for every \(source): \(wish)")
            case (.existsOne, false):
                choose("có đúng một \(source) mà \(wish)", "for exactly one \(source): \(wish)")
            case (.existsOne, true):
                choose(
                    "không phải có đúng một \(source) mà \(wish)", "not for exactly one \(source): \(wish)")
            case (_, false):
                choose("có ít nhất một \(source) mà \(wish)", "for at least one \(source): \(wish)")
            case (_, true): choose("không có \(source) nào mà \(wish)", "for no \(source): \(wish)")
            }
        return Phrase(text: words, precedence: .relation)
    }

    /// The words for the list or map that a macro gives.
    func items(of comprehension: Comprehension) -> Phrase {
        guard let result = comprehension.result else {
            let source = noun(comprehension.range, isPlural: true)
            let limit = limit(comprehension.condition, in: comprehension)
            return Phrase(text: choose("các \(source)", "the \(source)") + limit, precedence: .sum)
        }
        let source = noun(comprehension.range) + limit(comprehension.condition, in: comprehension)
        let value = inside(comprehension).text(of: result)
        return Phrase(
            text: choose("\(value) của từng \(source)", "\(value) of each \(source)"), precedence: .sum)
    }

    // MARK: Functions

    func call(_ function: Builtin, _ arguments: [Expression]) -> Phrase {
        if arguments.count == 1, let count = countWords(function, arguments[0]) { return Phrase(text: count) }
        let parts = arguments.map { text(of: $0) }
        let all = parts.joined(separator: ", ")
        let words =
            switch function {
            case .share:
                choose("tỉ lệ \(parts[0]) trên \(parts[1])", "the share of \(parts[0]) in \(parts[1])")
            case .round: rounded(arguments, parts)
            case .size: choose("độ dài của \(all)", "the length of \(all)")
            case .count: choose("số giá trị đúng trong \(all)", "the number of true values in \(all)")
            case .sum: choose("tổng \(all)", "the sum of \(all)")
            case .min: choose("giá trị nhỏ nhất trong \(all)", "the least of \(all)")
            case .max: choose("giá trị lớn nhất trong \(all)", "the greatest of \(all)")
            case .abs: choose("giá trị tuyệt đối của \(all)", "the absolute value of \(all)")
            case .floor: choose("\(all) làm tròn xuống", "\(all) rounded down")
            case .ceil: choose("\(all) làm tròn lên", "\(all) rounded up")
            case .int: choose("phần nguyên của \(all)", "the whole part of \(all)")
            case .string, .decimal, .date, .duration, .trim, .lowerAscii, .upperAscii: all
            case .startsWith, .endsWith, .contains, .matches: all
            case .getFullYear, .getMonth, .getDate, .getDayOfMonth, .getDayOfWeek, .getDayOfYear, .getHours,
                .getMinutes, .getSeconds:
                ExpressionSentence.parts[function].map { choose("\($0.vi) của \(all)", "\($0.en) of \(all)") }
                    ?? all
            }
        return Phrase(text: words)
    }

    /// Words for the number of items of a list, also where flags or a filter say which.
    private func countWords(_ function: Builtin, _ argument: Expression) -> String? {
        var items: String?
        if function == .size, case .list = argument.type { items = noun(argument, isPlural: true) }
        if function == .count, case .comprehension(let comprehension) = argument.kind,
            comprehension.macro == .map, comprehension.condition == nil
        {
            items =
                noun(comprehension.range, isPlural: true) + limit(comprehension.result, in: comprehension)
        }
        return items.map { choose("số \($0)", "the number of \($0)") }
    }

    private func rounded(_ arguments: [Expression], _ parts: [String]) -> String {
        var way = choose("làm tròn", "rounded")
        if case .literal(.text(let name)) = arguments[2].kind, let rounding = Rounding(rawValue: name) {
            way =
                switch rounding {
                case .down: choose("làm tròn xuống", "rounded down")
                case .up: choose("làm tròn lên", "rounded up")
                case .halfUp: choose("làm tròn", "rounded")
                case .halfEven: choose("làm tròn về số chẵn", "rounded half to even")
                }
        }
        return choose(
            "\(parts[0]) (\(way) đến \(parts[1]) chữ số thập phân)",
            "\(parts[0]) (\(way) to \(parts[1]) decimal place\(parts[1] == "1" ? "" : "s"))")
    }

    /// What the functions of dates and durations take out of them.
    private static let parts: [Builtin: LocalizedText] = [
        .getFullYear: LocalizedText(vi: "năm", en: "the year"),
        .getMonth: LocalizedText(vi: "tháng (tính từ 0)", en: "the month (from 0)"),
        .getDate: LocalizedText(vi: "ngày trong tháng", en: "the day of the month"),
        .getDayOfMonth: LocalizedText(
            vi: "ngày trong tháng (tính từ 0)", en: "the day of the month (from 0)"),
        .getDayOfWeek: LocalizedText(vi: "thứ (chủ nhật là 0)", en: "the day of the week (Sunday is 0)"),
        .getDayOfYear: LocalizedText(vi: "ngày trong năm (tính từ 0)", en: "the day of the year (from 0)"),
        .getHours: LocalizedText(vi: "số giờ", en: "the hours"),
        .getMinutes: LocalizedText(vi: "số phút", en: "the minutes"),
        .getSeconds: LocalizedText(vi: "số giây", en: "the seconds"),
    ]

    // MARK: Literals

    func words(for value: Value, type: ValueType) -> String {
        switch value {
        case .flag(let isTrue): isTrue ? choose("có", "yes") : choose("không", "no")
        case .number(let number): NumberWords.text(of: number, in: language)
        case .text(let text): "“\(text)”"
        case .date(let day): choose(day.slashed, day.description)
        case .duration(let seconds): choose(duration(seconds).vi, duration(seconds).en)
        case .list, .map, .record: LiteralPrinter.text(of: value, type: type)
        }
    }

    private func duration(_ seconds: Int64) -> LocalizedText {
        if seconds % 86_400 == 0 {
            return LocalizedText(vi: "\(seconds / 86_400) ngày", en: "\(seconds / 86_400) days")
        }
        if seconds % 3600 == 0 {
            return LocalizedText(vi: "\(seconds / 3600) giờ", en: "\(seconds / 3600) hours")
        }
        if seconds % 60 == 0 {
            return LocalizedText(vi: "\(seconds / 60) phút", en: "\(seconds / 60) minutes")
        }
        return LocalizedText(vi: "\(seconds) giây", en: "\(seconds) seconds")
    }
}
