import RuleModel

// What the functions of the language give for values that are all there.

extension Builtin {
    /// What looking at the operands costs, apart from what the result costs.
    func cost(of operands: [Value]) -> Int {
        switch self {
        case .size:
            // The length of a list or map is known; that of a text is counted.
            if case .text = operands[0] { operands[0].extent } else { 1 }
        case .count, .sum, .min, .max, .round, .share, .abs, .startsWith, .endsWith, .contains, .matches,
            .lowerAscii,
            .upperAscii, .trim, .string, .int, .decimal, .date, .duration, .getFullYear, .getMonth, .getDate,
            .getDayOfMonth, .getDayOfWeek, .getDayOfYear, .getHours, .getMinutes, .getSeconds, .floor, .ceil:
            operands.reduce(0) { $0 + $1.extent }
        }
    }

    /// The value of the function.
    func apply(to operands: [Value]) throws(EvaluationFault.Problem) -> Value {
        let first = operands[0]
        switch self {
        case .size: return .number(Rational(try first.size))
        case .count: return .number(Rational(try first.countOfTrue))
        case .sum: return .number(try first.sum)
        case .min: return try Value.extreme(of: operands, isGreatest: false)
        case .max: return try Value.extreme(of: operands, isGreatest: true)
        case .round: return .number(try first.rounded(operands.dropFirst()))
        case .share: return try first.divided(by: operands[1])
        case .abs: return try first.magnitude
        case .floor: return .number(Rational(Int(try first.asNumber.rounded(.down))))
        case .ceil: return .number(Rational(Int(try first.asNumber.rounded(.up))))
        case .startsWith: return .flag(try first.asText.utf8.starts(with: operands[1].asText.utf8))
        case .endsWith:
            return .flag(try first.asText.utf8.reversed().starts(with: operands[1].asText.utf8.reversed()))
        case .contains: return .flag(try first.asText.hasPart(operands[1].asText))
        case .matches: return .flag(try operands[1].asPattern.matches(first.asText))
        case .lowerAscii: return .text(normalizing: try first.asText.asciiLowercased)
        case .upperAscii: return .text(normalizing: try first.asText.asciiUppercased)
        case .trim: return .text(normalizing: try first.asText.trimmed)
        case .string: return .text(normalizing: try first.written)
        case .int: return .number(try first.truncated)
        case .decimal: return .number(try first.convertedToNumber)
        case .date: return .date(try first.convertedToDay)
        case .duration: return .duration(try first.convertedToDuration)
        case .getFullYear: return .number(Rational(try first.asDay.parts.year))
        // As in CEL, these count from 0, and the week from Sunday; only `getDate` counts from 1.
        case .getMonth: return .number(Rational(try first.asDay.parts.month - 1))
        case .getDayOfMonth: return .number(Rational(try first.asDay.parts.day - 1))
        case .getDate: return .number(Rational(try first.asDay.parts.day))
        case .getDayOfWeek: return .number(Rational(try first.asDay.dayOfWeek))
        case .getDayOfYear: return .number(Rational(try first.asDay.dayOfYear))
        case .getHours: return .number(Rational(Int(try first.asSeconds / 3600)))
        case .getMinutes: return .number(Rational(Int(try first.asSeconds / 60)))
        case .getSeconds: return .number(Rational(Int(try first.asSeconds)))
        }
    }
}
