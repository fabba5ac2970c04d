/// Reads the cells of one row of a sheet into their columns.
struct RowScan {
    /// Where the cells of the row are; where it ended, once it was read.
    var offset: Int
    let row: Int
    /// Where the bytes end.
    let end: Int
    var lesson = ObjectScan.Lesson.none

    /// Reads a whole row; whether all of it is plain.
    ///
    /// Values of items go to `values`, and the items that are there to the bits of `items`.
    mutating func run(
        _ bytes: Span<UInt8>, _ tables: borrowing ScanTables, _ sheet: borrowing SheetPlan,
        into column: inout [Int32], _ values: inout [Int32], _ items: inout [UInt64]
    ) -> ObjectScan.Stop {
        var cells = column.mutableSpan
        let columns = sheet.columns.span
        let delimiter = sheet.delimiter
        var offset = self.offset
        var index = 0
        while true {
            runQuick(bytes, sheet, &cells, &offset, &index)
            let column = columns[index]
            var reading = usual(column, at: offset, bytes, tables, delimiter)
            if reading.next < 0 || !ends(at: reading.next, bytes, delimiter) {
                let cell = SheetCell(at: offset, in: bytes, to: end, delimiter: delimiter)
                guard let cell else { return stop(at: offset, .fault) }
                reading = tables.reading(of: cell, column, in: bytes)
                if reading.next < 0 {
                    guard reading.next == ScannedValue.unlearned.next else { return stop(at: offset, .fault) }
                    lesson = .value(cell.content, datum: Int(column.datum))
                    return stop(at: offset, .lesson)
                }
                note(cell, column, in: &cells, &items)
            }
            if column.list >= 0 {
                values[Int(column.cell)] = reading.value
                if reading.value != ColumnKind.missing {
                    items[Int(column.list)] |= 1 &<< UInt64(column.item)
                }
            } else if column.cell >= 0 {
                cells[Int(column.cell) &+ row] = reading.value
            }
            offset = reading.next
            index &+= 1
            guard bytes.byte(at: offset) == delimiter, offset < end else { break }
            offset &+= 1
            guard index < columns.count else { return stop(at: offset, .fault) }
        }
        self.offset = offset
        guard index < columns.count else { return .end }
        // Cells that are not there are empty, if the sheet allows that.
        guard index >= sheet.width else { return .fault }
        while index < columns.count {
            if columns[index].list >= 0 { values[Int(columns[index].cell)] = ColumnKind.missing }
            index &+= 1
        }
        return .end
    }

    /// Reads cells as long as they are empty, counts of one digit or two, or flags, and others follow them.
    ///
    /// Most cells of a sheet are, and this is half the work of looking at each by its kind.
    @inline(__always)
    private func runQuick(
        _ bytes: Span<UInt8>, _ sheet: borrowing SheetPlan, _ cells: inout MutableSpan<Int32>,
        _ offset: inout Int, _ index: inout Int
    ) {
        let quick = sheet.quick.span
        let delimiter = UInt64(sheet.delimiter)
        // Whatever is read here ends before the bytes do.
        while index < quick.count &- 1, offset &+ 8 <= end {
            let word = bytes.word(at: offset)
            let (cell, value, length): (Int32, Int32, Int)
            switch quick[index] {
            case .count(let start):
                cell = start
                let (first, second) = ((word & 0xFF) &- 48, word &>> 8 & 0xFF)
                if first <= 9, second == delimiter {
                    (value, length) = (Int32(truncatingIfNeeded: first), 1)
                } else if first <= 9, second &- 48 <= 9, word &>> 16 & 0xFF == delimiter {
                    (value, length) = (Int32(truncatingIfNeeded: first &* 10 &+ second &- 48), 2)
                } else {
                    guard word & 0xFF == delimiter else { return }
                    (value, length) = (ColumnKind.missing, 0)
                }
            case .flag(let start):
                cell = start
                if word & 0xFFFF_FFFF == ValueScan.trueWord, word &>> 32 & 0xFF == delimiter {
                    (value, length) = (1, 4)
                } else if word & 0xFF_FFFF_FFFF == ValueScan.falseWord, word &>> 40 & 0xFF == delimiter {
                    (value, length) = (0, 5)
                } else {
                    guard word & 0xFF == delimiter else { return }
                    (value, length) = (ColumnKind.missing, 0)
                }
            case .none: return
            }
            cells[Int(cell) &+ row] = value
            offset &+= length &+ 1
            index &+= 1
        }
    }

