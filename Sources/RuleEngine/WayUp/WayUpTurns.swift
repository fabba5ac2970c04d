import RuleModel

/// The values at which something may turn as one datum changes, and nothing between them does.
///
///     share(part, 40) >= 0.9      ->  turns at 36
///     each: part, points: 2       ->  changes all along from 0 to what gives the maximum
///     part + other >= 3           ->  free: the other datum moves the turn
struct WayUpTurns {
    /// How an expression follows the datum.
    private enum Flow {
        /// Not at all.
        case still
        /// It jumps at turns that are noted.
        case steps
        /// It is one of some numbers that follow from the datum.
        case forms([WayUpForm])
        /// In ways that are not understood.
        case free
    }

    private let path: DataPath
    private let pack: RulePack
    private let record: Record
    /// What may be different in the end: what may change, and what is missing.
    private let loose: Set<DataPath>
    private var exact: ExpressionEvaluator
    private var derived: [Int: Flow] = [:]
    private(set) var points: [Rational] = []
    /// Where every value may make a difference; an end that is missing is infinite.
    private(set) var spans: [NumberRange] = []
    private(set) var isFree = false

    init(of path: DataPath, in record: Record, of pack: RulePack, loose: Set<DataPath>) {
        (self.path, self.pack, self.record, self.loose) = (path, pack, record, loose)
        exact = ExpressionEvaluator(
            parameters: pack.parameters.map(\.value), derived: pack.derived.map(\.expression), record: record)
    }

    // MARK: - Rules

    mutating func follow(_ item: WayUpItem) {
        let rules = item.rules(in: pack)
        for award in rules.awards { follow(award, maximum: item.maximum(in: pack)) }
        for condition in rules.conditions { settle(condition) }
    }

    /// Follows the limits of a field, which hold or do not.
    mutating func follow(limitsOf field: Field, at owner: DataPath) {
        for limit in [field.minimum, field.maximum].compactMap(\.self) {
            let data = limit.data(in: record, of: pack, owner: record.owner(of: owner))
            let reads = data.contains(path)
            guard reads || owner == path else { continue }
            if owner == path {
                if data.contains(where: loose.contains) { isFree = true }
            } else if loose.contains(owner) {
                isFree = true
            } else if case .number(let value)? = record.value(at: owner) {
                guard case .forms(let forms) = flow(of: limit) else {
                    isFree = true
                    continue
                }
                note(forms, at: [value])
            }
        }
    }

    private mutating func follow(_ award: Award, maximum: Rational) {
        switch award {
        case .condition(let condition): settle(condition)
        case .choice(let expression, _): settle(expression)
        case .assessed(let mark):
            if path == .mark(mark) { spans.append(NumberRange(least: .zero, most: maximum)) }
        case .bands(let expression, let bands): settle(expression) { $0.note($1, at: bands.limits) }
        case .each(let count, let points):
            settle(count) { $0.spread($1, from: .zero, to: maximum.divided(by: points)) }
        case .points(let expression, let step):
            settle(expression) { $0.climb($1, to: maximum, step: step) }
        case .parts(let parts): for part in parts { follow(part.award, maximum: part.maximum) }
        case .share(let share): follow(share, maximum: maximum)
        }
    }

    private mutating func follow(_ share: ShareAward, maximum: Rational) {
        let (part, whole) = (flow(of: share.part), flow(of: share.whole))
        if case .still = part, case .still = whole { return }
        switch (part, whole) {
        case (.still, .steps), (.steps, .still), (.steps, .steps): return
        default: break
        }
        guard let parts = forms(part, share.part), let wholes = forms(whole, share.whole) else {
            isFree = true
            return
        }
        note(wholes, at: [.zero])
        for part in parts {
            for whole in wholes {
                guard let ratio = part.divided(by: whole) else {
                    // Nothing out of nothing is a turn already.
                    if !whole.isConstant { isFree = true }
                    continue
                }
                switch share.scale {
                case .allOrNothing: note([ratio], at: [.one])
                case .bands(let bands): note([ratio], at: bands.limits)
                case .proportional(let step):
                    let scaled = ratio.multiplied(by: .constant(maximum))
                    if let scaled { climb([scaled], to: maximum, step: step) } else { isFree = true }
                }
            }
        }
    }

    // MARK: - Turns

