import RuleEngine
import RuleModel

/// The verdicts of a pack of targets, each put together once for all rows whose cells come to the same.
///
/// The result of a cell is looked at without what was read for it, so there are few: a key is a number for each cell
/// and one for what earlier results say.
package struct LevelVerdicts: Sendable {
    /// A result without what was read for it.
    private enum Face: Hashable {
        case gate(Gate)
        case prerequisite(PrerequisiteResult)
        case target(TargetResult)
    }

    private var faces: [Face: Int32] = [:]
    /// By the number of a kept result: that of its face, or `own`.
    private var keptFaces = [own]
    private var numbers = WordTable<Int32>()
    /// By number.
    private var all: [RowVerdict] = []
    /// By row of the batch, the number of its verdict, or `own`.
    private(set) var rows = Array(repeating: own, count: BatchLayout.stride)
    private var history: LevelHistory
    private var key: [Int32] = []

    /// Stands for what no other row has: an expression fails, or items of a list have to be named.
    private static let own: Int32 = -1
    /// More verdicts than this are put together row by row.
    private let room: Int

    init(
        _ model: TargetModel, of pack: RulePack, _ layout: BatchLayout, asOf: Day?, _ memory: EvaluatorMemory
    ) {
        history = LevelHistory(model, of: pack, layout, asOf: asOf, room: memory.histories)
        room = memory.levelVerdicts
    }

    /// The number of the verdict on a row, which it shares with others; none where it has its own.
    package func number(at row: Int) -> Int? {
        rows[row] == LevelVerdicts.own ? nil : Int(rows[row])
    }

    /// By level, whether the one that must come before it was held long enough before a row.
    func pastLevels(at row: Int) -> [PastLevel?] { history.levels(at: row) }

    /// Takes in the result of a cell that is kept by the evaluator, as the next one.
    mutating func keep(_ result: CellResult) {
        var result = result
        result.reads = Reads()
        let face: Face? =
            switch result {
            case .gate(let gate): .gate(gate)
            case .prerequisite(let result): .prerequisite(result)
            case .target(let result): .target(result)
            case .indicator, .deduction, .fault: nil
            }
        guard let face, !result.missing.contains(where: \.isOfItem) else {
            return keptFaces.append(LevelVerdicts.own)
        }
        let number = faces[face] ?? Int32(faces.count)
        faces[face] = number
        keptFaces.append(number)
    }

    /// Looks up the verdict on a row.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - batch: The records.
    ///   - outcomes: The numbers of what cells came to, cell after cell.
    /// - Returns: The verdict; none where it has to be put together first.
    mutating func find(_ row: Int, _ batch: Batch, _ outcomes: [UInt32]) -> RowVerdict? {
        guard makeKey(row, batch, outcomes) else {
            key.removeAll(keepingCapacity: true)
            return nil
        }
        guard let number = numbers.entry(of: key) else { return nil }
        rows[row] = number
        return all[Int(number)]
    }

    /// Makes the key of a row; false where no other row can have the same.
    private mutating func makeKey(_ row: Int, _ batch: Batch, _ outcomes: [UInt32]) -> Bool {
        key.removeAll(keepingCapacity: true)
        guard let past = history.look(at: row, batch) else { return false }
        key.append(past)
        var place = row
        while place < outcomes.count {
            let number = Int(outcomes[place])
            guard number < keptFaces.count, keptFaces[number] != LevelVerdicts.own else { return false }
            key.append(keptFaces[number])
            place &+= BatchLayout.stride
        }
        return true
    }

    /// Forgets the batch before.
    mutating func begin() {
        for row in rows.indices { rows[row] = LevelVerdicts.own }
        history.begin()
    }

    /// Keeps the verdict on the row that was looked up last, if others may share it.
    mutating func keep(_ verdict: RowVerdict, at row: Int) {
        guard !key.isEmpty, all.count < room else { return }
        rows[row] = Int32(all.count)
        numbers.add(rows[row], of: key)
        all.append(verdict)
    }
}
