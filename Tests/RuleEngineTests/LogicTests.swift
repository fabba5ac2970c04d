import RuleEngine
import RuleModel
import TestSupport
import Testing

struct LogicTests {
    /// Operands: true, false, field 0 missing, field 1 missing, a fault.
    private static let yes = flag(true)
    private static let no = flag(false)
    private static let known = Evaluated.known(.flag(true))
    private static let refuted = Evaluated.known(.flag(false))

    @Test(
        arguments: [
            Sample("false && missing", and(no, field(0)), refuted),
            Sample("missing && false", and(field(0), no), refuted),
            Sample("true && missing", and(yes, field(0)), .unknown([.field(0)])),
            Sample("missing && true", and(field(0), yes), .unknown([.field(0)])),
            Sample("missing && missing", and(field(0), field(1)), .unknown([.field(0), .field(1)])),
            Sample("false && fault", and(no, broken), refuted),
            Sample("fault && false", and(broken, no), refuted),
            Sample("missing && fault", and(field(0), broken), .unknown([.field(0)])),
            Sample("fault && missing", and(broken, field(0)), .unknown([.field(0)])),
            Sample("true || missing", or(yes, field(0)), known),
            Sample("missing || true", or(field(0), yes), known),
            Sample("false || missing", or(no, field(0)), .unknown([.field(0)])),
            Sample("missing || missing", or(field(0), field(1)), .unknown([.field(0), .field(1)])),
            Sample("true || fault", or(yes, broken), known),
            Sample("fault || true", or(broken, yes), known),
            Sample("fault || missing", or(broken, field(0)), .unknown([.field(0)])),
            Sample("!missing", not(field(0)), .unknown([.field(0)])),
            Sample("true && true", and(yes, yes), known),
            Sample("false || false", or(no, no), refuted),
        ] as [Sample<Evaluated>])
    func `logic absorbs what does not matter`(sample: Sample<Evaluated>) throws {
        #expect(try evaluate(sample.expression, [nil, nil]) == sample.outcome)
    }

    @Test(
        arguments: [
            Sample("true && fault", and(yes, broken), ()), Sample("fault && true", and(broken, yes), ()),
            Sample("false || fault", or(no, broken), ()), Sample("fault || fault", or(broken, broken), ()),
            Sample("!fault", not(broken), ()),
        ] as [Sample<Void>])
    func `a fault that matters stays a fault`(sample: Sample<Void>) {
        #expect(problem(of: sample.expression) == .divisionByZero)
    }

    @Test func `the truth of a condition names what it lacks`() throws {
        var evaluator = ExpressionEvaluator(parameters: [], derived: [], record: record([nil, .flag(true)]))
        #expect(try evaluator.truth(of: field(0)) == (.unknown, [.field(0)]))
        #expect(try evaluator.truth(of: field(1)) == (.yes, []))
        #expect(try evaluator.truth(of: not(field(1))) == (.no, []))
        #expect(throws: EvaluationFault(problem: .wrongKind(.number), expression: whole(1))) {
            var evaluator = ExpressionEvaluator(parameters: [], derived: [], record: record([]))
            return try evaluator.truth(of: whole(1)).missing
        }
    }
}

// MARK: - Generated

/// Fields of flags, of which some are missing, and conditions over them.
private struct LogicGenerator {
    var generator: SeededGenerator
    /// Each field at most once, which makes Kleene's logic exact.
    var readsOnce: Bool
    private(set) var values: [Bool?] = []

    init(seed: UInt64, readsOnce: Bool) {
        generator = SeededGenerator(seed: seed)
        self.readsOnce = readsOnce
    }

    mutating func condition(depth: Int) -> Expression {
        switch Int.random(in: 0..<(depth == 0 ? 3 : 9), using: &generator) {
        case 0: flag(Bool.random(using: &generator))
        case 1, 2: leaf()
        case 3, 4: not(condition(depth: depth - 1))
        case 5, 6: and(condition(depth: depth - 1), condition(depth: depth - 1))
        default: or(condition(depth: depth - 1), condition(depth: depth - 1))
        }
    }

    private mutating func leaf() -> Expression {
        guard readsOnce || values.count < 5 else {
            return field(Int.random(in: 0..<values.count, using: &generator))
        }
        // No more gaps than can be filled in every way.
        let isMissing = values.count { $0 == nil } < 8 && Bool.random(using: &generator)
        values.append(isMissing ? nil : Bool.random(using: &generator))
        return field(values.count - 1)
    }
}

extension LogicTests {
    /// What a condition comes to over all ways to fill the gaps.
    private func outcomes(of condition: Expression, _ values: [Bool?]) throws -> Set<Bool> {
        let gaps = values.indices.filter { values[$0] == nil }
        var outcomes: Set<Bool> = []
        for filling in 0..<(1 << gaps.count) {
            var filled = values
            for (place, gap) in gaps.enumerated() { filled[gap] = filling >> place & 1 == 1 }
            switch try evaluate(condition, filled.map { $0.map(Value.flag) }) {
            case .known(.flag(let isTrue)): outcomes.insert(isTrue)
            case let other: Issue.record("\(other) is no certain truth")
            }
        }
        return outcomes
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `conditions that read each datum once are decided exactly`(seed: UInt64) throws {
        var logic = LogicGenerator(seed: seed, readsOnce: true)
        let condition = logic.condition(depth: 4)
        let outcomes = try outcomes(of: condition, logic.values)
        let evaluated = try evaluate(condition, logic.values.map { $0.map(Value.flag) })
        switch evaluated {
        case .known(let value): #expect(outcomes == [value == .flag(true)], "seed \(seed)")
        case .unknown: #expect(outcomes == [true, false], "seed \(seed)")
        }
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `what is certain stays so however the gaps are filled`(seed: UInt64) throws {
        var logic = LogicGenerator(seed: seed, readsOnce: false)
        let condition = logic.condition(depth: 5)
        let outcomes = try outcomes(of: condition, logic.values)
        switch try evaluate(condition, logic.values.map { $0.map(Value.flag) }) {
        case .known(let value): #expect(outcomes == [value == .flag(true)], "seed \(seed)")
        case .unknown(let missing):
            let gaps = logic.values.indices.filter { logic.values[$0] == nil }
            #expect(!missing.isEmpty && missing.isSubset(of: gaps.map(DataPath.field)), "seed \(seed)")
        }
    }
}
