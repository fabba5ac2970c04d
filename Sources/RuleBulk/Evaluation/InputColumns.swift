import RuleModel

/// The numbers that the cells of a program look at, column after column, `BatchLayout.stride` apart: each as a small
/// code, so that many cells share the work of making it.
struct InputColumns: Sendable {
    /// A column of numbers that is turned into codes: 0 for what is missing, the last for what does not fit.
    struct Coding: Sendable {
        /// Where the numbers start.
        var start: Int
        /// The number with the code 1.
        var base: Int32
        /// The last code but 1.
        var last: UInt16
        /// Where the codes start.
        var target: Int
        /// Whether the numbers are counted from 0, and none can be below it.
        var isCount: Bool

        /// The codes of counts.
        ///
        /// What is missing stays below all others when it is cut to 16 bits, and nothing else is below 0.
        @inline(__always)
        func codes(of counts: SIMD8<Int32>) -> SIMD8<Int16> {
            let least = SIMD8<Int32>(repeating: -0x8000)
            let cut = SIMD8<Int16>(
                truncatingIfNeeded: pointwiseMax(pointwiseMin(counts, SIMD8(repeating: 0x7FFF)), least))
            let last = SIMD8(repeating: Int16(truncatingIfNeeded: last))
            return pointwiseMax(pointwiseMin(cut, last), SIMD8(repeating: -1)) &+ 1
        }

        /// Distances from the base are cut to 16 bits first, which vectors do in one step.
        @inline(__always)
        func code(of number: Int32) -> UInt16 {
            // What is below 0 is greater than any last one so.
            let distance = UInt16(truncatingIfNeeded: max(min(number &- base, 0x7FFF), -0x8000))
            return number == ColumnKind.missing ? 0 : min(distance, last) &+ 1
        }
    }

    /// Columns of numbers that stand together and are turned into codes.
    struct Codings: Sendable {
        let all: [Coding]
        /// Where the last of the columns end.
        let numbers: Int
        let codes: Int

        init(_ all: [Coding]) {
            self.all = all.sorted { $0.target < $1.target }
            numbers = (all.map(\.start).max() ?? 0) + BatchLayout.stride
            codes = (all.map(\.target).max() ?? 0) + BatchLayout.stride
        }
    }

    /// First those of the tallies, then those of the columns of the batch.
    ///
    /// Of a tally that counts: 0 where its list is missing, `open` where an item leaves it open, else the count plus 1.
    /// Of all other inputs: a code below the radix of its coding.
    /// The last columns are those of the indexes of cells with several inputs.
    var codes: [UInt16]
    /// The tallies that are sums, in their order, as numbers.
    private(set) var sums: [Int32]
    /// Which column of `sums` a tally has; none for counts.
    private let sumColumns: [Int?]
    private let cellCodings: Codings
    private let sumCodings: Codings

    /// Stands for a count that some item leaves open.
    private static let open = UInt16(UInt8.max)

    /// - Parameters:
    ///   - program: The pack.
    ///   - size: How many codes there are, with those of the indexes of cells.
    init(_ program: Program, codes size: Int) {
        sumColumns = program.tallies.indices.map { program.sumColumn(of: $0) }
        let inputs = Set(program.cells.flatMap(\.inputs))
        cellCodings = Codings(inputs.compactMap { program.coding(ofColumn: $0) })
        sumCodings = Codings(inputs.compactMap { program.coding(ofSum: $0) })
        codes = Array(repeating: 0, count: size)
        sums = Array(
            repeating: ColumnKind.missing, count: sumColumns.count { $0 != nil } * BatchLayout.stride)
    }

    /// Makes codes of the numbers of a batch, once its tallies are there.
    mutating func makeCodes(of batch: Batch) {
        codes.setCodes(of: cellCodings, batch.cells, rows: batch.rows)
        codes.setCodes(of: sumCodings, sums, rows: batch.rows)
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

    /// How many items a tally counts, or a number above 255 where that is not known.
    @inline(__always)
    func size(of tally: Int, at row: Int) -> UInt32 {
        // What is missing has the code 0 and comes to the greatest number so.
        let code = codes[tally &* BatchLayout.stride &+ row]
        return code == InputColumns.open ? .max : UInt32(code) &- 1
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

    /// How many columns of codes inputs have.
    var inputColumns: Int { tallies.count + layout.columns }

    /// Where the codes of an input start.
    func codes(of input: CellInput) -> Int {
        switch input {
        case .tally(let tally): tally * BatchLayout.stride
        case .column(let column): (tallies.count + column) * BatchLayout.stride
        }
    }

    /// How the codes of an input are made that is a column of the batch.
    fileprivate func coding(ofColumn input: CellInput) -> InputColumns.Coding? {
        guard case .column(let column) = input else { return nil }
        return coding(of: input, in: column)
    }

    /// How the codes of an input are made that is a sum.
    fileprivate func coding(ofSum input: CellInput) -> InputColumns.Coding? {
        guard case .tally(let tally) = input else { return nil }
        return sumColumn(of: tally).map { coding(of: input, in: $0) }
    }

    /// Whether the numbers of an input are never below 0.
    private func isCount(_ input: CellInput) -> Bool {
        guard case .column(let column) = input else { return false }
        switch layout.kind(ofColumn: column) {
        case .flag, .choice, .name, .text: return true
        case .number: return pack.schema.fields[column - BatchLayout.column(ofField: 0)].kind == .count
        case .day, nil: return false
        }
    }

    private func coding(of input: CellInput, in column: Int) -> InputColumns.Coding {
        let last = radix(of: input) - 2
        precondition(last < Int16.max, "no code is beyond those that distances are cut to")
        return InputColumns.Coding(
            start: column * BatchLayout.stride, base: input.base, last: UInt16(last),
            target: codes(of: input), isCount: isCount(input))
    }
}
