package import RuleEngine
package import RuleModel

/// The shortest answer to why: one or a few letters for each indicator and prerequisite.
///
/// The first letter of an indicator's code says what it came to:
///
///     F    full points          P    part of them        N    none
///     O    open                 X    does not apply
///
/// What follows says how, where that is more than the rule itself:
///
///     3    by the third band of the rule, counted from 1
///     E    nothing out of nothing (`when-empty`)
///     M    data are missing and count as nothing (`missing: zero`)
///     XF, XZ, XE   does not apply, and counts in full, as zero, or is excluded
///
/// So `P3` is part of the points by the third band, `NM` none because data are missing. A prerequisite is `Y`
/// where it holds, `N` where it does not, `O` where it is open. The code of a target has one letter for each level. With the pack and the record the whole
/// explanation can be rebuilt.
package struct ReasonCode: Sendable, Hashable {
    package let text: String

    package init(_ result: IndicatorResult) {
        let outcome =
            switch result.outcome {
            case .full: "F"
            case .partial: "P"
            case .none: "N"
            case .open: "O"
            case .notApplicable: "X"
            }
        text = outcome + ReasonCode.detail(of: result.reason)
    }

    package init(prerequisite holds: Truth) {
        text =
            switch holds {
            case .yes: "Y"
            case .no: "N"
            case .unknown: "O"
            }
    }

    /// The code of a target: one letter for each level.
    ///
    /// Y met, N missed, M missed because data are missing, O open, X does not apply, - not asked for.
    package init(_ result: TargetResult, by model: TargetModel) {
        text = zip(result.states(by: model), result.answers).map { state, answer in
            switch state {
            case .met: "Y"
            case .missed: answer?.countsAsMissed == true ? "M" : "N"
            case .open: "O"
            case .notApplicable: "X"
            case nil: "-"
            }
        }.joined()
    }

    /// The codes of targets; none for a pack of points.
    package static func codes(of targets: [TargetResult], by pack: RulePack) -> [ReasonCode] {
        guard let model = pack.targetModel else { return [] }
        return targets.map { ReasonCode($0, by: model) }
    }

    private static func detail(of reason: Reason) -> String {
        switch reason {
        case .share(_, _, let band): band.map { String($0 + 1) } ?? ""
        case .band(_, let index): index.map { String($0 + 1) } ?? ""
        case .emptyWhole: "E"
        case .missingIsZero: "M"
        case .notApplicable(let otherwise):
            switch otherwise {
            case .full: "F"
            case .zero: "Z"
            case .exclude: "E"
            }
        case .condition, .each, .choice, .parts, .mark, .computed, .open: ""
        }
    }
}
