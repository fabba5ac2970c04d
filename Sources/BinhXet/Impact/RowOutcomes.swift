import RuleBulk
import RuleEngine
import RuleModel
import RuleReport

/// What the rows of batches come to under one pack, each outcome made once.
struct RowOutcomes {
    private(set) var all: [Outcome] = []
    /// The class of each, for those who say how it changed.
    private(set) var classes: [Int?] = []
    /// By number of a plain sum: the outcome, from 1.
    private var plain: [Int32] = []
    /// The same by number of an open outcome.
    private var open: [UInt64: Int32] = [:]
    /// More open outcomes than this are looked for by what they say.
    private static let mostOpen = 1 << 12
    /// By outcome, so that rows with verdicts of their own add none that is known.
    private var numbers: [Outcome: Int32] = [:]

    /// The number of the outcome of a row that no expression failed on.
    mutating func index(at row: Int, of evaluator: BatchEvaluator) -> Int {
        if let number = evaluator.plainVerdict(at: row)?.number {
            plain.growWithZeros(to: number + 1)
            if plain[number] == 0 { plain[number] = add(evaluator, row) }
            return Int(plain[number]) - 1
        }
        let number = evaluator.openOutcome(at: row)
        if let number, let known = open[number] { return Int(known) - 1 }
        let outcome = add(evaluator, row)
        if let number, open.count < RowOutcomes.mostOpen { open[number] = outcome }
        return Int(outcome) - 1
    }

    private mutating func add(_ evaluator: BatchEvaluator, _ row: Int) -> Int32 {
        let pack = evaluator.program.pack
        if let verdict = evaluator.result.verdict(at: row) {
            return add(verdict.status, verdict.classIndex, verdict.points, pack)
        }
        if let plain = evaluator.plainVerdict(at: row),
            let points = Rational(Int(plain.total), over: evaluator.program.unit)
        {
            let (status, classIndex) = plain.standing(by: pack)
            return add(status, classIndex, Bounds(points), pack)
        }
        preconditionFailure("a row that is no plain sum has a verdict of its own")
    }

    private mutating func add(
        _ status: Verdict.Status, _ classIndex: Int?, _ points: Bounds, _ pack: RulePack
    ) -> Int32 {
        let standing = Standing(status: status, rank: classIndex.map { pack.ranks[$0].id })
        let outcome = Outcome(standing: standing, points: points)
        if let known = numbers[outcome] { return known }
        all.append(outcome)
        classes.append(classIndex)
        numbers[outcome] = Int32(all.count)
        return Int32(all.count)
    }
}

/// What two packs make of rows, each pair of outcomes made once and counted.
struct OutcomePairs {
    struct Pair {
        var old: Outcome
        var new: Outcome
        var classes: (old: Int?, new: Int?)
        var isSame: Bool

        /// What is responsible where all answers are the same.
        func reclassified(_ before: RulePack, _ after: RulePack) -> ImpactCause {
            guard let was = old.standing.status, let isNow = new.standing.status else {
                preconditionFailure("a row of columns has a verdict")
            }
            return .classification(
                ImpactCause.standing(was, classes.old, by: before),
                ImpactCause.standing(isNow, classes.new, by: after))
        }
    }

    private var numbers: [UInt64: Int] = [:]
    private var all: [Pair] = []
    private var counts: [Int] = []
    private var last: (key: UInt64, index: Int)?

    subscript(index: Int) -> Pair { all[index] }

    /// The number of a pair of outcomes.
    mutating func index(_ before: Int, _ after: Int, _ old: RowOutcomes, _ new: RowOutcomes) -> Int {
        let key = UInt64(before) << 32 | UInt64(after)
        if let last, last.key == key { return last.index }
        let index = numbers[key] ?? all.count
        if index == all.count {
            numbers[key] = index
            let (was, isNow) = (old.all[before], new.all[after])
            all.append(
                Pair(
                    old: was, new: isNow, classes: (old.classes[before], new.classes[after]),
                    isSame: was == isNow))
            counts.append(0)
        }
        last = (key, index)
        return index
    }

    mutating func count(_ index: Int) { counts[index] += 1 }

    /// Gives what was counted, and begins anew.
    mutating func settle(_ take: (Outcome, Outcome, Int) -> Void) {
        for index in counts.indices where counts[index] > 0 {
            take(all[index].old, all[index].new, counts[index])
            counts[index] = 0
        }
    }
}
