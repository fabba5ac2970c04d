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
    private let unit: Int

    /// By number of the standing.
    private var standings: [(start: Piece, rest: Piece)] = []
    private var values: [Value] = []
    /// By total in units, the number of its value plus 1.
    private var units: [Int32]
    /// The same for points of scaled totals.
    private var pointNumbers = KeyTable()
    /// By the number of a scaled total that is kept, the numbers of the values of its ends; less than 0 where that was
    /// not asked for.
    private var scaled: [(low: Int32, high: Int32)] = []

    /// By number of a verdict of a pack of targets.
    private var shared: [Piece] = []

    /// A number of points in all the forms in which it occurs.
    private struct Value: Sendable {
        let points: Rational
        var certain = Piece.none
        var least = Piece.none
        var most = Piece.none
        var exactLeast = Piece.none
        var exactMost = Piece.none
    }

    /// More values than this are not kept.
    private static let mostValues = 1 << 10

    init(_ maker: PieceMaker, heading: [UInt8], ending: [UInt8], totals: Int) {
        self.maker = maker
        self.heading = heading
        self.ending = ending
        unit = maker.program.unit
        units = Array(repeating: 0, count: totals)
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
    ///   - least: The least of its total in units, where it is not scaled.
    ///   - most: The same for the most.
    ///   - total: Gives a scaled total by its number.
    ///   - verdict: What its standing says.
    ///   - parts: Takes the outcome.
    ///   - pool: Takes new pieces.
    /// - Returns: False where it has a value too many.
    mutating func list(
        _ row: RowParts, units least: Int32, _ most: Int32, _ total: (Int) -> Bounds,
        _ verdict: @autoclosure () -> RowVerdict, into parts: inout LineParts, _ pool: inout PiecePool
    ) -> Bool {
        let (low, high): (Int?, Int?) =
            if let scaled = row.scaled {
                numbers(ofScaled: scaled, total)
            } else {
                (number(ofUnits: least), number(ofUnits: most))
            }
        guard let low, let high else { return false }
        while standings.count <= row.standing { standings.append((.none, .none)) }
        if isNew(row.standing, low, high) {
            guard make(row.standing, verdict(), low, high, &pool) else { return false }
        }
        let standing = standings[row.standing]
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

    // MARK: - Values

    private mutating func number(ofUnits total: Int32) -> Int? {
        let known = units[Int(total)]
        if known > 0 { return Int(known) - 1 }
        guard let number = number(of: Rational(units: Int(total), per: unit)) else { return nil }
        units[Int(total)] = Int32(number) + 1
        return number
    }

    private mutating func numbers(ofScaled total: Int, _ points: (Int) -> Bounds) -> (low: Int?, high: Int?) {
        if total < scaled.count, scaled[total].low >= 0 {
            return (Int(scaled[total].low), Int(scaled[total].high))
        }
        let bounds = points(total)
        guard let low = number(of: bounds.least), let high = number(of: bounds.most) else {
            return (nil, nil)
        }
        if total < ReducedParts.mostTotals {
            while scaled.count <= total { scaled.append((-1, -1)) }
            scaled[total] = (Int32(low), Int32(high))
        }
        return (low, high)
    }

    private mutating func number(of points: Rational) -> Int? {
        guard let top = UInt32(exactly: points.numerator), let bottom = UInt32(exactly: points.denominator)
        else { return nil }
        let key = UInt64(top) << 32 | UInt64(bottom)
        if let known = pointNumbers.number(of: key) { return Int(known) }
        guard values.count < OutcomePieces.mostValues else { return nil }
        pointNumbers.add(key, UInt32(values.count))
        values.append(Value(points: points))
        return values.count - 1
    }

    // MARK: - Making

    /// Makes the pieces of an outcome that are new, out of the whole of it.
    @inline(never)
    private mutating func make(
        _ standing: Int, _ verdict: RowVerdict, _ low: Int, _ high: Int, _ pool: inout PiecePool
    ) -> Bool {
        if standings[standing].start.length < 0 {
            let (start, end) = maker.standing(of: verdict.bare, after: heading)
            standings[standing] = (pool.add(start), pool.add(end + ending))
        }
        let text = maker.points(Bounds(least: values[low].points, most: values[high].points))
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
