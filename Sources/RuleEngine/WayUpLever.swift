import RuleModel

/// A datum that may be changed, and what changing it alone would do.
struct WayUpLever {
    /// One value that it may take.
    struct Option {
        var value: Value
        /// How large the change is: 1 for anything but numbers, else the difference.
        var size: Rational
        /// The points that it gives at the most when changed alone, by criterion.
        var gains: [Int: Rational]
    }

    var path: DataPath
    var from: Value?
    /// The scored items that read it, by number.
    var items: Set<Int>
    /// Whether it decides over what counts at all, so that its points cannot simply be added.
    var isFarReaching: Bool
    /// The data whose limits it decides over, and those that decide over its own.
    var linked: Set<DataPath> = []
    /// All its values, the smallest change first.
    var domain: [Value] = []
    /// Whether values were left out because they are too many.
    var isCutShort = false
    /// The values worth trying where it is changed apart from data that it works together with.
    var options: [Option] = []
    /// The most points that changing it can ever give.
    var potential: Rational = .zero

    /// How large a change to a value is.
    func size(of value: Value, isPercent: Bool) -> Rational {
        guard let from = from?.number, let to = value.number, let change = to.subtracting(from) else {
            return .one
        }
        let magnitude = change.isNegative ? change.negated ?? change : change
        return isPercent ? magnitude.multiplied(by: Rational(100)) ?? magnitude : magnitude
    }

    /// Whether a choice of both at once may give more, or less, than each alone.
    func worksTogether(with other: WayUpLever) -> Bool {
        isFarReaching || other.isFarReaching || !items.isDisjoint(with: other.items)
            || linked.contains(other.path) || other.linked.contains(path)
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
}

/// The values that one datum may take, the smallest change first.
struct WayUpDomain {
    /// More values than this are left out.
    private static let mostValues = 256

    var values: [Value] = []
    var isCutShort = false

    /// No values.
    init() {}

    /// The values of a field.
    init(of field: Field, from: Value?, within prospect: Prospect) {
        self.init()
        switch field.kind {
        case .flag: values = [.flag(true), .flag(false)]
        case .choice(let choices): values = choices.map { .text(normalizing: $0.code) }
        case .count, .whole, .decimal, .percent:
            if let range = prospect.numbers, let unit = field.unit {
                self.init(of: range, unit: unit, from: from?.number)
            }
        case .text, .date, .list: break
        }
        values.removeAll { $0 == from }
    }

    /// The numbers of a range, step by step away from the one that stands there.
    init(of range: NumberRange, unit: Rational, from: Rational?) {
        self.init()
        let start = from ?? range.least ?? .zero
        if from == nil { values.append(.number(start)) }
        for step in 1...Self.mostValues {
            guard let distance = unit.multiplied(by: Rational(step)) else { return }
            let near = [start.adding(distance), start.subtracting(distance)].compactMap(\.self)
                .filter { range.contains($0) }
            values += near.map { .number($0) }
            // The ends need not be whole steps away.
            if near.isEmpty, let least = range.least, let most = range.most, least < start || start < most {
                let ends = [least, most].filter { !values.contains(.number($0)) && $0 != start }
                values += ends.map { .number($0) }
            }
            if near.isEmpty { return }
        }
        isCutShort = true
    }
}
