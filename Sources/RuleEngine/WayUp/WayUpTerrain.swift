import RuleModel

/// Everything that a way up can move for one record: the data that may change, and the items that read them.
///
/// Data that some item reads together, or that are limits of one another, belong to one component. What the items
/// of a component come to depends on no other data, so that each component is searched apart.
final class WayUpTerrain {
    let pack: RulePack
    /// The same pack with all that is missing left open.
    let patient: RulePack
    let record: Record
    let verdict: Verdict
    /// Whether more points can never be worse.
    let isRising: Bool
    private(set) var levers: [WayUpLever] = []
    private(set) var components: [WayUpComponent] = []
    /// The verdict on the record without any of them: what lies outside its bounds cannot be reached.
    ///
    /// None where the pack asks what a record holds, since then a missing datum stands for itself.
    private(set) var open: Verdict?
    /// The record without anything that may change.
    private(set) var openRecord: Record
    /// The data that may be different in the end: what may change, and what is missing.
    private var loose: Set<DataPath> = []
    /// How much longer a step takes than with short lists: one more for each of so many items.
    let costOfStep: Int
    private static let itemsOfStep = 16
    /// How many more steps may be taken to find out what is worth a try.
    private var remaining: Int

    init(verdict: Verdict, record: Record, pack: RulePack, isRising: Bool, budget: Int) {
        self.pack = pack
        costOfStep = 1 + record.itemCount / Self.itemsOfStep
        remaining = budget
        patient = Self.patient(pack)
        self.record = record
        self.verdict = verdict
        self.isRising = isRising
        openRecord = record
        levers = changeable.map { WayUpLever(path: $0, from: record.value(at: $0)) }
        openRecord = record.without(levers.map(\.path))
        if !pack.readsPresence {
            open = try? ReferenceEvaluator.verdict(
                on: openRecord, by: patient, asOf: verdict.asOf, notesReads: false)
        }
        loose = Set(levers.map(\.path))
        // One evaluator for all that is asked of the open record, because it remembers what it has found.
        var evaluator = ReferenceEvaluator(pack: patient, record: openRecord, notesReads: false)
        gather()
        var trial = trial
        for index in components.indices { measure(index, &evaluator, &trial) }
    }

    /// What changed records are tried with.
    var trial: WayUpTrial { WayUpTrial(by: pack, patient: patient, from: record, isRising: isRising) }

    /// The pack with patience: even where missing data count as nothing, supplying them may give points.
    private static func patient(_ pack: RulePack) -> RulePack {
        var patient = pack
        for index in patient.criteria.indices {
            for inner in patient.criteria[index].indicators.indices {
                patient.criteria[index].indicators[inner].missing = .pending
            }
        }
        if case .targets(var model) = pack.model {
            for index in model.criteria.indices {
                for inner in model.criteria[index].targets.indices {
                    model.criteria[index].targets[inner].missing = .pending
                }
            }
            patient.model = .targets(model)
        }
        return patient
    }

    /// The data that are numbers, choices or answers and that are not fixed.
    private var changeable: [DataPath] {
        var paths: [DataPath] = []
        for (slot, field) in pack.schema.fields.enumerated() where !field.isFixed {
            if field.isLever { paths.append(.field(slot)) }
            // Earlier results are what they are.
            guard slot != pack.targetModel?.history, case .list(let members) = field.kind,
                case .list(let elements)? = record.values[slot]
            else { continue }
            for index in elements.indices {
                paths += members.indices.filter { !members[$0].isFixed && members[$0].isLever }
                    .map { .item(slot, index, $0) }
            }
        }
        return paths + pack.marks.indices.map { .mark($0) }
    }

    /// Whether data are missing that are read and that nobody changes, such as a whole list.
    var lacksData: Bool { !loose.isSubset(of: levers.map(\.path)) }

    // MARK: - Components

    private func gather() {
        var items: [(item: WayUpItem, data: Set<DataPath>)] = []
        var reader = BoundsEvaluator(pack: patient, record: openRecord)
        for item in WayUpItem.all(in: pack) where counts(item, &reader) {
            items.append((item, data(of: item, &reader)))
        }
        let limits = pack.readingLimits(on: record)
        let missing = Set(items.flatMap(\.data) + limits.flatMap(\.data)).filter {
            record.value(at: $0) == nil
        }
        loose.formUnion(missing)
        var groups = WayUpUnion()
        for data in items.map(\.data) + limits.map(\.data) { groups.join(data.filter(loose.contains)) }
        var numbers: [DataPath: Int] = [:]
        for (item, data) in items {
            guard let path = data.filter(loose.contains).min() else { continue }
            let root = groups.root(of: path)
            let number = numbers[root] ?? components.count
            if number == components.count { components.append(WayUpComponent()) }
            numbers[root] = number
            components[number].add(item, reading: data, in: pack, isRising: isRising)
        }
        for (index, lever) in levers.enumerated() {
            if let number = numbers[groups.root(of: lever.path)] { components[number].levers.append(index) }
        }
        for limit in limits {
            guard let path = limit.data.filter(loose.contains).min(),
                let number = numbers[groups.root(of: path)]
            else { continue }
            components[number].limits.append(limit)
        }
        components.removeAll { $0.levers.isEmpty }
    }

