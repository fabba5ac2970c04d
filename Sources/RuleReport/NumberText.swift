package import RuleDiagnostics
package import RuleEngine
package import RuleModel

/// Writes exact numbers for people: decimal comma in Vietnamese, decimal point in English.
///
///     82.5    -> 82,5             82.5
///     20/3    -> 20/3 (≈ 6,67)    20/3 (≈ 6.67)
///     12345   -> 12.345           12,345
///
/// Thousands are grouped from five digits on, so that a year stays `1985`.
package enum NumberText {
    /// More decimals than this are no help to a reader, who gets the fraction and an approximation instead.
    private static let mostPlaces = 4

    /// The number exactly; a fraction whose decimals never end with an approximation beside it.
    package static func text(_ number: Rational) -> LocalizedText {
        if let exact = shortDecimal(number) { return exact }
        let fraction = "\(number.numerator)/\(number.denominator)"
        let near = approximation(of: number)
        return LocalizedText { "\(fraction) (≈ \(near[$0]))" }
    }

    /// A share of a whole, exactly: `38/40 = 95%`, or `2/3 ≈ 66,67%`; only the parts if the whole is 0.
    package static func share(part: Rational, whole: Rational) -> LocalizedText {
        let (above, below) = (operand(part), operand(whole))
        let fraction = LocalizedText { "\(above[$0])/\(below[$0])" }
        guard let share = part.divided(by: whole), let hundredfold = share.multiplied(by: Rational(100))
        else {
            return fraction
        }
        if let exact = shortDecimal(hundredfold) {
            return LocalizedText { "\(fraction[$0]) = \(exact[$0])%" }
        }
        let near = approximation(of: hundredfold)
        return LocalizedText { "\(fraction[$0]) ≈ \(near[$0])%" }
    }

    /// A number that people read as a percentage: 0.855 is `85,5%`.
    package static func percent(_ number: Rational) -> LocalizedText {
        guard let hundredfold = number.multiplied(by: Rational(100)) else { return text(number) }
        if let exact = shortDecimal(hundredfold) { return exact.mapped { $0 + "%" } }
        let near = approximation(of: hundredfold)
        return LocalizedText { "\(number.numerator)/\(number.denominator) (≈ \(near[$0])%)" }
    }

    /// Points that may be open: `82,5`, or `62,5–78`.
    package static func range(_ bounds: Bounds) -> LocalizedText {
        guard !bounds.isCertain else { return text(bounds.least) }
        let (least, most) = (text(bounds.least), text(bounds.most))
        return LocalizedText { "\(least[$0])–\(most[$0])" }
    }

    /// Points out of a maximum: `9,5/10`, `62,5–78 / 100`, `20/3 (≈ 6,67) trên 10`.
    package static func points(_ bounds: Bounds, of maximum: Rational) -> LocalizedText {
        let (points, whole) = (range(bounds), text(maximum))
        if [bounds.least, bounds.most, maximum].contains(where: { shortDecimal($0) == nil }) {
            return LocalizedText(vi: "\(points.vi) trên \(whole.vi)", en: "\(points.en) out of \(whole.en)")
        }
        let slash = bounds.isCertain ? "/" : " / "
        return LocalizedText { points[$0] + slash + whole[$0] }
    }

    // MARK: - Pieces

    private static func shortDecimal(_ number: Rational) -> LocalizedText? {
        guard let places = number.decimalPlaces, places <= mostPlaces, let text = number.decimalText else {
            return nil
        }
        return spelled(text)
    }

    /// The number rounded to two places, or to as many as it takes not to look whole.
    ///
    /// So 79,9996 never reads as 80, which would be another class.
    private static func approximation(of number: Rational) -> LocalizedText {
        for places in 2...6 {
            let text = number.text(places: places)
            if Rational(text)?.isWhole == false { return spelled(text) }
        }
        return spelled(number.text(places: 2))
    }

    /// One side of a fraction, in parentheses if it is a fraction itself.
    private static func operand(_ number: Rational) -> LocalizedText {
        shortDecimal(number) ?? LocalizedText(same: "(\(number.numerator)/\(number.denominator))")
    }

    /// A decimal such as `-12345.5` with the signs of each language.
    private static func spelled(_ decimal: String) -> LocalizedText {
        let isNegative = decimal.hasPrefix("-")
        let parts = decimal.drop { $0 == "-" }.split(separator: ".")
        guard let whole = parts.first else { return LocalizedText(same: decimal) }
        func joined(group: Character, point: String) -> String {
            let grouped = whole.count < 5 ? String(whole) : NumberText.grouped(whole, by: group)
            return (isNegative ? "-" : "")
                + ([grouped] + parts.dropFirst().map(String.init)).joined(separator: point)
        }
        return LocalizedText(vi: joined(group: ".", point: ","), en: joined(group: ",", point: "."))
    }

    private static func grouped(_ digits: Substring, by separator: Character) -> String {
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(separator) }
            text.append(digit)
        }
        return text
    }
}
