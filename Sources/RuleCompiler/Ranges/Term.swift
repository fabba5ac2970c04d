import RuleModel

/// What an expression says, wherever it is written: two that are written alike are equal.
///
/// Places and types count for nothing, so nothing is copied and no label is hashed.
struct Term: Hashable, Sendable {
    let expression: Expression

    init(_ expression: Expression) {
        self.expression = expression
    }

    static func == (left: Term, right: Term) -> Bool {
        left.expression.says(right.expression)
    }

    func hash(into hasher: inout Hasher) {
        expression.hashTerm(into: &hasher)
    }
}

extension Expression {
    /// Whether another expression is written alike.
    func says(_ other: Expression) -> Bool {
        switch kind {
        case .literal(let value):
            if case .literal(value) = other.kind { return true }
        case .field(let slot):
            if case .field(slot) = other.kind { return true }
        case .context(let name):
            if case .context(name) = other.kind { return true }
        case .parameter(let index):
            if case .parameter(index) = other.kind { return true }
        case .derived(let index):
            if case .derived(index) = other.kind { return true }
        case .local(let index):
            if case .local(index) = other.kind { return true }
        case .member(let base, let slot, _):
            if case .member(let otherBase, slot, _) = other.kind { return base.says(otherBase) }
        case .binary(let symbol, let left, let right):
            if case .binary(symbol, let first, let second) = other.kind {
                return left.says(first) && right.says(second)
            }
        case .call(let function, let operands):
            if case .call(function, let others) = other.kind { return operands.say(others) }
        case .matches(let text, let pattern):
            if case .matches(let otherText, pattern) = other.kind { return text.says(otherText) }
        case .comprehension(let macro):
            if case .comprehension(let otherMacro) = other.kind { return macro.says(otherMacro) }
        case .isPresent, .not, .negate, .index, .and, .or, .conditional, .list, .map:
            return form == other.form && children.say(other.children)
        }
        return false
    }

    /// Which kind it is of those that are told apart by that and their children alone; 0 for the others.
    private var form: Int {
        switch kind {
        case .literal, .field, .context, .parameter, .derived, .local, .member, .binary, .call, .matches,
            .comprehension:
            0
        case .isPresent: 1
        case .not: 2
        case .negate: 3
        case .index: 4
        case .and: 5
        case .or: 6
        case .conditional: 7
        case .list: 8
        case .map: 9
        }
    }

    /// Feeds what tells most expressions apart; those that are written alike feed the same.
    fileprivate func hashTerm(into hasher: inout Hasher) {
        switch kind {
        case .literal(let value):
            hasher.combine(0)
            hasher.combine(value)
        case .field(let slot): hasher.combine(10 + slot << 4)
        case .parameter(let index): hasher.combine(11 + index << 4)
        case .derived(let index): hasher.combine(12 + index << 4)
        case .local(let index): hasher.combine(13 + index << 4)
        case .context(let name): hasher.combine(name)
        case .member(let base, let slot, _):
            hasher.combine(14 + slot << 4)
            base.hashTerm(into: &hasher)
        case .binary(let symbol, let left, let right):
            hasher.combine(symbol)
            left.hashTerm(into: &hasher)
            right.hashTerm(into: &hasher)
        case .call(let function, let operands):
            hasher.combine(function)
            for operand in operands { operand.hashTerm(into: &hasher) }
        case .comprehension(let macro):
            hasher.combine(macro.macro)
            macro.range.hashTerm(into: &hasher)
        case .and, .or, .not, .negate, .isPresent, .index, .matches, .conditional, .list, .map:
            hasher.combine(form)
            for child in children { child.hashTerm(into: &hasher) }
        }
    }
}

extension Comprehension {
    /// The names of variables do not matter, only which stands where.
    fileprivate func says(_ other: Comprehension) -> Bool {
        macro == other.macro && firstLocal == other.firstLocal
            && variables.count == other.variables.count && range.says(other.range)
            && condition.says(other.condition) && result.says(other.result)
    }
}

extension Expression? {
    fileprivate func says(_ other: Expression?) -> Bool {
        guard let self, let other else { return self == nil && other == nil }
        return self.says(other)
    }
}

extension [Expression] {
    fileprivate func say(_ others: [Expression]) -> Bool {
        count == others.count && zip(self, others).allSatisfy { $0.says($1) }
    }
}
