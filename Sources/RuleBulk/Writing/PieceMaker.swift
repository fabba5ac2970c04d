import RuleDiagnostics
import RuleEngine
import RuleModel
import RuleReport

/// Makes the texts that stand for what cells come to, through the writers of single verdicts.
///
/// A class, because all that writes lines holds it, and what holds a whole pack in itself is slow to copy.
final class PieceMaker: Sendable {
    let program: Program
    let format: VerdictFormat
    let showsPersonal: Bool

    init(program: Program, format: VerdictFormat, showsPersonal: Bool) {
        (self.program, self.format, self.showsPersonal) = (program, format, showsPersonal)
    }

    private var pack: RulePack { program.pack }
    private var json: VerdictJSON { VerdictJSON(level: format.level, showsPersonal: showsPersonal) }

    /// The text of a cell, with gaps where sizes of lists belong.
    ///
    /// - Parameters:
    ///   - result: What the cell came to.
    ///   - kind: What it judges.
    ///   - start: What the text begins with.
    ///   - readings: What was read of a record on which it came to that.
    /// - Returns: The text; nothing but its start for what a line says nothing of.
    func text(
        of result: CellResult, as kind: Cell.Kind, after start: [UInt8] = [],
        readings: (Reads) -> [Reading]
    ) -> PieceText {
        switch format {
        case .csv(.none), .ndjson(.none), .ndjson(.full): break
        case .csv(.codes), .ndjson(.codes):
            if let code = code(of: result) { return PieceText(bytes: start + Array(code.utf8)) }
        case .csv(.reasons), .csv(.full):
            let table = TableReport(level: format.level)
            switch (result, pack.targetModel) {
            case (.indicator(let indicator), _):
                return PieceText(bytes: start + table.bytes(of: [table.cell(indicator)]))
            case (.target(let target), let model?):
                return PieceText(bytes: start + table.bytes(of: [table.cell(target, by: model)]))
            default: break
            }
        case .ndjson(.reasons):
            if case .gate(let gate) = result, case .criterionGate(let index) = kind {
                return leftOut(index, readings(gate.reads), after: start)
            }
            return object(of: result, as: kind, after: start, readings)
        }
        return PieceText(bytes: start)
    }

    func code(of result: CellResult) -> String? {
        switch result {
        case .indicator(let indicator): ReasonCode(indicator).text
        case .prerequisite(let prerequisite): ReasonCode(prerequisite: prerequisite.holds).text
        case .target(let target): pack.targetModel.map { ReasonCode(target, by: $0).text }
        case .gate, .deduction, .fault: nil
        }
    }

    // MARK: - JSON

    /// The object of an item.
    private func object(
        of result: CellResult, as kind: Cell.Kind, after start: [UInt8], _ readings: (Reads) -> [Reading]
    ) -> PieceText {
        var text = JSONWriter(after: start)
        var gaps: [Piece.Gap] = []
        switch (result, kind) {
        case (.indicator(let indicator), .indicator(let index, let inner)):
            json.write(pack.criteria[index].indicators[inner], indicator, into: &text) {
                write(readings(indicator.reads), into: &$0, &gaps)
            }
        case (.deduction(let deduction), .deduction(let index, let inner)):
            guard let item = pack.deductions(ofCriterion: index)?.items[inner] else { break }
            json.write(item, deduction, into: &text) {
                write(readings(deduction.reads), into: &$0, &gaps)
            }
        case (.prerequisite(let prerequisite), .prerequisite(let index)):
            json.write(pack.prerequisites[index], prerequisite, into: &text) {
                write(readings(prerequisite.reads), into: &$0, &gaps)
            }
        case (.target(let result), .target(let index, let inner)):
            guard let model = pack.targetModel else { break }
            let target = model.criteria[index].targets[inner]
            json.write(target, ReasonCode(result, by: model), into: &text) {
                write(readings(result.reads), into: &$0, &gaps)
            }
        default: break
        }
        return PieceText(bytes: text.bytes, gaps: gaps)
    }

    /// What rules can have read of a record.
    func readings(of record: Record) -> Readings {
        Readings(
            ScoredRecord(pack: pack, record: record, verdict: .notApplicable), showsPersonal: showsPersonal,
            isForFew: true)
    }

    /// The values that were read; sizes of lists are left open.
    private func write(_ readings: [Reading], into json: inout JSONWriter, _ gaps: inout [Piece.Gap]) {
        guard !readings.isEmpty else { return }
        json.member("reads") { json in
            json.object { json in
                for reading in readings {
                    json.member(reading.name) { json in
                        guard let size = size(of: reading) else { return json.content(reading.content) }
                        json.raw("")
                        gaps.append(Piece.Gap(offset: Int32(json.bytes.count), size: size))
                    }
                }
            }
        }
    }

    /// Where the size of a list is found that differs between records with the same inputs.
    private func size(of reading: Reading) -> Piece.Size? {
        guard case .count = reading.content else { return nil }
        if let slot = pack.schema.slot(of: reading.name) {
            return .column(BatchLayout.column(ofField: slot) * BatchLayout.stride)
        }
        return pack.derived.firstIndex { $0.name == reading.name }
            .flatMap { program.derivedTallies[$0] }.map { .tally($0.tally) }
    }

    // MARK: - Verdicts

    /// What stands after id, period and place: status, class and points or levels.
    func outcome(of verdict: Verdict, after start: [UInt8] = []) -> [UInt8] {
        switch format {
        case .csv(let level):
            let table = TableReport(level: level)
            return start + table.bytes(of: table.outcomeCells(of: verdict, by: pack))
        case .ndjson:
            var text = JSONWriter(after: start)
            json.writeOutcome(of: verdict, by: pack, into: &text)
            if !format.isBrief { json.writeLevels(of: verdict, by: pack, into: &text) }
            return text.bytes
        }
    }

