package import RuleModel
import RuleRecords

/// Gives the records of batches the items that stand in sheets of their own.
package struct ItemJoin: Sendable {
    private let tables: [ItemTable]
    private let limits: LimitCheck
    /// The items whose records came since the chunk was started.
    package private(set) var used: [UsedItems] = []

    package init(_ tables: [ItemTable], of pack: RulePack, _ layout: BatchLayout) {
        self.tables = tables
        limits = LimitCheck(of: pack, layout: layout)
    }

    /// Forgets which records came.
    package mutating func startChunk() {
        used.removeAll(keepingCapacity: true)
    }

    /// Adds the items of all records of a batch that was read last.
    ///
    /// - Parameters:
    ///   - batch: The records. Those with items that are not plain go the long way, and those that say themselves what
    ///     their items are.
    ///   - chunk: The bytes that they stand in.
    ///   - keys: By table, what joins items to a record that goes the long way, told by its bytes and its line.
    /// - Returns: How many rows the batch has then; for the others there is no room.
    package mutating func add(
        to batch: inout Batch, _ chunk: [UInt8], keys: (Range<Int>, Int) -> [String?]
    ) -> Int {
        for row in 0..<batch.rows where batch.value(.path, row) == Batch.longWay {
            let record = batch.range(.recordStart, .recordEnd, row)
            for (table, key) in keys(record, Int(batch.value(.line, row))).enumerated() {
                if let owner = key.flatMap({ tables[table].owner(of: $0) }) { note(owner, tables[table]) }
            }
        }
        for table in tables { batch.rows = add(table, to: &batch, chunk) }
        limits.check(&batch)
        return batch.rows
    }

    private mutating func note(_ owner: Int, _ table: ItemTable) {
        used.append(UsedItems(sheet: table.number, firstRow: table.firstRow(of: owner)))
    }

    private mutating func add(_ table: ItemTable, to batch: inout Batch, _ chunk: [UInt8]) -> Int {
        let slot = table.sheet.list
        let columns = batch.layout.lists[slot]
        let counts = BatchLayout.column(ofField: slot) * BatchLayout.stride
        var items = 0
        defer { batch.written[slot] = max(batch.written[slot], items) }
        for row in 0..<batch.rows {
            batch.cells[columns.starts + row] = Int32(items)
            // For a row that goes the long way, and for the last one.
            batch.cells[columns.starts + row + 1] = Int32(items)
            guard batch.value(.path, row) == 0 else { continue }
            let owner = table.owner(of: table.key(at: row, of: batch, chunk))
            if let owner { note(owner, table) }
            let count = owner.map { table.count(of: $0) } ?? 0
            guard batch.cells[counts + row] == ColumnKind.missing, count <= BatchLayout.itemCapacity,
                owner.map({ table.isPlain($0) }) ?? true
            else {
                batch.sendLongWay(row)
                continue
            }
            guard let owner else { continue }
            guard items + count <= BatchLayout.itemCapacity else { return row }
            table.write(owner, from: items, in: columns, &batch)
            items += count
            batch.cells[counts + row] = Int32(count)
            batch.cells[columns.starts + row + 1] = Int32(items)
        }
        return batch.rows
    }

    /// Takes the items out of a batch again, for whoever writes the columns of its records and no others.
    package func remove(from batch: inout Batch) {
        for table in tables {
            let counts = BatchLayout.column(ofField: table.sheet.list) * BatchLayout.stride
            for row in 0..<BatchLayout.capacity { batch.cells[counts + row] = ColumnKind.missing }
        }
    }
}

/// Items of one owner whose record came, told by what is the same for every pack.
package struct UsedItems: Sendable, Hashable {
    private let sheet: Int32
    /// The number of the owner's first row in it.
    private let firstRow: Int32

    init(sheet: Int, firstRow: Int) {
        self.sheet = Int32(truncatingIfNeeded: sheet)
        self.firstRow = Int32(truncatingIfNeeded: firstRow)
    }
}
