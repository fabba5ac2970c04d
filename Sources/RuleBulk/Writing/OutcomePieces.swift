import RuleEngine
import RuleModel

/// The outcomes of rows with verdicts in parts, each put together of few pieces, and those that rows of a pack of
/// targets share.
///
///     …,"status":"pending","possible":["kha","tot"], "least":68 ,"most":73.5 ,"max":100,"criteria":[
///     standing                                       least      most         rest
///
/// Points that are no finite decimals have their exact forms after both, and certain ones are a single piece.
struct OutcomePieces: Sendable {
    private let maker: PieceMaker
    /// What stands before and after an outcome.
    private let heading: [UInt8]
    private let ending: [UInt8]

    /// By number of the standing.
    private var standings: [(start: Piece, rest: Piece)] = []
    /// By number of the points.
    private var values: [Value] = []

    /// By number of a verdict of a pack of targets.
    private var shared: [Piece] = []

    /// A number of points in all the forms in which it occurs.
    private struct Value: Sendable {
        var certain = Piece.none
        var least = Piece.none
        var most = Piece.none
        var exactLeast = Piece.none
        var exactMost = Piece.none
    }

    /// How many pieces an outcome has at the most.
    static let most = 6
    /// More values than this are not kept.
    private static let mostValues = 1 << 11

    init(_ maker: PieceMaker, heading: [UInt8], ending: [UInt8]) {
        self.maker = maker
        self.heading = heading
        self.ending = ending
    }

    /// The outcome of a verdict that rows of a pack of targets share, by its number, if it is made.
    func piece(ofShared number: Int) -> Piece? {
        shared.indices.contains(number) && shared[number].length >= 0 ? shared[number] : nil
    }

    /// Calls a function with the pieces of the outcome of a row, in order; false where one of them is not made yet.
    @inline(__always)
    func eachPiece(of row: RowParts, _ body: (Piece) -> Void) -> Bool {
        let (number, low, high) = (Int(row.standing), Int(row.total.low), Int(row.total.high))
        guard number < standings.count, max(low, high) < values.count else { return false }
        let standing = standings[number]
        guard standing.start.length >= 0 else { return false }
        if low == high {
            let points = values[low].certain
            guard points.length >= 0 else { return false }
            body(standing.start)
            body(points)
        } else {
            let (least, most) = (values[low], values[high])
            guard least.least.length >= 0, most.most.length >= 0 else { return false }
            body(standing.start)
            body(least.least)
            body(most.most)
            if least.exactLeast.length > 0 { body(least.exactLeast) }
            if most.exactMost.length > 0 { body(most.exactMost) }
        }
        if standing.rest.length > 0 { body(standing.rest) }
        return true
    }

    /// Lists the pieces of the outcome of a row; nothing and false where one of them is not made yet.
    func list(_ row: RowParts, into parts: inout LineParts) -> Bool {
        eachPiece(of: row) { parts.append(LinePart($0)) }
    }

    // MARK: - Making

    /// Makes the outcome of a verdict that rows share.
    mutating func makePiece(ofShared number: Int, _ verdict: RowVerdict, _ pool: inout PiecePool) -> Piece {
        while shared.count <= number { shared.append(.none) }
        shared[number] = pool.add(maker.outcome(of: verdict.bare, after: heading) + ending)
        return shared[number]
    }

    /// Makes the pieces of the outcome of a row that are new, out of the whole of it.
    ///
    /// - Parameters:
    ///   - row: The parts of its verdict.
    ///   - verdict: What its standing says.
    ///   - points: Its total.
    ///   - pool: Takes the pieces.
    /// - Returns: False where it has a value too many.
    @inline(never)
    mutating func makePieces(
        of row: RowParts, _ verdict: RowVerdict, _ points: Bounds, _ pool: inout PiecePool
    ) -> Bool {
        let (standing, low, high) = (Int(row.standing), Int(row.total.low), Int(row.total.high))
        guard max(low, high) < OutcomePieces.mostValues else { return false }
        while standings.count <= standing { standings.append((.none, .none)) }
        while values.count <= max(low, high) { values.append(Value()) }
        if standings[standing].start.length < 0 {
            let (start, end) = maker.standing(of: verdict.bare, after: heading)
            standings[standing] = (pool.add(start), pool.add(end + ending))
        }
        let text = maker.points(points)
        func fill(_ piece: inout Piece, _ range: Range<Int>) {
            if piece.length < 0 { piece = pool.add(Array(text[range])) }
        }
        guard low != high else {
            fill(&values[low].certain, text.indices)
            return true
        }
        guard let most = maker.placeOfMost(in: text) else { return false }
        let exactMost = text.place(of: #","exact_most":"#) ?? text.count
        let exactLeast = text.place(of: #","exact_least":"#) ?? exactMost
        fill(&values[low].least, 0..<most)
        fill(&values[high].most, most..<exactLeast)
        fill(&values[low].exactLeast, exactLeast..<exactMost)
        fill(&values[high].exactMost, exactMost..<text.count)
        return true
    }
}
