// One of the files with unsafe code: loops over the rows of a batch that judge its cells. Bounds are checked once before
// each loop instead of at every element.

extension CellTables {
    /// Looks up what all cells come to on every row, and adds up what it gives, group after group.
    ///
    /// All in one go, because a record by itself would pay more for every call than for what it does.
    ///
    /// - Parameters:
    ///   - codes: Those of all inputs, and columns for the indexes of cells with several.
    ///   - rows: How many rows there are.
    ///   - known: What results give, by their numbers plus 1; `CellSum.unknown` for 0.
    ///   - outcomes: Takes the numbers of the results; the greatest number of all where there is none yet.
    ///   - sums: Takes the sums of rows, group after group.
    /// - Returns: The groups of which the result of some cell is not known yet on some row.
    func lookUp(
        _ codes: inout [UInt16], rows: Int, _ known: [CellSum], _ outcomes: inout [UInt32],
        to sums: inout [CellSum]
    ) -> GroupSet {
        ColumnPart.rows(rows).check(in: BatchLayout.stride)
        precondition(
            last < known.count && entries.count == plan.entries && codes.count == plan.codes
                && outcomes.count == plan.outcomes && sums.count == plan.sums,
            "the plan is made for these columns and tables")
        plan.makeIndexes(in: &codes, rows: rows)
        let (codes, entries, known) = (codes.span, entries.span, known.span)
        let (steps, asked) = (plan.steps.span, plan.asked.span)
        var outcomes = outcomes.mutableSpan
        var sums = sums.mutableSpan
        var unknown = GroupSet()
        for index in asked.indices {
            let (column, sum) = asked[index]
            for row in 0..<rows {
                outcomes[column + row] = .max
                sums[sum.start + row] = (sum.isFirst ? CellSum() : sums[sum.start + row]) + .unknown
            }
            unknown.insert(sum.group)
        }
        for index in steps.indices {
            let step = steps[index]
            // Told apart before the rows, and not at each of them.
            if step.sum.isFirst {
                step.lookUp(entries, codes, known, rows: rows, &outcomes, &sums) { _ in CellSum() }
            } else {
                step.lookUp(entries, codes, known, rows: rows, &outcomes, &sums) { $0 }
            }
            guard step.sum.isLast else { continue }
            // While the sums are still near.
            var all = CellSum()
            for row in 0..<rows { all |= unsafe sums[unchecked: step.sum.start &+ row] }
            if FormCounts.has(FormCounts.unknown, all.forms) { unknown.insert(step.sum.group) }
        }
        return unknown
    }
}

// The plan makes sure that nothing lies beyond the columns and tables that it was made for.
extension LookUpPlan {
    /// Makes the indexes of every row that are not there already as the codes of an input.
    @inline(__always)
    fileprivate func makeIndexes(in codes: inout [UInt16], rows: Int) {
        let indexes = indexes.span
        var codes = codes.mutableSpan
        for place in indexes.indices {
            let (first, second) = (indexes[place].first, indexes[place].second)
            let target = indexes[place].target
            guard indexes[place].isFirst else {
                for row in 0..<rows {
                    unsafe codes[unchecked: target &+ row] &+=
                        first.index(at: row, codes) &+ second.index(at: row, codes)
                }
                continue
            }
            for row in 0..<rows {
                unsafe codes[unchecked: target &+ row] =
                    first.index(at: row, codes) &+ second.index(at: row, codes)
            }
        }
    }
}

extension LookUpPlan.Share {
    @inline(__always)
    fileprivate func index(at row: Int, _ codes: borrowing MutableSpan<UInt16>) -> UInt16 {
        unsafe min(codes[unchecked: start &+ row], last) &* stride
    }
}

