import RuleModel

/// Which shared verdict belongs to rows of which some cells are excluded for certain, by what decides it.
///
///     sums of the criteria with all their cells    least and most, and whether their gates hold
///     each criterion of which cells are excluded   least, most, and the maxima that are left
///
/// What scaling makes of these is worked out once for each, by `RowAssembly`.
struct ReducedSums: Sendable {
    private let cells: CellIndex
    private let totals: TotalTable
    /// Whether points are taken away, which is not in these sums.
    private let hasDeductions: Bool
    private var numbers = WordTable<Int32>()
    private var key: [Int32] = []
    /// More sums than this are worked out each time, so that memory does not grow with the input.
    private static let mostSums = 1 << 15
    /// The number of the verdict that was found.
    private(set) var known: Int?

    init(_ program: Program, _ cells: CellIndex, _ totals: TotalTable) {
        self.cells = cells
        self.totals = totals
        let pack = program.pack
        hasDeductions = pack.deductions != nil || pack.criteria.contains { $0.deductions != nil }
    }

    /// Forgets the row before.
    mutating func begin() {
        key.removeAll(keepingCapacity: true)
        known = nil
    }

    /// Looks the verdict of a row up; false where it is not known.
    mutating func find(_ result: BatchResult, _ digests: [ResultDigest], at row: Int) -> Bool {
        guard !hasDeductions else { return false }
        var (least, most) = (Int32(0), Int32(0))
        var (bars, openBars) = (result.bars[row], result.openBars[row])
        key.append(0)
        key.append(0)
        key.append(0)
        for (index, cells) in cells.indicators.enumerated() {
            var left = Int32(0)
            var isWhole = true
            for (inner, cell) in cells.enumerated() {
                let number = Int(result.outcomes[cell * BatchLayout.stride + row])
                // What is known for one batch only is too rare to be looked up.
                guard number < digests.count else { return giveUp() }
                if digests[number].kind == .excluded {
                    isWhole = false
                } else {
                    left += totals.maxima[index][inner]
                }
            }
            let place = index * BatchLayout.stride + row
            if isWhole {
                least += result.criteria[place]
                most += result.criteriaMost[place]
            } else {
                // Its floor is held against the scaled points.
                let bar = UInt64(1) << UInt64((self.cells.prerequisites.count + index) & 63)
                bars &= ~bar
                openBars &= ~bar
                key.append(Int32(index))
                key.append(result.criteria[place])
                key.append(result.criteriaMost[place])
                key.append(left)
            }
        }
        (key[0], key[1], key[2]) = (least, most, bars != 0 ? 1 : openBars != 0 ? 2 : 0)
        known = numbers.entry(of: key).map { Int($0) }
        return known != nil
    }

    /// Keeps the number of the verdict of the row that was looked up in vain.
    mutating func keep(_ number: Int?) {
        guard let number, !key.isEmpty, known == nil, numbers.count < ReducedSums.mostSums else { return }
        numbers.add(Int32(number), of: key)
    }

    private mutating func giveUp() -> Bool {
        key.removeAll(keepingCapacity: true)
        return false
    }
}
