import RuleDiagnostics
import RuleExpression
import RuleModel

extension Resolver {
    /// Reports names that stand for two things or for something that every record has.
    mutating func declareNames() {
        for name in syntax.poisoned { scope.poison(name) }
        var first: [String: SourceSpan] = [:]
        let names = syntax.fields.map(\.name) + syntax.parameters.map(\.name) + syntax.values.map(\.name)
        for name in names {
            if RecordSchema.reservedNames.contains(name.value) {
                bag.report(.reservedName(name))
            } else if let other = first[name.value] {
                bag.report(.nameClash(name, first: other))
            } else {
                first[name.value] = name.span
            }
        }
    }

    /// Makes the fields without their limits, which may read any other field.
    mutating func resolveFields() {
        schema = RecordSchema(syntax.fields.map { field($0) })
        for (slot, field) in schema.fields.enumerated() {
            if case .poisoned = syntax.fields[slot].kind {
                scope.poison(field.name)
            } else {
                scope.insert(field.name, Scope.Entry(.field(slot), type: field.type))
            }
        }
        for context in ContextName.allCases {
            let type: ValueType = context == .period ? .number : .text
            scope.insert(context.rawValue, Scope.Entry(.context(context), type: type))
        }
        reportAliasClashes(syntax.fields)
    }

    private func field(_ syntax: FieldSyntax) -> Field {
        let kind: Field.Kind =
            switch syntax.kind {
            case .plain(let kind): kind
            case .list(let fields): .list(fields.map { field($0) })
            case .poisoned: .text
            }
        return Field(
            name: syntax.name.value, kind: kind, label: syntax.label ?? .unlabelled(syntax.name),
            pattern: syntax.pattern, aliases: syntax.aliases.map(\.value), isPersonal: syntax.isPersonal,
            isFixed: syntax.isFixed, span: syntax.span)
    }

    /// Reports a column name that two fields claim.
    ///
    /// A label is the heading of a column too, but a weaker one: a sheet can go without it.
    private mutating func reportAliasClashes(_ fields: [FieldSyntax]) {
        var first: [String: (slot: Int, span: SourceSpan)] = [:]
        var clashing: Set<Int> = []
        func claim(_ name: Spanned<String>, _ slot: Int) -> SourceSpan? {
            let key = name.value.folded
            guard let other = first[key] else {
                first[key] = (slot, name.span)
                return nil
            }
            return other.slot == slot ? nil : other.span
        }
        for (slot, field) in fields.enumerated() {
            for name in [field.name] + field.aliases {
                guard let other = claim(name, slot) else { continue }
                bag.report(.aliasClash(name, first: other))
                clashing.insert(slot)
            }
        }
        for (slot, field) in fields.enumerated() where !clashing.contains(slot) {
            // Both languages may clash with the same field; that is one fault.
            let labels = [field.label?.vi, field.label?.en].compactMap(\.self).filter { !$0.isEmpty }
            for label in labels {
                guard let other = claim(Spanned(label, field.name.span), slot) else { continue }
                bag.report(.labelClash(Spanned(label, field.name.span), first: other))
                break
            }
        }
        for case .list(let items) in fields.map(\.kind) { reportAliasClashes(items) }
    }

    // MARK: - Limits

    /// Checks `min` and `max` of all fields, now that every name is known.
    mutating func resolveLimits() {
        for slot in schema.fields.indices {
            var field = schema.fields[slot]
            resolveLimits(of: &field, as: syntax.fields[slot], in: scope)
            if case .list(let items) = syntax.fields[slot].kind, case .list(var fields) = field.kind {
                let itemScope = scope.inItem(of: RecordShape(fields))
                for index in items.indices {
                    resolveLimits(of: &fields[index], as: items[index], in: itemScope)
                }
                field.kind = .list(fields)
            }
            schema.fields[slot] = field
        }
    }

    private mutating func resolveLimits(of field: inout Field, as syntax: FieldSyntax, in scope: Scope) {
        let checker = ExpressionChecker(scope: scope)
        let type: ValueType = if case .date = field.kind { .date } else { .number }
        field.minimum = syntax.minimum.flatMap { checker.check($0, expecting: type, reporting: &bag) }
        field.maximum = syntax.maximum.flatMap { checker.check($0, expecting: type, reporting: &bag) }
        if case .percent = field.kind { limitToWhole(&field) }
        if case .literal(.number(let least))? = field.minimum?.kind,
            case .literal(.number(let most))? = field.maximum?.kind, least > most,
            let low = field.minimum?.span, let high = field.maximum?.span
        {
            bag.report(.reversedLimits(least: low, most: high))
        }
    }

    /// A percentage lies between 0 % and 100 % unless the pack says otherwise.
    private func limitToWhole(_ field: inout Field) {
        let (minimum, maximum) = (field.minimum, field.maximum)
        func limit(_ number: Rational) -> Expression {
            Expression(.literal(.number(number)), type: .number, span: field.span)
        }
        // A limit beyond the usual one on the other side says that the field is no share.
        if minimum == nil, maximum?.figure.map({ $0 >= .zero }) ?? true { field.minimum = limit(.zero) }
        if maximum == nil, minimum?.figure.map({ $0 <= .one }) ?? true { field.maximum = limit(.one) }
    }

    // MARK: - Values

    /// Checks the derived values, each after those that it reads.
    mutating func resolveValues() {
        for index in valueOrder() {
            let value = syntax.values[index]
            guard let expression = value.expression.flatMap({ expression($0, expecting: nil) }) else {
                scope.poison(value.name.value)
                continue
            }
            scope.insert(value.name.value, Scope.Entry(.derived(derived.count), type: expression.type))
            derivedParameters.append(parameters(readBy: expression))
            derived.append(
                DerivedValue(
                    name: value.name.value, label: value.label, expression: expression, span: value.span))
        }
    }

    /// The values in an order in which each comes after what it reads; loops are reported and poisoned.
    private mutating func valueOrder() -> [Int] {
        var order: [Int] = []
        // Whether a value is done; none while it was not come to.
        var state = [Bool?](repeating: nil, count: syntax.values.count)
        var path: [Int] = []
        let indexes = Dictionary(grouping: syntax.values.indices) { syntax.values[$0].name.value }
        func visit(_ index: Int, _ resolver: inout Resolver) {
            if state[index] == true { return }
            if state[index] == false {
                let loop = path[(path.firstIndex(of: index) ?? 0)...].map { resolver.syntax.values[$0].name }
                resolver.bag.report(.valueCycle(Array(loop)))
                loop.forEach { resolver.scope.poison($0.value) }
                return
            }
            state[index] = false
            path.append(index)
            let read = resolver.syntax.values[index].expression?.freeNames ?? []
            for other in read.flatMap({ indexes[$0] ?? [] }).sorted() { visit(other, &resolver) }
            path.removeLast()
            state[index] = true
            order.append(index)
        }
        for index in syntax.values.indices { visit(index, &self) }
        return order.filter { !scope.isPoisoned(syntax.values[$0].name.value) }
    }
}

extension Expression {
    /// The number that it is, where it is written out.
    fileprivate var figure: Rational? {
        if case .literal(.number(let number)) = kind { number } else { nil }
    }
}
