import RuleEngine
import RuleModel

/// The heads of criteria, by their points in units.
///
///     {"id":"1", "least":10.5 ,"most":12,"max":30,"indicators":[
///     start                   end
struct HeadPieces: Sendable {
    private let maker: PieceMaker
    private let unit: Int
    /// The greatest sum of each criterion, and where its heads start.
    private let caps: [Int]
    private let starts: [Int]
    /// By criterion and points in units, for certain points.
    private var whole: [Piece]
    /// The same for the two ends of open points.
    private var openStarts: [Piece]
    private var openEnds: [Piece]
    /// By number of the part of a criterion of which cells are excluded.
    private var reduced: [Piece] = []

    /// A head in two; the second is empty where points are certain.
    struct Head: Sendable {
        var start: LinePart
        var end = LinePart.empty
    }

    init(_ maker: PieceMaker, _ totals: TotalTable) {
        self.maker = maker
        unit = maker.program.unit
        caps = totals.caps.map { Int($0) }
        var starts = [0]
        for cap in caps { starts.append(starts[starts.count - 1] + cap + 1) }
        self.starts = starts
        whole = Array(repeating: .none, count: starts[caps.count])
        openStarts = whole
        openEnds = whole
    }

    /// The head of a criterion with certain points; none where these are not among the sums that it can have.
    @inline(__always)
    mutating func head(of criterion: Int, units: Int, _ pool: inout PiecePool) -> Head? {
        guard units >= 0, units <= caps[criterion] else { return nil }
        let place = starts[criterion] &+ units
        if whole[place].length < 0 { whole[place] = pool.add(text(criterion, units, units)) }
        return Head(start: LinePart(whole[place]))
    }

    /// The head of a criterion with open points; none where these cannot be parted.
    mutating func head(of criterion: Int, _ least: Int, _ most: Int, _ pool: inout PiecePool) -> Head? {
        guard least != most else { return head(of: criterion, units: least, &pool) }
        guard least >= 0, most <= caps[criterion] else { return nil }
        let (low, high) = (starts[criterion] + least, starts[criterion] + most)
        if openStarts[low].length < 0 || openEnds[high].length < 0 {
            let text = text(criterion, least, most)
            guard let middle = maker.placeOfMost(in: text), text.place(of: #""exact_"#) == nil else {
                return nil
            }
            if openStarts[low].length < 0 { openStarts[low] = pool.add(Array(text[..<middle])) }
            if openEnds[high].length < 0 { openEnds[high] = pool.add(Array(text[middle...])) }
        }
        return Head(start: LinePart(openStarts[low]), end: LinePart(openEnds[high]))
    }

    /// The head of a criterion of which cells are excluded, by the number of what it comes to.
    mutating func head(
        of criterion: Int, reduced number: Int, _ points: Bounds, _ pool: inout PiecePool
    ) -> Head {
        while reduced.count <= number { reduced.append(.none) }
        if reduced[number].length < 0 { reduced[number] = pool.add(text(criterion, points)) }
        return Head(start: LinePart(reduced[number]))
    }

    /// The text of a head, with the end of the criterion before.
    func text(_ criterion: Int, _ points: Bounds) -> [UInt8] {
        maker.head(of: criterion, points: points, after: VerdictFrame.criterionEnd)
    }

    private func text(_ criterion: Int, _ least: Int, _ most: Int) -> [UInt8] {
        text(criterion, Bounds(units: least, most, per: unit))
    }
}
