import RuleModel

/// What one cell comes to for the numbers that decide it: found in a table once it has been worked out.
///
///     inputs       members = 40   with_plan = 38
///     codes              41              39        (0 is missing; the last code is whatever does not fit)
///     index        41 · 64 + 39
///     entry        the number of the result
struct CellTable: Sendable {
    /// One input and its share in the index.
    struct Axis: Sendable {
        var input: CellInput
        /// Where its codes start among those of all inputs.
        var start: Int
        /// The number with the first code after that of what is missing.
        var base: Int32
        /// How many codes it has here.
        var radix: Int
        /// Whether its codes go beyond the radix.
        var isCut: Bool
        var stride: Int
    }

    let cell: Cell
    /// Whether numbers decide the cell at all.
    let isTabled: Bool
    let axes: [Axis]
    /// How many entries it has, each the number of a result, or 0 where that is not worked out yet; none at all
    /// where the inputs are too many for a table.
    let size: Int
    /// Entries for numbers that do not fit the codes, and for rows of which some item leaves a tally open.
    private var far = WordTable<UInt32>()

    /// More entries than this are not worth their memory, and an index has 16 bits.
    private static let mostEntries = 1 << 13

    init(_ cell: Cell, of program: Program) {
        self.cell = cell
        isTabled = !cell.needsItems
        var radices = cell.inputs.map { program.radix(of: $0) }
        while radices.reduce(1, CellTable.product) > CellTable.mostEntries,
            let widest = radices.indices.max(by: { radices[$0] < radices[$1] }), radices[widest] > 4
        {
            radices[widest] /= 2
        }
        var size = 1
        let axes = zip(cell.inputs, radices).map { input, radix in
            defer { size = CellTable.product(size, radix) }
            return Axis(
                input: input, start: program.codes(of: input), base: input.base, radix: radix,
                isCut: program.counts(input) || radix < program.radix(of: input), stride: size)
        }
        self.axes = axes
        self.size = size > CellTable.mostEntries ? 0 : size
    }

    /// Whether the inputs are too many for a table.
    var isWide: Bool { size == 0 }

    /// A product that ends at the greatest number.
    private static func product(_ left: Int, _ right: Int) -> Int {
        let (product, isTooLarge) = left.multipliedReportingOverflow(by: right)
        return isTooLarge ? .max : product
    }

    /// Where the entry of some numbers stands; none where one of them does not fit.
    func index(of numbers: [Int32]) -> Int? {
        guard !isWide else { return nil }
        var index = 0
        for (axis, number) in zip(axes, numbers) {
            let code = axis.code(of: number)
            guard code < axis.radix - 1 else { return nil }
            index += code * axis.stride
        }
        return index
    }

    /// Whether the inputs and the open items alone decide the cell for some numbers.
    func isDecided(by numbers: [Int32]) -> Bool {
        guard isTabled else { return false }
        guard !cell.openGaps.isEmpty else { return true }
        return zip(axes, numbers).allSatisfy { axis, number in
            guard number == ColumnKind.missing, case .column(let column) = axis.input else { return true }
            return !cell.openGaps.contains(column)
        }
    }

    /// The number of a result that does not fit the entries.
    func farResult(for key: [Int32]) -> UInt32? { far.entry(of: key) }

    /// Keeps the number of a result that does not fit the entries.
    mutating func keepFar(_ result: UInt32, for key: [Int32]) { far.add(result, of: key) }
}

extension CellTable.Axis {
    /// The code of a number: 0 where it is missing, the last where it does not fit.
    func code(of number: Int32) -> Int {
        if number == ColumnKind.missing { return 0 }
        let distance = UInt32(bitPattern: number &- base)
        return distance < UInt32(radix - 2) ? Int(distance) + 1 : radix - 1
    }
}

extension CellInput {
    /// Years are counted from 1990, all else from 0.
    var base: Int32 { self == .column(BatchLayout.Column.period.rawValue) ? 1990 : 0 }
}

extension Program {
    /// Whether an input is a tally that counts: its codes are the counts themselves, however many there are.
    fileprivate func counts(_ input: CellInput) -> Bool {
        guard case .tally(let tally) = input else { return false }
        return sumColumn(of: tally) == nil
    }

    /// How many codes an input has: one for each number that is likely, for what is missing, and for the rest.
    func radix(of input: CellInput) -> Int {
        switch input {
        case .tally(let index):
            if case .sum = tallies[index] { return Program.mostCodes }
            return 32
        case .column(let column):
            switch layout.kind(ofColumn: column) {
            case .flag: return 4
            case .choice(let codes): return min(codes.count, Program.mostCodes) + 2
            case .number(let scale):
                let slot = column - BatchLayout.column(ofField: 0)
                return numbers(in: pack.schema.fields[slot], scale: scale) + 2
            case .text: return Program.likelyTexts
            case .day, .name, nil: return 64
            }
        }
    }

    /// How many numbers a field may hold from 0 up, as far as its limit says so.
    private func numbers(in field: Field, scale: Int) -> Int {
        guard case .literal(.number(let most))? = field.maximum?.kind,
            let units = most.multiplied(by: Rational(ColumnKind.power(scale)))?.rounded(.down),
            units >= 0
        else { return 64 }
        return min(Int(units) + 1, Program.mostCodes)
    }

    /// The codes of texts: the first of them, which are met most.
    private static let likelyTexts = 256
    /// More codes than this are not worth their memory.
    private static let mostCodes = 1 << 12
}
