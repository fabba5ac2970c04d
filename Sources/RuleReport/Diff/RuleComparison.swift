import RuleDiagnostics

/// Compares two outlines item by item.
///
/// Nothing in it depends on which of them is the older one, so a comparison the other way round is its mirror.
struct RuleComparison {
    private let old: RuleOutline
    private let new: RuleOutline
    private let oldItems: [String: RuleItem]
    private let newItems: [String: RuleItem]

    init(_ old: RuleOutline, _ new: RuleOutline) {
        self.old = old
        self.new = new
        oldItems = Dictionary(old.items.map { ($0.path, $0) }) { first, _ in first }
        newItems = Dictionary(new.items.map { ($0.path, $0) }) { first, _ in first }
    }

    /// All differences: by section, within it by id, and for one id in the order of the aspects; last what moved.
    var changes: [RuleChange] {
        let items = oldItems.merging(newItems) { old, _ in old }.values.sorted(by: RuleComparison.precedes)
        let found = items.flatMap { changes(of: $0.path) } + moves
        return RuleItem.Section.allCases.flatMap { section in
            found.filter { $0.section == section.rawValue }
        }
    }

    private static func precedes(_ left: RuleItem, _ right: RuleItem) -> Bool {
        left.ids == right.ids
            ? left.path < right.path : NaturalOrder.precedes(left.ids, right.ids)
    }

    // MARK: - Items

    private func changes(of path: String) -> [RuleChange] {
        switch (oldItems[path], newItems[path]) {
        case (nil, nil): return []
        case (let item?, nil): return lone(item, in: oldItems, others: newItems, .removed)
        case (nil, let item?): return lone(item, in: newItems, others: oldItems, .added)
        case (let old?, let new?): return changes(from: old, to: new)
        }
    }

    /// An item of one pack only; a part of something that is itself in one pack only goes with it.
    private func lone(
        _ item: RuleItem, in own: [String: RuleItem], others: [String: RuleItem], _ kind: RuleChange.Kind
    ) -> [RuleChange] {
        if let owner = item.owner, own[owner] != nil, others[owner] == nil { return [] }
        let side = RuleChange.Side(words: item.summary, line: item.line)
        let pair = RuleChange.Pair(old: Optional(side), new: nil)
        let label = RuleChange.Pair(old: item.label, new: nil)
        let change = RuleChange(
            kind: .removed, path: item.path, section: item.section.rawValue, label: label, aspect: nil,
            isRule: true, sides: pair)
        return [kind == .removed ? change : change.mirrored]
    }

    private func changes(from old: RuleItem, to new: RuleItem) -> [RuleChange] {
        let oldFacts = Dictionary(old.facts.map { ($0.aspect, $0) }) { first, _ in first }
        let newFacts = Dictionary(new.facts.map { ($0.aspect, $0) }) { first, _ in first }
        let hasOtherAward = oldFacts[.award]?.meanings != newFacts[.award]?.meanings
        return RuleAspect.allCases.compactMap { aspect in
            // Another way of giving points is one change, not one for each of its figures.
            guard !(aspect.isPartOfAward && hasOtherAward) else { return nil }
            let (before, after) = (oldFacts[aspect], newFacts[aspect])
            guard before?.meanings ?? [] != after?.meanings ?? [] else { return nil }
            let isMove = aspect == .grouping && !old.dependsOnCriterion && !new.dependsOnCriterion
            let aspect = aspect == .grouping && !isMove ? .criterion : aspect
            return RuleChange(
                kind: aspect.isRule ? .changed : isMove ? .moved : .reworded,
                path: new.path.isEmpty ? aspect.rawValue : "\(new.path).\(aspect.rawValue)",
                section: new.section.rawValue, label: RuleChange.Pair(old: old.label, new: new.label),
                aspect: aspect, isRule: aspect.isRule,
                sides: RuleChange.Pair(old: before?.side(without: after), new: after?.side(without: before)))
        }
    }

    // MARK: - Order

    /// Where items that are in both packs stand in another order: one change for each list of them.
    private var moves: [RuleChange] {
        let lists = Set(old.items.map(\.list)).intersection(new.items.map(\.list))
        return lists.sorted().compactMap { list in
            let before = old.items.filter { $0.list == list && newItems[$0.path]?.list == list }
            let after = new.items.filter { $0.list == list && oldItems[$0.path]?.list == list }
            let moved = zip(before, after).filter { $0.path != $1.path }
            guard let first = moved.first else { return nil }
            let sides = RuleChange.Pair(
                old: Optional(RuleComparison.order(moved.map(\.0))),
                new: Optional(RuleComparison.order(moved.map(\.1))))
            return RuleChange(
                kind: .moved, path: list, section: first.0.section.rawValue,
                label: RuleChange.Pair(old: nil, new: nil), aspect: .order, isRule: false, sides: sides)
        }
    }

    private static func order(_ items: [RuleItem]) -> RuleChange.Side {
        let ids = items.compactMap(\.ids.last).joined(separator: ", ")
        return RuleChange.Side(words: LocalizedText(same: ids), line: items.first?.line)
    }
}

extension RuleFact {
    fileprivate var meanings: Set<String> { Set(rows.map(\.meaning)) }

    /// What it says and the other does not; all of it where it only says less.
    fileprivate func side(without other: RuleFact?) -> RuleChange.Side? {
        let others = other?.meanings ?? []
        let own = rows.filter { !others.contains($0.meaning) }
        guard let first = own.first else { return nil }
        let expressions = own.compactMap(\.expression)
        return RuleChange.Side(
            words: own.map(\.words).joined(separator: "; "),
            expression: expressions.isEmpty ? nil : expressions.joined(separator: "; "), line: first.line)
    }
}

extension RuleItem {
    /// All rules of the item in a line, for one that is new or gone.
    fileprivate var summary: LocalizedText {
        let rules = facts.filter { $0.aspect.isRule && !$0.aspect.isPartOfAward && $0.aspect != .verified }
        let parts = rules.map { fact in
            let (name, words) = (
                Phrases.name(of: fact.aspect), fact.rows.map(\.words).joined(separator: "; ")
            )
            return LocalizedText { "\(name[$0]): \(words[$0])" }
        }
        guard !parts.isEmpty else { return label ?? LocalizedText(same: ids.last ?? "") }
        return parts.joined(separator: "; ")
    }
}

/// The order in which people count: `2.9` before `2.10`.
enum NaturalOrder {
    static func precedes(_ left: [String], _ right: [String]) -> Bool {
        for (left, right) in zip(left, right) where left != right { return precedes(left, right) }
        return left.count < right.count
    }

    static func precedes(_ left: String, _ right: String) -> Bool {
        let (leftPieces, rightPieces) = (pieces(of: left), pieces(of: right))
        for (left, right) in zip(leftPieces, rightPieces) where left != right {
            if let left = Int(left), let right = Int(right), left != right { return left < right }
            return left < right
        }
        return leftPieces.count < rightPieces.count
    }

    /// The text cut where digits begin and end.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var last: Bool?
        for character in text {
            let isDigit = ("0"..."9").contains(character)
            if isDigit == last {
                pieces[pieces.count - 1].append(character)
            } else {
                pieces.append(String(character))
            }
            last = isDigit
        }
        return pieces
    }
}
