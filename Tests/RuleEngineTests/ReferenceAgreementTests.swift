import RuleEngine
import RuleModel
import Testing

/// The reference evaluator against a second scorer, written from the wording of the language alone.
struct ReferenceAgreementTests {
    private static let recordsPerPack = 10

    @Test(arguments: 3001...3200 as ClosedRange<UInt64>)
    func `both scorers come to the same verdict`(_ seed: UInt64) throws {
        var generator = ReferencePackGenerator(seed: seed)
        let outline = generator.pack()
        let pack = try ReferencePackBuilder.build(outline)
        for _ in 0..<Self.recordsPerPack {
            let record = generator.record(marks: pack.marks.count)
            let verdict = try ReferenceEvaluator.verdict(on: record.record(for: pack), by: pack)
            let outcome = try NaiveScorer.outcome(of: record, by: pack)
            guard let difference = difference(of: verdict, from: outcome) else { continue }
            Issue.record("seed \(seed): \(difference)\n\(record)\n\(outline)")
            return
        }
    }

    private func difference(of verdict: Verdict, from outcome: NaiveScorer.Outcome) -> String? {
        if verdict.status != outcome.status { return "\(verdict.status), not \(outcome.status)" }
        if !verdict.points.isCertain || verdict.points.least != outcome.points.rational {
            return "\(verdict.points), not \(outcome.points)"
        }
        if verdict.classIndex != outcome.classIndex {
            let names = [verdict.classIndex, outcome.classIndex].map { $0.map(String.init) ?? "none" }
            return "class \(names[0]), not \(names[1])"
        }
        if verdict.bars.isEmpty == outcome.isBarred { return "barred by \(verdict.bars)" }
        for (criterion, expected) in zip(verdict.criteria, outcome.indicators) {
            let points = criterion.indicators.map { $0.inclusion == .no ? nil : $0.points.least }
            if points != expected.map({ $0?.rational }) { return "indicators \(points), not \(expected)" }
        }
        return verdict.criteria.count == outcome.indicators.count ? nil : "criteria are left out"
    }
}
