/// The period in a line, with what stands before and after it.
struct PeriodPieces: Sendable {
    private let before: [UInt8]
    private let after: [UInt8]
    /// By the distance of a period from the first that there can be.
    private var pieces: [Piece] = []

    init(before: [UInt8], after: [UInt8]) {
        self.before = before
        self.after = after
    }

    /// The piece of a period, if it is made.
    @inline(__always)
    func piece(of period: Int32) -> Piece? {
        let index = Int(period) - Int(ListProgram.firstPeriod)
        return pieces.indices.contains(index) && pieces[index].length >= 0 ? pieces[index] : nil
    }

    /// Makes the pieces of the periods of a batch that are new.
    mutating func makePieces(of batch: Batch, _ pool: inout PiecePool) {
        var last = ColumnKind.missing
        for row in 0..<batch.rows {
            let period = batch.value(.period, row)
            guard period != last, batch.value(.path, row) == 0 else { continue }
            if piece(of: period) == nil { add(period, to: &pool) }
            last = period
        }
    }

    /// Makes the piece of a period; not for one that there cannot be.
    mutating func add(_ period: Int32, to pool: inout PiecePool) {
        let index = Int(period) - Int(ListProgram.firstPeriod)
        guard index >= 0, index < 1 << ListProgram.periodBits else { return }
        if index >= pieces.count {
            pieces += Array(repeating: .none, count: index + 1 - pieces.count)
        }
        pieces[index] = pool.add(text(of: period))
    }

    func text(of period: Int32) -> [UInt8] {
        before + Array("\(period)".utf8) + after
    }
}
