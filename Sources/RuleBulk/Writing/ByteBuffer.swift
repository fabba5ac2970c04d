/// Bytes on their way out, appended a piece at a time.
///
/// One of the files with unsafe code: short pieces are copied 64 bytes at once, whatever their length, which is
/// several times faster than copying just as many as they have. So both sides keep 64 bytes more than they use.
package struct ByteBuffer: Sendable {
    private var storage: [UInt8]
    /// How many bytes at the start of the memory stay free.
    private var lead = 0
    /// Where the bytes end there.
    private var end = 0

    package var count: Int { end - lead }

    static let slack = 64
    /// By how much it grows where it need not be moved.
    private static let step = 1 << 14
    /// What disks ask of memory that they write themselves; a power of two.
    package static let block = 1 << 12

    /// - Parameters:
    ///   - capacity: How many bytes it has memory for.
    ///   - reserved: How many bytes it is to grow to without being moved; memory that is not touched costs nothing.
    package init(capacity: Int = 1 << 12, reserved: Int = 0) {
        storage = []
        storage.reserveCapacity(max(capacity, reserved) + ByteBuffer.slack)
        storage.appendZeros(capacity + ByteBuffer.slack)
    }

    /// Forgets what is in it and keeps the memory.
    package mutating func removeAll() { (lead, end) = (0, 0) }

    /// Makes the bytes begin as far from the start of a block in memory as from the start of one in a file, so that
    /// whole blocks of them can be written from where they stand.
    ///
    /// It lasts as long as the buffer need not grow. The buffer is empty.
    ///
    /// - Parameter place: Where in the file the bytes will begin.
    package mutating func align(to place: Int) {
        precondition(count == 0, "an empty buffer is aligned")
        removeAll()
        reserve(ByteBuffer.block)
        let start = unsafe storage.withUnsafeBytes { Int(bitPattern: $0.baseAddress) }
        lead = (place &- start) & (ByteBuffer.block - 1)
        end = lead
    }

    /// The bytes; a copy.
    package var bytes: [UInt8] { Array(storage[lead..<end]) }

    /// The first of the bytes; a copy.
    package func bytes(upTo length: Int) -> [UInt8] { Array(storage[lead..<(lead + min(length, count))]) }

    /// Some of the bytes; a copy.
    func bytes(in range: Range<Int>) -> [UInt8] {
        precondition(range.upperBound <= count, "the range lies within the bytes")
        return Array(storage[(lead + range.lowerBound)..<(lead + range.upperBound)])
    }

    /// Calls a function with the bytes, which it must not keep.
    package func withBytes<Output>(_ body: (UnsafeRawBufferPointer) throws -> Output) rethrows -> Output {
        try unsafe storage.withUnsafeBytes {
            try unsafe body(UnsafeRawBufferPointer(rebasing: $0[lead..<end]))
        }
    }

    package mutating func append(_ byte: UInt8) {
        reserve(1)
        storage[end] = byte
        end += 1
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
                guard let start = from.baseAddress, let target = to.baseAddress, !range.isEmpty else {
                    return
                }
                unsafe (target + end).copyMemory(from: start + range.lowerBound, byteCount: range.count)
            }
        }
        end += range.count
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
                unsafe ByteBuffer.copy(source + pool.lead + start, to: target + end, length)
            }
        }
        end += length
    }

    /// Appends a piece of another buffer.
    @inline(__always)
    mutating func append(_ pool: ByteBuffer, _ piece: Piece) {
        append(pool, from: Int(piece.start), length: Int(piece.length))
    }

    /// Appends lines as far as a function writes them; makes room for so many bytes first.
    ///
    /// - Parameters:
    ///   - pool: Where the pieces stand that are kept.
    ///   - spare: Where those of one batch stand.
    ///   - chunk: Where the records stand.
    ///   - length: These bytes.
    ///   - body: Writes the lines.
    @inline(__always)
    mutating func appendLines(
        of pool: ByteBuffer, _ spare: ByteBuffer, _ chunk: [UInt8], room length: Int,
        _ body: (inout LineWriter) -> Void
    ) {
        precondition(pool.lead == 0 && spare.lead == 0, "pieces are counted from the start of their memory")
        reserve(length)
        let (start, lead) = (end, lead)
        end = unsafe pool.storage.withUnsafeBytes { pool in
            unsafe spare.storage.withUnsafeBytes { spare in
                unsafe chunk.withUnsafeBytes { chunk in
                    unsafe storage.withUnsafeMutableBytes { memory in
                        guard let target = memory.baseAddress else { return start }
                        var writer = unsafe LineWriter(
                            target, room: memory.count, from: lead, to: start, pool, spare, chunk)
                        body(&writer)
                        return writer.end
                    }
                }
            }
        }
    }

    /// Appends the parts of a line.
    ///
    /// - Parameters:
    ///   - parts: The parts, in order.
    ///   - pool: Where the pieces stand that are kept.
    ///   - spare: Where those of one batch stand.
    ///   - chunk: Where the records stand.
    mutating func append(
        _ parts: Span<LinePart>, of pool: ByteBuffer, _ spare: ByteBuffer, _ chunk: [UInt8]
    ) {
        precondition(pool.lead == 0 && spare.lead == 0, "pieces are counted from the start of their memory")
        let start = end
        while true {
            let end = unsafe pool.storage.withUnsafeBytes { pool -> Int? in
                unsafe spare.storage.withUnsafeBytes { spare -> Int? in
                    unsafe chunk.withUnsafeBytes { chunk -> Int? in
                        unsafe storage.withUnsafeMutableBytes { to -> Int? in
                            guard let target = to.baseAddress else { return nil }
                            return unsafe ByteBuffer.copy(
                                parts, pool, spare, chunk, to: target, at: start,
                                to.count - ByteBuffer.slack)
                        }
                    }
                }
            }
            if let end {
                self.end = end
                return
            }
            reserve(ByteBuffer.length(of: parts))
        }
    }

    @inline(never)
    private static func length(of parts: Span<LinePart>) -> Int {
        var length = 0
        for index in parts.indices {
            precondition(parts[index].length >= 0, "a part has a length")
            length += Int(parts[index].length)
        }
        return length
    }

    /// Copies the parts of a line; gives where they end, or none where that would be beyond the room.
    @inline(__always)
    private static func copy(
        _ parts: Span<LinePart>, _ pool: UnsafeRawBufferPointer, _ spare: UnsafeRawBufferPointer,
        _ chunk: UnsafeRawBufferPointer, to target: UnsafeMutableRawPointer, at start: Int, _ room: Int
    ) -> Int? {
        var end = start
        for index in parts.indices {
            let part = parts[index]
            let source =
                switch part.source {
                case .pool: unsafe pool
                case .spare: unsafe spare
                case .chunk: unsafe chunk
                }
            // What is below 0 would be far beyond the source and the room.
            let (start, length) = (Int(UInt32(bitPattern: part.start)), Int(UInt32(bitPattern: part.length)))
            guard end &+ length <= room else { return nil }
            unsafe ByteBuffer.copy(source, from: start, to: target + end, length)
            end &+= length
        }
        return end
    }

    /// Copies bytes of a source, and up to the slack of those that follow them if these are there.
    @inline(__always)
    static func copy(
        _ source: UnsafeRawBufferPointer, from start: Int, to target: UnsafeMutableRawPointer, _ length: Int
    ) {
        guard let first = source.baseAddress else {
            return precondition(length == 0, "there is nothing in an empty source")
        }
        if start &+ length &+ slack <= source.count {
            unsafe copy(first + start, to: target, length)
        } else {
            precondition(start &+ length <= source.count, "the part lies within its source")
            unsafe target.copyMemory(from: first + start, byteCount: length)
        }
    }

    /// Copies bytes and up to the slack of those that follow them.
    @inline(__always)
    private static func copy(
        _ source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, _ length: Int
    ) {
        // Most pieces are no longer than this or twice as long, and need no loop.
        unsafe copyBlock(source, to: target)
        guard length > ByteBuffer.slack else { return }
        unsafe copyBlock(source + ByteBuffer.slack, to: target + ByteBuffer.slack)
        var offset = 2 * ByteBuffer.slack
        while offset < length {
            unsafe copyBlock(source + offset, to: target + offset)
            offset += ByteBuffer.slack
        }
    }

    @inline(__always)
    private static func copyBlock(_ source: UnsafeRawPointer, to target: UnsafeMutableRawPointer) {
        let block = unsafe source.loadUnaligned(as: SIMD64<UInt8>.self)
        unsafe target.storeBytes(of: block, as: SIMD64<UInt8>.self)
    }

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
        guard end + length + ByteBuffer.slack > storage.count else { return }
        grow(by: length)
    }

    @inline(never)
    private mutating func grow(by length: Int) {
        // Within its memory by little, because all of it is written to. Beyond by a quarter, because all is moved then.
        let isInPlace = storage.count + length + ByteBuffer.step <= storage.capacity
        let more = max(isInPlace ? ByteBuffer.step : storage.count / 4, length + ByteBuffer.slack)
        storage.appendZeros(more)
    }
}
