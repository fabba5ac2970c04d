import RuleModel

/// The tallies of a batch, column after column, `BatchLayout.stride` apart.
struct TallyColumns: Sendable {
    /// By tally: 0 where its list is missing, `open` where an item leaves it open, else the count plus 1.
    private(set) var codes: [UInt8]
    /// The tallies that are sums, in their order, as numbers.
    private(set) var sums: [Int32]
    /// Which column of `sums` a tally has; none for counts.
    private let sumColumns: [Int?]

    /// Stands for a count that some item leaves open.
    private static let open = UInt8.max

    init(_ program: Program) {
        sumColumns = program.tallies.indices.map { program.sumColumn(of: $0) }
        codes = Array(repeating: 0, count: program.tallies.count * BatchLayout.stride)
        sums = Array(
            repeating: ColumnKind.missing, count: sumColumns.count { $0 != nil } * BatchLayout.stride)
    }

    /// What a tally comes to, `Tally.open`, or `ColumnKind.missing`.
    func number(of tally: Int, at row: Int) -> Int32 {
        if let column = sumColumns[tally] { return sums[column * BatchLayout.stride + row] }
        switch codes[tally * BatchLayout.stride + row] {
        case 0: return ColumnKind.missing
        case TallyColumns.open: return Tally.open
        case let code: return Int32(code) - 1
        }
    }

    /// Where a sum stands among `sums`.
    func sumPart(_ tally: Int, _ rows: Int) -> ColumnPart {
        ColumnPart(start: (sumColumns[tally] ?? 0) * BatchLayout.stride, count: rows)
    }

    /// Says that the list of a tally is missing, or that an item leaves it open.
    mutating func set(_ tally: Int, _ row: Int, _ gap: Int32) {
        if let column = sumColumns[tally] {
            sums[column * BatchLayout.stride + row] = gap
        } else {
            codes[tally * BatchLayout.stride + row] = gap == Tally.open ? TallyColumns.open : 0
        }
    }

    /// Takes the counts of tallies from their lanes of every row.
    mutating func setCounts(of tallies: [Int], _ lanes: [SIMD32<UInt8>], rows: Int) {
        codes.setCodes(ofCounts: lanes, of: tallies, rows: rows)
    }

    /// Takes the sums of a tally from another column.
    mutating func setSums(of tally: Int, _ numbers: [Int32], _ part: ColumnPart) {
        sums.set(sumPart(tally, part.count), to: part, of: numbers)
    }
}

extension Program {
    /// Which column of sums a tally has; none for one that counts.
    func sumColumn(of tally: Int) -> Int? {
        func isSum(_ tally: Tally) -> Bool { if case .sum = tally { true } else { false } }
        return isSum(tallies[tally]) ? tallies[..<tally].count(where: isSum) : nil
    }
}
