extension Expression {
    /// The expressions that this one is made of, in the order written.
    package var children: [Expression] {
        switch kind {
        case .literal, .field, .context, .parameter, .derived, .local: []
        case .member(let base, _, _), .isPresent(let base), .not(let base), .negate(let base),
            .matches(let base, _):
            [base]
        case .index(let left, let right), .and(let left, let right), .or(let left, let right),
            .binary(_, let left, let right):
            [left, right]
        case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
        case .call(_, let arguments): arguments
        case .list(let items): items
        case .map(let entries): entries.flatMap { [$0.key, $0.value] }
        case .comprehension(let macro): [macro.range] + [macro.condition, macro.result].compactMap(\.self)
        }
    }

    /// Calls a function on this expression and on all within it, outermost first.
    package func walk(_ visit: (Expression) -> Void) {
        _ = contains { part in
            visit(part)
            return false
        }
    }

    /// Whether some expression within passes a test.
    package func contains(where test: (Expression) -> Bool) -> Bool {
        if test(self) { return true }
        return switch kind {
        case .literal, .field, .context, .parameter, .derived, .local: false
        case .member(let base, _, _), .isPresent(let base), .not(let base), .negate(let base),
            .matches(let base, _):
            base.contains(where: test)
        case .index(let left, let right), .and(let left, let right), .or(let left, let right),
            .binary(_, let left, let right):
            left.contains(where: test) || right.contains(where: test)
        case .conditional, .call, .list, .map, .comprehension:
            children.contains { $0.contains(where: test) }
        }
    }
}

extension [Expression] {
    /// The derived values that the expressions ask for, themselves or through one another, by index, each once.
    ///
    /// Values may ask for one another in many ways. Whoever followed every way would need twice as long for each value
    /// that asks for another one twice.
    package func values(among derived: [DerivedValue]) -> [Int] {
        var values: [Int] = []
        var seen: Set<Int> = []
        var open = self
        while let expression = open.popLast() {
            expression.walk { part in
                guard case .derived(let index) = part.kind, seen.insert(index).inserted else { return }
                values.append(index)
                open.append(derived[index].expression)
            }
        }
        return values
    }

    /// The expressions, and those of the derived values that they ask for.
    package func withValues(among derived: [DerivedValue]) -> [Expression] {
        self + values(among: derived).map { derived[$0].expression }
    }
}

extension Expression.Kind {
    /// The same kind of expression made of others, in the order of `children`; none where there are too few.
    package func replacing(_ children: [Expression]) -> Expression.Kind? {
        switch self {
        case .literal, .field, .context, .parameter, .derived, .local: return self
        case .member(_, let slot, let name): return .member(children[0], slot: slot, name: name)
        case .isPresent: return .isPresent(children[0])
        case .not: return .not(children[0])
        case .negate: return .negate(children[0])
        case .matches(_, let pattern): return .matches(children[0], pattern)
        case .index: return .index(children[0], children[1])
        case .and: return .and(children[0], children[1])
        case .or: return .or(children[0], children[1])
        case .binary(let word, _, _): return .binary(word, children[0], children[1])
        case .conditional:
            return .conditional(children[0], then: children[1], otherwise: children[2])
        case .call(let function, _): return .call(function, children)
        case .list: return .list(children)
        case .map(let entries):
            return .map(
                entries.indices.map {
                    Expression.MapEntry(key: children[2 * $0], value: children[2 * $0 + 1])
                }
            )
        case .comprehension(var macro):
            var rest = children[...]
            guard let range = rest.popFirst() else { return nil }
            macro.range = range
            if macro.condition != nil { macro.condition = rest.popFirst() }
            if macro.result != nil { macro.result = rest.popFirst() }
            return .comprehension(macro)
        }
    }
}
