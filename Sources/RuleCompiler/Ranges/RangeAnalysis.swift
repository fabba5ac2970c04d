import RuleModel

/// Proves what values the expressions of a pack can have, before any record is read.
///
/// It follows the ranges of the fields through operators, functions and macros, and remembers what the
/// conditions around an expression say. What it proves holds for every record whose fields keep their types
/// and limits, wherever the expression has a value at all:
///
///     members: { type: count, min: 1 }      members            [1..)
///     trained: { type: count, max: members }
///                                           trained / members  [0..1]
///     trained > 0 && …                      trained            [1..) in what follows
///
/// It is sound and not complete: it never rules out a value that some record gives, but it may fail to rule
/// out one that no record gives. `period` is taken for a year in which the pack is in force; whoever scores
/// another one with `--as-of` is told so. Of texts it knows those written out and whether a pattern lets them
/// in; of two fields which is greater only where a limit, a sum or a filter says so.
struct RangeAnalysis {
    /// A variable of a macro.
    private enum Local {
        /// An item of a list.
        case item(ItemFields)
        case value(ValueRange)
    }

    /// How much work is left; every analysis that comes from this one draws on it.
    ///
    /// Where nothing is left every value is taken for possible, which is sound.
    private final class Budget {
        var steps = RangeAnalysis.mostSteps
        /// How deep expressions are nested at this moment, and questions of order within one another.
        var depth = 0
        var questions = 0
    }

    /// Enough for any condition that a person writes; chains made to explode stop here.
    private static let mostSteps = 20_000
    /// Deeper than this nothing is followed, so that no chain of operators fills the stack.
    private static let mostDepth = 60
    /// What is the greater may turn on a difference, which turns on what is the greater.
    private static let mostQuestions = 2

    /// The fields of a list's items, with their ranges.
    struct ItemFields: Sendable {
        let fields: [Field]
        let ranges: [ValueRange]
    }

    /// What holds wherever an expression stands; every analysis that comes from this one shares it.
    private final class Ground {
        let schema: RecordSchema
        let parameters: [Parameter]
        /// The years that records are of.
        let periods: Interval
        /// By slot of the schema, as their types and limits allow.
        var fieldRanges: [ValueRange] = []
        /// By slot of a list.
        var itemFields: [Int: ItemFields] = [:]
        /// By slot: the fields that it limits from above, and from below, as expressions.
        var limitedAbove: [Int: [Expression]] = [:]
        var limitedBelow: [Int: [Expression]] = [:]
        /// The expressions of the derived values and their ranges, as far as they are known.
        var derived: [Expression] = []
        var derivedRanges: [ValueRange] = []

        init(schema: RecordSchema, parameters: [Parameter], periods: Interval) {
            self.schema = schema
            self.parameters = parameters
            self.periods = periods
        }
    }

    private var budget = Budget()
    private let ground: Ground
    private var locals: [Local] = []
    /// What the conditions around say of some expressions.
    private var facts: [Term: ValueRange] = [:]
    /// Pairs of which the conditions around say that the first is at most the second.
    private(set) var order: [(least: Term, most: Term)] = []

    init(
        schema: RecordSchema, parameters: [Parameter], derived: [DerivedValue] = [],
        periods: Interval = .everything
    ) {
        ground = Ground(schema: schema, parameters: parameters, periods: periods)
        settleFields()
        for value in derived { add(value.expression) }
    }

    init(_ pack: RulePack) {
        self.init(
            schema: pack.schema, parameters: pack.parameters, derived: pack.derived,
            periods: pack.inForce.periods)
    }

    /// Takes in the next derived value; each is looked into once, however often it is used.
    private mutating func add(_ expression: Expression) {
        budget = Budget()
        let range = range(of: expression)
        ground.derived.append(expression)
        ground.derivedRanges.append(range)
    }

    var schema: RecordSchema { ground.schema }
    var derived: [Expression] { ground.derived }

    /// The fields that one limits from above, as expressions.
    func fields(limitedAboveBy slot: Int) -> [Expression] { ground.limitedAbove[slot] ?? [] }

    /// The fields that one limits from below, as expressions.
    func fields(limitedBelowBy slot: Int) -> [Expression] { ground.limitedBelow[slot] ?? [] }

    /// The same analysis with its full strength, for the next expression of the pack.
    func renewed() -> RangeAnalysis {
        var analysis = self
        analysis.budget = Budget()
        return analysis
    }

    /// Takes one step of the work; whether there was one left.
    func takesStep() -> Bool {
        budget.steps -= 1
        return budget.steps > 0
    }

    /// Answers which of two is the greater, unless that is being asked too often already.
    func asking(_ question: () -> Bool) -> Bool {
        guard budget.questions < RangeAnalysis.mostQuestions else { return false }
        budget.questions += 1
        defer { budget.questions -= 1 }
        return question()
    }

