import RuleRecords

/// Reads one record after the other into the columns of a batch.
///
/// This is the innermost loop of a bulk run. It allocates nothing, calls nothing that it does not know, and reads
/// only what was learned before. What it meets for the first time it asks to be taught; then the record starts
/// over.
struct RecordScan {
    /// Where the next byte stands.
    var offset: Int
    /// Where the record starts that is being read.
    var start = 0
    /// Its row, and the number of its line.
    var row: Int
    var line: Int
    /// What marks the data that an object has given; no two of them share it.
    var serial: UInt32
    /// The list or the marks that are being read, as a datum of the record.
    var outer: Int?
    /// The row of the object that is being read: that of the record, or the number of the item.
    var place = 0
    var lesson = ScanLesson.none

    /// Reads on, line after line, as long as all is plain and known.
    ///
    /// What a record does not give is missing in its columns already.
    ///
    /// - Parameters:
    ///   - bytes: The chunk.
    ///   - end: Where its last line ends.
    ///   - tables: What was learned.
    ///   - column: The cells of the batch.
    ///   - stamps: By stamp, the serial of the last object that gave it.
    mutating func run(
        _ bytes: Span<UInt8>, to end: Int, _ tables: borrowing ScanTables, into column: inout [Int32],
        _ stamps: inout [UInt32]
    ) -> ScanStop {
        var cells = column.mutableSpan
        var stamps = stamps.mutableSpan
        let steps = tables.steps.steps.span
        let choices = tables.choices.entries.span
        let letters = tables.letters.span
        // In locals, these stay in registers.
        var (offset, row, datum, serial) = (self.offset, self.row, 0, self.serial)
        var (place, outer) = (row, -1)
        // The serial of the record, and the last that was given.
        var (own, last) = (serial, serial)
        tables.plan.startRow(row, &cells)
        start = offset
        var stop = ScanStop.end
        scanning: while true {
            let landing: StepTable.Landing
            let text = bytes.words(at: offset)
            var step = datum &* StepTable.width
            // Nearly always the next value is the one that came next before.
            if !steps[step].starts(text) {
                step = tables.steps.other(than: step, for: text, at: offset, in: bytes)
            }
            if step >= 0 {
                landing = steps[step].landing
                offset &+= steps[step].length
            } else {
                var found = StepTable.Landing()
                let isItem = outer >= 0 && tables.plan.data[outer].kind == .list
                let next = tables.hop(after: datum, isItem: isItem, at: offset, in: bytes, &found, &lesson)
                guard next >= 0 else {
                    if case .none = lesson { stop = .fault } else { stop = .lesson }
                    break
                }
                (landing, offset) = (found, next)
            }
            datum = Int(landing.datum)
            if landing.turn != .same {
                if landing.turn == .nextItem {
                    place &+= 1
                    guard place < BatchLayout.itemCapacity else {
                        stop = .full
                        break
                    }
                    last &+= 1
                    serial = last
                } else if outer >= 0 {
                    // The list or the marks end, and the record goes on.
                    tables.plan.endList(outer, row: row, items: place &+ 1, &cells)
                    (datum, outer, place, serial) = (outer, -1, row, own)
                    continue
                } else {
                    guard stamps[tables.plan.idStamp] == serial, stamps[tables.plan.periodStamp] == serial
                    else {
                        stop = .fault
                        break
                    }
                    guard bytes.byte(at: offset) == UInt8(ascii: "\n"),
                        offset &- start <= CSVReader.lengthLimit
                    else {
                        stop = .closed
                        break
                    }
                    cells.set(.recordStart, row, start)
                    cells.set(.recordEnd, row, offset)
                    cells.set(.line, row, line)
                    cells.set(.path, row, 0)
                    offset &+= 1
                    row &+= 1
                    line &+= 1
                    last &+= 1
                    (start, datum, place, own, serial) = (offset, 0, row, last, last)
                    guard row < BatchLayout.capacity, offset < end else { break }
                    tables.plan.startRow(row, &cells)
                    continue
                }
            }
            let stamp = Int(landing.stamp)
            guard stamps[stamp] != serial else {
                stop = .fault
                break
            }
            stamps[stamp] = serial
            var reading: ScannedValue
            switch landing.kind {
            case .flag: reading = ValueScan.flag(at: offset, in: bytes)
            case .count: reading = ValueScan.count(at: offset, in: bytes)
            case .number: reading = ValueScan.number(landing.places, at: offset, in: bytes)
            case .text: reading = ValueScan.text(at: offset, in: bytes, letters)
            case .choice: reading = ValueScan.choice(datum, at: offset, in: bytes, choices)
            case .period: reading = tables.plan.year(ValueScan.year(at: offset, in: bytes))
            case .mark, .day, .patternText, .refused, .ignored, .start: reading = .unread
            case .id:
                let text = ValueScan.identity(at: offset, in: bytes)
                guard text.next >= 0 else {
                    stop = .fault
                    break scanning
                }
                offset = text.next
                cells.set(.idStart, row, text.start)
                cells.set(.idEnd, row, text.end)
                continue
            case .place:
                let text = ValueScan.place(at: offset, in: bytes)
                guard text.next >= 0 else {
                    stop = .fault
                    break scanning
                }
                offset = text.next
                cells.set(.placeStart, row, text.start)
                cells.set(.placeEnd, row, text.end)
                continue
            case .list, .marks:
                let opening = tables.opening(of: datum, at: offset, in: bytes)
                guard opening.next >= 0 else {
                    stop = .fault
                    break scanning
                }
                offset = opening.next
                switch opening.form {
                case .null: continue
                case .empty: cells[Int(landing.cell) &+ row] = 0
                case .marks: (outer, datum) = (datum, opening.datum)
                case .items:
                    outer = datum
                    place = tables.plan.firstItem(of: datum, row: row, cells)
                    guard place < BatchLayout.itemCapacity else {
                        stop = .full
                        break scanning
                    }
                    last &+= 1
                    (datum, serial) = (opening.datum, last)
                }
                continue
            }
            if reading.next < 0 {
                reading = tables.reading(of: datum, at: offset, in: bytes)
                guard reading.next >= 0 else {
                    stop = tables.lesson(of: reading, for: datum, at: offset, &lesson, in: bytes)
                    break
                }
            }
            cells[Int(landing.cell) &+ place] = reading.value
            offset = reading.next
        }
        (self.offset, self.row, self.serial, self.place) = (offset, row, last, place)
        self.outer = outer >= 0 ? outer : nil
        return stop
    }
}

/// How a list or the object of the marks starts.
struct Opening {
    enum Form {
        case null
        /// A list without items.
        case empty
        case items
        case marks
    }

    var form: Form
    /// The datum that its first object starts with.
    var datum = 0
    /// Where the text goes on; negative where it is not plain.
    var next: Int

    static let none = Opening(form: .null, next: -1)
}

extension MutableSpan where Element == Int32 {
    /// Sets what a row has in a column that every batch has.
    @inline(__always)
    fileprivate mutating func set(_ column: BatchLayout.Column, _ row: Int, _ value: Int) {
        self[column.cell &+ row] = Int32(truncatingIfNeeded: value)
    }
}
