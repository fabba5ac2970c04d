extension BatchLayout.Column {
    /// Where the column starts.
    @inline(__always)
    var cell: Int { rawValue &* BatchLayout.stride }
}

// How a scanner fills a batch.

extension Batch {
    /// Makes the batch empty.
    mutating func clear() {
        for list in items.indices where !items[list].starts.isEmpty {
            items[list].clear(from: 0, to: max(items[list].written, Int(items[list].starts[rows])))
        }
        // Only what may hold something: batches of one record are cleared as often as any.
        let used = min(max(filled, rows + 1), BatchLayout.capacity)
        (rows, filled) = (0, 0)
        var cells = cells.mutableSpan
        for start in stride(from: 0, to: cells.count, by: BatchLayout.stride) {
            cells.fill(start..<(start + used), with: ColumnKind.missing)
        }
        for cell in Batch.places {
            cells.fill(cell..<(cell + used), with: 0)
        }
    }

    /// Makes sure that the lists of the next row are empty until somebody fills them.
    @inline(__always)
    mutating func startRow(_ lists: [Int]) {
        filled = rows + 1
        for list in lists { items[list].starts[rows + 1] = items[list].starts[rows] }
    }

    /// Adds rows up to another one that have no items, and whose values and places are in their columns.
    mutating func addRows(to end: Int, _ lists: [Int]) {
        for list in lists {
            let items = items[list].starts[rows]
            for row in rows..<end { self.items[list].starts[row + 1] = items }
        }
        rows = end
        filled = end + 1
    }

    /// Takes back what was read of the items of the next row.
    mutating func forgetItems(_ lists: [Int]) {
        startRow(lists)
        for list in lists { items[list].clear(from: Int(items[list].starts[rows]), to: items[list].written) }
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
        for cell in Batch.places { cells[cell + row] = 0 }
    }

    /// Sends a row the long way that was plain until now.
    mutating func refuse(_ row: Int) {
        blank(row)
        cells[Column.path.rawValue * BatchLayout.stride + row] = 1
    }

    /// The columns of the id and the place, where no text is an empty range.
    static let places = [BatchLayout.Column.idStart, .idEnd, .placeStart, .placeEnd].map(\.cell)
    private typealias Column = BatchLayout.Column
    private static let kept = [BatchLayout.Column.recordStart, .recordEnd, .line, .path].map(\.rawValue)

    private mutating func set(_ column: BatchLayout.Column, _ value: Int) {
        cells[column.rawValue * BatchLayout.stride + rows] = Int32(truncatingIfNeeded: value)
    }
}

extension ItemTable {
    /// Takes the values out of items; nothing may be written after them.
    fileprivate mutating func clear(from first: Int, to end: Int) {
        written = first
        guard first < end else { return }
        var cells = cells.mutableSpan
        for column in stride(from: 0, to: cells.count, by: BatchLayout.itemStride) {
            cells.fill((column + first)..<(column + end), with: ColumnKind.missing)
        }
    }
}

extension MutableSpan where Element == Int32 {
    /// Gives a part of a column one value.
    @inline(__always)
    fileprivate mutating func fill(_ range: Range<Int>, with value: Int32) {
        // Checked once, so that the loop need not.
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        for index in range { self[index] = value }
    }
}
