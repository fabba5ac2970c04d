import RuleEngine
import RuleModel

/// What earlier results say of the levels of a pack: whether one that must come before another was held long enough.
///
/// What they say is asked of the reference evaluator once for all rows that tell the same.
struct LevelHistory: Sendable {
    private let pack: RulePack
    private let layout: BatchLayout
    private let asOf: Day?
    /// The slot of the list of earlier results, where some level asks for one.
    private let slot: Int?
    /// By what the rows tell.
    private var numbers = WordTable<Int32>()
    private var all: [[PastLevel?]] = []
    /// The same for this batch only, by number less `firstSpare`.
    private var spare: [[PastLevel?]] = []
    /// By row of the batch, the number of what it says, or `unasked`.
    private var rows = Array(repeating: unasked, count: BatchLayout.stride)
    private var key: [Int32] = []

    /// More of them than this serve one batch only.
    private let room: Int
    private static let firstSpare = 1 << 10
    private static let unasked: Int32 = -1

    init(_ model: TargetModel, of pack: RulePack, _ layout: BatchLayout, asOf: Day?, room: Int) {
        self.room = min(room, LevelHistory.firstSpare)
        (self.pack, self.layout, self.asOf) = (pack, layout, asOf)
        slot = model.history
    }

    /// Forgets the batch before.
    mutating func begin() {
        for row in rows.indices { rows[row] = LevelHistory.unasked }
        if !spare.isEmpty { spare.removeAll(keepingCapacity: true) }
    }

    /// By level, whether the one that must come before it was held long enough before a row; empty where nobody asked.
    func levels(at row: Int) -> [PastLevel?] {
        let number = Int(rows[row])
        guard number != LevelHistory.unasked else { return [] }
        return number < LevelHistory.firstSpare ? all[number] : spare[number - LevelHistory.firstSpare]
    }

    /// The number of what a row says; none where it serves this batch only.
    mutating func look(at row: Int, _ batch: Batch) -> Int32? {
        makeKey(row, batch)
        if let known = numbers.entry(of: key) {
            rows[row] = known
            return known
        }
        var values: [Value?] = Array(repeating: nil, count: pack.schema.fields.count)
        if let slot { values[slot] = results(at: row, batch) }
        let record = Record(id: "", period: Int(batch.value(.period, row)), values: values)
        var evaluator = ReferenceEvaluator(pack: pack, record: record, asOf: asOf)
        let levels = (pack.targetModel?.levels ?? []).indices.map { evaluator.level(before: $0) }
        guard all.count < room else {
            spare.append(levels)
            rows[row] = Int32(LevelHistory.firstSpare + spare.count - 1)
            return nil
        }
        rows[row] = Int32(all.count)
        numbers.add(rows[row], of: key)
        all.append(levels)
        return rows[row]
    }

    /// Makes the key of a row: the period, and the numbers of each earlier result.
    private mutating func makeKey(_ row: Int, _ batch: Batch) {
        key.removeAll(keepingCapacity: true)
        guard let slot else { return }
        let count = batch.value(BatchLayout.column(ofField: slot), row)
        key.append(count)
        guard count != ColumnKind.missing, count != 0 else { return }
        key.append(batch.value(.period, row))
        for item in batch.items(ofList: slot, at: row) {
            for column in layout.items[slot].indices { key.append(number(slot, column, item, batch)) }
        }
    }

    /// What an earlier result has in a column: of its title only whether it is this one.
    private func number(_ slot: Int, _ column: Int, _ item: Int, _ batch: Batch) -> Int32 {
        let number = batch.itemValue(slot, column, item)
        guard number != ColumnKind.missing, layout.items[slot][column] == .text(isRead: true) else {
            return number
        }
        return ColumnKind.name(pack.titleNames).number(of: .text(batch.texts.text(number))) ?? 0
    }

    /// The earlier results of a row; none where it does not tell.
    private func results(at row: Int, _ batch: Batch) -> Value? {
        guard let slot, batch.value(BatchLayout.column(ofField: slot), row) != ColumnKind.missing else {
            return nil
        }
        return .list(
            batch.items(ofList: slot, at: row).enumerated().map { index, item in
                var values = layout.items[slot].enumerated().map { column, kind in
                    kind.value(number(slot, column, item, batch))
                }
                let title = PastResult.Slot.title.rawValue
                switch number(slot, title, item, batch) {
                case ColumnKind.missing: break
                case 1: values[title] = .text(normalizing: pack.titleNames[0])
                // Any text that is no title.
                default: values[title] = .text(normalizing: "")
                }
                return .record(Item(values: values, list: slot, index: index))
            })
    }
}
