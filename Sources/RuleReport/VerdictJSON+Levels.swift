import RuleDiagnostics
package import RuleEngine
import RuleModel

// The parts that only packs of targets have.

extension VerdictJSON {
    /// What each level came to: whether it is reached, and its targets by what they came to.
    func writeLevels(of subject: ScoredRecord, into json: inout JSONWriter) {
        guard let model = subject.pack.targetModel else { return }
        json.member("levels") { json in
            json.array(of: model.levels, subject.verdict.levels) { json, level, result in
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
        let codes = ReasonCode.codes(ofTargetsIn: subject.verdict)
        var index = 0
        json.array(of: subject.verdict.targets.isEmpty ? [] : model.criteria) { json, criterion in
            json.object { json in
                json.member("id", string: criterion.id)
                json.member("indicators") { json in
                    json.array(of: criterion.targets) { json, target in
                        json.object { json in
                            json.member("id", string: target.id)
                            json.member("code", string: codes[index].text)
                            json.reads(readings.values(of: subject.verdict.targets[index].reads))
                        }
                        index += 1
                    }
                }
            }
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

extension ReasonCode {
    /// One code for each target, with one letter for each level.
    package static func codes(ofTargetsIn verdict: Verdict) -> [ReasonCode] {
        verdict.targets.indices.map { index in
            ReasonCode(
                target: verdict.levels.enumerated().map { level, result in
                    (result.states[index], verdict.targets[index].answers[level]?.countsAsMissed ?? false)
                })
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
