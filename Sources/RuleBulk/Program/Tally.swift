package import RuleModel

/// The items of a list field that pass some conditions, one after the other: `people.filter(…).filter(…)`.
package struct Selection: Sendable, Hashable {
    /// The slot of the list in the schema.
    package var list: Int
    /// Conditions on one item, which is `Expression.Kind.local(0)` in each.
    package var conditions: [Expression]

    func filtered(by condition: Expression) -> Selection {
        Selection(list: list, conditions: conditions + [condition])
    }
}

/// One number that a rule takes from a list of a record, whatever else the list holds.
package indirect enum Tally: Sendable, Hashable {
    /// How many items are selected.
    case count(Selection)
    /// The sum of a number over the selected items.
    case sum(Selection, Expression)
    /// How many items read a parameter on the way to a tally: a verdict names it only if one does.
    ///
    /// `endsEarly` says that nothing is read any more after the first item that counts.
    case readers(Tally, parameter: Int, endsEarly: Bool)

    package var selection: Selection {
        switch self {
        case .count(let selection), .sum(let selection, _): selection
        case .readers(let tally, _, _): tally.selection
        }
    }

    /// What is worked out of each item, as far as what comes before lets it.
    var expressions: [Expression] {
        switch self {
        case .count(let selection): selection.conditions
        case .sum(let selection, let term): selection.conditions + [term]
        case .readers(let tally, _, _): tally.expressions
        }
    }

    /// The tallies of those who read parameters on the way to this one.
    ///
    /// - Parameter expression: What takes this tally.
    /// - Returns: One for each parameter.
    func readers(in expression: Expression) -> [Tally] {
        let form = Form(expression)
        return expressions.parameters.map {
            .readers(self, parameter: $0, endsEarly: form == .isAny || form == .isNone)
        }
    }

    /// Stands for a tally that some item leaves open.
    package static let open = ColumnKind.missing + 1
}

// Lists are found in expressions by their shape: a field, filters around it, and derived values that name such.

extension RulePack {
    /// The selection that an expression of list type comes to; none for lists that are made otherwise.
    func selection(_ expression: Expression) -> Selection? {
        switch expression.kind {
        case .field(let slot):
            guard case .list = schema.fields[slot].kind else { return nil }
            return Selection(list: slot, conditions: [])
        case .derived(let index): return selection(derived[index].expression)
        case .comprehension(let macro):
            guard macro.macro == .filter, let condition = condition(of: macro) else { return nil }
            return selection(macro.range)?.filtered(by: condition)
        case .literal, .context, .parameter, .local, .member, .index, .isPresent, .not, .negate, .and, .or,
            .binary, .conditional, .call, .matches, .list, .map:
            return nil
        }
    }

    /// The condition of a macro, where one item alone decides it.
    func condition(of macro: Comprehension) -> Expression? {
        guard macro.firstLocal == 0, macro.variables.count == 1, let condition = macro.condition,
            isDecidedByItem(condition)
        else { return nil }
        return condition
    }

    /// The tally that an expression takes from a list, if it is one.
    func tally(_ expression: Expression) -> Tally? {
        switch expression.kind {
        case .call(.size, let operands):
            return operands.first.flatMap(selection).map { .count($0) }
        case .call(.sum, let operands):
            guard case .comprehension(let macro)? = operands.first?.kind, let mapped = mapped(macro),
                case .number = mapped.result.type
            else { return nil }
            return .sum(mapped.selection, mapped.result)
        case .call(.count, let operands):
            guard case .comprehension(let macro)? = operands.first?.kind, let mapped = mapped(macro),
                case .flag = mapped.result.type
            else { return nil }
            return .count(mapped.selection.filtered(by: mapped.result))
        case .comprehension(let macro):
            guard let condition = condition(of: macro), let selection = selection(macro.range) else {
                return nil
            }
            switch macro.macro {
            case .exists, .existsOne: return .count(selection.filtered(by: condition))
            case .all:
                let inverse = Expression(.not(condition), type: .flag, span: condition.span)
                return .count(selection.filtered(by: inverse))
            case .filter, .map, .transformList, .transformMap: return nil
            }
        case .isPresent(let operand): return selection(operand).map { .count($0) }
        case .literal, .field, .context, .parameter, .derived, .local, .member, .index, .not, .negate, .and,
            .or, .binary, .conditional, .call, .matches, .list, .map:
            return nil
        }
    }

    /// What `map` makes of the items of a selection.
    private func mapped(_ macro: Comprehension) -> (selection: Selection, result: Expression)? {
        guard macro.macro == .map, macro.firstLocal == 0, macro.variables.count == 1,
            let result = macro.result, isDecidedByItem(result), var selection = selection(macro.range)
        else { return nil }
        if let condition = macro.condition {
            guard isDecidedByItem(condition) else { return nil }
            selection = selection.filtered(by: condition)
        }
        return (selection, result)
    }

    /// Whether an expression reads nothing but one item, the period and what is the same for every record.
    ///
    /// Other data that it reads would have to be named among those that a verdict rests on, item by item.
    private func isDecidedByItem(_ expression: Expression) -> Bool {
        !expression.contains { part in
            switch part.kind {
            case .field, .derived, .context(.place), .comprehension: true
            case .local(let index): index != 0
            case .literal, .parameter, .context(.period), .member, .index, .isPresent, .not, .negate, .and,
                .or, .binary,
                .conditional, .call, .matches, .list, .map:
                false
            }
        }
    }
}

extension [Expression] {
    /// The parameters that are named in some of them, in order.
    var parameters: [Int] {
        var found: Set<Int> = []
        for expression in self {
            expression.walk { if case .parameter(let index) = $0.kind { found.insert(index) } }
        }
        return found.sorted()
    }
}
