package import RuleDiagnostics
package import RuleEngine
package import RuleModel

// `--explain reasons`: points, code and the values read, without sentences.

extension VerdictJSON {
    func writeReasons(of subject: ScoredRecord, into json: inout JSONWriter) {
        let readings = Readings(subject, showsPersonal: showsPersonal)
        let (pack, verdict) = (subject.pack, subject.verdict)
        writeLevels(of: verdict, by: pack, into: &json)
        json.member("criteria") { json in
            guard pack.targetModel == nil else {
                return writeTargetReasons(of: subject, readings, into: &json)
            }
            json.array(of: pack.criteria, verdict.criteria) { json, criterion, result in
                writeCriterion(criterion, result, { readings.values(of: $0) }, into: &json)
            }
        }
        writeDeductions(pack.deductions, verdict.deductions, { readings.values(of: $0) }, into: &json)
        json.member("prerequisites") { json in
            json.array(of: pack.prerequisites, verdict.prerequisites) { json, prerequisite, result in
                write(prerequisite, result, into: &json) { $0.reads(readings.values(of: result.reads)) }
            }
        }
    }

    /// The object of a criterion with all that is in it.
    package func writeCriterion(
        _ criterion: Criterion, _ result: CriterionResult, _ readings: (Reads) -> [Reading],
        into json: inout JSONWriter
    ) {
        json.object { json in
            json.member("id", string: criterion.id)
            json.points(result.points)
            json.member("max", rounded: criterion.maximum)
            json.member("indicators") { json in
                json.array(of: criterion.indicators, result.indicators) { json, indicator, result in
                    write(indicator, result, into: &json) { $0.reads(readings(result.reads)) }
                }
            }
            writeDeductions(criterion.deductions, result.deductions, readings, into: &json)
        }
    }

    private func writeDeductions(
        _ deductions: Deductions?, _ results: [DeductionResult], _ readings: (Reads) -> [Reading],
        into json: inout JSONWriter
    ) {
        guard let deductions, !results.isEmpty else { return }
        json.member("deductions") { json in
            json.array(of: deductions.items, results) { json, deduction, result in
                write(deduction, result, into: &json) { $0.reads(readings(result.reads)) }
            }
        }
    }
}

// The objects of single items, which the bulk writer keeps for records that have the same; the caller writes what was
// read.
extension VerdictJSON {
    package func write(
        _ indicator: Indicator, _ result: IndicatorResult, into json: inout JSONWriter,
        _ reads: (inout JSONWriter) -> Void
    ) {
        json.object { json in
            json.member("id", string: indicator.id)
            json.points(result.points)
            json.member("max", rounded: indicator.maximum)
            json.member("code", string: ReasonCode(result).text)
            reads(&json)
        }
    }

    package func write(
        _ deduction: Deduction, _ result: DeductionResult, into json: inout JSONWriter,
        _ reads: (inout JSONWriter) -> Void
    ) {
        json.object { json in
            json.member("id", string: deduction.id)
            json.points(result.points)
            json.member("max", rounded: deduction.maximum)
            reads(&json)
        }
    }

    package func write(
        _ prerequisite: Prerequisite, _ result: PrerequisiteResult, into json: inout JSONWriter,
        _ reads: (inout JSONWriter) -> Void
    ) {
        json.object { json in
            json.member("id", string: prerequisite.id)
            json.member("code", string: ReasonCode(prerequisite: result.holds).text)
            reads(&json)
        }
    }
}
