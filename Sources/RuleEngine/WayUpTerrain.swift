import RuleModel

/// Everything that a way up can move for one record: the scored items, and the data that they read.
struct WayUpTerrain {
    let pack: RulePack
    /// The same pack with all that is missing left open.
    let patient: RulePack
    let record: Record
    let verdict: Verdict
    private(set) var items: [WayUpItem] = []
    /// The data that may change, those with the most points first.
    var levers: [WayUpLever] = []
    /// The verdict on the record without any of them: what lies outside its bounds cannot be reached.
    ///
    /// None where the pack asks what a record holds, since then a missing datum stands for itself.
    private(set) var open: Verdict?
    /// The data whose limits read other data.
    private var limited: [DataPath: Field] = [:]
    private(set) var factors: [Rational] = []

    /// Stands for deductions from the total in sums by criterion.
    static let total = -1

    init(verdict: Verdict, record: Record, pack: RulePack) {
        self.pack = pack
        patient = Self.patient(pack)
        self.record = record
        self.verdict = verdict
        levers = changeable.map {
            WayUpLever(path: $0, from: record.value(at: $0), items: [], isFarReaching: false)
        }
        listItems()
        linkLimits()
        let limits = levers.reduce(into: Set<DataPath>()) { $0.formUnion($1.linked) }
        levers = levers.filter { !$0.items.isEmpty || $0.isFarReaching || limits.contains($0.path) }
        open = openVerdict
        factors = scaleFactors
        for index in levers.indices { measure(index) }
        // One that gives nothing itself may still make good what another one harms.
        let all = levers
        levers = all.indices.filter { index in
            guard !all[index].domain.isEmpty else { return false }
            return mayHelp(all[index])
                || all.indices.contains { $0 != index && all[$0].worksTogether(with: all[index]) }
        }.map { all[$0] }
        levers.sort { left, right in
            left.potential != right.potential ? left.potential > right.potential : left.path < right.path
        }
    }

    // MARK: - Data

    /// The data that are numbers, choices or answers and that are not fixed.
    private var changeable: [DataPath] {
        var paths: [DataPath] = []
        for (slot, field) in pack.schema.fields.enumerated() where !field.isFixed {
            if field.isLever { paths.append(.field(slot)) }
            guard case .list(let members) = field.kind, case .list(let elements)? = record.values[slot] else {
                continue
            }
            for index in elements.indices {
                paths += members.indices.filter { !members[$0].isFixed && members[$0].isLever }
                    .map { .item(slot, index, $0) }
            }
        }
        return paths + pack.marks.indices.map { .mark($0) }
    }

    private mutating func listItems() {
        var decisive: Set<DataPath> = []
        func reads(_ expression: Expression?) -> Set<DataPath> {
            expression?.data(in: record, of: pack) ?? []
        }
        decisive.formUnion(reads(pack.applies))
        for (index, criterion) in pack.criteria.enumerated() {
            decisive.formUnion(reads(criterion.applicability?.condition))
            for (inner, indicator) in criterion.indicators.enumerated() {
                add(
                    .indicator(index, inner),
                    indicator.award.data(in: record, of: pack)
                        .union(reads(indicator.applicability?.condition)))
            }
            for (inner, item) in (criterion.deductions?.items ?? []).enumerated() {
                add(.criterionDeduction(index, inner), item.award.data(in: record, of: pack))
            }
        }
        for (index, item) in (pack.deductions?.items ?? []).enumerated() {
            add(.deduction(index), item.award.data(in: record, of: pack))
        }
        for (index, item) in pack.prerequisites.enumerated() {
            add(.prerequisite(index), reads(item.condition))
        }
        for index in levers.indices where decisive.contains(levers[index].path) {
            levers[index].isFarReaching = true
        }
    }

    private mutating func add(_ item: WayUpItem, _ data: Set<DataPath>) {
        for index in levers.indices where data.contains(levers[index].path) {
            levers[index].items.insert(items.count)
        }
        items.append(item)
    }

    private mutating func linkLimits() {
        for (slot, field) in pack.schema.fields.enumerated() {
            linkLimits(of: field, at: .field(slot), owner: nil)
            guard case .list(let members) = field.kind, case .list(let elements)? = record.values[slot] else {
                continue
            }
            for case .record(let item) in elements {
                for inner in members.indices {
                    linkLimits(of: members[inner], at: .item(slot, item.index, inner), owner: item)
                }
            }
        }
    }

