import RuleEngine
import RuleModel

/// Asks the reference evaluator what a cell comes to for numbers that decide it.
struct CellQuestion {
    private let pack: TalliedPack
    private let layout: BatchLayout
    private let notesReads: Bool
    private var evaluator: ReferenceEvaluator

    init(_ program: Program, asOf: Day?) {
        pack = TalliedPack(program)
        layout = program.layout
        notesReads = program.notesReads
        evaluator = ReferenceEvaluator(
            pack: pack.pack, record: Record(id: "", period: 0, values: []), asOf: asOf,
            notesReads: notesReads)
    }

    /// The result; none where the items of lists have to be looked at, or an expression fails.
    mutating func result(
        of cell: Cell, _ numbers: [Int32], period: Int, _ texts: TextPool
    ) -> CellResult? {
        guard let record = pack.record(for: cell, numbers, period: period, layout, texts) else { return nil }
        evaluator.turn(to: record)
        var result = evaluator.result(of: cell.kind)
        // A fault names the expression as the pack has it.
        if case .fault = result { return nil }
        if notesReads { result.reads = pack.reads(result.reads, of: cell, numbers) }
        return result
    }
}
