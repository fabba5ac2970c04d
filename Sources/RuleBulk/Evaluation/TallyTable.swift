import RuleEngine
import RuleModel

/// Works out the tallies of one list for a batch, item by item and all tallies at once.
struct TallyTable: Sendable {
    let program: ListProgram
    private let kinds: [ColumnKind]
    private let columns: ItemColumns
    private let tallies: [Tally]
    /// Those of the pack.
    private let parameters: [Value]
    /// The bits of a key that each tally looks at.
    private let masks: [UInt64]
    /// The tallies that are sums, by their places among those of the list.
    private let sums: [Int]
    /// By tally of the list, its place among the sums; none for counts.
    private let sumPlaces: [Int?]
    /// The parts of keys that are numbers themselves, and by index those that are classes of numbers.
    private let codings: [ItemCoding]
    private let classParts: [Int]
    private var classes: [ValueClasses?]
    /// The numbers of outcomes, by key.
    private var table = KeyTable()
    /// Many keys do the same to the tallies, and a small table of what they do is read faster.
    private var numbers: [ItemOutcome: UInt32] = [:]
    /// What items do to the tallies, by the number of their outcome plus 1: how they count, and which tallies they
    /// leave open.
    private var lanes = [SIMD32<UInt8>()]
    private var open: [UInt32] = [0]
    private var unsaid: [UInt32] = [0]
    /// What they add to the sums, sum after sum.
    private var terms: [[Int32]]
    /// What each tally was found to make of the bits of a key that it looks at.
    private var parts: [[UInt64: ItemPart]]
    /// The keys of the items of a batch, in two halves.
    private var low: [UInt32]
    private var high: [UInt32]
    /// The numbers of their outcomes plus 1.
    private var entries: [UInt32]
    /// How the items of each row count.
    private var rowLanes: [SIMD32<UInt8>]
    /// The rows whose tallies are not all known.
    private var gaps: [Int32]
    /// What items add for certain to each sum, sum after sum.
    private var rowTerms: [Int32]
    private var itemSums = ItemSums()

    /// More keys than this are forgotten, so that the memory does not grow with the records.
    private let room: Int

    init(_ program: ListProgram, of whole: Program, room: Int) {
        self.room = room
        self.program = program
        kinds = whole.layout.items[program.list]
        columns = whole.layout.lists[program.list]
        let tallies = program.tallies.map { whole.tallies[$0] }
        self.tallies = tallies
        let parameters = whole.pack.parameters.map(\.value)
        self.parameters = parameters
        let sums = tallies.indices.filter { if case .sum = tallies[$0] { true } else { false } }
        self.sums = sums
        sumPlaces = tallies.indices.map { sums.firstIndex(of: $0) }
        masks = program.masks.map { program.limitsAreKnown ? $0 : .max }
        parts = Array(repeating: [:], count: tallies.count)
        terms = Array(repeating: [0], count: sums.count)
        classes = program.parts.map { part in
            guard case .classes(let leaves) = part.form else { return nil }
            return ValueClasses(
                leaves, column: part.column, width: whole.layout.items[program.list].count, parameters)
        }
        let (columns, classes) = (columns, classes)
        codings = program.parts.compactMap { ItemCoding($0, columns) }
        classParts = classes.indices.filter { classes[$0] != nil }
        low = Array(repeating: 0, count: program.fits ? BatchLayout.itemCapacity : 0)
        (high, entries) = (low, low)
        rowLanes = Array(repeating: SIMD32(), count: program.fits ? BatchLayout.stride : 0)
        gaps = Array(repeating: 0, count: rowLanes.count)
        rowTerms = Array(repeating: 0, count: rowLanes.count * sums.count)
    }

    /// Fills the columns of the tallies of this list.
    ///
    /// - Parameters:
    ///   - columns: Those of the program.
    ///   - batch: The records.
    mutating func fill(_ columns: inout InputColumns, from batch: Batch) {
        if program.fits {
            if table.count > room { forgetKeys() }
            let starts = ColumnPart(start: self.columns.starts, count: batch.rows)
            makeKeys(batch)
            findOutcomes(batch)
            ItemOutcome.add(
                entries, lanes, batch.cells, starts: starts, &itemSums.lanes, to: &rowLanes)
            columns.setCounts(of: program.tallies, rowLanes, rows: batch.rows)
            for (number, index) in sums.enumerated() {
                let part = ColumnPart(start: number * BatchLayout.stride, count: batch.rows)
                ItemOutcome.add(
                    entries, terms[number], batch.cells, starts: starts, &itemSums.terms, to: &rowTerms, part)
                columns.setSums(of: program.tallies[index], rowTerms, part)
            }
        }
        markGaps(in: &columns, batch)
    }

