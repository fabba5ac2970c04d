import RuleModel

/// The tables of all cells, their entries one after the other, so that many cells are looked up in one go.
struct CellTables: Sendable {
    /// What is looked up of one cell.
    struct Place: Sendable {
        var axes: Range<Int>
        /// Where its entries start.
        var first: Int
        /// How many there are; none where every row has to be asked about.
        var size: Int

        /// Where they end.
        var end: Int { first + size }
    }

    private var tables: [CellTable]
    /// By cell.
    let places: [Place]
    /// Those of all cells.
    let axes: [CellTable.Axis]
    /// By cell, which of its axes are texts; none at all where none of them is.
    private let textAxes: [[Bool]]
    /// The numbers of results; 0 where one is not worked out yet.
    private(set) var entries: [UInt32]
    /// The greatest of them.
    private(set) var last: UInt32 = 0
    let plan: LookUpPlan
    /// How many more results may be kept that do not fit the entries, all cells together; the others are worked out
    /// each time.
    private var room: Int

    /// - Parameters:
    ///   - program: The pack.
    ///   - groups: The cells that are added up together, group after group.
    ///   - room: How many results may be kept that do not fit the entries.
    init(_ program: Program, groups: [[Int]], room: Int) {
        self.room = room
        let tables = program.cells.map { CellTable($0, of: program) }
        var (axes, size) = (0, 0)
        places = tables.map { table in
            let ownSize = table.isTabled ? table.size : 0
            defer { (axes, size) = (axes + table.axes.count, size + ownSize) }
            return Place(axes: axes..<(axes + table.axes.count), first: size, size: ownSize)
        }
        self.axes = tables.flatMap(\.axes)
        self.tables = tables
        textAxes = tables.map { table in
            let areTexts = table.axes.map { axis in
                guard case .column(let column) = axis.input else { return false }
                return program.layout.kind(ofColumn: column) == .text(isRead: true)
            }
            return areTexts.contains(true) ? areTexts : []
        }
        entries = Array(repeating: 0, count: size)
        plan = LookUpPlan(program, groups, places, self.axes)
    }

    /// Whether the inputs and the open items alone decide a cell for some numbers.
    func isDecided(_ cell: Int, by numbers: [Int32]) -> Bool { tables[cell].isDecided(by: numbers) }

    /// Whether a cell reads a text that stands for itself in this batch only.
    func readsSpareText(_ cell: Int, in key: [Int32]) -> Bool {
        zip(textAxes[cell], key).contains { $0 && TextPool.isSpare($1) }
    }

    /// The number of the result of a cell for some numbers; for more words where items leave tallies open.
    func result(of cell: Int, for key: [Int32], isOpen: Bool) -> UInt32? {
        guard !isOpen, let index = tables[cell].index(of: key) else {
            return tables[cell].farResult(for: key)
        }
        let entry = entries[places[cell].first + index]
        return entry == 0 ? nil : entry
    }

    /// Keeps the number of a result; false where there is no more room.
    mutating func keep(_ result: UInt32, of cell: Int, for key: [Int32], isOpen: Bool) -> Bool {
        guard !isOpen, let index = tables[cell].index(of: key) else {
            guard room > 0 else { return false }
            tables[cell].keepFar(result, for: key)
            room -= 1
            return true
        }
        entries[places[cell].first + index] = result
        last = max(last, result)
        return true
    }
}
