import RuleDiagnostics
import RuleModel

/// The proofs over the levels of a pack of targets.
struct LevelCheck {
    let model: TargetModel
    let syntax: TargetModelSyntax

    /// All findings, in no order.
    var findings: [Diagnostic] {
        let levels = zip(model.levels.indices, syntax.levels)
        return levels.flatMap { orderFindings($0, $1) + targetFindings($0, $1) } + titleFindings
    }

    /// A level can only ask for one below it, and no level above a recognised one may lose the title.
    private func orderFindings(_ index: Int, _ written: LevelSyntax) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        if let after = model.levels[index].after, let name = written.after?.level, after.level >= index {
            findings.append(.levelAfterItself(name, of: written.id))
        }
        if !model.levels[index].isRecognised,
            let lower = syntax.levels[..<index].last(where: \.isRecognised)
        {
            findings.append(.levelBelowRecognised(written.id, lower: lower.id))
        }
        return findings
    }

    private func targetFindings(_ index: Int, _ written: LevelSyntax) -> [Diagnostic] {
        let count = model.targets.count { $0.conditions[index] != nil }
        guard count > 0 else { return [.levelWithoutTargets(written.id)] }
        guard case .atLeast(let needed) = model.levels[index].need, needed > count, let number = written.count
        else { return [] }
        return [.tooManyTargets(number, known: count)]
    }

    private var titleFindings: [Diagnostic] {
        guard let last = syntax.levels.last, !syntax.levels.contains(where: \.isRecognised) else { return [] }
        return [.noRecognisedClass(last.id.span)]
    }
}

extension TargetModel {
    /// The sources of criteria, targets and levels.
    var sources: [LegalSource?] {
        criteria.map(\.source) + targets.map(\.source) + levels.map(\.source)
    }
}
