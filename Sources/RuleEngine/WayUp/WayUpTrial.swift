import RuleModel

/// Tries changed records: what the members of a component come to on one after the other.
///
/// By the same evaluators, because to make one for a record takes as long as to ask it.
struct WayUpTrial {
    /// An evaluator, and where its record differs from the one that is tried from.
    private struct Bench {
        var evaluator: ReferenceEvaluator
        var changes: [Record.Change] = []

        mutating func turn(from record: Record, to wanted: [Record.Change]) {
            var missing = wanted.filter { !changes.contains($0) }
            for change in changes where !wanted.contains(where: { $0.path == change.path }) {
                missing.append(Record.Change(path: change.path, value: record.value(at: change.path)))
            }
            changes = wanted
            if !missing.isEmpty { evaluator.change(missing) }
        }
    }

    private let isRising: Bool
    private let record: Record
    private var exact: Bench
    /// By the pack with all that is missing left open.
    private var patient: Bench

    init(by pack: RulePack, patient: RulePack, from record: Record, isRising: Bool) {
        self.isRising = isRising
        self.record = record
        exact = Bench(evaluator: ReferenceEvaluator(pack: pack, record: record, notesReads: false))
        self.patient = Bench(
            evaluator: ReferenceEvaluator(pack: patient, record: record, notesReads: false))
    }

    /// Makes changes to the record that `part(of:)` and `keeps` are asked about, in the place of all before.
    mutating func turn(to changes: [Record.Change]) {
        exact.turn(from: record, to: changes)
    }

    /// Leaves some data open, and changes others, for `isTop` and `most`, in the place of all before.
    mutating func turn(opening paths: [DataPath], to change: Record.Change? = nil) {
        let opened = paths.filter { $0 != change?.path }.map { Record.Change(path: $0, value: nil) }
        patient.turn(from: record, to: opened + [change].compactMap(\.self))
    }

    /// What an item comes to, be the record allowed or not; none where it cannot be scored.
    mutating func part(of item: WayUpItem) -> WayUpPart? {
        try? exact.evaluator.part(of: item, isRising: isRising)
    }

    /// Whether a limit is kept, as far as it is known.
    mutating func keeps(_ limit: ReadingLimit) -> Bool {
        exact.evaluator.bounds.keeps(limit)
    }

    /// Whether members of a component are all at their best while some data are open.
    mutating func isTop(_ component: WayUpComponent) -> Bool {
        var parts: [WayUpPart] = []
        for member in component.members {
            guard let part = try? patient.evaluator.part(of: member.item, isRising: isRising),
                part.gate != false
            else { return false }
            parts.append(part)
        }
        return component.isTop(component.effect(of: parts))
    }

    /// The most that an item can come to while some data are open.
    ///
    /// None where it cannot be scored.
    mutating func most(of item: WayUpItem) -> [Rational]? {
        try? patient.evaluator.most(of: item)
    }
}
