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
        let (hasLists, isHalf) = (sheet.hasLists, sheet.lineBreak == UInt8(ascii: "\r"))
        let fourEnds = 0x0100_0100_0100_0100 &* UInt64(delimiter)
        // In locals, these stay in registers.
        var offset = self.offset
        // Without a sign, it is compared only once with how many there are.
        var column = UInt(self.column)
        let count = UInt(steps.count)
        // No five bytes are these eight.
        var lastYear = (word: UInt64.max, reading: CellScan.Reading.unread)
        while true {
            while column < count {
                let index = Int(column)
                let form = steps[index].form
                let end = UInt64(steps[index].end)
                let digits = steps[index].digits
                let word = bytes.word(at: offset)
                // Most cells are counts of one digit; this is half the work of the longer way, and less for four.
                if digits >= 4, let four = CellScan.fourDigits(word, before: fourEnds) {
                    cells.setFour(four, at: Int(steps[index].cell) &+ row)
                    offset &+= 8
                    column &+= 4
                    continue
                }
                if digits > 0, word &>> 8 & 0xFF == end, (word & 0xFF) &- 48 <= 9 {
                    cells[Int(steps[index].cell) &+ row] = Int32(truncatingIfNeeded: (word & 0xFF) &- 48)
                    offset &+= 2
                    column &+= 1
                    continue
                }
                var reading = CellScan.Reading.unread
                switch form {
                case .count: reading = CellScan.count(word, before: end)
                case .flag:
                    reading = CellScan.flag(word, before: end)
                    guard reading.length < 0 else { break }
                    fallthrough
                case .choice:
                    reading = CellScan.choice(
                        columns[index].datum, at: offset, before: steps[index].end, in: bytes, choices)
                    if offset &+ reading.length >= self.end { reading = .unread }
                case .number, .mark:
                    reading = CellScan.number(
                        word, places: steps[index].places, before: end, delimiter, powers)
                    guard form == .mark, reading.length > 0,
                        !data[Int(columns[index].datum)].allows(mark: Int(reading.value))
                    else { break }
                    reading = .unread
                case .period:
                    // Most rows are of one year.
                    if word & 0xFF_FFFF_FFFF == lastYear.word {
                        reading = lastYear.reading
                        break
                    }
                    let year = CellScan.year(word, before: end)
                    guard tables.plan.judges(year: year.value) else { break }
                    reading = year
                    lastYear = (word & 0xFF_FFFF_FFFF, year)
                case .id, .place:
                    let stop = CellScan.end(
                        ofName: offset, word, before: steps[index].end, delimiter, in: bytes)
                    guard stop > offset || (stop == offset && form == .place), stop < self.end else { break }
                    cells[Int(steps[index].cell) &+ BatchLayout.stride &+ row] = Int32(
                        truncatingIfNeeded: stop)
                    reading = CellScan.Reading(Int32(truncatingIfNeeded: offset), length: stop &- offset)
                case .text, .ignored:
                    let stop = CellScan.end(
                        ofText: offset, before: steps[index].end, delimiter, in: bytes,
                        form == .text ? letters : nil)
                    guard stop >= offset, stop < self.end else { break }
                    guard form == .ignored else {
                        reading = CellScan.Reading(ColumnKind.missing, length: stop &- offset)
                        break
                    }
                    offset = stop &+ 1
                    column &+= 1
                    continue
                case .empty:
                    guard word & 0xFF == end else { break }
                    offset &+= 1
                    column &+= 1
                    continue
                case .other: break
                }
                guard reading.length >= 0 else {
                    (self.offset, self.column) = (offset, index)
                    return false
                }
                cells[Int(steps[index].cell) &+ row] = reading.value
                offset &+= reading.length &+ 1
                column &+= 1
            }
            // What ended the last cell was a line break, or the first half of one.
            (self.offset, self.column) = (offset &- 1, steps.count)
            if hasLists { return true }
            if isHalf, offset < self.end, bytes.byte(at: offset) == UInt8(ascii: "\n") { offset &+= 1 }
            guard endRow(before: offset, into: &cells) else { return false }
            guard hasNext else { return true }
            column = 0
        }
    }
}
