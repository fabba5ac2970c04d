import RuleDiagnostics
import RuleModel
import RuleRecords

/// What a scanner knows of the pack and has learned from the file.
struct ScanTables: Sendable {
    let plan: ScanPlan
    private(set) var steps: StepTable
    /// The data by names, within their objects.
    private(set) var names: TextTable
    /// The numbers that stand for texts, by datum.
    private(set) var values: TextTable
    /// The same for texts that rules read and that are met too seldom or are too long, for one batch.
    private var spareValues: TextTable
    /// What the numbers of texts stand for that rules read.
    private(set) var texts: TextPool
    /// Those of the short texts of choices and flags.
    private(set) var choices: ChoiceTable
    let letters = TextStart.letters

    init(plan: ScanPlan, texts: TextPool) {
        (self.plan, self.texts) = (plan, texts)
        steps = StepTable(data: plan.data)
        names = TextTable(spaces: plan.starts.count, room: 512)
        values = TextTable(spaces: plan.data.count, room: 64)
        for datum in plan.data.indices where plan.keepsTexts[datum] {
            values.widen(datum, to: TextPool.usualRoom)
        }
        spareValues = ScanTables.noSpareValues(plan)
        choices = ChoiceTable(data: plan.data.count)
    }

    private static func noSpareValues(_ plan: ScanPlan) -> TextTable {
        TextTable(spaces: plan.data.count, room: .max, longest: .max, most: .max)
    }

    /// Starts a batch: forgets the texts that served the one before.
    mutating func start(_ batch: inout Batch) {
        // So that nobody else holds the texts while more are added.
        batch.texts = TextPool()
        guard texts.hasSpare || spareValues.count > 0 else { return }
        texts.forgetSpare()
        spareValues = ScanTables.noSpareValues(plan)
    }

    mutating func learn(_ lesson: ScanLesson, from bytes: Span<UInt8>) {
        switch lesson {
        case .none: break
        case .step(let datum, let range, let hop):
            steps.learn(from: datum, range, of: bytes, to: hop.datum, turn: hop.turn)
        case .name(let range, let object, let hasEscapes):
            let name = text(range, of: bytes, hasEscapes: hasEscapes)
            let datum = name.flatMap { plan.datum(named: $0, in: object) }
            names.learn(range, of: bytes, in: object, meaning: Int32(datum ?? -1))
        case .value(let range, let datum, let hasEscapes):
            let text = text(range, of: bytes, hasEscapes: hasEscapes)
            let number =
                text.map { plan.number(of: $0, for: datum, among: &texts) } ?? ScanPlan.notPlain
            let isForAll = keep(number, of: range, of: bytes, for: datum)
            if isForAll, number != ScanPlan.notPlain, [.choice, .flag].contains(plan.data[datum].kind) {
                choices.learn(range, of: bytes, for: datum, meaning: number)
            }
        }
    }

    /// Keeps what a text of a datum stands for: for this batch only where the next may have another number for it.
    ///
    /// - Returns: Whether it is kept for all batches.
    @discardableResult
    private mutating func keep(
        _ number: Int32, of range: Range<Int>, of bytes: Span<UInt8>, for datum: Int
    ) -> Bool {
        guard plan.keepsTexts[datum], TextPool.isSpare(number) || !values.canLearn(range, in: datum) else {
            values.learn(range, of: bytes, in: datum, meaning: number)
            return true
        }
        spareValues.learn(range, of: bytes, in: datum, meaning: number)
        return false
    }

    /// Ends a batch: gives its places their numbers, where a rule reads them, and tells it what those of texts stand for.
    mutating func finish(_ batch: inout Batch, _ bytes: Span<UInt8>) {
        if let datum = plan.readPlace {
            let column = BatchLayout.Column.placeText.cell
            for row in 0..<batch.rows where batch.value(.path, row) == 0 {
                let place = batch.range(.placeStart, .placeEnd, row)
                let number =
                    place.isEmpty ? ColumnKind.missing : number(ofPlace: place, of: bytes, for: datum)
                if let number { batch.cells[column + row] = number } else { batch.refuse(row) }
            }
        }
        batch.texts = texts
    }

    private mutating func number(
        ofPlace place: Range<Int>, of bytes: Span<UInt8>, for datum: Int
    ) -> Int32? {
        if let known = values.meaning(of: place, of: bytes, in: datum)
            ?? spareValues.meaning(of: place, of: bytes, in: datum)
        {
            return known
        }
        guard let text = text(place, of: bytes, hasEscapes: false),
            let number = texts.number(of: text.trimmed)
        else { return nil }
        keep(number, of: place, of: bytes, for: datum)
        return number
    }

