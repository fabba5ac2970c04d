import RuleModel

/// A part of a pack that is judged on its own.
package struct Cell: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// Whether the pack applies.
        case gate
        case criterionGate(Int)
        /// Index of the criterion and of the indicator in it.
        case indicator(Int, Int)
        /// Index of the criterion, none for the pack's own, and of the deduction.
        case deduction(Int?, Int)
        case prerequisite(Int)
        /// Index of the criterion and of the target in it.
        case target(Int, Int)
    }

    package let kind: Kind
    /// How the pack calls it.
    package let id: String
    /// The numbers that decide what it comes to.
    package let inputs: [CellInput]
    /// The columns of its inputs that leave it to the whole record where they are missing.
    package let openGaps: Set<Int>
    /// Whether it is worked out for each record, because it uses a list in a way that no tally stands for.
    package let needsItems: Bool
}

extension Cell.Kind {
    func id(in pack: RulePack) -> String {
        switch self {
        case .gate: pack.id
        case .criterionGate(let index): pack.criteria[index].id
        case .indicator(let index, let inner): pack.criteria[index].indicators[inner].id
        case .deduction(let index, let inner): pack.deductions(ofCriterion: index)?.items[inner].id ?? ""
        case .prerequisite(let index): pack.prerequisites[index].id
        case .target(let index, let inner): pack.targetModel?.criteria[index].targets[inner].id ?? ""
        }
    }
}

extension InputSearch {
    /// Takes in all that decides a part of the pack.
    mutating func add(_ kind: Cell.Kind, of pack: RulePack) {
        switch kind {
        case .gate: if let condition = pack.applies { add(condition) }
        case .criterionGate(let index):
            if let applicability = pack.criteria[index].applicability { add(applicability.condition) }
        case .indicator(let index, let inner):
            let indicator = pack.criteria[index].indicators[inner]
            if let applicability = indicator.applicability { add(applicability.condition) }
            add(indicator.award)
        case .deduction(let index, let inner):
            if let item = pack.deductions(ofCriterion: index)?.items[inner] { add(item.award) }
        case .prerequisite(let index): add(pack.prerequisites[index].condition)
        case .target(let index, let inner):
            guard let criterion = pack.targetModel?.criteria[index] else { return }
            let target = criterion.targets[inner]
            for condition in [criterion.applies, target.applies] + target.conditions {
                if let condition { add(condition) }
            }
        }
    }
}

extension RulePack {
    func deductions(ofCriterion index: Int?) -> Deductions? {
        index.map { criteria[$0].deductions } ?? deductions
    }
}
