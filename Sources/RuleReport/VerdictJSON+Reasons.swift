import RuleDiagnostics
import RuleEngine
import RuleModel

// `--explain reasons`: points, code and the values read, without sentences.

extension VerdictJSON {
    func writeReasons(of subject: ScoredRecord, into json: inout JSONWriter) {
        let readings = Readings(subject, showsPersonal: showsPersonal)
        let (pack, verdict) = (subject.pack, subject.verdict)
        writeLevels(of: subject, into: &json)
        json.member("criteria") { json in
            guard pack.targetModel == nil else {
                return writeTargetReasons(of: subject, readings, into: &json)
            }
            json.array(of: zip(pack.criteria, verdict.criteria)) { json, pair in
                writeCriterion(pair.0, pair.1, readings, into: &json)
            }
        }
        writeDeductions(pack.deductions, verdict.deductions, readings, into: &json)
        json.member("prerequisites") { json in
            json.array(of: zip(pack.prerequisites, verdict.prerequisites)) { json, pair in
                json.object { json in
                    json.member("id", string: pair.0.id)
                    json.member("code", string: ReasonCode(prerequisite: pair.1.holds).text)
                    json.reads(readings.values(of: pair.1.reads))
                }
            }
        }
    }

    private func writeCriterion(
        _ criterion: Criterion, _ result: CriterionResult, _ readings: Readings, into json: inout JSONWriter
    ) {
        json.object { json in
            json.member("id", string: criterion.id)
            json.points(result.points)
            json.member("max", rounded: criterion.maximum)
            json.member("indicators") { json in
                json.array(of: zip(criterion.indicators, result.indicators)) { json, pair in
                    json.object { json in
                        json.member("id", string: pair.0.id)
                        json.points(pair.1.points)
                        json.member("max", rounded: pair.0.maximum)
                        json.member("code", string: ReasonCode(pair.1).text)
                        json.reads(readings.values(of: pair.1.reads))
                    }
                }
            }
            writeDeductions(criterion.deductions, result.deductions, readings, into: &json)
        }
    }

    private func writeDeductions(
        _ deductions: Deductions?, _ results: [DeductionResult], _ readings: Readings,
        into json: inout JSONWriter
    ) {
        guard let deductions, !results.isEmpty else { return }
        json.member("deductions") { json in
            json.array(of: zip(deductions.items, results)) { json, pair in
                json.object { json in
                    json.member("id", string: pair.0.id)
                    json.points(pair.1.points)
                    json.member("max", rounded: pair.0.maximum)
                    json.reads(readings.values(of: pair.1.reads))
                }
            }
        }
    }
}
