package import RuleDiagnostics
import RuleEngine
import RuleModel
import RuleReport

/// Which mistakes in some packs the worked cases would find.
///
///     var run = MutationRun()
///     run.add(results)
///     run.survivors
///
/// A case finds a mistake when some of its expectations fails on the pack that has it. What no case finds is looked
/// for among other records: one that tells the two packs apart is the case that is lacking. Where none is found,
/// the mistake may make no difference at all, and it is listed apart.
package struct MutationRun: Sendable {
    /// A mistake that no case finds.
    package struct Survivor: Sendable {
        package var item: String
        package var change: LocalizedText
        package var path: String
        package var line: Int
        /// The case whose record is nearest to one that would find it, and what to change in that.
        package var record: (like: String, changes: [(name: String, value: String)])?
    }

    package private(set) var killed = 0
    /// With a record that would find it.
    package private(set) var survivors: [Survivor] = []
    /// Without any record found that tells.
    package private(set) var equivalent: [Survivor] = []

    package init() {}

    /// How many of the mistakes that matter are found, in hundredths, rounded down; 100 where there are none.
    package var percent: Int {
        let all = killed + survivors.count
        return all == 0 ? 100 : killed * 100 / all
    }

    /// Tries the mutants of every pack that judged some passing cases of one file.
    package mutating func add(_ results: [PackTestRunner.CaseResult]) {
        // A pack may say one thing on one day and another on the next: a mistake is found where any of them finds it.
        var open: [MutantKey: (mutant: Mutant, cases: [ScoredCase])] = [:]
        var found: Set<MutantKey> = []
        for cases in results.scoredByPack {
            guard let pack = cases.first?.scored.pack else { continue }
            for mutant in MutantFactory(pack).mutants {
                let key = MutantKey(item: mutant.item, change: mutant.change.en, span: mutant.span)
                if found.contains(key) { continue }
                if mutant.isKilled(by: cases) {
                    found.insert(key)
                    open[key] = nil
                } else {
                    open[key] = (mutant, cases)
                }
            }
        }
        killed += found.count
        for (_, entry) in open.sorted(by: { $0.key < $1.key }) {
            let search = DistinguishingRecord(entry.mutant, cases: entry.cases)
            let file = entry.mutant.pack.sources[entry.mutant.span.file]
            let survivor = Survivor(
                item: entry.mutant.item, change: entry.mutant.change, path: file.path,
                line: entry.mutant.pack.sources.position(of: entry.mutant.span).line, record: search.record)
            if search.record == nil { equivalent.append(survivor) } else { survivors.append(survivor) }
        }
    }
}

/// A case and what its record came to.
struct ScoredCase {
    var item: PackTestCase
    var scored: ScoredRecord
}

/// What makes two mutants of packs of different days the same mistake.
private struct MutantKey: Hashable, Comparable {
    var item: String
    var change: String
    var span: SourceSpan

    static func < (left: MutantKey, right: MutantKey) -> Bool {
        (left.span, left.item, left.change) < (right.span, right.item, right.change)
    }
}

extension [PackTestRunner.CaseResult] {
    /// The cases that passed, by the pack that judged them.
    fileprivate var scoredByPack: [[ScoredCase]] {
        var order: [String] = []
        var groups: [String: [ScoredCase]] = [:]
        for result in self where result.outcome == .passed {
            guard let scored = result.scored else { continue }
            // Figures that change from day to day are of one digest, so the overlays and figures count as well.
            let key = scored.pack.digest + "\(scored.pack.parameters.map(\.value))"
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(ScoredCase(item: result.item, scored: scored))
        }
        return order.compactMap { groups[$0] }
    }
}

extension Mutant {
    /// Whether an expectation of some case fails on the pack with the mistake.
    func isKilled(by cases: [ScoredCase]) -> Bool {
        let runner = PackTestRunner(pack: pack)
        let right = cases.first?.scored.pack
        let place = right.flatMap { IndicatorPlace(where: pack, differsFrom: $0) }
        func kills(_ item: ScoredCase) -> Bool {
            // A case that holds of the pack holds where the only item that differs comes to the same.
            if let right, let place, place.isSame(item.scored.record, right, pack, item.item.asOf) {
                return false
            }
            guard let verdict = verdict(on: item.scored.record, asOf: item.item.asOf) else { return true }
            return runner.checks(of: item.item, in: verdict).contains { !$0.holds }
        }
        // Cases that speak of the item are the likeliest to notice.
        let (near, far) = cases.reduce(into: ([ScoredCase](), [ScoredCase]())) { parts, item in
            if item.item.itemIDs.contains(self.item) { parts.0.append(item) } else { parts.1.append(item) }
        }
        return near.contains(where: kills) || far.contains(where: kills)
    }

    /// The verdict of the pack with the mistake; none where it fails on the record.
    func verdict(on record: Record, asOf: Day?) -> Verdict? {
        try? ReferenceEvaluator.verdict(on: record, by: pack, asOf: asOf)
    }
}

extension MutationRun {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("percent", int: percent)
            json.member("killed", int: killed)
            for (name, list) in [("survivors", survivors), ("equivalent", equivalent)] {
                json.member(name) { json in
                    json.array(of: list) { json, survivor in survivor.write(to: &json) }
                }
            }
        }
    }
}

extension MutationRun.Survivor {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("item", string: item)
            json.member("change") { json in
                json.object { json in
                    json.member("vi", string: change.vi)
                    json.member("en", string: change.en)
                }
            }
            json.member("file", string: path)
            json.member("line", int: line)
            guard let record else { return }
            json.member("record") { json in
                json.object { json in
                    json.member("like", string: record.like)
                    json.member("changes") { json in
                        json.object { json in
                            for change in record.changes { json.member(change.name, string: change.value) }
                        }
                    }
                }
            }
        }
    }

    /// What no case finds, with the record that would.
    package var words: LocalizedText {
        guard let record else {
            return LocalizedText(vi: "\(item): \(change.vi)", en: "\(item): \(change.en)")
        }
        let changes = record.changes.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
        let change = changes.isEmpty ? "" : ": \(changes)"
        return LocalizedText(
            vi: "\(item): \(self.change.vi)\n      hồ sơ phát hiện được: như “\(record.like)”\(change)",
            en: "\(item): \(self.change.en)\n      a record that would tell: like “\(record.like)”\(change)")
    }
}
