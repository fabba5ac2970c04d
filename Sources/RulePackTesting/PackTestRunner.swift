import BinhXet
package import RuleDiagnostics
import RuleEngine
package import RuleModel
import RuleRecords
import RuleReport

/// Runs the worked cases of one file against its pack.
package struct PackTestRunner {
    package let pack: RulePack

    package init(pack: RulePack) {
        self.pack = pack
    }

    /// What came of one case.
    package struct CaseResult: Sendable {
        package var name: Spanned<String>
        /// Empty when every expectation holds.
        package var failures: [Failure]
    }

    /// One expectation that does not hold.
    package struct Failure: Sendable, Hashable {
        /// What was looked at: `status`, `class`, `points`, an indicator's id and so on.
        package var subject: String
        package var expected: String
        package var found: String
        package var span: SourceSpan
    }

    /// Findings about expectations of a case that bind to nothing in the pack.
    package func unbound(in item: PackTestCase) -> [Diagnostic] {
        let indicators = pack.indicators.map(\.id)
        let classes = pack.ranks.map(\.id)
        let gates = pack.prerequisites.map(\.id) + pack.criteria.map(\.id) + indicators
        let wrongIndicators = item.because.map(\.id).filter { !indicators.contains($0.value) }
            .map { Diagnostic.unboundExpectation($0, known: indicators) }
        let wrongClass = [item.classID].compactMap(\.self).filter { !classes.contains($0.value) }
            .map { Diagnostic.unboundExpectation($0, known: classes) }
        let wrongGates = (item.barred ?? []).filter { !gates.contains($0.value) }
            .map { Diagnostic.unboundExpectation($0, known: gates) }
        return wrongIndicators + wrongClass + wrongGates + unboundTargets(in: item)
    }

    /// Scores the record of a case and compares.
    package func run(_ item: PackTestCase) -> CaseResult {
        var run = ScoringRun(pack: pack, options: RecordOptions())
        let record = item.json(period: firstYear)
        var failures: [Failure] = []
        _ = run.score(Array(record.utf8), name: "case.ndjson") { outcome in
            switch outcome {
            case .verdict(let verdict, on: _): failures += compare(verdict, with: item)
            case .reject(let rejects): failures += rejects.map { failure(of: $0, in: item) }
            case .finding(let finding): failures.append(failure(of: finding, in: item))
            }
        }
        return CaseResult(name: item.name, failures: failures)
    }

    /// The year of the first day in force, whose last day decides for a record that names no period.
    private var firstYear: Int {
        pack.inForce.from.parts.year
    }

    private func failure(of reject: Reject, in item: PackTestCase) -> Failure {
        Failure(
            subject: reject.column ?? "record", expected: "",
            found: "[\(reject.code.rawValue)] \(reject.reason.vi)",
            span: item.name.span)
    }

    // MARK: - Comparing

    private func compare(_ verdict: Verdict, with item: PackTestCase) -> [Failure] {
        var failures: [Failure] = []
        func expect(_ subject: String, _ expected: Spanned<String>?, _ found: String) {
            guard let expected, expected.value != found else { return }
            failures.append(
                Failure(subject: subject, expected: expected.value, found: found, span: expected.span))
        }
        expect("status", item.status, verdict.status.rawValue)
        expect("class", item.classID, verdict.classIndex.map { pack.ranks[$0].id } ?? "-")
        expect("points", item.points?.map(\.description), verdict.points.text)
        expect("least", item.least?.map(\.description), verdict.points.least.description)
        expect("most", item.most?.map(\.description), verdict.points.most.description)
        let points = indicatorPoints(in: verdict)
        for (id, expected) in item.because {
            expect(id.value, Spanned(expected.description, id.span), points[id.value] ?? "-")
        }
        for (subject, expected, found) in targetExpectations(of: item, in: verdict) {
            expect(subject, expected, found)
        }
        expect(
            "missing", item.missing?.joined(at: item.name.span),
            verdict.missing.map { pack.name(of: $0.path) }.sorted().joined(separator: ", "))
        expect(
            "barred", item.barred?.joined(at: item.name.span),
            verdict.bars.map { pack.id(of: $0) }.sorted().joined(separator: ", "))
        return failures
    }

    private func indicatorPoints(in verdict: Verdict) -> [String: String] {
        var points: [String: String] = [:]
        for (criterion, result) in zip(pack.criteria, verdict.criteria) {
            for (indicator, result) in zip(criterion.indicators, result.indicators) {
                points[indicator.id] = result.points.text
            }
        }
        return points
    }
}

extension Bounds {
    /// `9.5`, or `0...10` while it is open.
    fileprivate var text: String {
        isCertain ? least.description : "\(least)...\(most)"
    }
}

extension [Spanned<String>] {
    /// The names in one order, with commas.
    fileprivate func joined(at span: SourceSpan) -> Spanned<String> {
        Spanned<String>(map(\.value).sorted().joined(separator: ", "), first?.span ?? span)
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
