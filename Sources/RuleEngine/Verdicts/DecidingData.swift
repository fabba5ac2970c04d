package import RuleModel

/// Finds the missing data of which each alone can settle a pending verdict.
///
/// A datum is tried with the values next to its limits and to the constants of the pack, and the record scored with
/// each. What is found is a fact: with that value the verdict is not pending any more, whatever else is missing.
/// Where a datum has few values all are tried; of a missing list only whether it is empty, of earlier results one of
/// each level too.
package struct DecidingData {
    /// More records than this are not scored for one verdict.
    private static let mostTries = 240
    private static let mostValues = 48

    private let pack: RulePack
    private let record: Record
    private let asOf: Day?
    private let constants: Constants
    private let limits: [ReadingLimit]
    private var tries = 0
    private var bounds: BoundsEvaluator

    private init(_ verdict: Verdict, on record: Record, by pack: RulePack) {
        self.pack = pack
        self.record = record
        asOf = verdict.asOf
        constants = Constants(pack, period: record.period)
        limits = pack.readingLimits(on: record)
        bounds = BoundsEvaluator(pack: pack, record: record)
    }

    /// The missing data of a verdict, those first that can settle it alone.
    package static func missing(in verdict: Verdict, on record: Record, by pack: RulePack) -> [MissingDatum] {
        guard verdict.status == .pending else { return verdict.missing }
        var search = DecidingData(verdict, on: record, by: pack)
        let marked = verdict.missing.map { datum in
            var datum = datum
            datum.decides = search.settles(datum.path)
            return datum
        }
        return marked.filter(\.decides) + marked.filter { !$0.decides }
    }

    private mutating func settles(_ path: DataPath) -> Bool {
        for value in values(of: path).prefix(Self.mostValues) {
            guard tries < Self.mostTries else { return false }
            tries += 1
            var evaluator = ReferenceEvaluator(
                pack: pack, record: record.with(value, at: path), asOf: asOf, notesReads: false)
            // A record beyond a limit would be refused.
            guard limits.allSatisfy({ !$0.data.contains(path) || evaluator.bounds.keeps($0) }) else {
                continue
            }
            let verdict = try? VerdictAssembly.verdict(by: pack, from: evaluator, asOf: asOf)
            if let verdict, verdict.status != .pending { return true }
        }
        return false
    }

    // MARK: - Values

    /// Values that the datum may take, within its limits.
    private mutating func values(of path: DataPath) -> [Value] {
        switch path {
        case .field(let slot):
            if slot == pack.targetModel?.history { return histories(at: slot) }
            return values(of: pack.schema.fields[slot], within: bounds.field(slot))
        case .item(let list, let index, let slot):
            guard case .list(let members) = pack.schema.fields[list].kind,
                case .list(let items)? = record.values[list], case .record(let item) = items[index]
            else { return [] }
            return values(of: members[slot], within: bounds.missing(slot, of: item, members[slot]))
        case .mark(let index): return marks(of: pack.marks[index])
        case .place: return []
        }
    }

    private func values(of field: Field, within prospect: Prospect) -> [Value] {
        switch field.kind {
        case .flag: return [.flag(false), .flag(true)]
        case .choice(let choices): return choices.map { .text(normalizing: $0.code) }
        case .count, .whole, .decimal, .percent:
            let samples = prospect.samples(at: constants.numbers) ?? []
            return samples.filter { field.mayHold($0) }.map { .number($0) }
        case .date:
            guard let range = prospect.days else { return [] }
            let days = constants.days.map { Rational($0.number) }
            return range.samples(at: days).compactMap { $0.whole.map { .date(Day(number: $0)) } }
        case .text:
            return constants.texts.filter { field.pattern?.matchesWhole($0) ?? true }.map { .text($0) }
        case .list: return [.list([])]
        }
    }

    /// All marks where they are few, else the least and the greatest.
    private func marks(of mark: AssessedMark) -> [Value] {
        guard let step = mark.step, let count = mark.maximum.divided(by: step)?.rounded(.down),
            count < Int64(Self.mostValues)
        else { return [.number(.zero), .number(mark.maximum)] }
        return (0...max(count, 0)).reversed().compactMap { step.multiplied(by: Rational(Int($0))) }
            .map { .number($0) }
    }

    /// No earlier result, and one of each level that was given long ago.
    private func histories(at slot: Int) -> [Value] {
        let long = Day(year: record.period, month: 1, day: 1)?.adding(months: -12 * 20)
        let items = (pack.targetModel?.levels ?? []).compactMap { level in
            long.map { day in
                Value.list([
                    .record(
                        Item(values: [nil, .text(normalizing: level.id), .date(day)], list: slot, index: 0))
                ])
            }
        }
        return [.list([])] + items
    }
}

