package import RuleModel

/// A datum that may be changed, with the values that are worth a try.
struct WayUpLever {
    /// One value that it may take.
    struct Option {
        var value: Value
        /// How large the change is: 1 for anything but numbers, else the difference.
        var size: Rational
    }

    var path: DataPath
    var from: Value?
    /// The smallest change first.
    var options: [Option] = []
    /// Whether values were left out because they are too many.
    var isCutShort = false

    /// How large a change to a value is.
    func size(of value: Value, isPercent: Bool) -> Rational {
        guard let from = from?.number, let to = value.number, let change = to.subtracting(from) else {
            return .one
        }
        let magnitude = change.isNegative ? change.negated ?? change : change
        return isPercent ? magnitude.multiplied(by: Rational(100)) ?? magnitude : magnitude
    }
}

extension Field {
    /// The unit in which a number of this field is counted up and down; none for what is no number.
    var unit: Rational? {
        switch kind {
        case .count, .whole: .one
        case .decimal(let places):
            (0..<places).reduce(Rational.one) { unit, _ in unit.divided(by: Rational(10)) ?? unit }
        case .percent: Rational(1, over: 100)
        case .flag, .choice, .text, .date, .list: nil
        }
    }

    /// Whether it holds something of which other values are easily named.
    var isLever: Bool {
        switch kind {
        case .flag, .count, .whole, .decimal, .percent, .choice: true
        case .text, .date, .list: false
        }
    }
}

extension RecordSchema {
    /// The field at a place in a record; none for marks and the place.
    package func field(at path: DataPath) -> Field? {
        switch path {
        case .field(let slot): return fields[slot]
        case .item(let list, _, let slot):
            guard case .list(let members) = fields[list].kind else { return nil }
            return members[slot]
        case .mark, .place: return nil
        }
    }
}
