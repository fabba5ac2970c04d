import RuleDiagnostics
import RuleEngine
import RuleModel

// `--explain full`: the whole explanation, in both languages.

extension VerdictJSON {
    func writeExplanation(of subject: ScoredRecord, into json: inout JSONWriter) {
        let explanation = Explanation(of: subject, showsPersonal: showsPersonal)
        json.member("conclusion", text: explanation.conclusion)
        writeLevels(of: subject.verdict, by: subject.pack, into: &json)
        json.member("criteria") { json in
            switch subject.pack.model {
            case .points: json.array(of: explanation.criteria) { $0.group($1, of: subject.pack) }
            case .targets: json.array(of: explanation.targets) { $0.targets($1, of: subject.pack) }
            }
        }
        json.items("deductions", explanation.deductions, of: subject.pack)
        json.member("prerequisites") { json in
            json.array(of: explanation.prerequisites) { $0.gate($1, of: subject.pack) }
        }
        writeBars(of: subject.verdict, by: subject.pack, into: &json)
        let missing = explanation.missing.map {
            MissingDatum(
                path: $0.path, points: $0.points, isGate: $0.isGate, targets: $0.targets, decides: $0.decides)
        }
        writeMissing(missing, of: subject, into: &json)
        writeWayUp(of: subject, into: &json)
    }
}

extension JSONWriter {
    fileprivate mutating func group(_ group: Explanation.Group, of pack: RulePack) {
        object { json in
            json.member("id", string: group.id)
            json.points(group.points)
            json.member("max", rounded: group.maximum)
            if group.isLeftOut {
                json.member("outcome", string: IndicatorResult.Outcome.notApplicable.rawValue)
            }
            if !group.notes.isEmpty { json.texts("notes", group.notes) }
            json.member("indicators") { json in
                json.array(of: group.items) { $0.item($1, of: pack) }
            }
            json.items("deductions", group.deductions, of: pack)
            json.floor(group.floor)
            json.source(group.source)
            json.member("line", int: group.line.line)
        }
    }

    fileprivate mutating func items(_ name: String, _ items: [Explanation.Item], of pack: RulePack) {
        guard !items.isEmpty else { return }
        member(name) { json in json.array(of: items) { $0.item($1, of: pack) } }
    }

    private mutating func item(_ item: Explanation.Item, of pack: RulePack) {
        object { json in
            json.member("id", string: item.id)
            json.points(item.points)
            json.member("max", rounded: item.maximum)
            if let outcome = item.outcome { json.member("outcome", string: outcome.rawValue) }
            json.member("why", text: item.why)
            if !item.parts.isEmpty {
                json.member("parts") { json in json.array(of: item.parts) { $0.part($1) } }
            }
            json.reads(item.readings)
            json.missing(item.missing, of: pack)
            json.floor(item.floor)
            json.source(item.source)
            if !item.evidence.isEmpty { json.texts("evidence", item.evidence) }
            json.member("line", int: item.line.line)
        }
    }

    private mutating func part(_ part: Explanation.Part) {
        object { json in
            json.member("id", string: part.id)
            json.points(part.points)
            json.member("max", rounded: part.maximum)
            json.member("why", text: part.why)
        }
    }

    fileprivate mutating func gate(_ gate: Explanation.Gate, of pack: RulePack) {
        object { json in
            json.member("id", string: gate.id)
            json.member("holds") { $0.truth(gate.holds) }
            json.member("why", text: gate.why)
            json.reads(gate.readings)
            json.missing(gate.missing, of: pack)
            json.source(gate.source)
            json.member("line", int: gate.line.line)
        }
    }

    mutating func missing(_ paths: [DataPath], of pack: RulePack) {
        guard !paths.isEmpty else { return }
        member("missing") { json in json.array(of: paths) { $0.string(pack.name(of: $1)) } }
    }

    private mutating func floor(_ floor: Explanation.Floor?) {
        guard let floor else { return }
        member("floor") { json in
            json.object { json in
                json.member("least", rounded: floor.least)
                json.member("holds") { $0.truth(floor.holds) }
            }
        }
    }

    mutating func source(_ source: Explanation.Source?) {
        guard let source else { return }
        member("source") { json in
            json.object { json in
                if let document = source.document { json.member("ref", string: document) }
                if let place = source.place { json.member("at", string: place) }
                json.member("verified", bool: source.isVerified)
            }
        }
    }

    mutating func texts(_ name: String, _ texts: [LocalizedText]) {
        member(name) { json in
            json.array(of: texts) { json, text in
                json.object { json in
                    json.member("vi", string: text.vi)
                    json.member("en", string: text.en)
                }
            }
        }
    }
}