    /// Whether an item can count at all; what does not apply for certain is not looked at.
    private func counts(_ item: WayUpItem, _ reader: inout BoundsEvaluator) -> Bool {
        guard let open else { return true }
        let criterion: Int
        switch item {
        case .indicator(let index, _), .criterionDeduction(let index, _): criterion = index
        case .criterionGate, .deduction, .prerequisite, .packGate, .target: return true
        }
        guard let gate = pack.criteria[criterion].applicability, open.criteria.indices.contains(criterion)
        else { return true }
        return reader.truth(of: gate.condition) != .no
    }

    /// The data that an item reads, over all values of what may change.
    private func data(of item: WayUpItem, _ reader: inout BoundsEvaluator) -> Set<DataPath> {
        let rules = item.rules(in: pack)
        if open != nil {
            reader.reads = []
            let gates = item.gates(in: pack)
            let isLeftOut = gates.contains { reader.truth(of: $0) == .no }
            if !isLeftOut {
                for condition in rules.conditions { _ = reader.truth(of: condition) }
                for award in rules.awards { reader.read(award) }
            }
            if let data = reader.reads, !reader.hasGivenUp { return data }
        }
        let data =
            rules.awards.map { $0.data(in: record, of: pack) }
            + rules.conditions.map { $0.data(in: record, of: pack) }
        return data.reduce(into: []) { $0.formUnion($1) }
    }

    // MARK: - Measures

    private func measure(
        _ index: Int, _ evaluator: inout ReferenceEvaluator, _ trial: inout WayUpTrial
    ) {
        components[index].isVarying = components[index].members.contains { varies($0.item) }
        // A datum may lie beyond its limit while what the limit reads is missing.
        guard let now = parts(of: components[index], &trial) else { return components[index].close() }
        components[index].settle(now, levers, on: record)
        components[index].most = most(of: components[index], &evaluator)
        for lever in components[index].levers {
            // Of lists that are too long for that the rest is left as it is; short ones cost nothing.
            remaining -= components[index].members.count * (costOfStep - 1)
            guard remaining > 0 else {
                levers[lever].isCutShort = true
                continue
            }
            findOptions(of: lever, in: components[index], &evaluator, &trial)
        }
    }

    /// What the members of a component come to now; none where they cannot be scored.
    private func parts(of component: WayUpComponent, _ trial: inout WayUpTrial) -> [WayUpPart]? {
        trial.turn(to: [])
        var parts: [WayUpPart] = []
        for member in component.members {
            guard let part = trial.part(of: member.item) else { return nil }
            parts.append(part)
        }
        return parts
    }

    /// Whether an item decides over what counts.
    private func varies(_ item: WayUpItem) -> Bool {
        switch item {
        case .indicator(let criterion, let inner):
            (open?.criteria[criterion].indicators[inner].inclusion ?? .unknown) == .unknown
        case .criterionGate: true
        case .criterionDeduction, .deduction, .prerequisite, .packGate, .target: false
        }
    }

    /// The most that the items of a component can come to, whatever is changed.
    private func most(of component: WayUpComponent, _ evaluator: inout ReferenceEvaluator) -> [Rational] {
        component.mostSums(
            of: component.members.map { member in
                if open != nil, let most = try? evaluator.most(of: member.item) { return most }
                return member.item.most(in: pack)
            })
    }

    // MARK: - Values

    private func findOptions(
        of lever: Int, in component: WayUpComponent, _ evaluator: inout ReferenceEvaluator,
        _ trial: inout WayUpTrial
    ) {
        let (path, from) = (levers[lever].path, levers[lever].from)
        var values: [Value] = []
        let field = pack.schema.field(at: path)
        switch field?.kind {
        case .flag:
            values = [.flag(true), .flag(false)].filter { $0 != from }
            if let from, component.levers.count > 1 {
                let sign = sign(of: path, in: component)
                if sign == (from == .flag(true) ? .better : .worse) || sign == .none { values = [] }
            }
        case .choice(let choices):
            values = WayUpChoices(
                of: path, in: record, of: pack, items: component.members(reading: path).map(\.item),
                limits: component.limits
            ).codes(of: choices, from: from)
        case .count, .whole, .decimal, .percent, nil:
            guard let (range, unit) = evaluator.bounds.numbers(at: path) else { break }
            let (numbers, isCutShort) = numbers(
                of: lever, in: component, range, unit, &evaluator, &trial)
            values = numbers.sorted(by: >).map { .number($0) }
            levers[lever].isCutShort = isCutShort
        case .text, .date, .list: break
        }
        let isPercent = field?.kind == .percent
        levers[lever].options = values.map {
            WayUpLever.Option(value: $0, size: levers[lever].size(of: $0, isPercent: isPercent))
        }.enumerated().sorted { left, right in
            left.element.size != right.element.size
                ? left.element.size < right.element.size : left.offset < right.offset
        }.map(\.element)
    }

