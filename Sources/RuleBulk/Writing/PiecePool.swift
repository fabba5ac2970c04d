/// A text that is the same for many records, but for the sizes of lists in it.
struct Piece: Sendable {
    var start: Int32
    var length: Int32
    /// Where sizes stand in it, from the first; most pieces have none.
    var gaps: [Gap] = []

    struct Gap: Sendable {
        /// The offset within the piece.
        var offset: Int32
        var size: Size
    }

    /// The size of a list of the record.
    enum Size: Sendable, Hashable {
        /// How many items a list field has, by its column in the batch.
        case column(Int)
        /// How many a selection has, by its tally.
        case tally(Int)
    }
}

/// The pieces that a writer puts its lines together of.
struct PiecePool: Sendable {
    private(set) var bytes = ByteBuffer(capacity: 1 << 16)

    mutating func add(_ text: String, gaps: [Piece.Gap] = []) -> Piece {
        let start = bytes.count
        bytes.append(text)
        return Piece(start: Int32(start), length: Int32(bytes.count - start), gaps: gaps)
    }

    /// How much is in it, for going back to.
    var mark: Int { bytes.count }

    mutating func reset(to mark: Int) { bytes.truncate(to: mark) }
}
