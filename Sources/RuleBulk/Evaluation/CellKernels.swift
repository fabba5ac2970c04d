// One of the files with unsafe code: loops over the rows of a batch that judge its cells. Bounds are checked once before
// each loop instead of at every element.

extension CellTables {
    /// Looks up what some cells come to on every row, and adds up what it gives.
    ///
    /// Many cells in one go, because a record by itself would pay more for every call than for what it does; and two
    /// cells at a time, so that the sums are touched half as often.
    ///
    /// - Parameters:
    ///   - cells: The cells.
    ///   - codes: Those of all inputs, and two columns more for the indexes of cells with several.
    ///   - rows: How many rows there are.
    ///   - known: What results give, by their numbers plus 1; `CellSum.unknown` for 0.
    ///   - outcomes: Takes the numbers of the results; the greatest number of all where there is none yet.
    ///   - sums: Takes the sums of rows.
    func lookUp(
        _ cells: [Int], _ codes: inout [UInt16], rows: Int, _ known: [CellSum],
        _ outcomes: inout [UInt32], to sums: inout [CellSum]
    ) {
        ColumnPart.rows(rows).check(in: sums.count)
        precondition(last < known.count && codes.count >= 2 * BatchLayout.stride)
        let (places, entries, known) = (places.span, entries.span, known.span)
        let spare = codes.count - 2 * BatchLayout.stride
        var codes = codes.mutableSpan
        var outcomes = outcomes.mutableSpan
        var sums = sums.mutableSpan
        for row in 0..<rows { unsafe sums[unchecked: row] = .zero }
        var first: LookUp?
        for cell in cells {
            let place = places[cell]
            let column = cell * BatchLayout.stride
            ColumnPart(start: column, count: rows).check(in: outcomes.count)
            guard place.size > 0 else {
                for row in 0..<rows {
                    outcomes[column + row] = .max
                    sums[row] += .unknown
                }
                continue
            }
            precondition(place.first >= 0 && place.first + place.size <= entries.count)
            let room = first == nil ? spare : spare + BatchLayout.stride
            let indexes = self.indexes(of: place, in: &codes, rows: rows, room: room)
            let second = LookUp(table: place.first, indexes: indexes, column: column)
            guard let ready = first else {
                first = second
                continue
            }
            first = nil
            for row in 0..<rows {
                let entry = ready.entry(at: row, entries, codes)
                let other = second.entry(at: row, entries, codes)
                unsafe outcomes[unchecked: ready.column &+ row] = entry &- 1
                unsafe outcomes[unchecked: second.column &+ row] = other &- 1
                unsafe sums[unchecked: row] += known[unchecked: Int(entry)] + known[unchecked: Int(other)]
            }
        }
        guard let first else { return }
        for row in 0..<rows {
            let entry = first.entry(at: row, entries, codes)
            unsafe outcomes[unchecked: first.column &+ row] = entry &- 1
            unsafe sums[unchecked: row] += known[unchecked: Int(entry)]
        }
    }

    /// Where the indexes of a cell's entries stand among the codes: those of its only input, or in the room for them.
    ///
    /// No code goes beyond its axis, so no index beyond the table.
    @inline(__always)
    private func indexes(
        of place: Place, in codes: inout MutableSpan<UInt16>, rows: Int, room: Int
    ) -> Int {
        let axes = axes.span.extracting(place.axes)
        if axes.count == 1, !axes[0].isCut {
            ColumnPart(start: axes[0].start, count: rows).check(in: codes.count)
            precondition(axes[0].radix <= place.size)
            return axes[0].start
        }
        if axes.isEmpty { for row in 0..<rows { codes[room + row] = 0 } }
        var greatest = 0
        for index in axes.indices {
            axes[index].add(&codes, rows: rows, isFirst: index == 0, to: room)
            greatest += (axes[index].radix - 1) * axes[index].stride
        }
        precondition(greatest < place.size)
        return room
    }
}

/// What is looked up of a cell: its checked places.
private struct LookUp {
    /// Where its entries start.
    var table: Int
    /// Where the indexes of rows start among the codes.
    var indexes: Int
    /// Where its outcomes start.
    var column: Int

    @inline(__always)
    func entry(at row: Int, _ entries: Span<UInt32>, _ codes: borrowing MutableSpan<UInt16>) -> UInt32 {
        unsafe entries[unchecked: table &+ Int(codes[unchecked: indexes &+ row])]
    }
}

