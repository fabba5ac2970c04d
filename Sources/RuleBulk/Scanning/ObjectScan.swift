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

    /// The way from one value to the next.
    struct Landing {
        var offset: Int
        var datum: Int
        var turn: StepTable.Turn
        /// `end` where the way is known.
        var stop = Stop.end
    }

    /// Where the next byte stands.
    var offset: Int
    /// The last datum.
    var datum: Int
    /// The row of the record, or the number of the item.
    var row: Int
    /// What marks the data that this object has given.
    var serial: UInt32
    var lesson = Lesson.none

    /// Reads on to the end of the object.
    ///
    /// A list is read to its end, item by item. What an object does not give is missing in its columns already.
    mutating func run(
        _ bytes: Span<UInt8>, _ tables: borrowing ScanTables, isList: Bool, into column: inout [Int32],
        _ stamps: inout [UInt32]
    ) -> Stop {
        var cells = column.mutableSpan
        var stamps = stamps.mutableSpan
        let data = tables.plan.data.span
        let steps = tables.steps.steps.span
        let choices = tables.choices.entries.span
        let letters = tables.letters.span
        // In locals, these stay in registers.
        var (offset, datum, row, serial) = (self.offset, self.datum, self.row, self.serial)
        var stop = Stop.end
        scanning: while true {
            let turn: StepTable.Turn
            // Nearly always the next value is the one that came next before.
            let first = datum &* StepTable.width
            if steps[first].starts(bytes.words(at: offset)) {
                turn = steps[first].turn
                offset &+= Int(steps[first].length)
                datum = Int(steps[first].datum)
            } else {
                let landing = tables.landing(after: datum, isItem: isList, at: offset, in: bytes, &lesson)
                guard landing.stop == .end else {
                    stop = landing.stop
                    break
                }
                (turn, offset, datum) = (landing.turn, landing.offset, landing.datum)
            }
            if turn != .same {
                if turn == .end { break }
                row &+= 1
                guard row < BatchLayout.itemCapacity else {
                    stop = .full
                    break
                }
                serial &+= 1
            }
            let (kind, stamp) = (data[datum].kind, Int(data[datum].stamp))
            guard stamps[stamp] != serial else {
                stop = .fault
                break
            }
            stamps[stamp] = serial
            var reading: ScannedValue
            switch kind {
            case .flag: reading = ValueScan.flag(at: offset, in: bytes)
            case .count: reading = ValueScan.count(at: offset, in: bytes)
            case .number: reading = ValueScan.number(data[datum].places, at: offset, in: bytes)
            case .text: reading = ValueScan.text(at: offset, in: bytes, letters)
            case .choice: reading = ValueScan.choice(datum, at: offset, in: bytes, choices)
            case .period: reading = tables.plan.year(ValueScan.year(at: offset, in: bytes))
            case .mark, .day, .patternText, .refused, .ignored, .start: reading = .unread
            case .id:
                let place = ValueScan.identity(at: offset, in: bytes)
                guard place.next >= 0 else {
                    stop = .fault
                    break scanning
                }
                offset = place.next
                cells[BatchLayout.Column.idStart.cell &+ row] = Int32(truncatingIfNeeded: place.start)
                cells[BatchLayout.Column.idEnd.cell &+ row] = Int32(truncatingIfNeeded: place.end)
                continue
            case .place:
                let place = ValueScan.place(at: offset, in: bytes)
                guard place.next >= 0 else {
                    stop = .fault
                    break scanning
                }
                offset = place.next
                cells[BatchLayout.Column.placeStart.cell &+ row] = Int32(truncatingIfNeeded: place.start)
                cells[BatchLayout.Column.placeEnd.cell &+ row] = Int32(truncatingIfNeeded: place.end)
                continue
            case .list, .marks:
                while Hop.isSpace(bytes.byte(at: offset)) { offset &+= 1 }
                guard ValueScan.isNull(at: offset, in: bytes) else {
                    stop = .nested
                    break scanning
                }
                offset &+= 4
                continue
            }
            if reading.next < 0 {
                reading = tables.reading(of: datum, at: offset, in: bytes)
                guard reading.next >= 0 else {
                    stop = tables.lesson(of: reading, for: datum, at: offset, &lesson, in: bytes)
                    break
                }
            }
            cells[Int(data[datum].cell) &+ row] = reading.value
            offset = reading.next
        }
        (self.offset, self.datum, self.row, self.serial) = (offset, datum, row, serial)
        return stop
    }
}
