extension RowScan {
    /// Reads row after row as long as every cell is in a usual form of its kind.
    ///
    /// Gives false where a cell is not, or where a row is not read yet: it goes on from there. After it gave true, the
    /// batch is full or the bytes end, or, in a sheet with lists, the cells of one row are read.
    @inline(never)
    mutating func readUsual(
        _ bytes: Span<UInt8>, _ tables: borrowing ScanTables, _ sheet: borrowing SheetPlan,
        into cells: inout MutableSpan<Int32>
    ) -> Bool {
        let steps = sheet.usual.span
        let choices = tables.choices.entries.span
        let letters = tables.letters.span
        let columns = sheet.columns.span
        let data = tables.plan.data.span
        let powers = sheet.powers.span
        let delimiter = sheet.delimiter
        // In locals, these stay in registers.
        var (offset, column) = (self.offset, self.column)
        precondition(column >= 0)
        while true {
            while column < steps.count {
                let form = steps[column].form
                let end = UInt64(steps[column].end)
                let word = bytes.word(at: offset)
                // Most cells are counts of one digit; this is half the work of the longer way.
                if form == .digit, word &>> 8 & 0xFF == end, (word & 0xFF) &- 48 <= 9 {
                    cells[Int(steps[column].cell) &+ row] = Int32(truncatingIfNeeded: (word & 0xFF) &- 48)
                    offset &+= 2
                    column += 1
                    continue
                }
                var reading = CellScan.Reading.unread
                switch form {
                case .digit, .count: reading = CellScan.count(word, before: end)
                case .flag:
                    reading = CellScan.flag(word, before: end)
                    guard reading.length < 0 else { break }
                    fallthrough
                case .choice:
                    reading = CellScan.choice(
                        columns[column].datum, at: offset, before: steps[column].end, in: bytes, choices)
                    if offset &+ reading.length >= self.end { reading = .unread }
                case .number:
                    reading = CellScan.number(
                        word, places: steps[column].places, before: end, delimiter, powers)
                case .mark:
                    let mark = CellScan.number(
                        word, places: steps[column].places, before: end, delimiter, powers)
                    let datum = Int(columns[column].datum)
                    if mark.length == 0 || data[datum].allows(mark: Int(mark.value)) {
                        reading = mark
                    }
                case .period:
                    let year = CellScan.year(word, before: end)
                    if tables.plan.judges(year: year.value) { reading = year }
                case .id, .place:
                    let stop = CellScan.end(ofName: offset, before: steps[column].end, delimiter, in: bytes)
                    guard stop > offset || (stop == offset && form == .place), stop < self.end else { break }
                    cells[Int(steps[column].cell) &+ BatchLayout.stride &+ row] = Int32(
                        truncatingIfNeeded: stop)
                    reading = CellScan.Reading(Int32(truncatingIfNeeded: offset), length: stop &- offset)
                case .text:
                    let stop = CellScan.end(ofText: offset, delimiter, in: bytes)
                    guard stop >= 0, stop < self.end, bytes.byte(at: stop) == steps[column].end,
                        stop == offset || TextCheck.isPlainlyData(offset..<stop, in: bytes, letters)
                    else { break }
                    reading = CellScan.Reading(ColumnKind.missing, length: stop &- offset)
                case .ignored:
                    guard word & 0xFF != UInt64(UInt8(ascii: "\"")) else { break }
                    let stop = CellScan.end(ofText: offset, delimiter, in: bytes)
                    guard stop >= 0, stop < self.end, bytes.byte(at: stop) == steps[column].end else { break }
                    offset = stop &+ 1
                    column += 1
                    continue
                case .empty:
                    guard word & 0xFF == end else { break }
                    offset &+= 1
                    column += 1
                    continue
                case .other: break
                }
                guard reading.length >= 0 else {
                    (self.offset, self.column) = (offset, column)
                    return false
                }
                cells[Int(steps[column].cell) &+ row] = reading.value
                offset &+= reading.length &+ 1
                column += 1
            }
            // What ended the last cell was a line break.
            (self.offset, self.column) = (offset &- 1, column)
            if sheet.hasLists { return true }
            guard endRow(bytes, into: &cells) else { return false }
            guard hasNext else { return true }
            (offset, column) = (self.offset, 0)
        }
    }
}
