import RuleCompiler
import RuleDiagnostics
import RuleExpression
import RuleModel
import RuleSource

// Names in conditions and in tests of numbers.

extension SymbolWalk {
    /// Notes the names of a condition; in a rule about one item of a list, the item's fields stand alone.
    mutating func expression(_ node: Node, inItemOf list: [String] = []) {
        guard let scalar = node.scalar, marker.map(scalar.text.contains) ?? true else { return }
        let text = scalar.embedded()
        var bag = DiagnosticBag()
        let syntax = parseExpression(text, reporting: &bag)
        let uses = syntax.flatMap { syntax in
            checker(inItemOf: list).map { checker in
                _ = checker.check(syntax, expecting: nil, reporting: &bag)
                return checker.names(in: syntax)
            }
        }
        if bag.hasErrors { faultyExpressions.append(text) }
        if let marker {
            let use = uses?.last { $0.name.contains(marker) }
            meet(.expression(use, list: list), in: text.text, scalar)
        }
        for use in uses ?? [] {
            guard let symbol = names(inItemOf: list)?.symbol(of: use) else { continue }
            let range = use.span.bytes
            let introduced: Occurrence.Definition? =
                if case .variable(let place) = use.meaning, place == use.span {
                    Occurrence.Definition(card: "", extent: range)
                } else { nil }
            add(Occurrence(symbol: symbol, range: range, definition: introduced))
        }
    }

    private func checker(inItemOf list: [String]) -> ExpressionChecker? {
        guard let names = around.names else { return nil }
        guard !list.isEmpty else { return ExpressionChecker(scope: names.scope) }
        return names.fields(of: list).map {
            ExpressionChecker(scope: names.scope.inItem(of: RecordShape($0)))
        }
    }

    private func names(inItemOf list: [String]) -> NameMeanings? {
        around.names.map { NameMeanings(names: $0, list: list) }
    }

    /// The field or parameter whose choices a condition gives, as the codes of its choices are kept.
    func choiceOwner(_ scalar: Node.Scalar) -> [String]? {
        var bag = DiagnosticBag()
        guard let syntax = parseExpression(scalar.embedded(), reporting: &bag),
            let expression = checker(inItemOf: [])?.check(syntax, expecting: nil, reporting: &bag)
        else { return nil }
        return names(inItemOf: [])?.choiceOwner(of: expression, variables: [:])
    }

    /// Notes the parameters that are limits of a test.
    mutating func unaryTest(_ node: Node) {
        guard let scalar = node.scalar else { return }
        let text = scalar.embedded()
        meet(.limit, in: text.text, scalar)
        for word in text.text.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") })
        where word.first?.isNumber == false {
            let start = text.text[..<word.startIndex].utf8.count
            use(Symbol(.parameter, String(word)), in: text, at: start..<start + word.utf8.count)
        }
    }
}

extension PackNames {
    /// The fields of a record, or of the items of a list, which may lie in the items of another.
    func fields(of list: [String]) -> [Field]? {
        list.reduce(Optional(schema.fields)) { fields, name in
            guard case .list(let inner)? = fields?.first(where: { $0.name == name })?.kind else { return nil }
            return inner
        }
    }
}

/// Tells what the names of one condition stand for.
struct NameMeanings {
    let names: PackNames
    /// The list whose item a rule is about, below those that it lies in.
    var list: [String] = []

    /// What a name stands for; none where that cannot be told.
    func symbol(of use: NameUse) -> Symbol? {
        let first = list.isEmpty ? 0 : 1
        let variables = Dictionary(
            use.variables.enumerated().map { (first + $0.offset, $0.element.range) }
        ) { $1 }
        switch use.meaning {
        case .entry(let kind): return symbol(of: kind, name: use.name)
        case .member(of: let base):
            return owner(of: base, variables: variables).map { Symbol(.field, $0 + [use.name]) }
        case .variable(let place): return Symbol(.variable, "\(place.lower)", use.name)
        case .code(of: let other):
            return choiceOwner(of: other, variables: variables).map { Symbol.choice(use.name, of: $0) }
        case .function: return Symbol(.function, use.name)
        case .unknown: return nil
        }
    }

    private func symbol(of kind: Expression.Kind, name: String) -> Symbol? {
        switch kind {
        case .field(let slot): Symbol(.field, names.schema.fields[slot].name)
        case .parameter(let index): Symbol(.parameter, names.parameters[index].name)
        case .derived(let index):
            // A parameter that differs by a field is kept as a value over figures of its own.
            names.parameters.contains { $0.name.hasPrefix(names.derived[index].name + ".") }
                ? Symbol(.parameter, name) : Symbol(.value, name)
        case .context: Symbol(.context, name)
        case .member: Symbol(.field, list + [name])
        case .literal, .local, .index, .isPresent, .not, .negate, .and, .or, .binary, .conditional, .call,
            .matches, .comprehension, .list, .map:
            nil
        }
    }

    /// The list whose items a value is, or holds, below those that it lies in; the first one where there are several.
    private func owner(of expression: Expression, variables: [Int: Expression]) -> [String]? {
        var seen: Set<Int> = []
        return owner(of: expression, variables: variables, &seen)
    }

    /// The same, apart from the derived values that were looked at already.
    private func owner(
        of expression: Expression, variables: [Int: Expression], _ seen: inout Set<Int>
    ) -> [String]? {
        switch expression.kind {
        case .field(let slot): return [names.schema.fields[slot].name]
        case .derived(let index):
            guard seen.insert(index).inserted else { return nil }
            return owner(of: names.derived[index].expression, variables: [:], &seen)
        case .local(let number):
            if !list.isEmpty, number == 0 { return list }
            return variables[number].flatMap { owner(of: $0, variables: variables, &seen) }
        case .index(let base, _): return owner(of: base, variables: variables, &seen)
        case .member(let base, _, let name):
            return owner(of: base, variables: variables, &seen).map { $0 + [name] }
        case .conditional(_, let left, let right), .binary(.add, let left, let right):
            return owner(of: left, variables: variables, &seen)
                ?? owner(of: right, variables: variables, &seen)
        case .list(let items):
            for item in items {
                if let owner = owner(of: item, variables: variables, &seen) { return owner }
            }
            return nil
        case .comprehension(let macro):
            guard let result = macro.result else {
                return owner(of: macro.range, variables: variables, &seen)
            }
            var variables = variables
            variables[macro.firstLocal + macro.variables.count - 1] = macro.range
            return owner(of: result, variables: variables, &seen)
        case .call(_, let arguments):
            return arguments.first.flatMap { owner(of: $0, variables: variables, &seen) }
        case .literal, .parameter, .context, .isPresent, .not, .negate, .and, .or, .binary, .matches, .map:
            return nil
        }
    }

    /// The field or parameter whose choices a value is one of.
    func choiceOwner(of expression: Expression, variables: [Int: Expression]) -> [String]? {
        switch expression.kind {
        case .field(let slot): return ["fields", names.schema.fields[slot].name]
        case .parameter(let index): return ["parameters", names.parameters[index].name]
        case .derived(let index): return choiceOwner(of: names.derived[index].expression, variables: [:])
        case .member(let base, _, let name):
            return owner(of: base, variables: variables).map { ["fields"] + $0 + [name] }
        case .conditional(_, let then, _): return choiceOwner(of: then, variables: variables)
        case .literal, .context, .local, .index, .isPresent, .not, .negate, .and, .or, .binary, .call,
            .matches, .comprehension, .list, .map:
            return nil
        }
    }
}
