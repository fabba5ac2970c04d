import RuleDiagnostics
package import RuleModel

/// How the values of one datum stand in a column: as whole numbers of 32 bits.
///
///     flag            0, 1
///     number(scale)   the number times ten to the scale: 2.5 at scale 1 is 25
///     choice          the index of the code
///     day             the number of the day
///     text            the number of the text among those of the batch, or nothing where no rule reads it
///     name            1 for one of some names in lower case, 0 for any other text
///
/// What is missing is `ColumnKind.missing`. A value that does not fit makes its record go the long way.
package enum ColumnKind: Sendable, Hashable {
    case flag
    case number(scale: Int)
    case choice([String])
    case day
    case text(isRead: Bool)
    case name([String])

    /// Stands in a column where the record holds nothing.
    package static let missing = Int32.min

    /// The form of a field, whose text some rule reads or none; a list has no form of its own.
    package init?(of field: Field, isRead: Bool = false) {
        switch field.kind {
        case .flag: self = .flag
        case .count, .whole: self = .number(scale: 0)
        case .decimal(let places): self = .number(scale: min(places, ColumnKind.mostPlaces))
        // `85,5` in a record is the number 0.855.
        case .percent: self = .number(scale: 4)
        case .choice(let choices): self = .choice(choices.map(\.code))
        case .date: self = .day
        case .text: self = .text(isRead: isRead)
        case .list: return nil
        }
    }

    /// More decimal places leave too few digits before the point.
    private static let mostPlaces = 6

    /// The form of the committee's marks: points to a thousandth.
    package static let mark = ColumnKind.number(scale: 3)

    /// The value that a number in the column stands for, apart from any text; none for what is missing.
    package func value(_ number: Int32) -> Value? {
        guard number != ColumnKind.missing else { return nil }
        switch self {
        case .flag: return .flag(number == 1)
        case .number(let scale):
            return Rational(Int(number), over: ColumnKind.power(scale)).map { .number($0) }
        case .choice(let codes):
            return codes.indices.contains(Int(number)) ? .text(normalizing: codes[Int(number)]) : nil
        case .day: return .date(Day(number: Int(number)))
        case .text, .name: return nil
        }
    }

    /// The value that a number in the column stands for; none for what is missing and for texts that no rule reads.
    package func value(_ number: Int32, among texts: TextPool) -> Value? {
        guard case .text(isRead: true) = self else { return value(number) }
        return number == ColumnKind.missing ? nil : .text(texts.text(number))
    }

    /// The number that stands for a value apart from a text; none where the value does not fit, or is of another kind.
    package func number(of value: Value) -> Int32? {
        switch (self, value) {
        case (.flag, .flag(let flag)): return flag ? 1 : 0
        case (.number(let scale), .number(let number)):
            guard let scaled = number.multiplied(by: Rational(ColumnKind.power(scale)))?.whole,
                let fitting = Int32(exactly: scaled), fitting != ColumnKind.missing
            else { return nil }
            return fitting
        case (.choice(let codes), .text(let text)):
            return codes.firstIndex { $0.normalized == text }.map { Int32($0) }
        case (.name(let names), .text(let text)): return names.contains(text.lowercased()) ? 1 : 0
        case (.day, .date(let day)): return Int32(exactly: day.number)
        default: return nil
        }
    }

    /// Ten to the power of a scale.
    package static func power(_ scale: Int) -> Int {
        (0..<scale).reduce(1) { power, _ in power * 10 }
    }
}
