import RuleModel

/// Tries changed records: what the items of a component come to on one after the other.
///
/// By the same evaluators, because to make one for a record takes as long as to ask it.
struct WayUpTrial {
    private let isRising: Bool
    private var evaluator: ReferenceEvaluator
    /// By the pack with all that is missing left open.
    private var patient: ReferenceEvaluator

    init(by pack: RulePack, patient: RulePack, from record: Record, isRising: Bool) {
        self.isRising = isRising
        evaluator = ReferenceEvaluator(pack: pack, record: record, notesReads: false)
        self.patient = ReferenceEvaluator(pack: patient, record: record, notesReads: false)
    }

    /// What the items of a component come to now, be the record allowed or not; none where it cannot be scored.
    mutating func now(_ component: WayUpComponent, on record: Record) -> WayUpEffect? {
        evaluator.turn(to: record)
        return try? evaluator.effect(of: component, isRising: isRising)
    }

    /// What the items of a component come to; none where the record is not allowed or cannot be scored.
    ///
    /// Limits that have nothing to do with the changed data are left alone: the record may be beyond them already.
    mutating func effect(
        of component: WayUpComponent, on record: Record, changing data: [DataPath]
    ) -> WayUpEffect? {
        evaluator.turn(to: record)
        for limit in component.limits where data.contains(where: limit.data.contains) {
            guard evaluator.bounds.keeps(limit) else { return nil }
        }
        return try? evaluator.effect(of: component, isRising: isRising)
    }

    /// The same while some data are open.
    mutating func openEffect(of component: WayUpComponent, on record: Record) -> WayUpEffect? {
        patient.turn(to: record)
        return try? patient.effect(of: component, isRising: isRising)
    }

    /// The most that the items of a component can come to while some data are open.
    mutating func mostSums(of component: WayUpComponent, on record: Record) -> [Rational]? {
        patient.turn(to: record)
        return try? patient.mostSums(of: component)
    }
}
