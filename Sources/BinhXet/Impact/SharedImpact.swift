import RuleBulk
import RuleDiagnostics
import RuleEngine
import RuleModel
import RuleRecords
import RuleReport

/// Judges the records of chunks by two packs in one pass: what both read is scanned once, and the columns are judged
/// by each.
///
/// That works where both packs have the same fields and judge every record, as a pack and a candidate of it do.
struct SharedImpact {
    /// One of the packs.
    private struct Side {
        let pack: RulePack
        var evaluator: BatchEvaluator
        let desk: SingleDesk
        var outcomes = RowOutcomes()

        init(_ plan: ChunkWorker.Plan, _ form: RecordForm) {
            pack = plan.main.pack
            evaluator = BatchEvaluator(Program(of: pack), asOf: plan.options.asOf, isBrief: true)
            desk = SingleDesk(pack, options: plan.options, form: form)
        }

        /// The whole of what it makes of a row of the batch that was judged last.
        func scored(_ row: Int, of batch: Batch) -> ScoredRecord {
            guard let verdict = try? evaluator.verdict(at: row, of: batch) else {
                preconditionFailure("a row that no expression failed on has a verdict")
            }
            return ScoredRecord(pack: pack, record: batch.record(at: row), verdict: verdict)
        }
    }

    private var scanner: RecordScanner
    /// A place in an array up to which lines and columns are counted.
    private var cursor = LineCursor(offset: 0)
    private let isArray: Bool
    private var batch: Batch
    private var old: Side
    private var new: Side
    private var trials: [Side]
    private var comparison: RowComparison
    private let fields: [ImpactField]
    private let writesRecords: Bool
    private var pairs = OutcomePairs()
    private var trialPairs: [OutcomePairs]

    /// Whether the packs can be judged in one pass.
    static func judges(_ plans: [ChunkWorker.Plan]) -> Bool {
        let packs = plans.map(\.main.pack)
        // Causes are found by points.
        return packs.allSatisfy { $0.targetModel == nil } && plans.allSatisfy(\.isFixed)
            && packs.dropFirst().allSatisfy { $0.readsSameRecords(as: packs[0], asOf: plans[0].options.asOf) }
    }

    init(_ plan: ImpactWorker.Plan) {
        let others = ([plan.new] + plan.trials).map(\.main.pack)
        let layout = BatchLayout(of: plan.old.main.pack, and: others)
        (scanner, _) = RecordScanner.open(plan.old.main.pack, plan.old, layout, TextPool())
        isArray = plan.old.isArray
        let form = scanner.form
        old = Side(plan.old, form)
        new = Side(plan.new, form)
        trials = plan.trials.map { Side($0, form) }
        batch = Batch(layout)
        comparison = RowComparison(old: old.evaluator.program, new: new.evaluator.program)
        fields = plan.fields
        writesRecords = plan.writesRecords
        trialPairs = trials.map { _ in OutcomePairs() }
    }

    /// Judges all records of a chunk.
    mutating func judge(_ chunk: Chunk, duplicates: [Int: Int]) -> ChunkResult {
        var result = ChunkResult()
        var tally = ImpactTally(groups: fields.count, sweep: trials.count)
        scanner.startChunk()
        cursor = LineCursor(offset: chunk.start)
        var offset = chunk.start
        while offset < chunk.end {
            offset = scanner.scan(chunk.bytes.span, from: offset, to: chunk.end, into: &batch)
            batch.sendLongWay(duplicates)
            evaluate()
            let singles = addRows(of: chunk, duplicates, &tally, &result)
            result.keys.add(batch, chunk.bytes, except: singles)
        }
        result.lines = scanner.lines
        if isArray { result.array = ArrayPart(chunk, scanner.arrayEnd) }
        pairs.settle { tally.add($0, $1, times: $2) }
        for index in trials.indices {
            trialPairs[index].settle { tally.add($0, $1, sweep: index, times: $2) }
        }
        result.impact = tally
        return result
    }

    private mutating func evaluate() {
        old.evaluator.evaluate(batch)
        new.evaluator.evaluate(batch)
        for index in trials.indices { trials[index].evaluator.evaluate(batch) }
    }