extension LookUpPlan.Step {
    /// Looks up what one or two cells come to on every row; `start` says what is added to, by what the sum is now.
    @inline(__always)
    fileprivate func lookUp(
        _ entries: Span<UInt32>, _ codes: Span<UInt16>, _ known: Span<CellSum>, rows: Int,
        _ outcomes: inout MutableSpan<UInt32>, _ sums: inout MutableSpan<CellSum>,
        from start: (CellSum) -> CellSum
    ) {
        guard let second else {
            for row in 0..<rows {
                let entry = first.entry(at: row, entries, codes)
                unsafe outcomes[unchecked: first.outcomes &+ row] = entry &- 1
                unsafe sums[unchecked: sum.start &+ row] =
                    start(sums[unchecked: sum.start &+ row]) + known[unchecked: Int(entry)]
            }
            return
        }
        for row in 0..<rows {
            let entry = first.entry(at: row, entries, codes)
            let other = second.entry(at: row, entries, codes)
            unsafe outcomes[unchecked: first.outcomes &+ row] = entry &- 1
            unsafe outcomes[unchecked: second.outcomes &+ row] = other &- 1
            unsafe sums[unchecked: sum.start &+ row] =
                start(sums[unchecked: sum.start &+ row])
                + (known[unchecked: Int(entry)] + known[unchecked: Int(other)])
        }
    }
}

extension LookUpPlan.Entries {
    @inline(__always)
    fileprivate func entry(at row: Int, _ entries: Span<UInt32>, _ codes: Span<UInt16>) -> UInt32 {
        unsafe entries[unchecked: table &+ Int(codes[unchecked: indexes &+ row])]
    }
}

extension [UInt16] {
    /// Sets columns of codes to those of numbers, each of them below the radix.
    mutating func setCodes(of codings: InputColumns.Codings, _ numbers: [Int32], rows: Int) {
        guard !codings.all.isEmpty else { return }
        ColumnPart.rows(rows).check(in: BatchLayout.stride)
        precondition(
            codings.numbers <= numbers.count && codings.codes <= count, "all columns are there")
        let (all, numbers) = (codings.all.span, numbers.span)
        var codes = mutableSpan
        for index in all.indices {
            let coding = all[index]
            for row in 0..<rows {
                unsafe codes[unchecked: coding.target &+ row] =
                    coding.code(of: numbers[unchecked: coding.start &+ row])
            }
        }
    }

    /// Sets the columns of tallies to the codes of counts, each of which stands in one lane of a row.
    mutating func setCodes(ofCounts lanes: [SIMD32<UInt8>], of tallies: [Int], rows: Int) {
        for size in [lanes.count, BatchLayout.stride] { ColumnPart.rows(rows).check(in: size) }
        precondition(tallies.count <= ItemOutcome.mostTallies, "every tally has a lane")
        let bytes = unsafe lanes.span.bytes
        var target = mutableSpan
        let columns = target.count / BatchLayout.stride
        for (lane, tally) in tallies.enumerated() {
            precondition((0..<columns).contains(tally), "every tally has a column")
            let start = tally &* BatchLayout.stride
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
                    toUncheckedByteOffset: (start &+ row) &* 2, as: SIMD8<UInt16>.self)
                row &+= 8
            }
            while row < rows {
                unsafe target[unchecked: start &+ row] = UInt16(count(row) &+ 1)
                row &+= 1
            }
        }
    }
}

