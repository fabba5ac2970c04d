import RuleModel

// Data of the record: what is there is known, what is missing lies within its type and its limits.

extension BoundsEvaluator {
    /// How often limits that read one another are followed; stopping early leaves the ranges wider.
    private static let rounds = 4

    mutating func field(_ slot: Int) -> Prospect {
        if spans.isEmpty {
            // Limits say how far a datum may go; the expression that asks does not read them.
            let asker = reads
            settleFields()
            reads = asker
        }
        if let known = fields[slot] { return known }
        let field = schema.fields[slot]
        let prospect =
            record.values[slot].map { Prospect($0) } ?? spans[slot].prospect
            ?? Prospect(anyOf: field.kind, type: field.type)
        fields[slot] = prospect
        return prospect
    }

    /// Finds what all fields may be; limits read fields, so this comes before anything is kept.
    mutating func settleFields() {
        let limits = self.limits ?? LimitTable(schema)
        self.limits = limits
        fields += repeatElement(nil, count: limits.spans.count)
        spans += limits.spans
        for case (let slot, let value?) in record.values.enumerated() { spans[slot] = FieldSpan(value) }
        guard !limits.fields.isEmpty else { return }
        apart { bounds in
            for _ in 0..<Self.rounds {
                var isSettled = true
                for field in limits.fields where bounds.follow(field) { isSettled = false }
                if isSettled { break }
            }
        }
        // What a limit read on the way saw fields that were not settled yet.
        for index in asked { derivedProspects[index] = nil }
    }

    /// Narrows a field by its limits, and what is the limit of a field by the field; gives whether that told more.
    private mutating func follow(_ limits: FieldLimits) -> Bool {
        let slot = limits.slot
        var toldMore = false
        if record.values[slot] == nil {
            let least = limits.minimum.flatMap { span(of: $0) }
            let most = limits.maximum.flatMap { span(of: $0) }
            toldMore = narrow(slot, least: least, most: most)
        }
        let own = spans[slot]
        if case .field(let limit)? = limits.maximum, record.values[limit] == nil {
            toldMore = narrow(limit, least: own, most: nil) || toldMore
        }
        if case .field(let limit)? = limits.minimum, record.values[limit] == nil {
            toldMore = narrow(limit, least: nil, most: own) || toldMore
        }
        return toldMore
    }

    /// Where a limit lies; none where nothing is known of it.
    private mutating func span(of limit: FieldLimits.Limit) -> FieldSpan? {
        switch limit {
        case .literal(let span): return affords(1) ? span : nil
        case .field(let slot):
            guard affords(1) else { return nil }
            reads?.insert(.field(slot))
            return spans[slot]
        case .expression(let expression): return FieldSpan(evaluate(expression))
        }
    }

    private mutating func narrow(_ slot: Int, least: FieldSpan?, most: FieldSpan?) -> Bool {
        let narrowed = spans[slot].narrowed(least: least, most: most)
        guard narrowed != spans[slot] else { return false }
        spans[slot] = narrowed
        fields[slot] = nil
        return true
    }

    private mutating func narrowed(_ prospect: Prospect, by field: Field) -> Prospect {
        let least = field.minimum.map { evaluate($0) }
        let most = field.maximum.map { evaluate($0) }
        return prospect.narrowed(least: least, most: most)
    }

    // MARK: - Items

    mutating func member(_ slot: Int, of base: Expression, type: ValueType) -> Prospect {
        guard case .record(let item)? = evaluate(base).value else {
            if reads != nil, case .record(let shape) = base.type {
                let data = record.items(shapedAs: shape, in: schema, slot: slot)
                reads?.formUnion(data)
            }
            return Prospect(anyOf: type)
        }
        if reads != nil, let list = item.list { reads?.insert(.item(list, item.index, slot)) }
        if let value = item.values[slot] { return Prospect(value) }
        guard let list = item.list, case .list(let members) = schema.fields[list].kind else {
            return Prospect(anyOf: type)
        }
        return missing(slot, of: item, members[slot])
    }

    /// What a field may be that an item lacks.
    mutating func missing(_ slot: Int, of item: Item, _ field: Field) -> Prospect {
        let prospect = Prospect(anyOf: field.kind, type: field.type)
        guard !readsLimits, field.minimum != nil || field.maximum != nil else { return prospect }
        let asker = locals
        (locals, readsLimits) = ([Prospect(.record(item))], true)
        defer { (locals, readsLimits) = (asker, false) }
        return narrowed(prospect, by: field)
    }

    /// `has(x)`: certain of what is there; what is missing may come or not.
    mutating func presence(of operand: Expression) -> Prospect {
        switch operand.kind {
        case .field(let slot): return record.values[slot] != nil ? Prospect(.flag(true)) : .eitherFlag
        case .context(.place): return record.place != nil ? Prospect(.flag(true)) : .eitherFlag
        case .context(.period): return Prospect(.flag(true))
        case .member(let base, let slot, _):
            guard case .record(let item)? = evaluate(base).value else { return .eitherFlag }
            return item.values[slot] != nil ? Prospect(.flag(true)) : .eitherFlag
        case .index(let base, let key): return presence(at: key, of: base, in: operand)
        case .literal, .parameter, .derived, .local, .isPresent, .not, .negate, .and, .or, .binary,
            .conditional, .call, .matches, .comprehension, .list, .map:
            return .eitherFlag
        }
    }
}

extension Prospect {
    /// The same within limits that may be open themselves.
    fileprivate func narrowed(least: Prospect?, most: Prospect?) -> Prospect {
        if let range = numbers {
            return Prospect(range.narrowed(least: least?.numbers?.least, most: most?.numbers?.most))
        }
        if case .day(let range) = self {
            return .day(range.narrowed(least: least?.days?.least, most: most?.days?.most))
        }
        return self
    }
}
