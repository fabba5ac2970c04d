/// One record that two packs judge otherwise.
package struct ImpactedRecord: Sendable, Hashable {
    package var id: String?
    package var period: Int?
    package var place: String?
    package var old: Outcome
    package var new: Outcome
    package var causes: [ImpactCause]

    package init(
        id: String?, period: Int?, place: String?, old: Outcome, new: Outcome, causes: [ImpactCause]
    ) {
        self.id = id
        self.period = period
        self.place = place
        self.old = old
        self.new = new
        self.causes = causes
    }
}

/// What another pack makes of many records, counted; the order of the records changes nothing but the list.
package struct ImpactTally: Sendable, Hashable {
    /// From what to what.
    package struct Transition: Sendable, Hashable {
        package var old: Standing
        package var new: Standing
    }

    /// How many records there are of some kind, and what becomes of them.
    package struct Counts: Sendable, Hashable {
        package fileprivate(set) var records = 0
        /// Records with another status, class or level.
        package fileprivate(set) var changed = 0
        /// Records of the same standing with other points.
        package fileprivate(set) var otherPoints = 0
        package fileprivate(set) var gained = 0
        package fileprivate(set) var lost = 0
        /// Recognised by the newer pack.
        package fileprivate(set) var recognised = 0

        package init() {}

        package mutating func add(_ old: Outcome, _ new: Outcome) {
            records += 1
            if old.standing != new.standing {
                changed += 1
            } else if old.points != new.points {
                otherPoints += 1
            }
            let (was, isNow) = (old.standing.isRecognised, new.standing.isRecognised)
            if isNow { recognised += 1 }
            if isNow, !was { gained += 1 }
            if was, !isNow { lost += 1 }
        }

        package mutating func add(_ other: Counts) {
            records += other.records
            changed += other.changed
            otherPoints += other.otherPoints
            gained += other.gained
            lost += other.lost
            recognised += other.recognised
        }
    }

    package private(set) var counts = Counts()
    package private(set) var transitions: [Transition: Int] = [:]
    /// For each field that was asked for, by its value; the empty text where it is missing.
    package private(set) var groups: [[String: Counts]]
    /// What is decided otherwise, in how many changed records.
    package private(set) var causes: [ImpactCause.Key: Counts] = [:]
    /// For each value of the parameter that is swept.
    package private(set) var sweep: [Counts]
    /// The first changed records, as many as a report shows.
    package private(set) var shown: [ImpactedRecord] = []

    /// How many changed records are kept for a report.
    package static let mostShown = 50

    package init(groups: Int = 0, sweep: Int = 0) {
        self.groups = Array(repeating: [:], count: groups)
        self.sweep = Array(repeating: Counts(), count: sweep)
    }

    /// Counts one record.
    ///
    /// - Parameters:
    ///   - old: What the older pack makes of it.
    ///   - new: What the newer pack makes of it.
    ///   - values: Its value of each field that was asked for.
    package mutating func add(_ old: Outcome, _ new: Outcome, values: [String]) {
        counts.add(old, new)
        transitions[Transition(old: old.standing, new: new.standing), default: 0] += 1
        for (index, value) in values.enumerated() { groups[index][value, default: Counts()].add(old, new) }
    }

    /// Counts what one record comes to at one value of the parameter that is swept.
    package mutating func add(_ old: Outcome, _ new: Outcome, sweep index: Int) {
        sweep[index].add(old, new)
    }

    /// Takes in a record that the packs judge otherwise, and that was counted already.
    package mutating func note(_ record: ImpactedRecord) {
        for key in record.causes.map(\.key) { causes[key, default: Counts()].add(record.old, record.new) }
        if shown.count < ImpactTally.mostShown { shown.append(record) }
    }

    /// Takes in what came of the records behind those of this tally.
    package mutating func add(_ other: ImpactTally) {
        counts.add(other.counts)
        transitions.merge(other.transitions, uniquingKeysWith: +)
        for index in groups.indices {
            groups[index].merge(other.groups[index]) { left, right in left.adding(right) }
        }
        causes.merge(other.causes) { left, right in left.adding(right) }
        for index in sweep.indices { sweep[index].add(other.sweep[index]) }
        shown += other.shown.prefix(ImpactTally.mostShown - shown.count)
    }
}

extension ImpactTally.Counts {
    fileprivate func adding(_ other: ImpactTally.Counts) -> ImpactTally.Counts {
        var sum = self
        sum.add(other)
        return sum
    }
}
