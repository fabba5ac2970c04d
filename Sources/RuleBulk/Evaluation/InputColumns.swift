import RuleModel

/// The numbers that the cells of a program look at, column after column, `BatchLayout.stride` apart: each as a small
/// code, so that many cells share the work of making it.
struct InputColumns: Sendable {
    /// A column of numbers that is turned into codes: 0 for what is missing, the last for what does not fit.
    struct Coding: Sendable {
        /// Whether the numbers are sums, and not cells of the batch.
        var isSum: Bool
        /// Where they start there.
        var start: Int
        /// The number with the code 1.
        var base: Int32
        /// How many codes there are.
        var radix: Int
        /// Where the codes start.
        var target: Int
    }

    /// First those of the tallies, then those of the columns of the batch.
    ///
    /// Of a tally that counts: 0 where its list is missing, `open` where an item leaves it open, else the count plus 1.
    /// Of all other inputs: a code below the radix of its coding.
    /// The last two columns are room for indexes of cells.
    var codes: [UInt16]
    /// The tallies that are sums, in their order, as numbers.
    private(set) var sums: [Int32]
    /// Which column of `sums` a tally has; none for counts.
    private let sumColumns: [Int?]
    private let codings: [Coding]

    /// Stands for a count that some item leaves open.
    private static let open = UInt16(UInt8.max)

    init(_ program: Program) {
        sumColumns = program.tallies.indices.map { program.sumColumn(of: $0) }
        codings = Set(program.cells.flatMap(\.inputs)).compactMap { program.coding(of: $0) }
            .sorted { $0.target < $1.target }
        let columns = program.tallies.count + program.layout.columns + 2
        codes = Array(repeating: 0, count: columns * BatchLayout.stride)
        sums = Array(
            repeating: ColumnKind.missing, count: sumColumns.count { $0 != nil } * BatchLayout.stride)
    }

    /// Makes codes of the numbers of a batch, once its tallies are there.
    mutating func makeCodes(of batch: Batch) {
        codes.setCodes(of: codings, batch.cells, sums, rows: batch.rows)
    }

    /// What a tally comes to, `Tally.open`, or `ColumnKind.missing`.
    func number(of tally: Int, at row: Int) -> Int32 {
        if let column = sumColumns[tally] { return sums[column * BatchLayout.stride + row] }
        switch codes[tally * BatchLayout.stride + row] {
        case 0: return ColumnKind.missing
        case InputColumns.open: return Tally.open
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
            codes[tally * BatchLayout.stride + row] = gap == Tally.open ? InputColumns.open : 0
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

    /// Where the codes of an input start.
    func codes(of input: CellInput) -> Int {
        switch input {
        case .tally(let tally): tally * BatchLayout.stride
        case .column(let column): (tallies.count + column) * BatchLayout.stride
        }
    }

    /// How the codes of an input are made; none for a tally that counts.
    fileprivate func coding(of input: CellInput) -> InputColumns.Coding? {
        let (isSum, column): (Bool, Int)
        switch input {
        case .column(let number): (isSum, column) = (false, number)
        case .tally(let tally):
            guard let sum = sumColumn(of: tally) else { return nil }
            (isSum, column) = (true, sum)
        }
        return InputColumns.Coding(
            isSum: isSum, start: column * BatchLayout.stride, base: input.base, radix: radix(of: input),
            target: codes(of: input))
    }
}