    /// Follows an expression; forms of it are handed on.
    private mutating func settle(
        _ expression: Expression, _ body: ((inout WayUpTurns, [WayUpForm]) -> Void)? = nil
    ) {
        switch flow(of: expression) {
        case .still, .steps: break
        case .free: isFree = true
        case .forms(let forms):
            if let body { body(&self, forms) } else { isFree = true }
        }
    }

    private mutating func note(_ forms: [WayUpForm], at numbers: [Rational]) {
        for form in forms where !form.isConstant {
            points += numbers.compactMap { form.datum(at: $0) } + [form.pole].compactMap(\.self)
        }
    }

    private mutating func spread(_ forms: [WayUpForm], from low: Rational, to high: Rational?) {
        for form in forms where !form.isConstant {
            let ends = [form.datum(at: low), high.flatMap { form.datum(at: $0) }]
            note([form], at: [low] + [high].compactMap(\.self))
            let known = ends.compactMap(\.self)
            spans.append(
                known.count < 2 || form.pole != nil
                    ? .unlimited : NumberRange(least: known.min(), most: known.max()))
        }
    }

    /// More steps than these are taken as changes all along.
    private static let mostSteps = 512

    /// Points up to a maximum: a turn at each step, and halfway between, whatever the rounding.
    private mutating func climb(_ forms: [WayUpForm], to maximum: Rational, step: PointStep?) {
        guard let half = step?.step.divided(by: Rational(2)),
            let count = maximum.divided(by: half)?.rounded(.up), count <= Self.mostSteps
        else { return spread(forms, from: .zero, to: maximum) }
        note(forms, at: (0...(count + 1)).compactMap { Rational(Int($0)).multiplied(by: half) })
    }

    // MARK: - Expressions

    private func isDatum(_ expression: Expression) -> Bool {
        switch (expression.kind, path) {
        case (.field(let slot), .field(let own)): slot == own
        case (.member(let base, let slot, _), .item(_, _, let own)):
            slot == own && !reads(base) && expression.mayRead(path, in: record, of: pack)
        default: false
        }
    }

    private func reads(_ expression: Expression) -> Bool {
        expression.mayRead(path, in: record, of: pack)
    }

    private mutating func constant(_ expression: Expression) -> Rational? {
        guard !expression.contains(where: { if case .local = $0.kind { true } else { false } }),
            expression.data(in: record, of: pack).isDisjoint(with: loose),
            case .known(.number(let number))? = try? exact.evaluate(expression)
        else { return nil }
        return number
    }

    private mutating func forms(_ flow: Flow, _ expression: Expression) -> [WayUpForm]? {
        switch flow {
        case .forms(let forms): forms
        case .still: constant(expression).map { [.constant($0)] }
        case .steps, .free: nil
        }
    }

    private mutating func flow(of expression: Expression) -> Flow {
        if isDatum(expression) { return .forms([.datum]) }
        switch expression.kind {
        case .derived(let index):
            if let known = derived[index] { return known }
            let result = flow(of: pack.derived[index].expression)
            derived[index] = result
            return result
        case .binary(let op, let left, let right): return flow(op, left, right)
        case .negate(let operand):
            guard case .forms(let forms) = flow(of: operand) else { return jumps([operand]) }
            return collect(forms.map(\.negated))
        case .conditional(let condition, let then, let otherwise):
            return branch(condition, then, otherwise)
        case .call(.share, let operands) where operands.count == 2:
            return flow(.divide, operands[0], operands[1])
        case .call(.min, let operands), .call(.max, let operands): return extreme(operands)
        case .isPresent(let operand) where isDatum(operand): return .steps
        case .literal, .field, .context, .parameter, .local: return .still
        case .member, .index, .isPresent, .not, .and, .or, .call, .matches, .comprehension, .list, .map:
            return jumps(expression.children)
        }
    }

    /// What only jumps with its parts.
    private mutating func jumps(_ parts: [Expression]) -> Flow {
        var isStill = true
        for part in parts {
            switch flow(of: part) {
            case .still: break
            case .steps: isStill = false
            case .forms, .free: return .free
            }
        }
        return isStill ? .still : .steps
    }

    private func collect(_ forms: [WayUpForm?]) -> Flow {
        let known = forms.compactMap(\.self)
        return known.count == forms.count && known.count <= 16 ? .forms(known) : .free
    }