    /// The numbers of a datum that are worth a try.
    private func numbers(
        of lever: Int, in component: WayUpComponent, _ range: NumberRange, _ unit: Rational,
        _ evaluator: inout ReferenceEvaluator, _ trial: inout WayUpTrial
    ) -> ([Rational], isCutShort: Bool) {
        let (path, from) = (levers[lever].path, levers[lever].from?.number)
        var turns = WayUpTurns(of: path, in: record, of: pack, loose: loose)
        var free = component
        free.members = []
        for member in component.members(reading: path) {
            var own = WayUpTurns(of: path, in: record, of: pack, loose: loose)
            own.follow(member.item)
            if own.isFree { free.members.append(member) } else { turns.follow(member.item) }
        }
        for limit in component.limits { turns.follow(limitsOf: limit.field, at: limit.path) }
        let domain = WayUpDomain(of: range, unit: unit, from: from, turns: turns)
        var (found, isCutShort) = (Set(domain.numbers), domain.isCutShort)
        if turns.isFree || !free.members.isEmpty {
            let ground = component.levers.map { levers[$0].path }
            free.most = most(of: free, &evaluator)
            for isRising in [true, false] {
                var (all, isCut) = WayUpDomain.numbers(of: range, unit: unit, from: from, isRising: isRising)
                if !turns.isFree, !component.isVarying {
                    let rest = domain.numbers.filter { number in
                        from.map { isRising == (number > $0) } ?? true
                    }
                    if let end = saturation(
                        of: free, path, all, rest, opening: ground, isRising: isRising, &trial)
                    {
                        (all, isCut) = (Array(all[...end]), false)
                    }
                }
                found.formUnion(all)
                isCutShort = isCutShort || isCut
            }
        }
        return (usefulOnes(of: found, at: path, from, in: component), isCutShort)
    }

    /// The first number, as far as is easily found, with which the free items of a component are at their best
    /// whatever else changes, and with all further numbers that are worth a try too.
    private func saturation(
        of free: WayUpComponent, _ path: DataPath, _ numbers: [Rational], _ rest: [Rational],
        opening ground: [DataPath], isRising isUp: Bool, _ trial: inout WayUpTrial
    ) -> Int? {
        guard open != nil, isRising else { return nil }
        func isTop(_ number: Rational) -> Bool {
            trial.turn(opening: ground, to: Record.Change(path: path, value: .number(number)))
            return trial.isTop(free)
        }
        var (low, high) = (-1, 0)
        while high < numbers.count, !isTop(numbers[high]) { (low, high) = (high, 2 * high + 1) }
        guard high < numbers.count else { return nil }
        while high - low > 1 {
            let middle = (low + high) / 2
            if isTop(numbers[middle]) { high = middle } else { low = middle }
        }
        let beyond = rest.filter { isUp ? $0 > numbers[high] : $0 < numbers[high] }
        return beyond.allSatisfy(isTop) ? high : nil
    }

    /// Leaves out the numbers on the side that can only be worse.
    private func usefulOnes(
        of numbers: Set<Rational>, at path: DataPath, _ from: Rational?, in component: WayUpComponent
    ) -> [Rational] {
        guard let from else { return Array(numbers) }
        switch sign(of: path, in: component) {
        case .none: return []
        case .better: return numbers.filter { $0 > from }
        case .worse: return numbers.filter { $0 < from }
        case .either: return Array(numbers)
        }
    }
    /// Whether more of a datum, or yes instead of no, can only be better or worse.
    private func sign(of path: DataPath, in component: WayUpComponent) -> WayUpSign {
        guard isRising, !component.isVarying else { return .either }
        // A limit that moves may need a change that is no good in itself.
        let isBound = component.limits.contains { limit in
            limit.data.contains(path) && limit.data.contains { $0 != path && loose.contains($0) }
        }
        guard !isBound else { return .either }
        var signs = WayUpSigns(of: path, in: record, of: pack)
        return component.members(reading: path).reduce(.none) { $0.joined(signs.sign(in: $1.item)) }
    }
}

extension Record {
    /// How many items all its lists have.
    fileprivate var itemCount: Int {
        values.reduce(0) { count, value in
            if case .list(let items)? = value { count + items.count } else { count }
        }
    }
}