    /// What a cell holds in the usual form of its kind.
    @inline(__always)
    private func usual(
        _ column: SheetPlan.Column, at offset: Int, _ bytes: Span<UInt8>, _ tables: borrowing ScanTables,
        _ delimiter: UInt8
    ) -> ScannedValue {
        switch column.kind {
        case .period: return tables.plan.year(ValueScan.year(at: offset, in: bytes))
        case .id: return .unread
        case .count, .flag, .number, .place, .text, .patternText, .choice, .day, .mark, .list, .marks,
            .refused, .ignored, .start:
            if bytes.byte(at: offset) == delimiter { return ScannedValue(ColumnKind.missing, next: offset) }
        }
        switch column.kind {
        case .count: return ValueScan.count(at: offset, before: delimiter, in: bytes)
        case .flag: return ValueScan.flag(at: offset, in: bytes)
        case .number:
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

    private mutating func stop(at offset: Int, _ stop: ObjectScan.Stop) -> ObjectScan.Stop {
        self.offset = offset
        return stop
    }

    /// Whether a cell ends there.
    @inline(__always)
    private func ends(at offset: Int, _ bytes: Span<UInt8>, _ delimiter: UInt8) -> Bool {
        let byte = bytes.byte(at: offset)
        return byte == delimiter || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || offset == end
    }
}

/// Where one cell of a sheet stands.
struct SheetCell {
    /// Without the quotes around it.
    var content: Range<Int>
    /// What follows the cell.
    var next: Int
    /// Whether the content holds quotes, each written twice.
    var hasQuotes = false

    /// The cell that starts at an offset; none for what is not UTF-8 or whose quotes do not match.
    @inline(never)
    init?(at start: Int, in bytes: Span<UInt8>, to end: Int, delimiter: UInt8) {
        let isQuoted = start < end && bytes.byte(at: start) == UInt8(ascii: "\"")
        var offset = isQuoted ? start + 1 : start
        let first = offset
        var pending: UInt64 = 0
        while true {
            let word = bytes.word(at: offset)
            let stops =
                isQuoted
                ? Word.finding(UInt8(ascii: "\""), in: word)
                : Word.finding(delimiter, in: word) | Word.finding(UInt8(ascii: "\n"), in: word)
                    | Word.finding(UInt8(ascii: "\r"), in: word)
            var count = stops == 0 ? 8 : Word.first(in: stops)
            if offset &+ count > end { count = max(end &- offset, 0) }
            let part = count == 8 ? word : word & Word.mask(count)
            if (part & Word.highs) | pending != 0, !Word.isUsual(part, pending: &pending) { return nil }
            offset &+= count
            if count == 8 { continue }
            guard pending == 0 else { return nil }
            guard isQuoted else {
                content = first..<offset
                next = offset
                return
            }
            // A quote that is never closed.
            guard offset < end else { return nil }
            let after = offset &+ 1
            let byte = bytes.byte(at: after)
            if byte == UInt8(ascii: "\""), after < end {
                hasQuotes = true
                offset = after &+ 1
                continue
            }
            guard
                after == end || byte == delimiter || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
            else { return nil }
            content = first..<offset
            next = after
            return
        }
    }
}

extension ScanTables {
    /// What a cell holds that is not in the usual form of its kind.
    @inline(never)
    func reading(of cell: SheetCell, _ column: SheetPlan.Column, in bytes: Span<UInt8>) -> ScannedValue {
        let content = cell.content
        let missing = ScannedValue(ColumnKind.missing, next: cell.next)
        switch column.kind {
        case .ignored: return missing
        case .id, .place:
            // An empty id is a fault, an empty place is none.
            if content.isEmpty { return column.kind == .place ? missing : .fault }
            return TextCheck.isPlainName(content, in: bytes) ? missing : .fault
        case .period:
            let year = ValueScan.year(at: content.lowerBound, in: bytes)
            return year.next == content.upperBound
                ? plan.year(ScannedValue(year.value, next: cell.next)) : .fault
        case .text, .patternText:
            guard !content.isEmpty else { return missing }
            if column.kind == .text, TextCheck.isPlainlyData(content, in: bytes) { return missing }
            // Whether a blank text makes an item is for others to say.
            guard !cell.hasQuotes, column.list < 0, allows(content, for: Int(column.datum), in: bytes) else {
                return .fault
            }
            return missing
        case .list:
            guard !content.isEmpty else { return missing }
            guard let number = NumberScan.digits(content, in: bytes) else { return .fault }
            return ScannedValue(Int32(truncatingIfNeeded: number), next: cell.next)
        case .flag, .count, .number, .choice, .day, .mark:
            guard !content.isEmpty else { return missing }
            guard !cell.hasQuotes else { return .fault }
            switch meaning(of: content, for: Int(column.datum), in: bytes) {
            case ScanPlan.notPlain: return .fault
            case ScanPlan.notLearned: return .unlearned
            case let meaning: return ScannedValue(meaning, next: cell.next)
            }
        case .refused: return content.isEmpty ? missing : .fault
        case .start, .marks: return .fault
        }
    }
}