    mutating func note(_ range: ValueRange, of expression: Expression) {
        facts[Term(expression)] = range
    }

    mutating func noteOrder(_ least: Expression, _ most: Expression) {
        order.append((Term(least), Term(most)))
    }

    /// Whether a condition holds for every record, for none, or may do either.
    func truth(of condition: Expression) -> Truth {
        range(of: condition).truth
    }

    /// The values that the expression can have.
    func range(of expression: Expression) -> ValueRange {
        guard takesStep(), budget.depth < RangeAnalysis.mostDepth else { return expression.type.range }
        budget.depth += 1
        defer { budget.depth -= 1 }
        let range = ownRange(of: expression)
        guard !facts.isEmpty, let fact = facts[Term(expression)] else { return range }
        return range.narrowed(to: fact) ?? fact
    }

    private func ownRange(of expression: Expression) -> ValueRange {
        switch expression.kind {
        case .literal(let value): value.range
        case .field(let slot): ground.fieldRanges[slot]
        case .context(.period): .number(ground.periods, isWhole: true)
        case .context(.place), .map, .index: expression.type.range
        case .parameter(let index): ground.parameters[index].value.range
        case .derived(let index): ground.derivedRanges[index]
        case .local(let index): range(ofLocal: index)
        case .member(let base, let slot, _):
            item(base)?.ranges[slot] ?? expression.type.range
        case .isPresent: .truth(.unknown)
        case .matches(let text, let pattern): .truth(truth(of: text, matching: pattern))
        case .not(let operand): .truth(!truth(of: operand))
        case .negate(let operand):
            negated(range(of: operand))
        case .and(let left, let right): .truth(truth(ofBoth: left, right))
        case .or(let left, let right): .truth(truth(ofEither: left, right))
        case .binary(let symbol, let left, let right):
            range(of: symbol, left, right) ?? expression.type.range
        case .conditional(let condition, let then, let otherwise):
            range(of: then, if: condition, else: otherwise)
        case .call(let function, let arguments):
            range(of: function, arguments) ?? expression.type.range
        case .comprehension(let macro): range(of: macro)
        case .list(let items): range(ofList: items)
        }
    }

    private func negated(_ range: ValueRange) -> ValueRange {
        .number(range.interval.negated, isWhole: range.isWhole)
    }

    private func range(ofList items: [Expression]) -> ValueRange {
        let elements = items.map { range(of: $0) }
        let element = elements.dropFirst().reduce(elements.first ?? .anything) { $0.union($1) }
        return .list(size: .point(Rational(items.count)), element: element)
    }

    private func range(of then: Expression, if condition: Expression, else otherwise: Expression)
        -> ValueRange
    {
        let branches = [(then, true), (otherwise, false)].compactMap { branch, holds in
            assuming(condition, holds)?.range(of: branch)
        }
        return branches.dropFirst().reduce(branches.first ?? .anything) { $0.union($1) }
    }

    // MARK: - Logic

    private func truth(ofBoth left: Expression, _ right: Expression) -> Truth {
        let first = truth(of: left)
        // Where the left half settles it the right one does not count.
        guard first != .no, let inner = assuming(left, true) else { return .no }
        return first && inner.truth(of: right)
    }

    private func truth(ofEither left: Expression, _ right: Expression) -> Truth {
        let first = truth(of: left)
        guard first != .yes, let inner = assuming(left, false) else { return .yes }
        return first || inner.truth(of: right)
    }

    // MARK: - Fields and variables

    /// Finds what types and limits allow, once for all expressions.
    private mutating func settleFields() {
        ground.fieldRanges = schema.fields.map { range(of: $0) }
        for (slot, field) in schema.fields.enumerated() {
            if case .list(let fields) = field.kind {
                ground.itemFields[slot] = ItemFields(fields: fields, ranges: fields.map { range(of: $0) })
            }
            if case .field(let limit)? = field.maximum?.kind {
                ground.limitedAbove[limit, default: []].append(.reading(field, at: slot))
            }
            if case .field(let limit)? = field.minimum?.kind {
                ground.limitedBelow[limit, default: []].append(.reading(field, at: slot))
            }
        }
    }

    /// The values of a field.
    private func range(of field: Field) -> ValueRange {
        guard field.minimum != nil || field.maximum != nil else {
            guard let pattern = field.pattern else { return field.kind.range }
            return .text(TextRange(patterns: [pattern]))
        }
        let range = field.kind.range
        var interval = range.order
        // A limit that names another field counts with the limits written out only, so no circle can arise.
        if let least = field.minimum { interval.lower = interval.intersection(limit(least)).lower }
        if let most = field.maximum {
            let limit = limit(most)
            interval = interval.intersection(Interval(lower: .infinite, upper: limit.upper))
        }
        return if case .day = range { .day(interval) } else { .number(interval, isWhole: range.isWhole) }
    }

