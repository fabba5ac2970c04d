import RuleModel

/// Which shared verdict belongs to rows of which some cells are excluded for certain, by what decides it.
///
///     sums of the criteria with all their cells    least and most, and whether their gates hold
///     each criterion of which cells are excluded   least, most, and the maxima that are left out
///
/// What scaling makes of these is worked out once for each, by `RowAssembly`.
struct ReducedSums: Sendable {
    private let criteria: Int
    /// How many prerequisites stand before the floors of criteria.
    private let gates: Int
    /// Whether points are taken away, which is not in these sums.
    private let hasDeductions: Bool
    private var numbers = WordTable<Int32>()
    private var key: [Int32] = []
    /// More sums than this are worked out each time, so that memory does not grow with the input.
    private static let mostSums = 1 << 12
    /// The number of the verdict that was found.
    private(set) var known: Int?

    init(_ program: Program) {
        let pack = program.pack
        criteria = pack.criteria.count
        gates = pack.prerequisites.count
        hasDeductions = pack.deductions != nil || pack.criteria.contains { $0.deductions != nil }
    }

    /// Forgets the row before.
    mutating func begin() {
        key.removeAll(keepingCapacity: true)
        known = nil
    }

    /// Looks the verdict of a row up; false where it is not known.
    mutating func find(_ result: BatchResult, at row: Int) -> Bool {
        guard !hasDeductions else { return false }
        var (least, most) = (Int32(0), Int32(0))
        var (bars, openBars) = (result.bars[row], result.openBars[row])
        key.append(0)
        key.append(0)
        key.append(0)
        for index in 0..<criteria {
            let place = index * BatchLayout.stride + row
            let leftOut = result.leftOut[place]
            if leftOut == BatchResult.isWhole {
                least += result.criteria[place]
                most += result.criteriaMost[place]
            } else {
                // Its floor is held against the scaled points.
                let bar = UInt64(1) << UInt64((gates + index) & 63)
                bars &= ~bar
                openBars &= ~bar
                key.append(Int32(index))
                key.append(result.criteria[place])
                key.append(result.criteriaMost[place])
                key.append(leftOut)
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
}