    private mutating func branch(
        _ condition: Expression, _ then: Expression, _ otherwise: Expression
    ) -> Flow {
        let test = jumps([condition])
        if case .free = test { return .free }
        let (left, right) = (flow(of: then), flow(of: otherwise))
        switch (left, right) {
        case (.still, .still): return test
        case (.still, .steps), (.steps, .still), (.steps, .steps): return .steps
        default: break
        }
        guard let left = forms(left, then), let right = forms(right, otherwise) else { return .free }
        return collect(left + right)
    }

    private mutating func extreme(_ operands: [Expression]) -> Flow {
        let flows = operands.map { flow(of: $0) }
        guard flows.contains(where: { if case .forms = $0 { true } else { false } }), operands.count > 1
        else {
            return jumps(operands)
        }
        var all: [WayUpForm] = []
        for (flow, operand) in zip(flows, operands) {
            guard let forms = forms(flow, operand) else { return .free }
            all += forms
        }
        guard cross(all, all) else { return .free }
        return collect(all)
    }

    /// Notes where forms meet; false where that is not known.
    private mutating func cross(_ left: [WayUpForm], _ right: [WayUpForm]) -> Bool {
        for form in left {
            for other in right where form != other {
                guard let difference = form.subtracting(other) else { return false }
                note([difference], at: [.zero])
            }
        }
        return true
    }

    private mutating func flow(_ op: BinaryOperator, _ left: Expression, _ right: Expression) -> Flow {
        // Items that are compared as a whole are read as a whole.
        if case .item = path, left.holdsItems || right.holdsItems { return .free }
        let flows = (flow(of: left), flow(of: right))
        switch flows {
        case (.still, .still): return .still
        case (.still, .steps), (.steps, .still), (.steps, .steps): return .steps
        default: break
        }
        if op == .isIn, case .forms(let forms) = flows.0, case .list(let elements) = right.kind {
            for element in elements {
                guard let number = constant(element) else { return .free }
                note(forms, at: [number])
            }
            return .steps
        }
        guard let (lefts, rights) = both(flows, left, right) else { return .free }
        switch op {
        case .add: return combine(lefts, rights) { $0.adding($1) }
        case .subtract: return combine(lefts, rights) { $0.subtracting($1) }
        case .multiply: return combine(lefts, rights) { $0.multiplied(by: $1) }
        case .divide:
            note(rights, at: [.zero])
            return combine(lefts, rights) { $0.divided(by: $1) }
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            return cross(lefts, rights) ? .steps : .free
        case .remainder, .isIn: return .free
        }
    }

    private mutating func both(
        _ flows: (Flow, Flow), _ left: Expression, _ right: Expression
    ) -> ([WayUpForm], [WayUpForm])? {
        guard let lefts = forms(flows.0, left), let rights = forms(flows.1, right) else { return nil }
        return (lefts, rights)
    }

    private func combine(
        _ left: [WayUpForm], _ right: [WayUpForm], _ body: (WayUpForm, WayUpForm) -> WayUpForm?
    ) -> Flow {
        collect(left.flatMap { form in right.map { body(form, $0) } })
    }
}

extension WayUpItem {
    /// The most points of its award.
    func maximum(in pack: RulePack) -> Rational {
        switch self {
        case .indicator(let index, let inner): pack.criteria[index].indicators[inner].maximum
        case .criterionDeduction(let index, let inner):
            pack.criteria[index].deductions?.items[inner].maximum ?? .zero
        case .deduction(let index): pack.deductions?.items[index].maximum ?? .zero
        case .criterionGate, .prerequisite, .packGate, .target: .zero
        }
    }

    /// The most that it can come to whatever the data are, by its groups.
    func most(in pack: RulePack) -> [Rational] {
        switch self {
        case .indicator: [maximum(in: pack)]
        // To take nothing.
        case .criterionDeduction, .deduction: [.zero]
        case .target(let index, let inner):
            (pack.targetModel?.criteria[index].targets[inner].conditions ?? [])
                .map { $0 == nil ? .zero : .one }
        case .criterionGate, .prerequisite, .packGate: []
        }
    }
}

extension Expression {
    /// Whether its value is an item, or may hold some.
    var holdsItems: Bool {
        switch type {
        case .record, .list(.record), .map, .any: true
        case .flag, .number, .text, .choice, .date, .duration, .list: false
        }
    }
}

extension Record {
    func owner(of path: DataPath) -> Item? {
        guard case .item(let list, let index, _) = path, case .list(let items)? = values[list],
            case .record(let item) = items[index]
        else { return nil }
        return item
    }
}
