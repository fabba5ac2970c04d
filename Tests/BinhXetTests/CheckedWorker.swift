import BinhXet
import RuleBulk
import Synchronization
import Testing

/// How many chunks were judged by workers that had nothing to begin with.
final class FirstChunks: Sendable {
    let count = Atomic(0)
}

/// A worker that says when it judges its first chunk, and finds the keys of each chunk a second time.
struct CheckedWorker: ChunkJudge {
    private var worker: ChunkWorker
    private let firstChunks: FirstChunks?
    private var isFirst = true

    init(_ worker: ChunkWorker, counting firstChunks: FirstChunks? = nil) {
        (self.worker, self.firstChunks) = (worker, firstChunks)
    }

    mutating func judge(
        _ chunk: Chunk, duplicates: [Int: Int], after earlier: ChunkResult?
    ) throws(PackChooser.Failure) -> ChunkResult {
        if isFirst { firstChunks?.count.add(1, ordering: .relaxed) }
        isFirst = false
        let result = try worker.judge(chunk, duplicates: duplicates, after: earlier)
        let (keys, lines) = try worker.keys(of: chunk)
        #expect(keys.prints == result.keys.prints, "keys do not hang on how records are judged")
        #expect(keys.lines == result.keys.lines && lines == result.lines)
        return result
    }

    mutating func keys(of chunk: Chunk) throws(PackChooser.Failure) -> (keys: KeyRun, lines: Int) {
        try worker.keys(of: chunk)
    }

    mutating func takeBack(_ output: ByteBuffer) { worker.takeBack(output) }
}
