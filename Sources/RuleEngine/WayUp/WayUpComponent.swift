import RuleModel

/// What the items of a component come to.
struct WayUpEffect: Hashable {
    /// By group of the component, the better the greater.
    var sums: [Rational]
    /// Whether each floor and prerequisite holds for certain.
    var gates: [Bool]
    /// What counts at all.
    var inclusions: [Truth]

    /// Whether nothing can be better with the other one in its place.
    func covers(_ other: WayUpEffect) -> Bool {
        inclusions == other.inclusions && zip(sums, other.sums).allSatisfy { $0 >= $1 }
            && zip(gates, other.gates).allSatisfy { $0 || !$1 }
    }
}

/// One item of a component.
struct WayUpMember {
    let item: WayUpItem
    /// The data that it may read, whatever changes.
    let data: Set<DataPath>
    /// Where its results stand in the effect of the component.
    fileprivate(set) var groups: [Int] = []
    fileprivate(set) var gate: Int?
    fileprivate(set) var inclusion: Int?
}

/// A member or a limit of a component, as something that reads data which may change.
struct WayUpReader {
    /// By index in the component.
    enum Subject: Hashable {
        case limit(Int)
        case member(Int)
    }

    let subject: Subject
    /// The levers that it reads itself.
    let own: [Int]
    /// These, and all that bound what is missing among its data.
    let levers: [Int]
}

/// The items that some data decide over together, apart from all others.
struct WayUpComponent {
    /// By index in the terrain.
    var levers: [Int] = []
    var members: [WayUpMember] = []
    private(set) var groups: [WayUpGroup] = []
    /// The criterion in which each gate binds; none where it always does.
    private(set) var gateCriteria: [Int?] = []
    /// How many members say what counts.
    private var inclusionCount = 0
    /// The fields whose limits read its data.
    var limits: [ReadingLimit] = []
    /// Whether it decides over what counts, so that its points cannot simply be added.
    var isVarying = false
    /// What each member comes to now.
    private(set) var parts: [WayUpPart] = []
    /// What all of them come to now.
    private(set) var now = WayUpEffect(sums: [], gates: [], inclusions: [])
    /// Its limits and members, in this order.
    private(set) var readers: [WayUpReader] = []
    /// The most that its members can come to.
    var most: [Rational] = []

    /// Adds an item with the data that it may read.
    mutating func add(_ item: WayUpItem, reading data: Set<DataPath>, in pack: RulePack, isRising: Bool) {
        var member = WayUpMember(item: item, data: data)
        for group in item.groups(in: pack, isRising: isRising) {
            let known = groups.firstIndex(of: group)
            if known == nil { groups.append(group) }
            member.groups.append(known ?? groups.count - 1)
        }
        switch item {
        case .indicator(let index, let inner):
            if pack.criteria[index].indicators[inner].floor != nil {
                member.gate = gateCriteria.count
                gateCriteria.append(index)
            }
            member.inclusion = inclusionCount
        case .criterionGate: member.inclusion = inclusionCount
        case .prerequisite, .packGate:
            member.gate = gateCriteria.count
            gateCriteria.append(nil)
        case .criterionDeduction, .deduction, .target: break
        }
        if member.inclusion != nil { inclusionCount += 1 }
        members.append(member)
    }

    /// The members on which a datum may have an influence, whatever else changes.
    func members(reading path: DataPath) -> [WayUpMember] {
        members.filter { $0.data.contains(path) }
    }

    /// Notes what its members come to now, and which of them and of its limits read which levers of a record.
    mutating func settle(_ parts: [WayUpPart], _ all: [WayUpLever], on record: Record) {
        self.parts = parts
        now = effect(of: parts)
        let subjects =
            limits.enumerated().map { (WayUpReader.Subject.limit($0), $1.data) }
            + members.enumerated().map { (WayUpReader.Subject.member($0), $1.data) }
        readers = subjects.map { subject, data in
            let scope = scope(of: data) { record.value(at: $0) == nil }
            return WayUpReader(
                subject: subject, own: levers.filter { data.contains(all[$0].path) },
                levers: levers.filter { scope.contains(all[$0].path) })
        }
    }

    /// Leaves everything as it is, because what its members come to is not known.
    mutating func close() {
        levers = []
        now.sums = groups.map { _ in .zero }
        most = now.sums
    }

    /// What it comes to with one part for each of its members.
    func effect(of parts: [WayUpPart]) -> WayUpEffect {
        var effect = WayUpEffect(
            sums: groups.map { _ in .zero }, gates: gateCriteria.map { _ in true },
            inclusions: Array(repeating: .yes, count: inclusionCount))
        for (member, part) in zip(members, parts) { effect.add(part, of: member) }
        return effect
    }

    /// The sums over what its members can come to at the most.
    func mostSums(of parts: [[Rational]]) -> [Rational] {
        var sums: [Rational] = groups.map { if case .most = $0 { Rational(Int(Int32.max)) } else { .zero } }
        for (member, part) in zip(members, parts) {
            for (group, sum) in zip(member.groups, part) { sums[group].add(sum) }
        }
        return sums
    }

    /// Some data with all that decides over what those of them can be that are open.
    func scope(of data: Set<DataPath>, where isOpen: (DataPath) -> Bool) -> Set<DataPath> {
        var scope = data
        var waiting = data.filter(isOpen)
        while let path = waiting.popFirst() {
            for limit in limits where limit.data.contains(path) {
                for next in limit.data where scope.insert(next).inserted && isOpen(next) {
                    waiting.insert(next)
                }
            }
        }
        return scope
    }

    /// Whether nothing can be better.
    func isTop(_ effect: WayUpEffect) -> Bool {
        !isVarying && !effect.gates.contains(false) && zip(effect.sums, most).allSatisfy { $0 >= $1 }
    }
}

extension WayUpEffect {
    fileprivate mutating func add(_ part: WayUpPart, of member: WayUpMember) {
        for (group, sum) in zip(member.groups, part.sums) { sums[group].add(sum) }
        note(part, of: member)
    }

    /// Puts another part of a member in the place of the one that it had.
    mutating func replace(_ old: WayUpPart, by new: WayUpPart, of member: WayUpMember) {
        for (position, group) in member.groups.enumerated() {
            sums[group].add(new.sums[position].subtracting(old.sums[position]))
        }
        note(new, of: member)
    }

    private mutating func note(_ part: WayUpPart, of member: WayUpMember) {
        if let gate = member.gate, let holds = part.gate { gates[gate] = holds }
        if let place = member.inclusion, let counts = part.inclusion { inclusions[place] = counts }
    }
}

extension Rational {
    /// Adds a number, unless there is none or the sum does not fit.
    mutating func add(_ other: Rational?) {
        if let other, let sum = adding(other) { self = sum }
    }
}

extension [Rational] {
    /// The sum; what does not fit is left out.
    var sum: Rational {
        reduce(.zero) { $0.adding($1) ?? $0 }
    }
}
