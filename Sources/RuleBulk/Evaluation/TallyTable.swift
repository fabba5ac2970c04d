import RuleEngine
import RuleModel

/// Works out the tallies of one list for a batch, item by item and all tallies at once.
struct TallyTable: Sendable {
    let program: ListProgram
    private let kinds: [ColumnKind]
    private let tallies: [Tally]
    /// The bits of a key that each tally looks at.
    private let masks: [UInt64]
    /// The tallies that are sums, by their places among those of the list.
    private let sums: [Int]
    private var classes: [ValueClasses?]
    private var table = KeyTable()
    private var outcomes: [ItemOutcome] = []
    /// What the items with each key add to the sums, sum after sum.
    private var terms: [Int32] = []
    /// What each tally was found to make of the bits of a key that it looks at.
    private var parts: [[UInt64: ItemPart]]
    /// The sums of the row that is being looked at.
    private var row: [Int32]
    /// The keys of the items of a batch.
    private(set) var keys: [UInt64]
    /// The tallies that each item leaves open, a bit for each.
    private(set) var openBits: [UInt32]

    init(_ program: ListProgram, of whole: Program) {
        self.program = program
        kinds = whole.layout.items[program.list]
        let tallies = program.tallies.map { whole.tallies[$0] }
        self.tallies = tallies
        sums = tallies.indices.filter { if case .sum = tallies[$0] { true } else { false } }
        masks = tallies.map { program.limitsAreKnown ? program.mask(of: [$0]) : .max }
        parts = Array(repeating: [:], count: tallies.count)
        row = Array(repeating: 0, count: sums.count)
        classes = program.parts.map { part in
            guard case .classes(let leaves) = part.form else { return nil }
            return ValueClasses(leaves, column: part.column, width: whole.layout.items[program.list].count)
        }
        keys = Array(repeating: 0, count: BatchLayout.itemCapacity)
        openBits = Array(repeating: 0, count: BatchLayout.itemCapacity)
    }

    /// Fills the columns of the tallies of this list.
    ///
    /// - Parameters:
    ///   - columns: The tallies of the program, column after column, `BatchLayout.stride` apart.
    ///   - certain: The same for what counts in any case, where some item leaves a tally open.
    ///   - batch: The records.
    mutating func fill(_ columns: inout [Int32], _ certain: inout [Int32], from batch: Batch) {
        let items = batch.items[program.list]
        if program.fits { makeKeys(of: items, batch) }
        let listColumn = BatchLayout.column(ofField: program.list) * BatchLayout.stride
        for row in 0..<batch.rows {
            guard batch.cells[listColumn + row] != ColumnKind.missing else {
                set(&columns, row) { _ in ColumnKind.missing }
                continue
            }
            fill(&columns, &certain, row, items, Int(batch.value(.period, row)))
        }
    }

    private func set(_ columns: inout [Int32], _ row: Int, _ value: (Int) -> Int32) {
        for (index, tally) in program.tallies.enumerated() {
            columns[tally * BatchLayout.stride + row] = value(index)
        }
    }

    private mutating func fill(
        _ columns: inout [Int32], _ certain: inout [Int32], _ row: Int, _ items: ItemTable, _ period: Int
    ) {
        let range = items.range(of: row)
        guard program.fits, range.count <= ItemOutcome.mostItems else {
            return set(&columns, row) { _ in Tally.open }
        }
        var lanes = SIMD32<UInt8>()
        var open: UInt32 = 0
        for index in sums.indices { self.row[index] = 0 }
        for item in range {
            let number = Int(table.number(of: keys[item]) ?? learn(keys[item], items, item, period))
            lanes &+= outcomes[number].lanes
            open |= outcomes[number].open
            openBits[item] = outcomes[number].open
            let start = number * sums.count
            for index in sums.indices { self.row[index] &+= terms[start + index] }
        }
        for (index, tally) in program.tallies.enumerated() {
            let place = tally * BatchLayout.stride + row
            let count = Int32(lanes[index])
            columns[place] = open & (1 << UInt32(index)) != 0 ? Tally.open : count
            certain[place] = count
        }
        for (number, index) in sums.enumerated() {
            let place = program.tallies[index] * BatchLayout.stride + row
            if columns[place] != Tally.open { columns[place] = self.row[number] }
            certain[place] = self.row[number]
        }
    }

