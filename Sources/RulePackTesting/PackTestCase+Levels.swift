import RuleCompiler
package import RuleDiagnostics
import RuleEngine
import RuleModel
import RuleSource

// What a worked case expects of the levels and targets of a pack.

/// What one target is expected to come to: the same at all levels that ask for it, or by level.
package enum ExpectedStates: Sendable {
    case same(Spanned<String>)
    case byLevel([(level: Spanned<String>, state: Spanned<String>)])
}

/// The words for what a level came to.
private enum LevelWord: String, CaseIterable {
    case reached
    case notReached = "not-reached"
    case open

    init(_ holds: Truth) {
        switch holds {
        case .yes: self = .reached
        case .no: self = .notReached
        case .unknown: self = .open
        }
    }
}

extension NodeReader {
    /// What is expected of levels, by id.
    mutating func states(_ node: Node?) -> [(id: Spanned<String>, state: Spanned<String>)] {
        (node.flatMap { entries($0) } ?? []).compactMap { entry in
            keyword(entry.value, LevelWord.self).map { (entry.key.spanned, $0.map(\.rawValue)) }
        }
    }

    /// What is expected of targets, by id.
    mutating func targets(_ node: Node?) -> [(id: Spanned<String>, states: ExpectedStates)] {
        (node.flatMap { entries($0) } ?? []).compactMap { entry in
            expectedStates(entry.value).map { (entry.key.spanned, $0) }
        }
    }

    private mutating func expectedStates(_ node: Node) -> ExpectedStates? {
        guard case .mapping = node.kind else {
            return keyword(node, TargetState.self).map { .same($0.map(\.rawValue)) }
        }
        let states = (entries(node) ?? []).compactMap { entry in
            keyword(entry.value, TargetState.self).map {
                (level: entry.key.spanned, state: $0.map(\.rawValue))
            }
        }
        return .byLevel(states)
    }
}

extension PackTestRunner {
    /// Findings about levels and targets that the pack does not have.
    func unboundTargets(in item: PackTestCase) -> [Diagnostic] {
        let targets = pack.targetModel?.targets.map(\.id) ?? []
        let levels = pack.targetModel?.levels.map(\.id) ?? []
        let named = item.targets.flatMap { expected -> [Spanned<String>] in
            if case .byLevel(let states) = expected.states { states.map(\.level) } else { [] }
        }
        return item.targets.map(\.id).filter { !targets.contains($0.value) }
            .map { Diagnostic.unboundExpectation($0, known: targets) }
            + (item.levels.map(\.id) + named).filter { !levels.contains($0.value) }
            .map { Diagnostic.unboundExpectation($0, known: levels) }
    }

    /// Everything that the case expects of levels and targets, beside what was found.
    func targetChecks(of item: PackTestCase, in verdict: Verdict) -> [Check] {
        let levels = pack.targetModel?.levels.map(\.id) ?? []
        let reached = item.levels.map { id, state in
            let result = levels.firstIndex(of: id.value).flatMap { verdict.levels.element(at: $0) }
            return Check(
                "levels.\(id.value)", state, result.map { LevelWord($0.isReached).rawValue } ?? "-")
        }
        return reached
            + item.targets.flatMap { id, states in
                checks(states, of: id.value, in: verdict, levels)
            }
    }

    private func checks(
        _ states: ExpectedStates, of id: String, in verdict: Verdict, _ levels: [String]
    ) -> [Check] {
        let target = pack.targetModel?.targets.firstIndex { $0.id == id }
        let found = zip(levels, verdict.levels).compactMap { level, result -> (String, String)? in
            target.flatMap { result.states[$0] }.map { (level, $0.rawValue) }
        }
        switch states {
        case .same(let expected):
            return found.isEmpty
                ? [Check(id, expected, "-")] : found.map { Check("\(id) (\($0))", expected, $1) }
        case .byLevel(let states):
            return states.map { level, expected in
                Check("\(id) (\(level.value))", expected, found.first { $0.0 == level.value }?.1 ?? "-")
            }
        }
    }
}

extension Array {
    fileprivate func element(at index: Int) -> Element? {
        indices.contains(index) ? self[index] : nil
    }
}
