import RuleModel

extension Expression {
    /// The rule about an item, said of one that another expression gives.
    func aboutItem(_ item: Expression) -> Expression {
        rebuilt { part in
            if case .local(0) = part.kind { item } else { nil }
        }
    }

    /// The expression with some parts replaced.
    private func rebuilt(_ replace: (Expression) -> Expression?) -> Expression {
        if let other = replace(self) { return other }
        return Expression(rebuiltKind { $0.rebuilt(replace) }, type: type, span: span)
    }

    private func rebuiltKind(_ build: (Expression) -> Expression) -> Kind {
        switch kind {
        case .literal, .field, .context, .parameter, .derived, .local: kind
        case .member(let base, let slot, let name): .member(build(base), slot: slot, name: name)
        case .index(let base, let key): .index(build(base), build(key))
        case .isPresent(let operand): .isPresent(build(operand))
        case .not(let operand): .not(build(operand))
        case .negate(let operand): .negate(build(operand))
        case .and(let left, let right): .and(build(left), build(right))
        case .or(let left, let right): .or(build(left), build(right))
        case .binary(let symbol, let left, let right): .binary(symbol, build(left), build(right))
        case .conditional(let condition, let then, let otherwise):
            .conditional(build(condition), then: build(then), otherwise: build(otherwise))
        case .call(let function, let arguments): .call(function, arguments.map(build))
        case .matches(let text, let pattern): .matches(build(text), pattern)
        case .comprehension(let macro): .comprehension(macro.rebuilt(build))
        case .list(let items): .list(items.map(build))
        case .map(let entries):
            .map(entries.map { MapEntry(key: build($0.key), value: build($0.value)) })
        }
    }
}

extension Comprehension {
    fileprivate func rebuilt(_ build: (Expression) -> Expression) -> Comprehension {
        var macro = self
        macro.range = build(range)
        macro.condition = condition.map(build)
        macro.result = result.map(build)
        return macro
    }
}
