import RuleRecords

// One of the files with unsafe code: the tables of a plan are looked at unchecked. Whatever number of a datum, a stamp
// or a column stands in them is one of the plan's, and rows and items are counted here; only the bytes come from
// outside, and these are checked.

/// Reads one record after the other into the columns of a batch.
///
/// This is the innermost loop of a bulk run. It allocates nothing, calls nothing that it does not know, and reads
/// only what was learned before. What it meets for the first time it asks to be taught; then the record starts
/// over.
struct RecordScan {
    /// The way from one value to the next.
    struct Landing {
        var offset: Int
        /// The first step of the next datum.
        var step: Int
        var turn: StepTable.Turn
        /// `end` where the way is known.
        var stop = ScanStop.end
    }

    /// Where the next byte stands.
    var offset: Int
    /// Where the record starts that is being read.
    var start = 0
    /// Its row, and the number of its line.
    var row: Int
    var line: Int
    /// What marks the data that the record has given; its items have serials of their own.
    private var serial: UInt32
    /// The last serial that was given.
    var lastSerial: UInt32
    /// The list or the marks that are being read, as a datum of the record.
    var outer = RecordScan.none
    /// The row of the object that is being read: that of the record, or the number of the item.
    var place = 0
    var lesson = ScanLesson.none

    /// No list, and no marks.
    static let none = -1

    init(from offset: Int, row: Int, line: Int, after serial: UInt32) {
        (self.offset, self.row, self.line) = (offset, row, line)
        (self.serial, lastSerial) = (serial, serial)
    }

