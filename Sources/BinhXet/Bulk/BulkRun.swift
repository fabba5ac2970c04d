import RuleBulk
import RuleDiagnostics
import RuleRecords
import Synchronization

/// Scores a file of records of any length with several workers, in bounded memory.
///
/// Each worker reads, judges and writes one chunk after the other; what they give is handed on in the order of the
/// file, so it does not depend on how many they are.
package struct BulkRun: Sendable {
    /// Why a run ends early.
    package enum Failure: Error, Sendable {
        case file(FileProblem)
        case choice(PackChooser.Failure)
    }

    /// How a run ended.
    package struct Outcome: Sendable {
        /// What came of all records that were judged.
        package var position: RunPosition
        /// Whether that is the whole file; a run may be stopped before.
        package var isWhole: Bool
    }

    /// Takes what comes of each chunk, in the order of the file, and where the run stands then; says how far its
    /// output has come, if it has a place.
    package typealias Sink = @Sendable (ChunkResult, RunPosition) throws(FileProblem) -> OutputFile.Progress?

    /// Cuts the file again from its first record up to an offset.
    package typealias Again = @Sendable (_ end: Int) throws(FileProblem) -> ChunkReader

    private let worker: @Sendable () -> any ChunkJudge
    private let workers: Int
    private let hasDigest: Bool

    /// - Parameters:
    ///   - workers: How many chunks are judged at once; at least 1.
    ///   - hasDigest: Whether the digest of the file is wanted.
    ///   - worker: Makes a worker.
    package init(
        workers: Int, hasDigest: Bool = false, worker: @escaping @Sendable () -> any ChunkJudge
    ) {
        self.workers = max(workers, 1)
        self.hasDigest = hasDigest
        self.worker = worker
    }

    /// A chunk that was judged.
    private struct Judged: Sendable {
        var chunk: Chunk
        var result: ChunkResult?
        var failure: Failure?

        /// Its memory, which nobody else holds then.
        mutating func takeMemory() -> Memory {
            defer { (chunk.bytes, result) = ([], nil) }
            return (chunk.bytes, result?.output ?? ByteBuffer())
        }
    }

    /// What a chunk and its output stand in, to be used again.
    private typealias Memory = (chunk: [UInt8], output: ByteBuffer)

    /// What the workers share.
    private final class Desk: Sendable {
        struct State {
            var position: RunPosition
            var isWhole = false
            var failure: Failure?
            /// Whether it was stopped in the middle of a chunk's turn, which counts as not judged then.
            var isAbandoned = false
            /// Whether nothing is wanted of what is left of the file.
            var isOver = false
        }

        let reader: ChunkReader
        let turns = Turns<Judged>()
        let places = OutputPlaces()
        let state: Mutex<State>
        /// Those that did not begin yet.
        let workers = Mutex<[any ChunkJudge]>([])
        private let memories = Mutex<[Memory]>([])
        let again: Again?
        let isStopped: @Sendable () -> Bool
        let sink: Sink

        /// What nearly all chunks come to has no more bytes.
        private static let usualOutput = 1 << 22

        init(
            _ reader: ChunkReader, from start: RunPosition, _ again: Again?,
            _ isStopped: @escaping @Sendable () -> Bool, _ sink: @escaping Sink
        ) {
            self.reader = reader
            self.again = again
            self.isStopped = isStopped
            self.sink = sink
            state = Mutex(State(position: start))
        }

        var hasEnded: Bool { state.withLock { $0.failure != nil || $0.isAbandoned || $0.isOver } }

        /// Whether no more records can be read.
        var arrayHasEnded: Bool { state.withLock { $0.position.array?.hasEnded == true } }

        func takeMemory() -> Memory {
            memories.withLock { $0.popLast() } ?? ([], ByteBuffer(reserved: Desk.usualOutput))
        }

        func giveBack(_ memory: Memory) { memories.withLock { $0.append(memory) } }

        func fail(_ failure: Failure) { state.withLock { $0.failure = $0.failure ?? failure } }
    }

    /// Scores all records that a reader gives.
    ///
    /// - Parameters:
    ///   - reader: Cuts the file.
    ///   - start: Where it begins, and what came of all before.
    ///   - again: Reads the file anew; none for what can be read only once.
    ///   - isStopped: Asked before each chunk: whether to end there.
    ///   - sink: Takes the results.
    /// - Returns: The counts of the whole run.
    /// - Throws: `Failure` where a file cannot be read or written, or a pack does not compile.
    package func score(
        _ reader: ChunkReader, from start: RunPosition, again: Again?,
        isStopped: @escaping @Sendable () -> Bool = { false }, to sink: @escaping Sink
    ) async throws(Failure) -> Outcome {
        var start = start
        if again == nil { start.ledger.keepAll() }
        let desk = Desk(reader, from: start, again, isStopped, sink)
        let count = workers(for: reader)
        // In an array, because it is given away from there, and nothing of it stays behind.
        var first = [worker()]
        // The first one begins here and now: no thread has to start.
        var (goesOn, chunks) = (true, 0)
        let lessons = count == 1 ? Int.max : BulkRun.lessons(among: reader.chunks)
        while goesOn, chunks < lessons {
            goesOn = await takeChunk(at: desk, &first[0])
            chunks += 1
        }
        if goesOn {
            desk.workers.withLock { $0 = Array(repeating: first.removeLast(), count: count) }
            await withTaskGroup(of: Void.self) { group in
                for _ in 1..<count { group.addTask { await work(at: desk) } }
                await work(at: desk)
            }
        }
        return try desk.state.withLock { state in
            Result { () throws(Failure) in
                if let failure = state.failure { throw failure }
                return Outcome(position: state.position, isWhole: state.isWhole && !state.isAbandoned)
            }
        }.get()
    }

    /// How many chunks one worker judges alone before the others begin with all that it learnt, which they would have to
    /// learn again: the first ones teach most of what there is, and of few chunks one is enough.
    private static func lessons(among chunks: Int?) -> Int { min(max((chunks ?? 1) / 64, 1), 4) }

    /// How many workers judge: none that would have no chunk.
    package func workers(for reader: ChunkReader) -> Int { min(workers, reader.chunks ?? workers) }

    private func work(at desk: Desk) async {
        guard var worker = desk.workers.withLock({ $0.popLast() }) else { return }
        while await takeChunk(at: desk, &worker) {}
    }

    /// Judges the next chunk and does what is ready; says whether there may be more to do.
    private func takeChunk(at desk: Desk, _ worker: inout any ChunkJudge) async -> Bool {
        guard !desk.hasEnded, !desk.isStopped() else { return false }
        var (memory, output) = desk.takeMemory()
        worker.takeBack(consume output)
        let chunk: Chunk
        do throws(FileProblem) {
            guard let next = try desk.reader.next(reusing: &memory) else {
                desk.state.withLock { $0.isWhole = true }
                return false
            }
            chunk = next
        } catch {
            desk.fail(.file(error))
            return false
        }
        let number = chunk.number
        // Whoever writes by way of the system's memory does it best while the output is still near.
        let inTurn = !desk.places.isDirect
        let hasRecords = !desk.arrayHasEnded
        // Not by way of a local: a second holder would have all of it copied.
        await desk.turns.hand(
            judge(consume chunk, &worker, desk.places, hasRecords: hasRecords), of: number, inTurn: inTurn)
        while var judged = desk.turns.take() {
            do throws(Failure) {
                if !desk.hasEnded { try finish(&judged, &worker, desk) }
            } catch {
                desk.fail(error)
            }
            desk.giveBack(judged.takeMemory())
            desk.turns.end()
        }
        return true
    }

    private func judge(
        _ chunk: Chunk, _ worker: inout any ChunkJudge, _ places: OutputPlaces, hasRecords: Bool
    ) -> Judged {
        var judged = Judged(chunk: chunk)
        judged.chunk.places = places
        do throws(PackChooser.Failure) {
            judged.result = hasRecords ? try worker.judge(judged.chunk) : ChunkResult()
        } catch {
            judged.failure = .choice(error)
        }
        places.note(judged.result?.output.count ?? 0, of: chunk.number)
        if hasDigest {
            judged.result?.digest = TreeDigest.Piece(
                chunk.bytes, chunk.start..<chunk.end, at: chunk.offset)
        }
        return judged
    }

    /// Does what has to be done in the order of the file: duplicates, row numbers, output.
    private func finish(
        _ judged: inout Judged, _ worker: inout any ChunkJudge, _ desk: Desk
    ) throws(Failure) {
        if let failure = judged.failure { throw failure }
        guard var result = judged.result.take() else { return }
        defer { judged.result = result }
        let chunk = judged.chunk
        let (rows, array) = desk.state.withLock { ($0.position.lines, $0.position.array) }
        if array?.hasEnded == true { result = ChunkResult(digest: result.digest) }
        let firstRow = rows + 1
        guard let duplicates = try duplicates(in: result.keys, of: chunk, firstRow: firstRow, desk) else {
            return desk.state.withLock { $0.isAbandoned = true }
        }
        if !duplicates.isEmpty {
            let digest = result.digest
            do throws(PackChooser.Failure) {
                result = try worker.judge(chunk, duplicates: duplicates, after: result)
            } catch {
                throw .choice(error)
            }
            result.digest = digest
        }
        result.rejects = result.rejects.map { $0.moved(by: rows, after: array?.extent) }
        let position = desk.state.withLock { state in
            state.position.add(result, endingAt: chunk.offset + chunk.end)
            // What follows is read for the digest only.
            if !hasDigest, state.position.array?.hasEnded == true {
                (state.isWhole, state.isOver) = (true, true)
            }
            return state.position
        }
        do throws(FileProblem) {
            let progress = try desk.sink(result, position)
            desk.places.note(progress, of: chunk.number)
        } catch {
            throw .file(error)
        }
    }

    /// By line of a chunk, the row of the record that had the same key before; none where the run was stopped first.
    private func duplicates(
        in keys: KeyRun, of chunk: Chunk, firstRow: Int, _ desk: Desk
    ) throws(Failure) -> [Int: Int]? {
        // Taken out, because to gather keys takes as long as to judge records, and the others go on meanwhile.
        var ledger = KeyLedger()
        desk.state.withLock { swap(&ledger, &$0.position.ledger) }
        defer { desk.state.withLock { swap(&ledger, &$0.position.ledger) } }
        var isWhole = true
        let duplicates = try ledger.enter(keys, firstRow: firstRow) { table throws(Failure) in
            isWhole = try gather(into: &table, before: chunk, lines: firstRow - 1, desk)
        }
        return isWhole ? duplicates : nil
    }

    /// Adds the keys of all records before a chunk, read again; false where the run was stopped first.
    private func gather(
        into table: inout PrintTable, before chunk: Chunk, lines: Int, _ desk: Desk
    ) throws(Failure) -> Bool {
        guard let again = desk.again else { return true }
        var worker = worker()
        do {
            let reader = try again(chunk.offset)
            var found = reader.rowsBefore
            var memory: [UInt8] = []
            while let earlier = try reader.next(reusing: &memory) {
                let (keys, lines) = try worker.keys(of: earlier)
                table.add(PrintRun(keys, firstRow: found + 1))
                found += lines
                memory = earlier.bytes
                if desk.isStopped() { return false }
            }
            guard found == lines else { throw reader.hasChanged }
            return true
        } catch let problem as FileProblem {
            throw .file(problem)
        } catch let problem as PackChooser.Failure {
            throw .choice(problem)
        } catch {
            preconditionFailure("nothing else is thrown")
        }
    }
}
