import RuleDiagnostics
import RuleModel

// Macros over lists and maps, and the functions, in words.

extension ExpressionSentence {
    /// A list or map as a name, in quotes where it is a label, because labels of lists read in many ways.
    func collection(_ range: Expression) -> String {
        let words = text(of: range, holding: .member)
        // What has no label goes by its name, as the pack writes it.
        if let entry = entry(of: range), label(of: entry) == nil { return "“\(words)”" }
        return name(of: range) == nil ? words : quoted(words)
    }

    /// Words in quotation marks, with a capital.
    func quoted(_ words: String) -> String {
        "“\(words.prefix(1).uppercased() + words.dropFirst())”"
    }

    /// The words for what a macro is about: "thành viên gia đình mà …", "entry in “Members” where …".
    ///
    /// English labels of lists are plurals, so that one item is an entry.
    func noun(_ range: Expression, isPlural: Bool = false) -> String {
        if let definition = definition(of: range) { return noun(definition, isPlural: isPlural) }
        guard case .comprehension(let inner) = range.kind, inner.macro == .filter else {
            let whole = collection(range)
            let label = labelOfList(range)
            let entries = isPlural ? label ?? "entries in \(whole)" : "entry in \(whole)"
            return choose(
                label.map(ExpressionSentence.item(ofListCalled:)) ?? "trường hợp trong \(whole)", entries)
        }
        return self.inner.noun(inner.range, isPlural: isPlural) + limit(inner.condition, in: inner)
    }

    /// What one item of a list is called in Vietnamese, where the label may begin with words for a list.
    private static func item(ofListCalled label: String) -> String {
        let openings = ["danh sách các ", "danh sách ", "các ", "những "]
        return openings.first { label.hasPrefix($0) }.map { String(label.dropFirst($0.count)) } ?? label
    }

    /// Whether Vietnamese words can follow a noun as they are: "học sinh đang đi học".
    private func beginsWithVerb(_ words: String) -> Bool {
        (ExpressionSentence.verbs + ["đang", "đã", "là", "không", "chưa"]).contains {
            words.hasPrefix($0 + " ")
        }
    }

    /// The words for the condition that picks items out; held together where more follows.
    private func limit(_ condition: Expression?, in comprehension: Comprehension) -> String {
        guard let condition else { return "" }
        let wish = inside(comprehension).text(of: condition, holding: isLast ? .conditional : .sum)
        return choose((beginsWithVerb(wish) ? " " : " mà ") + wish, " where \(wish)")
    }

    /// The same words where the variables of a macro are known.
    private func inside(_ comprehension: Comprehension) -> ExpressionSentence {
        var inner = self.inner
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
        let source = inner.noun(comprehension.range)
        let least = isLast ? Precedence.conditional : .relation
        let wish = comprehension.condition.map { inside(comprehension).text(of: $0, holding: least) } ?? ""
        let which = (beginsWithVerb(wish) ? " " : " mà ") + wish
        let words =
            switch (comprehension.macro, isNegated) {
            case (.all, false):
                choose(
                    "mọi \(source)\(beginsWithVerb(wish) ? " đều" : ":") \(wish)",
                    "for every \(source): \(wish)")
            case (.all, true):
                choose("không phải mọi \(source): \(wish)", "not for every \(source): \(wish)")
            case (.existsOne, false):
                choose("có đúng một \(source)\(which)", "for exactly one \(source): \(wish)")
            case (.existsOne, true):
                choose(
                    "không phải có đúng một \(source)\(which)", "not for exactly one \(source): \(wish)")
            case (_, false):
                choose("có ít nhất một \(source)\(which)", "for at least one \(source): \(wish)")
            case (_, true): choose("không có \(source) nào\(which)", "for no \(source): \(wish)")
            }
        return Phrase(text: words, precedence: .relation)
    }

    /// The words for the list or map that a macro gives.
    func items(of comprehension: Comprehension) -> Phrase {
        guard let result = comprehension.result else {
            let source = inner.noun(comprehension.range, isPlural: true)
            let limit = limit(comprehension.condition, in: comprehension)
            return Phrase(
                text: choose((source.hasPrefix("người") ? "những " : "các ") + source, "the \(source)")
                    + limit, precedence: .sum)
        }
        let before = comprehension.condition == nil ? self : inner
        let source = before.noun(comprehension.range) + limit(comprehension.condition, in: comprehension)
        let value = inside(comprehension).text(of: result)
        return Phrase(
            text: choose("\(value) của từng \(source)", "\(value) of each \(source)"), precedence: .sum)
    }

    // MARK: Functions

    func call(_ function: Builtin, _ arguments: [Expression]) -> Phrase {
        if arguments.count == 1, let count = countWords(function, arguments[0]) { return Phrase(text: count) }
        if function == .date, case .literal(.text(let text))? = arguments.first?.kind, let day = Day(text) {
            return Phrase(text: words(for: .date(day), type: .date))
        }
        let parts = arguments.map { text(of: $0) }
        let all = parts.joined(separator: ", ")
        // A comma may also be the sign before decimals.
        let several = parts.count > 1 ? "(" + parts.joined(separator: "; ") + ")" : all
        let words =
            switch function {
            case .share:
                choose("tỉ lệ \(parts[0]) trên \(parts[1])", "the share of \(parts[0]) in \(parts[1])")
            case .round: rounded(arguments, parts)
            case .size: choose("độ dài của \(all)", "the length of \(all)")
            case .count: choose("số giá trị đúng trong \(all)", "the number of true values in \(all)")
            case .sum: choose("tổng \(all)", "the sum of \(all)")
            case .min: choose("giá trị nhỏ nhất trong \(several)", "the least of \(several)")
            case .max: choose("giá trị lớn nhất trong \(several)", "the greatest of \(several)")
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
                inner.noun(comprehension.range, isPlural: true)
                + limit(comprehension.result, in: comprehension)
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