    /// Takes in the rows of the batch; gives the keys of those that were judged one by one.
    private mutating func addRows(
        of chunk: Chunk, _ duplicates: [Int: Int], _ tally: inout ImpactTally, _ result: inout ChunkResult
    ) -> [Int: RecordKey?] {
        var singles: [Int: RecordKey?] = [:]
        let faults = Set(
            ([old, new] + trials).flatMap { $0.evaluator.result.faults })
        result.records += batch.rows
        for row in 0..<batch.rows {
            guard batch.value(.path, row) == 0, faults.isEmpty || !faults.contains(row) else {
                singles[row] = addSingle(row, of: chunk, duplicates, &tally, &result)
                continue
            }
            let before = old.outcomes.index(at: row, of: old.evaluator)
            let after = new.outcomes.index(at: row, of: new.evaluator)
            let pair = pairs.index(before, after, old.outcomes, new.outcomes)
            if fields.isEmpty {
                pairs.count(pair)
            } else {
                tally.add(pairs[pair].old, pairs[pair].new, values: values(at: row, chunk.bytes))
            }
            for index in trials.indices {
                let trial = trials[index].outcomes.index(at: row, of: trials[index].evaluator)
                let pair = trialPairs[index].index(before, trial, old.outcomes, trials[index].outcomes)
                trialPairs[index].count(pair)
            }
            if !pairs[pair].isSame { note(row, pairs[pair], chunk.bytes, &tally, &result) }
        }
        return singles
    }

    private func values(at row: Int, _ bytes: [UInt8]) -> [String] {
        fields.map { field in
            field.value(at: row, of: batch, bytes, new.pack) {
                new.desk.record(ChunkRow(batch, row), of: bytes)
            }
        }
    }

    /// Finds out why a row is judged otherwise, and notes it.
    private mutating func note(
        _ row: Int, _ pair: OutcomePairs.Pair, _ bytes: [UInt8], _ tally: inout ImpactTally,
        _ result: inout ChunkResult
    ) {
        let causes: [ImpactCause]
        switch comparison.causes(old.evaluator, new.evaluator, at: row) {
        case .causes(let found): causes = found
        case .sameAnswers: causes = [pair.reclassified(old.pack, new.pack)]
        case .unknown:
            causes = ImpactCause.between(old.scored(row, of: batch), new.scored(row, of: batch))
        }
        guard writesRecords || tally.shown.count < ImpactTally.mostShown else {
            return tally.note(causes, pair.old, pair.new)
        }
        let place = bytes[batch.range(.placeStart, .placeEnd, row)]
        let record = ImpactedRecord(
            id: String(decoding: bytes[batch.range(.idStart, .idEnd, row)], as: UTF8.self),
            period: Int(batch.value(.period, row)),
            place: place.isEmpty ? nil : String(decoding: place, as: UTF8.self), old: pair.old, new: pair.new,
            causes: causes)
        result.note(record, in: &tally, isWritten: writesRecords)
    }

    /// Judges a record by itself; gives its key, if it says.
    private mutating func addSingle(
        _ row: Int, of chunk: Chunk, _ duplicates: [Int: Int], _ tally: inout ImpactTally,
        _ result: inout ChunkResult
    ) -> RecordKey? {
        let place = ChunkRow(batch, row)
        let first = duplicates[place.line]
        if isArray { cursor.move(to: place.bytes.lowerBound, in: chunk.bytes) }
        let (was, _) = old.desk.single(place, of: chunk.bytes, after: cursor, duplicateOf: first)
        let (isNow, key) = new.desk.single(place, of: chunk.bytes, after: cursor, duplicateOf: first)
        let (before, after) = (ImpactDetail(was), ImpactDetail(isNow))
        result.oneByOne += 2
        if let faults = after.faults ?? before.faults {
            result.rejects += faults
            result.rejected += 1
        }
        let scored = after.scored ?? before.scored
        let values = fields.map { field in scored.map { field.value(in: $0.record, of: $0.pack) } ?? "" }
        tally.add(before.outcome, after.outcome, values: values)
        if before.outcome != after.outcome {
            result.note(ImpactedRecord(before, after), in: &tally, isWritten: writesRecords)
        }
        for index in trials.indices {
            let single = trials[index].desk.single(place, of: chunk.bytes, duplicateOf: first).single
            tally.add(before.outcome, ImpactDetail(single).outcome, sweep: index)
        }
        return key
    }
}
