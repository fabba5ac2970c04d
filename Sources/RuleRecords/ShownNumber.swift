import RuleDiagnostics
import RuleModel

/// Values as messages show them: with a decimal comma in Vietnamese, shares as percentages.
enum ShownNumber {
    static func vietnamese(_ number: Rational) -> String {
        String(number.description.map { $0 == "." ? "," : $0 })
    }

    /// A number or a day of a field; none for what has no limits.
    static func text(of value: Value, kind: Field.Kind) -> LocalizedText? {
        switch value {
        case .number(let number):
            if kind == .percent, let percent = number.multiplied(by: Rational(100)) {
                LocalizedText(vi: vietnamese(percent) + "%", en: "\(percent)%")
            } else {
                LocalizedText(vi: vietnamese(number), en: number.description)
            }
        case .date(let day): LocalizedText(vi: day.slashed, en: day.description)
        case .flag, .text, .duration, .list, .map, .record: nil
        }
    }
}