extension Field {
    /// Whether a number has the digits that the kind of the field allows.
    fileprivate func mayHold(_ number: Rational) -> Bool {
        switch kind {
        case .count: number.isWhole && !number.isNegative
        case .whole: number.isWhole
        case .decimal(let places): number.decimalPlaces.map { $0 <= places } ?? false
        // A record holds decimal figures.
        case .percent: number.decimalPlaces != nil
        case .flag, .choice, .text, .date, .list: true
        }
    }
}

/// The values that stand in a pack, near which conditions and bands turn.
private struct Constants {
    private(set) var numbers: [Rational] = []
    private(set) var days: [Day] = []
    private(set) var texts: [String] = []

    init(_ pack: RulePack, period: Int) {
        for parameter in pack.parameters { note(parameter.value) }
        let awards =
            pack.indicators.map(\.award) + pack.criteria.flatMap { $0.deductions?.items ?? [] }.map(\.award)
            + (pack.deductions?.items ?? []).map(\.award)
        for award in awards { note(award) }
        let gates =
            [pack.applies] + pack.criteria.map(\.applicability?.condition)
            + pack.indicators.map(\.applicability?.condition)
        let targets = pack.targetModel?.targets.flatMap { [$0.applies] + $0.conditions } ?? []
        let outer = pack.targetModel?.criteria.map(\.applies) ?? []
        for expression in (gates + targets + outer).compactMap(\.self) { note(expression) }
        for expression in pack.prerequisites.map(\.condition) + pack.derived.map(\.expression) {
            note(expression)
        }
        for indicator in pack.indicators { numbers.append(indicator.maximum) }
        // Years are counted from the period: `period - birth_year >= 6`.
        let years = numbers.compactMap { Rational(period).subtracting($0) }.filter { $0 > Rational(1900) }
        numbers = Array(Set(numbers + years + [Rational(period)])).sorted()
        days += [Day(year: period, month: 1, day: 1), Day(year: period, month: 12, day: 31)].compactMap(
            \.self)
    }

    private mutating func note(_ award: Award) {
        switch award {
        case .condition(let expression), .choice(let expression, _), .points(let expression, _):
            note(expression)
        case .bands(let expression, let bands):
            numbers += bands.limits
            note(expression)
        case .each(let expression, let points):
            numbers.append(points)
            note(expression)
        case .share(let share):
            note(share.part)
            note(share.whole)
        case .parts(let parts): for part in parts { note(part.award) }
        case .assessed: return
        }
    }

    private mutating func note(_ expression: Expression) {
        var values: [Value] = []
        expression.walk { if case .literal(let value) = $0.kind { values.append(value) } }
        for value in values { note(value) }
    }

    private mutating func note(_ value: Value) {
        switch value {
        case .number(let number): numbers.append(number)
        case .date(let day): days.append(day)
        case .text(let text):
            texts.append(text)
            if let day = Day(text) { days.append(day) }
        case .list(let items): for item in items { note(item) }
        case .flag, .duration, .map, .record: return
        }
    }
}
