import RuleEngine
import RuleModel

/// What cells came to, by number.
///
///     0               stands for no result
///     1, 2, 3 …       kept for as long as the evaluator lives
///     firstSpare …    of one batch only, where their numbers do not say all, or too many others are kept
struct CellResults: Sendable {
    /// Results one after the other, what is asked of them apart: rows ask one thing of many results.
    struct Columns: Sendable {
        private(set) var results: [CellResult] = []
        /// The cell of each.
        private(set) var cells: [Int32] = []
        /// The same results in few words.
        private(set) var digests: [ResultDigest] = []
        /// What each of them lacks, in order.
        private(set) var missing: [[DataPath]] = []
        /// The outcomes of the same results, where they are those of indicators, by their place among all outcomes.
        private(set) var outcomes: [UInt8] = []

        var count: Int { results.count }
        var isEmpty: Bool { results.isEmpty }

        mutating func append(
            _ result: CellResult, of cell: Int, _ digest: ResultDigest, lacking missing: [DataPath],
            outcome: UInt8
        ) {
            self.missing.append(missing)
            results.append(result)
            cells.append(Int32(cell))
            digests.append(digest)
            outcomes.append(outcome)
        }

        mutating func removeAll() {
            results.removeAll(keepingCapacity: true)
            cells.removeAll(keepingCapacity: true)
            digests.removeAll(keepingCapacity: true)
            missing.removeAll(keepingCapacity: true)
            outcomes.removeAll(keepingCapacity: true)
        }
    }

    /// By number; the first stands for none of them.
    private(set) var kept = Columns()
    /// By number less `firstSpare`.
    private(set) var spare = Columns()
    /// What each of the kept ones adds to the sums of a row.
    private(set) var sums = [CellSum.unknown]
    /// What each of the kept ones means for verdicts in parts.
    private(set) var marks = [CellMark.none]
    /// What was read for the kept ones, each once: thousands of results differ in little else than numbers.
    private var reads: Set<Reads> = []
    /// How many results are kept at the most.
    private let room: Int

    /// The first number of results of one batch only.
    static let firstSpare = 1 << 20

    init(room: Int) {
        self.room = min(room, CellResults.firstSpare - 1)
        kept.append(.gate(.open), of: 0, ResultDigest(), lacking: [], outcome: 0)
    }

    /// The number of the next result that is kept; none where no more are.
    var next: UInt32? { kept.count <= room ? UInt32(kept.count) : nil }

    /// Keeps a result.
    ///
    /// - Parameters:
    ///   - result: The result.
    ///   - cell: Its cell.
    ///   - digest: The result in few words.
    ///   - missing: What it lacks, in order.
    ///   - outcome: The place of its outcome among all outcomes.
    ///   - sum: What it adds to the sums of a row.
    ///   - mark: What it means for verdicts in parts.
    mutating func keep(
        _ result: consuming CellResult, of cell: Int, _ digest: ResultDigest, lacking missing: [DataPath],
        outcome: UInt8, sum: CellSum, _ mark: CellMark
    ) {
        if result.reads != Reads() { result.reads = reads.insert(result.reads).memberAfterInsert }
        kept.append(result, of: cell, digest, lacking: missing, outcome: outcome)
        sums.append(sum)
        marks.append(mark)
    }

    /// Adds a result of this batch only; gives its number.
    mutating func addSpare(
        _ result: CellResult, of cell: Int, _ digest: ResultDigest, outcome: UInt8
    ) -> UInt32 {
        spare.append(result, of: cell, digest, lacking: result.missing, outcome: outcome)
        return UInt32(CellResults.firstSpare + spare.count - 1)
    }

    /// Forgets the results of the batch before.
    mutating func forgetSpare() { if !spare.isEmpty { spare.removeAll() } }

    /// The result that a number stands for; a kept one names items by their places among the open ones of a row.
    func result(_ number: Int) -> CellResult {
        number < CellResults.firstSpare
            ? kept.results[number] : spare.results[number - CellResults.firstSpare]
    }

    /// The same in few words.
    @inline(__always)
    func digest(_ number: Int) -> ResultDigest {
        number < CellResults.firstSpare
            ? kept.digests[number] : spare.digests[number - CellResults.firstSpare]
    }

    /// The place of its outcome among all outcomes, where it is that of an indicator.
    @inline(__always)
    func outcome(_ number: Int) -> UInt8 {
        number < CellResults.firstSpare
            ? kept.outcomes[number] : spare.outcomes[number - CellResults.firstSpare]
    }
}