extension CellTable.Axis {
    /// Adds the share of this axis to the index of every row; the first axis starts it.
    @inline(__always)
    fileprivate func add(_ codes: inout MutableSpan<UInt16>, rows: Int, isFirst: Bool, to target: Int) {
        for start in [start, target] { ColumnPart(start: start, count: rows).check(in: codes.count) }
        let (last, stride, start) = (UInt16(radix - 1), UInt16(stride), start)
        guard !isFirst else {
            for row in 0..<rows {
                unsafe codes[unchecked: target &+ row] = min(codes[unchecked: start &+ row], last)
            }
            return
        }
        for row in 0..<rows {
            unsafe codes[unchecked: target &+ row] &+= min(codes[unchecked: start &+ row], last) &* stride
        }
    }
}

extension [UInt16] {
    /// Sets columns of codes to those of numbers, each of them below the radix.
    mutating func setCodes(
        of codings: [InputColumns.Coding], _ cells: [Int32], _ sums: [Int32], rows: Int
    ) {
        let (cells, sums) = (cells.span, sums.span)
        var codes = mutableSpan
        for coding in codings {
            coding.add(coding.isSum ? sums : cells, rows: rows, to: &codes)
        }
    }

    /// Sets the columns of tallies to the codes of counts, each of which stands in one lane of a row.
    mutating func setCodes(ofCounts lanes: [SIMD32<UInt8>], of tallies: [Int], rows: Int) {
        ColumnPart.rows(rows).check(in: lanes.count)
        precondition(tallies.count <= ItemOutcome.mostTallies, "every tally has a lane")
        let bytes = unsafe lanes.span.bytes
        var target = mutableSpan
        for (lane, tally) in tallies.enumerated() {
            let part = ColumnPart(start: tally * BatchLayout.stride, count: rows)
            part.check(in: target.count)
            @inline(__always)
            func count(_ row: Int) -> UInt8 {
                unsafe bytes.unsafeLoad(
                    fromUncheckedByteOffset: row &* ItemOutcome.mostTallies &+ lane, as: UInt8.self)
            }
            var row = 0
            // Eight at a time, because a vector is put together in half the steps that as many stores take.
            var vectors = unsafe target.mutableBytes
            while row &+ 8 <= rows {
                let counts = SIMD8(
                    count(row), count(row &+ 1), count(row &+ 2), count(row &+ 3), count(row &+ 4),
                    count(row &+ 5), count(row &+ 6), count(row &+ 7))
                unsafe vectors.storeBytes(
                    of: SIMD8<UInt16>(truncatingIfNeeded: counts &+ 1),
                    toUncheckedByteOffset: (part.start &+ row) &* 2, as: SIMD8<UInt16>.self)
                row &+= 8
            }
            while row < rows {
                unsafe target[unchecked: part.start &+ row] = UInt16(count(row) &+ 1)
                row &+= 1
            }
        }
    }
}

extension InputColumns.Coding {
    @inline(__always)
    fileprivate func add(_ numbers: Span<Int32>, rows: Int, to codes: inout MutableSpan<UInt16>) {
        ColumnPart(start: start, count: rows).check(in: numbers.count)
        ColumnPart(start: target, count: rows).check(in: codes.count)
        precondition(radix - 2 <= 0x7FFF, "no code is beyond those that distances are cut to")
        let (base, last, start, target) = (base, UInt16(radix - 2), start, target)
        for row in 0..<rows {
            let number = unsafe numbers[unchecked: start &+ row]
            // What is below 0 is greater than any last one so.
            let distance = UInt16(truncatingIfNeeded: max(min(number &- base, 0x7FFF), -0x8000))
            unsafe codes[unchecked: target &+ row] =
                number == ColumnKind.missing ? 0 : min(distance, last) &+ 1
        }
    }
}

extension CellSum {
    /// Whether the result of some cell is not known yet on some row.
    static func haveUnknown(_ sums: [CellSum], rows: Int) -> Bool {
        ColumnPart.rows(rows).check(in: sums.count)
        let sums = sums.span
        var forms: UInt32 = 0
        for row in 0..<rows { forms |= unsafe sums[unchecked: row].forms }
        return FormCounts.has(FormCounts.unknown, forms)
    }

    /// Parts the sums of a criterion.
    ///
    /// - Parameters:
    ///   - sums: By row.
    ///   - cap: The most points.
    ///   - least: Columns that take the least points.
    ///   - most: The same for the most.
    ///   - leftOut: The same for what is left out.
    ///   - part: The column of the criterion.
    ///   - forms: Takes the forms of cells, by row.
    static func part(
        _ sums: [CellSum], cap: Int32, _ least: inout [Int32], _ most: inout [Int32],
        _ leftOut: inout [Int32], _ part: ColumnPart, _ forms: inout [UInt32]
    ) {
        for size in [least.count, most.count, leftOut.count] { part.check(in: size) }
        for size in [sums.count, forms.count] { ColumnPart.rows(part.count).check(in: size) }
        let sums = sums.span
        var least = least.mutableSpan
        var most = most.mutableSpan
        var leftOut = leftOut.mutableSpan
        var forms = forms.mutableSpan
        for row in 0..<part.count {
            let sum = unsafe sums[unchecked: row]
            let isReduced = FormCounts.has(FormCounts.reduced, sum.forms)
            unsafe least[unchecked: part.start &+ row] = min(sum.least, cap)
            unsafe most[unchecked: part.start &+ row] = min(sum.most, cap)
            unsafe leftOut[unchecked: part.start &+ row] = isReduced ? sum.leftOut : BatchResult.isWhole
            unsafe forms[unchecked: row] |= sum.forms
        }
    }

