extension BatchLayout.Column {
    /// Where the column starts.
    @inline(__always)
    var cell: Int { rawValue &* BatchLayout.stride }

    /// Where its first rows stand.
    @inline(__always)
    func cells(of rows: Int) -> Range<Int> { cell..<(cell + rows) }
}

// How a scanner fills a batch.

extension Batch {
    /// Makes the batch empty.
    mutating func clear() {
        for list in layout.listSlots where written[list] > 0 { clearItems(ofList: list, from: 0) }
        // Only what may hold something: batches of one record are cleared as often as any.
        let used = ColumnPart.rows(min(max(filled, rows), BatchLayout.capacity))
        (rows, filled) = (0, 0)
        cells.fill(used, columns: layout.columns, apart: BatchLayout.stride, with: ColumnKind.missing)
        emptyPlaces(used)
    }

    /// Makes the batch empty and leaves what stands in its columns, for whoever writes the same ones of every row, and no
    /// items.
    mutating func restart() { (rows, filled) = (0, 0) }

    /// Gives some rows an id and a place without text.
    mutating func emptyPlaces(_ rows: ColumnPart) {
        // Four columns, one after the other, where no text is an empty range.
        let part = ColumnPart(start: BatchLayout.Column.idStart.cell + rows.start, count: rows.count)
        cells.fill(part, columns: 4, apart: BatchLayout.stride, with: 0)
    }

    /// Makes sure that the lists of the next row are empty until somebody fills them.
    @inline(__always)
    mutating func startRow(_ lists: [Int]) {
        filled = rows + 1
        for list in lists {
            let starts = layout.lists[list].starts
            cells[starts + rows + 1] = cells[starts + rows]
        }
    }

    /// Takes the rows in that were read whole, and notes what was written for the one after them.
    mutating func take(_ scan: RecordScan, _ stop: ScanStop, _ plan: ScanPlan) {
        rows = scan.row
        filled = rows + 1
        for list in plan.lists {
            let ends = layout.lists[list].starts + (stop == .end ? rows : rows + 1)
            written[list] = max(written[list], Int(cells[ends]))
        }
        guard scan.outer != RecordScan.none else { return }
        let list = plan.data[scan.outer]
        guard list.kind == .list else { return }
        let slot = Int(list.detail)
        written[slot] = max(written[slot], min(scan.place + 1, BatchLayout.itemCapacity))
    }

    /// Adds rows up to another one that have no items, and whose values and places are in their columns.
    mutating func addRows(to end: Int, _ lists: [Int]) {
        for list in lists {
            let starts = layout.lists[list].starts
            let items = cells[starts + rows]
            for row in rows..<end { cells[starts + row + 1] = items }
        }
        rows = end
        filled = end + 1
    }

    /// Takes back what was read of the items of the next row.
    mutating func forgetItems(_ lists: [Int]) {
        startRow(lists)
        for list in lists { clearItems(ofList: list, from: itemCount(ofList: list)) }
    }

    /// Takes the values out of the items from one on; nothing may be written after those that were.
    private mutating func clearItems(ofList slot: Int, from first: Int) {
        let end = written[slot]
        written[slot] = first
        guard first < end else { return }
        let list = layout.lists[slot]
        let part = ColumnPart(start: list.column(0) + first, count: end - first)
        cells.fill(part, columns: list.count, apart: BatchLayout.itemStride, with: ColumnKind.missing)
    }

    /// Ends the next row, whose values are in their columns already if it is plain.
    ///
    /// `record` is where it stands, without its line ending.
    mutating func addRow(_ record: Range<Int>, line: Int, isPlain: Bool, _ lists: [Int]) {
        if !isPlain {
            forgetItems(lists)
            blank(rows)
        }
        set(.recordStart, record.lowerBound)
        set(.recordEnd, record.upperBound)
        set(.line, line)
        set(.path, isPlain ? 0 : 1)
        rows += 1
    }

    /// Takes everything out of a row but where its bytes are.
    mutating func blank(_ row: Int) {
        for column in 0..<layout.columns where !Batch.kept.contains(column) {
            cells[column * BatchLayout.stride + row] = ColumnKind.missing
        }
        emptyPlaces(ColumnPart(start: row, count: 1))
    }

    /// Sends a row the long way that was plain until now.
    mutating func refuse(_ row: Int) {
        blank(row)
        cells[Column.path.rawValue * BatchLayout.stride + row] = 1
    }

    private typealias Column = BatchLayout.Column
    private static let kept = [BatchLayout.Column.recordStart, .recordEnd, .line, .path].map(\.rawValue)

    private mutating func set(_ column: BatchLayout.Column, _ value: Int) {
        cells[column.rawValue * BatchLayout.stride + rows] = Int32(truncatingIfNeeded: value)
    }
}
