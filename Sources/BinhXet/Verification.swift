import RuleDiagnostics
import RuleEngine
import RuleModel
package import RuleRecords
import RuleReport

/// Scores saved verdicts again and says whether they still come out the same.
///
/// A verdict names the digests of its pack and of its record, so a difference is traced to the pack, to the record
/// or to the engine.
package struct Verification {
    /// What became of one saved verdict.
    package enum Outcome: Sendable, Hashable {
        /// Every member comes out the same.
        case same
        /// It was saved with too little in it: only `--explain reasons` and `full` name pack and record.
        case notVerifiable
        /// The pack with its digest now.
        case otherPack(id: String, digest: String?)
        case missingRecord
        /// An earlier verdict of the same file is on the same record.
        case repeated
        case otherRecord
        /// The record is rejected now, with the codes.
        case rejected([DiagnosticCode])
        /// The members that come out otherwise, as paths such as `criteria[1].points`; with the version of the
        /// engine that saved them, where it was another one.
        case different([String], engine: String?)
    }

    /// One line of a file of verdicts.
    package struct Entry: Sendable {
        package var id: String
        package var period: Int
        package var outcome: Outcome
    }

    /// By the id of the pack.
    private var scored: [String: [Key: ScoredRecord]] = [:]
    /// By id, with the period of each where it could be read.
    private var rejected: [String: [(period: Int?, codes: [DiagnosticCode])]] = [:]

    private struct Key: Hashable {
        var id: String
        var period: Int
    }

    /// The records that there were verdicts on, by the id of their pack.
    private var seen: [String: Set<Key>] = [:]

    /// How many records have none among the verdicts that were verified.
    package var unclaimed: Int {
        scored.values.reduce(into: Set<Key>()) { $0.formUnion($1.keys) }
            .subtracting(seen.values.joined()).count
    }

    /// Scores the records anew, for each pack that verdicts name as a run of scoring would.
    ///
    /// - Parameters:
    ///   - choosers: What chooses the day's figures and the place's changes, by the id of the pack.
    ///   - records: The bytes of the records that were scored.
    ///   - name: The name of their file.
    ///   - options: How they are read.
    ///   - place: The place of all of them, where one was given.
    /// - Throws: `PackChooser.Failure` where a pack does not compile.
    package init(
        choosers: [String: PackChooser], records: [UInt8], named name: String, options: RecordOptions,
        place: String? = nil
    ) throws(PackChooser.Failure) {
        for (id, chooser) in choosers {
            var run = CatalogueRun(chooser, options: options, place: place)
            var found: [Key: ScoredRecord] = [:]
            _ = try run.score(records, name: name) { outcome in
                switch outcome {
                case .verdict(let subject):
                    found[Key(id: subject.record.id, period: subject.record.period)] = subject
                case .reject(let rejects):
                    guard let first = rejects.first, let id = first.id else { break }
                    rejected[id, default: []].append((first.period, rejects.map(\.code)))
                case .finding: break
                }
            }
            scored[id] = found
        }
    }

    /// Verifies one saved verdict after the other.
    package mutating func entry(for saved: JSONValue) -> Entry {
        let id = saved.text("id") ?? ""
        let period = saved.number("period")?.whole ?? 0
        let key = Key(id: id, period: period)
        let found = outcome(for: saved, key)
        let isFirst = seen[saved.text("pack") ?? "", default: []].insert(key).inserted
        return Entry(id: id, period: period, outcome: found == .same && !isFirst ? .repeated : found)
    }

    private func outcome(for saved: JSONValue, _ key: Key) -> Outcome {
        guard let packID = saved.text("pack"), let digest = saved.text("digest") else {
            return .notVerifiable
        }
        guard let known = scored[packID] else { return .otherPack(id: packID, digest: nil) }
        guard let subject = known[key] else {
            let reject = rejected[key.id]?.first { $0.period ?? key.period == key.period }
            return reject.map { .rejected($0.codes) } ?? .missingRecord
        }
        guard subject.pack.digest == digest else {
            return .otherPack(id: packID, digest: subject.pack.digest)
        }
        // Without the digest of its record a verdict still has the values that were read.
        if let record = saved.text("record"),
            record != RecordDigest.name(of: subject.record, in: subject.pack)
        {
            return .otherRecord
        }
        return compare(saved, with: subject)
    }

    /// Compares with the verdict written anew, as much of it as was saved.
    private func compare(_ saved: JSONValue, with subject: ScoredRecord) -> Outcome {
        let level: ExplainLevel = saved["conclusion"] == nil ? .reasons : .full
        var fewest: [String] = []
        for showsPersonal in [false, true] {
            let text = VerdictJSON(level: level, showsPersonal: showsPersonal).text(of: subject)
            guard let anew = try? JSONParser.value(of: Array(text.utf8)) else { continue }
            // Another version of the engine is no difference in itself, nor is a comment that moves the pack's lines.
            let paths = saved.differences(from: anew, at: "").filter {
                $0 != "engine" && !$0.hasSuffix(".line")
            }
            if paths.isEmpty { return .same }
            if fewest.isEmpty || paths.count < fewest.count { fewest = paths }
        }
        let engine = saved.text("engine")
        return .different(fewest, engine: engine == EngineVersion.current ? nil : engine)
    }
}
