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

    /// More values than this are not kept.
    private static let mostValues = 1 << 11

    init(_ maker: PieceMaker, heading: [UInt8], ending: [UInt8]) {
        self.maker = maker
        self.heading = heading
        self.ending = ending
    }

    /// The outcome of a verdict that rows share, by its number; none where a row has no verdict.
    mutating func piece(
        ofShared number: Int, _ verdict: @autoclosure () -> RowVerdict?, _ pool: inout PiecePool
    ) -> Piece? {
        while shared.count <= number { shared.append(.none) }
        if shared[number].length < 0 {
            guard let verdict = verdict() else { return nil }
            shared[number] = pool.add(maker.outcome(of: verdict.bare, after: heading) + ending)
        }
        return shared[number]
    }

    /// Lists the outcome of a row.
    ///
    /// - Parameters:
    ///   - row: The parts of its verdict.
    ///   - points: Its total.
    ///   - verdict: What its standing says.
    ///   - parts: Takes the outcome.
    ///   - pool: Takes new pieces.
    /// - Returns: False where it has a value too many.
    mutating func list(
        _ row: RowParts, _ points: @autoclosure () -> Bounds, _ verdict: @autoclosure () -> RowVerdict,
        into parts: inout LineParts, _ pool: inout PiecePool
    ) -> Bool {
        let (number, low, high) = (Int(row.standing), Int(row.total.low), Int(row.total.high))
        guard max(low, high) < OutcomePieces.mostValues else { return false }
        while standings.count <= number { standings.append((.none, .none)) }
        while values.count <= max(low, high) { values.append(Value()) }
        if isNew(number, low, high) {
            guard make(row, verdict(), points(), &pool) else { return false }
        }
        let standing = standings[number]
        parts.append(LinePart(standing.start))
        if low == high {
            parts.append(LinePart(values[low].certain))
        } else {
            parts.append(LinePart(values[low].least))
            parts.append(LinePart(values[high].most))
            if values[low].exactLeast.length > 0 { parts.append(LinePart(values[low].exactLeast)) }
            if values[high].exactMost.length > 0 { parts.append(LinePart(values[high].exactMost)) }
        }
        parts.append(LinePart(standing.rest))
        return true
    }

    /// Inlined, because all of this is copied for a call that does not change it.
    @inline(__always)
    private func isNew(_ standing: Int, _ low: Int, _ high: Int) -> Bool {
        if standings[standing].start.length < 0 { return true }
        return low == high
            ? values[low].certain.length < 0 : values[low].least.length < 0 || values[high].most.length < 0
    }

    // MARK: - Making

    /// Makes the pieces of an outcome that are new, out of the whole of it.
    @inline(never)
    private mutating func make(
        _ row: RowParts, _ verdict: RowVerdict, _ points: Bounds, _ pool: inout PiecePool
    ) -> Bool {
        let (standing, low, high) = (Int(row.standing), Int(row.total.low), Int(row.total.high))
        if standings[standing].start.length < 0 {
            let (start, end) = maker.standing(of: verdict.bare, after: heading)
            standings[standing] = (pool.add(start), pool.add(end + ending))
        }
        let text = maker.points(points)
        guard low != high else {
            values[low].certain = pool.add(text)
            return true
        }
        guard let most = maker.placeOfMost(in: text) else { return false }
        let exactMost = text.place(of: #","exact_most":"#) ?? text.count
        let exactLeast = text.place(of: #","exact_least":"#) ?? exactMost
        func fill(_ piece: inout Piece, _ range: Range<Int>) {
            if piece.length < 0 { piece = pool.add(Array(text[range])) }
        }
        fill(&values[low].least, 0..<most)
        fill(&values[high].most, most..<exactLeast)
        fill(&values[low].exactLeast, exactLeast..<exactMost)
        fill(&values[high].exactMost, exactMost..<text.count)
        return true
    }
}
