/// Reads the data of one object, or of all items of a list, into their columns.
///
/// This is the innermost loop of a bulk run. It allocates nothing, calls nothing that it does not know, and reads
/// only what was learned before. What it meets for the first time it asks to be taught; then the record starts
/// over.
struct ObjectScan {
    enum Stop {
        /// The object, or the list, is read.
        case end
        /// A list or the object of the marks starts here.
        case nested
        /// The record is not plain.
        case fault
        /// Something is to be learned first.
        case lesson
        /// No further item fits.
        case full
    }

    enum Lesson {
        case none
        case step(from: Int, Range<Int>, Hop)
        case name(Range<Int>, object: Int)
        case value(Range<Int>, datum: Int)
    }

    /// Where the next byte stands.
    var offset: Int
    /// The last datum.
    var datum: Int
    /// The row of the record, or the number of the item.
    var row: Int
    /// What marks the data that this object has given.
    var serial: UInt32
    /// How many data the item has given.
    var given = 0
    var lesson = Lesson.none

    /// Reads on to the end of the object.
    ///
    /// `list` holds the data of the items of a list; it is none for a record and for the object of the marks.
    mutating func run(
        _ bytes: Span<UInt8>, _ tables: borrowing ScanTables, list: Range<Int>?, into cells: inout [Int32],
        _ stamps: inout [UInt32]
    ) -> Stop {
        var cells = cells.mutableSpan
        var stamps = stamps.mutableSpan
        let data = tables.plan.data.span
        let steps = tables.steps.steps.span
        let pool = tables.steps.pool.span
        while true {
            let turn: StepTable.Turn
            if let step = StepTable.step(from: datum, at: offset, in: bytes, steps: steps, pool: pool) {
                turn = steps[step].turn
                offset &+= Int(steps[step].length)
                datum = Int(steps[step].datum)
            } else {
                let hop = Hop(
                    after: data[datum], isItem: list != nil, at: offset, in: bytes, names: tables.names)
                switch hop.outcome {
                case .none: return .fault
                case .unknownName:
                    lesson = .name(hop.name, object: hop.object)
                    return .lesson
                case .found: break
                }
                if tables.steps.canLearn(from: datum, length: hop.offset - offset) {
                    lesson = .step(from: datum, offset..<hop.offset, hop)
                    return .lesson
                }
                turn = hop.turn
                offset = hop.offset
                datum = hop.datum
            }
            if turn != .same {
                if let list, given != list.count - 1 { fill(list, data, stamps, &cells) }
                if turn == .end { return .end }
                row &+= 1
                guard row < BatchLayout.itemCapacity else { return .full }
                serial &+= 1
                given = 0
            }
            let entry = data[datum]
            let stamp = Int(entry.stamp)
            guard stamps[stamp] != serial else { return .fault }
            stamps[stamp] = serial
            given &+= 1
            switch value(of: entry, bytes, tables, &cells) {
            case .end: continue
            case .nested: return .nested
            case .fault: return .fault
            case .lesson: return .lesson
            case .full: return .full
            }
        }
    }

    /// Leaves out what an item does not give.
    @inline(never)
    private func fill(
        _ list: Range<Int>, _ data: Span<Datum>, _ stamps: borrowing MutableSpan<UInt32>,
        _ cells: inout MutableSpan<Int32>
    ) {
        for index in list.dropFirst() where stamps[Int(data[index].stamp)] != serial {
            cells[Int(data[index].cell) + row] = ColumnKind.missing
        }
    }
}

// The values.
extension ObjectScan {
    /// Reads the value at the next byte; `end` says that it went well.
    @inline(__always)
    private mutating func value(
        of entry: Datum, _ bytes: Span<UInt8>, _ tables: borrowing ScanTables,
        _ cells: inout MutableSpan<Int32>
    ) -> Stop {
        let cell = Int(entry.cell) &+ row
        switch entry.kind {
        case .flag:
            let word = bytes.word(at: offset)
            if word & 0xFFFF_FFFF == ObjectScan.trueWord {
                cells[cell] = 1
                offset &+= 4
                return .end
            }
            if word & 0xFF_FFFF_FFFF == ObjectScan.falseWord {
                cells[cell] = 0
                offset &+= 5
                return .end
            }
            if let digit = NumberScan.whole(in: bytes, at: &offset) {
                cells[cell] = Int32(truncatingIfNeeded: digit)
                return digit <= 1 ? .end : .fault
            }
        case .count:
            if let number = NumberScan.whole(in: bytes, at: &offset) {
                cells[cell] = Int32(truncatingIfNeeded: number)
                return .end
            }
        case .number, .mark:
            if let number = NumberScan.decimal(places: Int(entry.places), in: bytes, at: &offset) {
                guard let fitting = Int32(exactly: number), fitting > ScanPlan.notPlain,
                    entry.kind == .number || entry.allows(mark: number)
                else { return .fault }
                cells[cell] = fitting
                return .end
            }
        case .text:
            if bytes.byte(at: offset) == UInt8(ascii: "\"") {
                cells[cell] = ColumnKind.missing
                return text(bytes, tables)
            }
        case .choice, .day: break
        case .period:
            return period(entry, bytes, tables, &cells)
        case .id, .place:
            return identity(entry, bytes, &cells)
        case .list, .marks:
            if bytes.byte(at: offset) == UInt8(ascii: "{") || bytes.byte(at: offset) == UInt8(ascii: "[") {
                return .nested
            }
        case .patternText:
            if bytes.byte(at: offset) == UInt8(ascii: "\"") {
                cells[cell] = ColumnKind.missing
                return checkedText(bytes, tables)
            }
        case .refused, .start: return .fault
        }
        return other(entry, cell, bytes, tables, &cells)
    }

