package import RuleModel

/// A pack as the bulk evaluator runs it: tables that are looked up instead of rules that are worked out.
///
///     list ──► tallies ─┐
///     columns ──────────┴─► cells: gates, indicators, targets, deductions, prerequisites ──► verdict
///
/// A cell is a part of the pack that depends on a few numbers only. What it comes to for given numbers is worked
/// out once, by the reference evaluator, and kept; so there is one meaning, and the fast path has none of its own.
package struct Program: Sendable {
    package let pack: RulePack
    package let layout: BatchLayout
    package let cells: [Cell]
    package let tallies: [Tally]
    /// By derived value, the tally that says what it is.
    let derivedTallies: [DerivedTally?]
    let lists: [ListProgram]
    /// Whether results say what was read for them.
    let notesReads: Bool
    /// Points are counted in fractions of a point: 2 stands for halves.
    package let unit: Int

    /// Compiles a pack.
    ///
    /// - Parameters:
    ///   - pack: The pack.
    ///   - notesReads: Whether results are to say what was read for them.
    package init(of pack: RulePack, notesReads: Bool = true) {
        self.pack = pack
        let layout = BatchLayout(of: pack)
        (self.layout, self.notesReads) = (layout, notesReads)
        var tallies = TallyList()
        let limits = FieldLimits(pack.schema)
        cells = Program.parts(of: pack).map { kind in
            var search = InputSearch(pack, layout, limits, notesReads: notesReads)
            search.add(kind, of: pack)
            search.addLimits()
            let inputs =
                search.columns.sorted().map { CellInput.column($0) }
                + tallies.indexes(of: search.tallies).map { .tally($0) }
            return Cell(
                kind: kind, id: kind.id(in: pack), inputs: search.needsItems ? [] : inputs,
                openGaps: search.openGaps, needsItems: search.needsItems)
        }
        // The size of a named list is shown wherever a rule reads it.
        derivedTallies = pack.derived.map { derived in
            if let selection = pack.selection(derived.expression) {
                return DerivedTally(tally: tallies.index(of: .count(selection)))
            }
            // No tally is taken for this alone.
            return pack.tally(derived.expression).flatMap { tallies.all.firstIndex(of: $0) }.map {
                DerivedTally(tally: $0, form: Tally.Form(derived.expression))
            }
        }
        self.tallies = tallies.all
        let all = tallies.all
        lists = Dictionary(grouping: tallies.all.indices) { tallies.all[$0].selection.list }
            .sorted { $0.key < $1.key }
            .flatMap { list, tallies in
                guard case .list(let fields) = pack.schema.fields[list].kind else {
                    preconditionFailure("a tally is taken from a list")
                }
                return ListProgram.programs(
                    list: list, tallies: tallies, of: all, layout: layout, fields: fields)
            }
        unit = pack.pointUnit
    }

    /// The parts of a pack, in the order in which a verdict needs them.
    private static func parts(of pack: RulePack) -> [Cell.Kind] {
        var parts: [Cell.Kind] = pack.applies == nil ? [] : [.gate]
        for (index, criterion) in pack.criteria.enumerated() {
            if criterion.applicability != nil { parts.append(.criterionGate(index)) }
            parts += criterion.indicators.indices.map { .indicator(index, $0) }
            parts += (criterion.deductions?.items ?? []).indices.map { .deduction(index, $0) }
        }
        parts += (pack.deductions?.items ?? []).indices.map { .deduction(nil, $0) }
        for (index, criterion) in (pack.targetModel?.criteria ?? []).enumerated() {
            parts += criterion.targets.indices.map { .target(index, $0) }
        }
        return parts + pack.prerequisites.indices.map { .prerequisite($0) }
    }
}

/// The tallies of a program, each once.
private struct TallyList {
    private(set) var all: [Tally] = []

    /// The index of a tally, which is added where it is new.
    mutating func index(of tally: Tally) -> Int {
        if let known = all.firstIndex(of: tally) { return known }
        all.append(tally)
        return all.count - 1
    }

    /// The indexes of some tallies, in order.
    mutating func indexes(of tallies: [Tally]) -> [Int] {
        Set(tallies.map { index(of: $0) }).sorted()
    }
}
