import RuleModel

/// The values of one datum that are worth a try, the smallest change first.
struct WayUpDomain {
    /// More values than this are left out where each of them may make a difference.
    private static let mostValues = 4096

    private(set) var numbers: [Rational] = []
    private(set) var isCutShort = false

    /// The numbers of a range, next to the turns and all along the spans.
    ///
    /// - Parameters:
    ///   - range: The numbers that are allowed.
    ///   - unit: The unit in which they are counted.
    ///   - from: The number that stands there now.
    ///   - turns: Where something may change.
    init(of range: NumberRange, unit: Rational, from: Rational?, turns: WayUpTurns) {
        let start = from ?? range.least ?? range.most ?? .zero
        var found: Set<Rational> = []
        func add(_ number: Rational?) {
            if let number, range.contains(number) { found.insert(number) }
        }
        add(range.least)
        add(range.most)
        if from == nil { add(start) }
        // Of all numbers between two turns the nearest to what stands there is enough.
        for turn in turns.points {
            guard let below = turn.rounded(toStep: unit, .down) else { continue }
            let above = below == turn ? turn : below.adding(unit)
            if from == nil || turn >= start {
                add(above)
                if above == turn { add(turn.adding(unit)) }
            }
            if from == nil || turn <= start {
                add(below)
                if below == turn { add(turn.subtracting(unit)) }
            }
        }
        let most = Self.mostValues
        for span in turns.isFree ? [] : turns.spans {
            let within = range.narrowed(least: span.least, most: span.most)
            for isRising in [true, false] {
                guard var number = start.rounded(toStep: unit, isRising ? .down : .up) else { continue }
                // What lies before the span is no change of its own.
                if isRising, let least = within.least, least > number {
                    number = least.rounded(toStep: unit, .down) ?? number
                } else if !isRising, let most = within.most, most < number {
                    number = most.rounded(toStep: unit, .up) ?? number
                }
                var isDone = false
                for _ in 0..<most {
                    guard let next = isRising ? number.adding(unit) : number.subtracting(unit) else { break }
                    add(number)
                    number = next
                    isDone =
                        isRising
                        ? (within.most.map { number > $0 } ?? false)
                        : (within.least.map { number < $0 } ?? false)
                    if isDone { break }
                }
                add(number)
                if !isDone { isCutShort = true }
            }
        }
        if let from { found.remove(from) }
        numbers = Array(found)
    }

    /// All numbers of a range one by one, away from what stands there, as far as they are wanted.
    static func numbers(
        of range: NumberRange, unit: Rational, from: Rational?, isRising: Bool, most: Int = mostFreeValues
    ) -> (numbers: [Rational], isCutShort: Bool) {
        let start = from ?? range.least ?? range.most ?? .zero
        var numbers: [Rational] = []
        guard let first = start.rounded(toStep: unit, isRising ? .down : .up) else { return ([], true) }
        for step in (from == nil && isRising ? 0 : 1)...most {
            guard let distance = unit.multiplied(by: Rational(step)),
                let number = isRising ? first.adding(distance) : first.subtracting(distance)
            else { return (numbers, true) }
            if let end = isRising ? range.most : range.least, isRising ? number > end : number < end {
                // The end need not be a whole step away.
                if end != start, range.contains(end), numbers.last != end { numbers.append(end) }
                return (numbers, false)
            }
            if range.contains(number) { numbers.append(number) }
        }
        return (numbers, true)
    }

    /// Where every value may make a difference, no more than these are looked at.
    private static let mostFreeValues = 256
}

/// The tests that rules put to a choice: codes that all of them answer alike are one choice.
struct WayUpChoices {
    let path: DataPath
    let pack: RulePack
    let record: Record
    private(set) var tests: [[Value]] = []
    /// Whether each code may make a difference.
    private(set) var isFree = false
    /// The derived values that were looked into.
    private var seen: Set<Int> = []

    init(
        of path: DataPath, in record: Record, of pack: RulePack, items: [WayUpItem], limits: [ReadingLimit]
    ) {
        (self.path, self.record, self.pack) = (path, record, pack)
        for item in items {
            let rules = item.rules(in: pack)
            for award in rules.awards { look(into: award) }
            for condition in rules.conditions { look(into: condition) }
        }
        for limit in limits {
            for expression in [limit.field.minimum, limit.field.maximum].compactMap(\.self) {
                look(into: expression)
            }
        }
    }

    /// One code for each way to answer the tests, without the one that stands there.
    func codes(of choices: [Choice], from: Value?) -> [Value] {
        let values = choices.map { Value.text(normalizing: $0.code) }
        guard !isFree else { return values.filter { $0 != from } }
        var seen: Set<[Bool]> = []
        if let from { seen.insert(answers(of: from)) }
        return values.filter { seen.insert(answers(of: $0)).inserted }
    }

    private func answers(of value: Value) -> [Bool] {
        tests.map { $0.contains(value) }
    }

    private mutating func look(into award: Award) {
        switch award {
        case .condition(let expression), .bands(let expression, _), .each(let expression, _),
            .points(let expression, _):
            look(into: expression)
        case .share(let share):
            look(into: share.part)
            look(into: share.whole)
        case .parts(let parts): for part in parts { look(into: part.award) }
        case .assessed: break
        case .choice(let expression, let choices):
            guard isDatum(expression) else { return look(into: expression) }
            for points in Set(choices.map(\.points)) {
                tests.append(choices.filter { $0.points == points }.map { .text(normalizing: $0.code) })
            }
        }
    }

    private mutating func look(into expression: Expression) {
        guard !isFree, expression.mayRead(path, in: record, of: pack) else { return }
        if isDatum(expression) {
            isFree = true
            return
        }
        switch expression.kind {
        case .derived(let index):
            guard seen.insert(index).inserted else { return }
            return look(into: pack.derived[index].expression)
        case .binary(let op, let left, let right):
            if op == .equal || op == .notEqual {
                if isDatum(left), case .literal(let value) = right.kind { return tests.append([value]) }
                if isDatum(right), case .literal(let value) = left.kind { return tests.append([value]) }
            }
            if op == .isIn, isDatum(left), let values = right.literals { return tests.append(values) }
            if left.holdsItems || right.holdsItems { isFree = true }
        case .isPresent(let operand) where isDatum(operand): return
        default: break
        }
        for child in expression.children { look(into: child) }
    }

    private func isDatum(_ expression: Expression) -> Bool {
        switch (expression.kind, path) {
        case (.field(let slot), .field(let own)): slot == own
        case (.member(_, let slot, _), .item(_, _, let own)):
            slot == own && expression.mayRead(path, in: record, of: pack)
        default: false
        }
    }
}

extension Expression {
    /// The values of a list of literals.
    fileprivate var literals: [Value]? {
        if case .literal(.list(let values)) = kind { return values }
        guard case .list(let elements) = kind else { return nil }
        var values: [Value] = []
        for element in elements {
            guard case .literal(let value) = element.kind else { return nil }
            values.append(value)
        }
        return values
    }
}