    /// Marks what is missing with its list, and what some item leaves open.
    ///
    /// It is done in place, because to copy all these columns costs more than to look at them.
    private mutating func markGaps(in columns: inout InputColumns, _ batch: Batch) {
        let listColumn = BatchLayout.column(ofField: program.list) * BatchLayout.stride
        let (cells, starts) = (batch.cells.span, self.columns.starts)
        guard program.fits else {
            for row in 0..<batch.rows {
                let isMissing = cells[listColumn + row] == ColumnKind.missing
                for tally in program.tallies {
                    columns.set(tally, row, isMissing ? ColumnKind.missing : Tally.open)
                }
            }
            return
        }
        let count = ItemOutcome.findGaps(
            rowLanes, batch.cells, starts: ColumnPart(start: starts, count: batch.rows), list: listColumn,
            &gaps)
        for index in 0..<count {
            let row = Int(gaps[index])
            let isTooLong = cells[starts + row + 1] - cells[starts + row] > ItemOutcome.mostItems
            let isMissing = cells[listColumn + row] == ColumnKind.missing
            let open = isTooLong ? 0 : openBits(ofRow: row, batch)
            for (index, tally) in program.tallies.enumerated()
            where isTooLong || isMissing || open & 1 << UInt32(index) != 0 {
                columns.set(tally, row, isMissing ? ColumnKind.missing : Tally.open)
            }
        }
    }

    /// Adds to a key what decides a cell on a row with open tallies: how many items count for certain in each tally,
    /// and which items are open.
    ///
    /// Which of the certain items these are makes no difference, nor where the open ones stand among them: missing
    /// data are named by the places of items among the open ones.
    ///
    /// It changes nothing, but is asked in place: to copy all these columns costs more than the question.
    ///
    /// - Returns: Whether keys of items say all that matters.
    mutating func addOpenItems(
        _ view: ItemView, _ items: Range<Int>, _ row: Int, to key: inout [Int32]
    ) -> Bool {
        guard items.count <= ItemOutcome.mostItems else { return false }
        var tallies = view.tallyBits
        while tallies != 0 {
            let tally = tallies.trailingZeroBitCount
            tallies &= tallies &- 1
            if let sum = sumPlaces[tally] {
                key.append(rowTerms[sum * BatchLayout.stride + row])
            } else {
                key.append(Int32(rowLanes[row][tally]))
            }
        }
        for item in items {
            let entry = Int(entries[item])
            guard open[entry] & view.tallyBits != 0 else { continue }
            guard unsaid[entry] & view.tallyBits == 0 else { return false }
            key.append(Int32(bitPattern: low[item] & UInt32(truncatingIfNeeded: view.mask)))
            key.append(Int32(bitPattern: high[item] & UInt32(truncatingIfNeeded: view.mask >> 32)))
        }
        // Parts the items of one list from those of the next.
        key.append(-1)
        return true
    }

    /// The tallies that the items of a row leave open, a bit for each.
    private func openBits(ofRow row: Int, _ batch: Batch) -> UInt32 {
        batch.items(ofList: program.list, at: row).reduce(0) { $0 | openBits(of: $1) }
    }

    /// The tallies that an item of the batch leaves open, a bit for each.
    func openBits(of item: Int) -> UInt32 { open[Int(entries[item])] }

    // MARK: - Keys

    private mutating func makeKeys(_ batch: Batch) {
        let count = batch.itemCount(ofList: program.list)
        ItemCoding.makeKeys(by: codings, of: batch.cells, &low, &high, count: count)
        // Records of one period have one run of items; most batches have no other.
        var row = 0
        while row < batch.rows {
            let end = batch.endOfPeriod(from: row)
            let items = Int(batch.cells[columns.starts + row])..<Int(batch.cells[columns.starts + end])
            let period = batch.value(.period, row)
            for index in classParts { addClasses(index, batch, items, period) }
            let bits = UInt32(bitPattern: period &- ListProgram.firstPeriod) & ListProgram.periodMask
            if program.periodShift < 32 {
                low.add(bits << UInt32(program.periodShift), items)
            } else {
                high.add(bits << UInt32(program.periodShift - 32), items)
            }
            row = end
        }
    }

