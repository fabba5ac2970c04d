package import RuleDiagnostics
package import RuleModel

/// What another pack makes of many records, with all that its printed forms need.
package struct ImpactReport: Sendable {
    /// A field by which records are grouped.
    package struct Group: Sendable {
        package var name: String
        package var label: LocalizedText
        /// What people call its values, where they have names.
        package var values: [String: LocalizedText]

        package init(name: String, label: LocalizedText, values: [String: LocalizedText] = [:]) {
            self.name = name
            self.label = label
            self.values = values
        }
    }

    /// A parameter that was tried with several values.
    package struct Sweep: Sendable {
        package var parameter: String
        package var label: LocalizedText
        package var values: [Rational]
        package var isPercent: Bool

        package init(parameter: String, label: LocalizedText, values: [Rational], isPercent: Bool) {
            self.parameter = parameter
            self.label = label
            self.values = values
            self.isPercent = isPercent
        }

        func words(at index: Int) -> LocalizedText {
            isPercent ? NumberText.percent(values[index]) : NumberText.text(values[index])
        }
    }

    package var tally: ImpactTally
    package var old: RulePack
    package var new: RulePack
    package var groups: [Group]
    package var sweep: Sweep?
    /// The greatest share of records that may change.
    package var limit: Rational?

    package init(
        tally: ImpactTally, old: RulePack, new: RulePack, groups: [Group], sweep: Sweep? = nil,
        limit: Rational? = nil
    ) {
        self.tally = tally
        self.old = old
        self.new = new
        self.groups = groups
        self.sweep = sweep
        self.limit = limit
    }

    /// Whether no more records change than may.
    package var isWithinLimit: Bool {
        guard let limit, let most = limit.multiplied(by: Rational(tally.counts.records)) else { return true }
        return Rational(tally.counts.changed) <= most
    }

    /// The share of some records, in words: `12 (0,97%)`.
    func share(_ count: Int) -> LocalizedText {
        let number = NumberText.text(Rational(count))
        guard let share = Rational(count, over: tally.counts.records), count > 0,
            let hundredfold = share.multiplied(by: Rational(100))
        else { return number }
        let places = hundredfold.text(places: 2)
        return LocalizedText(
            vi: "\(number.vi) (\(places.replacing(".", with: ","))%)", en: "\(number.en) (\(places)%)")
    }

    // MARK: - Order

    /// The rows of the matrix: what the older pack makes of records.
    var rows: [Standing] { Set(tally.transitions.keys.map(\.old)).sorted(by: Standing.precedes) }
    var columns: [Standing] { Set(tally.transitions.keys.map(\.new)).sorted(by: Standing.precedes) }

    func count(_ old: Standing, _ new: Standing) -> Int {
        tally.transitions[ImpactTally.Transition(old: old, new: new)] ?? 0
    }

    /// What is decided otherwise, the most frequent first.
    var causes: [(key: ImpactCause.Key, counts: ImpactTally.Counts)] {
        tally.causes.map { ($0.key, $0.value) }.sorted { left, right in
            left.1.records == right.1.records
                ? NaturalOrder.precedes(
                    [left.0.kind.rawValue, left.0.id], [right.0.kind.rawValue, right.0.id])
                : left.1.records > right.1.records
        }
    }

    /// The values of a group with what became of their records.
    func values(ofGroup index: Int) -> [(value: String, counts: ImpactTally.Counts)] {
        tally.groups[index].map { ($0.key, $0.value) }.sorted { NaturalOrder.precedes($0.0, $1.0) }
    }

    // MARK: - Words

    func words(for standing: Standing) -> LocalizedText {
        guard let status = standing.status else { return Phrases.rejected }
        guard let rank = standing.rank else { return Phrases.status(status) }
        let label = (new.ranks + old.ranks).first { $0.id == rank }?.label ?? LocalizedText(same: rank)
        let name = Phrases.status(status)
        return label.midSentence.vi == name.vi ? name : LocalizedText { "\(name[$0]) · \(label[$0])" }
    }

    /// The label of what was decided otherwise.
    func label(of key: ImpactCause.Key) -> LocalizedText {
        let kind = Phrases.cause(key.kind)
        switch key.kind {
        case .classification, .applies, .rejected: return kind
        case .indicator, .target, .deduction, .prerequisite, .floor, .criterion:
            let label = [new, old].lazy.compactMap { ImpactReport.label(of: key.id, in: $0) }.first
            return LocalizedText { language in
                [kind[language], key.id, label?[language]].compactMap(\.self).joined(separator: " ")
            }
        }
    }

    private static func label(of id: String, in pack: RulePack) -> LocalizedText? {
        let indicators = pack.indicators.map { ($0.id, $0.label) }
        let targets = (pack.targetModel?.targets ?? []).map { ($0.id, $0.label) }
        let criteria = pack.criteria.map { ($0.id, $0.label) }
        let gates = pack.prerequisites.map { ($0.id, $0.label) }
        let all = pack.criteria.compactMap(\.deductions) + [pack.deductions].compactMap(\.self)
        let deductions = all.flatMap(\.items).map { ($0.id, $0.label) }
        return (indicators + targets + criteria + gates + deductions).first { $0.0 == id }?.1
    }
}
