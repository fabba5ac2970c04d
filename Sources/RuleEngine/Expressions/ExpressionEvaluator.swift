package import RuleModel

/// Evaluates checked expressions for one record, and so defines what they mean.
///
/// Whatever meets missing data is unknown; only `&&`, `||` and the macros that stand for them absorb it.
/// Every step is charged to a budget, so an expression can neither run for ever nor fill the memory.
package struct ExpressionEvaluator {
    /// What `has` says of a datum that is missing.
    package enum Presence: Sendable {
        /// That it is not there.
        case asItStands
        /// Nothing, since it may still come: a verdict must not rest on a gap.
        case open
    }

    /// A variable of a macro, with the range that it runs over.
    struct Local {
        var value: Value
        var range: Expression?
    }

    /// A derived value once it has been evaluated, with what it read itself.
    private struct Outcome {
        var result: Result<Evaluated, EvaluationFault>
        var reads: Reads
        /// The first datum that it reads.
        var root: DataPath?
    }

    private(set) var record: Record
    private let parameters: [Value]
    private let derived: [Expression]
    private let budget: Int
    /// What `has` says of a datum that is missing.
    let presence: Presence
    private var remaining: Int
    /// By index; none while nobody has asked for it.
    private var outcomes: [Outcome?]
    /// The indexes of those that somebody has asked for.
    private var asked: [Int] = []
    /// How many derived values are being evaluated for one another.
    private var depth = 0
    /// A longer chain of derived values is evaluated from its beginning instead of from its end.
    private static let mostDepth = 32
    var locals: [Local] = []
    /// What was read since `beginReads()`, apart from what the derived values read in their turn.
    private var directReads = Reads()

    /// Prepares the evaluation of a pack's expressions for one record.
    ///
    /// - Parameters:
    ///   - parameters: The values of the pack's parameters, by index.
    ///   - derived: The pack's derived values, each after those that it reads.
    ///   - record: The record that fields are read from.
    ///   - presence: What `has` says of a datum that is missing.
    ///   - budget: The most that one evaluation, and one derived value, may cost.
    package init(
        parameters: [Value], derived: [Expression], record: Record, presence: Presence = .asItStands,
        budget: Int = 1_000_000
    ) {
        self.parameters = parameters
        self.derived = derived
        outcomes = Array(repeating: nil, count: derived.count)
        self.record = record
        self.presence = presence
        self.budget = budget
        remaining = budget
    }

    /// Turns to another record, and forgets what was found out about the one before.
    mutating func turn(to record: Record) {
        self.record = record
        forget()
    }

    /// Changes some data of the record, and forgets what was found out about it before.
    mutating func change(_ changes: [Record.Change]) {
        record.make(changes)
        forget()
    }

    private mutating func forget() {
        for index in asked { outcomes[index] = nil }
        asked.removeAll(keepingCapacity: true)
        beginReads()
    }

    /// Whether what is read is noted; a search that only wants results is faster without.
    package var notesReads = true

    /// Forgets what was read so far.
    package mutating func beginReads() {
        directReads = Reads()
    }

    /// What was read since `beginReads()`, through derived values too.
    package var reads: Reads {
        guard !directReads.derived.isEmpty else { return directReads }
        var reads = directReads
        var waiting = Array(reads.derived)
        while let index = waiting.popLast() {
            guard let inner = outcomes[index]?.reads else { continue }
            reads.data.formUnion(inner.data)
            reads.parameters.formUnion(inner.parameters)
            for next in inner.derived where reads.derived.insert(next).inserted { waiting.append(next) }
        }
        return reads
    }

    /// Evaluates an expression, with values for its outermost variables.
    package mutating func evaluate(
        _ expression: Expression, locals values: [Value] = []
    ) throws(EvaluationFault) -> Evaluated {
        locals = values.map { Local(value: $0, range: nil) }
        remaining = budget
        return try value(of: expression)
    }

    /// Evaluates an operator for two values, as if they stood in the place of its operands.
    mutating func evaluate(
        _ op: BinaryOperator, _ left: Value, _ right: Value, in expression: Expression
    ) throws(EvaluationFault) -> Evaluated {
        locals = []
        remaining = budget
        // The expression and both operands.
        try spend(3, in: expression)
        return try combine(op, left, right, in: expression)
    }

    /// Evaluates a condition, and names the data that it lacks.
    package mutating func truth(
        of expression: Expression, locals values: [Value] = []
    ) throws(EvaluationFault) -> (Truth, missing: Set<DataPath>) {
        switch try evaluate(expression, locals: values) {
        case .unknown(let missing): return (.unknown, missing)
        case .known(let value): return (Truth(try isTrue(value, in: expression)), [])
        }
    }

    /// The value of an expression within the one that is being evaluated.
    mutating func value(of expression: Expression) throws(EvaluationFault) -> Evaluated {
        try spend(1, in: expression)
        switch expression.kind {
        case .literal(let value): return .known(value)
        case .field(let slot): return datum(at: .field(slot), record.values[slot])
        case .context(let name): return context(name)
        case .parameter(let index): return parameter(index)
        case .derived(let index): return try derivedValue(index, in: expression)
        case .local(let index): return .known(locals[index].value)
        case .member(let base, let slot, _): return try member(slot, of: base, in: expression)
        case .index(let base, let key): return try element(of: base, at: key, in: expression)
        case .isPresent(let operand): return try presence(of: operand)
        case .not(let operand): return try negation(of: operand)
        case .negate(let operand): return try opposite(of: operand, in: expression)
        case .and(let left, let right): return try absorb(left, right, deciding: false)
        case .or(let left, let right): return try absorb(left, right, deciding: true)
        case .binary(let op, let left, let right): return try binary(op, left, right, in: expression)
        case .conditional(let condition, let then, let otherwise):
            return try conditional(condition, then: then, otherwise: otherwise)
        case .call(let function, let operands): return try call(function, operands, in: expression)
        case .matches(let text, let pattern): return try match(text, pattern, in: expression)
        case .comprehension(let comprehension): return try run(comprehension, in: expression)
        case .list(let elements): return try list(elements, in: expression)
        case .map(let entries): return try map(entries, in: expression)
        }
    }
}