    /// The text that some bytes stand for; with escapes, it is one of JSON.
    private func text(_ range: Range<Int>, of bytes: Span<UInt8>, hasEscapes: Bool) -> String? {
        guard hasEscapes else { return String(utf8: bytes.extracting(range)) }
        let quoted = (range.lowerBound - 1..<range.upperBound + 1).map { bytes.byte(at: $0) }
        return (try? JSONParser.value(of: quoted))?.text
    }

    /// Whether a text field may hold a text, looked at in all detail.
    @inline(never)
    func allows(
        _ range: Range<Int>, for datum: Int, in bytes: Span<UInt8>, hasEscapes: Bool = false
    ) -> Bool {
        text(range, of: bytes, hasEscapes: hasEscapes).map { plan.allows($0, for: datum) } ?? false
    }
}

// What the scanner asks in its innermost loop.
extension ScanTables {
    /// The way to the next value where it is not the one that is taken first.
    @inline(never)
    func landing(
        after step: Int, in outer: Int, at offset: Int, in bytes: Span<UInt8>, _ lesson: inout ScanLesson
    ) -> RecordScan.Landing {
        let other = steps.other(after: step, isTried: true, at: offset, in: bytes)
        guard other >= 0 else {
            return unknownLanding(after: step, in: outer, at: offset, in: bytes, &lesson)
        }
        return landing(by: other, at: offset)
    }

    @inline(__always)
    private func landing(by step: Int, at offset: Int) -> RecordScan.Landing {
        let steps = steps.steps.span
        return RecordScan.Landing(
            offset: offset &+ Int(steps[step].length), step: Int(steps[step].next), turn: steps[step].turn)
    }

    /// The same where no step starts with the next bytes.
    @inline(never)
    private func unknownLanding(
        after step: Int, in outer: Int, at offset: Int, in bytes: Span<UInt8>, _ lesson: inout ScanLesson
    ) -> RecordScan.Landing {
        let datum = StepTable.datum(of: step)
        var next = offset
        if plan.data[datum].endsInDigit(before: offset, in: bytes) {
            next = NumberScan.end(ofZeroFraction: offset, in: bytes)
        }
        if next > offset {
            let other = steps.other(after: step, isTried: false, at: next, in: bytes)
            if other >= 0 { return landing(by: other, at: next) }
        }
        return hop(after: datum, in: outer, at: next, in: bytes, &lesson)
    }

    /// The same by looking at the name that follows.
    @inline(never)
    private func hop(
        after datum: Int, in outer: Int, at offset: Int, in bytes: Span<UInt8>, _ lesson: inout ScanLesson
    ) -> RecordScan.Landing {
        let isItem = outer != RecordScan.none && plan.data[outer].kind == .list
        let hop = Hop(
            after: plan.data[datum], isItem: isItem, at: offset, in: bytes, names: names,
            acrossLines: plan.isArray)
        precondition(plan.data.indices.contains(hop.datum), "a name stands for a datum")
        var landing = RecordScan.Landing(
            offset: hop.offset, step: StepTable.first(of: hop.datum), turn: hop.turn)
        switch hop.outcome {
        case .none: landing.stop = .fault
        case .unknownName:
            lesson = .name(hop.name, object: hop.object, hasEscapes: hop.hasEscapes)
            landing.stop = .lesson
        case .found:
            guard steps.canLearn(from: datum, length: hop.offset - offset) else { break }
            lesson = .step(from: datum, offset..<hop.offset, hop)
            landing.stop = .lesson
        }
        return landing
    }

    /// How the list or the marks start whose value stands there.
    @inline(never)
    func opening(of datum: Int, at offset: Int, in bytes: Span<UInt8>) -> Opening {
        let start = Hop.withoutSpace(offset, in: bytes, acrossLines: plan.isArray)
        if ValueScan.isNull(at: start, in: bytes) { return Opening(form: .null, next: start &+ 4) }
        let isList = plan.data[datum].kind == .list
        guard bytes.byte(at: start) == (isList ? UInt8(ascii: "[") : UInt8(ascii: "{")) else { return .none }
        guard isList else {
            return Opening(form: .marks, datum: plan.starts[ScanPlan.marks], next: start &+ 1)
        }
        let first = Hop.withoutSpace(start &+ 1, in: bytes, acrossLines: plan.isArray)
        switch bytes.byte(at: first) {
        case UInt8(ascii: "]"): return Opening(form: .empty, next: first &+ 1)
        case UInt8(ascii: "{"):
            let item = plan.items[Int(plan.data[datum].detail)].lowerBound
            return Opening(form: .items, datum: item, next: first &+ 1)
        default: return .none
        }
    }

