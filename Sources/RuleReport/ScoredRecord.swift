package import RuleEngine
package import RuleModel

/// One record, the pack that judged it, and the verdict: all that a report speaks of.
package struct ScoredRecord: Sendable {
    package let pack: RulePack
    package let record: Record
    package let verdict: Verdict

    package init(pack: RulePack, record: Record, verdict: Verdict) {
        self.pack = pack
        self.record = record
        self.verdict = verdict
    }

    /// What is missing, the most decisive first: what can settle the verdict alone, then gates, then points.
    package var missing: [MissingDatum] {
        DecidingData.missing(in: verdict, on: record, by: pack)
    }
}