    /// What an outcome says before its points and after them.
    func standing(of verdict: Verdict, after first: [UInt8]) -> (start: [UInt8], end: [UInt8]) {
        guard case .ndjson = format else {
            let table = TableReport(level: format.level)
            let cells = table.standingCells(of: verdict, by: pack)
            return (first + table.bytes(of: cells) + [UInt8(ascii: ",")], [])
        }
        var start = JSONWriter(after: first)
        json.writeStanding(of: verdict, by: pack, into: &start)
        let comma = UInt8(ascii: ",")
        var end = JSONWriter(after: [comma])
        json.writeScale(of: verdict, by: pack, into: &end)
        return (start.bytes + [comma], end.bytes)
    }

    /// The points of an outcome.
    func points(_ points: Bounds) -> [UInt8] {
        guard case .ndjson = format else {
            let table = TableReport(level: format.level)
            return table.bytes(of: table.pointCells(of: points))
        }
        var text = JSONWriter(after: [])
        json.writePoints(points, into: &text)
        return text.bytes
    }

    /// Where the most of open points begins in a text that says them.
    func placeOfMost(in points: [UInt8]) -> Int? {
        switch format {
        case .ndjson: points.place(of: #","most":"#)
        case .csv(.codes): points.place(of: "–")
        case .csv: points.lastIndex(of: UInt8(ascii: ","))
        }
    }

    /// The same for a plain sum.
    func outcome(of plain: PlainVerdict, after start: [UInt8] = []) -> [UInt8] {
        var verdict = Verdict.notApplicable
        verdict.points = Bounds(Rational(units: Int(plain.total), per: program.unit))
        verdict.possibleClasses = [plain.classIndex]
        (verdict.status, verdict.classIndex) = plain.standing(by: pack)
        // Which gate fails is not said here, only that one does.
        verdict.bars = plain.isBarred ? [.prerequisite(0)] : []
        return outcome(of: verdict, after: start)
    }

    /// What stands before the missing data, with what bars the title, and what stands after them.
    ///
    /// - Parameters:
    ///   - verdict: The verdict.
    ///   - first: What the text before the missing data begins with.
    /// - Returns: Both texts.
    func tail(of verdict: Verdict, after first: [UInt8] = []) -> (start: [UInt8], end: [UInt8]) {
        switch format {
        case .csv(.reasons), .csv(.full):
            let table = TableReport(level: format.level)
            var verdict = verdict
            verdict.missing = []
            return (first + table.bytes(of: table.tailCells(of: verdict, by: pack)), [])
        case .csv, .ndjson(.none), .ndjson(.codes): return (first, [])
        case .ndjson(.reasons), .ndjson(.full):
            var text = JSONWriter(after: first)
            json.writeBars(of: verdict, by: pack, into: &text)
            var place = 0
            json.writeMissing(unverified: verdict.unverified, into: &text) { place = $0.bytes.count }
            return (Array(text.bytes[..<place]), Array(text.bytes[place...]))
        }
    }

    /// The gates that bits stand for.
    func bars(_ bits: UInt64) -> [Bar] { GateBits(of: pack).bars(bits) }

    /// One datum of those that are missing.
    func missing(_ datum: MissingDatum, after start: [UInt8] = []) -> [UInt8] {
        guard case .ndjson = format else { return start + Array(pack.name(of: datum.path).utf8) }
        var text = JSONWriter(after: start)
        json.write(datum, by: pack, into: &text)
        return text.bytes
    }

    /// The object of a criterion up to its first indicator.
    func head(of criterion: Int, points: Bounds, after start: [UInt8] = []) -> [UInt8] {
        var text = JSONWriter(after: start)
        let result = CriterionResult(points: points, inclusion: .yes, indicators: [], deductions: [])
        json.writeCriterion(pack.criteria[criterion], result, { _ in [] }, into: &text)
        return text.bytes.dropLast(2)
    }

    /// The object of a criterion of targets up to its first target, with the end of the criterion before.
    func head(of criterion: TargetCriterion) -> [UInt8] {
        var text = JSONWriter(after: VerdictFrame.criterionEnd)
        json.writeCriterion(criterion, into: &text) { _ in }
        return text.bytes.dropLast(2)
    }

    /// The whole object of a criterion that does not apply.
    private func leftOut(_ index: Int, _ readings: [Reading], after start: [UInt8]) -> PieceText {
        let criterion = pack.criteria[index]
        let result = CriterionResult.leftOut(criterion, reads: Reads())
        var text = JSONWriter(after: head(of: index, points: result.points, after: start))
        var gaps: [Piece.Gap] = []
        for (indicator, result) in zip(criterion.indicators, result.indicators) {
            json.write(indicator, result, into: &text) { write(readings, into: &$0, &gaps) }
        }
        return PieceText(bytes: text.bytes + Array("]}".utf8), gaps: gaps)
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
    var heading: [UInt8] {
        let record = Record(
            id: "", period: 0, values: Array(repeating: nil, count: pack.schema.fields.count),
            marks: Array(repeating: nil, count: pack.marks.count))
        var text = JSONWriter(after: [])
        json.writeHeading(
            of: ScoredRecord(pack: pack, record: record, verdict: .notApplicable), into: &text)
        // Everything after the members that differ between records.
        return text.bytes.place(of: #","pack":"#).map { Array(text.bytes[$0...]) } ?? []
    }
}

extension [UInt8] {
    /// The first place where a text begins.
    func place(of text: String) -> Int? {
        let text = Array(text.utf8)
        return indices.first { self[$0...].starts(with: text) }
    }
}