    /// What is to be learned of a value that could not be read, if anything.
    @inline(never)
    func lesson(
        of reading: ScannedValue, for datum: Int, at offset: Int, _ lesson: inout ScanLesson,
        in bytes: Span<UInt8>
    ) -> ScanStop {
        guard reading.next == ScannedValue.unlearned.next else { return .fault }
        let start = Hop.withoutSpace(offset, in: bytes)
        var hasEscapes = false
        guard let end = TextScan.end(ofText: start + 1, in: bytes, hasEscapes: &hasEscapes) else {
            return .fault
        }
        lesson = .value((start + 1)..<end, datum: datum, hasEscapes: hasEscapes)
        return .lesson
    }

    /// A value that is not in the usual form of its kind.
    @inline(never)
    func reading(of datum: Int, at offset: Int, in bytes: Span<UInt8>) -> ScannedValue {
        let entry = plan.data[datum]
        let start = Hop.withoutSpace(offset, in: bytes)
        if ValueScan.isNull(at: start, in: bytes) {
            // Whoever has no period is refused, by someone with words for it.
            return entry.kind == .period ? .fault : ScannedValue(ColumnKind.missing, next: start &+ 4)
        }
        if bytes.byte(at: start) == UInt8(ascii: "\"") {
            return textReading(of: datum, entry, at: start &+ 1, in: bytes)
        }
        let reading: ScannedValue
        switch entry.kind {
        case .flag: reading = ValueScan.flag(at: start, in: bytes)
        case .count: reading = ValueScan.count(at: start, in: bytes)
        case .whole, .number: reading = ValueScan.longNumber(entry.places, at: start, in: bytes)
        case .mark:
            reading = ValueScan.longNumber(entry.places, at: start, in: bytes)
            return entry.allows(mark: Int(reading.value)) ? reading : .fault
        case .period: reading = ValueScan.year(at: start, in: bytes)
        case .start, .id, .place, .choice, .day, .text, .patternText, .list, .marks, .refused, .ignored:
            return .fault
        }
        return entry.kind == .period ? plan.year(reading) : reading
    }

    private func textReading(of datum: Int, _ entry: Datum, at start: Int, in bytes: Span<UInt8>)
        -> ScannedValue
    {
        var hasEscapes = false
        guard let end = TextScan.end(ofText: start, in: bytes, hasEscapes: &hasEscapes) else { return .fault }
        let meaning: Int32
        switch entry.kind {
        case .text, .patternText:
            let isPlainlyData =
                entry.kind == .text && hasEscapes && TextCheck.isPlainlyData(escaped: start..<end, in: bytes)
            guard isPlainlyData || allows(start..<end, for: datum, in: bytes, hasEscapes: hasEscapes) else {
                return .fault
            }
            meaning = ColumnKind.missing
        case .flag, .count, .whole, .number, .choice, .day, .mark:
            meaning = self.meaning(of: start..<end, for: datum, in: bytes)
        case .period:
            let year = ValueScan.year(at: start, in: bytes)
            return year.next == end ? plan.year(ScannedValue(year.value, next: end &+ 1)) : .fault
        case .start, .id, .place, .list, .marks, .refused, .ignored: return .fault
        }
        switch meaning {
        case ScanPlan.notPlain: return .fault
        case ScanPlan.notLearned: return .unlearned
        default: return ScannedValue(meaning, next: end &+ 1)
        }
    }

    /// The number that stands for a text, `ScanPlan.notPlain` or `ScanPlan.notLearned`.
    func meaning(of range: Range<Int>, for datum: Int, in bytes: Span<UInt8>) -> Int32 {
        guard !range.isEmpty else { return ColumnKind.missing }
        let entry = plan.data[datum]
        if entry.kind == .day {
            if let day = NumberScan.day(range, in: bytes) { return Int32(truncatingIfNeeded: day) }
        } else if entry.isNumber {
            let hasSign = entry.isPercent && bytes.byte(at: range.upperBound &- 1) == UInt8(ascii: "%")
            let digits = hasSign ? range.lowerBound..<(range.upperBound &- 1) : range
            if let number = NumberScan.text(digits, places: Int(entry.places), in: bytes),
                let fitting = Int32(exactly: number)
            {
                return entry.kind != .mark || entry.allows(mark: number) ? fitting : ScanPlan.notPlain
            }
        }
        if let meaning = values.meaning(of: range, of: bytes, in: datum) { return meaning }
        guard plan.keepsTexts[datum] else {
            return values.canLearn(range, in: datum) ? ScanPlan.notLearned : ScanPlan.notPlain
        }
        return spareValues.meaning(of: range, of: bytes, in: datum) ?? ScanPlan.notLearned
    }
}
