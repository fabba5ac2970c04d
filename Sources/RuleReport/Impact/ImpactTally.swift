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

        package mutating func add(_ old: Outcome, _ new: Outcome, times: Int = 1) {
            records += times
            if old.standing != new.standing {
                changed += times
            } else if old.points != new.points {
                otherPoints += times
            }
            let (was, isNow) = (old.standing.isRecognised, new.standing.isRecognised)
            if isNow { recognised += times }
            if isNow, !was { gained += times }
            if was, !isNow { lost += times }
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
        add(old, new, times: 1)
        for (index, value) in values.enumerated() { groups[index][value, default: Counts()].add(old, new) }
    }

    /// Counts some records that come to the same, whatever their values of fields.
    package mutating func add(_ old: Outcome, _ new: Outcome, times: Int) {
        counts.add(old, new, times: times)
        transitions[Transition(old: old.standing, new: new.standing), default: 0] += times
    }

    /// Counts what one record comes to at one value of the parameter that is swept.
    package mutating func add(_ old: Outcome, _ new: Outcome, sweep index: Int, times: Int = 1) {
        sweep[index].add(old, new, times: times)
    }

    /// Takes in a record that the packs judge otherwise, and that was counted already.
    package mutating func note(_ record: ImpactedRecord) {
        note(record.causes, record.old, record.new)
        if shown.count < ImpactTally.mostShown { shown.append(record) }
    }

    /// The same for a record that no report shows.
    package mutating func note(_ responsible: [ImpactCause], _ old: Outcome, _ new: Outcome) {
        for cause in responsible { causes[cause.key, default: Counts()].add(old, new) }
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
