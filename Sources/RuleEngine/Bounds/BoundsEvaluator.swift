package import RuleModel

/// Finds what expressions may come to, over all ways to fill what a record lacks.
///
/// It reads an expression as `ExpressionEvaluator` does, with a `Prospect` in the place of each value:
///
///     members      38             ->  38
///     with_plan    missing        ->  0...38, because of its `max: members`
///     share(with_plan, members)   ->  0...1
///     with_plan >= 0              ->  true
///
/// Two uses of one missing datum are taken as two data, so the answer may be too wide, and never too narrow.
/// Where few values are possible they are all tried with the exact evaluator; what is not understood may be
/// anything of its type. An evaluation that fails for some filling has no outcome there and is left out.
package struct BoundsEvaluator {
    let schema: RecordSchema
    let derived: [Expression]
    let parameters: [Value]
    let marks: [AssessedMark]
    /// Computes what values give, one combination at a time.
    var exact: ExpressionEvaluator
    var record: Record { exact.record }
    /// How far each field may go, by slot of the schema; empty until the first is read.
    var spans: [FieldSpan] = []
    /// The same as prospects; none while nobody has asked for it.
    var fields: [Prospect?] = []
    /// The limits of all fields; none before they are followed for the first time.
    var limits: LimitTable?
    /// By index; none while nobody has asked for it.
    var derivedProspects: [Prospect?]
    /// The indexes of those that somebody has asked for.
    private(set) var asked: [Int] = []
    private var depth = 0
    /// A longer chain of derived values is followed from its beginning instead of from its end.
    private static let mostDepth = 32
    var locals: [Prospect] = []
    /// Whether the limits of a list item's field are being read, which may read one another in a circle.
    var readsLimits = false
    private var remaining = Self.budget
    /// The data that were looked at, over all ways to fill what is missing; kept only where it is asked for.
    var reads: Set<DataPath>?
    /// What each derived value looked at.
    private var derivedReads: [Set<DataPath>]
    /// Whether some question was too long, so that less was looked at than could be.
    private(set) var hasGivenUp = false

    /// The most steps that one question may take; beyond them all that the type allows is possible.
    private static let budget = 200_000

    init(pack: RulePack, parameters: [Value], derived: [Expression], record: Record) {
        schema = pack.schema
        marks = pack.marks
        self.parameters = parameters
        self.derived = derived
        derivedProspects = Array(repeating: nil, count: derived.count)
        derivedReads = Array(repeating: [], count: derived.count)
        exact = ExpressionEvaluator(parameters: parameters, derived: derived, record: record)
    }

    /// Prepares the bounds of a pack's expressions for one record.
    package init(pack: RulePack, record: Record) {
        self.init(
            pack: pack, parameters: pack.parameters.map(\.value),
            derived: pack.derived.map(\.expression), record: record)
    }

    /// Turns to another record, and forgets what was found out about the one before.
    mutating func turn(to record: Record) {
        exact.turn(to: record)
        forget()
    }

    /// Changes some data of the record, and forgets what was found out about it before.
    mutating func change(_ changes: [Record.Change]) {
        exact.change(changes)
        forget()
    }

    private mutating func forget() {
        spans.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
        for index in asked {
            derivedProspects[index] = nil
            derivedReads[index] = []
        }
        asked.removeAll(keepingCapacity: true)
        hasGivenUp = false
    }

    /// Whether a condition is certain to hold, or not to hold, whatever the missing data turn out to be.
    package mutating func truth(of condition: Expression) -> Truth {
        prospect(of: condition).truth
    }

    /// What an expression may come to.
    mutating func prospect(of expression: Expression, locals values: [Prospect] = []) -> Prospect {
        locals = values
        remaining = Self.budget
        return evaluate(expression)
    }

    /// Whether the budget covers so many more steps; if not, nothing more is looked at.
    mutating func affords(_ steps: Int) -> Bool {
        remaining = steps <= remaining ? remaining - steps : 0
        if remaining == 0 { hasGivenUp = true }
        return remaining > 0
    }

    /// What an expression within the one that was asked for may come to.
    mutating func evaluate(_ expression: Expression) -> Prospect {
        guard affords(1) else { return Prospect(anyOf: expression.type) }
        switch expression.kind {
        case .literal(let value): return Prospect(value)
        case .field(let slot):
            reads?.insert(.field(slot))
            return field(slot)
        case .context(.period): return Prospect(.number(Rational(record.period)))
        case .context(.place):
            return record.place.map { Prospect(.text(normalizing: $0)) } ?? .anything
        case .parameter(let index): return Prospect(parameters[index])
        case .derived(let index): return derivedProspect(index)
        case .local(let index): return locals[index]
        case .member(let base, let slot, _): return member(slot, of: base, type: expression.type)
        case .isPresent(let operand): return presence(of: operand)
        case .not(let operand): return Prospect(!evaluate(operand).truth)
        case .and(let left, let right): return Prospect(evaluate(left).truth && evaluate(right).truth)
        case .or(let left, let right): return Prospect(evaluate(left).truth || evaluate(right).truth)
        case .conditional(let condition, let then, let otherwise):
            return conditional(condition, then: then, otherwise: otherwise)
        case .comprehension(let macro): return run(macro, type: expression.type)
        case .index, .negate, .binary, .call, .matches, .list, .map: return strict(expression)
        }
    }

    private mutating func conditional(
        _ condition: Expression, then: Expression, otherwise: Expression
    ) -> Prospect {
        switch evaluate(condition).truth {
        case .yes: return evaluate(then)
        case .no: return evaluate(otherwise)
        case .unknown:
            let branch = evaluate(then)
            return branch.union(evaluate(otherwise))
        }
    }

    private mutating func derivedProspect(_ index: Int) -> Prospect {
        if spans.isEmpty { settleFields() }
        if depth >= Self.mostDepth {
            for earlier in 0..<index where derivedProspects[earlier] == nil { settle(earlier) }
        }
        if derivedProspects[index] == nil { settle(index) }
        reads?.formUnion(derivedReads[index])
        return derivedProspects[index] ?? .anything
    }

    private mutating func settle(_ index: Int) {
        let asker = reads
        if reads != nil { reads = [] }
        depth += 1
        derivedProspects[index] = apart { $0.evaluate($0.derived[index]) }
        depth -= 1
        derivedReads[index] = reads ?? []
        asked.append(index)
        reads = asker
    }

    /// Finds something that others will use too: without the asker's variables, on a budget of its own.
    mutating func apart<Output>(_ body: (inout BoundsEvaluator) -> Output) -> Output {
        let asker = (locals, remaining)
        (locals, remaining) = ([], Self.budget)
        defer { (locals, remaining) = asker }
        return body(&self)
    }
}
