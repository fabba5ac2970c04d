// Cells that are as most are but for what stands around their values.
extension RowScan {
    /// Reads cells side by side whose values stand in quotes, beside a blank or before a fraction of zero.
    ///
    /// Programs write whole sheets so. It goes as far as they do, and leaves the last cell of a row to others.
    ///
    /// - Returns: Whether there were any.
    @inline(never)
    mutating func readWrapped(
        _ bytes: Span<UInt8>, _ tables: borrowing ScanTables, _ sheet: borrowing SheetPlan,
        into cells: inout MutableSpan<Int32>
    ) -> Bool {
        let (steps, columns) = (sheet.usual.span, sheet.columns.span)
        let (first, last) = (column, steps.count &- 1)
        var (offset, column) = (offset, column)
        defer { (self.offset, self.column) = (offset, column) }
        while column < last {
            let step = steps[column]
            let reading =
                bytes.byte(at: offset) == UInt8(ascii: "\"")
                ? RowScan.quoted(step, columns[column], at: offset &+ 1, bytes, tables, sheet)
                : RowScan.padded(step, columns[column], bytes.word(at: offset), tables, sheet)
            guard reading.length >= 0, offset &+ reading.length < end else { break }
            if step.form == .id || step.form == .place {
                cells[Int(step.cell) &+ row] = Int32(truncatingIfNeeded: offset &+ 1)
                cells[Int(step.cell) &+ BatchLayout.stride &+ row] = Int32(
                    truncatingIfNeeded: offset &+ reading.length &- 1)
            } else {
                cells[Int(step.cell) &+ row] = reading.value
            }
            offset &+= reading.length &+ 1
            column &+= 1
        }
        return column > first
    }

    /// A value that starts behind a quote; its length counts both quotes.
    @inline(__always)
    private static func quoted(
        _ step: SheetPlan.Usual, _ column: SheetPlan.Column, at start: Int, _ bytes: Span<UInt8>,
        _ tables: borrowing ScanTables, _ sheet: borrowing SheetPlan
    ) -> CellScan.Reading {
        let quote = UInt8(ascii: "\"")
        let (word, end) = (bytes.word(at: start), UInt64(quote))
        var reading = CellScan.Reading.unread
        switch step.form {
        case .count: reading = CellScan.count(word, before: end)
        case .flag, .choice:
            if step.form == .flag { reading = CellScan.flag(word, before: end) }
            guard reading.length < 0 else { break }
            reading = CellScan.choice(
                column.datum, at: start, before: quote, in: bytes, tables.choices.entries.span)
        case .number, .mark:
            reading = CellScan.number(
                word, places: step.places, before: end, sheet.delimiter, sheet.powers.span)
        case .period: reading = CellScan.year(word, before: end)
        case .id, .place:
            let stop = CellScan.end(ofName: start, word, before: quote, sheet.delimiter, in: bytes)
            if stop > start { reading = CellScan.Reading(0, length: stop &- start) }
        case .text, .ignored, .empty, .other: break
        }
        // Two quotes in a row are one that belongs to the value.
        guard reading.length >= 0, bytes.byte(at: start &+ reading.length &+ 1) == step.end,
            allows(reading, step, column, tables)
        else { return .unread }
        reading.length &+= 2
        return reading
    }

    /// A whole number beside a blank or before a fraction of zero; its length counts these.
    @inline(__always)
    private static func padded(
        _ step: SheetPlan.Usual, _ column: SheetPlan.Column, _ word: UInt64, _ tables: borrowing ScanTables,
        _ sheet: borrowing SheetPlan
    ) -> CellScan.Reading {
        // Neither a flag nor the number of items has a fraction, and a flag is one digit.
        var reading = CellScan.paddedCount(
            word, digits: step.form == .flag ? 1 : 5, before: UInt64(step.end),
            mayHaveFraction: step.form != .flag && column.kind != .list)
        guard reading.length >= 0 else { return .unread }
        switch step.form {
        case .count, .flag: break
        case .number, .mark:
            // Any number of nine digits fits into its column.
            guard step.places <= 4 else { return .unread }
            reading.value &*= sheet.powers.span[Int(step.places)]
        case .choice, .period, .id, .place, .text, .ignored, .empty, .other: return .unread
        }
        return allows(reading, step, column, tables) ? reading : .unread
    }

    /// Whether a flag, a mark or a year may be so much.
    @inline(__always)
    private static func allows(
        _ reading: CellScan.Reading, _ step: SheetPlan.Usual, _ column: SheetPlan.Column,
        _ tables: borrowing ScanTables
    ) -> Bool {
        switch step.form {
        case .flag: reading.value <= 1
        case .period: tables.plan.judges(year: reading.value)
        case .mark:
            reading.value == ColumnKind.missing
                || tables.plan.data[Int(column.datum)].allows(mark: Int(reading.value))
        case .count, .number, .choice, .id, .place, .text, .ignored, .empty, .other: true
        }
    }
}

extension CellScan {
    /// A whole number of so many digits at the most, before which a blank may stand, and after which `.0`, a blank or both.
    @inline(__always)
    static func paddedCount(
        _ word: UInt64, digits most: Int, before end: UInt64, mayHaveFraction: Bool
    ) -> Reading {
        let blank = UInt64(UInt8(ascii: " "))
        var (rest, length) = (word, 0)
        func take(_ bytes: Int) {
            rest &>>= UInt64(truncatingIfNeeded: bytes &* 8)
            length &+= bytes
        }
        if rest & 0xFF == blank { take(1) }
        let digits = Word.first(in: Word.findingNoDigits(in: rest))
        guard digits > 0, digits <= most else { return .unread }
        let value = Int32(truncatingIfNeeded: Word.number(rest, digits: digits))
        take(digits)
        // The point is the lower byte.
        if mayHaveFraction, rest & 0xFFFF == 0x302E { take(2) }
        if rest & 0xFF == blank { take(1) }
        return rest & 0xFF == end ? Reading(value, length: length) : .unread
    }
}
