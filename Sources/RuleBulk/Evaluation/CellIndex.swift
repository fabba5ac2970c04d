import RuleEngine
import RuleModel

/// Where the cells of a program stand, by what they judge.
struct CellIndex: Sendable {
    private(set) var criterionGates: [Int?]
    /// By criterion; of a pack of targets these are the targets.
    private(set) var indicators: [[Int]]
    private(set) var deductions: [[Int]]
    /// Of the pack itself.
    private(set) var totalDeductions: [Int] = []
    private(set) var prerequisites: [Int] = []
    /// The condition of the pack, if it has one.
    private(set) var gate: Int?

    init(_ program: Program) {
        let count = program.pack.targetModel?.criteria.count ?? program.pack.criteria.count
        criterionGates = Array(repeating: nil, count: count)
        indicators = Array(repeating: [], count: count)
        deductions = Array(repeating: [], count: count)
        for (number, cell) in program.cells.enumerated() {
            switch cell.kind {
            case .gate: gate = number
            case .criterionGate(let index): criterionGates[index] = number
            case .indicator(let index, _), .target(let index, _): indicators[index].append(number)
            case .deduction(let index?, _): deductions[index].append(number)
            case .deduction(nil, _): totalDeductions.append(number)
            case .prerequisite: prerequisites.append(number)
            }
        }
    }
}

/// What the cells of one row came to, for putting its verdict together.
struct RowResults: ItemResults {
    let index: CellIndex
    /// By cell.
    let results: [CellResult]
    /// By level of a pack of targets, the one that must come before it.
    var pastLevels: [PastLevel?] = []

    mutating func gate() throws(ScoringFault) -> Gate { try gate(at: index.gate) }

    mutating func gate(ofCriterion criterion: Int) throws(ScoringFault) -> Gate {
        try gate(at: index.criterionGates[criterion])
    }

    private func gate(at cell: Int?) throws(ScoringFault) -> Gate {
        guard let cell else { return .open }
        switch results[cell] {
        case .gate(let gate): return gate
        case .fault(let fault): throw fault
        case .indicator, .deduction, .prerequisite, .target: preconditionFailure("a gate is a gate")
        }
    }

    mutating func indicator(
        _ inner: Int, ofCriterion criterion: Int
    ) throws(ScoringFault) -> IndicatorResult {
        switch results[index.indicators[criterion][inner]] {
        case .indicator(let result): return result
        case .fault(let fault): throw fault
        case .gate, .deduction, .prerequisite, .target: preconditionFailure("an indicator is an indicator")
        }
    }

    mutating func deduction(
        _ inner: Int, ofCriterion criterion: Int?
    ) throws(ScoringFault) -> DeductionResult {
        let cells = criterion.map { index.deductions[$0] } ?? index.totalDeductions
        switch results[cells[inner]] {
        case .deduction(let result): return result
        case .fault(let fault): throw fault
        case .gate, .indicator, .prerequisite, .target: preconditionFailure("a deduction is a deduction")
        }
    }

    mutating func prerequisite(_ inner: Int) throws(ScoringFault) -> PrerequisiteResult {
        switch results[index.prerequisites[inner]] {
        case .prerequisite(let result): return result
        case .fault(let fault): throw fault
        case .gate, .indicator, .deduction, .target: preconditionFailure("a prerequisite is a prerequisite")
        }
    }

    mutating func target(_ inner: Int, ofCriterion criterion: Int) throws(ScoringFault) -> TargetResult {
        switch results[index.indicators[criterion][inner]] {
        case .target(let result): return result
        case .fault(let fault): throw fault
        case .gate, .indicator, .deduction, .prerequisite: preconditionFailure("a target is a target")
        }
    }

    mutating func level(before index: Int) -> PastLevel? { pastLevels[index] }
}
