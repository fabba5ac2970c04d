import RuleEngine
import RuleModel

/// What a line with reasons of a pack of targets has around its targets: all that its levels come to, the heads of
/// criteria, and the tail with what is missing.
///
/// Verdicts that rows share have their pieces made once.
struct LevelPieces: Sendable {
    private let maker: PieceMaker
    /// What stands before and after an outcome.
    private let heading: [UInt8]
    private let ending: [UInt8]
    private let criteria: [TargetCriterion]
    /// By number of a verdict; the second stands after the prerequisites.
    private var shared: [Pieces?] = []
    /// Where the pack does not apply.
    private var outside: Pieces?
    private var hasHeads = false

    private struct Pieces: Sendable {
        var outcome: Piece
        var tail: Piece
    }

    /// What was found for a row.
    struct Found {
        var isApplicable: Bool
        var outcome: LinePart
        var tail: LinePart
    }

    /// - Returns: None for a pack of points.
    init?(_ maker: PieceMaker, heading: [UInt8], ending: [UInt8]) {
        guard let model = maker.program.pack.targetModel else { return nil }
        (self.maker, self.heading, self.ending) = (maker, heading, ending)
        criteria = model.criteria
    }

    /// Looks up a row; none where nothing is known of its verdict.
    mutating func find(
        _ evaluator: inout BatchEvaluator, _ row: Int, _ pool: inout PiecePool, _ spare: inout PiecePool,
        heads: inout [HeadPieces.Head]
    ) -> Found? {
        if !hasHeads {
            heads = criteria.map { criterion in
                let text = maker.head(ofTargetsIn: criterion, after: VerdictFrame.criterionEnd)
                return HeadPieces.Head(start: LinePart(pool.add(text)))
            }
            hasHeads = true
        }
        if let number = evaluator.levels?.number(at: row) {
            while shared.count <= number { shared.append(nil) }
            if let known = shared[number] { return found(known, isApplicable: true, in: .pool) }
            guard let verdict = evaluator.levels?.all[number] else { return nil }
            let pieces = pieces(of: verdict.bare, in: &pool)
            shared[number] = pieces
            return found(pieces, isApplicable: true, in: .pool)
        }
        guard let verdict = evaluator.result.verdict(at: row) else { return nil }
        guard verdict.status == .notApplicable else {
            return found(pieces(of: verdict.bare, in: &spare), isApplicable: true, in: .spare)
        }
        let pieces = outside ?? pieces(of: verdict.bare, in: &pool)
        outside = pieces
        return found(pieces, isApplicable: false, in: .pool)
    }

    private func found(_ pieces: Pieces, isApplicable: Bool, in source: LinePart.Source) -> Found {
        Found(
            isApplicable: isApplicable, outcome: LinePart(pieces.outcome, in: source),
            tail: LinePart(pieces.tail, in: source))
    }

    private func pieces(of verdict: Verdict, in pool: inout PiecePool) -> Pieces {
        let (start, end) = maker.tail(of: verdict, after: VerdictFrame.prerequisitesEnd)
        let missing = verdict.missing.map { maker.missing($0) }.joined(separator: VerdictFrame.comma)
        return Pieces(
            outcome: pool.add(maker.outcome(of: verdict, after: heading) + ending),
            tail: pool.add(start + Array(missing) + end + VerdictFrame.lineEnd))
    }
}
