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