    /// Parts the sums of prerequisites.
    ///
    /// - Parameters:
    ///   - sums: By row.
    ///   - shift: Where the bit of the first of them stands.
    ///   - bars: Takes the bits of those that fail.
    ///   - openBars: Takes the bits of those that may.
    ///   - rows: The rows.
    ///   - forms: Takes the forms of cells, by row.
    static func part(
        _ sums: [CellSum], shift: Int, _ bars: inout [UInt64], _ openBars: inout [UInt64],
        _ rows: ColumnPart, _ forms: inout [UInt32]
    ) {
        for size in [sums.count, bars.count, openBars.count, forms.count] { rows.check(in: size) }
        let (sums, shift) = (sums.span, UInt64(shift))
        var bars = bars.mutableSpan
        var openBars = openBars.mutableSpan
        var forms = forms.mutableSpan
        for row in rows.start..<(rows.start &+ rows.count) {
            let sum = unsafe sums[unchecked: row]
            let (least, most) = (UInt32(bitPattern: sum.least), UInt32(bitPattern: sum.most))
            unsafe bars[unchecked: row] |= UInt64(least) &<< shift
            unsafe openBars[unchecked: row] |= UInt64(most & ~least) &<< shift
            unsafe forms[unchecked: row] |= sum.forms
        }
    }
}

extension [UInt64] {
    /// Adds the bit of a floor to the rows that do not reach it, or may not.
    ///
    /// - Parameters:
    ///   - bar: The bit.
    ///   - floor: The floor.
    ///   - least: Columns of the least points.
    ///   - most: The same of the most.
    ///   - part: The column of the criterion.
    ///   - openBars: Takes the bit where only the least points are below the floor.
    mutating func addBar(
        _ bar: UInt64, below floor: Int32, _ least: [Int32], _ most: [Int32], _ part: ColumnPart,
        _ openBars: inout [UInt64]
    ) {
        for size in [least.count, most.count] { part.check(in: size) }
        for size in [count, openBars.count] { ColumnPart.rows(part.count).check(in: size) }
        let (least, most, start) = (least.span, most.span, part.start)
        var bars = mutableSpan
        var openBars = openBars.mutableSpan
        for row in 0..<part.count {
            let fails = unsafe most[unchecked: start &+ row] < floor
            let mayFail = unsafe least[unchecked: start &+ row] < floor
            unsafe bars[unchecked: row] |= fails ? bar : 0
            unsafe openBars[unchecked: row] |= mayFail != fails ? bar : 0
        }
    }
}

extension FormCounts {
    /// Turns counts of forms into the forms of rows, which are hard where their sums say too little.
    ///
    /// - Parameters:
    ///   - forms: By row.
    ///   - least: Totals.
    ///   - most: The most that they may come to.
    ///   - classes: By total, its class, or less than 0.
    ///   - rows: How many rows there are.
    static func settle(
        _ forms: inout [UInt32], _ least: [Int32], _ most: [Int32], classes: [Int8], rows: Int
    ) {
        for size in [forms.count, least.count, most.count] { ColumnPart.rows(rows).check(in: size) }
        precondition(!classes.isEmpty, "there is a class for no points at all")
        let (least, most, classes) = (least.span, most.span, classes.span)
        let greatest = UInt32(clamping: classes.count - 1)
        var forms = forms.mutableSpan
        for row in 0..<rows {
            let (low, high) = unsafe (least[unchecked: row], most[unchecked: row])
            // Which rows are open cannot be guessed, so nothing branches on it.
            let place = min(UInt32(bitPattern: low), greatest)
            let isClassless = unsafe classes[unchecked: Int(place)] < 0
            let hard = RowForm.hard.rawValue
            var form = unsafe FormCounts.forms(forms[unchecked: row])
            form |= UInt32(bitPattern: low) > greatest ? hard : 0
            form |= UInt32(bitPattern: high) > greatest ? hard : 0
            form |= low > high ? hard : 0
            form |= isClassless && low == high ? hard : 0
            unsafe forms[unchecked: row] = form
        }
    }
}
