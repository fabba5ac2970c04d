import RuleCompiler
import RuleDiagnostics
import RuleEngine
package import RuleModel
package import RuleRecords
package import RuleReport

/// Scores a file of records, each by the pack that is in force on the last day of its period.
///
/// The day of the options (`--as-of`) is used for all of them instead.
package struct CatalogueRun {
    /// What comes of one record, or of the file as a whole.
    package enum Outcome: Sendable {
        case verdict(ScoredRecord)
        /// Everything that is wrong with one record; it has no verdict.
        case reject([Reject])
        /// About the file.
        case finding(Reject)
    }

    /// The records of a file that one pack judges.
    private struct Group {
        var pack: RulePack
        var rows: [Int]
    }

    /// A file by the packs that judge its records.
    private struct Groups {
        var packs: [Group] = []
        /// The records of days without a pack.
        var rejects: [(row: Int, outcome: Outcome)] = []
        /// The first row of an id and period, by each later row; two packs may judge them.
        var repeated: [Int: Int] = [:]
        /// What made it impossible to read to the end of the file.
        var breakdown: Reject?
    }

    private var chooser: PackChooser
    private let options: RecordOptions
    /// The place of all records, instead of the place that each of them names.
    private let place: String?

    package init(_ chooser: PackChooser, options: RecordOptions, place: String? = nil) {
        self.place = place
        self.chooser = chooser
        self.options = options
    }

    /// The pack that names the columns where no record has chosen one yet.
    package mutating func mainPack() throws(PackChooser.Failure) -> RulePack {
        try chooser.pack(on: options.asOf, at: place)
    }

    /// Reads, checks and scores one file; gives every outcome in the order of the file.
    package mutating func score(
        _ bytes: [UInt8], name: String, each: (Outcome) -> Void
    ) throws(PackChooser.Failure) -> RecordCount {
        let main = try mainPack()
        guard try !chooser.isFixed(on: options.asOf, at: place) else {
            var run = ScoringRun(pack: main, options: options)
            return run.score(bytes, name: name) { each(Outcome($0, by: main)) }
        }
        let groups = try groups(of: bytes, name: name, main)
        let rejects = groups.rejects
        var results = rejects
        var findings: [[Reject]] = []
        var count = RecordCount()
        count.rejected = rejects.count
        for group in groups.packs {
            let (found, part) = score(
                group, repeated: groups.repeated, of: bytes, name: name, into: &results)
            findings.append(found)
            count.records += part.records
            count.rejected += part.rejected
            count.isComplete = count.isComplete && part.isComplete
        }
        // Where no pack reads the file, nobody else says so.
        if groups.packs.isEmpty, let breakdown = groups.breakdown {
            findings = [[breakdown]]
            count.isComplete = false
        }
        for finding in CatalogueRun.shared(findings) { each(.finding(finding)) }
        for result in results.sorted(by: { $0.row < $1.row }) { each(result.outcome) }
        return count
    }

    /// The records by the pack that judges them; those of days without a pack are rejected.
    private mutating func groups(
        of bytes: [UInt8], name: String, _ main: RulePack
    ) throws(PackChooser.Failure) -> Groups {
        let reader = RecordReader(pack: main, options: options) { _ in { _, _ in nil } }
        var rows: [Int: [Int]] = [:]
        var groups = Groups()
        var seen: [RecordKey: Int] = [:]
        let (identities, breakdown) = reader.identities(in: bytes, name: name)
        groups.breakdown = breakdown
        for identity in identities {
            let day = options.asOf ?? identity.period.flatMap { Day(year: $0, month: 12, day: 31) }
            do throws(PackChooser.Failure) {
                rows[try chooser.choice(on: day, at: place ?? identity.place), default: []].append(
                    identity.row)
            } catch {
                guard case .noPack(.noneInForce(let day, let nearest)) = error else { throw error }
                let names = nearest.map(\.description)
                groups.rejects.append(
                    (identity.row, .reject([.noPackInForce(day, nearest: names, of: identity)])))
                continue
            }
            guard let id = identity.id, let period = identity.period else { continue }
            let key = RecordKey(id: id, period: period)
            groups.repeated[identity.row] = seen[key]
            seen[key] = seen[key] ?? identity.row
        }
        // A file without records still has a header to look at.
        if rows.isEmpty, groups.rejects.isEmpty { rows[try chooser.choice(on: nil)] = [] }
        groups.packs = rows.sorted { $0.key < $1.key }.map {
            Group(pack: chooser.packs[$0.key], rows: $0.value)
        }
        return groups
    }

    private func score(
        _ group: Group, repeated: [Int: Int], of bytes: [UInt8], name: String,
        into results: inout [(row: Int, outcome: Outcome)]
    ) -> (findings: [Reject], count: RecordCount) {
        var options = options
        options.rows = Set(group.rows)
        options.repeatedRows = repeated
        var run = ScoringRun(pack: group.pack, options: options)
        var findings: [Reject] = []
        var rows = group.rows.makeIterator()
        let count = run.score(bytes, name: name) { outcome in
            if case .finding(let finding) = outcome {
                findings.append(finding)
            } else if let row = rows.next() {
                results.append((row, Outcome(outcome, by: group.pack)))
            }
        }
        return (findings, count)
    }

    /// What every pack finds in the file: a column that one of them knows is no unknown column.
    static func shared(_ findings: [[Reject]]) -> [Reject] {
        guard let first = findings.first else { return [] }
        return first.filter { finding in
            findings.dropFirst().allSatisfy { others in
                others.contains {
                    ($0.code, $0.row) == (finding.code, finding.row)
                        && ($0.column, $0.cell, $0.file) == (finding.column, finding.cell, finding.file)
                }
            }
        }
    }
}

extension CatalogueRun.Outcome {
    fileprivate init(_ outcome: ScoringRun.Outcome, by pack: RulePack) {
        switch outcome {
        case .verdict(let verdict, on: let record):
            self = .verdict(ScoredRecord(pack: pack, record: record, verdict: verdict))
        case .reject(let rejects): self = .reject(rejects)
        case .finding(let finding): self = .finding(finding)
        }
    }
}