    // MARK: - Keys

    private mutating func makeKeys(of items: ItemTable, _ batch: Batch) {
        let count = batch.rows == 0 ? 0 : Int(items.starts[batch.rows])
        for item in 0..<count { keys[item] = 0 }
        let periods = periods(of: items, batch)
        for (index, part) in program.parts.enumerated() {
            guard classes[index] != nil else {
                let column = ColumnPart(start: part.column * BatchLayout.itemStride, count: count)
                keys.addCodes(of: items.cells, column, bits: part.bits, shift: part.shift)
                continue
            }
            for (period, range) in periods { addClasses(index, items, range, period) }
        }
        for (period, range) in periods {
            let bits =
                UInt64(UInt32(bitPattern: period &- ListProgram.firstPeriod) & 511)
                << UInt64(program.periodShift)
            for item in range { keys[item] |= bits }
        }
    }

    /// The periods of the records, each with the items of a run of them; most batches have one.
    private func periods(of items: ItemTable, _ batch: Batch) -> [(period: Int32, items: Range<Int>)] {
        var periods: [(period: Int32, items: Range<Int>)] = []
        var first = 0
        for row in 0..<batch.rows {
            let period = batch.value(.period, row)
            guard row + 1 == batch.rows || batch.value(.period, row + 1) != period else { continue }
            periods.append((period, Int(items.starts[first])..<Int(items.starts[row + 1])))
            first = row + 1
        }
        return periods
    }

    /// Adds the classes of the numbers in one column to the keys.
    private mutating func addClasses(_ index: Int, _ items: ItemTable, _ range: Range<Int>, _ period: Int32) {
        let part = program.parts[index]
        let start = part.column * BatchLayout.itemStride
        let shift = UInt64(part.shift)
        guard let codes = classes[index]?.codes(in: period) else { return }
        for item in range {
            let number = items.cells[start + item]
            var code = ValueClasses.notYet
            if UInt32(bitPattern: number) < UInt32(codes.count) { code = codes[Int(number)] }
            if code == ValueClasses.notYet {
                code = classes[index]?.code(of: number, kinds[part.column], period) ?? 0
            }
            keys[item] |= UInt64(code) << shift
        }
    }

    /// Whether a key stands for more than one item, because a number or its class does not fit it.
    func isShared(_ key: UInt64) -> Bool {
        program.parts.contains { part in
            let all = UInt64(1) << UInt64(part.bits) - 1
            return key >> UInt64(part.shift) & all == all
        }
    }

    // MARK: - Meaning

    /// Finds out what an item with a new key does to the tallies.
    private mutating func learn(_ key: UInt64, _ items: ItemTable, _ item: Int, _ period: Int) -> UInt32 {
        var outcome = ItemOutcome()
        let start = terms.count
        terms += Array(repeating: 0, count: sums.count)
        let isShared = isShared(key)
        var asked: ItemQuestion?
        for (index, tally) in tallies.enumerated() {
            var part = isShared ? .open : parts[index][key & masks[index]]
            if part == nil {
                var question = asked ?? ItemQuestion(values(items, item), list: program.list, period: period)
                part = question.part(in: tally)
                parts[index][key & masks[index]] = part
                asked = question
            }
            switch part {
            case .open?, nil: outcome.open |= 1 << UInt32(index)
            case .none?: break
            case .counts(let term)?:
                outcome.lanes[index] = 1
                if let sum = sums.firstIndex(of: index) { terms[start + sum] = term }
            }
        }
        outcomes.append(outcome)
        table.add(key, UInt32(outcomes.count - 1))
        return UInt32(outcomes.count - 1)
    }

    private func values(_ items: ItemTable, _ item: Int) -> [Value?] {
        kinds.indices.map { kinds[$0].value(items.value($0, item)) }
    }
}
