import RuleEngine
import RuleModel
import RuleReport

/// What a line with reasons has around its items: the outcome, the heads of criteria and the tail.
///
/// One row after the other is looked up; whatever a row has that none had before is made.
struct VerdictFrame: Sendable {
    private let maker: PieceMaker
    /// The quote after the place, pack and engine.
    private let heading: [UInt8]
    private let unit: Int
    private let unverified: Int
    /// The greatest sum of each criterion, and where its heads start.
    private let caps: [Int]
    private let starts: [Int]

    /// Of the row that was looked up last: whether the pack applies to it, and its parts.
    private(set) var isApplicable = true
    private(set) var outcome = LinePart(.none)
    /// By criterion; each begins with the end of the criterion before.
    private(set) var heads: [LinePart]
    /// What stands before the missing data, and after them; one part where there are none.
    private(set) var tail = Tail(start: LinePart(.none), end: nil)
    /// Each begins with a comma.
    private(set) var missing: [LinePart] = []

    /// By total in units, twice, the second for barred ones.
    private var plainOutcomes: [Piece]
    /// By criterion and points in units.
    private var plainHeads: [Piece]
    /// By the gates that fail.
    private var plainTails = KeyTable()
    private var plainTailPieces: [Piece] = []
    private var outcomes = WordTable<Piece>()
    /// What outcomes say around their points, which more rows share than whole outcomes.
    private var standings = WordTable<Standing>()
    private var otherHeads = WordTable<Piece>()
    private var tails = WordTable<Tail>()
    private var missingPieces = WordTable<Piece>()
    /// The keys that are being looked up.
    private var key: [Int32] = []
    private var standingKey: [Int32] = []

    /// What an outcome says before its points, and after them up to the criteria.
    private struct Standing: Sendable {
        var start: [UInt8]
        var end: [UInt8]
        var hasPoints: Bool
    }

    struct Tail: Sendable {
        var start: LinePart
        var end: LinePart?
    }