extension CellSum {
    /// Parts the sums of criteria, which stand in the first groups.
    ///
    /// - Parameters:
    ///   - sums: By row, group after group.
    ///   - caps: The most points of each criterion.
    ///   - least: Columns that take the least points.
    ///   - most: The same for the most.
    ///   - leftOut: The same for what is left out.
    ///   - rows: How many rows there are.
    ///   - first: The forms that every row begins with.
    ///   - forms: Takes the forms of cells, by row.
    static func part(
        _ sums: [CellSum], caps: [Int32], _ least: inout [Int32], _ most: inout [Int32],
        _ leftOut: inout [Int32], rows: Int, from first: UInt32, _ forms: inout [UInt32]
    ) {
        let fours = (rows + 3) / 4 * 4
        ColumnPart.rows(fours).check(in: min(BatchLayout.stride, forms.count))
        for size in [sums.count, least.count, most.count, leftOut.count] {
            precondition(caps.count * BatchLayout.stride <= size, "every criterion has its columns")
        }
        let (sums, caps) = (sums.span, caps.span)
        var least = least.mutableSpan
        var most = most.mutableSpan
        var leftOut = leftOut.mutableSpan
        var forms = forms.mutableSpan
        let reduced = SIMD4(repeating: Int32(bitPattern: FormCounts.bits(of: FormCounts.reduced)))
        for row in stride(from: 0, to: fours, by: 4) {
            unsafe forms.setFour(SIMD4(repeating: Int32(bitPattern: first)), at: row)
        }
        for index in caps.indices {
            let (cap, start) = (SIMD4(repeating: caps[index]), index &* BatchLayout.stride)
            // Four rows at a time; those after the last are nobody's.
            for row in stride(from: 0, to: fours, by: 4) {
                let place = start &+ row
                let (leastFour, mostFour, leftOutFour, formFour) = unsafe CellSum.columns(
                    sums[unchecked: place], sums[unchecked: place &+ 1], sums[unchecked: place &+ 2],
                    sums[unchecked: place &+ 3])
                unsafe least.setFour(pointwiseMin(leastFour, cap), at: place)
                unsafe most.setFour(pointwiseMin(mostFour, cap), at: place)
                unsafe leftOut.setFour(
                    leftOutFour.replacing(with: BatchResult.isWhole, where: (formFour & reduced) .== 0),
                    at: place)
                unsafe forms.setFour(forms.four(at: row) | formFour, at: row)
            }
        }
    }

    /// Parts the sums of gates, whose bits stand one group after the other.
    ///
    /// - Parameters:
    ///   - sums: By row, group after group.
    ///   - groups: The groups of gates.
    ///   - bars: Takes the bits of those that fail.
    ///   - openBars: Takes the bits of those that may.
    ///   - rows: How many rows there are.
    ///   - forms: Takes the forms of cells, by row.
    static func part(
        _ sums: [CellSum], gates groups: Range<Int>, _ bars: inout [UInt64], _ openBars: inout [UInt64],
        rows: Int, _ forms: inout [UInt32]
    ) {
        for size in [BatchLayout.stride, bars.count, openBars.count, forms.count] {
            ColumnPart.rows(rows).check(in: size)
        }
        precondition(groups.upperBound * BatchLayout.stride <= sums.count, "every group has its sums")
        let sums = sums.span
        var bars = bars.mutableSpan
        var openBars = openBars.mutableSpan
        var forms = forms.mutableSpan
        for group in groups {
            let start = group &* BatchLayout.stride
            // More bits than there are may meet others: then the rows are hard, and nobody reads them.
            let shift = UInt64(((group &- groups.lowerBound) &* CellSum.mostGates) & 63)
            for row in 0..<rows {
                let sum = unsafe sums[unchecked: start &+ row]
                let (least, most) = (UInt32(bitPattern: sum.least), UInt32(bitPattern: sum.most))
                unsafe bars[unchecked: row] |= UInt64(least) &<< shift
                unsafe openBars[unchecked: row] |= UInt64(most & ~least) &<< shift
                unsafe forms[unchecked: row] |= sum.forms
            }
        }
    }
}

// Four numbers of a column at once. Whoever asks makes sure that they are there.
extension MutableSpan where Element: FixedWidthInteger & BitwiseCopyable {
    @inline(__always)
    @unsafe
    fileprivate func four(at place: Int) -> SIMD4<Int32> {
        unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place &* 4, as: SIMD4<Int32>.self)
    }

    @inline(__always)
    @unsafe
    fileprivate mutating func setFour(_ numbers: SIMD4<Int32>, at place: Int) {
        var bytes = unsafe mutableBytes
        unsafe bytes.storeBytes(of: numbers, toUncheckedByteOffset: place &* 4, as: SIMD4<Int32>.self)
    }
}

