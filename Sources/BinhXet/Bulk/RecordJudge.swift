import RuleBulk
import RuleDiagnostics
import RuleEngine
import RuleModel
import RuleRecords
import RuleReport

/// Judges records by one pack: in columns where they are plain, one by one where they are not.
struct RecordJudge {
    /// The pack, and what led to it.
    let origin: PackSummaries.Origin
    var desk: SingleDesk
    /// Whether every record is judged one by one.
    private let isOneByOne: Bool
    var scanner: RecordScanner
    /// Adds the items that stand in sheets of their own; none where there are no such sheets.
    var join: ItemJoin?
    /// A place in an array up to which lines and columns are counted.
    var cursor = LineCursor(offset: 0)
    /// What is to be said about sheets of items and the header of a sheet.
    let findings: [Reject]
    /// Whether all of these could be read.
    let isComplete: Bool
    var batch: Batch
    var evaluator: BatchEvaluator
    var writer: BatchWriter
    var counter: SummaryCounter

    /// Judges as a run is planned.
    init(_ pack: RulePack, chosenBy choice: PackChoice, _ plan: ChunkWorker.Plan) {
        let (options, format) = (plan.options, plan.format)
        origin = PackSummaries.Origin(pack, choice)
        let program = Program(of: pack, notesReads: !format.isBrief)
        isOneByOne = format.hasSentences
        let items = plan.shelf.items(for: pack)
        let (scanner, header) = RecordScanner.open(pack, plan, program.layout, items.texts)
        (self.scanner, findings) = (scanner, items.findings + header)
        isComplete = items.isComplete && !scanner.isRefused
        desk = SingleDesk(pack, options: options, form: scanner.form, lists: items.joined)
        join = items.tables.isEmpty ? nil : ItemJoin(items.tables, of: pack, program.layout)
        batch = Batch(program.layout)
        // A summary counts which gates fail and what is missing, though no line says it.
        let isBrief = format.isBrief && !plan.hasSummary
        evaluator = BatchEvaluator(program, asOf: options.asOf, isBrief: isBrief)
        writer = BatchWriter(program, format: format, showsPersonal: options.showsValues)
        counter = SummaryCounter(program)
    }

    /// Goes to the start of a chunk.
    mutating func startChunk(at start: Int) {
        desk.refusals.removeAll()
        scanner.startChunk()
        join?.startChunk()
        cursor = LineCursor(offset: start)
    }

    /// Reads records until the batch is full or the chunk ends; gives the offset of the first byte that is left.
    mutating func scan(_ chunk: Chunk, from start: Int) -> Int {
        guard join != nil else {
            return scanner.scan(chunk.bytes.span, from: start, to: chunk.end, into: &batch)
        }
        join?.remove(from: &batch)
        let end = scanner.scan(chunk.bytes.span, from: start, to: chunk.end, into: &batch)
        let read = batch.rows
        let reader = desk.reader
        let rows =
            join?.add(to: &batch, chunk.bytes) { reader.itemKeys(of: $0, of: chunk.bytes, number: $1) }
            ?? read
        guard rows < read else { return end }
        let next = ChunkRow(batch, rows)
        scanner.goBack(to: next.line)
        return next.bytes.lowerBound
    }

    /// The kinds of all records of the batch, also of those that are not in the columns.
    func kinds(of bytes: [UInt8], byPlace: Bool) -> [(kind: RecordKind, rows: [Int])] {
        var kinds = batch.kinds(in: bytes, byPlace: byPlace)
        for row in 0..<batch.rows where batch.value(.path, row) == Batch.longWay {
            let place = ChunkRow(batch, row)
            let identity = desk.reader.identity(of: place.bytes, of: bytes, number: place.line)
            let kind = RecordKind(
                period: identity.period.map { Int32($0) } ?? ColumnKind.missing,
                place: byPlace ? Array((identity.place ?? "").utf8) : [])
            kinds.append((kind, [row]))
        }
        return kinds
    }