    private func limit(_ expression: Expression) -> Interval {
        switch expression.kind {
        case .field(let slot): schema.fields[slot].constantRange
        case .member, .local: .everything
        default:
            expression.contains(where: \.isDatum) ? .everything : range(of: expression).order
        }
    }

    private func range(ofLocal index: Int) -> ValueRange {
        guard index < locals.count, case .value(let range) = locals[index] else { return .anything }
        return range
    }

    /// The fields of the item that an expression gives.
    func item(_ expression: Expression) -> ItemFields? {
        switch expression.kind {
        case .local(let index):
            guard index < locals.count, case .item(let fields) = locals[index] else { return nil }
            return fields
        case .index(let list, _): return item(ofList: list)
        default: return nil
        }
    }

    /// The fields of a list's items, whatever filters it passed.
    private func item(ofList list: Expression) -> ItemFields? {
        switch list.kind {
        case .field(let slot): return ground.itemFields[slot]
        case .derived(let index): return index < derived.count ? item(ofList: derived[index]) : nil
        case .comprehension(let macro):
            guard macro.macro == .filter else { return nil }
            return item(ofList: macro.range)
        case .local, .literal, .context, .parameter, .member, .index, .isPresent, .not, .negate, .and, .or,
            .binary, .conditional, .call, .matches, .list, .map:
            return nil
        }
    }

    // MARK: - Macros

    /// The same analysis within the body of a macro.
    func inside(_ macro: Comprehension) -> RangeAnalysis {
        var inner = self
        inner.locals = Array(locals.prefix(macro.firstLocal))
        while inner.locals.count < macro.firstLocal { inner.locals.append(.value(.anything)) }
        let item =
            item(ofList: macro.range).map { Local.item($0) } ?? .value(range(of: macro.range).element)
        let isMap = macro.range.type.isMap
        let index = Local.value(isMap ? .anything : .count)
        let one = isMap ? .value(.anything) : item
        inner.locals += macro.variables.count > 1 ? [index, one] : [one]
        // Facts about variables of the same number elsewhere do not hold here.
        let reusesVariables: (Expression) -> Bool = { part in
            if case .local(let number) = part.kind { number >= macro.firstLocal } else { false }
        }
        if !facts.isEmpty {
            inner.facts = facts.filter { !$0.key.expression.contains(where: reusesVariables) }
        }
        if !order.isEmpty {
            inner.order = order.filter {
                !$0.least.expression.contains(where: reusesVariables)
                    && !$0.most.expression.contains(where: reusesVariables)
            }
        }
        return inner
    }

    private func range(of macro: Comprehension) -> ValueRange {
        let list = range(of: macro.range)
        let inner = inside(macro)
        let holds = macro.condition.map { inner.truth(of: $0) } ?? .yes
        let isEmpty = list.size.single == .zero
        let hasSome = list.size.isAtLeastZero && !list.size.contains(.zero)
        let chosen = Interval(
            lower: holds == .yes ? list.size.lower : .closed(.zero),
            upper: holds == .no ? .closed(.zero) : list.size.upper)
        switch macro.macro {
        case .all:
            if isEmpty || holds == .yes { return .truth(.yes) }
            return .truth(holds == .no && hasSome ? .no : .unknown)
        case .exists:
            if isEmpty || holds == .no { return .truth(.no) }
            return .truth(holds == .yes && hasSome ? .yes : .unknown)
        case .existsOne: return .truth(isEmpty || holds == .no ? .no : .unknown)
        case .filter: return .list(size: chosen, element: list.element)
        case .map, .transformList:
            return .list(size: chosen, element: macro.result.map { inner.range(of: $0) } ?? list.element)
        case .transformMap: return .anything
        }
    }
}

extension InForce {
    /// The years whose last day the decision governs; all years where it governs none.
    var periods: Interval {
        let first = from.parts.year
        guard let to else { return .from(Rational(first)) }
        let end = to.parts
        let last = end.month == 12 && end.day == 31 ? end.year : end.year - 1
        guard first <= last else { return .everything }
        return Interval(lower: .closed(Rational(first)), upper: .closed(Rational(last)))
    }
}

extension ValueType {
    fileprivate var isMap: Bool {
        if case .map = self { true } else { false }
    }
}

extension Expression {
    fileprivate static func reading(_ field: Field, at slot: Int) -> Expression {
        Expression(.field(slot), type: field.type, span: field.span)
    }

    /// Whether it reads something that differs from record to record.
    fileprivate var isDatum: Bool {
        switch kind {
        case .field, .member, .local, .derived: true
        case .literal, .context, .parameter, .index, .isPresent, .not, .negate, .and, .or, .binary,
            .conditional, .call, .matches, .comprehension, .list, .map:
            false
        }
    }
}
