import RuleDiagnostics
import RuleModel

extension TypeCheck {
    mutating func checkName(_ name: String, at span: SourceSpan) -> Expression? {
        if let index = variables.lastIndex(where: { $0.name == name }) {
            note(name, .variable(variables[index].span), at: span)
            return Expression(
                .local(scope.firstLocal + index), type: variables[index].type, span: span)
        }
        if let expression = scope.expression(for: name, at: span) {
            note(name, .entry(expression.kind), at: span)
            return expression
        }
        note(name, .unknown, at: span)
        guard !scope.isPoisoned(name) else { return nil }
        report(.unknownName(name, among: knownNames, at: span))
        return nil
    }

    private var knownNames: [String] {
        variables.map(\.name) + scope.names + ["true", "false"]
    }

    /// Checks `base.name`: a field of an item, or a key of a map.
    mutating func checkMember(
        _ name: Spanned<String>, of base: ExpressionSyntax, in span: SourceSpan
    ) -> Expression? {
        guard let base = check(base) else { return nil }
        note(name.value, .member(of: base), at: name.span)
        switch base.type {
        case .record(let shape):
            guard let slot = shape.slot(of: name.value) else {
                report(.unknownMember(name.value, among: shape.members.map(\.name), at: name.span))
                return nil
            }
            return Expression(
                .member(base, slot: slot, name: name.value), type: shape.members[slot].type, span: span)
        case .map(let key, let value) where key.isText:
            return Expression(.index(base, keyLiteral(name)), type: value, span: span)
        case .any:
            return Expression(.index(base, keyLiteral(name)), type: .any, span: span)
        case .flag, .number, .text, .choice, .date, .duration, .list, .map:
            report(.memberOfScalar(name.value, of: base.type, at: name.span))
            return nil
        }
    }

    private func keyLiteral(_ name: Spanned<String>) -> Expression {
        Expression(.literal(.text(name.value)), type: .text, span: name.span)
    }

    /// Checks `base[index]`: an item of a list by its number, or a value of a map by its key.
    mutating func checkIndex(
        _ index: ExpressionSyntax, of base: ExpressionSyntax, in span: SourceSpan
    ) -> Expression? {
        let checkedBase = check(base)
        let checkedIndex = check(index)
        guard let base = checkedBase, let index = checkedIndex else { return nil }
        let result: ValueType
        switch base.type {
        case .list(let item):
            guard index.type.fits(.number) else {
                report(.indexType(index.type, expected: .number, at: index.span))
                return nil
            }
            result = item
        case .map(let key, let value):
            guard index.type.joined(with: key, isDynamic: false) != nil else {
                report(.indexType(index.type, expected: key, at: index.span))
                return nil
            }
            result = value
        case .any:
            result = .any
        case .flag, .number, .text, .choice, .date, .duration, .record:
            report(.notIndexable(base.type, at: base.span))
            return nil
        }
        return Expression(.index(base, index), type: result, span: span)
    }

    /// Checks `has(x)`, where `x` is something that a record or a map may lack.
    mutating func checkPresence(
        _ arguments: [ExpressionSyntax], of function: Spanned<String>, in span: SourceSpan
    ) -> Expression? {
        guard arguments.count == 1 else {
            for argument in arguments { _ = check(argument) }
            report(
                .argumentCount(
                    function.value, takes: ArgumentCounts(counts: [1]), found: arguments.count,
                    at: function.span))
            return nil
        }
        guard let argument = check(arguments[0]) else { return nil }
        switch argument.kind {
        case .field, .context, .member, .index:
            return Expression(.isPresent(argument), type: .flag, span: span)
        case .literal, .parameter, .derived, .local, .isPresent, .not, .negate, .and, .or, .binary,
            .conditional, .call, .matches, .comprehension, .list, .map:
            report(.presenceArgument(at: argument.span))
            return nil
        }
    }
}
