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

    /// Of the row that was looked up last: whether the pack applies to it, and its parts.
    private(set) var isApplicable = true
    /// Begins with the heading.
    private(set) var outcome = LineParts()
    /// By criterion; each begins with the end of the criterion before.
    private(set) var heads: [HeadPieces.Head]
    /// What stands before the missing data, and after them; one part where there are none.
    private(set) var tail = Tail(start: .empty, end: nil)
    /// Each begins with a comma.
    private(set) var missing: [LinePart] = []

    /// By total in units, twice, the second for barred ones.
    private var plainOutcomes: [Piece]
    private var outcomePieces: OutcomePieces
    private var headPieces: HeadPieces
    /// By how many unverified figures are left out, and the gates that fail.
    private var plainTails: [KeyTable] = []
    private var plainTailPieces: [SplitPiece] = []
    private var outcomes = WordTable<Piece>()
    private var otherHeads = WordTable<Piece>()
    private var tails = WordTable<Tail>()
    private var missingPieces = WordTable<Piece>()
    /// By number of a list of missing data.
    private var gapPieces: [Piece] = []
    /// The key that is being looked up.
    private var key: [Int32] = []

    struct Tail: Sendable {
        var start: LinePart
        var end: LinePart?
    }

    /// A piece that other pieces may stand within.
    private struct SplitPiece: Sendable {
        var whole: Piece
        var split: Int32

        func tail(isWhole: Bool, in source: LinePart.Source) -> Tail {
            let part = LinePart(whole, in: source)
            guard !isWhole else { return Tail(start: part, end: nil) }
            return Tail(start: part.droppingLast(whole.length - split), end: part.dropping(split))
        }
    }

    /// The end of a criterion, before the next one.
    static let criterionEnd = Array("]},".utf8)
    /// Between the outcome and the first criterion.
    private static let criteria = Array(#","criteria":["#.utf8)
    private static let prerequisitesEnd = Array("],".utf8)
    private static let lineEnd = Array("}\n".utf8)
    private static let comma = Array(",".utf8)
    /// More pieces than this are made anew for each batch.
    private static let mostPieces = 1 << 9
    /// The same for what ends lines of rows that lack nothing.
    private static let mostPlainTails = 1 << 11

    init(_ maker: PieceMaker, _ totals: TotalTable, in pool: inout PiecePool) {
        self.maker = maker
        heading = Array("\"".utf8) + maker.heading + Array(",".utf8)
        unit = maker.program.unit
        unverified = maker.program.pack.unverifiedItems
        headPieces = HeadPieces(maker, totals)
        outcomePieces = OutcomePieces(
            maker, heading: heading, ending: VerdictFrame.criteria)
        heads =
            maker.program.pack.targetModel.map { model in
                model.criteria.map { HeadPieces.Head(start: LinePart(pool.add(maker.head(of: $0)))) }
            } ?? totals.caps.map { _ in HeadPieces.Head(start: .empty) }
        plainOutcomes = Array(repeating: .none, count: 2 * totals.classes.count)
    }

    /// Looks up a row; false where nothing is known of its verdict.
    mutating func find(
        _ evaluator: inout BatchEvaluator, _ row: Int, _ pool: inout PiecePool, _ spare: inout PiecePool
    ) -> Bool {
        outcome.removeAll()
        if !missing.isEmpty { missing.removeAll(keepingCapacity: true) }
        if evaluator.result.forms[row] != 0 {
            if let parts = evaluator.result.parts(at: row),
                find(parts, &evaluator, row, &pool, &spare)
            {
                return true
            }
            outcome.removeAll()
            guard let verdict = evaluator.result.verdict(at: row) else { return false }
            find(verdict, evaluator.levels?.number(at: row), &pool, &spare)
            return true
        }
        guard let plain = evaluator.plainVerdict(at: row) else { return false }
        isApplicable = true
        if plainOutcomes[plain.number].length < 0 {
            plainOutcomes[plain.number] = pool.add(
                maker.outcome(of: plain, after: heading) + VerdictFrame.criteria)
        }
        outcome.append(LinePart(plainOutcomes[plain.number]))
        for criterion in heads.indices {
            let units = Int(evaluator.result.criteria[criterion &* BatchLayout.stride &+ row])
            heads[criterion] =
                headPieces.head(of: criterion, units: units, &pool)
                ?? head(of: criterion, points: Bounds(units: units, units, per: unit), &pool, &spare)
        }
        tail = plainTail(evaluator.result.bars[row], leftOut: 0, isWhole: true, &pool, &spare)
        return true
    }

    /// Looks up a row with a verdict in parts; false where its numbers cannot be parted.
    private mutating func find(
        _ parts: RowParts, _ evaluator: inout BatchEvaluator, _ row: Int, _ pool: inout PiecePool,
        _ spare: inout PiecePool
    ) -> Bool {
        isApplicable = true
        // Nothing but what is needed is taken of the result, which would be copied as a whole.
        if !outcomePieces.list(parts, into: &outcome) {
            let isMade = outcomePieces.makePieces(
                of: parts, evaluator.result.parts.standings.all[Int(parts.standing)],
                evaluator.result.parts.values.points(of: parts.total), &pool)
            guard isMade, outcomePieces.list(parts, into: &outcome) else { return false }
        }
        for criterion in heads.indices {
            let place = criterion &* BatchLayout.stride &+ row
            if evaluator.result.leftOut[place] == BatchResult.isWhole {
                let least = Int(evaluator.result.criteria[place])
                let most = Int(evaluator.result.criteriaMost[place])
                guard let head = headPieces.head(of: criterion, least, most, &pool) else { return false }
                heads[criterion] = head
            } else {
                let number = Int(evaluator.result.reduced[place])
                heads[criterion] = headPieces.head(
                    of: criterion, reduced: number, evaluator.result.parts.reduced.all[number].points, &pool)
            }
        }
        tail = plainTail(
            evaluator.result.bars[row], leftOut: unverified - Int(parts.unverified), isWhole: false, &pool,
            &spare)
        if parts.gaps > 0 {
            missing.append(gapPart(Int(parts.gaps), evaluator.result.parts.gaps.all[Int(parts.gaps)], &pool))
        }
        return true
    }

    /// Looks up a verdict, which may be one that rows of a pack of targets share.
    private mutating func find(
        _ verdict: RowVerdict, _ shared: Int?, _ pool: inout PiecePool, _ spare: inout PiecePool
    ) {
        if case .notApplicable = verdict.status { isApplicable = false } else { isApplicable = true }
        outcome.append(outcome(of: verdict, shared, &pool, &spare))
        // Those of a pack of targets are always the same.
        for criterion in verdict.criteria.indices {
            let points = verdict.criteria[criterion]
            let units = points.isCertain ? points.least.units(per: unit) : nil
            heads[criterion] =
                units.flatMap { headPieces.head(of: criterion, units: Int($0), &pool) }
                ?? head(of: criterion, points: points, &pool, &spare)
        }
        tail = tail(of: verdict, &pool, &spare)
        for datum in verdict.missing { missing.append(part(of: datum, &pool, &spare)) }
    }

    // MARK: - Parts

    private mutating func outcome(
        of verdict: RowVerdict, _ shared: Int?, _ pool: inout PiecePool, _ spare: inout PiecePool
    ) -> LinePart {
        if let shared {
            return LinePart(
                outcomePieces.piece(ofShared: shared)
                    ?? outcomePieces.makePiece(ofShared: shared, verdict, &pool))
        }
        func text() -> [UInt8] { maker.outcome(of: verdict.bare, after: heading) + VerdictFrame.criteria }
        // All that a line says of levels is too much for a key.
        guard verdict.levels.isEmpty else { return LinePart(spare.add(text()), in: .spare) }
        key.removeAll(keepingCapacity: true)
        verdict.addOutcome(to: &key)
        if let known = outcomes.entry(of: key) { return LinePart(known) }
        return VerdictFrame.part(text(), key, in: &outcomes, &pool, &spare)
    }

    private mutating func head(
        of criterion: Int, points: Bounds, _ pool: inout PiecePool, _ spare: inout PiecePool
    ) -> HeadPieces.Head {
        key.removeAll(keepingCapacity: true)
        key.append(Int32(criterion))
        key.append(points)
        if let known = otherHeads.entry(of: key) { return HeadPieces.Head(start: LinePart(known)) }
        let text = headPieces.text(criterion, points)
        return HeadPieces.Head(start: VerdictFrame.part(text, key, in: &otherHeads, &pool, &spare))
    }

    /// What ends the line of a row whose missing data are at hand, in one part where it lacks nothing.
    private mutating func plainTail(
        _ bits: UInt64, leftOut: Int, isWhole: Bool, _ pool: inout PiecePool, _ spare: inout PiecePool
    ) -> Tail {
        while plainTails.count <= leftOut { plainTails.append(KeyTable(bits: 4)) }
        if let known = plainTails[leftOut].number(of: bits) {
            return plainTailPieces[Int(known)].tail(isWhole: isWhole, in: .pool)
        }
        var verdict = Verdict.notApplicable
        verdict.bars = maker.bars(bits)
        verdict.unverified = unverified - leftOut
        let (start, end) = texts(ofTail: verdict)
        guard plainTailPieces.count < VerdictFrame.mostPlainTails else {
            return SplitPiece(whole: spare.add(start + end), split: Int32(start.count))
                .tail(isWhole: isWhole, in: .spare)
        }
        let piece = SplitPiece(whole: pool.add(start + end), split: Int32(start.count))
        plainTails[leftOut].add(bits, UInt32(plainTailPieces.count))
        plainTailPieces.append(piece)
        return piece.tail(isWhole: isWhole, in: .pool)
    }

    /// All missing data of a list.
    private mutating func gapPart(
        _ number: Int, _ gaps: @autoclosure () -> [MissingDatum], _ pool: inout PiecePool
    ) -> LinePart {
        while gapPieces.count <= number { gapPieces.append(.none) }
        if gapPieces[number].length < 0 {
            let texts = gaps().map { maker.missing($0, after: VerdictFrame.comma) }
            gapPieces[number] = pool.add(Array(texts.joined()))
        }
        return LinePart(gapPieces[number])
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