// MARK: - Cost

extension ExpressionEvaluator {
    /// Charges a cost, and gives up when the budget does not cover it.
    mutating func spend(_ cost: Int, in expression: Expression) throws(EvaluationFault) {
        guard cost <= remaining else {
            remaining = 0
            throw EvaluationFault(problem: .costExceeded, expression: expression)
        }
        remaining -= cost
    }

    /// A value that was made just now, with its size charged.
    mutating func made(_ value: Value, in expression: Expression) throws(EvaluationFault) -> Evaluated {
        try spend(value.extent, in: expression)
        return .known(value)
    }

    /// Runs a plain function of values and names the expression in its faults.
    func locate<Output>(
        in expression: Expression, _ body: @autoclosure () throws(EvaluationFault.Problem) -> Output
    ) throws(EvaluationFault) -> Output {
        do {
            return try body()
        } catch {
            throw EvaluationFault(problem: error, expression: expression)
        }
    }

    func isTrue(_ value: Value, in expression: Expression) throws(EvaluationFault) -> Bool {
        guard case .flag(let isTrue) = value else {
            throw EvaluationFault(problem: .wrongKind(value.kind), expression: expression)
        }
        return isTrue
    }
}

// MARK: - Names

extension ExpressionEvaluator {
    /// A datum of the record, if it is there.
    mutating func datum(at path: DataPath, _ value: Value?) -> Evaluated {
        if notesReads { directReads.data.insert(path) }
        return value.map(Evaluated.known) ?? .unknown([path])
    }

    private mutating func context(_ name: ContextName) -> Evaluated {
        switch name {
        case .period: .known(.number(Rational(record.period)))
        case .place: datum(at: .place, record.place.map(Value.text(normalizing:)))
        }
    }

    private mutating func parameter(_ index: Int) -> Evaluated {
        if notesReads { directReads.parameters.insert(index) }
        return .known(parameters[index])
    }

    func root(ofDerived index: Int) -> DataPath? {
        outcomes[index]?.root
    }

    private mutating func derivedValue(
        _ index: Int, in expression: Expression
    ) throws(EvaluationFault) -> Evaluated {
        let result = settled(index)
        if notesReads { directReads.derived.insert(index) }
        let evaluated = try result.get()
        // Whoever asks takes in all the paths, which may be as many as the record has data.
        if case .unknown(let missing) = evaluated { try spend(missing.count, in: expression) }
        return evaluated
    }

    /// A derived value, evaluated when it is asked for first, on a budget of its own.
    ///
    /// Otherwise it would depend on who asks first whether the asker's budget suffices. Those that it reads are
    /// asked for in their turn; where that goes too deep, all before it are evaluated in their order, in which
    /// each finds what it reads.
    private mutating func settled(_ index: Int) -> Result<Evaluated, EvaluationFault> {
        if let known = outcomes[index]?.result { return known }
        if depth >= Self.mostDepth {
            for earlier in 0..<index where outcomes[earlier] == nil { keep(outcome(of: earlier), earlier) }
        }
        let found = outcome(of: index)
        keep(found, index)
        return found.result
    }

    private mutating func keep(_ outcome: Outcome, _ index: Int) {
        outcomes[index] = outcome
        asked.append(index)
    }

    private mutating func outcome(of index: Int) -> Outcome {
        let asker = (locals, remaining, directReads)
        (locals, remaining, directReads) = ([], budget, Reads())
        depth += 1
        defer {
            depth -= 1
            (locals, remaining, directReads) = asker
        }
        let result: Result<Evaluated, EvaluationFault>
        do throws(EvaluationFault) {
            result = .success(try value(of: derived[index]))
        } catch {
            result = .failure(error)
        }
        return Outcome(result: result, reads: directReads, root: root(of: derived[index]))
    }
}
