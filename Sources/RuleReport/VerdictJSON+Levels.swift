package import RuleDiagnostics
package import RuleEngine
package import RuleModel

// The parts that only packs of targets have.

extension VerdictJSON {
    /// What each level came to: whether it is reached, and its targets by what they came to.
    package func writeLevels(of verdict: Verdict, by pack: RulePack, into json: inout JSONWriter) {
        guard let model = pack.targetModel else { return }
        json.member("levels") { json in
            json.array(of: model.levels, verdict.levels) { json, level, result in
                json.object { json in
                    json.member("id", string: level.id)
                    json.member("holds") { $0.truth(result.isReached) }
                    for state in TargetState.allCases {
                        json.member(state.listName) { json in
                            json.array(of: result.targets(in: state)) { $0.string(model.targets[$1].id) }
                        }
                    }
                    writeAfter(level, result, of: model, into: &json)
                    if let months = level.validMonths { json.member("valid_for", int: months) }
                }
            }
        }
    }

    private func writeAfter(
        _ level: Level, _ result: LevelResult, of model: TargetModel, into json: inout JSONWriter
    ) {
        guard let after = level.after, let holds = result.after else { return }
        json.member("after") { json in
            json.object { json in
                json.member("level", string: model.levels[after.level].id)
                json.member("months", int: after.months)
                json.member("holds") { $0.truth(holds) }
            }
        }
    }

    /// Targets with their codes and the values read, without sentences.
    func writeTargetReasons(of subject: ScoredRecord, _ readings: Readings, into json: inout JSONWriter) {
        guard let model = subject.pack.targetModel else { return }
        var results = subject.verdict.targets[...]
        json.array(of: results.isEmpty ? [] : model.criteria) { json, criterion in
            writeCriterion(criterion, into: &json) { json in
                for (target, result) in zip(criterion.targets, results) {
                    write(target, ReasonCode(result, by: model), into: &json) {
                        $0.reads(readings.values(of: result.reads))
                    }
                }
                results = results.dropFirst(criterion.targets.count)
            }
        }
    }

    /// The object of a criterion of targets, which the caller writes.
    package func writeCriterion(
        _ criterion: TargetCriterion, into json: inout JSONWriter, _ targets: (inout JSONWriter) -> Void
    ) {
        json.object { json in
            json.member("id", string: criterion.id)
            json.member("indicators") { $0.array(targets) }
        }
    }

    /// The object of a target; the caller writes what was read.
    package func write(
        _ target: Target, _ code: ReasonCode, into json: inout JSONWriter,
        _ reads: (inout JSONWriter) -> Void
    ) {
        json.object { json in
            json.member("id", string: target.id)
            json.member("code", string: code.text)
            reads(&json)
        }
    }
}

extension JSONWriter {
    /// A criterion of targets, explained.
    mutating func targets(_ group: Explanation.TargetGroup, of pack: RulePack) {
        object { json in
            json.member("id", string: group.id)
            json.member("indicators") { json in
                json.array(of: group.items) { $0.target($1, of: pack) }
            }
            json.source(group.source)
            json.member("line", int: group.line.line)
        }
    }

    private mutating func target(_ item: Explanation.Target, of pack: RulePack) {
        object { json in
            json.member("id", string: item.id)
            json.member("outcome", string: item.outcome.rawValue)
            json.member("levels") { json in
                json.object { json in
                    for step in item.steps { json.member(step.id, string: step.state.rawValue) }
                }
            }
            json.member("why", text: item.why)
            json.reads(item.readings)
            json.missing(item.missing, of: pack)
            json.source(item.source)
            if !item.evidence.isEmpty { json.texts("evidence", item.evidence) }
            json.member("line", int: item.line.line)
        }
    }
}

extension TargetState {
    /// The name of the list of targets in this state.
    fileprivate var listName: String {
        switch self {
        case .met, .missed, .open: rawValue
        case .notApplicable: "not_applicable"
        }
    }
}
