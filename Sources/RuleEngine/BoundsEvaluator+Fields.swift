import RuleModel

// Data of the record: what is there is known, what is missing lies within its type and its limits.

extension BoundsEvaluator {
    /// How often limits that read one another are followed; stopping early leaves the ranges wider.
    private static let rounds = 4

    mutating func field(_ slot: Int) -> Prospect {
        if fields.isEmpty {
            // Limits say how far a datum may go; the expression that asks does not read them.
            let asker = reads
            settleFields()
            reads = asker
        }
        return fields[slot]
    }

    /// Finds what all fields may be; limits read fields, so this comes before anything is kept.
    mutating func settleFields() {
        fields = zip(schema.fields, record.values).map { field, value in
            value.map { Prospect($0) } ?? Prospect(anyOf: field.kind, type: field.type)
        }
        apart { bounds in
            for _ in 0..<Self.rounds {
                let before = bounds.fields
                for slot in before.indices { bounds.followLimits(of: slot) }
                if bounds.fields == before { break }
            }
        }
        // What a limit read on the way saw fields that were not settled yet.
        derivedProspects = Array(repeating: nil, count: derived.count)
    }

    private mutating func followLimits(of slot: Int) {
        let field = schema.fields[slot]
        guard field.minimum != nil || field.maximum != nil else { return }
        if record.values[slot] == nil { fields[slot] = narrowed(fields[slot], by: field) }
        let own = fields[slot]
        // What is the limit of a field is itself limited by the field.
        if case .field(let limit)? = field.maximum?.kind, record.values[limit] == nil {
            fields[limit] = fields[limit].narrowed(least: own, most: nil)
        }
        if case .field(let limit)? = field.minimum?.kind, record.values[limit] == nil {
            fields[limit] = fields[limit].narrowed(least: nil, most: own)
        }
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
                reads?.formUnion(record.items(shapedAs: shape, in: schema, slot: slot))
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
