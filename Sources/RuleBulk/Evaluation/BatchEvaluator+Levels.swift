import RuleEngine
import RuleModel

// Verdicts of packs of targets.

extension BatchEvaluator {
    /// Gives every row its verdict: that of the rows before it whose cells came to the same, or one of its own.
    mutating func assembleLevels(_ batch: Batch) {
        levels?.begin()
        for row in 0..<batch.rows where batch.value(.path, row) == 0 {
            if isOutside(row) {
                result.add(.outside, at: row)
                continue
            }
            if let known = levels?.find(row, batch, result.outcomes) {
                result.add(known, at: row)
                continue
            }
            do throws(ScoringFault) {
                let verdict = RowVerdict(try verdict(at: row, of: batch))
                guard verdict.status != .notApplicable else {
                    result.add(.outside, at: row)
                    continue
                }
                levels?.keep(verdict, at: row)
                result.add(verdict, at: row)
            } catch {
                result.faults.append(row)
            }
        }
    }
}