    /// Reads on, record after record, as long as all is plain and known.
    ///
    /// What a record does not give is missing in its columns already.
    ///
    /// - Parameters:
    ///   - bytes: The chunk.
    ///   - end: Where its last record ends.
    ///   - tables: What was learned.
    ///   - column: The cells of the batch.
    ///   - stamps: By stamp, the serial of the last object that gave it.
    /// - Returns: Why it ends; the record that starts at `start` is not read then.
    mutating func run(
        _ bytes: Span<UInt8>, to end: Int, _ tables: borrowing ScanTables, into column: inout [Int32],
        _ stamps: inout [UInt32]
    ) -> ScanStop {
        var cells = column.mutableSpan
        var stamps = stamps.mutableSpan
        let steps = tables.steps.steps.span
        let choices = tables.choices.entries.span
        let letters = tables.letters.span
        precondition(
            steps.count == tables.plan.data.count * StepTable.width && stamps.count == tables.plan.stamps
                && cells.count == tables.plan.cells && row < BatchLayout.capacity,
            "the tables and the batch are those of one plan")
        startRecord(at: offset, tables.plan, &cells)
        // What every value changes stays in registers so; all else is asked for at the ends of objects only.
        // A datum goes by the number of its first step.
        var (offset, place, step, serial) = (self.offset, row, 0, self.serial)
        var stop = ScanStop.end
        scanning: while true {
            let turn: StepTable.Turn
            // Nearly always the next value is the one that came next before.
            if unsafe steps[unchecked: step].starts(bytes.start(at: offset)) {
                turn = unsafe steps[unchecked: step].turn
                offset &+= unsafe Int(steps[unchecked: step].length)
                step = unsafe Int(steps[unchecked: step].next)
            } else {
                let landing = tables.landing(after: step, in: outer, at: offset, in: bytes, &lesson)
                guard landing.stop == .end else {
                    stop = landing.stop
                    break
                }
                (turn, offset, step) = (landing.turn, landing.offset, landing.step)
            }
            if turn != .same {
                if turn == .nextItem {
                    place &+= 1
                    guard place < BatchLayout.itemCapacity else {
                        stop = .full
                        break
                    }
                    lastSerial &+= 1
                    serial = lastSerial
                } else if outer != RecordScan.none {
                    // The record goes on.
                    tables.plan.endList(outer, row: row, items: place &+ 1, &cells)
                    (step, place, serial) = (StepTable.first(of: outer), row, self.serial)
                    outer = RecordScan.none
                    continue
                } else {
                    guard stamps[tables.plan.idStamp] == serial, stamps[tables.plan.periodStamp] == serial
                    else {
                        stop = .fault
                        break
                    }
                    guard bytes.byte(at: offset) == tables.plan.separator,
                        offset &- start <= CSVReader.lengthLimit
                    else {
                        stop = .closed
                        break
                    }
                    endRecord(at: offset, &cells)
                    offset &+= 1
                    guard row < BatchLayout.capacity, offset < end else { break }
                    startRecord(at: offset, tables.plan, &cells)
                    (place, step, serial) = (row, 0, self.serial)
                    continue
                }
            }
            let stamp = unsafe Int(steps[unchecked: step].stamp)
            guard unsafe stamps[unchecked: stamp] != serial else {
                stop = .fault
                break
            }
            unsafe stamps[unchecked: stamp] = serial
            var reading: ScannedValue
            switch unsafe steps[unchecked: step].kind {
            case .flag: reading = ValueScan.flag(at: offset, in: bytes)
            case .count, .whole: reading = ValueScan.count(at: offset, in: bytes)
            case .number:
                let places = tables.plan.data[StepTable.datum(of: step)].places
                reading = ValueScan.number(places, at: offset, in: bytes)
            case .text: reading = ValueScan.text(at: offset, in: bytes, letters)
            case .choice:
                reading = ValueScan.choice(StepTable.datum(of: step), at: offset, in: bytes, choices)
            case .period: reading = tables.plan.year(ValueScan.year(at: offset, in: bytes))
            case .mark, .day, .patternText, .refused, .ignored, .start: reading = .unread
            // Two cases: one for both makes the whole loop slower by a tenth.
            case .id:
                let text = ValueScan.identity(at: offset, in: bytes)
                guard text.next >= 0 else {
                    stop = .fault
                    break scanning
                }
                offset = text.next
                cells.set(.idStart, place, text.start)
                cells.set(.idEnd, place, text.end)
                continue
            case .place:
                let text = ValueScan.place(at: offset, in: bytes)
                guard text.next >= 0 else {
                    stop = .fault
                    break scanning
                }
                offset = text.next
                cells.set(.placeStart, place, text.start)
                cells.set(.placeEnd, place, text.end)
                continue
            case .list, .marks:
                let datum = StepTable.datum(of: step)
                let opening = tables.opening(of: datum, at: offset, in: bytes)
                guard opening.next >= 0 else {
                    stop = .fault
                    break scanning
                }
                offset = opening.next
                switch opening.form {
                case .null: continue
                case .empty: cells[Int(steps[step].cell) &+ place] = 0
                case .marks: (outer, step) = (datum, StepTable.first(of: opening.datum))
                case .items:
                    outer = datum
                    place = tables.plan.firstItem(of: datum, row: row, cells)
                    guard place < BatchLayout.itemCapacity else {
                        stop = .full
                        break scanning
                    }
                    lastSerial &+= 1
                    (step, serial) = (StepTable.first(of: opening.datum), lastSerial)
                }
                continue
            }
            if reading.next < 0 {
                let datum = StepTable.datum(of: step)
                reading = tables.reading(of: datum, at: offset, in: bytes)
                guard reading.next >= 0 else {
                    stop = tables.lesson(of: reading, for: datum, at: offset, &lesson, in: bytes)
                    break
                }
            }
            unsafe cells[unchecked: Int(steps[unchecked: step].cell) &+ place] = reading.value
            offset = reading.next
        }
        (self.offset, self.place) = (offset, place)
        return stop
    }

    /// Starts a record in the next row.
    @inline(__always)
    private mutating func startRecord(
        at offset: Int, _ plan: borrowing ScanPlan, _ cells: inout MutableSpan<Int32>
    ) {
        start = offset
        lastSerial &+= 1
        serial = lastSerial
        plan.startRow(row, &cells)
    }

    /// Ends a record before what separates it from the next.
    @inline(__always)
    private mutating func endRecord(at offset: Int, _ cells: inout MutableSpan<Int32>) {
        cells.set(.recordStart, row, start)
        cells.set(.recordEnd, row, offset)
        cells.set(.line, row, line)
        cells.set(.path, row, 0)
        row &+= 1
        line &+= 1
        start = offset &+ 1
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
