import RuleModel

/// What a value may still turn out to be while data are missing.
///
/// It may hold values that cannot come about, and leaves out none that can.
enum Prospect: Sendable, Hashable {
    /// An item that a list may or may not hold in the end.
    struct Element: Sendable, Hashable {
        var prospect: Prospect
        var isMember: Truth
    }

    /// One of a few values; never none.
    case oneOf([Value])
    case number(NumberRange)
    /// A day, by its number.
    case day(NumberRange)
    case list([Element])
    /// A list of which nothing is known.
    case someList
    case anything

    /// More values than this become a range.
    static let mostValues = 24
    static let eitherFlag = Prospect.oneOf([.flag(true), .flag(false)])

    init(_ value: Value) {
        self = .oneOf([value])
    }

    init(_ truth: Truth) {
        self = truth == .unknown ? .eitherFlag : .oneOf([.flag(truth == .yes)])
    }

    /// The numbers of a range, one by one where they are few.
    init(_ range: NumberRange) {
        self = range.numbers.map { .oneOf($0.map { .number($0) }) } ?? .number(range)
    }

    /// One of some values, or a range around them where they are many; none without any.
    init?(anyOf values: [Value]) {
        var seen: Set<Value> = []
        let distinct = values.filter { seen.insert($0).inserted }
        guard !distinct.isEmpty else { return nil }
        if distinct.count <= Prospect.mostValues {
            self = .oneOf(distinct)
        } else {
            self = NumberRange(around: distinct).map { .number($0) } ?? .anything
        }
    }

    /// All that a type allows.
    init(anyOf type: ValueType) {
        switch type {
        case .flag: self = .eitherFlag
        case .number: self = .number(.unlimited)
        case .choice(let choices):
            self = Prospect(anyOf: choices.map { .text(normalizing: $0.code) }) ?? .anything
        case .date: self = .day(NumberRange(isWhole: true))
        case .list: self = .someList
        case .text, .duration, .map, .record, .any: self = .anything
        }
    }

    /// All that a field of a kind allows, apart from its limits.
    init(anyOf kind: Field.Kind, type: @autoclosure () -> ValueType) {
        switch kind {
        case .count: self = .number(NumberRange(least: .zero, isWhole: true))
        case .whole: self = .number(NumberRange(isWhole: true))
        case .flag, .decimal, .percent, .choice, .text, .date, .list: self = Prospect(anyOf: type())
        }
    }

    /// The one value that it can only be.
    var value: Value? {
        if case .oneOf(let values) = self, values.count == 1 { values.first } else { nil }
    }

    /// The numbers that it lies among; none if it need not be a number.
    var numbers: NumberRange? {
        switch self {
        case .oneOf(let values): NumberRange(around: values)
        case .number(let range): range
        case .day, .list, .someList, .anything: nil
        }
    }

    /// The days that it lies among, by their numbers.
    var days: NumberRange? {
        switch self {
        case .oneOf(let values):
            NumberRange(
                around: values.compactMap { value in
                    if case .date(let day) = value { .number(Rational(day.number)) } else { nil }
                })
        case .day(let range): range
        case .number, .list, .someList, .anything: nil
        }
    }

    /// What is known of it as a condition.
    var truth: Truth {
        guard case .oneOf(let values) = self else { return .unknown }
        if values.allSatisfy({ $0 == .flag(true) }) { return .yes }
        return values.allSatisfy { $0 == .flag(false) } ? .no : .unknown
    }

    /// Its members, where it is a list of which they are known.
    var elements: [Element]? {
        if case .list(let elements) = self { return elements }
        guard case .list(let values)? = value else { return nil }
        return values.map { Element(prospect: Prospect($0), isMember: .yes) }
    }

    /// A list as plain as it can be said.
    init(elements: [Element]) {
        let values = elements.compactMap { $0.isMember == .yes ? $0.prospect.value : nil }
        self = values.count == elements.count ? Prospect(.list(values)) : .list(elements)
    }

    func union(_ other: Prospect) -> Prospect {
        switch (self, other) {
        case (.oneOf(let left), .oneOf(let right)): return Prospect(anyOf: left + right) ?? .anything
        case (.anything, _), (_, .anything): return .anything
        case (.oneOf, _), (.number, _), (.day, _), (.list, _), (.someList, _): break
        }
        if self == other { return self }
        if let left = numbers, let right = other.numbers { return .number(left.union(right)) }
        if let left = days, let right = other.days { return .day(left.union(right)) }
        let isList = isList && other.isList
        return isList ? .someList : .anything
    }

    private var isList: Bool {
        switch self {
        case .list, .someList: true
        case .oneOf(let values): values.allSatisfy { $0.kind == .list }
        case .number, .day, .anything: false
        }
    }

    /// The numbers that it can be, or samples of them between some limits; none if it need not be a number.
    func samples(at limits: [Rational]) -> [Rational]? {
        guard case .oneOf(let values) = self else { return numbers?.samples(at: limits) }
        let numbers = values.compactMap(\.number)
        return numbers.count == values.count ? numbers : nil
    }
}

extension NumberRange {
    /// The smallest range around some values, if they are all numbers.
    fileprivate init?(around values: [Value]) {
        let numbers = values.compactMap(\.number)
        guard numbers.count == values.count, let least = numbers.min() else { return nil }
        self.init(least: least, most: numbers.max(), isWhole: numbers.allSatisfy(\.isWhole))
    }
}

extension Value {
    var number: Rational? {
        if case .number(let number) = self { number } else { nil }
    }
}
