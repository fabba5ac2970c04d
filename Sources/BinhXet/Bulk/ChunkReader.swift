import RuleBulk
package import RuleRecords
import Synchronization

/// Where a file may be cut, and what stands before its first record.
package enum RecordCut: Sendable {
    case lines
    case rows(SheetOpening)
    /// Between the elements of a JSON array; the first of them stands so many bytes from the start.
    case elements(from: Int)
    /// The header of the sheet is refused, so that nothing below it can be read.
    case nowhere

    /// How many bytes stand before the first record.
    var start: Int {
        switch self {
        case .lines, .nowhere: 0
        case .rows(let opening): opening.start
        case .elements(let start): start
        }
    }

    /// How many lines or rows stand before the first record.
    var rows: Int {
        if case .rows(let opening) = self { opening.row } else { 0 }
    }
}

/// Cuts a file into chunks of whole records, for several workers at once.
package final class ChunkReader: Sendable {
    private struct State {
        var input: InputFile
        /// What was read before there was a first chunk.
        var head: ArraySlice<UInt8>
        /// What was read beyond the last chunk.
        var rest: [UInt8] = []
        var number = 0
        var offset: Int
        var isAtEnd = false
        /// Whether nobody can say where the records end that are left.
        var isBroken = false

        mutating func read(into bytes: inout [UInt8], at start: Int, most: Int) throws(FileProblem) -> Int {
            guard !head.isEmpty else { return try input.read(into: &bytes, at: start, most: most) }
            let part = head.prefix(most)
            bytes.replaceSubrange(start..<start + part.count, with: part)
            head = head.dropFirst(part.count)
            return part.count
        }
    }

    /// Much longer than any record may be, and short enough that 32 bits say where in a chunk something stands.
    private static let longestRecord = 1 << 30

    private let state: Mutex<State>
    private let size: Int
    private let cut: RecordCut
    /// How many lines or rows stand before the first record.
    package var rowsBefore: Int { cut.rows }
    /// Where to stop; none for the end of the file.
    private let end: Int?
    /// How long the file was when it was opened.
    private let length: Int?
    /// How many bytes of it stand before the first chunk.
    private let start: Int

    /// Reads from where a file stands.
    ///
    /// - Parameters:
    ///   - input: The file.
    ///   - head: Bytes that were read from it already.
    ///   - offset: How many bytes of the file stand before these.
    ///   - cut: Where records end.
    ///   - size: How many bytes a chunk has, unless a record is longer.
    ///   - end: How many bytes of the file are read; none for all of them.
    package init(
        _ input: sending InputFile, head: ArraySlice<UInt8> = [], from offset: Int = 0,
        cutting cut: RecordCut = .lines, size: Int, upTo end: Int? = nil
    ) {
        length = input.length
        start = offset
        state = Mutex(State(input: input, head: head, offset: offset))
        self.size = size
        self.cut = cut
        self.end = end
    }

    /// About how many chunks there are, at least 1; none where the length of what is read is not known.
    var chunks: Int? {
        (end ?? length).map { max((max($0 - start, 0) + size - 1) / size, 1) }
    }

    /// The next chunk, in the memory of an earlier one; none at the end of the file.
    ///
    /// - Throws: `FileProblem` where the file cannot be read, or ends before the length that it had at first.
    package func next(reusing memory: inout [UInt8]) throws(FileProblem) -> Chunk? {
        if case .nowhere = cut { return nil }
        var bytes = memory
        // Two holders of the bytes would have them copied.
        memory = []
        let found = state.withLock { state in
            Result { () throws(FileProblem) in try fill(&bytes, &state) }
        }
        guard var chunk = try found.get() else { return nil }
        chunk.bytes = bytes
        return chunk
    }

    /// What to say where the file does not hold any more what it held.
    var hasChanged: FileProblem { state.withLock { $0.input.hasChanged } }

    private func fill(_ bytes: inout [UInt8], _ state: inout State) throws(FileProblem) -> Chunk? {
        var filled = state.rest.count
        // Not what the memory holds: where chunks end depends on the file alone.
        var limit = max(size, filled)
        // One byte more than there are shows that the file ends.
        let left = (end ?? length).map { $0 - state.offset }
        if let left, left >= filled { limit = min(limit, left + 1) }
        bytes.growWithZeros(to: limit + LineScanner.padding)
        bytes.replaceSubrange(0..<filled, with: state.rest)
        // Where the search for the end of a record goes on.
        var searched = 0
        while true {
            while !state.isAtEnd, filled < limit {
                let most = min(limit, end.map { $0 - state.offset } ?? limit) - filled
                let count = most > 0 ? try state.read(into: &bytes, at: filled, most: most) : 0
                filled += count
                guard count == 0 else { continue }
                state.isAtEnd = true
                if let wanted = end ?? length, state.offset + filled < wanted {
                    throw state.input.hasChanged
                }
            }
            let isCut = !state.isAtEnd && !state.isBroken
            let end = isCut ? endOfRecords(in: bytes, from: searched, to: filled, &state.isBroken) : filled
            if end > searched || state.isAtEnd {
                guard end > 0 else { return nil }
                state.rest = Array(bytes[end..<filled])
                for index in filled..<filled + LineScanner.padding { bytes[index] = 0 }
                defer {
                    state.number += 1
                    state.offset += end
                }
                return Chunk(number: state.number, bytes: [], start: 0, end: end, offset: state.offset)
            }
            // One record is longer than the chunk; only its start says what quotes and brackets in it mean.
            if case .lines = cut { searched = filled }
            guard limit < ChunkReader.longestRecord else { throw state.input.hasEndlessRecord }
            limit = min(limit * 2, ChunkReader.longestRecord)
            bytes.growWithZeros(to: limit + LineScanner.padding)
        }
    }

    /// Where the last record ends that is there as a whole; `start` if none does.
    private func endOfRecords(
        in bytes: [UInt8], from start: Int, to end: Int, _ isBroken: inout Bool
    ) -> Int {
        switch cut {
        case .lines, .nowhere: return LineScanner.endOfLines(in: bytes.span, from: start, to: end)
        case .rows(let opening):
            return SheetScanner.endOfRows(
                in: bytes.span, from: start, to: end, delimiter: opening.delimiter, isLast: false)
        case .elements:
            let found = ElementBounds.endOfElements(in: bytes.span, from: start, to: end)
            isBroken = found.isBroken
            return found.offset
        }
    }
}
