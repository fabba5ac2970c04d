/// A text that is the same for many records, but for the sizes of lists in it; it stands in a pool.
struct Piece: Sendable {
    var start: Int32
    /// None is made yet where it is negative.
    var length: Int32
    /// The gaps of the piece among those of the pool.
    var firstGap: Int32 = 0
    var gaps: Int32 = 0

    static let none = Piece(start: 0, length: -1)
    /// None is ever made.
    static let nothing = Piece(start: 0, length: -2)

    /// Where a size stands in a piece.
    struct Gap: Sendable {
        /// The offset within the piece.
        var offset: Int32
        var size: Size
    }

    /// The size of a list of the record.
    enum Size: Sendable, Hashable {
        /// How many items a list field has, by the start of its column in the batch.
        case column(Int)
        /// How many a selection has, by its tally.
        case tally(Int)
    }
}

/// A piece on its way into a pool.
struct PieceText {
    /// The text without what fills its gaps.
    var bytes: [UInt8]
    var gaps: [Piece.Gap] = []
}

/// The pieces that a writer puts its lines together of.
struct PiecePool: Sendable {
    private(set) var bytes = ByteBuffer(reserved: 1 << 22)
    private(set) var gaps: [Piece.Gap] = []
    /// The length of the longest piece.
    private(set) var longest = 0

    mutating func add(_ text: String) -> Piece { add(Array(text.utf8)) }

    mutating func add(_ text: [UInt8]) -> Piece {
        let start = bytes.count
        bytes.append(contentsOf: text)
        longest = max(longest, text.count)
        return Piece(start: Int32(start), length: Int32(text.count))
    }

    mutating func add(_ text: PieceText) -> Piece {
        var piece = add(text.bytes)
        (piece.firstGap, piece.gaps) = (Int32(gaps.count), Int32(text.gaps.count))
        gaps += text.gaps
        return piece
    }

    /// The bytes of a piece, without what fills its gaps.
    func bytes(of piece: Piece) -> [UInt8] {
        bytes.bytes(in: Int(piece.start)..<Int(piece.start + piece.length))
    }

    func gaps(of piece: Piece) -> ArraySlice<Piece.Gap> {
        gaps[Int(piece.firstGap)..<Int(piece.firstGap + piece.gaps)]
    }

    /// Forgets all pieces.
    mutating func removeAll() {
        bytes.removeAll()
        gaps.removeAll(keepingCapacity: true)
    }
}