    /// Adds the classes of the numbers in one column to the keys.
    private mutating func addClasses(_ index: Int, _ batch: Batch, _ range: Range<Int>, _ period: Int32) {
        let part = program.parts[index]
        let column = ColumnPart(
            start: columns.column(part.column) + range.lowerBound, count: range.count)
        guard let codes = classes[index]?.codes(in: period) else { return }
        let isLow = part.shift < 32
        let areAllKnown =
            isLow
            ? low.addClasses(of: batch.cells, column, codes, from: range.lowerBound, shift: part.shift)
            : high.addClasses(of: batch.cells, column, codes, from: range.lowerBound, shift: part.shift - 32)
        guard !areAllKnown else { return }
        for item in range {
            let number = batch.itemValue(program.list, part.column, item)
            guard number != ColumnKind.missing else { continue }
            let isKnown = codes.indices.contains(Int(number)) && codes[Int(number)] != ValueClasses.notYet
            guard !isKnown,
                let code = classes[index]?.code(of: number, kinds[part.column], period, batch.texts)
            else {
                continue
            }
            if isLow {
                low[item] |= UInt32(code) << UInt32(part.shift)
            } else {
                high[item] |= UInt32(code) << UInt32(part.shift - 32)
            }
        }
    }

    // MARK: - Meaning

    /// Forgets what all keys do; nobody keeps numbers of outcomes from one batch to the next.
    private mutating func forgetKeys() {
        (table, numbers) = (KeyTable(), [:])
        (lanes, open, unsaid) = ([SIMD32<UInt8>()], [0], [0])
        terms = Array(repeating: [0], count: sums.count)
        parts = Array(repeating: [:], count: tallies.count)
    }

    /// Finds what each item does to the tallies.
    private mutating func findOutcomes(_ batch: Batch) {
        let count = batch.itemCount(ofList: program.list)
        guard !table.find(low, high, &entries, count: count) else { return }
        for item in 0..<count where entries[item] == 0 {
            let key = UInt64(low[item]) | UInt64(high[item]) << 32
            entries[item] = (table.number(of: key) ?? learn(key, batch, item)) + 1
        }
    }

    /// Finds out what an item with a new key does to the tallies.
    private mutating func learn(_ key: UInt64, _ batch: Batch, _ item: Int) -> UInt32 {
        let isShared = program.isShared(key)
        var outcome = ItemOutcome(
            terms: Array(repeating: 0, count: sums.count), unsaid: isShared ? .max : 0)
        let period = Int(ListProgram.firstPeriod) + Int(key >> UInt64(program.periodShift))
        var asked: ItemQuestion?
        for index in tallies.indices {
            var part = isShared ? .open : parts[index][key & masks[index]]
            if part == nil {
                if asked == nil {
                    asked = ItemQuestion(
                        values(batch, item), list: program.list, period: period, parameters: parameters)
                }
                part = asked?.part(in: tallies[index])
                parts[index][key & masks[index]] = part
            }
            switch part {
            case .open?, nil: outcome.open |= 1 << UInt32(index)
            case .inOrder?:
                outcome.open |= 1 << UInt32(index)
                outcome.unsaid |= 1 << UInt32(index)
            case .none?: break
            case .counts(let term)?:
                outcome.counted |= 1 << UInt32(index)
                if let sum = sumPlaces[index] { outcome.terms[sum] = term }
            }
        }
        let number = numbers[outcome] ?? keep(outcome)
        table.add(key, number)
        return number
    }

    private mutating func keep(_ outcome: ItemOutcome) -> UInt32 {
        let number = UInt32(numbers.count)
        numbers[outcome] = number
        lanes.append(outcome.lanes)
        open.append(outcome.open)
        unsaid.append(outcome.unsaid)
        for (sum, term) in outcome.terms.enumerated() { terms[sum].append(term) }
        return number
    }

    private func values(_ batch: Batch, _ item: Int) -> [Value?] {
        kinds.indices.map { kinds[$0].value(batch.itemValue(program.list, $0, item), among: batch.texts) }
    }
}

extension Batch {
    /// The first row after one that is of another period.
    fileprivate func endOfPeriod(from row: Int) -> Int {
        let period = value(.period, row)
        var end = row + 1
        while end < rows, value(.period, end) == period { end += 1 }
        return end
    }
}
