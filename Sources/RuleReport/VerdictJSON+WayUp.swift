import RuleDiagnostics
import RuleEngine
import RuleModel

// `way_up`: what would lead to the title or to the next class or level, and `no_way_up`: why nothing would.

extension VerdictJSON {
    func writeWayUp(of subject: ScoredRecord, into json: inout JSONWriter) {
        let pack = subject.pack
        let wayUp = WayUp(from: subject.verdict, on: subject.record, by: pack)
        json.member("way_up") { json in
            json.array(of: wayUp?.alternatives ?? []) { json, alternative in
                json.object { json in
                    json.member("to", string: pack.ranks[alternative.rank].id)
                    json.member("gain", rounded: alternative.gain)
                    json.member("changes") { json in
                        json.array(of: alternative.changes) { write($1, of: pack, into: &$0) }
                    }
                }
            }
        }
        if let wayUp, !wayUp.isProven, !wayUp.alternatives.isEmpty {
            json.member("way_up_proven", bool: false)
        }
        guard let obstacles = wayUp?.obstacles, !obstacles.isEmpty else { return }
        json.member("no_way_up") { json in
            json.array(of: obstacles) { write($1, of: pack, into: &$0) }
        }
    }

    private func write(_ change: WayUp.Change, of pack: RulePack, into json: inout JSONWriter) {
        let hides = Privacy(pack: pack, showsPersonal: showsPersonal).hides(change.path)
        json.object { json in
            json.member("field", string: pack.name(of: change.path))
            if let from = change.from { json.member("from") { $0.value(from, isHidden: hides) } }
            json.member("to") { $0.value(change.to, isHidden: hides) }
        }
    }

    private func write(_ obstacle: WayUp.Obstacle, of pack: RulePack, into json: inout JSONWriter) {
        json.object { json in
            json.member("kind", string: obstacle.kind)
            switch obstacle {
            case .bar(let bar):
                json.member("id", string: pack.id(of: bar))
            case .points(let most):
                json.member("most", rounded: most)
            case .target(let index):
                if let model = pack.targetModel { json.member("id", string: model.targets[index].id) }
            case .targets(let most, let needed):
                json.member("most", int: most)
                json.member("needed", int: needed)
            case .after(let level, let months, let earliest):
                json.member("id", string: pack.ranks[level].id)
                json.member("months", int: months)
                json.member("earliest", int: earliest)
            case .history(let level):
                json.member("id", string: pack.ranks[level].id)
            case .missing, .conflict, .unknown: break
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func value(_ value: Value, isHidden: Bool) {
        if isHidden { object { $0.member("hidden", bool: true) } } else { brief(value) }
    }
}

extension Privacy {
    /// Whether the value of a datum must not be shown.
    func hides(_ path: DataPath) -> Bool {
        switch path {
        case .field(let slot): hides(fieldAt: slot)
        case .item(let list, _, let slot):
            hides(fieldAt: list) || (!showsPersonal && pack.schema.fields[list].itemFields[slot].isPersonal)
        case .mark, .place: false
        }
    }
}

extension WayUp.Obstacle {
    /// The word for what stands in the way, as verdicts and worked cases have it.
    package var kind: String {
        switch self {
        case .bar(let bar): bar.kind
        case .points: "points"
        case .target: "target"
        case .targets: "targets"
        case .after: "after"
        case .history: "history"
        case .missing: "missing"
        case .conflict: "conflict"
        case .unknown: "unknown"
        }
    }
}
