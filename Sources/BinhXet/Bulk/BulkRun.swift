import RuleBulk
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

    /// What the whole run came to.
    package struct Outcome: Sendable {
        package var records = 0
        package var rejected = 0
        /// How many records were judged one by one.
        package var oneByOne = 0
        package var bytes = 0
        package var summaries = PackSummaries()
        /// What the packs of a sheet say about its header.
        package var headers = HeaderFindings()
    }

    /// Takes what comes of each chunk, in the order of the file.
    package typealias Sink = @Sendable (ChunkResult, _ end: Int) throws(FileProblem) -> Void

    private let worker: @Sendable () -> any ChunkJudge
    private let workers: Int

    /// - Parameters:
    ///   - workers: How many chunks are judged at once; at least 1.
    ///   - worker: Makes a worker.
    package init(workers: Int, worker: @escaping @Sendable () -> any ChunkJudge) {
        self.workers = max(workers, 1)
        self.worker = worker
    }

    /// What the workers share.
    private final class Desk: Sendable {
        struct State {
            var outcome = Outcome()
            /// How many lines or rows stand before the next chunk.
            var lines: Int
            var ledger: KeyLedger
            var failure: Failure?
        }

        let reader: ChunkReader
        let turns = Turns()
        let state: Mutex<State>

        init(_ reader: ChunkReader, remembersAll: Bool) {
            self.reader = reader
            state = Mutex(State(lines: reader.rowsBefore, ledger: KeyLedger(remembersAll: remembersAll)))
        }

        var hasFailed: Bool { state.withLock { $0.failure != nil } }
    }

    /// Scores all records that a reader gives.
    ///
    /// - Parameters:
    ///   - reader: Cuts the file.
    ///   - again: Reads the file anew from its first record; none for what can be read only once.
    ///   - sink: Takes the results.
    /// - Returns: The counts of the whole run.
    /// - Throws: `Failure` where a file cannot be read or written, or a pack does not compile.
    package func score(
        _ reader: ChunkReader, again: (@Sendable () throws(FileProblem) -> ChunkReader)?,
        to sink: @escaping Sink
    ) async throws(Failure) -> Outcome {
        let desk = Desk(reader, remembersAll: again == nil)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<workers {
                group.addTask { await work(at: desk, again, sink) }
            }
        }
        return try desk.state.withLock { state in
            Result { () throws(Failure) in
                if let failure = state.failure { throw failure }
                return state.outcome
            }
        }.get()
    }

    @concurrent
    private func work(
        at desk: Desk, _ again: (@Sendable () throws(FileProblem) -> ChunkReader)?, _ sink: Sink
    ) async {
        var worker = worker()
        var memory: [UInt8] = []
        while !desk.hasFailed {
            let chunk: Chunk
            do throws(FileProblem) {
                guard let next = try desk.reader.next(reusing: &memory) else { return }
                chunk = next
            } catch {
                desk.state.withLock { $0.failure = $0.failure ?? .file(error) }
                return
            }
            var result: ChunkResult?
            var failure: Failure?
            do throws(PackChooser.Failure) { result = try worker.judge(chunk, duplicates: [:]) } catch {
                failure = .choice(error)
            }
            await desk.turns.wait(for: chunk.number)
            do throws(Failure) {
                if let failure { throw failure }
                if let result, !desk.hasFailed {
                    try finish(chunk, result, &worker, desk, again, sink)
                }
            } catch {
                desk.state.withLock { $0.failure = $0.failure ?? error }
            }
            desk.turns.end()
            memory = chunk.bytes
            if let result { worker.takeBack(result.output) }
        }
    }

    /// Does what has to be done in the order of the file: duplicates, row numbers, output.
    private func finish(
        _ chunk: Chunk, _ result: ChunkResult, _ worker: inout any ChunkJudge, _ desk: Desk,
        _ again: (@Sendable () throws(FileProblem) -> ChunkReader)?, _ sink: Sink
    ) throws(Failure) {
        let firstRow = desk.state.withLock { $0.lines } + 1
        let entered = desk.state.withLock { state in
            Result { () throws(Failure) in
                try state.ledger.enter(result.keys, firstRow: firstRow) { () throws(Failure) in
                    try self.keys(before: chunk, again)
                }
            }
        }
        let duplicates = try entered.get()
        var result = result
        if !duplicates.isEmpty {
            do throws(PackChooser.Failure) {
                result = try worker.judge(chunk, duplicates: duplicates)
            } catch {
                throw .choice(error)
            }
        }
        result.rejects = result.rejects.map { $0.moved(by: firstRow - 1) }
        do throws(FileProblem) { try sink(result, chunk.offset + chunk.end) } catch { throw .file(error) }
        desk.state.withLock { state in
            state.lines += result.lines
            state.outcome.records += result.records
            state.outcome.rejected += result.rejected
            state.outcome.oneByOne += result.oneByOne
            state.outcome.bytes = chunk.offset + chunk.end
            state.outcome.summaries.add(result.summaries)
            state.outcome.headers.add(result.headers)
        }
    }

    /// The keys of all records before a chunk, read again.
    private func keys(
        before chunk: Chunk, _ again: (@Sendable () throws(FileProblem) -> ChunkReader)?
    ) throws(Failure) -> [(keys: KeyRun, firstRow: Int)] {
        guard let again else { return [] }
        var worker = worker()
        var found: [(keys: KeyRun, firstRow: Int)] = []
        do {
            let reader = try again()
            var lines = reader.rowsBefore
            var memory: [UInt8] = []
            while found.count < chunk.number, let earlier = try reader.next(reusing: &memory) {
                let result = try worker.judge(earlier, duplicates: [:])
                found.append((result.keys, lines + 1))
                lines += result.lines
                memory = earlier.bytes
            }
        } catch let problem as FileProblem {
            throw .file(problem)
        } catch let problem as PackChooser.Failure {
            throw .choice(problem)
        } catch {
            preconditionFailure("nothing else is thrown")
        }
        return found
    }
}
