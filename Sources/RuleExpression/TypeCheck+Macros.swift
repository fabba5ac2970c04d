import RuleDiagnostics
import RuleModel

extension Comprehension.Macro {
    /// The numbers of arguments that the macro takes.
    fileprivate var counts: ClosedRange<Int> {
        switch self {
        case .all, .exists, .existsOne, .map: 2...3
        case .filter: 2...2
        case .transformList, .transformMap: 3...4
        }
    }

    /// How many of its arguments are variables.
    fileprivate func variableCount(among count: Int) -> Int {
        switch self {
        case .all, .exists, .existsOne: count - 1
        case .filter, .map: 1
        case .transformList, .transformMap: 2
        }
    }

    /// Whether the last argument is the result for an item; the condition then comes before it, or is left out.
    fileprivate var hasResult: Bool {
        switch self {
        case .all, .exists, .existsOne, .filter: false
        case .map, .transformList, .transformMap: true
        }
    }
}

extension TypeCheck {
    mutating func checkMacro(
        _ macro: Spanned<Comprehension.Macro>, over range: ExpressionSyntax, _ arguments: [ExpressionSyntax],
        in span: SourceSpan
    ) -> Expression? {
        let range = check(range)
        let counts = macro.value.counts
        guard counts.contains(arguments.count) else {
            report(
                .argumentCount(
                    macro.value.rawValue, takes: ArgumentCounts(counts: Array(counts)),
                    found: arguments.count, at: macro.span))
            return nil
        }
        let count = macro.value.variableCount(among: arguments.count)
        let names = arguments.prefix(count).compactMap { variableName($0) }
        guard let range else { return nil }
        guard let types = variableTypes(in: range, count: count) else {
            report(.notIterable(range.type, at: range.span))
            return nil
        }
        guard names.count == count else { return nil }

        let firstLocal = scope.firstLocal + variables.count
        reportShadowing(arguments.prefix(count), names)
        for (index, (name, type)) in zip(names, types).enumerated() {
            let place = arguments[index].span
            variables.append(Variable(name: name, type: type, span: place, range: range))
            note(name, .variable(place), at: place)
        }
        defer { variables.removeLast(count) }
        let rest = arguments.dropFirst(count)
        let result = macro.value.hasResult ? rest.last : nil
        let condition = macro.value.hasResult ? rest.dropLast().first : rest.last
        let checkedCondition = condition.map { check($0, expecting: .flag) }
        let checkedResult = result.map { check($0) }
        guard checkedCondition != .some(.none), checkedResult != .some(.none) else { return nil }
        let comprehension = Comprehension(
            macro: macro.value, range: range, variables: names, firstLocal: firstLocal,
            condition: checkedCondition ?? nil, result: checkedResult ?? nil)
        return Expression(
            .comprehension(comprehension), type: comprehension.type(variableTypes: types), span: span)
    }

    private mutating func variableName(_ syntax: ExpressionSyntax) -> String? {
        if case .name(let name) = syntax.kind, Words.isSelector(name) { return name }
        if case .invalid = syntax.kind { return nil }
        report(.macroVariable(at: syntax.span))
        return nil
    }

    private mutating func reportShadowing(_ places: ArraySlice<ExpressionSyntax>, _ names: [String]) {
        for (index, (name, place)) in zip(names, places).enumerated() {
            let isTaken =
                scope.expression(for: name, at: place.span) != nil || names[..<index].contains(name)
                || variables.contains { $0.name == name }
            if isTaken { report(.shadowedName(name, at: place.span)) }
        }
    }

    /// The types of one variable, or of two: index and item, or key and value.
    private func variableTypes(in range: Expression, count: Int) -> [ValueType]? {
        switch range.type {
        case .list(let item): count == 1 ? [item] : [.number, item]
        case .map(let key, let value): count == 1 ? [key] : [key, value]
        case .any: Array(repeating: .any, count: count)
        case .flag, .number, .text, .choice, .date, .duration, .record: nil
        }
    }
}

extension Comprehension {
    fileprivate func type(variableTypes: [ValueType]) -> ValueType {
        switch macro {
        case .all, .exists, .existsOne: .flag
        case .filter: .list(variableTypes[0])
        case .map, .transformList: .list(result?.type ?? .any)
        case .transformMap: .map(variableTypes[0], result?.type ?? .any)
        }
    }
}
