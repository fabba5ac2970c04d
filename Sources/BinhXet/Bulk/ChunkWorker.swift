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

    /// What all workers of a run do alike.
    package struct Plan: Sendable {
        let chooser: SharedChooser
        let options: RecordOptions
        let format: VerdictFormat
        /// The place of all records, instead of the place that each of them names.
        let place: String?
        /// Whether more than the count of each status is wanted.
        let hasSummary: Bool
        /// The pack that names the columns where no record has chosen one yet.
        package let main: (number: Int, pack: RulePack)
        /// Whether it judges all records.
        let isFixed: Bool

        package init(
            chooser: SharedChooser, options: RecordOptions, format: VerdictFormat, place: String?,
            hasSummary: Bool
        ) throws(PackChooser.Failure) {
            self.chooser = chooser
            self.options = options
            self.format = format
            self.place = place
            self.hasSummary = hasSummary
            main = try chooser.main(on: options.asOf, at: place)
            isFixed = try chooser.isFixed(on: options.asOf, at: place)
        }
    }

    private let plan: Plan
    private var judges: [Int: RecordJudge] = [:]
    private var choices: [RecordKind: Choice] = [:]
    /// The pack that judged the last chunk, or the main one.
    private var current: Int
    /// The memory of an output that was written.
    private var memory = ByteBuffer()

    package init(_ plan: Plan) {
        self.plan = plan
        current = plan.main.number
        judges[current] = RecordJudge(plan.main.pack, options: plan.options, format: plan.format)
    }

    /// Judges all records of a chunk.
    ///
    /// - Parameters:
    ///   - chunk: The bytes, padded, and where the last record ends.
    ///   - duplicates: By line within the chunk, the row of the record that had the same id and period before.
    /// - Returns: What came of them, rows counted from the first line of the chunk.
    /// - Throws: `PackChooser.Failure` where a pack does not compile.
    package mutating func judge(
        _ chunk: Chunk, duplicates: [Int: Int]
    ) throws(PackChooser.Failure) -> ChunkResult {
        var pieces = ChunkPieces(isOrdered: plan.isFixed)
        var result = ChunkResult()
        swap(&result.output, &memory)
        result.output.removeAll()
        let plan = plan
        let (lines, packs) = try eachBatch(of: chunk, duplicates) { judge in
            var summary = Summary()
            ChunkWorker.write(&judge, plan, chunk, duplicates, &pieces, &result, &summary)
            if summary.counts.records > 0 { result.summaries.add(summary, of: judge.pack) }
        }
        result.lines = lines
        pieces.settle(&result, of: chunk.bytes, isSplit: packs > 1)
        return result
    }

    /// Judges the records of a chunk batch after batch, pack after pack, and shows each batch that was judged.
    ///
    /// - Returns: How many lines the chunk has, and how many packs judge them.
    mutating func eachBatch(
        of chunk: Chunk, _ duplicates: [Int: Int], _ take: (inout RecordJudge) -> Void
    ) throws(PackChooser.Failure) -> (lines: Int, packs: Int) {
        var lines = 0
        // By the pack that judged the last records first; most files need no other.
        var waiting = [current]
        var done: Set<Int> = []
        while let number = waiting.popLast() {
            done.insert(number)
            guard var judge = judges.removeValue(forKey: number) else { continue }
            defer { judges[number] = judge }
            var others: Set<Int> = []
            var offset = chunk.start
            judge.desk.refusals.removeAll()
            judge.scanner.startChunk()
            while offset < chunk.end {
                offset = judge.scanner.scan(
                    chunk.bytes.span, from: offset, to: chunk.end, into: &judge.batch)
                others.formUnion(try assign(&judge, chunk, to: number))
                judge.sendLongWay(duplicates)
                judge.evaluate(chunk.bytes)
                take(&judge)
            }
            lines = judge.scanner.lines
            waiting += others.filter { !done.contains($0) && !waiting.contains($0) }
            current = number
        }
        return (lines, done.count)
    }

    /// Takes the memory of an output back, so that the next one needs none.
    package mutating func takeBack(_ output: ByteBuffer) {
        memory = output
    }

    // MARK: - One pack

    /// Leaves out the rows that other packs judge, and names these packs.
    private mutating func assign(
        _ judge: inout RecordJudge, _ chunk: Chunk, to number: Int
    ) throws(PackChooser.Failure) -> Set<Int> {
        guard !plan.isFixed else { return [] }
        var others: Set<Int> = []
        for (kind, rows) in judge.kinds(of: chunk.bytes, byPlace: plan.chooser.dependsOnPlace) {
            switch try choice(for: kind) {
            case .pack(number, _): break
            case .pack(let other, _):
                others.insert(other)
                judge.batch.leaveOut(rows)
            case .none(let day, let nearest): judge.refuse(rows, day, nearest)
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
        if case .pack(let number, let pack) = choice, judges[number] == nil, number != current {
            judges[number] = RecordJudge(pack, options: plan.options, format: plan.format)
        }
        choices[kind] = choice
        return choice
    }

    // MARK: - Lines

    private static func write(
        _ judge: inout RecordJudge, _ plan: Plan, _ chunk: Chunk, _ duplicates: [Int: Int],
        _ pieces: inout ChunkPieces,
        _ result: inout ChunkResult, _ summary: inout Summary
    ) {
        let before = result.output.count
        var singles: [Int: RecordKey?] = [:]
        let (batch, desk) = (judge.batch, judge.desk)
        judge.writer.write(batch, judge.evaluator, chunk: chunk.bytes, to: &result.output) { row, output in
            let line = Int(batch.value(.line, row))
            let (single, key) = desk.single(
                ChunkRow(batch, row), of: chunk.bytes, duplicateOf: duplicates[line])
            singles[row] = key
            result.oneByOne += 1
            switch single {
            case .verdict(let subject):
                output.append(plan.format.line(of: subject, showsPersonal: plan.options.showsValues))
                summary.add(subject.verdict, on: subject.record)
            case .reject(let rejects):
                result.rejects += rejects
                result.rejected += 1
            }
        }
        pieces.add(batch, singles, ends: judge.writer.ends, from: before, chunk.bytes, to: &result)
        judge.count(into: &summary, singles: singles, chunk.bytes, isFull: plan.hasSummary)
    }
}
