import RuleDiagnostics
import RuleEngine
import RuleModel
import RuleReport

/// Looks for a record on which a mistake shows: that of a case with one or two data changed.
///
/// Of numbers the values around the limits in sight are tried, and the parts of wholes that come to them; of flags
/// and choices all; and the absence of each. What it finds is a fact; that it finds nothing proves nothing.
struct DistinguishingRecord {
    /// The most records that are scored.
    private static let mostTries = 2_000
    /// The most values of one datum that are tried in pairs.
    private static let mostPaired = 28

    /// The case whose record it is like, and what is changed in it.
    private(set) var record: (like: String, changes: [(name: String, value: String)])?

    private let mutant: Mutant
    private let pack: RulePack
    private let numbers: [Rational]
    private let focus: MutantFocus
    /// The one indicator that the mistake is in, if all else is as in the pack.
    private let place: IndicatorPlace?
    private var tries = 0

    init(_ mutant: Mutant, cases: [ScoredCase]) {
        self.mutant = mutant
        pack = cases.first?.scored.pack ?? mutant.pack
        focus = mutant.focus
        place = IndicatorPlace(where: mutant.pack, differsFrom: pack)
        let expressions = focus.expressions
        numbers = Set(focus.numbers + expressions.flatMap { $0.constants(in: mutant.pack) }).sorted()
        search(cases)
    }

    private mutating func search(_ cases: [ScoredCase]) {
        for item in cases where tells(item.scored.record, item) {
            return found(item, [])
        }
        for item in cases {
            for path in paths(in: item.scored.record) {
                for value in values(at: path, of: item.scored.record) {
                    guard tries < Self.mostTries else { return }
                    if tells(item.scored.record.with(value, at: path), item) {
                        return found(item, [(path, value)])
                    }
                }
            }
        }
        searchPairs(cases)
    }

    private mutating func searchPairs(_ cases: [ScoredCase]) {
        for item in cases {
            let paths = paths(in: item.scored.record)
            for (number, first) in paths.enumerated() {
                for value in values(at: first, of: item.scored.record).prefix(Self.mostPaired) {
                    let record = item.scored.record.with(value, at: first)
                    for second in paths[(number + 1)...] {
                        for other in values(at: second, of: record).prefix(Self.mostPaired) {
                            guard tries < Self.mostTries else { return }
                            if tells(record.with(other, at: second), item) {
                                return found(item, [(first, value), (second, other)])
                            }
                        }
                    }
                }
            }
        }
    }

    private mutating func found(_ item: ScoredCase, _ changes: [(DataPath, Value?)]) {
        record = (
            item.item.name.value,
            changes.map { (pack.name(of: $0.0), $0.1.map(DistinguishingRecord.text) ?? "~") }
        )
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .flag(let flag): flag ? "true" : "false"
        case .number(let number): number.description
        case .text(let text): text
        case .date(let day): day.description
        case .duration, .list, .map, .record: "…"
        }
    }

    // MARK: - One record

    /// Whether both packs judge a record that keeps the limits, and differently so that a case could see it.
    private mutating func tells(_ record: Record, _ item: ScoredCase) -> Bool {
        tries += 1
        guard place?.isSame(record, pack, mutant.pack, item.item.asOf) != true, keepsLimits(record),
            let right = try? ReferenceEvaluator.verdict(on: record, by: pack, asOf: item.item.asOf)
        else { return false }
        guard let wrong = mutant.verdict(on: record, asOf: item.item.asOf) else { return true }
        return right.visible != wrong.visible
    }

    private func keepsLimits(_ record: Record) -> Bool {
        var evaluator = ExpressionEvaluator(
            parameters: pack.parameters.map(\.value), derived: pack.derived.map(\.expression), record: record)
        return zip(pack.schema.fields, record.values).allSatisfy { field, value in
            guard case .number(let number)? = value else { return true }
            let limits = [field.minimum, field.maximum].map { limit -> Rational? in
                guard let limit, case .known(.number(let end))? = try? evaluator.evaluate(limit, locals: [])
                else { return nil }
                return end
            }
            return limits[0].map { number >= $0 } ?? true && limits[1].map { number <= $0 } ?? true
        }
    }

    // MARK: - Values

    /// Where the data stand that the item with the mistake reads.
    private func paths(in record: Record) -> [DataPath] {
        let read = focus.expressions.reduce(into: Set<DataPath>()) {
            $0.formUnion($1.data(in: record, of: mutant.pack))
        }
        return (read.union(focus.marks.map { .mark($0) })).sorted()
    }

    private func values(at path: DataPath, of record: Record) -> [Value?] {
        switch path {
        case .item(let list, _, let slot):
            if case .list(let fields) = pack.schema.fields[list].kind {
                values(of: fields[slot], in: record)
            } else {
                []
            }
        case .field(let slot): values(of: pack.schema.fields[slot], in: record)
        case .mark(let index):
            candidates(in: record, isWhole: false)
                .filter { $0 >= .zero && $0 <= pack.marks[index].maximum }.map { .number($0) } + [nil]
        case .place: []
        }
    }

    private func values(of field: Field, in record: Record) -> [Value?] {
        switch field.kind {
        case .flag: [.flag(true), .flag(false), nil]
        case .choice(let choices): choices.map { .text($0.code) } + [nil]
        case .count, .whole: candidates(in: record, isWhole: true).map { .number($0) } + [nil]
        case .decimal, .percent: candidates(in: record, isWhole: false).map { .number($0) } + [nil]
        case .text, .date, .list: [nil]
        }
    }

    /// The numbers in sight and their neighbours, and for shares the parts of each whole that come to them.
    private func candidates(in record: Record, isWhole: Bool) -> [Rational] {
        let wholes = record.values.compactMap { value -> Rational? in
            guard case .number(let number)? = value, number > .one else { return nil }
            return number
        }
        let parts = numbers.filter { $0 > .zero && $0 <= .one }.flatMap { share in
            ([Rational(100)] + wholes).compactMap { $0.multiplied(by: share) }
        }
        let near = (numbers + parts).flatMap { number -> [Rational] in
            let step = isWhole ? Rational.one : Rational(1, over: 100) ?? .one
            let floor = isWhole ? Rational(Int(number.rounded(.down))) : number
            let years = [floor, floor.adding(step)].compactMap { number in
                number.flatMap { Rational(record.period).subtracting($0) }
            }
            return [floor, floor.subtracting(step), floor.adding(step)].compactMap(\.self) + years
        }
        var seen: Set<Rational> = []
        return ([Rational(100), .zero, .one] + near + wholes + [Rational(2)]).filter { number in
            (!isWhole || number.isWhole) && !number.isNegative && seen.insert(number).inserted
        }
    }
}

extension Verdict {
    /// What a worked case can compare.
    fileprivate struct Visible: Equatable {
        var status: Status
        var points: Bounds
        var classIndex: Int?
        var bars: [Bar]
        var indicators: [Bounds]
        var outcomes: [IndicatorResult.Outcome]
        var prerequisites: [Truth]
        var missing: Set<DataPath>
        var states: [[TargetState?]]
        var levels: [Truth]
    }

    fileprivate var visible: Visible {
        let indicators = criteria.flatMap(\.indicators)
        return Visible(
            status: status, points: points, classIndex: classIndex, bars: bars,
            indicators: indicators.map(\.points), outcomes: indicators.map(\.outcome),
            prerequisites: prerequisites.map(\.holds), missing: Set(missing.map(\.path)),
            states: levels.map(\.states), levels: levels.map(\.isReached))
    }
}
