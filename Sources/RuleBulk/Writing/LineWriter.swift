// One of the files with unsafe code: lines are put together where they will stand, in one go for many rows, so that
// nothing is looked up again for each of them.

/// Writes the lines of some rows behind the bytes of a buffer, a part at a time.
///
/// Whoever writes a line makes sure first that there is room for all of it.
@safe
struct LineWriter {
    private let target: UnsafeMutableRawPointer
    private let pool: UnsafeRawBufferPointer
    private let spare: UnsafeRawBufferPointer
    private let chunk: UnsafeRawBufferPointer
    /// How many bytes there is memory for.
    private let room: Int
    /// Where the bytes of the buffer start and end.
    private let start: Int
    private(set) var end: Int

    @unsafe
    init(
        _ target: UnsafeMutableRawPointer, room: Int, from start: Int, to end: Int,
        _ pool: UnsafeRawBufferPointer, _ spare: UnsafeRawBufferPointer, _ chunk: UnsafeRawBufferPointer
    ) {
        unsafe (self.target, self.pool, self.spare, self.chunk) = (target, pool, spare, chunk)
        (self.room, self.start, self.end) = (room, start, end)
    }

    /// How many bytes the buffer holds.
    var count: Int { end &- start }

    /// Whether there is room for so many bytes, and for what is copied beyond them.
    @inline(__always)
    func hasRoom(for length: Int) -> Bool { end &+ length &+ ByteBuffer.slack <= room }

    /// Goes back to where a line began that is not to be written.
    @inline(__always)
    mutating func goBack(to start: Int) {
        precondition(start >= self.start && start <= end, "the line began within the bytes")
        end = start
    }

    /// Appends what stands before the codes of a line.
    ///
    /// - Parameters:
    ///   - start: What stands before the id.
    ///   - id: The id, among the records.
    ///   - period: The period.
    ///   - outcome: The outcome.
    ///   - rest: How many bytes follow.
    /// - Returns: 0, or how much room all of it takes where there is too little; nothing is appended then.
    @inline(__always)
    mutating func appendHead(
        _ start: Piece, _ id: Range<Int>, _ period: Piece, _ outcome: LinePart, before rest: Int
    ) -> Int {
        precondition(start.length | period.length | outcome.length >= 0, "all of it is made")
        let room = Int(start.length) &+ id.count &+ Int(period.length) &+ Int(outcome.length) &+ rest
        guard hasRoom(for: room) else { return room }
        if start.length > 0 { unsafe copy(pool, Int(start.start), Int(start.length)) }
        unsafe copy(chunk, id.lowerBound, id.count)
        unsafe copy(pool, Int(period.start), Int(period.length))
        // Which of both cannot be guessed, so nothing branches on it.
        unsafe copy(outcome.source == .spare ? spare : pool, Int(outcome.start), Int(outcome.length))
        return 0
    }

    /// Appends a piece that is kept.
    @inline(__always)
    mutating func append(_ piece: Piece) {
        precondition(hasRoom(for: Int(piece.length)), "there is room for the piece")
        unsafe copy(pool, Int(piece.start), Int(piece.length))
    }

    /// Appends bytes for which there is room.
    @inline(__always)
    @unsafe
    private mutating func copy(_ source: UnsafeRawBufferPointer, _ start: Int, _ length: Int) {
        precondition(start | length >= 0, "a part has a place and a length")
        unsafe ByteBuffer.copy(source, from: start, to: target + end, length)
        end &+= length
    }

    /// Appends what some cells came to, and what stands between them.
    ///
    /// - Parameters:
    ///   - line: The cells, and what stands between them.
    ///   - codes: A word for whatever they came to.
    ///   - outcomes: What they came to, by number.
    ///   - row: The row.
    /// - Returns: False where a cell has no word; the line is not whole then.
    @inline(__always)
    mutating func append(
        _ line: CodeLine, _ codes: CodeTable, _ outcomes: Span<UInt32>, _ row: Int
    ) -> Bool {
        guard codes.isWhole else { return append(line, outcomes, row) { codes.word(of: Int($0)) } }
        // Any number has a place then, and no place stands for more bytes than a word has.
        let words = codes.words.span
        precondition(words.count > 0 && words.count & (words.count &- 1) == 0, "low bits are a place")
        let mask = UInt32(truncatingIfNeeded: words.count &- 1)
        return append(line, outcomes, row) { unsafe words[unchecked: Int($0 & mask)] }
    }

    /// The same with the words that a function gives.
    @inline(__always)
    private mutating func append(
        _ line: CodeLine, _ outcomes: Span<UInt32>, _ row: Int, _ word: (UInt32) -> CodeWord?
    ) -> Bool {
        precondition(row >= 0 && line.lastColumn &+ row < outcomes.count, "every cell has an outcome")
        precondition(hasRoom(for: line.mostBytes), "there is room for all words")
        let steps = line.steps.span
        for index in steps.indices {
            append(steps[index].constant)
            var place = steps[index].start &+ row
            let last = place &+ steps[index].cells &* BatchLayout.stride
            // Three at a time, because the steps of the loop are a third of it.
            while place &+ 2 &* BatchLayout.stride < last {
                for cell in 0..<3 {
                    let outcome = unsafe outcomes[unchecked: place &+ cell &* BatchLayout.stride]
                    guard append(word(outcome)) else { return false }
                }
                place &+= 3 &* BatchLayout.stride
            }
            while place < last {
                guard append(word(unsafe outcomes[unchecked: place])) else { return false }
                place &+= BatchLayout.stride
            }
        }
        return true
    }

    /// Appends a word for which there is room; false where it is not there.
    @inline(__always)
    @discardableResult
    private mutating func append(_ word: CodeWord?) -> Bool {
        guard let word else { return false }
        unsafe (target + end).storeBytes(of: word.bits.littleEndian, as: UInt64.self)
        end &+= word.length
        return true
    }
}
