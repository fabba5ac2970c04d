import RuleModel

/// How far a field of a record may go, as far as limits tell: what a `Prospect` says of it without its single values.
///
/// Limits that read one another are followed several times, on plain ranges.
enum FieldSpan: Sendable, Hashable {
    case numbers(NumberRange)
    /// Days, by their numbers.
    case days(NumberRange)
    /// Limits say nothing of it.
    case other

    /// That of a value that is there.
    init(_ value: Value) {
        switch value {
        case .number(let number): self = .numbers(NumberRange(only: number))
        case .date(let day): self = .days(NumberRange(only: Rational(day.number)))
        case .flag, .text, .duration, .list, .map, .record: self = .other
        }
    }

    /// All that a field of a kind allows, apart from its limits.
    init(anyOf kind: Field.Kind) {
        switch kind {
        case .count: self = .numbers(NumberRange(least: .zero, isWhole: true))
        case .whole: self = .numbers(NumberRange(isWhole: true))
        case .decimal, .percent: self = .numbers(.unlimited)
        case .date: self = .days(NumberRange(isWhole: true))
        case .flag, .choice, .text, .list: self = .other
        }
    }

    init(_ prospect: Prospect) {
        if let numbers = prospect.numbers {
            self = .numbers(numbers)
        } else {
            self = prospect.days.map { .days($0) } ?? .other
        }
    }

    /// What it leaves open of a field that is missing; none if all that the type allows.
    var prospect: Prospect? {
        switch self {
        case .numbers(let range): Prospect(range)
        case .days(let range): .day(range)
        case .other: nil
        }
    }

    /// The same within limits that may be open themselves.
    func narrowed(least: FieldSpan?, most: FieldSpan?) -> FieldSpan {
        switch self {
        case .numbers(let range):
            let (least, most) = (least?.numbers?.least, most?.numbers?.most)
            guard range.goesBeyond(least: least, most: most) else { return self }
            var narrowed = range.narrowed(least: least, most: most)
            // A single number is whole or not, whatever others were possible before.
            if let only = narrowed.least, only == narrowed.most { narrowed.isWhole = only.isWhole }
            return .numbers(narrowed)
        case .days(let range):
            let (least, most) = (least?.days?.least, most?.days?.most)
            guard range.goesBeyond(least: least, most: most) else { return self }
            return .days(range.narrowed(least: least, most: most))
        case .other: return self
        }
    }

    private var numbers: NumberRange? {
        if case .numbers(let range) = self { range } else { nil }
    }

    private var days: NumberRange? {
        if case .days(let range) = self { range } else { nil }
    }
}

/// The limits of one field.
struct FieldLimits: Sendable {
    enum Limit: Sendable {
        case literal(FieldSpan)
        /// A field of the record, by its slot.
        case field(Int)
        case expression(Expression)

        init(_ expression: Expression) {
            self =
                switch expression.kind {
                case .literal(let value): .literal(FieldSpan(value))
                case .field(let slot): .field(slot)
                case .context, .parameter, .derived, .local, .member, .index, .isPresent, .not, .negate, .and,
                    .or, .binary, .conditional, .call, .matches, .comprehension, .list, .map:
                    .expression(expression)
                }
        }
    }

    /// The slot of the field in the schema.
    var slot: Int
    var minimum: Limit?
    var maximum: Limit?
}

/// What the fields of a pack may be before anything is known of a record.
struct LimitTable: Sendable {
    /// All that each field allows, apart from its limits.
    let spans: [FieldSpan]
    /// The fields that have limits, in the order of the schema.
    let fields: [FieldLimits]

    init(_ schema: RecordSchema) {
        spans = schema.fields.map { FieldSpan(anyOf: $0.kind) }
        fields = schema.fields.enumerated().compactMap { slot, field in
            let minimum = field.minimum.map { FieldLimits.Limit($0) }
            let maximum = field.maximum.map { FieldLimits.Limit($0) }
            guard minimum != nil || maximum != nil else { return nil }
            return FieldLimits(slot: slot, minimum: minimum, maximum: maximum)
        }
    }
}