extension BatchResult {
    /// Adds criteria up, and notes which do not reach their floors, or may not.
    ///
    /// - Parameters:
    ///   - least: Columns of the least points.
    ///   - most: The same of the most.
    ///   - floors: By criterion; none where it has no floor.
    ///   - firstBar: The place of the bit of the first floor.
    ///   - rows: How many rows there are.
    ///   - totals: Takes the sums of the least points.
    ///   - totalsMost: The same of the most.
    ///   - bars: Takes the bits of floors that are not reached, and no others.
    ///   - openBars: Takes the bits of floors that only the least points are below.
    static func addUp(
        _ least: [Int32], _ most: [Int32], floors: [Int32?], firstBar: Int, rows: Int,
        _ totals: inout [Int32], _ totalsMost: inout [Int32], _ bars: inout [UInt64],
        _ openBars: inout [UInt64]
    ) {
        for size in [BatchLayout.stride, totals.count, totalsMost.count, bars.count, openBars.count] {
            ColumnPart.rows(rows).check(in: size)
        }
        for size in [least.count, most.count] {
            precondition(floors.count * BatchLayout.stride <= size, "every criterion has its columns")
        }
        let (least, most, floors) = (least.span, most.span, floors.span)
        var totals = totals.mutableSpan
        var totalsMost = totalsMost.mutableSpan
        var bars = bars.mutableSpan
        var openBars = openBars.mutableSpan
        for row in 0..<rows {
            unsafe totals[unchecked: row] = 0
            unsafe totalsMost[unchecked: row] = 0
            unsafe bars[unchecked: row] = 0
            unsafe openBars[unchecked: row] = 0
        }
        for index in floors.indices {
            let start = index &* BatchLayout.stride
            for row in 0..<rows {
                unsafe totals[unchecked: row] &+= least[unchecked: start &+ row]
            }
            for row in 0..<rows {
                unsafe totalsMost[unchecked: row] &+= most[unchecked: start &+ row]
            }
            guard let floor = floors[index] else { continue }
            let bar = UInt64(1) << UInt64((firstBar &+ index) & 63)
            for row in 0..<rows {
                let fails = unsafe most[unchecked: start &+ row] < floor
                let mayFail = unsafe least[unchecked: start &+ row] < floor
                unsafe bars[unchecked: row] |= fails ? bar : 0
                unsafe openBars[unchecked: row] |= mayFail != fails ? bar : 0
            }
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
    ///   - areComplete: Whether every total has a class.
    ///   - rows: How many rows there are.
    ///   - others: Takes the rows that are no plain sums, in order.
    /// - Returns: How many these are.
    static func settle(
        _ forms: inout [UInt32], _ least: [Int32], _ most: [Int32], classes: [Int16], areComplete: Bool,
        rows: Int, others: inout [Int32]
    ) -> Int {
        for size in [forms.count, least.count, most.count, others.count] {
            ColumnPart.rows(rows).check(in: size)
        }
        precondition(!classes.isEmpty, "there is a class for no points at all")
        let (least, most, classes) = (least.span, most.span, classes.span)
        let greatest = UInt32(clamping: classes.count - 1)
        let hard = RowForm.hard.rawValue
        var forms = forms.mutableSpan
        var others = others.mutableSpan
        for row in 0..<rows {
            let (low, high) = unsafe (least[unchecked: row], most[unchecked: row])
            var form = unsafe FormCounts.forms(forms[unchecked: row])
            form |= UInt32(bitPattern: low) > greatest ? hard : 0
            form |= UInt32(bitPattern: high) > greatest ? hard : 0
            form |= low > high ? hard : 0
            unsafe forms[unchecked: row] = form
        }
        if !areComplete {
            for row in 0..<rows {
                let low = unsafe least[unchecked: row]
                let place = Int(min(UInt32(bitPattern: low), greatest))
                let isClassless = unsafe classes[unchecked: place] < 0 && low == most[unchecked: row]
                unsafe forms[unchecked: row] |= isClassless ? hard : 0
            }
        }
        var count = 0
        for row in 0..<rows {
            // Which rows are open cannot be guessed, so nothing branches on it.
            unsafe others[unchecked: count] = Int32(truncatingIfNeeded: row)
            count &+= unsafe forms[unchecked: row] == RowForm.plain.rawValue ? 0 : 1
        }
        return count
    }
}
