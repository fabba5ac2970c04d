import RuleModel

// Macros over lists: an item is in the result, is not, or may be.

extension BoundsEvaluator {
    mutating func run(_ macro: Comprehension, type: ValueType) -> Prospect {
        let range = evaluate(macro.range)
        guard let elements = range.elements, affords(elements.count) else { return Prospect(anyOf: type) }
        switch macro.macro {
        case .all:
            return Prospect(quantify(macro, elements).reduce(.yes) { $0 && (!$1.isMember || $1.holds) })
        case .exists:
            return Prospect(quantify(macro, elements).reduce(.no) { $0 || ($1.isMember && $1.holds) })
        case .existsOne: return Prospect(holdsOnce(quantify(macro, elements)))
        case .filter: return Prospect(elements: selection(macro, elements))
        case .map, .transformList: return transformList(macro, elements)
        case .transformMap: return .anything
        }
    }

    /// Whether an item is in the list, and whether the condition holds for it.
    private struct Round {
        var isMember: Truth
        var holds: Truth
    }

    private mutating func quantify(_ macro: Comprehension, _ elements: [Prospect.Element]) -> [Round] {
        elements.indices.map { index in
            Round(isMember: elements[index].isMember, holds: condition(of: macro, at: index, in: elements))
        }
    }

    private func holdsOnce(_ rounds: [Round]) -> Truth {
        let truths = rounds.map { $0.isMember && $0.holds }
        let (certain, open) = (truths.count { $0 == .yes }, truths.count { $0 == .unknown })
        if certain > 1 || (certain == 0 && open == 0) { return .no }
        return open == 0 ? .yes : .unknown
    }

    /// Runs a body with the variables of one round.
    private mutating func inRound<Output>(
        _ index: Int, of macro: Comprehension, in elements: [Prospect.Element],
        _ body: (inout BoundsEvaluator) -> Output
    ) -> Output {
        let outer = locals.count
        defer { locals.removeLast(locals.count - outer) }
        if macro.variables.count > 1 {
            // Items before it that may not be there leave its place open.
            let certain = elements[..<index].count { $0.isMember == .yes }
            locals.append(
                Prospect(NumberRange(least: Rational(certain), most: Rational(index), isWhole: true)))
        }
        locals.append(elements[index].prospect)
        return body(&self)
    }

    private mutating func condition(
        of macro: Comprehension, at index: Int, in elements: [Prospect.Element]
    ) -> Truth {
        guard let condition = macro.condition else { return .yes }
        return inRound(index, of: macro, in: elements) { $0.evaluate(condition).truth }
    }

    /// The items that the condition lets through, or may let through.
    private mutating func selection(
        _ macro: Comprehension, _ elements: [Prospect.Element]
    ) -> [Prospect.Element] {
        elements.indices.compactMap { index in
            let isMember = elements[index].isMember && condition(of: macro, at: index, in: elements)
            guard isMember != .no else { return nil }
            return Prospect.Element(prospect: elements[index].prospect, isMember: isMember)
        }
    }

    private mutating func transformList(
        _ macro: Comprehension, _ elements: [Prospect.Element]
    ) -> Prospect {
        guard let result = macro.result else { return Prospect(elements: selection(macro, elements)) }
        let results = elements.indices.compactMap { index -> Prospect.Element? in
            let isMember = elements[index].isMember && condition(of: macro, at: index, in: elements)
            guard isMember != .no else { return nil }
            let prospect = inRound(index, of: macro, in: elements) { $0.evaluate(result) }
            return Prospect.Element(prospect: prospect, isMember: isMember)
        }
        return Prospect(elements: results)
    }
}
