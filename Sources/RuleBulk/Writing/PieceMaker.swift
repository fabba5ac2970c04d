import RuleDiagnostics
import RuleEngine
import RuleModel
import RuleReport

/// Makes the texts that stand for what cells come to, through the writers of single verdicts.
struct PieceMaker: Sendable {
    let program: Program
    let format: VerdictFormat
    let showsPersonal: Bool

    private var pack: RulePack { program.pack }
    private var json: VerdictJSON { VerdictJSON(level: format.level, showsPersonal: showsPersonal) }

    /// The text of a cell, with gaps where sizes of lists belong.
    ///
    /// - Parameters:
    ///   - result: What the cell came to.
    ///   - kind: What it judges.
    ///   - readings: What was read of a record on which it came to that.
    /// - Returns: The text and the offsets of the sizes in its bytes; none for what a line says nothing of.
    func text(
        of result: CellResult, as kind: Cell.Kind, readings: () -> Readings
    ) -> (text: String, gaps: [Piece.Gap])? {
        switch format {
        case .csv(.none), .ndjson(.none), .ndjson(.full): return nil
        case .csv(.codes), .ndjson(.codes): return code(of: result).map { ($0, []) }
        case .csv(.reasons), .csv(.full):
            guard case .indicator(let indicator) = result else { return nil }
            let table = TableReport(level: format.level)
            return (table.text(of: [table.cell(indicator)]), [])
        case .ndjson(.reasons):
            if case .gate(let gate) = result, case .criterionGate(let index) = kind {
                return leftOut(index, readings().values(of: gate.reads))
            }
            guard let object = object(of: result, as: kind) else { return nil }
            return filled(object, with: readings().values(of: result.reads))
        }
    }

    func code(of result: CellResult) -> String? {
        switch result {
        case .indicator(let indicator): ReasonCode(indicator).text
        case .prerequisite(let prerequisite): ReasonCode(prerequisite: prerequisite.holds).text
        case .gate, .deduction, .fault: nil
        }
    }

    // MARK: - JSON

    /// The object of an item, without what was read.
    private func object(of result: CellResult, as kind: Cell.Kind) -> String? {
        var text = JSONWriter()
        switch (result, kind) {
        case (.indicator(let indicator), .indicator(let index, let inner)):
            json.write(pack.criteria[index].indicators[inner], indicator, reads: [], into: &text)
        case (.deduction(let deduction), .deduction(let index, let inner)):
            guard let item = pack.deductions(ofCriterion: index)?.items[inner] else { return nil }
            json.write(item, deduction, reads: [], into: &text)
        case (.prerequisite(let prerequisite), .prerequisite(let index)):
            json.write(pack.prerequisites[index], prerequisite, reads: [], into: &text)
        default: return nil
        }
        return text.text
    }

    /// What rules can have read of a record.
    func readings(of record: Record) -> Readings {
        Readings(
            ScoredRecord(pack: pack, record: record, verdict: .notApplicable), showsPersonal: showsPersonal,
            isForFew: true)
    }

    /// The object with the values that were read; sizes of lists are left open.
    private func filled(_ object: String, with readings: [Reading]) -> (String, [Piece.Gap]) {
        guard !readings.isEmpty else { return (object, []) }
        var gaps: [Piece.Gap] = []
        var text = String(object.dropLast()) + #","reads":{"#
        for (index, reading) in readings.enumerated() {
            var member = JSONWriter()
            let size = size(of: reading)
            member.member(reading.name) { json in
                if size == nil { json.content(reading.content) }
            }
            text += (index == 0 ? "" : ",") + member.text
            if let size { gaps.append(Piece.Gap(offset: Int32(text.utf8.count), size: size)) }
        }
        return (text + "}}", gaps)
    }

    /// Where the size of a list is found that differs between records with the same inputs.
    private func size(of reading: Reading) -> Piece.Size? {
        guard case .count = reading.content else { return nil }
        if let slot = pack.schema.slot(of: reading.name) {
            return .column(BatchLayout.column(ofField: slot) * BatchLayout.stride)
        }
        return pack.derived.firstIndex { $0.name == reading.name }
            .flatMap { program.tally(ofDerived: $0) }.map { .tally($0) }
    }

    // MARK: - Verdicts

    /// What stands after id, period and place: status, class and points.
    func outcome(of verdict: Verdict) -> String {
        switch format {
        case .csv(let level):
            let table = TableReport(level: level)
            return table.text(of: table.outcomeCells(of: verdict, by: pack))
        case .ndjson: return members { json.writeOutcome(of: subject(verdict), into: &$0) }
        }
    }

