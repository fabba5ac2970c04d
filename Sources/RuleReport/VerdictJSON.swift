package import RuleDiagnostics
package import RuleEngine
package import RuleModel

/// Writes a verdict as one JSON object, the same bytes every time.
///
///     let line = VerdictJSON(level: .codes).text(of: subject)
///
/// Keys stand in a fixed order. What is not known is left out, never null: `class` where it is not certain
/// (then `possible` names the classes that the points allow), `points` where they are open. Missing data are
/// named as in expressions, with the items of a list from 0: `people[2].birth_year`.
package struct VerdictJSON: Sendable {
    /// The name of the shape; it changes only when a reader of the old shape could go wrong.
    package static let schema = "binhxet/verdict/1"

    package var level: ExplainLevel
    /// Whether the values of personal fields are written.
    package var showsPersonal: Bool

    package init(level: ExplainLevel = .full, showsPersonal: Bool = false) {
        self.level = level
        self.showsPersonal = showsPersonal
    }

    /// The verdict as one line of JSON, without a line ending.
    package func text(of subject: ScoredRecord) -> String {
        var json = JSONWriter()
        write(subject, into: &json)
        return json.text
    }

    /// Appends the verdict to JSON that is being written.
    package func write(_ subject: ScoredRecord, into json: inout JSONWriter) {
        json.object { json in
            writeHeading(of: subject, into: &json)
            writeOutcome(of: subject.verdict, by: subject.pack, into: &json)
            switch level {
            case .none: return
            case .codes: writeCodes(of: subject.verdict, by: subject.pack, into: &json)
            case .reasons:
                writeReasons(of: subject, into: &json)
                writeBars(of: subject.verdict, by: subject.pack, into: &json)
                writeMissing(subject.verdict.missing, of: subject, into: &json)
            case .full:
                writeExplanation(of: subject, into: &json)
            }
        }
    }

    /// What names the record, the pack and the engine.
    package func writeHeading(of subject: ScoredRecord, into json: inout JSONWriter) {
        let isLong = level == .reasons || level == .full
        if isLong { json.member("schema", string: VerdictJSON.schema) }
        json.member("id", string: subject.record.id)
        json.member("period", int: subject.record.period)
        guard isLong else { return }
        if let place = subject.record.place { json.member("place", string: place) }
        json.member("pack", string: subject.pack.id)
        if !subject.pack.overlays.isEmpty {
            json.member("overlays") { $0.array(of: subject.pack.overlays) { $0.string($1.id) } }
        }
        json.member("digest", string: subject.pack.digest)
        // Too long to work out for millions of records; a run names the digest of its whole input instead.
        if level == .full {
            json.member("record", string: RecordDigest.name(of: subject.record, in: subject.pack))
        }
        json.member("engine", string: EngineVersion.current)
    }

    /// Status, class and points.
    package func writeOutcome(of verdict: Verdict, by pack: RulePack, into json: inout JSONWriter) {
        writeStanding(of: verdict, by: pack, into: &json)
        guard VerdictJSON.hasPoints(verdict.status, by: pack) else { return }
        writePoints(verdict.points, into: &json)
        writeScale(of: verdict, by: pack, into: &json)
    }

    /// Whether an outcome says how many points there are.
    package static func hasPoints(_ status: Verdict.Status, by pack: RulePack) -> Bool {
        status != .notApplicable && pack.targetModel == nil
    }

    /// Status and class.
    package func writeStanding(of verdict: Verdict, by pack: RulePack, into json: inout JSONWriter) {
        json.member("status", string: verdict.status.rawValue)
        guard verdict.status != .notApplicable else { return }
        if let index = verdict.classIndex {
            json.member("class", string: pack.rankID(at: index))
        } else {
            json.member("possible") { json in
                json.array(of: verdict.possibleClasses) { $0.string(pack.rankID(at: $1)) }
            }
        }
    }

    /// The points of an outcome, with both ends even where they are certain.
    package func writePoints(_ points: Bounds, into json: inout JSONWriter) {
        if points.isCertain { json.certain(points.least) }
        json.bounds(points)
    }

    /// What the points are measured by.
    package func writeScale(of verdict: Verdict, by pack: RulePack, into json: inout JSONWriter) {
        json.member("max", rounded: pack.maximum)
        if !verdict.bars.isEmpty, verdict.possibleClasses.count == 1,
            let index = verdict.possibleClasses.first
        {
            json.member("points_class", string: pack.rankID(at: index))
        }
    }

    /// Codes in the order of the pack, parted by spaces; see `ReasonCode`.
    private func writeCodes(of verdict: Verdict, by pack: RulePack, into json: inout JSONWriter) {
        let gates = verdict.prerequisites.map { ReasonCode(prerequisite: $0.holds).text }
        let indicators =
            verdict.criteria.flatMap(\.indicators).map { ReasonCode($0).text }
            + ReasonCode.codes(of: verdict.targets, by: pack).map(\.text)
        if !gates.isEmpty { json.member("gates", string: gates.joined(separator: " ")) }
        if !indicators.isEmpty { json.member("codes", string: indicators.joined(separator: " ")) }
    }

    // MARK: - The end of the longer forms

    package func writeBars(of verdict: Verdict, by pack: RulePack, into json: inout JSONWriter) {
        json.member("barred") { json in
            json.array(of: verdict.bars) { json, bar in
                json.object { json in
                    json.member("kind", string: bar.kind)
                    json.member("id", string: pack.id(of: bar))
                }
            }
        }
    }

    /// What is missing, and how many figures are unverified.
    func writeMissing(_ missing: [MissingDatum], of subject: ScoredRecord, into json: inout JSONWriter) {
        writeMissing(unverified: subject.verdict.unverified, into: &json) { json in
            for datum in missing { write(datum, by: subject.pack, into: &json) }
        }
    }

    /// The same with items that the caller writes.
    package func writeMissing(
        unverified: Int, into json: inout JSONWriter, _ items: (inout JSONWriter) -> Void
    ) {
        json.member("missing") { $0.array(items) }
        json.member("unverified", int: unverified)
    }

    /// One datum of those that are missing.
    package func write(_ datum: MissingDatum, by pack: RulePack, into json: inout JSONWriter) {
        json.object { json in
            json.member("path", string: pack.name(of: datum.path))
            if level == .full { json.member("label", text: pack.label(of: datum.path)) }
            if pack.targetModel == nil {
                json.member("points", rounded: datum.points)
            } else {
                json.member("targets", int: datum.targets)
            }
            json.member("gate", bool: datum.isGate)
            // What decides alone takes long to find, too long for millions of records.
            if level == .full { json.member("decides", bool: datum.decides) }
        }
    }
}