    private static let trueWord: UInt64 = 0x6575_7274
    private static let falseWord: UInt64 = 0x65_736C_6166
    private static let nullWord: UInt64 = 0x6C6C_756E

    /// A value that is no plain number, flag or text: `null`, a text for something else, or white space first.
    @inline(never)
    private mutating func other(
        _ entry: Datum, _ cell: Int, _ bytes: Span<UInt8>, _ tables: borrowing ScanTables,
        _ cells: inout MutableSpan<Int32>
    ) -> Stop {
        let first = bytes.byte(at: offset)
        if Hop.isSpace(first) {
            while Hop.isSpace(bytes.byte(at: offset)) { offset &+= 1 }
            return value(of: entry, bytes, tables, &cells)
        }
        if bytes.word(at: offset) & 0xFFFF_FFFF == ObjectScan.nullWord {
            // Whoever has no id and no period is refused, by someone with words for it.
            guard entry.kind != .id, entry.kind != .period else { return .fault }
            if entry.kind != .place, entry.kind != .marks { cells[cell] = ColumnKind.missing }
            offset &+= 4
            return .end
        }
        let start = offset &+ 1
        var hasEscapes = false
        guard first == UInt8(ascii: "\""), entry.kind != .list, entry.kind != .marks,
            let end = TextScan.end(ofText: start, in: bytes, hasEscapes: &hasEscapes), !hasEscapes
        else { return .fault }
        let meaning = tables.meaning(of: start..<end, for: datum, entry, in: bytes)
        guard meaning != ScanPlan.notPlain else { return .fault }
        guard meaning != ScanPlan.notLearned else {
            lesson = .value(start..<end, datum: datum)
            return .lesson
        }
        cells[cell] = meaning
        offset = end &+ 1
        return .end
    }

    @inline(__always)
    private mutating func text(_ bytes: Span<UInt8>, _ tables: borrowing ScanTables) -> Stop {
        let start = offset &+ 1
        var hasEscapes = false
        guard let end = TextScan.end(ofText: start, in: bytes, hasEscapes: &hasEscapes) else { return .fault }
        guard
            end == start || TextCheck.isPlainlyData(start..<end, in: bytes)
                || !hasEscapes && tables.allows(start..<end, for: datum, in: bytes)
        else { return .fault }
        offset = end &+ 1
        return .end
    }

    private mutating func checkedText(_ bytes: Span<UInt8>, _ tables: borrowing ScanTables) -> Stop {
        let start = offset &+ 1
        var hasEscapes = false
        guard let end = TextScan.end(ofText: start, in: bytes, hasEscapes: &hasEscapes), !hasEscapes,
            tables.allows(start..<end, for: datum, in: bytes)
        else { return .fault }
        offset = end &+ 1
        return .end
    }
}

// What every record has besides its fields.
extension ObjectScan {
    @inline(__always)
    private mutating func period(
        _ entry: Datum, _ bytes: Span<UInt8>, _ tables: borrowing ScanTables,
        _ cells: inout MutableSpan<Int32>
    ) -> Stop {
        let isText = bytes.byte(at: offset) == UInt8(ascii: "\"")
        if isText { offset &+= 1 }
        let start = offset
        guard let year = NumberScan.whole(in: bytes, at: &offset), offset &- start == 4,
            year >= ScanPlan.firstYear, year <= ScanPlan.lastYear
        else { return otherPeriod(isText, start, entry, bytes, tables, &cells) }
        guard tables.plan.yearsInForce[year &- ScanPlan.firstYear] else { return .fault }
        if isText {
            guard bytes.byte(at: offset) == UInt8(ascii: "\"") else { return .fault }
            offset &+= 1
        }
        cells[Int(entry.cell) &+ row] = Int32(truncatingIfNeeded: year)
        return .end
    }

    private mutating func otherPeriod(
        _ isText: Bool, _ start: Int, _ entry: Datum, _ bytes: Span<UInt8>,
        _ tables: borrowing ScanTables, _ cells: inout MutableSpan<Int32>
    ) -> Stop {
        guard !isText, Hop.isSpace(bytes.byte(at: start)) else { return .fault }
        offset = start
        while Hop.isSpace(bytes.byte(at: offset)) { offset &+= 1 }
        return period(entry, bytes, tables, &cells)
    }

    @inline(__always)
    private mutating func identity(_ entry: Datum, _ bytes: Span<UInt8>, _ cells: inout MutableSpan<Int32>)
        -> Stop
    {
        var start = offset
        while Hop.isSpace(bytes.byte(at: start)) { start &+= 1 }
        let end: Int
        if bytes.byte(at: start) == UInt8(ascii: "\"") {
            start &+= 1
            if entry.kind == .place, bytes.byte(at: start) == UInt8(ascii: "\"") {
                offset = start &+ 1
                return .end
            }
            guard let quote = TextScan.end(ofPlainText: start, in: bytes) else { return .fault }
            end = quote
            offset = quote &+ 1
        } else if entry.kind == .id {
            offset = start
            guard NumberScan.whole(in: bytes, at: &offset) != nil else { return .fault }
            end = offset
        } else {
            guard bytes.word(at: start) & 0xFFFF_FFFF == ObjectScan.nullWord else { return .fault }
            offset = start &+ 4
            return .end
        }
        let columns: (BatchLayout.Column, BatchLayout.Column) =
            entry.kind == .id ? (.idStart, .idEnd) : (.placeStart, .placeEnd)
        cells[columns.0.rawValue &* BatchLayout.stride &+ row] = Int32(truncatingIfNeeded: start)
        cells[columns.1.rawValue &* BatchLayout.stride &+ row] = Int32(truncatingIfNeeded: end)
        return .end
    }
}
