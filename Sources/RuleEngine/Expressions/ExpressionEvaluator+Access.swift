import RuleModel

// Members, elements and `has`.

extension ExpressionEvaluator {
    mutating func member(
        _ slot: Int, of base: Expression, in expression: Expression
    ) throws(EvaluationFault) -> Evaluated {
        let evaluated = try value(of: base)
        guard case .known(let value) = evaluated else { return evaluated }
        let item = try item(value, in: expression)
        return datum(at: path(of: item, slot: slot, base: base), item.values[slot])
    }

    func item(_ value: Value, in expression: Expression) throws(EvaluationFault) -> Item {
        guard case .record(let item) = value else {
            throw EvaluationFault(problem: .wrongKind(value.kind), expression: expression)
        }
        return item
    }

    mutating func element(
        of base: Expression, at key: Expression, in expression: Expression
    ) throws(EvaluationFault) -> Evaluated {
        let operands = try gather([base, key])
        guard operands.missing.isEmpty else { return .unknown(operands.missing) }
        let (base, key) = (operands.values[0], operands.values[1])
        return .known(try locate(in: expression, base.element(at: key)))
    }

    /// `has(x)`: known even where `x` is not, unless gaps are open or it is not known what should hold `x`.
    mutating func presence(of operand: Expression) throws(EvaluationFault) -> Evaluated {
        switch operand.kind {
        case .member(let base, let slot, _):
            let evaluated = try value(of: base)
            guard case .known(let value) = evaluated else { return evaluated }
            let item = try item(value, in: operand)
            return isThere(datum(at: path(of: item, slot: slot, base: base), item.values[slot]))
        case .index(let base, let key):
            let operands = try gather([base, key])
            guard operands.missing.isEmpty else { return .unknown(operands.missing) }
            let (base, key) = (operands.values[0], operands.values[1])
            return .known(.flag(try locate(in: operand, base.hasElement(at: key))))
        case .literal, .field, .context, .parameter, .derived, .local, .isPresent, .not, .negate, .and, .or,
            .binary, .conditional, .call, .matches, .comprehension, .list, .map:
            return isThere(try value(of: operand))
        }
    }

    private func isThere(_ evaluated: Evaluated) -> Evaluated {
        switch (evaluated, presence) {
        case (.known, _): .known(.flag(true))
        case (.unknown, .asItStands): .known(.flag(false))
        case (.unknown, .open): evaluated
        }
    }

    /// The values of several operands, all of which are needed.
    mutating func gather(_ operands: [Expression]) throws(EvaluationFault) -> Gathering {
        var gathering = Gathering()
        for operand in operands { gathering.add(try value(of: operand)) }
        return gathering
    }
}

// MARK: - Where a datum stands

extension ExpressionEvaluator {
    /// Where a member of an item stands in the record.
    func path(of item: Item, slot: Int, base: Expression) -> DataPath {
        if let list = item.list { return .item(list, item.index, slot) }
        // Items without a list came in by a field, or from a caller, who passes one item alone.
        return root(of: base) ?? .field(item.index)
    }

    /// The first datum that an expression reads, as far as its shape shows.
    func root(of expression: Expression) -> DataPath? {
        switch expression.kind {
        case .field(let slot): .field(slot)
        case .context(.place): .place
        case .context(.period), .literal, .parameter: nil
        case .derived(let index): root(ofDerived: index)
        case .local(let index): root(ofRangeOf: index)
        case .member(let operand, _, _), .isPresent(let operand), .not(let operand), .negate(let operand),
            .matches(let operand, _):
            root(of: operand)
        case .index(let left, let right), .and(let left, let right), .or(let left, let right),
            .binary(_, let left, let right):
            root(of: left) ?? root(of: right)
        case .conditional(let condition, let then, let otherwise):
            root(of: then) ?? root(of: otherwise) ?? root(of: condition)
        case .call(_, let operands), .list(let operands): root(ofFirst: operands)
        case .comprehension(let comprehension): root(of: comprehension.range)
        case .map(let entries): root(ofFirst: entries.map(\.value))
        }
    }

    // Loops and conditions, because a function that is handed on takes a copy of the whole evaluator with it.

    private func root(ofRangeOf local: Int) -> DataPath? {
        guard let range = locals[local].range else { return nil }
        return root(of: range)
    }

    private func root(ofFirst operands: [Expression]) -> DataPath? {
        for operand in operands {
            if let root = root(of: operand) { return root }
        }
        return nil
    }
}

// MARK: - Elements

extension Value {
    /// An element of a list or map.
    fileprivate func element(at key: Value) throws(EvaluationFault.Problem) -> Value {
        switch self {
        case .list(let elements):
            let index = try key.wholeNumber
            guard elements.indices.contains(index) else {
                throw .indexOutOfRange(index: index, count: elements.count)
            }
            return elements[index]
        case .map(let entries):
            guard let value = entries[try key.asKey] else { throw .absentKey(key.keyText) }
            return value
        case .flag, .number, .text, .date, .duration, .record:
            throw .wrongKind(kind)
        }
    }

    /// Whether a list is long enough, or a map has the key.
    fileprivate func hasElement(at key: Value) throws(EvaluationFault.Problem) -> Bool {
        switch self {
        case .list(let elements): elements.indices.contains(try key.wholeNumber)
        case .map(let entries): entries[try key.asKey] != nil
        case .flag, .number, .text, .date, .duration, .record: throw .wrongKind(kind)
        }
    }
}
