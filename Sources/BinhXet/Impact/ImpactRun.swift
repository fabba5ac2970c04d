import RuleModel
package import RuleRecords
package import RuleReport

/// Compares what two packs make of a file that is read record by record, such as a sheet.
package struct ImpactRun {
    /// What came of the whole file.
    package struct Result {
        package var tally: ImpactTally
        package var records = 0
        package var rejected = 0
        /// Everything that is wrong with records, and with the file.
        package var rejects: [Reject] = []
        package var findings: [Reject] = []
        package var isComplete = true
    }

    private let old: PackChooser
    private let new: PackChooser
    private let trials: [PackChooser]
    private let fields: [ImpactField]
    private let options: RecordOptions
    private let place: String?

    package init(
        old: PackChooser, new: PackChooser, trials: [PackChooser], fields: [ImpactField],
        options: RecordOptions, place: String?
    ) {
        self.old = old
        self.new = new
        self.trials = trials
        self.fields = fields
        self.options = options
        self.place = place
    }

    /// Judges all records by both packs; gives every record that they judge otherwise, in the order of the file.
    ///
    /// Outcomes are kept for all records, whole verdicts only for those that differ. A file that one of the packs
    /// refuses as a whole, such as a sheet with columns that it does not know, is rejected record by record.
    package func compare(
        _ bytes: [UInt8], name: String, each: (ImpactedRecord) -> Void
    ) throws(PackChooser.Failure) -> Result {
        var result = Result(tally: ImpactTally(groups: fields.count, sweep: trials.count))
        var before: [Outcome] = []
        var refusals: (old: [Reject], new: [Reject]) = ([], [])
        try read(old, bytes, name, findings: { refusals.old.append($0) }) { detail in
            before.append(detail.outcome)
        }
        // By number of the record, what the newer pack says where that differs.
        var after: [Outcome] = []
        var changed: [Int: ImpactDetail] = [:]
        let count = try read(new, bytes, name, findings: { refusals.new.append($0) }) { detail in
            let number = after.count
            after.append(detail.outcome)
            let old = number < before.count ? before[number] : .rejected
            if old != detail.outcome { changed[number] = detail }
            if case .rejected(let faults) = detail { result.rejects += faults }
            // What a record holds is asked of the newer pack, as long as it can read it.
            if detail.scored != nil { result.tally.add(old, detail.outcome, values: values(of: detail)) }
        }
        result.isComplete = count.isComplete
        result.findings = refusals.new
        func note(_ old: ImpactDetail, _ new: ImpactDetail) {
            let record = ImpactedRecord(old, new)
            result.tally.note(record)
            each(record)
        }
        var number = 0
        try read(old, bytes, name) { detail in
            defer { number += 1 }
            let new = number < after.count ? changed[number] : .rejected(refusals.new)
            let outcome = number < after.count ? after[number] : .rejected
            if outcome == .rejected {
                result.tally.add(detail.outcome, outcome, values: values(of: detail))
            } else if case .rejected(let faults) = detail {
                result.rejects += faults
            }
            if detail.outcome == .rejected || outcome == .rejected { result.rejected += 1 }
            if let new, detail.outcome != outcome { note(detail, new) }
        }
        for (number, detail) in changed.sorted(by: { $0.key < $1.key }) where number >= before.count {
            result.rejected += 1
            note(.rejected(refusals.old), detail)
        }
        if before.count < after.count { result.findings += refusals.old }
        result.records = max(before.count, after.count)
        // Records that both refuse stand behind the last that the older pack has seen.
        for outcome in after.dropFirst(before.count) where outcome == .rejected {
            result.rejected += 1
            result.tally.add(outcome, outcome, values: fields.map { _ in "" })
        }
        try sweep(bytes, name, before, into: &result.tally)
        return result
    }

    private func sweep(
        _ bytes: [UInt8], _ name: String, _ before: [Outcome], into tally: inout ImpactTally
    ) throws(PackChooser.Failure) {
        for (index, trial) in trials.enumerated() {
            var number = 0
            try read(trial, bytes, name) { detail in
                defer { number += 1 }
                guard number < before.count else { return }
                tally.add(before[number], detail.outcome, sweep: index)
            }
        }
    }

    @discardableResult
    private func read(
        _ chooser: PackChooser, _ bytes: [UInt8], _ name: String, findings: (Reject) -> Void = { _ in },
        _ take: (ImpactDetail) -> Void
    ) throws(PackChooser.Failure) -> RecordCount {
        var run = CatalogueRun(chooser, options: options, place: place)
        return try run.score(bytes, name: name) { outcome in
            switch outcome {
            case .verdict(let scored): take(.scored(scored))
            case .reject(let faults): take(.rejected(faults))
            case .finding(let finding): findings(finding)
            }
        }
    }

    private func values(of detail: ImpactDetail) -> [String] {
        fields.map { field in detail.scored.map { field.value(in: $0.record, of: $0.pack) } ?? "" }
    }
}