    /// The same for a plain sum.
    func outcome(of plain: PlainVerdict) -> String {
        var verdict = Verdict.notApplicable
        verdict.points = Bounds(Rational(Int(plain.total), over: program.unit) ?? .zero)
        verdict.possibleClasses = [plain.classIndex]
        (verdict.status, verdict.classIndex) = plain.standing(by: pack)
        // Which gate fails is not said here, only that one does.
        verdict.bars = plain.isBarred ? [.prerequisite(0)] : []
        return outcome(of: verdict)
    }

    /// What bars the title, and what is missing.
    func tail(of verdict: Verdict) -> String {
        switch format {
        case .csv(.reasons), .csv(.full):
            let table = TableReport(level: format.level)
            return table.text(of: table.tailCells(of: verdict, by: pack))
        case .csv, .ndjson(.none), .ndjson(.codes): return ""
        case .ndjson(.reasons), .ndjson(.full):
            return members { text in
                json.writeBars(of: subject(verdict), into: &text)
                json.writeMissing(verdict.missing, of: subject(verdict), into: &text)
            }
        }
    }

    /// The gates that bits stand for.
    func bars(_ bits: UInt64) -> [Bar] { GateBits(of: pack).bars(bits) }

    /// One datum of those that are missing.
    func missing(_ datum: MissingDatum) -> String {
        guard case .ndjson = format else { return pack.name(of: datum.path) }
        var verdict = Verdict.notApplicable
        let before = tail(of: verdict)
        verdict.missing = [datum]
        let with = tail(of: verdict)
        // What the datum adds stands where nothing stood before.
        let place = placeOfMissing(in: before)
        let (head, rest) = (before.utf8[..<place].count, before.utf8[place...].count)
        return String(decoding: with.utf8.dropFirst(head).dropLast(rest), as: UTF8.self)
    }

    /// Where missing data stand in a tail that has none.
    func placeOfMissing(in tail: String) -> String.Index {
        guard case .ndjson = format, let start = tail.range(of: #""missing":["#) else { return tail.endIndex }
        return tail.utf8.index(start, offsetBy: #""missing":["#.utf8.count)
    }

    /// The object of a criterion up to its first indicator.
    func head(of criterion: Int, points: Bounds) -> String {
        var text = JSONWriter()
        let result = CriterionResult(points: points, inclusion: .yes, indicators: [], deductions: [])
        json.writeCriterion(pack.criteria[criterion], result, { _ in [] }, into: &text)
        return String(text.text.dropLast(2))
    }

    /// The whole object of a criterion that does not apply.
    private func leftOut(_ index: Int, _ readings: [Reading]) -> (String, [Piece.Gap]) {
        let criterion = pack.criteria[index]
        let result = CriterionResult.leftOut(criterion, reads: Reads())
        var text = head(of: index, points: result.points)
        var gaps: [Piece.Gap] = []
        for (inner, indicator) in zip(criterion.indicators, result.indicators).enumerated() {
            var object = JSONWriter()
            json.write(indicator.0, indicator.1, reads: [], into: &object)
            let (whole, holes) = filled(object.text, with: readings)
            if inner > 0 { text += "," }
            gaps += holes.map {
                Piece.Gap(offset: $0.offset + Int32(text.utf8.count), size: $0.size)
            }
            text += whole
        }
        return (text + "]}", gaps)
    }

    /// What stands for each indicator of a criterion that does not apply.
    func leftOut(inCriterion index: Int) -> String {
        let result = CriterionResult.leftOut(pack.criteria[index], reads: Reads())
        guard let indicator = result.indicators.first else { return "" }
        return switch format {
        case .csv(.codes), .ndjson(.codes): ReasonCode(indicator).text
        case .csv(.reasons), .csv(.full): TableReport(level: format.level).cell(indicator)
        case .csv(.none), .ndjson: ""
        }
    }

    /// What names pack and engine, between the place and the outcome.
    var heading: String {
        let whole = members { json.writeHeading(of: subject(.notApplicable), into: &$0) }
        // Everything after the members that differ between records.
        guard let start = whole.range(of: #","pack":"#) else { return "" }
        return String(whole[start...])
    }

    private func subject(_ verdict: Verdict) -> ScoredRecord {
        let record = Record(
            id: "", period: 0, values: Array(repeating: nil, count: pack.schema.fields.count),
            marks: Array(repeating: nil, count: pack.marks.count))
        return ScoredRecord(pack: pack, record: record, verdict: verdict)
    }

    /// Members of an object without its braces.
    private func members(_ write: (inout JSONWriter) -> Void) -> String {
        var text = JSONWriter()
        text.object(write)
        return String(decoding: text.text.utf8.dropFirst().dropLast(), as: UTF8.self)
    }
}

extension String {
    /// The index of the first place where a text begins.
    func range(of text: String) -> Index? {
        utf8.indices.first { utf8[$0...].starts(with: text.utf8) }
    }
}
