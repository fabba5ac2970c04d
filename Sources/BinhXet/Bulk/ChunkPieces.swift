import RuleBulk
import RuleRecords

/// The lines of a chunk's output and the keys of its records, until they are in the order of the file.
///
/// Where several packs judge records of one chunk, each writes its own in one go.
struct ChunkPieces {
    private struct Piece {
        /// The line of the record within the chunk.
        var line: Int32
        /// Where its output stands.
        var output: Range<Int32>
        var id: Range<Int32>
        var period: Int32
    }

    /// Whether one pack judges all records, so that everything comes in order.
    private let isOrdered: Bool
    private var count = 0
    private var pieces: [Piece] = []
    /// The keys of records that were judged one by one, by line; none where a record does not say.
    private var keys: [Int32: RecordKey?] = [:]
    /// How many records nobody can read.
    private var unread = 0

    init(isOrdered: Bool) {
        self.isOrdered = isOrdered
    }

    /// Takes in the rows of a batch.
    ///
    /// - Parameters:
    ///   - batch: The records.
    ///   - singles: The keys of those that were judged one by one, by row.
    ///   - ends: Where the output of each row ends.
    ///   - start: Where that of the first begins.
    ///   - bytes: The bytes of the chunk.
    ///   - result: Where keys go that are in order.
    /// - Returns: The line of the first record that has a verdict.
    mutating func add(
        _ batch: Batch, _ singles: [Int: RecordKey?], ends: [Int], from start: Int, _ bytes: [UInt8],
        to result: inout ChunkResult
    ) -> Int? {
        guard !isOrdered else {
            count += batch.rows
            result.keys.add(batch, bytes, except: singles)
            return ends.first.map { _ in Int(batch.value(.line, 0)) }
        }
        var first: Int?
        var begin = Int32(start)
        let hasSingles = !singles.isEmpty
        for row in 0..<batch.rows {
            let end = Int32(ends[row])
            defer { begin = end }
            guard batch.value(.path, row) != Batch.leftOut else { continue }
            let line = batch.value(.line, row)
            if hasSingles, let key = singles[row] { keys[line] = .some(key) }
            if end > begin { first = first ?? Int(line) }
            let id = batch.value(.idStart, row)
            pieces.append(
                Piece(
                    line: line, output: begin..<end,
                    id: id == ColumnKind.missing ? 0..<0 : id..<batch.value(.idEnd, row),
                    period: batch.value(.period, row)))
        }
        return first
    }

    /// Takes in records that nobody can read; others may still be the same as they are.
    mutating func add(unread records: [(line: Int, key: RecordKey?)]) {
        for (line, key) in records {
            keys[Int32(line)] = .some(key)
            pieces.append(Piece(line: Int32(line), output: 0..<0, id: 0..<0, period: ColumnKind.missing))
        }
        unread += records.count
    }

    /// Brings everything into the order of the file.
    mutating func settle(_ result: inout ChunkResult, of bytes: [UInt8], isSplit: Bool) {
        guard !isOrdered else {
            result.records = count - result.rejected
            return
        }
        if isSplit {
            pieces.sort { $0.line < $1.line }
            var ordered = ByteBuffer(capacity: result.output.count)
            let hasWritten = !result.written.isEmpty
            for piece in pieces {
                let start = ordered.count
                ordered.append(
                    result.output, from: Int(piece.output.lowerBound), length: piece.output.count)
                let line = Int(piece.line)
                if hasWritten, result.written[line] != nil { result.written[line] = start..<ordered.count }
            }
            result.output = ordered
            let (rejects, lines) = (result.rejects, result.rejectLines)
            let order = rejects.indices.sorted { (lines[$0], $0) < (lines[$1], $1) }
            result.rejects = order.map { rejects[$0] }
        }
        let hasKeys = !keys.isEmpty
        for piece in pieces {
            guard hasKeys, let single = keys[piece.line] else {
                result.keys.add(
                    bytes, Int(piece.id.lowerBound)..<Int(piece.id.upperBound), period: piece.period,
                    line: piece.line)
                continue
            }
            guard let key = single else { continue }
            let id = Array(key.id.utf8)
            result.keys.add(id, 0..<id.count, period: Int32(key.period), line: piece.line)
        }
        result.records = pieces.count - unread - result.rejected
    }
}

extension KeyRun {
    /// Adds the keys of all rows of a batch.
    ///
    /// - Parameters:
    ///   - batch: The records.
    ///   - bytes: The bytes of the chunk.
    ///   - singles: By row, the keys of those that were judged one by one.
    mutating func add(_ batch: Batch, _ bytes: [UInt8], except singles: [Int: RecordKey?]) {
        var start = 0
        for row in singles.keys.sorted() {
            add(batch, start..<row, bytes)
            start = row + 1
            guard let key = singles[row] ?? nil else { continue }
            let id = Array(key.id.utf8)
            add(id, 0..<id.count, period: Int32(key.period), line: batch.value(.line, row))
        }
        add(batch, start..<batch.rows, bytes)
    }
}
