package import RuleBulk
import RuleDiagnostics
import RuleEngine
package import RuleModel
package import RuleRecords
import RuleReport

/// Judges the records of one chunk after the other; each worker of a run has its own.
package struct ChunkWorker: ChunkJudge {
    /// Which pack judges records of a kind.
    package enum Choice: Sendable {
        /// By number.
        case pack(Int, RulePack)
        /// None is in force on the day; these are the nearest.
        case none(Day, nearest: [String])
    }

    /// What all workers of a run do alike; shared, because it is looked at for each chunk.
    package final class Plan: Sendable {
        let chooser: SharedChooser
        let options: RecordOptions
        let format: VerdictFormat
        /// The place of all records, instead of the place that each of them names.
        let place: String?
        /// Whether more than the count of each status is wanted.
        let hasSummary: Bool
        /// The beginning of a sheet; none where records are JSON.
        let sheet: [UInt8]?
        /// The items of records that stand in sheets of their own.
        let shelf: ItemShelf
        /// Where the file may be cut.
        package let cut: RecordCut
        /// The pack that names the columns where no record has chosen one yet.
        package let main: (number: Int, pack: RulePack)
        /// Whether it judges all records.
        let isFixed: Bool

        /// Whether records are elements of a JSON array, and not lines.
        var isArray: Bool { if case .elements = cut { true } else { false } }

        package init(
            chooser: SharedChooser, options: RecordOptions, format: VerdictFormat, place: String?,
            hasSummary: Bool, sheet: [UInt8]? = nil, elements start: Int? = nil
        ) throws(PackChooser.Failure) {
            self.chooser = chooser
            self.options = options
            self.format = format
            self.place = place
            self.hasSummary = hasSummary
            self.sheet = sheet
            main = try chooser.main(on: options.asOf, at: place)
            isFixed = try chooser.isFixed(on: options.asOf, at: place)
            shelf = ItemShelf(options)
            guard let sheet else {
                cut = start.map { .elements(from: $0) } ?? .lines
                return
            }
            let (opening, _) = Plan.header(of: sheet, main.pack, options)
            cut = opening.map { .rows($0) } ?? .nowhere
        }

        private static func header(
            of sheet: [UInt8], _ pack: RulePack, _ options: RecordOptions
        ) -> (opening: SheetOpening?, findings: [Reject]) {
            SheetOpening.read(sheet, names: ColumnNames(of: pack), delimiter: options.delimiter)
        }

        /// What is to be said about the file and the sheets of items once all records are judged, and whether all of them
        /// could be read.
        package func findings(
            after position: RunPosition
        ) throws(PackChooser.Failure) -> (findings: [Reject], isComplete: Bool) {
            let breakdown = position.array?.breakdown(after: position.lines)
            let ends = breakdown.map { [$0] } ?? []
            guard sheet != nil || !shelf.isEmpty else { return (ends, breakdown == nil) }
            guard isFixed || position.headers.isEmpty else {
                let found = position.headers.ordered(main: main.number).map { entry in
                    let items = (try? chooser.main(on: entry.choice.day, at: entry.choice.place).pack)
                        .map { shelf.items(for: $0) }
                    return entry.findings + ends + (items?.orphans(after: position) ?? [])
                }
                return (CatalogueRun.shared(found), position.headers.isComplete && breakdown == nil)
            }
            // The records of days without a pack are judged by none that could say anything.
            if !isFixed, position.rejected > 0 { return (ends, breakdown == nil) }
            // A file without records still has a header to look at.
            let pack = isFixed ? main.pack : try chooser.main(on: nil, at: nil).pack
            let items = shelf.items(for: pack)
            let header = sheet.map { Plan.header(of: $0, pack, options) }
            let findings = items.findings + (header?.findings ?? []) + ends + items.orphans(after: position)
            let isRefused = header.map { $0.opening == nil } ?? false
            return (findings, items.isComplete && !isRefused && breakdown == nil)
        }
    }

    private let plan: Plan
    /// By number of the pack; each in an array of its own, because that is moved for less than all of a judge.
    private var judges: [Int: [RecordJudge]] = [:]
    private var choices: [RecordKind: Choice] = [:]
    /// More choices than these are forgotten, for records may name any number of places.
    private static let mostChoices = 1 << 10
    /// The pack that judged the last chunk, or the main one.
    private var current: Int
    /// The one that is at work on a batch, and taken out of `judges` meanwhile.
    private var taken: Int?
    /// The memory of an output that was written.
    private var memory = ByteBuffer()

    package init(_ plan: Plan) {
        self.plan = plan
        current = plan.main.number
        judges[current] = [
            RecordJudge(
                plan.main.pack, chosenBy: PackChoice(day: plan.options.asOf, place: plan.place), plan)
        ]
    }

    /// Judges all records of a chunk.
    ///
    /// - Parameters:
    ///   - chunk: The bytes, padded, and where the last record ends.
    ///   - duplicates: By line within the chunk, the row of the record that had the same id and period before.
    ///   - earlier: What came of the chunk when that was not known yet; what took long to write is taken from there.
    /// - Returns: What came of them, rows counted from the first line of the chunk.
    /// - Throws: `PackChooser.Failure` where a pack does not compile.
    package mutating func judge(
        _ chunk: Chunk, duplicates: [Int: Int], after earlier: ChunkResult?
    ) throws(PackChooser.Failure) -> ChunkResult {
        var pieces = ChunkPieces(isOrdered: plan.isFixed)
        var result = ChunkResult()
        swap(&result.output, &memory)
        result.output.removeAll()
        let plan = plan
        var parts: [Part] = []
        var notes = Notes()
        let packs = try eachBatch(of: chunk, &notes) { judge in
            judge.judge(duplicates)
            var summary = Summary()
            let first = ChunkWorker.write(
                &judge, plan, chunk, duplicates, earlier, &pieces, &result, &summary)
            guard let first else { return }
            let origin = judge.origin
            if let index = parts.firstIndex(where: { $0.entry.origin.hasSamePack(as: origin) }) {
                parts[index].entry.summary.add(summary)
                parts[index].line = min(parts[index].line, first)
            } else {
                parts.append(
                    Part(line: first, entry: PackSummaries.Entry(origin, summary)))
            }
        }
        result.lines = notes.lines
        result.usedItems = notes.usedItems
        if plan.isArray { result.array = ArrayPart(chunk, notes.arrayEnd) }
        if plan.hasSummary { addCounted(to: &parts) }
        parts.sort { $0.line < $1.line }
        for part in parts where part.entry.summary.counts.records > 0 { result.summaries.add(part.entry) }
        result.headers = notes.headers
        result.headers.settle()
        pieces.add(unread: notes.unread)
        pieces.settle(&result, of: chunk.bytes, isSplit: packs > 1)
        return result
    }

    package mutating func keys(of chunk: Chunk) throws(PackChooser.Failure) -> (keys: KeyRun, lines: Int) {
        var pieces = ChunkPieces(isOrdered: plan.isFixed)
        var result = ChunkResult()
        var notes = Notes()
        let packs = try eachBatch(of: chunk, &notes) { judge in
            let noOutput = Array(repeating: 0, count: judge.batch.rows)
            let singles = judge.longWayKeys(chunk.bytes)
            _ = pieces.add(judge.batch, singles, ends: noOutput, from: 0, chunk.bytes, to: &result)
        }
        pieces.add(unread: notes.unread)
        pieces.settle(&result, of: chunk.bytes, isSplit: packs > 1)
        return (result.keys, notes.lines)
    }

    /// Reads the records of a chunk batch after batch, pack after pack, and shows each batch to the pack that judges it.
    ///
    /// - Returns: How many packs judge them.
    mutating func eachBatch(
        of chunk: Chunk, _ notes: inout Notes, _ take: (inout RecordJudge) -> Void
    ) throws(PackChooser.Failure) -> Int {
        // By the pack that judged the last records first; most files need no other.
        var waiting = [current]
        var done: Set<Int> = []
        while let number = waiting.popLast() {
            let isFirst = done.isEmpty
            done.insert(number)
            guard var judge = judges.removeValue(forKey: number) else { continue }
            taken = number
            defer { (judges[number], taken) = (judge, nil) }
            let others = try eachBatch(
                of: chunk, by: &judge[0], number, isFirst: isFirst, &notes, take)
            (notes.lines, notes.arrayEnd) = (judge[0].scanner.lines, judge[0].scanner.arrayEnd)
            // Not where there are none: to ask copies all of the judge.
            if !plan.shelf.isEmpty { notes.usedItems += judge[0].join?.used ?? [] }
            waiting += others.filter { !done.contains($0) && !waiting.contains($0) }
            current = number
        }
        return done.count
    }

    /// Reads the records of a chunk that one pack judges; gives the numbers of those that judge others.
    private mutating func eachBatch(
        of chunk: Chunk, by judge: inout RecordJudge, _ number: Int, isFirst: Bool, _ notes: inout Notes,
        _ take: (inout RecordJudge) -> Void
    ) throws(PackChooser.Failure) -> Set<Int> {
        var others: Set<Int> = []
        var offset = chunk.start
        judge.startChunk(at: chunk.start)
        while offset < chunk.end {
            offset = judge.scan(chunk, from: offset)
            others.formUnion(try assign(&judge, chunk, to: number, isFirst: isFirst, &notes))
            take(&judge)
        }
        return others
    }

    /// What came of the records of one pack.
    private struct Part {
        /// Of the first verdict.
        var line: Int
        var entry: PackSummaries.Entry
    }

    /// Adds what was counted in columns since the last chunk.
    private mutating func addCounted(to parts: inout [Part]) {
        for number in Array(judges.keys) {
            guard let counted = judges[number]?[0].counter.take(), counted.counts.records > 0,
                let origin = judges[number]?[0].origin,
                let index = parts.firstIndex(where: { $0.entry.origin.hasSamePack(as: origin) })
            else { continue }
            parts[index].entry.summary.add(counted)
        }
    }

    /// What has to be said of a chunk beside what comes of its batches.
    struct Notes {
        /// How many lines the chunk has, or elements or rows.
        var lines = 0
        /// How an array ends in it, if it does.
        var arrayEnd: ArrayEnd?
        /// The items of its records that stand in sheets of their own, as each pack finds them.
        var usedItems: [UsedItems] = []
        var headers = HeaderFindings()
        /// Records that no pack can read, because it refuses the sheet.
        var unread: [(line: Int, key: RecordKey?)] = []
    }

    /// Takes the memory of an output back, so that the next one needs none.
    package mutating func takeBack(_ output: ByteBuffer) {
        memory = output
    }

    // MARK: - One pack

    /// Leaves out the rows that other packs judge, and names these packs.
    private mutating func assign(
        _ judge: inout RecordJudge, _ chunk: Chunk, to number: Int, isFirst: Bool, _ notes: inout Notes
    ) throws(PackChooser.Failure) -> Set<Int> {
        guard !plan.isFixed else { return [] }
        var others: Set<Int> = []
        for (kind, rows) in judge.kinds(of: chunk.bytes, byPlace: plan.chooser.dependsOnPlace) {
            let choice = try choice(for: kind)
            if isFirst, plan.sheet != nil || !plan.shelf.isEmpty, case .pack(let chosen, _) = choice,
                let row = rows.first
            {
                let line = ChunkRow(judge.batch, row).line
                notes.headers.note(chosen, at: line, chosen == number ? judge : judges[chosen]?[0] ?? judge)
            }
            switch choice {
            case .pack(number, _): break
            case .pack(let other, _):
                if judges[other]?[0].scanner.isRefused != true {
                    others.insert(other)
                } else if isFirst {
                    notes.unread += judge.keys(of: rows, chunk.bytes)
                }
                judge.batch.leaveOut(rows)
            case .none(let day, let nearest):
                // Once, however many packs look at the chunk.
                if isFirst { judge.refuse(rows, day, nearest) } else { judge.batch.leaveOut(rows) }
            }
        }
        return others
    }

    private mutating func choice(for kind: RecordKind) throws(PackChooser.Failure) -> Choice {
        if let known = choices[kind] { return known }
        let day =
            plan.options.asOf
            ?? (kind.period == ColumnKind.missing ? nil : Day(year: Int(kind.period), month: 12, day: 31))
        let name = kind.place.isEmpty ? nil : String(decoding: kind.place, as: UTF8.self)
        let choice = try plan.chooser.choice(on: day, at: plan.place ?? name)
        if case .pack(let number, let pack) = choice, judges[number] == nil, number != taken {
            judges[number] = [
                RecordJudge(pack, chosenBy: PackChoice(day: day, place: plan.place ?? name), plan)
            ]
        }
        if choices.count >= ChunkWorker.mostChoices { choices.removeAll(keepingCapacity: true) }
        choices[kind] = choice
        return choice
    }

    // MARK: - Lines

    /// Writes what comes of the rows of a batch; gives the line of the first that has a verdict.
    private static func write(
        _ judge: inout RecordJudge, _ plan: Plan, _ chunk: Chunk, _ duplicates: [Int: Int],
        _ earlier: ChunkResult?, _ pieces: inout ChunkPieces, _ result: inout ChunkResult,
        _ summary: inout Summary
    ) -> Int? {
        // As late as can be: the longer it takes, the more is known of the chunks before.
        if result.output.count == 0, let place = chunk.places?.place(of: chunk.number) {
            result.output.align(to: place)
        }
        let before = result.output.count
        let singles = write(
            judge.batch, judge.desk, &judge.cursor, &judge.writer, &judge.evaluator, plan, chunk, duplicates,
            earlier, &result, &summary)
        judge.count(into: &summary, singles: singles, chunk.bytes, isFull: plan.hasSummary)
        return pieces.add(
            judge.batch, singles, ends: judge.writer.ends, from: before, chunk.bytes, to: &result)
    }

    /// The same for the parts of a judge, each of them lent; gives the keys of what was judged one by one, by row.
    private static func write(
        _ batch: Batch, _ desk: SingleDesk, _ cursor: inout LineCursor, _ writer: inout BatchWriter,
        _ evaluator: inout BatchEvaluator, _ plan: Plan, _ chunk: Chunk, _ duplicates: [Int: Int],
        _ earlier: ChunkResult?, _ result: inout ChunkResult, _ summary: inout Summary
    ) -> [Int: RecordKey?] {
        var singles: [Int: RecordKey?] = [:]
        writer.write(batch, &evaluator, chunk: chunk.bytes, to: &result.output) { row, output in
            let place = ChunkRow(batch, row)
            if plan.isArray { cursor.move(to: place.bytes.lowerBound, in: chunk.bytes) }
            let (single, key) = desk.single(
                place, of: chunk.bytes, after: cursor, duplicateOf: duplicates[place.line])
            singles[row] = key
            result.oneByOne += 1
            switch single {
            case .verdict(let subject):
                let start = output.count
                if let earlier, let range = earlier.written[place.line] {
                    output.append(earlier.output, from: range.lowerBound, length: range.count)
                } else {
                    output.append(plan.format.line(of: subject, showsPersonal: plan.options.showsValues))
                }
                result.written[place.line] = start..<output.count
                summary.add(subject.verdict, on: subject.record)
            case .reject(let rejects):
                result.rejects += rejects
                result.rejectLines += rejects.map { _ in place.line }
                result.rejected += 1
            }
        }
        return singles
    }
}
