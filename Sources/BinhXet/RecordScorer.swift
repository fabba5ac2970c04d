import RuleBulk
import RuleModel
import RuleRecords
import RuleReport

/// Scores one record after the other, each from its JSON to the line of its verdict, in a few microseconds.
///
///     let pack = try CompiledPack(contentsOfFile: "rules/don-vi-hoc-tap/tt22-2020/pack.yaml")
///     var scorer = try RecordScorer(pack, explain: .reasons)
///     let verdict = try scorer.verdict(onJSON: Array(#"{"id": "dv-1", "period": 2021, "members": 40}"#.utf8))
///
/// The lines are those of `binhxet score --format ndjson`, byte for byte. A scorer learns the spellings and the
/// numbers that it meets, so the first records take longer than those that follow; what it learnt changes its speed
/// and nothing else. Each thread has its own.
public struct RecordScorer {
    /// How much a line says.
    public enum Detail: Sendable, Hashable, CaseIterable {
        /// Status, class and points.
        case outcome
        /// One short code for each indicator and prerequisite beside them.
        case codes
        /// Points, code and the values read for each.
        case reasons
    }

    private static let padding = [UInt8](repeating: 0, count: LineScanner.padding)
    private let pack: CompiledPack
    private let format: VerdictFormat
    private let plan: ChunkWorker.Plan
    /// Judges plain records where one pack judges all.
    private var judge: RecordJudge?
    /// Judges all others; made for the first of them.
    private var worker: ChunkWorker?
    private var chunk = Chunk(number: 0, bytes: [], start: 0, end: 0, offset: 0)
    private var output = ByteBuffer()

    /// - Parameters:
    ///   - pack: The pack, with the day and the place that it was given for all records.
    ///   - detail: How much a line says.
    /// - Throws: `PackProblem` if what judges the latest day does not compile.
    public init(_ pack: CompiledPack, explain detail: Detail = .reasons) throws(PackProblem) {
        self.pack = pack
        let level: ExplainLevel =
            switch detail {
            case .outcome: .none
            case .codes: .codes
            case .reasons: .reasons
            }
        format = .ndjson(level)
        do throws(PackChooser.Failure) {
            plan = try ChunkWorker.Plan(
                chooser: SharedChooser(pack.chooser), options: pack.options, format: format,
                place: pack.place, hasSummary: false)
        } catch {
            throw .findings(error.findings)
        }
        guard plan.isFixed else { return }
        let choice = PackChoice(day: pack.options.asOf, place: pack.place)
        judge = RecordJudge(plan.main.pack, chosenBy: choice, plan)
    }

    /// Scores one record.
    ///
    /// - Parameter record: The UTF-8 text of one JSON object.
    /// - Returns: The verdict as one JSON object of schema `binhxet/verdict/1`, without a line ending.
    /// - Throws: `RecordProblem` with everything that is wrong with the record.
    public mutating func verdict(onJSON record: [UInt8]) throws(RecordProblem) -> [UInt8] {
        chunk.bytes.removeAll(keepingCapacity: true)
        chunk.bytes += record
        chunk.bytes += RecordScorer.padding
        chunk.end = record.count
        output.removeAll()
        guard try judgeChunk(of: record) else { return try slowVerdict(onJSON: record) }
        // Without the line feed.
        return output.bytes(upTo: output.count - 1)
    }

    /// Judges the record of the chunk and writes its line; false where the text is not one record.
    private mutating func judgeChunk(of record: [UInt8]) throws(RecordProblem) -> Bool {
        if judge?.judgePlainRecord(of: chunk, to: &output) == true { return true }
        // Line breaks end a record for whoever reads lines.
        guard !record.contains(UInt8(ascii: "\n")) else { return false }
        var other = worker ?? ChunkWorker(plan)
        // Moved, because a copy costs as much as some records.
        worker = nil
        defer { worker = other }
        other.takeBack(output)
        output = ByteBuffer()
        let result: ChunkResult
        do throws(PackChooser.Failure) {
            result = try other.judge(chunk)
        } catch {
            throw RecordProblem(error.findings)
        }
        output = result.output
        guard result.rejects.isEmpty else { throw RecordProblem(result.rejects) }
        return result.records == 1
    }

    private func slowVerdict(onJSON record: [UInt8]) throws(RecordProblem) -> [UInt8] {
        Array(format.line(of: try pack.scored(record), showsPersonal: false).utf8.dropLast())
    }
}
