import RuleEngine
import RuleModel

/// Looks for a record that shows a fault: a counter-example that anybody can try.
///
/// It tries small records: of each field that matters the numbers around the limits and constants in sight,
/// every code, and lists of up to two items. All of them are tried where they are few, and some, the same
/// ones on every run, where they are many. What it finds is a fact; that it finds nothing proves nothing.
struct RecordSearch {
    /// The most records that are tried.
    private static let mostTries = 600
    private static let mostNumbers = 8

    let pack: RulePack
    /// The slots of the fields that matter, in order.
    private let slots: [Int]
    private let constants: [Rational]
    /// Texts and days in sight.
    private let texts: [String]
    private let days: [Day]
    /// The years to try; more than one only where the expressions read the year.
    private let periods: [Int]

    /// Prepares a search over what some expressions read.
    init(_ pack: RulePack, for expressions: [Expression]) {
        self.pack = pack
        var reading = Reading(pack)
        for expression in expressions { reading.look(into: expression) }
        if let applies = pack.applies { reading.look(into: applies) }
        slots = reading.slots.sorted()
        let years = pack.inForce.periods
        let first = years.lower.limit?.whole ?? pack.inForce.from.parts.year
        let last = years.upper.limit?.whole ?? first + 1
        periods = reading.readsPeriod ? Array(Set([first, min(first + 1, last), last])).sorted() : [first]
        constants = Array(Set(reading.constants)).sorted()
        texts = reading.texts.sorted()
        days = Array(Set(reading.days + [pack.inForce.from])).sorted()
    }

    /// The first record, of those that keep every limit and that the pack applies to, that passes a test.
    func first(where test: (inout ExpressionEvaluator) -> Bool) -> Record? {
        for period in periods {
            if let record = first(of: period, where: test) { return record }
        }
        return nil
    }

    private func first(of period: Int, where test: (inout ExpressionEvaluator) -> Bool) -> Record? {
        let choices = slots.map { candidates(for: pack.schema.fields[$0], in: period) }
        let total = choices.reduce(1) { min($0 * max($1.count, 1), RecordSearch.mostTries + 1) }
        let picker = CandidatePicker(counts: choices.map(\.count))
        for number in 0..<min(total, RecordSearch.mostTries) {
            let picks = total > RecordSearch.mostTries ? picker.scattered(number) : picker.inOrder(number)
            var record = Record(
                id: "vi-du", period: period, values: Array(repeating: nil, count: pack.schema.fields.count),
                marks: Array(repeating: nil, count: pack.marks.count))
            for (index, slot) in slots.enumerated() where !choices[index].isEmpty {
                record.values[slot] = choices[index][picks[index]]
            }
            var evaluator = ExpressionEvaluator(
                parameters: pack.parameters.map(\.value), derived: pack.derived.map(\.expression),
                record: record)
            if isValid(record, &evaluator), test(&evaluator) { return record }
        }
        return nil
    }

    // MARK: - Limits

    private func isValid(_ record: Record, _ evaluator: inout ExpressionEvaluator) -> Bool {
        if let applies = pack.applies, (try? evaluator.truth(of: applies).0) != .yes { return false }
        for (field, value) in zip(pack.schema.fields, record.values) {
            guard let value else { continue }
            guard keeps(value, field, [], &evaluator) else { return false }
            guard case .list(let fields) = field.kind, case .list(let items) = value else { continue }
            for case .record(let item) in items {
                for (inner, value) in zip(fields, item.values) {
                    if let value, !keeps(value, inner, [.record(item)], &evaluator) { return false }
                }
            }
        }
        return true
    }

    /// Whether a value keeps the limits of its field; a limit that has no value binds nothing.
    private func keeps(
        _ value: Value, _ field: Field, _ locals: [Value], _ evaluator: inout ExpressionEvaluator
    ) -> Bool {
        if let pattern = field.pattern, case .text(let text) = value { return pattern.matchesWhole(text) }
        if let minimum = field.minimum,
            case .known(let least)? = try? evaluator.evaluate(minimum, locals: locals),
            RecordSearch.isLess(value, least)
        {
            return false
        }
        if let maximum = field.maximum,
            case .known(let most)? = try? evaluator.evaluate(maximum, locals: locals),
            RecordSearch.isLess(most, value)
        {
            return false
        }
        return true
    }

    private static func isLess(_ left: Value, _ right: Value) -> Bool {
        if case .number(let left) = left, case .number(let right) = right { return left < right }
        if case .date(let left) = left, case .date(let right) = right { return left < right }
        return false
    }

    // MARK: - Candidates

