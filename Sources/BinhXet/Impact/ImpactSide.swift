import RuleBulk
import RuleEngine
import RuleModel
import RuleRecords
import RuleReport

/// What one pack makes of the records of one chunk after the other.
struct ImpactSide {
    private var worker: ChunkWorker

    init(_ plan: ChunkWorker.Plan) {
        worker = ChunkWorker(plan)
    }

    /// Judges a chunk.
    ///
    /// - Parameters:
    ///   - chunk: The bytes.
    ///   - duplicates: By line within the chunk, the row of the record that had the same key before.
    ///   - fields: The fields whose values are wanted.
    /// - Returns: What came of each line.
    /// - Throws: `PackChooser.Failure` where a pack does not compile.
    mutating func judge(
        _ chunk: Chunk, _ duplicates: [Int: Int], values fields: [ImpactField]
    ) throws(PackChooser.Failure) -> JudgedChunk {
        var judged = JudgedChunk(duplicates: duplicates)
        var notes = ChunkWorker.Notes()
        _ = try worker.eachBatch(of: chunk, &notes) { judge in
            judge.judge(duplicates)
            judged.add(&judge, chunk.bytes, fields)
        }
        judged.count = notes.lines
        return judged
    }
}

/// What one pack made of the lines of a chunk.
struct JudgedChunk {
    struct Line {
        var outcome: Outcome
        /// Where the record stands.
        var bytes: Range<Int>
        /// The batch that judged it, by index.
        var desk: Int
        var key: Key?
        var values: [String]
    }

    /// What tells a record apart from others.
    enum Key {
        case bytes(Range<Int>, period: Int32)
        case whole(RecordKey)
    }

    /// By number of the line; none where no record stands.
    private var lines: [Line?] = []
    private(set) var rejects: [Int: [Reject]] = [:]
    /// How many records went the long way.
    private(set) var oneByOne = 0
    /// How many lines the chunk has.
    var count = 0
    /// By index of the batch.
    private var desks: [SingleDesk] = []
    private let duplicates: [Int: Int]

    init(duplicates: [Int: Int]) {
        self.duplicates = duplicates
    }

    /// Takes in the rows of a batch.
    mutating func add(_ judge: inout RecordJudge, _ bytes: [UInt8], _ fields: [ImpactField]) {
        let (batch, desk, origin) = (judge.batch, judge.desk, judge.origin)
        let faults = Set(judge.evaluator.result.faults)
        var outcomes = RowOutcomes()
        desks.append(desk)
        for row in 0..<batch.rows where batch.value(.path, row) != Batch.leftOut {
            let place = ChunkRow(batch, row)
            guard batch.value(.path, row) == 0, !faults.contains(row) else {
                addSingle(place, bytes, fields)
                continue
            }
            let values = fields.map { field in
                field.value(at: row, of: batch, bytes, origin.pack) { desk.record(place, of: bytes) }
            }
            let id = batch.range(.idStart, .idEnd, row)
            let outcome = outcomes.index(at: row, of: judge.evaluator)
            let line = Line(
                outcome: outcomes.all[outcome], bytes: place.bytes,
                desk: desks.count - 1, key: .bytes(id, period: batch.value(.period, row)), values: values)
            set(line, at: place.line)
        }
    }

    private mutating func addSingle(_ place: ChunkRow, _ bytes: [UInt8], _ fields: [ImpactField]) {
        let desk = desks[desks.count - 1]
        let (single, key) = desk.single(place, of: bytes, duplicateOf: duplicates[place.line])
        oneByOne += 1
        var line = Line(
            outcome: .rejected, bytes: place.bytes, desk: desks.count - 1, key: key.map { .whole($0) },
            values: fields.map { _ in "" })
        switch single {
        case .verdict(let scored):
            line.outcome = Outcome(scored)
            line.values = fields.map { $0.value(in: scored.record, of: scored.pack) }
        case .reject(let faults): rejects[place.line] = faults
        }
        set(line, at: place.line)
    }

    private mutating func set(_ line: Line, at number: Int) {
        while lines.count <= number { lines.append(nil) }
        lines[number] = line
    }

    /// What came of a line, if a record stands there.
    subscript(number: Int) -> Line? {
        lines.indices.contains(number) ? lines[number] : nil
    }

    /// The whole of what came of a line.
    func detail(of number: Int, in bytes: [UInt8]) -> ImpactDetail? {
        if let faults = rejects[number] { return .rejected(faults) }
        guard let line = self[number] else { return nil }
        let place = ChunkRow(bytes: line.bytes, line: number)
        return ImpactDetail(desks[line.desk].single(place, of: bytes, duplicateOf: duplicates[number]).single)
    }
}
