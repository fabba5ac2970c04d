import RuleEngine
import RuleModel

/// What one cell comes to.
enum CellResult: Sendable {
    case gate(Gate)
    case indicator(IndicatorResult)
    case deduction(DeductionResult)
    case prerequisite(PrerequisiteResult)
    case target(TargetResult)
    /// An expression fails on the data.
    case fault(ScoringFault)

    var reads: Reads {
        get {
            switch self {
            case .gate(let gate): gate.reads
            case .indicator(let result): result.reads
            case .deduction(let result): result.reads
            case .prerequisite(let result): result.reads
            case .target(let result): result.reads
            case .fault: Reads()
            }
        }
        set {
            switch self {
            case .gate(var gate):
                gate.reads = newValue
                self = .gate(gate)
            case .indicator(var result):
                result.reads = newValue
                self = .indicator(result)
            case .deduction(var result):
                result.reads = newValue
                self = .deduction(result)
            case .prerequisite(var result):
                result.reads = newValue
                self = .prerequisite(result)
            case .target(var result):
                result.reads = newValue
                self = .target(result)
            case .fault: break
            }
        }
    }

    /// What is missing to know more, in order.
    var missing: [DataPath] {
        switch self {
        case .gate(let gate): gate.missing.sorted()
        case .indicator(let result): result.missing.sorted()
        case .deduction(let result): result.missing.sorted()
        case .prerequisite(let result): result.missing.sorted()
        case .target(let result): result.missing.sorted()
        case .fault: []
        }
    }

    /// Names what is missing otherwise.
    mutating func renameMissing(_ name: (DataPath) -> DataPath) {
        switch self {
        case .gate(var gate):
            gate.missing = Set(gate.missing.map(name))
            self = .gate(gate)
        case .indicator(var result):
            result.missing = Set(result.missing.map(name))
            self = .indicator(result)
        case .deduction(var result):
            result.missing = Set(result.missing.map(name))
            self = .deduction(result)
        case .prerequisite(var result):
            result.missing = Set(result.missing.map(name))
            self = .prerequisite(result)
        case .target(var result):
            result.gateMissing = Set(result.gateMissing.map(name))
            result.answers = result.answers.map { answer in
                guard var answer else { return nil }
                answer.missing = Set(answer.missing.map(name))
                return answer
            }
            self = .target(result)
        case .fault: break
        }
    }
}

extension TargetResult {
    /// What is missing to know more, at any level.
    var missing: Set<DataPath> {
        answers.reduce(into: gateMissing) { $0.formUnion($1?.missing ?? []) }
    }
}

extension ReferenceEvaluator {
    /// Works out one cell for the record.
    mutating func result(of kind: Cell.Kind) -> CellResult {
        do throws(ScoringFault) {
            return switch kind {
            case .gate: .gate(try gate())
            case .criterionGate(let index): .gate(try gate(ofCriterion: index))
            case .indicator(let index, let inner): .indicator(try indicator(inner, ofCriterion: index))
            case .deduction(let index, let inner): .deduction(try deduction(inner, ofCriterion: index))
            case .prerequisite(let index): .prerequisite(try prerequisite(index))
            case .target(let index, let inner): .target(try target(inner, ofCriterion: index))
            }
        } catch {
            return .fault(error)
        }
    }
}

extension Rational {
    /// The number in units of which one has so many to a point; none if it is no whole number of them.
    func units(per unit: Int) -> Int32? {
        // In lowest terms, so nothing but the denominator can be left of a unit.
        let (times, rest) = Int64(unit).quotientAndRemainder(dividingBy: denominator)
        guard rest == 0 else { return nil }
        let (units, isTooLarge) = numerator.multipliedReportingOverflow(by: times)
        return isTooLarge ? nil : Int32(exactly: units)
    }
}
