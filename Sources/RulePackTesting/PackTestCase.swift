package import RuleDiagnostics
package import RuleModel

/// One record and what is expected of its verdict.
package struct PackTestCase: Sendable {
    package var name: Spanned<String>
    /// The place that the case or the file names, instead of the record's.
    package var givenPlace: Spanned<String>?
    /// The day that the case or the file names, instead of the last of the record's period.
    package var asOf: Day?
    /// Why it is not run.
    package var skip: Spanned<String>?
    /// The members of the record, each with its value as JSON.
    package var record: [(name: String, json: String)]
    package var status: Spanned<String>?
    package var classID: Spanned<String>?
    package var points: Spanned<Rational>?
    package var least: Spanned<Rational>?
    package var most: Spanned<Rational>?
    /// Points by id of indicator.
    package var because: [(id: Spanned<String>, points: Spanned<Rational>)] = []
    /// Reason codes by id of indicator, target or prerequisite.
    package var codes: [(id: Spanned<String>, code: Spanned<String>)] = []
    /// What targets are expected to come to, by id of target.
    package var targets: [(id: Spanned<String>, states: ExpectedStates)] = []
    /// What levels are expected to come to, by id of level.
    package var levels: [(id: Spanned<String>, state: Spanned<String>)] = []
    package var missing: ExpectedNames?
    package var barred: ExpectedNames?
    /// Ways up that the verdict must name among its own; an empty list expects none.
    package var waysUp: Spanned<[ExpectedWay]>?
    /// The kinds of all that stands in the way up.
    package var obstacles: ExpectedNames?
    /// Where expectations can be written, and after how many spaces; none in a row of a table.
    package var insertion: (span: SourceSpan, indent: Int)?

    package init(name: Spanned<String>, record: [(name: String, json: String)]) {
        self.name = name
        self.record = record
    }
}

/// A list of names of which none may be missing and none too many.
package struct ExpectedNames: Sendable {
    package var names: [Spanned<String>]
    /// Where the list stands.
    package var span: SourceSpan
}

/// One way up that a case expects.
package struct ExpectedWay: Sendable {
    package var to: Spanned<String>
    package var gain: Spanned<Rational>?
    /// New values by the name of their datum, each in one spelling.
    package var changes: [(name: Spanned<String>, value: String)]
}

extension PackTestCase {
    /// The day that decides: the one given, or the last of the record's period, if it names one.
    package var day: Day? {
        if let asOf { return asOf }
        return record.first { $0.name == "period" }.flatMap { Int($0.json.filter { $0 != "\"" }) }.flatMap {
            Day(year: $0, month: 12, day: 31)
        }
    }

    /// The code of the place whose overlays apply: of the case, of the file, or of the record.
    package var place: String? {
        if let givenPlace { return givenPlace.value }
        return record.first { $0.name == "place" }.map { String($0.json.filter { $0 != "\"" }) }
    }

    /// Whether it says anything about the verdict.
    package var expectsSomething: Bool {
        let ofNumbers = points != nil || least != nil || most != nil
        let ofWords = status != nil || classID != nil || waysUp != nil
        let ofLists = missing != nil || barred != nil || obstacles != nil
        let ofItems = ![because.isEmpty, codes.isEmpty, targets.isEmpty, levels.isEmpty].allSatisfy(\.self)
        return ofNumbers || ofWords || ofLists || ofItems
    }

    /// The indicators, targets and prerequisites that it says something about.
    package var itemIDs: [String] {
        (because.map(\.id) + codes.map(\.id) + targets.map(\.id) + (barred?.names ?? [])).map(\.value)
    }
}