    private mutating func linkLimits(of field: Field, at path: DataPath, owner: Item?) {
        let data = [field.minimum, field.maximum].compactMap(\.self)
            .reduce(into: Set<DataPath>()) { $0.formUnion($1.data(in: record, of: pack, owner: owner)) }
        guard !data.isEmpty else { return }
        limited[path] = field
        for index in levers.indices where levers[index].path == path { levers[index].linked = data }
    }

    /// Whether all data lie within limits that read other data.
    func keepsLimits(_ record: Record) -> Bool {
        guard !limited.isEmpty else { return true }
        var bounds = BoundsEvaluator(pack: pack, record: record)
        return limited.allSatisfy { path, field in
            guard let value = record.value(at: path) else { return true }
            return bounds.allows(value, of: field, owner: record.owner(of: path))
        }
    }

    // MARK: - Bounds

    private var openVerdict: Verdict? {
        pack.readsPresence ? nil : try? ReferenceEvaluator.verdict(on: openRecord, by: patient)
    }

    /// The pack with patience: even where missing data count as nothing, supplying them may give points.
    private static func patient(_ pack: RulePack) -> RulePack {
        var patient = pack
        for index in patient.criteria.indices {
            for inner in patient.criteria[index].indicators.indices {
                patient.criteria[index].indicators[inner].missing = .pending
            }
        }
        return patient
    }

    var openRecord: Record {
        levers.reduce(record) { $0.with(nil, at: $1.path) }
    }

    /// What a point of each criterion is worth in the total.
    private var scaleFactors: [Rational] {
        let whole = pack.maximum
        let rest = zip(pack.criteria, verdict.criteria).filter { $1.inclusion != .no }.map(\.0.maximum).sum
        let factor = whole.divided(by: rest) ?? .one
        return zip(pack.criteria, verdict.criteria).map { criterion, result in
            let whole = min(criterion.maximum, criterion.indicators.map(\.maximum).sum)
            let rest = zip(criterion.indicators, result.indicators).filter { $1.inclusion != .no }.map(
                \.0.maximum
            ).sum
            let own = whole.divided(by: min(criterion.maximum, rest)) ?? .one
            return own.multiplied(by: factor) ?? .one
        }
    }

    /// Whether a goal is within the bounds of a record that lacks what may still be chosen.
    func mayReach(_ goal: WayUpGoal, on record: Record) -> Bool {
        guard open != nil, let verdict = try? ReferenceEvaluator.verdict(on: record, by: patient) else {
            return true
        }
        return verdict.bars.isEmpty && goal.mayBeReached(by: verdict)
    }

    /// How many points more a criterion can bring into the total; none where its deductions hide how many.
    func room(of criterion: Int) -> Rational? {
        guard criterion != Self.total, pack.criteria[criterion].deductions == nil else { return nil }
        let points = verdict.criteria[criterion].points.least
        return pack.criteria[criterion].maximum.multiplied(by: factors[criterion]).flatMap { most in
            points.multiplied(by: factors[criterion]).flatMap { most.subtracting(min($0, most)) }
        }
    }
}

extension Record {
    fileprivate func owner(of path: DataPath) -> Item? {
        guard case .item(let list, let index, _) = path, case .list(let items)? = values[list],
            case .record(let item) = items[index]
        else { return nil }
        return item
    }
}

extension Field {
    /// Whether it holds something of which other values are easily named.
    fileprivate var isLever: Bool {
        switch kind {
        case .flag, .count, .whole, .decimal, .percent, .choice: true
        case .text, .date, .list: false
        }
    }
}

extension RulePack {
    /// Whether some expression asks whether a datum is there.
    fileprivate var readsPresence: Bool {
        let awards =
            indicators.map(\.award) + criteria.flatMap { $0.deductions?.items ?? [] }.map(\.award)
            + (deductions?.items ?? []).map(\.award)
        let conditions =
            [applies] + criteria.map(\.applicability?.condition)
            + indicators.map(\.applicability?.condition)
        let all =
            awards.flatMap(\.expressions) + conditions.compactMap(\.self) + prerequisites.map(\.condition)
            + derived.map(\.expression)
        return all.contains { expression in
            expression.contains { if case .isPresent = $0.kind { true } else { false } }
        }
    }
}

extension Award {
    fileprivate var expressions: [Expression] {
        switch self {
        case .condition(let expression), .bands(let expression, _), .each(let expression, _),
            .choice(let expression, _), .points(let expression, _):
            [expression]
        case .share(let share): [share.part, share.whole]
        case .parts(let parts): parts.flatMap(\.award.expressions)
        case .assessed: []
        }
    }
}
