package import RuleModel

/// What one target came to at one level.
package enum TargetState: String, Sendable, Hashable, CaseIterable {
    case met
    case missed
    /// Missing data keep it open.
    case open
    case notApplicable = "not-applicable"
}

/// What one target came to at the levels that ask for it.
package struct TargetResult: Sendable, Hashable {
    /// Whether the condition of a level holds, and what is missing to know.
    package struct Answer: Sendable, Hashable {
        package var holds: Truth
        package var missing: Set<DataPath>
        /// Whether data are missing and the pack counts that as missed.
        package var countsAsMissed = false
    }

    package var applies: Truth
    /// What is missing to know whether it applies.
    package var gateMissing: Set<DataPath>
    /// By index of the level; none where the level does not ask for it.
    package var answers: [Answer?]
    package var reads: Reads

    /// What it came to at a level; none where the level does not ask for it.
    ///
    /// Where every target must be met, one that holds does no harm whether it applies or not; where they are
    /// counted, only one that applies for certain counts.
    package func state(at level: Int, need: Level.Need) -> TargetState? {
        guard let answer = answers[level] else { return nil }
        guard applies != .no else { return .notApplicable }
        let contribution =
            switch need {
            case .all: !applies || answer.holds
            case .atLeast: applies && answer.holds
            }
        return switch contribution {
        case .yes: .met
        case .no: .missed
        case .unknown: .open
        }
    }

    /// What it came to at each level.
    package func states(by model: TargetModel) -> [TargetState?] {
        model.levels.indices.map { state(at: $0, need: model.levels[$0].need) }
    }

    /// What it came to over all levels that ask for it.
    package func outcome(by model: TargetModel) -> IndicatorResult.Outcome {
        IndicatorResult.Outcome(ofTarget: states(by: model))
    }

    /// What it waits for at a level where it is open.
    package func missing(at level: Int) -> Set<DataPath> {
        let answer = answers[level]
        return (applies == .unknown ? gateMissing : [])
            .union(answer?.holds == .unknown ? answer?.missing ?? [] : [])
    }
}

/// What one level came to.
package struct LevelResult: Sendable, Hashable {
    /// By target, in the pack's order; none where the level does not ask for it.
    package var states: [TargetState?]
    /// Whether enough targets are met.
    package var targets: Truth
    /// Whether the level that must come before was held long enough; none where none must.
    package var after: Truth?
    /// What is missing of earlier results.
    package var afterMissing: Set<DataPath>

    /// Whether the level is reached, prerequisites apart.
    package var isReached: Truth { targets && (after ?? .yes) }

    /// The targets in a state, by their index.
    package func targets(in state: TargetState) -> [Int] {
        states.indices.filter { states[$0] == state }
    }
}

extension Verdict {
    /// What a target came to over all levels that ask for it: `full` where it is met for each, `partial` for some.
    package func outcome(ofTarget index: Int) -> IndicatorResult.Outcome {
        IndicatorResult.Outcome(ofTarget: levels.map { $0.states[index] })
    }
}

extension IndicatorResult.Outcome {
    /// - Parameter states: What a target came to, by level; none where the level does not ask for it.
    fileprivate init(ofTarget states: [TargetState?]) {
        let states = states.compactMap(\.self)
        if states.allSatisfy({ $0 == .notApplicable }) {
            self = .notApplicable
        } else if states.contains(.open) {
            self = .open
        } else if states.allSatisfy({ $0 == .met }) {
            self = .full
        } else {
            self = states.contains(.met) ? .partial : .none
        }
    }
}
