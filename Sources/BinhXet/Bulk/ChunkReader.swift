import RuleBulk
import Synchronization

/// Cuts a file into chunks of whole lines, for several workers at once.
package final class ChunkReader: Sendable {
    private struct State {
        var input: InputFile
        /// What was read beyond the last chunk.
        var rest: [UInt8]
        var number = 0
        var offset = 0
        var isAtEnd = false
    }

    private let state: Mutex<State>
    private let size: Int

    /// Reads from where a file stands.
    ///
    /// - Parameters:
    ///   - input: The file.
    ///   - head: Bytes that were read from it already.
    ///   - skipped: How many of these are no part of any record.
    ///   - size: How many bytes a chunk has, unless a record is longer.
    package init(_ input: sending InputFile, head: [UInt8] = [], skipping skipped: Int = 0, size: Int) {
        state = Mutex(State(input: input, rest: Array(head.dropFirst(skipped)), offset: skipped))
        self.size = size
    }

    /// The next chunk, in the memory of an earlier one; none at the end of the file.
    package func next(reusing memory: inout [UInt8]) throws(FileProblem) -> Chunk? {
        var bytes = memory
        // Two holders of the bytes would have them copied.
        memory = []
        let found = state.withLock { state in
            Result { () throws(FileProblem) in try ChunkReader.fill(&bytes, size, &state) }
        }
        guard var chunk = try found.get() else { return nil }
        chunk.bytes = bytes
        return chunk
    }

    private static func fill(
        _ bytes: inout [UInt8], _ size: Int, _ state: inout State
    ) throws(FileProblem) -> Chunk? {
        var filled = state.rest.count
        grow(&bytes, to: max(size, filled) + LineScanner.padding)
        bytes.replaceSubrange(0..<filled, with: state.rest)
        var searched = 0
        while true {
            while !state.isAtEnd, filled < bytes.count - LineScanner.padding {
                let count = try state.input.read(
                    into: &bytes, at: filled, most: bytes.count - LineScanner.padding - filled)
                filled += count
                if count == 0 { state.isAtEnd = true }
            }
            let end =
                state.isAtEnd ? filled : LineScanner.endOfLines(in: bytes.span, from: searched, to: filled)
            if end > searched || state.isAtEnd {
                guard end > 0 else { return nil }
                state.rest = Array(bytes[end..<filled])
                for index in filled..<bytes.count { bytes[index] = 0 }
                defer {
                    state.number += 1
                    state.offset += end
                }
                return Chunk(number: state.number, bytes: [], start: 0, end: end, offset: state.offset)
            }
            // One line is longer than the chunk.
            searched = filled
            grow(&bytes, to: bytes.count * 2)
        }
    }

    private static func grow(_ bytes: inout [UInt8], to count: Int) {
        if bytes.count < count { bytes += repeatElement(0, count: count - bytes.count) }
    }
}
