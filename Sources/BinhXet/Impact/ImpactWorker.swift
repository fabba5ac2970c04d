package import RuleBulk
import RuleModel
package import RuleRecords
import RuleReport

/// Judges the records of chunks by two packs, and by the second with other values of a parameter.
package struct ImpactWorker: ChunkJudge {
    /// What all workers of a run do alike.
    package struct Plan: Sendable {
        let old: ChunkWorker.Plan
        let new: ChunkWorker.Plan
        let trials: [ChunkWorker.Plan]
        let fields: [ImpactField]
        /// Whether every changed record is written, and not only the first of them shown.
        let writesRecords: Bool
        /// Whether one pass over the records does for all packs.
        package let isShared: Bool

        /// - Parameters:
        ///   - old: How records are judged by the older pack.
        ///   - new: How they are by the newer one.
        ///   - trials: The same with each value of the parameter that is swept.
        ///   - fields: By what is counted.
        ///   - writesRecords: Whether every changed record is written.
        package init(
            old: ChunkWorker.Plan, new: ChunkWorker.Plan, trials: [ChunkWorker.Plan], fields: [ImpactField],
            writesRecords: Bool
        ) {
            self.writesRecords = writesRecords
            isShared = SharedImpact.judges([old, new] + trials)
            self.old = old
            self.new = new
            self.trials = trials
            self.fields = fields
        }

        /// Where the file may be cut.
        package var cut: RecordCut { old.cut }

        /// What is to be said about the file, and whether all records could be read.
        package func findings(
            after position: RunPosition
        ) throws(BulkRun.Failure) -> (findings: [Reject], isComplete: Bool) {
            do throws(PackChooser.Failure) {
                return try new.findings(after: position)
            } catch {
                throw .choice(error)
            }
        }
    }

    private var old: ImpactSide
    private var new: ImpactSide
    private var trials: [ImpactSide]
    private let fields: [ImpactField]
    /// Judges by both packs at once, where that can be done.
    private var shared: SharedImpact?
    private let writesRecords: Bool

    package init(_ plan: Plan) {
        shared = plan.isShared ? SharedImpact(plan) : nil
        writesRecords = plan.writesRecords
        old = ImpactSide(plan.old)
        new = ImpactSide(plan.new)
        trials = plan.trials.map { ImpactSide($0) }
        fields = plan.fields
    }

    package mutating func judge(
        _ chunk: Chunk, duplicates: [Int: Int], after earlier: ChunkResult?
    ) throws(PackChooser.Failure) -> ChunkResult {
        if let result = shared?.judge(chunk, duplicates: duplicates) { return result }
        let before = try old.judge(chunk, duplicates, values: [])
        let after = try new.judge(chunk, duplicates, values: fields)
        var result = ChunkResult()
        var tally = ImpactTally(groups: fields.count, sweep: trials.count)
        result.lines = max(before.count, after.count)
        result.oneByOne = before.oneByOne + after.oneByOne
        for number in 0..<result.lines {
            guard let old = before[number], let new = after[number] else { continue }
            result.records += 1
            result.keys.add(new.key ?? old.key, chunk.bytes, line: number)
            let faults = after.rejects[number] ?? before.rejects[number]
            if let faults {
                result.rejects += faults
                result.rejected += 1
            }
            let values =
                after.rejects[number] == nil
                ? new.values : self.values(of: before.detail(of: number, in: chunk.bytes))
            tally.add(old.outcome, new.outcome, values: values)
            guard old.outcome != new.outcome, let was = before.detail(of: number, in: chunk.bytes),
                let isNow = after.detail(of: number, in: chunk.bytes)
            else { continue }
            result.note(ImpactedRecord(was, isNow), in: &tally, isWritten: writesRecords)
        }
        try sweep(chunk, duplicates, before, into: &tally)
        result.impact = tally
        return result
    }

    package mutating func keys(of chunk: Chunk) throws(PackChooser.Failure) -> (keys: KeyRun, lines: Int) {
        let result = try judge(chunk)
        return (result.keys, result.lines)
    }

    package mutating func takeBack(_ output: ByteBuffer) {}

    private mutating func sweep(
        _ chunk: Chunk, _ duplicates: [Int: Int], _ before: JudgedChunk, into tally: inout ImpactTally
    ) throws(PackChooser.Failure) {
        for index in trials.indices {
            let after = try trials[index].judge(chunk, duplicates, values: [])
            for number in 0..<before.count {
                guard let old = before[number], let new = after[number] else { continue }
                tally.add(old.outcome, new.outcome, sweep: index)
            }
        }
    }

    private func values(of detail: ImpactDetail?) -> [String] {
        fields.map { field in detail?.scored.map { field.value(in: $0.record, of: $0.pack) } ?? "" }
    }
}

extension ChunkResult {
    /// Takes in a record that the packs judge otherwise.
    mutating func note(_ record: ImpactedRecord, in tally: inout ImpactTally, isWritten: Bool) {
        tally.note(record)
        if isWritten { output.append(ImpactJSON.line(of: record) + "\n") }
    }
}

extension KeyRun {
    fileprivate mutating func add(_ key: JudgedChunk.Key?, _ bytes: [UInt8], line: Int) {
        switch key {
        case .bytes(let id, let period): add(bytes, id, period: period, line: Int32(line))
        case .whole(let key):
            let id = Array(key.id.utf8)
            add(id, 0..<id.count, period: Int32(key.period), line: Int32(line))
        case nil: break
        }
    }
}
