/// Bytes on their way out, appended a piece at a time.
///
/// One of the files with unsafe code: short pieces are copied 64 bytes at once, whatever their length, which is
/// several times faster than copying just as many as they have. So both sides keep 64 bytes more than they use.
package struct ByteBuffer: Sendable {
    private var storage: [UInt8]
    package private(set) var count = 0

    private static let slack = 64

    package init(capacity: Int = 1 << 12) {
        storage = Array(repeating: 0, count: capacity + ByteBuffer.slack)
    }

    /// Forgets what is in it and keeps the memory.
    package mutating func removeAll() { count = 0 }

    /// Drops what was appended after a length.
    mutating func truncate(to length: Int) { count = min(count, length) }

    /// The bytes; a copy.
    package var bytes: [UInt8] { Array(storage[..<count]) }

    /// The first of the bytes; a copy.
    package func bytes(upTo end: Int) -> [UInt8] { Array(storage[..<min(end, count)]) }

    /// Calls a function with the bytes, which it must not keep.
    package func withBytes<Output>(_ body: (UnsafeRawBufferPointer) throws -> Output) rethrows -> Output {
        try unsafe storage.withUnsafeBytes { try unsafe body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }

    package mutating func append(_ byte: UInt8) {
        reserve(1)
        storage[count] = byte
        count += 1
    }

    package mutating func append(_ text: String) {
        append(contentsOf: Array(text.utf8))
    }

    package mutating func append(contentsOf bytes: [UInt8]) {
        append(bytes, bytes.startIndex..<bytes.endIndex)
    }

    /// Appends some bytes of an array.
    package mutating func append(_ source: [UInt8], _ range: Range<Int>) {
        precondition(range.upperBound <= source.count, "the range lies within the bytes")
        reserve(range.count)
        unsafe source.withUnsafeBytes { from in
            unsafe storage.withUnsafeMutableBytes { to in
                guard let start = from.baseAddress, let end = to.baseAddress, !range.isEmpty else { return }
                unsafe (end + count).copyMemory(from: start + range.lowerBound, byteCount: range.count)
            }
        }
        count += range.count
    }

    /// Appends a piece of another buffer.
    @inline(__always)
    package mutating func append(_ pool: ByteBuffer, from start: Int, length: Int) {
        precondition(
            start >= 0 && length >= 0 && start + length <= pool.count, "the piece lies within its pool")
        reserve(length)
        unsafe pool.storage.withUnsafeBytes { from in
            unsafe storage.withUnsafeMutableBytes { to in
                guard let source = from.baseAddress, let target = to.baseAddress else { return }
                unsafe ByteBuffer.copy(source + start, to: target + count, length)
            }
        }
        count += length
    }

    /// Appends a piece of another buffer.
    @inline(__always)
    mutating func append(_ pool: ByteBuffer, _ piece: Piece) {
        append(pool, from: Int(piece.start), length: Int(piece.length))
    }

    /// Appends the pieces that stand for what some cells came to on a row, none of them longer than the slack.
    ///
    /// - Parameters:
    ///   - pool: The bytes of the pieces.
    ///   - pieces: By the number of what a cell came to.
    ///   - outcomes: These numbers.
    ///   - columns: Where the numbers of each cell start, in the order of the line.
    ///   - row: The row.
    /// - Returns: Whether all of them are there.
    @inline(__always)
    mutating func append(
        _ pool: ByteBuffer, _ pieces: [Piece], _ outcomes: [UInt32], columns: [Int], row: Int
    ) -> Bool {
        reserve(columns.count * ByteBuffer.slack)
        var end = count
        let isWhole = unsafe pool.storage.withUnsafeBytes { from in
            unsafe storage.withUnsafeMutableBytes { to in
                guard let source = from.baseAddress, let target = to.baseAddress else { return false }
                for column in columns {
                    let number = Int(outcomes[column + row])
                    guard number < pieces.count else { return false }
                    let piece = pieces[number]
                    let (start, length) = (Int(piece.start), Int(piece.length))
                    guard length <= ByteBuffer.slack else { return false }
                    precondition(start >= 0 && start + length <= pool.count, "the piece lies within its pool")
                    unsafe ByteBuffer.copy(source + start, to: target + end, length)
                    end += length
                }
                return true
            }
        }
        count = isWhole ? end : count
        return isWhole
    }

    /// Appends the pieces that stand for what some cells came to on a row, until one needs more than copies.
    ///
    /// - Parameters:
    ///   - pool: The pieces.
    ///   - pieces: By the number of what a cell came to.
    ///   - outcomes: These numbers, cell after cell.
    ///   - cells: The cells, in the order of the line.
    ///   - start: The first of these to append.
    ///   - row: The row.
    ///   - separator: What stands before every piece but the first of the line; 0 for nothing.
    ///   - sizes: What fills the gaps of pieces.
    /// - Returns: The place in `cells` of the cell that is not appended, or their count.
    mutating func append(
        _ pool: PiecePool, _ pieces: [Piece], _ outcomes: [UInt32], cells: [Int], from start: Int, row: Int,
        separator: UInt8, _ sizes: Piece.Sizes
    ) -> Int {
        var next = start
        reserve(cells.count * ByteBuffer.shortPiece)
        var end = count
        let limit = storage.count - 2 * ByteBuffer.slack
        unsafe pool.bytes.storage.withUnsafeBytes { from in
            unsafe storage.withUnsafeMutableBytes { to in
                guard let source = from.baseAddress, let target = to.baseAddress else { return }
                while next < cells.count {
                    let number = Int(outcomes[cells[next] * BatchLayout.stride + row])
                    guard number < pieces.count else { return }
                    let piece = pieces[number]
                    let length = Int(piece.length)
                    let gaps = Int(piece.gaps)
                    // Whatever fills a gap is shorter than the slack.
                    guard length >= 0, end + length + gaps * ByteBuffer.slack < limit else { return }
                    precondition(
                        Int(piece.start) + length <= pool.bytes.count, "the piece lies within its pool")
                    let lineEnd = end
                    if separator != 0, next > 0 {
                        unsafe (target + end).storeBytes(of: separator, as: UInt8.self)
                        end += 1
                    }
                    let text = unsafe source + Int(piece.start)
                    var written = 0
                    for index in Int(piece.firstGap)..<(Int(piece.firstGap) + gaps) {
                        let gap = pool.gaps[index]
                        let size = sizes.number(gap.size, row)
                        guard size >= 0, size < 100 else {
                            end = lineEnd
                            return
                        }
                        let part = Int(gap.offset) - written
                        unsafe ByteBuffer.copy(text + written, to: target + end, part)
                        end += part
                        written += part
                        let ones = UInt8(truncatingIfNeeded: size % 10) + UInt8(ascii: "0")
                        if size >= 10 {
                            let tens = UInt8(truncatingIfNeeded: size / 10) + UInt8(ascii: "0")
                            unsafe (target + end).storeBytes(of: tens, as: UInt8.self)
                            end += 1
                        }
                        unsafe (target + end).storeBytes(of: ones, as: UInt8.self)
                        end += 1
                    }
                    unsafe ByteBuffer.copy(text + written, to: target + end, length - written)
                    end += length - written
                    next += 1
                }
            }
        }
        count = end
        return next
    }

    /// Copies bytes and up to the slack of those that follow them.
    @inline(__always)
    private static func copy(
        _ source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, _ length: Int
    ) {
        if length <= 16 {
            let chunk = unsafe source.loadUnaligned(as: SIMD16<UInt8>.self)
            return unsafe target.storeBytes(of: chunk, as: SIMD16<UInt8>.self)
        }
        var offset = 0
        while offset < length {
            let chunk = unsafe (source + offset).loadUnaligned(as: SIMD64<UInt8>.self)
            unsafe (target + offset).storeBytes(of: chunk, as: SIMD64<UInt8>.self)
            offset += ByteBuffer.slack
        }
    }

    /// As much room as the pieces of a line usually need, for each.
    private static let shortPiece = 128

    /// Appends a whole number in decimal digits.
    mutating func append(_ number: Int32) {
        guard number >= 0, number <= 9_999 else { return append(String(number)) }
        var divisor: Int32 = number > 999 ? 1_000 : number > 99 ? 100 : number > 9 ? 10 : 1
        while divisor > 0 {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
            divisor /= 10
        }
    }

    /// Makes sure that so many bytes fit, and the slack after them.
    @inline(__always)
    private mutating func reserve(_ length: Int) {
        guard count + length + ByteBuffer.slack > storage.count else { return }
        grow(by: length)
    }

    @inline(never)
    private mutating func grow(by length: Int) {
        storage.append(contentsOf: repeatElement(0, count: max(storage.count, length + ByteBuffer.slack)))
    }
}
