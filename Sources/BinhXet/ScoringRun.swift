import RuleDiagnostics
package import RuleEngine
package import RuleModel
package import RuleRecords

/// Scores files of records by one pack, one record after the other.
///
///     var run = ScoringRun(pack: pack, options: RecordOptions())
///     let count = run.score(bytes, name: "records.csv") { outcome in … }
package struct ScoringRun {
    /// What comes of one record, or of the file as a whole.
    package enum Outcome: Sendable {
        case verdict(Verdict, on: Record)
        /// Everything that is wrong with one record; it has no verdict.
        case reject([Reject])
        /// About the file.
        case finding(Reject)
    }

    package let pack: RulePack
    private let asOf: Day?
    private let showsValues: Bool
    private var reader: RecordReader

    package init(pack: RulePack, options: RecordOptions) {
        self.pack = pack
        asOf = options.asOf
        showsValues = options.showsValues
        reader = RecordReader(pack: pack, options: options, limits: ScoringRun.limits(of: pack))
    }

    /// Reads, checks and scores one file; gives every outcome in the order of the file.
    package mutating func score(
        _ bytes: [UInt8], name: String, each: (Outcome) -> Void
    ) -> RecordCount {
        var failed = 0
        let (pack, asOf, showsValues) = (pack, asOf, showsValues)
        var count = reader.read(bytes, name: name) { outcome in
            switch outcome {
            case .reject(let rejects): each(.reject(rejects))
            case .finding(let finding): each(.finding(finding))
            case .record(let record, let row):
                do throws(ScoringFault) {
                    each(
                        .verdict(try ReferenceEvaluator.verdict(on: record, by: pack, asOf: asOf), on: record)
                    )
                } catch {
                    failed += 1
                    let words = error.words(in: pack, showsValues: showsValues)
                    each(.reject([.evaluationFailed(words, row: row, id: record.id)]))
                }
            }
        }
        count.records -= failed
        count.rejected += failed
        return count
    }

    /// What evaluates the limits of fields on a record; nothing comes of one whose data are missing or do not allow it.
    static func limits(of pack: RulePack) -> RecordChecker.Limits {
        let (parameters, derived) = (pack.parameters.map(\.value), pack.derived.map(\.expression))
        return { record in
            var evaluator = ExpressionEvaluator(parameters: parameters, derived: derived, record: record)
            evaluator.notesReads = false
            return { limit, locals in
                guard case .known(let value) = try? evaluator.evaluate(limit, locals: locals) else {
                    return nil
                }
                return value
            }
        }
    }
}
