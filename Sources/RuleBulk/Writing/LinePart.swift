/// A part of a line that is still to be copied.
struct LinePart: Sendable {
    /// The bytes that it stands in.
    enum Source: UInt8, Sendable {
        /// The pieces that are kept.
        case pool
        /// The pieces of one batch.
        case spare
        /// The records.
        case chunk
    }

    var start: Int32
    var length: Int32
    var source: Source

    @inline(__always)
    init(start: Int32, length: Int32, in source: Source) {
        self.start = start
        self.length = length
        self.source = source
    }

    static let empty = LinePart(start: 0, length: 0, in: .pool)
    /// There is none where the length is negative.
    static let none = LinePart(start: 0, length: -1, in: .pool)

    /// A piece without gaps.
    @inline(__always)
    init(_ piece: Piece, in source: Source = .pool) {
        self.init(start: piece.start, length: piece.length, in: source)
    }

    /// Bytes of the chunk.
    @inline(__always)
    init(_ range: Range<Int>) {
        self.init(
            start: Int32(truncatingIfNeeded: range.lowerBound),
            length: Int32(truncatingIfNeeded: range.count),
            in: .chunk)
    }

    /// The part without its first bytes.
    @inline(__always)
    func dropping(_ count: Int32) -> LinePart {
        LinePart(start: start &+ count, length: length &- count, in: source)
    }

    /// The part without its last bytes.
    @inline(__always)
    func droppingLast(_ count: Int32) -> LinePart {
        LinePart(start: start, length: length &- count, in: source)
    }
}