    /// What tells some rows apart, by line, whichever pack judges them; none where a record does not say.
    func keys(of rows: [Int], _ bytes: [UInt8]) -> [(line: Int, key: RecordKey?)] {
        rows.map { row in
            let place = ChunkRow(batch, row)
            let identity = desk.reader.identity(of: place.bytes, of: bytes, number: place.line)
            guard let id = identity.id, let period = identity.period else { return (place.line, nil) }
            return (place.line, RecordKey(id: id, period: period))
        }
    }

    /// What tells the rows apart that are not in columns, by row; none where a record does not say.
    func longWayKeys(_ bytes: [UInt8]) -> [Int: RecordKey?] {
        var keys: [Int: RecordKey?] = [:]
        for row in 0..<batch.rows where batch.value(.path, row) == Batch.longWay {
            keys[row] = .some(desk.key(of: ChunkRow(batch, row), of: bytes))
        }
        return keys
    }

    /// Judges the rows of the batch that are in columns, but for what has to go the long way.
    ///
    /// - Parameter duplicates: By line, the row of the record that had the same key before.
    mutating func judge(_ duplicates: [Int: Int]) {
        sendLongWay(duplicates)
        evaluator.evaluate(batch)
    }

    /// Sends the long way what has to go it: duplicates, and everything where sentences are asked for.
    private mutating func sendLongWay(_ duplicates: [Int: Int]) {
        guard isOneByOne else { return batch.sendLongWay(duplicates) }
        for row in 0..<batch.rows where batch.value(.path, row) == 0 { batch.sendLongWay(row) }
    }

    /// Notes that no pack is in force for some rows.
    mutating func refuse(_ rows: [Int], _ day: Day, _ nearest: [String]) {
        desk.refusals.merge(
            rows.map { (ChunkRow(batch, $0).line, SingleDesk.Refusal(day: day, nearest: nearest)) }
        ) { $1 }
        for row in rows { batch.sendLongWay(row) }
    }

    /// Counts the rows that were judged in columns.
    ///
    /// - Parameters:
    ///   - summary: What is counted into.
    ///   - singles: The rows that were judged one by one.
    ///   - bytes: The bytes of the chunk.
    ///   - isFull: Whether more than the status counts.
    mutating func count(
        into summary: inout Summary, singles: [Int: RecordKey?], _ bytes: [UInt8], isFull: Bool
    ) {
        guard isFull else { return summary.add(evaluator.statusCounts(batch, except: Set(singles.keys))) }
        let hasSingles = !singles.isEmpty
        let rows = (0..<batch.rows).lazy.filter { [batch] row in
            batch.value(.path, row) == 0 && !(hasSingles && singles[row] != nil)
        }
        counter.add(rows, of: batch, evaluator, chunk: bytes)
    }

    /// Judges a chunk of one record that is plain and writes its line.
    ///
    /// - Returns: Whether it did; otherwise someone has to judge the record alone, and what was written is worth
    ///   nothing.
    mutating func judgePlainRecord(of chunk: Chunk, to output: inout ByteBuffer) -> Bool {
        guard !isOneByOne else { return false }
        scanner.startChunk()
        let end = scanner.scan(chunk.bytes.span, from: chunk.start, to: chunk.end, into: &batch)
        guard end == chunk.end, batch.rows == 1, batch.value(.path, 0) == 0 else { return false }
        evaluator.evaluate(batch)
        var isWritten = true
        writer.write(batch, &evaluator, chunk: chunk.bytes, to: &output) { _, _ in isWritten = false }
        return isWritten
    }
}

/// Where one record stands in a chunk.
struct ChunkRow {
    var bytes: Range<Int>
    /// The line within the chunk, from 0.
    var line: Int

    init(bytes: Range<Int>, line: Int) {
        self.bytes = bytes
        self.line = line
    }

    init(_ batch: Batch, _ row: Int) {
        bytes = batch.range(.recordStart, .recordEnd, row)
        line = Int(batch.value(.line, row))
    }
}