    /// The end of a criterion, before the next one.
    static let criterionEnd = Array("]},".utf8)
    /// Between the outcome and the first criterion.
    private static let criteria = Array(#","criteria":["#.utf8)
    private static let prerequisitesEnd = Array("],".utf8)
    private static let lineEnd = Array("}\n".utf8)
    private static let comma = Array(",".utf8)
    /// More pieces than this are made anew for each batch.
    private static let mostPieces = 1 << 11

    init(_ maker: PieceMaker, _ totals: TotalTable) {
        self.maker = maker
        heading = Array("\"".utf8) + maker.heading + Array(",".utf8)
        unit = maker.program.unit
        unverified = maker.program.pack.unverifiedItems
        caps = totals.caps.map { Int($0) }
        var starts = [0]
        for cap in caps { starts.append(starts[starts.count - 1] + cap + 1) }
        self.starts = starts
        heads = Array(repeating: LinePart(.none), count: caps.count)
        plainHeads = Array(repeating: .none, count: starts[caps.count])
        plainOutcomes = Array(repeating: .none, count: 2 * totals.classes.count)
    }

    /// Looks up a row; false where nothing is known of its verdict.
    mutating func find(
        _ evaluator: inout BatchEvaluator, _ row: Int, _ pool: inout PiecePool, _ spare: inout PiecePool
    ) -> Bool {
        // Asked first, because a verdict is copied even where there is none.
        if evaluator.result.verdictNumbers[row] != 0 {
            guard let verdict = evaluator.result.verdict(at: row) else { return false }
            find(verdict, &pool, &spare)
            return true
        }
        guard let plain = evaluator.plainVerdict(at: row) else { return false }
        isApplicable = true
        if plainOutcomes[plain.number].length < 0 {
            plainOutcomes[plain.number] = pool.add(
                maker.outcome(of: plain, after: heading) + VerdictFrame.criteria)
        }
        outcome = LinePart(plainOutcomes[plain.number])
        for criterion in heads.indices {
            let units = Int(evaluator.result.criteria[criterion &* BatchLayout.stride &+ row])
            let place = starts[criterion] &+ units
            let isKnown = units >= 0 && units <= caps[criterion] && plainHeads[place].length >= 0
            heads[criterion] =
                isKnown
                ? LinePart(plainHeads[place]) : head(of: criterion, units: units, &pool, &spare)
        }
        tail = Tail(start: plainTail(evaluator.result.bars[row], &pool), end: nil)
        if !missing.isEmpty { missing.removeAll(keepingCapacity: true) }
        return true
    }

    private mutating func find(_ verdict: RowVerdict, _ pool: inout PiecePool, _ spare: inout PiecePool) {
        if case .notApplicable = verdict.status { isApplicable = false } else { isApplicable = true }
        key.removeAll(keepingCapacity: true)
        verdict.addOutcome(to: &key)
        outcome =
            outcomes.entry(of: key).map { LinePart($0) }
            ?? VerdictFrame.part(outcomeText(of: verdict), key, in: &outcomes, &pool, &spare)
        if isApplicable {
            for criterion in heads.indices {
                let points = verdict.criteria[criterion]
                if points.isCertain, let units = points.least.units(per: unit) {
                    heads[criterion] = head(of: criterion, units: Int(units), &pool, &spare)
                } else {
                    heads[criterion] = head(of: criterion, points: points, &pool, &spare)
                }
            }
        }
        tail = tail(of: verdict, &pool, &spare)
        if !missing.isEmpty { missing.removeAll(keepingCapacity: true) }
        for datum in verdict.missing { missing.append(part(of: datum, &pool, &spare)) }
    }

    // MARK: - Parts

    private mutating func outcomeText(of verdict: RowVerdict) -> [UInt8] {
        standingKey.removeAll(keepingCapacity: true)
        verdict.addStanding(to: &standingKey)
        let standing = standings.entry(of: standingKey) ?? addStanding(of: verdict)
        guard standing.hasPoints else { return standing.start + standing.end }
        return maker.points(verdict.points, after: standing.start) + standing.end
    }

    private mutating func addStanding(of verdict: RowVerdict) -> Standing {
        let (start, end) = maker.standing(of: verdict.bare, after: heading)
        let standing = Standing(start: start, end: end + VerdictFrame.criteria, hasPoints: !end.isEmpty)
        if standings.count < VerdictFrame.mostPieces { standings.add(standing, of: standingKey) }
        return standing
    }

    private mutating func head(
        of criterion: Int, units: Int, _ pool: inout PiecePool, _ spare: inout PiecePool
    ) -> LinePart {
        guard units >= 0, units <= caps[criterion] else {
            return head(of: criterion, points: Bounds(Rational(units, over: unit) ?? .zero), &pool, &spare)
        }
        let place = starts[criterion] + units
        if plainHeads[place].length < 0 {
            let points = Bounds(Rational(units, over: unit) ?? .zero)
            plainHeads[place] = pool.add(
                maker.head(of: criterion, points: points, after: VerdictFrame.criterionEnd))
        }
        return LinePart(plainHeads[place])
    }

    private mutating func head(
        of criterion: Int, points: Bounds, _ pool: inout PiecePool, _ spare: inout PiecePool
    ) -> LinePart {
        key.removeAll(keepingCapacity: true)
        key.append(Int32(criterion))
        key.append(points)
        if let known = otherHeads.entry(of: key) { return LinePart(known) }
        let text = maker.head(of: criterion, points: points, after: VerdictFrame.criterionEnd)
        return VerdictFrame.part(text, key, in: &otherHeads, &pool, &spare)
    }

    private mutating func plainTail(_ bits: UInt64, _ pool: inout PiecePool) -> LinePart {
        if let known = plainTails.number(of: bits) { return LinePart(plainTailPieces[Int(known)]) }
        var verdict = Verdict.notApplicable
        verdict.bars = maker.bars(bits)
        verdict.unverified = unverified
        let (start, end) = texts(ofTail: verdict)
        plainTails.add(bits, UInt32(plainTailPieces.count))
        plainTailPieces.append(pool.add(start + end))
        return LinePart(plainTailPieces[plainTailPieces.count - 1])
    }

    private mutating func tail(
        of verdict: RowVerdict, _ pool: inout PiecePool, _ spare: inout PiecePool
    ) -> Tail {
        key.removeAll(keepingCapacity: true)
        key.append(Int32(truncatingIfNeeded: verdict.unverified))
        for bar in verdict.bars { key.append(bar) }
        if let known = tails.entry(of: key) { return known }
        var bare = verdict.bare
        bare.missing = []
        let (start, end) = texts(ofTail: bare)
        guard tails.count < VerdictFrame.mostPieces else {
            return Tail(
                start: LinePart(spare.add(start), in: .spare), end: LinePart(spare.add(end), in: .spare))
        }
        let tail = Tail(start: LinePart(pool.add(start)), end: LinePart(pool.add(end)))
        tails.add(tail, of: key)
        return tail
    }

    /// What stands before and after the missing data, with the end of the prerequisites and that of the line.
    private func texts(ofTail verdict: Verdict) -> (start: [UInt8], end: [UInt8]) {
        let (start, end) = maker.tail(of: verdict, after: VerdictFrame.prerequisitesEnd)
        return (start, end + VerdictFrame.lineEnd)
    }

    private mutating func part(
        of datum: MissingDatum, _ pool: inout PiecePool, _ spare: inout PiecePool
    ) -> LinePart {
        key.removeAll(keepingCapacity: true)
        key.append(datum)
        if let known = missingPieces.entry(of: key) { return LinePart(known) }
        return VerdictFrame.part(
            maker.missing(datum, after: VerdictFrame.comma), key, in: &missingPieces, &pool, &spare)
    }

    /// Makes a part that is new.
    private static func part(
        _ text: [UInt8], _ key: [Int32], in table: inout WordTable<Piece>, _ pool: inout PiecePool,
        _ spare: inout PiecePool
    ) -> LinePart {
        guard table.count < mostPieces else { return LinePart(spare.add(text), in: .spare) }
        let piece = pool.add(text)
        table.add(piece, of: key)
        return LinePart(piece)
    }
}
