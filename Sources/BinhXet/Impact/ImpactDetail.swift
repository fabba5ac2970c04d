import RuleDiagnostics
import RuleEngine
import RuleModel
import RuleRecords
import RuleReport

/// All that one pack says about one record.
enum ImpactDetail {
    case scored(ScoredRecord)
    case rejected([Reject])

    var outcome: Outcome {
        switch self {
        case .scored(let scored): Outcome(scored)
        case .rejected: .rejected
        }
    }

    init(_ single: SingleDesk.Single) {
        switch single {
        case .verdict(let scored): self = .scored(scored)
        case .reject(let faults): self = .rejected(faults)
        }
    }

    /// What is wrong with the record.
    var faults: [Reject]? {
        if case .rejected(let faults) = self { faults } else { nil }
    }

    /// The record, with the pack that names its fields.
    var scored: ScoredRecord? {
        if case .scored(let scored) = self { scored } else { nil }
    }

    fileprivate var words: LocalizedText {
        switch self {
        case .scored(let scored):
            return Phrases.status(scored.verdict.status)
        case .rejected(let faults):
            let codes = Set(faults.map(\.code.rawValue)).sorted().joined(separator: ", ")
            return LocalizedText(vi: codes, en: codes)
        }
    }
}

extension ImpactedRecord {
    /// What two packs say about one record, with what is responsible for the difference.
    init(_ old: ImpactDetail, _ new: ImpactDetail) {
        let causes: [ImpactCause]
        if let old = old.scored, let new = new.scored {
            causes = ImpactCause.between(old, new)
        } else {
            let key = ImpactCause.Key(kind: .rejected, id: "rejected")
            causes = [ImpactCause(key: key, old: old.words, new: new.words)]
        }
        let record = (new.scored ?? old.scored)?.record
        self.init(
            id: record?.id, period: record?.period, place: record?.place, old: old.outcome, new: new.outcome,
            causes: causes)
    }
}
