package import RuleModel
package import RuleRecords

/// The items that a sheet of their own gives records, as columns hold them, by what joins them to their owners.
package struct ItemTable: Sendable {
    package let sheet: ItemSheet
    /// Which of the sheets of items it is.
    let number: Int
    /// What is wrong with rows that name no owner.
    package private(set) var findings: [Reject] = []
    /// How many fields an item has.
    let fields: Int
    /// Row after row, the values of an item.
    private var cells: [Int32] = []
    /// Where each row stands.
    private var rows: [ItemSheet.Row] = []
    /// The number of each owner.
    private var owners: [String: Int32] = [:]
    /// By owner, whether all its rows are in the columns.
    private var isPlain: [Bool] = []
    /// The rows of one owner after those of another, and where they begin.
    private var order: [Int32] = []
    private var starts: [Int] = [0]

    /// So much of the file is looked at in one go.
    private static let window = 1 << 20

    /// Reads all rows of a sheet.
    ///
    /// - Parameters:
    ///   - sheet: The sheet.
    ///   - number: Which of the sheets beside the records it is.
    ///   - pack: The pack that the items are read for.
    ///   - texts: Takes in the texts that rules read of them.
    package init(_ sheet: ItemSheet, number: Int, of pack: RulePack, texts: inout TextPool) {
        (self.sheet, self.number) = (sheet, number)
        let layout = BatchLayout(of: pack)
        // The items stay, so that the numbers of their texts have to.
        texts.hasSpareNumbers = false
        fields = layout.items[sheet.list].count
        var scanner = SheetScanner(pack: pack, opening: sheet.opening, layout, texts)
        var batch = Batch(layout)
        var ownersOfRows: [Int32] = []
        var (start, firstRow) = (sheet.opening.start, sheet.opening.row + 1)
        while start < sheet.bytes.count {
            let (bytes, end) = ItemTable.window(from: start, of: sheet)
            scanner.startChunk()
            var offset = 0
            while offset < end {
                offset = scanner.scan(bytes.span, from: offset, to: end, into: &batch)
                for row in 0..<batch.rows {
                    let place = ItemSheet.Row(
                        offset: start + Int(batch.value(.recordStart, row)),
                        number: firstRow + Int(batch.value(.line, row)))
                    add(row, of: batch, bytes, at: place, &ownersOfRows)
                }
            }
            start += end
            firstRow += scanner.rows
        }
        texts = scanner.texts
        texts.hasSpareNumbers = true
        sort(by: ownersOfRows)
    }

    /// The next whole rows, padded, and where they end.
    private static func window(from start: Int, of sheet: ItemSheet) -> (bytes: [UInt8], end: Int) {
        var size = window
        while true {
            let bytes = sheet.bytes[start...].prefix(size)
            let padded = Array(bytes) + Array(repeating: 0, count: LineScanner.padding)
            let end = SheetScanner.endOfRows(
                in: padded.span, from: 0, to: bytes.count, delimiter: sheet.opening.delimiter,
                isLast: bytes.endIndex == sheet.bytes.endIndex)
            guard end == 0 else { return (padded, end) }
            size *= 2
        }
    }

    /// What joins items to a row of a batch, of records or of items, that is in the columns.
    func key(at row: Int, of batch: Batch, _ bytes: [UInt8]) -> String {
        let id = String(decoding: bytes[batch.range(.idStart, .idEnd, row)], as: UTF8.self)
        return sheet.key(id: id, period: String(batch.value(.period, row)))
    }

    private mutating func longKey(of row: ItemSheet.Row) -> String? {
        let (key, faults) = sheet.owner(of: row)
        findings += faults
        return key
    }

    private mutating func owner(_ key: String) -> Int32 {
        if let known = owners[key] { return known }
        let owner = Int32(isPlain.count)
        owners[key] = owner
        isPlain.append(true)
        return owner
    }

    /// Takes in a row of a batch that stands somewhere in the sheet.
    private mutating func add(
        _ row: Int, of batch: Batch, _ bytes: [UInt8], at place: ItemSheet.Row, _ ownersOfRows: inout [Int32]
    ) {
        // A row without values is an item too, and none in the columns.
        let items = batch.items(ofList: sheet.list, at: row)
        let isInColumns = batch.value(.path, row) == 0 && items.count == 1
        let key = isInColumns ? key(at: row, of: batch, bytes) : longKey(of: place)
        guard let key else { return }
        let owner = owner(key)
        ownersOfRows.append(owner)
        rows.append(place)
        if isInColumns {
            for field in 0..<fields { cells.append(batch.itemValue(sheet.list, field, items.lowerBound)) }
        } else {
            isPlain[Int(owner)] = false
            cells.append(contentsOf: repeatElement(ColumnKind.missing, count: fields))
        }
    }

    /// Puts the rows of each owner side by side, in the order of the file.
    private mutating func sort(by ownersOfRows: [Int32]) {
        starts = Array(repeating: 0, count: isPlain.count + 1)
        for owner in ownersOfRows { starts[Int(owner) + 1] += 1 }
        for owner in isPlain.indices { starts[owner + 1] += starts[owner] }
        var next = starts
        order = Array(repeating: 0, count: ownersOfRows.count)
        for (row, owner) in ownersOfRows.enumerated() {
            order[next[Int(owner)]] = Int32(row)
            next[Int(owner)] += 1
        }
    }
}

// What the items of one record are.
extension ItemTable {
    /// The number of an owner; none of whom there are no items.
    package func owner(of key: String) -> Int? { owners[key].map { Int($0) } }

    /// Where the items of an owner stand, in their order.
    package func rows(of owner: Int) -> [ItemSheet.Row] {
        order[starts[owner]..<starts[owner + 1]].map { rows[Int($0)] }
    }

    /// How many items an owner has.
    func count(of owner: Int) -> Int { starts[owner + 1] - starts[owner] }

    func isPlain(_ owner: Int) -> Bool { isPlain[owner] }

    /// The number of an owner's first row, which tells it apart for every pack.
    func firstRow(of owner: Int) -> Int { rows[Int(order[starts[owner]])].number }

    /// Writes the values of an owner's items where items of a list stand from one on.
    func write(_ owner: Int, from first: Int, in columns: ItemColumns, _ batch: inout Batch) {
        for (index, row) in order[starts[owner]..<starts[owner + 1]].enumerated() {
            let start = Int(row) * fields
            for field in 0..<fields {
                batch.cells[columns.column(field) + first + index] = cells[start + field]
            }
        }
    }

    /// What to say of the items whose record never came.
    ///
    /// - Parameter used: The items whose records came.
    /// - Returns: A finding for each owner, in the order of the sheet.
    package func orphans(used: Set<UsedItems>) -> [Reject] {
        owners.map { (key: $0.key, firstRow: firstRow(of: Int($0.value))) }
            .filter { !used.contains(UsedItems(sheet: number, firstRow: $0.firstRow)) }
            .sorted { $0.firstRow < $1.firstRow }
            .map { sheet.orphan($0.key, at: $0.firstRow) }
    }
}
