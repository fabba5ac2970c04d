/// Reads the rows of a sheet into columns, cell after cell.
///
/// `readUsual` reads as far as every cell is written as most are. Where one is not, `readWrapped` reads those that differ
/// by what stands around their values, and `readCell` looks at any other more closely; then the first goes on.
struct RowScan {
    /// Where the next cell stands.
    var offset: Int
    /// The column of the sheet that it belongs to.
    var column = 0
    /// Where its row starts.
    private(set) var start: Int
    /// Its row in the batch.
    private(set) var row = 0
    /// The row of the chunk.
    private(set) var line: Int
    /// Where the bytes end.
    let end: Int
    /// How long a row may be.
    let lengthLimit: Int
    var lesson = ScanLesson.none

    init(from start: Int, to end: Int, line: Int, lengthLimit: Int) {
        (offset, self.start, self.end) = (start, start, end)
        (self.line, self.lengthLimit) = (line, lengthLimit)
    }

    /// Whether there are further rows and the batch has room for them.
    @inline(__always)
    var hasNext: Bool { start < end && row < BatchLayout.capacity }

    /// Reads rows until the batch is full, the bytes end, or one is not plain.
    ///
    /// Of a sheet with lists it reads the cells of one row and does not end it. Values of items go to `values`, and
    /// the items that are there to the bits of `items`.
    mutating func run(
        _ bytes: Span<UInt8>, _ tables: borrowing ScanTables, _ sheet: borrowing SheetPlan,
        into column: inout [Int32], _ values: inout [Int32], _ items: inout [UInt64]
    ) -> ScanStop {
        var cells = column.mutableSpan
        while true {
            if readUsual(bytes, tables, sheet, into: &cells) { return .end }
            if readWrapped(bytes, tables, sheet, into: &cells) { continue }
            if let stop = readCell(bytes, tables, sheet, into: &cells, &values, &items) { return stop }
        }
    }

    /// Starts over with the same row.
    mutating func repeatRow() {
        (offset, column) = (start, 0)
    }

    /// Goes on with another row.
    mutating func startRow(at offset: Int, row: Int) {
        self.row = row
        line &+= 1
        start = offset
        repeatRow()
    }

    /// Where the next row starts if the last cell of one ends at the offset.
    func nextRow(in bytes: Span<UInt8>) -> Int {
        var next = offset
        if next < end, bytes.byte(at: next) == UInt8(ascii: "\r") { next &+= 1 }
        if next < end, bytes.byte(at: next) == UInt8(ascii: "\n") { next &+= 1 }
        return next
    }

    /// Notes where a row stands whose last cell ends at the offset; false for one that is too long.
    @inline(__always)
    mutating func endRow(before next: Int, into cells: inout MutableSpan<Int32>) -> Bool {
        guard next &- start <= lengthLimit else { return false }
        cells[BatchLayout.Column.recordStart.cell &+ row] = Int32(truncatingIfNeeded: start)
        cells[BatchLayout.Column.recordEnd.cell &+ row] = Int32(truncatingIfNeeded: offset)
        cells[BatchLayout.Column.line.cell &+ row] = Int32(truncatingIfNeeded: line)
        cells[BatchLayout.Column.path.cell &+ row] = 0
        startRow(at: next, row: row &+ 1)
        return true
    }

    static func isLineBreak(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }
}

