import RuleEngine
import RuleModel
package import RuleReport

/// Finds what is responsible where two packs come to something else on a row of one batch, by comparing what their
/// cells came to.
///
/// What two cells come to seldom differs in a new way, so each pair of results is compared once. Rows whose parts
/// are scaled, or may be left out, are not compared by their cells alone; `ImpactCause.between` compares these.
package struct RowComparison {
    /// A question that one pack answers, or both.
    private struct Question {
        /// Where each pack has its answer.
        var old: Place?
        var new: Place?
        /// What differs, by the numbers of both answers.
        var known = KeyTable()
        var differences: [ImpactCause.Differences] = []

        mutating func forget() { (known, differences) = (KeyTable(), []) }
    }

    /// More pairs of answers than these are forgotten.
    private static let mostPairs = 1 << 14

    /// Where an answer comes from.
    private enum Place: Hashable {
        case cell(Int)
        /// The floor of a criterion.
        case floor(Int)
    }

    private let old: Program
    private let new: Program
    private var questions: [Question]
    private let hasGates: Bool
    private let hasSameCriteria: Bool

    /// - Parameters:
    ///   - old: The older pack.
    ///   - new: The newer one.
    package init(old: Program, new: Program) {
        self.old = old
        self.new = new
        hasSameCriteria = old.pack.criteria.map(\.id) == new.pack.criteria.map(\.id)
        hasGates = [old, new].contains { program in
            program.pack.criteria.contains { $0.applicability != nil }
        }
        let (own, others) = (RowComparison.places(of: old), RowComparison.places(of: new))
        let newPlaces = Dictionary(others.map { ($0.key, $0.place) }) { first, _ in first }
        let ownKeys = Set(own.map(\.key))
        questions =
            own.map { Question(old: $0.place, new: newPlaces[$0.key]) }
            + others.filter { !ownKeys.contains($0.key) }.map { Question(old: nil, new: $0.place) }
    }

    /// The questions of a pack in the order in which `ImpactCause.between` asks them.
    private static func places(of program: Program) -> [(key: ImpactCause.Key, place: Place)] {
        let (pack, cells) = (program.pack, CellIndex(program))
        var places = zip(pack.prerequisites, cells.prerequisites).map { item, cell in
            (ImpactCause.Key(kind: .prerequisite, id: item.id), Place.cell(cell))
        }
        func deductions(_ deductions: Deductions?, _ cells: [Int]) {
            for (item, cell) in zip(deductions?.items ?? [], cells) {
                places.append((ImpactCause.Key(kind: .deduction, id: item.id), .cell(cell)))
            }
        }
        for (index, criterion) in pack.criteria.enumerated() {
            for (indicator, cell) in zip(criterion.indicators, cells.indicators[index]) {
                places.append((ImpactCause.Key(kind: .indicator, id: indicator.id), .cell(cell)))
            }
            deductions(criterion.deductions, cells.deductions[index])
            if criterion.floor != nil {
                places.append((ImpactCause.Key(kind: .floor, id: criterion.id), .floor(index)))
            }
        }
        deductions(pack.deductions, cells.totalDeductions)
        return places
    }

    /// What a comparison of cells comes to.
    package enum Finding {
        /// These are responsible.
        case causes([ImpactCause])
        /// Every cell and every criterion comes to the same.
        case sameAnswers
        /// The cells alone do not say.
        case unknown
    }

    /// What is responsible on a row.
    ///
    /// - Parameters:
    ///   - before: What judged the batch by the older pack.
    ///   - after: The same by the newer one.
    ///   - row: The row.
    /// - Returns: The causes, or why cells do not tell.
    package mutating func causes(
        _ before: BatchEvaluator, _ after: BatchEvaluator, at row: Int
    ) -> Finding {
        let forms = before.result.forms[row] | after.result.forms[row]
        guard !hasGates, forms & ~RowForm.open.mask == 0
        else { return .unknown }
        var found = ImpactCause.Differences()
        for index in questions.indices {
            let (old, new) = (questions[index].old, questions[index].new)
            let numbers = (number(old, before, row), number(new, after, row))
            // What is known for one batch only has no number that lasts.
            guard numbers.0 < CellResults.firstSpare || old == nil,
                numbers.1 < CellResults.firstSpare || new == nil
            else { return .unknown }
            let key = UInt64(numbers.0) << 32 | UInt64(numbers.1)
            if questions[index].known.count > RowComparison.mostPairs { questions[index].forget() }
            if let known = questions[index].known.number(of: key) {
                if known > 0 { found.add(questions[index].differences[Int(known) - 1]) }
                continue
            }
            let differences = ImpactCause.differences(
                items(old, self.old, before, numbers.0), items(new, self.new, after, numbers.1))
            if differences.isEmpty {
                questions[index].known.add(key, 0)
            } else {
                questions[index].differences.append(differences)
                questions[index].known.add(key, UInt32(questions[index].differences.count))
                found.add(differences)
            }
        }
        if !found.isEmpty { return .causes(found.known + found.added) }
        return haveSameSums(before, after, row) ? .sameAnswers : .unknown
    }

    /// Whether both packs have the same criteria and each of them comes to the same points.
    private func haveSameSums(_ before: BatchEvaluator, _ after: BatchEvaluator, _ row: Int) -> Bool {
        guard hasSameCriteria else { return false }
        return old.pack.criteria.indices.allSatisfy { index in
            let place = index * BatchLayout.stride + row
            return Int(before.result.criteria[place]) * new.unit == Int(after.result.criteria[place])
                * old.unit
                && Int(before.result.criteriaMost[place]) * new.unit
                    == Int(after.result.criteriaMost[place]) * old.unit
        }
    }

    /// The number of an answer on a row: that of a cell's result, or 0, 1 and 2 for a floor that is reached, is not,
    /// and may be.
    private func number(_ place: Place?, _ evaluator: BatchEvaluator, _ row: Int) -> Int {
        switch place {
        case .cell(let cell): return Int(evaluator.result.outcomes[cell * BatchLayout.stride + row])
        case .floor(let criterion):
            let bit = GateBits.floor(criterion)
            return evaluator.result.bars[row] & bit != 0
                ? 1 : evaluator.result.openBars[row] & bit != 0 ? 2 : 0
        case nil: return Int(UInt32.max)
        }
    }

    private func items(
        _ place: Place?, _ program: Program, _ evaluator: BatchEvaluator, _ number: Int
    ) -> [ImpactItem] {
        switch place {
        case nil: return []
        case .floor(let criterion):
            let truth: Truth = number == 0 ? .yes : number == 1 ? .no : .unknown
            return [ImpactItem(.floor, program.pack.criteria[criterion].id, .gate(truth))]
        case .cell(let cell):
            switch (evaluator.cellResults.kept.results[number], program.cells[cell].kind) {
            case (.indicator(let result), .indicator(let criterion, let inner)):
                return ImpactItem.answers(of: program.pack.criteria[criterion].indicators[inner], result)
            case (.prerequisite(let result), .prerequisite(let index)):
                return [ImpactItem.answer(of: program.pack.prerequisites[index], result)]
            case (.deduction(let result), .deduction(let criterion, let inner)):
                guard let item = program.pack.deductions(ofCriterion: criterion)?.items[inner] else {
                    return []
                }
                return [ImpactItem.answer(of: item, result)]
            default: return []
            }
        }
    }
}
