import BinhXet
package import RuleDiagnostics
import RuleEngine
package import RuleModel
import RuleRecords
package import RuleReport

/// Runs the worked cases of one file against its pack.
package struct PackTestRunner {
    package let pack: RulePack

    package init(pack: RulePack) {
        self.pack = pack
    }

    /// What came of one case.
    package struct CaseResult: Sendable {
        package var item: PackTestCase
        /// The expectations that do not hold; empty when every one does.
        package var failures: [Check]
        /// What was judged; none where the case was skipped or its record is bad.
        package var scored: ScoredRecord?

        package var name: Spanned<String> { item.name }
        package var outcome: Outcome {
            if item.skip != nil { return .skipped }
            return failures.isEmpty ? .passed : .failed
        }
    }

    package enum Outcome: String, Sendable, Hashable {
        case passed
        case failed
        case skipped
    }

    /// Scores the record of a case and compares; a case to be skipped is not scored.
    package func run(_ item: PackTestCase) -> CaseResult {
        run(item, by: scoring(asOf: item.asOf))
    }

    /// What scores cases that name a day, or none; to make it takes longer than to score one.
    func scoring(asOf day: Day?) -> ScoringRun {
        var options = RecordOptions()
        options.asOf = day
        return ScoringRun(pack: pack, options: options)
    }

    func run(_ item: PackTestCase, by scoring: ScoringRun) -> CaseResult {
        var result = CaseResult(item: item, failures: [], scored: nil)
        guard item.skip == nil else { return result }
        // A copy has seen no other record, so that two cases may have one id.
        var run = scoring
        let record = item.json(period: firstYear)
        _ = run.score(Array(record.utf8), name: "case.ndjson") { outcome in
            switch outcome {
            case .verdict(let verdict, on: let record):
                let scored = ScoredRecord(pack: pack, record: record, verdict: verdict)
                result.scored = scored
                result.failures += (checks(of: item, in: verdict) + wayUpChecks(of: item, on: scored))
                    .filter { !$0.holds }
            case .reject(let rejects): result.failures += rejects.map { failure(of: $0, in: item) }
            case .finding(let finding): result.failures.append(failure(of: finding, in: item))
            }
        }
        return result
    }

    /// The year of the first day in force, whose last day decides for a record that names no period.
    private var firstYear: Int {
        pack.inForce.from.parts.year
    }

    private func failure(of reject: Reject, in item: PackTestCase) -> Check {
        Check(reject.column ?? "record", at: item.name.span, fault: reject.code, reject.reason)
    }

    // MARK: - Comparing

    /// All that a case expects of the verdict, apart from the way up, beside what was found.
    func checks(of item: PackTestCase, in verdict: Verdict) -> [Check] {
        var checks: [Check] = []
        func expect(_ subject: String, _ expected: Spanned<String>?, _ found: String) {
            if let expected { checks.append(Check(subject, expected, found)) }
        }
        func expect(_ subject: String, _ expected: Spanned<Rational>?, _ found: Bounds) {
            guard let expected else { return }
            let found = found.text
            checks.append(
                Check(
                    subject, expected.map(\.description), found,
                    replacement: found.contains("...") ? nil : found))
        }
        expect("status", item.status, verdict.status.rawValue)
        expect("class", item.classID, verdict.classIndex.map { pack.ranks[$0].id } ?? "-")
        expect("points", item.points, verdict.points)
        expect("least", item.least, Bounds(verdict.points.least))
        expect("most", item.most, Bounds(verdict.points.most))
        let points = indicatorPoints(in: verdict)
        for (id, expected) in item.because {
            if let found = points[id.value] {
                expect(id.value, expected, found)
            } else {
                expect(id.value, expected.map(\.description), "-")
            }
        }
        let codes = item.codes.isEmpty ? [:] : reasonCodes(in: verdict)
        for (id, expected) in item.codes { expect("codes.\(id.value)", expected, codes[id.value] ?? "-") }
        checks += targetChecks(of: item, in: verdict)
        if let missing = item.missing {
            checks.append(Check("missing", missing, verdict.missing.map { pack.name(of: $0.path) }))
        }
        if let barred = item.barred {
            checks.append(Check("barred", barred, verdict.bars.map { pack.id(of: $0) }))
        }
        return checks
    }

    private func indicatorPoints(in verdict: Verdict) -> [String: Bounds] {
        var points: [String: Bounds] = [:]
        for (criterion, result) in zip(pack.criteria, verdict.criteria) {
            for (indicator, result) in zip(criterion.indicators, result.indicators) {
                points[indicator.id] = result.points
            }
        }
        return points
    }

    private func reasonCodes(in verdict: Verdict) -> [String: String] {
        var codes: [String: String] = [:]
        for (criterion, result) in zip(pack.criteria, verdict.criteria) {
            for (indicator, result) in zip(criterion.indicators, result.indicators) {
                codes[indicator.id] = ReasonCode(result).text
            }
        }
        for (target, code) in zip(
            pack.targetModel?.targets ?? [], ReasonCode.codes(of: verdict.targets, by: pack))
        {
            codes[target.id] = code.text
        }
        for (prerequisite, result) in zip(pack.prerequisites, verdict.prerequisites) {
            codes[prerequisite.id] = ReasonCode(prerequisite: result.holds).text
        }
        return codes
    }
}

extension Bounds {
    /// `9.5`, or `0...10` while it is open.
    fileprivate var text: String {
        isCertain ? least.description : "\(least)...\(most)"
    }
}

extension PackTestCase {
    /// The record as one line of JSON, called like the case and of some period where it says neither.
    fileprivate func json(period: Int) -> String {
        var json = JSONWriter()
        json.object { json in
            if !record.contains(where: { $0.name == "id" }) { json.member("id", string: name.value) }
            if !record.contains(where: { $0.name == "period" }) { json.member("period", int: period) }
            for member in record { json.member(member.name) { $0.raw(member.json) } }
        }
        return json.text
    }
}
