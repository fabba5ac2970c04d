package import RuleDiagnostics
package import RuleModel

/// Writes unary tests in their own spelling and in words.
package enum UnaryTestPrinter {
    /// The spelling that reads back as the same test, such as `[70..85)`.
    package static func text(of test: UnaryTest) -> String {
        test.intervals.map { text(of: $0) }.joined(separator: ", ")
    }

    private static func text(of interval: Interval) -> String {
        switch (interval.lower, interval.upper) {
        case (.infinite, .infinite): return "-"
        case (.closed(let low), .infinite): return ">= \(low)"
        case (.open(let low), .infinite): return "> \(low)"
        case (.infinite, .closed(let high)): return "<= \(high)"
        case (.infinite, .open(let high)): return "< \(high)"
        case (.closed(let low), .closed(let high)):
            return low == high ? "\(low)" : "[\(low)..\(high)]"
        case (.closed(let low), .open(let high)): return "[\(low)..\(high))"
        case (.open(let low), .closed(let high)): return "(\(low)..\(high)]"
        case (.open(let low), .open(let high)): return "(\(low)..\(high))"
        }
    }

    /// The test in words, such as "từ 70 đến dưới 85" or "at least 90%".
    ///
    /// A share is best asked for as a percentage, as people read it.
    package static func words(
        for test: UnaryTest, in language: Language, asPercent isPercent: Bool = false
    ) -> String {
        let parts = test.intervals.map { interval in
            words(of: interval) { NumberWords.text(of: $0, in: language, asPercent: isPercent) }[language]
        }
        return parts.joined(separator: LocalizedText(vi: " hoặc ", en: " or ")[language])
    }

    private static func words(of interval: Interval, _ number: (Rational) -> String) -> LocalizedText {
        switch (interval.lower, interval.upper) {
        case (.infinite, .infinite):
            return LocalizedText(vi: "mọi trường hợp còn lại", en: "anything else")
        case (.closed(let low), .infinite):
            return LocalizedText(vi: "từ \(number(low)) trở lên", en: "at least \(number(low))")
        case (.open(let low), .infinite):
            return LocalizedText(vi: "trên \(number(low))", en: "over \(number(low))")
        case (.infinite, .closed(let high)):
            return LocalizedText(vi: "không quá \(number(high))", en: "at most \(number(high))")
        case (.infinite, .open(let high)):
            return LocalizedText(vi: "dưới \(number(high))", en: "under \(number(high))")
        case (.closed(let low), .closed(let high)) where low == high:
            return LocalizedText(vi: "bằng \(number(low))", en: "exactly \(number(low))")
        case (.closed(let low), .closed(let high)):
            return LocalizedText(
                vi: "từ \(number(low)) đến \(number(high))", en: "from \(number(low)) to \(number(high))")
        case (.closed(let low), .open(let high)):
            return LocalizedText(
                vi: "từ \(number(low)) đến dưới \(number(high))",
                en: "from \(number(low)) to under \(number(high))")
        case (.open(let low), .closed(let high)):
            return LocalizedText(
                vi: "trên \(number(low)) đến \(number(high))", en: "over \(number(low)) up to \(number(high))"
            )
        case (.open(let low), .open(let high)):
            return LocalizedText(
                vi: "trên \(number(low)) và dưới \(number(high))",
                en: "over \(number(low)) and under \(number(high))")
        }
    }
}

/// Writes numbers as people of a language do.
package enum NumberWords {
    /// A number with the decimal sign of the language; as a percentage where that is asked for.
    ///
    /// A number that no decimal writes stays a fraction, such as `2/3`.
    package static func text(
        of number: Rational, in language: Language, asPercent isPercent: Bool = false
    ) -> String {
        let percent = number.multiplied(by: Rational(100))
        if isPercent, let percent, percent.decimalText != nil { return localized(percent, language) + "%" }
        return localized(number, language)
    }

    private static func localized(_ number: Rational, _ language: Language) -> String {
        switch language {
        case .vietnamese: String(number.description.map { $0 == "." ? "," : $0 })
        case .english: number.description
        }
    }
}
