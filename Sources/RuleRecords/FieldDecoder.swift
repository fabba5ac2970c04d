import RuleDiagnostics
package import RuleModel

/// Turns what people typed for one field into its value.
///
/// It accepts the many ways to write one thing, and refuses whatever can be read in two ways. It is handed over for each
/// value, so it is one thing that nobody copies.
package final class FieldDecoder: Sendable {
    /// What a text or a JSON value gives.
    package enum Outcome: Hashable {
        case value(Value)
        case missing
        /// Which of the two it is, only the limits of the field may tell.
        case either(decimal: Value, thousands: Value)
        case fault(Fault)
    }

    package enum Fault: Hashable {
        case monthFirst
        /// Words such as `n/a` where nothing should stand.
        case placeholder
        case shortYear
        case unknownChoice
        case wrongKind
    }

    package let field: Field
    /// Whether its values have limits or a pattern.
    let hasLimits: Bool
    /// The codes of a choice by codes and labels.
    private let choices: NameTable<String>

    package init(_ field: Field) {
        self.field = field
        hasLimits = field.minimum != nil || field.maximum != nil || field.pattern != nil
        choices = FieldDecoder.choiceNames(of: field)
    }

    private static func choiceNames(of field: Field) -> NameTable<String> {
        var names = NameTable<String>()
        guard case .choice(let choices) = field.kind else { return names }
        names.add(choices.map { ($0.code, $0.code) })
        names.add(choices.flatMap { [($0.label.vi, $0.code), ($0.label.en, $0.code)] })
        return names
    }

    /// The value of a cell; the text is trimmed and normalised.
    package func decode(_ text: String) -> Outcome {
        guard !text.isEmpty else { return .missing }
        let outcome: Outcome =
            switch field.kind {
            case .flag: decodeFlag(text)
            case .count, .whole, .decimal: decode(NumberReading(text), in: .one)
            case .percent:
                decode(NumberReading(FieldDecoder.withoutPercentSign(text)), in: FieldDecoder.percent)
            case .choice: decodeChoice(text)
            case .text: isPlaceholder(text) ? .fault(.placeholder) : .value(.text(text))
            case .date: decodeDate(text)
            case .list: .fault(.wrongKind)
            }
        switch outcome {
        case .fault(.wrongKind), .fault(.unknownChoice):
            return isPlaceholder(text) ? .fault(.placeholder) : outcome
        case .value, .missing, .either, .fault(.monthFirst), .fault(.placeholder), .fault(.shortYear):
            return outcome
        }
    }

    /// The value that a JSON value gives; texts are read like cells.
    func decode(_ content: JSONValue.Content) -> Outcome {
        switch content {
        case .null: return .missing
        case .text(let text): return decode(text.trimmed)
        case .flag(let flag):
            if case .flag = field.kind { return .value(.flag(flag)) }
            return .fault(.wrongKind)
        case .number(let number): return number.map(decode(number:)) ?? .fault(.wrongKind)
        case .array, .object: return .fault(.wrongKind)
        }
    }

    private func decode(number: Rational) -> Outcome {
        switch field.kind {
        case .flag where number == .zero || number == .one: .value(.flag(number == .one))
        case .count, .whole, .decimal: decode(.number(number), in: .one)
        case .percent: decode(.number(number), in: FieldDecoder.percent)
        case .choice: decodeChoice(number.description)
        case .flag, .text, .date, .list: .fault(.wrongKind)
        }
    }

    private func decode(_ reading: NumberReading, in unit: Rational) -> Outcome {
        switch reading {
        case .none: .fault(.wrongKind)
        case .number(let number): checked(number, in: unit).map { .value($0) } ?? .fault(.wrongKind)
        case .either(let decimal, let thousands):
            if let one = decimal.divided(by: unit), let other = thousands.divided(by: unit) {
                .either(decimal: .number(one), thousands: .number(other))
            } else {
                .fault(.wrongKind)
            }
        }
    }

    private func checked(_ number: Rational, in unit: Rational) -> Value? {
        guard let value = number.divided(by: unit), isAllowed(value) else { return nil }
        return .number(value)
    }

    /// Whether the field's kind, apart from its limits, allows a number.
    func isAllowed(_ number: Rational) -> Bool {
        switch field.kind {
        case .count: number.isWhole && !number.isNegative
        case .whole: number.isWhole
        case .decimal(let places): number.decimalPlaces.map { $0 <= places } ?? false
        case .percent: true
        case .flag, .choice, .text, .date, .list: false
        }
    }

    private func decodeFlag(_ text: String) -> Outcome {
        // Folding changes nothing in a key of the table, so the text itself may be looked up first.
        (FieldDecoder.flags[text] ?? FieldDecoder.flags[text.folded]).map { .value(.flag($0)) }
            ?? .fault(.wrongKind)
    }

    private func decodeChoice(_ text: String) -> Outcome {
        choices[text].map { .value(.text($0)) } ?? .fault(.unknownChoice)
    }

    private func decodeDate(_ text: String) -> Outcome {
        switch DateReading(text) {
        case .day(let day): .value(.date(day))
        case .monthFirst: .fault(.monthFirst)
        case .shortYear: .fault(.shortYear)
        case .none: .fault(.wrongKind)
        }
    }

    /// Whether a text says that there is nothing to say, or is an error value of a spreadsheet.
    ///
    /// `Na` is also a name, so as a text it stays what it is.
    private func isPlaceholder(_ text: String) -> Bool {
        // Hardly any text is one, and folding takes its time.
        if field.kind == .text, TextStart(of: text).isPlainlyData { return false }
        let key = text.folded
        if key == "na" { return field.kind != .text }
        return key.isEmpty || ["—", "–", "n/a", "khôngápdụng"].contains(key)
            || (text.hasPrefix("#")
                && ["#n/a", "#ref!", "#value!", "#div/0!", "#name?", "#num!", "#null!"].contains(key))
    }

    private static let percent = Rational(100)

    private static func withoutPercentSign(_ text: String) -> String {
        text.hasSuffix("%") ? String(text.dropLast()).trimmed : text
    }

    /// What people type for yes and no, folded; an empty cell is missing and not "no".
    private static let flags: [String: Bool] = [
        "có": true, "co": true, "c": true, "x": true, "1": true, "true": true, "yes": true, "y": true,
        "đúng": true, "dung": true, "đạt": true, "dat": true,
        "không": false, "khong": false, "k": false, "0": false, "false": false, "no": false, "n": false,
        "sai": false, "khôngđạt": false, "khongdat": false,
    ]
}
