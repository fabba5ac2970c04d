import RuleBulk
import RuleDiagnostics
import RuleEngine
import RuleModel
import RuleRecords
import RuleReport

/// Judges single records of a chunk by the long rules: those that are not plain, and those that are refused.
struct SingleDesk {
    enum Single {
        case verdict(ScoredRecord)
        /// Rows count from the first line of the chunk as 1.
        case reject([Reject])
    }

    /// Why no pack judges a record.
    struct Refusal {
        var day: Day
        var nearest: [String]
    }

    let pack: RulePack
    let reader: SingleReader
    private let options: RecordOptions
    /// By line of the chunk.
    var refusals: [Int: Refusal] = [:]

    init(_ pack: RulePack, options: RecordOptions, form: RecordForm, lists: [JoinedItems] = []) {
        self.pack = pack
        self.options = options
        reader = SingleReader(
            pack: pack, options: options, form: form, lists: lists, limits: ScoringRun.limits(of: pack))
    }

    /// One record as it is read; none where it is refused.
    func record(_ row: ChunkRow, of bytes: [UInt8]) -> Record? {
        if case .record(let record, _) = reader.record(row.bytes, of: bytes, number: row.line).outcome {
            return record
        }
        return nil
    }

    /// What tells one record apart, if it says, judged or refused as it may be.
    func key(of row: ChunkRow, of bytes: [UInt8]) -> RecordKey? {
        guard refusals[row.line] == nil else { return nil }
        return reader.record(row.bytes, of: bytes, number: row.line).key
    }

    /// What comes of one record, and what tells it apart, if it says.
    ///
    /// - Parameters:
    ///   - row: Where it stands.
    ///   - bytes: The bytes of the chunk.
    ///   - start: A place before an element of an array, from which lines and columns are counted.
    ///   - first: The row of the record that has the same key, if there is one.
    /// - Returns: Both.
    func single(
        _ row: ChunkRow, of bytes: [UInt8], after start: LineCursor? = nil, duplicateOf first: Int?
    ) -> (single: Single, key: RecordKey?) {
        if let refusal = refusals[row.line] {
            let identity = reader.identity(of: row.bytes, of: bytes, number: row.line)
            return (.reject([.noPackInForce(refusal.day, nearest: refusal.nearest, of: identity)]), nil)
        }
        let (outcome, key) = reader.record(
            row.bytes, of: bytes, number: row.line, after: start, duplicateOf: first)
        switch outcome {
        case .reject(let rejects): return (.reject(rejects), key)
        case .finding(let finding): return (.reject([finding]), key)
        case .record(let record, let number):
            do throws(ScoringFault) {
                let verdict = try ReferenceEvaluator.verdict(on: record, by: pack, asOf: options.asOf)
                return (.verdict(ScoredRecord(pack: pack, record: record, verdict: verdict)), key)
            } catch {
                let words = error.words(in: pack, showsValues: options.showsValues)
                return (.reject([.evaluationFailed(words, row: number, id: record.id)]), key)
            }
        }
    }
}