// One cell that is not as most are.
extension RowScan {
    /// Reads the next cell; gives why the row cannot be read further, if so.
    @inline(never)
    private mutating func readCell(
        _ bytes: Span<UInt8>, _ tables: borrowing ScanTables, _ sheet: borrowing SheetPlan,
        into cells: inout MutableSpan<Int32>, _ values: inout [Int32], _ items: inout [UInt64]
    ) -> ScanStop? {
        let columns = sheet.columns.span
        let delimiter = sheet.delimiter
        // A row without anything is not for the columns.
        guard column < columns.count, column > 0 || !RowScan.isLineBreak(bytes.byte(at: offset)) else {
            return .fault
        }
        let entry = columns[column]
        var reading = usual(entry, at: offset, bytes, tables, delimiter)
        if reading.next < 0 || !ends(at: reading.next, bytes, delimiter) {
            let cell = SheetCell(at: offset, in: bytes, to: end, delimiter: delimiter)
            guard let cell else { return .fault }
            reading = tables.reading(of: cell, entry, in: bytes)
            if reading.next < 0 {
                guard reading.next == ScannedValue.unlearned.next else { return .fault }
                lesson = .value(cell.content, datum: Int(entry.datum), hasEscapes: false)
                return .lesson
            }
            note(cell, entry, in: &cells, &items)
        }
        if entry.list >= 0 {
            values[Int(entry.cell)] = reading.value
            if reading.value != ColumnKind.missing { items[Int(entry.list)] |= 1 &<< UInt64(entry.item) }
        } else if entry.cell >= 0 {
            cells[Int(entry.cell) &+ row] = reading.value
        }
        offset = reading.next
        column &+= 1
        if bytes.byte(at: offset) == delimiter, offset < end {
            offset &+= 1
            return column < columns.count ? nil : .fault
        }
        // Cells that are not there are empty, if the sheet allows that.
        guard column >= sheet.width else { return .fault }
        while column < columns.count {
            if columns[column].list >= 0 { values[Int(columns[column].cell)] = ColumnKind.missing }
            column &+= 1
        }
        if sheet.hasLists { return .end }
        guard endRow(before: nextRow(in: bytes), into: &cells) else { return .fault }
        return hasNext ? nil : .end
    }

    /// What a cell holds in the usual form of its kind.
    @inline(__always)
    private func usual(
        _ column: SheetPlan.Column, at offset: Int, _ bytes: Span<UInt8>, _ tables: borrowing ScanTables,
        _ delimiter: UInt8
    ) -> ScannedValue {
        switch column.kind {
        case .period: return tables.plan.year(ValueScan.year(at: offset, in: bytes))
        // Where these stand has to be noted, even if nothing stands there.
        case .id, .place: return .unread
        case .count, .whole, .flag, .number, .text, .patternText, .choice, .day, .mark, .list, .marks,
            .refused, .ignored, .start:
            if bytes.byte(at: offset) == delimiter { return ScannedValue(ColumnKind.missing, next: offset) }
        }
        switch column.kind {
        case .count: return ValueScan.count(at: offset, before: delimiter, in: bytes)
        case .flag: return ValueScan.flag(at: offset, in: bytes)
        case .whole, .number:
            // Three digits after a point may be thousands in a sheet.
            return column.places < 3 ? ValueScan.number(column.places, at: offset, in: bytes) : .unread
        case .id, .period, .place, .text, .patternText, .choice, .day, .mark, .list, .marks, .refused,
            .ignored, .start:
            return .unread
        }
    }

    /// Notes what a cell gives beside its value: where an id or a place stands, and that an item is there.
    @inline(__always)
    private func note(
        _ cell: SheetCell, _ column: SheetPlan.Column, in cells: inout MutableSpan<Int32>,
        _ items: inout [UInt64]
    ) {
        if column.kind == .id || column.kind == .place {
            let (start, end): (BatchLayout.Column, BatchLayout.Column) =
                column.kind == .id ? (.idStart, .idEnd) : (.placeStart, .placeEnd)
            cells[start.cell &+ row] = Int32(truncatingIfNeeded: cell.content.lowerBound)
            cells[end.cell &+ row] = Int32(truncatingIfNeeded: cell.content.upperBound)
        }
        if column.list >= 0, !cell.content.isEmpty, column.kind == .text {
            items[Int(column.list)] |= 1 &<< UInt64(column.item)
        }
    }

    /// Whether a cell ends there.
    @inline(__always)
    private func ends(at offset: Int, _ bytes: Span<UInt8>, _ delimiter: UInt8) -> Bool {
        let byte = bytes.byte(at: offset)
        return byte == delimiter || RowScan.isLineBreak(byte) || offset == end
    }
}