    private func candidates(for field: Field, in period: Int) -> [Value] {
        switch field.kind {
        case .flag: [.flag(false), .flag(true)]
        case .count, .whole, .decimal, .percent: numbers(for: field, in: period).map { .number($0) }
        case .choice(let choices): choices.map { .text($0.code) }
        case .text:
            (texts.prefix(RecordSearch.mostNumbers) + ["a", "b"]).filter {
                field.pattern?.matchesWhole($0) ?? true
            }.map { .text(normalizing: $0) }
        case .date:
            // The day itself first, since most limits let it in.
            days.prefix(RecordSearch.mostNumbers / 2)
                .flatMap { [$0, Day(number: $0.number - 1), Day(number: $0.number + 1)] }
                .map { .date($0) }
        case .list(let fields): lists(of: fields, at: pack.schema.slot(of: field.name), in: period)
        }
    }

    /// The small numbers first, then those around the constants.
    private func numbers(for field: Field, in period: Int) -> [Rational] {
        let domain = field.constantRange
        let isShare = field.kind == .percent
        let near = constants.flatMap { constant in
            [-1, 0, 1].compactMap { constant.adding(Rational($0)) }
                + [Rational(period).subtracting(constant)].compactMap(\.self)
        }
        let ends = [domain.lower.limit, domain.upper.limit].compactMap(\.self)
        let small = (isShare ? [] : [0, 1, 2].map { Rational($0) }) + ends + [Rational(period)]
        let half = Rational(1, over: 2).map { [$0] } ?? []
        var seen: Set<Rational> = []
        return (small + near + (isShare ? half + constants : [])).filter { number in
            domain.contains(number) && (isShare || number.isWhole) && seen.insert(number).inserted
        }.prefix(RecordSearch.mostNumbers).map(\.self)
    }

    private func lists(of fields: [Field], at slot: Int?, in period: Int) -> [Value] {
        let choices = fields.map { candidates(for: $0, in: period) }
        let most = min(choices.map(\.count).max() ?? 0, RecordSearch.mostNumbers)
        func item(_ number: Int, at index: Int) -> Value {
            let values = choices.enumerated().map { place, values in
                // Each field turns at its own speed, so that the items do not all go in step.
                values.isEmpty ? nil : values[(number / (place % 2 + 1) + place * number) % values.count]
            }
            return .record(Item(values: values, list: slot, index: index))
        }
        let singles = (0..<most).map { Value.list([item($0, at: 0)]) }
        let pairs = (0..<most).map { Value.list([item($0, at: 0), item($0 + 1, at: 1)]) }
        return [.list([])] + singles + pairs
    }
}

/// Numbers a mixed choice out of several lists of candidates.
private struct CandidatePicker {
    let counts: [Int]

    /// The choices counted through, the first field fastest.
    func inOrder(_ number: Int) -> [Int] {
        var rest = number
        return counts.map { count in
            guard count > 0 else { return 0 }
            defer { rest /= count }
            return rest % count
        }
    }

    /// Choices that look random and are the same on every run.
    func scattered(_ number: Int) -> [Int] {
        counts.enumerated().map { place, count in
            var mixed = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(place) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 31)) &* 0x94D0_49BB_1331_11EB
            return count > 0 ? Int((mixed >> 33) % UInt64(count)) : 0
        }
    }
}

/// The fields that expressions read, through values and limits as well, and the constants beside them.
private struct Reading {
    private let pack: RulePack
    private(set) var slots: Set<Int> = []
    private(set) var constants: [Rational] = []
    private(set) var texts: Set<String> = []
    private(set) var days: [Day] = []
    private(set) var readsPeriod = false
    private var values: Set<Int> = []

    init(_ pack: RulePack) {
        self.pack = pack
    }

    mutating func look(into expression: Expression) {
        var kinds: [Expression.Kind] = []
        expression.walk { kinds.append($0.kind) }
        for kind in kinds {
            switch kind {
            case .field(let slot): look(intoField: slot)
            case .derived(let index):
                if values.insert(index).inserted { look(into: pack.derived[index].expression) }
            case .literal(let value): note(value)
            case .parameter(let index): note(pack.parameters[index].value)
            case .context(.period): readsPeriod = true
            default: continue
            }
        }
    }

    private mutating func note(_ value: Value) {
        switch value {
        case .number(let number): constants.append(number)
        case .date(let day): days.append(day)
        case .text(let text):
            texts.insert(text)
            // As in `date('2021-01-01')`.
            if let day = Day(text) { days.append(day) }
        case .list(let items): for item in items { note(item) }
        case .flag, .duration, .map, .record: return
        }
    }

    private mutating func look(intoField slot: Int) {
        guard slots.insert(slot).inserted else { return }
        for limit in pack.schema.fields[slot].limits { look(into: limit) }
    }
}
