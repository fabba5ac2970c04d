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
    ///   - known: What results give, by their numbers; `CellSum.unknown` for 0.
    ///   - outcomes: Takes the numbers of the results; 0 where there is none yet.
    ///   - sums: Takes the sums of rows, group after group.
    /// - Returns: The groups of which the result of some cell is not known yet on some row.
    func lookUp(
        _ codes: inout [UInt16], rows: Int, _ known: [CellSum], _ outcomes: inout [UInt32],
        to sums: inout [CellSum]
    ) -> GroupSet {
        ColumnPart.rows(LookUpPlan.eights(rows)).check(in: BatchLayout.stride)
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
                outcomes[column + row] = 0
                sums[sum.start + row] = (sum.isFirst ? CellSum() : sums[sum.start + row]) + .unknown
            }
            unknown.insert(sum.group)
        }
        for index in steps.indices {
            let step = steps[index]
            let all = step.lookUp(entries, codes, known, rows: rows, &outcomes, &sums)
            if step.sum.isLast, all.form.has(.unknown) { unknown.insert(step.sum.group) }
        }
        return unknown
    }
}

// The plan makes sure that nothing lies beyond the columns and tables that it was made for.
extension LookUpPlan {
    /// So many rows, up to whole vectors of them; what stands in the last ones is nobody's.
    @inline(__always)
    static func eights(_ rows: Int) -> Int { (rows &+ 7) / 8 &* 8 }

    /// Makes the indexes of every row, eight at a time.
    fileprivate func makeIndexes(in codes: inout [UInt16], rows: Int) {
        let indexes = indexes.span
        var codes = codes.mutableSpan
        for place in indexes.indices {
            let index = indexes[place]
            // Told apart before the rows, and not at each of them.
            switch (index.isFirst, index.second) {
            case (true, nil):
                index.make(in: &codes, rows: rows) { row, codes in index.first.indexes(at: row, codes) }
            case (true, let second?):
                index.make(in: &codes, rows: rows) { row, codes in
                    index.first.indexes(at: row, codes) &+ second.indexes(at: row, codes)
                }
            case (false, let second):
                index.make(in: &codes, rows: rows) { row, codes in
                    unsafe codes.vector(at: index.target &+ row) &+ index.first.indexes(at: row, codes)
                        &+ (second?.indexes(at: row, codes) ?? SIMD8())
                }
            }
        }
    }
}

extension LookUpPlan.Index {
    @inline(__always)
    fileprivate func make(
        in codes: inout MutableSpan<UInt16>, rows: Int,
        _ indexes: (Int, borrowing MutableSpan<UInt16>) -> SIMD8<Int16>
    ) {
        var row = 0
        while row < rows {
            let eight = indexes(row, codes)
            unsafe codes.set(eight, at: target &+ row)
            row &+= 8
        }
    }
}

extension LookUpPlan.Share {
    /// What it adds to the indexes of eight rows.
    @inline(__always)
    fileprivate func indexes(at row: Int, _ codes: borrowing MutableSpan<UInt16>) -> SIMD8<Int16> {
        unsafe pointwiseMin(codes.vector(at: start &+ row), SIMD8(repeating: last)) &* stride
    }
}

extension LookUpPlan.Step {
    /// Looks up what its cells come to on every row.
    ///
    /// - Returns: The forms of all of them, joined.
    @inline(__always)
    fileprivate func lookUp(
        _ entries: Span<UInt32>, _ codes: Span<UInt16>, _ known: Span<CellSum>, rows: Int,
        _ outcomes: inout MutableSpan<UInt32>, _ sums: inout MutableSpan<CellSum>
    ) -> CellSum {
        @inline(__always)
        func cell(_ place: Int, _ row: Int, _ outcomes: inout MutableSpan<UInt32>) -> CellSum {
            let column = place &* BatchLayout.stride &+ row
            let number = unsafe entries[unchecked: tables[place] &+ Int(codes[unchecked: indexes &+ column])]
            unsafe outcomes[unchecked: self.outcomes &+ column] = number
            return unsafe known[unchecked: Int(number)]
        }
        @inline(__always)
        func cells(_ count: Int) -> CellSum {
            addUp(rows: rows, &outcomes, &sums) { row, outcomes in
                var sum = cell(0, row, &outcomes)
                var place = 1
                while place < count {
                    sum = sum + cell(place, row, &outcomes)
                    place &+= 1
                }
                return sum
            }
        }
        // Told apart before the rows, so that the loop over the cells unrolls.
        return switch count {
        case 1: cells(1)
        case 2: cells(2)
        case 3: cells(3)
        case 4: cells(4)
        case 5: cells(5)
        default: cells(Self.mostCells)
        }
    }

    @inline(__always)
    private func addUp(
        rows: Int, _ outcomes: inout MutableSpan<UInt32>, _ sums: inout MutableSpan<CellSum>,
        _ cells: (Int, inout MutableSpan<UInt32>) -> CellSum
    ) -> CellSum {
        var all = CellSum()
        let start = sum.start
        if sum.isFirst {
            for row in 0..<rows {
                let found = cells(row, &outcomes)
                unsafe sums[unchecked: start &+ row] = found
                all |= found
            }
        } else {
            for row in 0..<rows {
                let found = unsafe sums[unchecked: start &+ row] + cells(row, &outcomes)
                unsafe sums[unchecked: start &+ row] = found
                all |= found
            }
        }
        return all
    }
}

extension [UInt16] {
    /// Sets columns of codes to those of numbers, each of them below the radix.
    mutating func setCodes(of codings: InputColumns.Codings, _ numbers: [Int32], rows: Int) {
        guard !codings.all.isEmpty else { return }
        ColumnPart.rows(LookUpPlan.eights(rows)).check(in: BatchLayout.stride)
        precondition(
            codings.numbers <= numbers.count && codings.codes <= count, "all columns are there")
        let (all, numbers) = (codings.all.span, numbers.span)
        var codes = mutableSpan
        for index in all.indices {
            let coding = all[index]
            if coding.isCount {
                var row = 0
                while row < rows {
                    let eight = unsafe coding.codes(of: numbers.vector(at: coding.start &+ row))
                    unsafe codes.set(eight, at: coding.target &+ row)
                    row &+= 8
                }
            } else {
                for row in 0..<rows {
                    unsafe codes[unchecked: coding.target &+ row] =
                        coding.code(of: numbers[unchecked: coding.start &+ row])
                }
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
                    fromUncheckedByteOffset: row &* ItemOutcome.stride &+ lane, as: UInt8.self)
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
    /// Parts the sums of criteria.
    ///
    /// - Parameters:
    ///   - sums: By row, group after group.
    ///   - groups: By criterion, its groups.
    ///   - table: The figures of the pack.
    ///   - least: Columns that take the least points.
    ///   - most: The same for the most.
    ///   - leftOut: The same for what is left out.
    ///   - rows: How many rows there are.
    ///   - first: The form that every row begins with.
    ///   - forms: Takes the forms of cells, by row.
    static func part(
        _ sums: [CellSum], _ groups: [Range<Int>], _ table: TotalTable, _ least: inout [Int32],
        _ most: inout [Int32], _ leftOut: inout [Int32], rows: Int, from first: RowForm,
        _ forms: inout [UInt32]
    ) {
        let fours = (rows + 3) / 4 * 4
        ColumnPart.rows(fours).check(in: min(BatchLayout.stride, forms.count))
        for size in [least.count, most.count, leftOut.count] {
            precondition(table.caps.count * BatchLayout.stride <= size, "every criterion has its columns")
        }
        for range in groups {
            precondition(
                !range.isEmpty && range.upperBound * BatchLayout.stride <= sums.count,
                "every criterion has a group, and every group its sums")
        }
        let (sums, groups) = (sums.span, groups.span)
        let (caps, areCapped) = (table.caps.span, table.areCapped.span)
        var least = least.mutableSpan
        var most = most.mutableSpan
        var leftOut = leftOut.mutableSpan
        var forms = forms.mutableSpan
        let reduced = SIMD4(repeating: Int32(bitPattern: RowForm.reduced.mask))
        var row = 0
        while row < rows {
            unsafe forms.set(SIMD4(repeating: Int32(bitPattern: first.counts)), at: row)
            row &+= 4
        }
        for index in caps.indices {
            let (cap, isCapped) = (SIMD4(repeating: caps[index]), areCapped[index])
            let (first, others) = (groups[index].lowerBound, groups[index].dropFirst())
            // Four rows at a time; those after the last are nobody's.
            row = 0
            while row < rows {
                let place = index &* BatchLayout.stride &+ row
                var four = unsafe sums.four(at: first &* BatchLayout.stride &+ row)
                for group in others { unsafe four += sums.four(at: group &* BatchLayout.stride &+ row) }
                if isCapped {
                    four.least = pointwiseMin(four.least, cap)
                    four.most = pointwiseMin(four.most, cap)
                }
                four.leftOut.replace(with: BatchResult.isWhole, where: (four.forms & reduced) .== 0)
                unsafe least.set(four.least, at: place)
                unsafe most.set(four.most, at: place)
                unsafe leftOut.set(four.leftOut, at: place)
                unsafe forms.set(forms.vector(at: row) | four.forms, at: row)
                row &+= 4
            }
        }
    }
}

extension BatchResult {
    /// Adds criteria up, and notes which gates fail, or may.
    ///
    /// - Parameters:
    ///   - least: Columns of the least points.
    ///   - most: The same of the most.
    ///   - floors: Of all criteria.
    ///   - sums: By row, group after group.
    ///   - groups: Those of the prerequisites.
    ///   - rows: How many rows there are.
    ///   - totals: Takes the sums of the least points.
    ///   - totalsMost: The same of the most.
    ///   - bars: Takes the bits of gates that fail, as `GateBits` has them.
    ///   - openBars: Takes the bits of those that may.
    ///   - forms: Takes the forms of prerequisites, by row.
    static func addUp(
        _ least: [Int32], _ most: [Int32], floors: [FloorLanes], _ sums: [CellSum], gates groups: Range<Int>,
        rows: Int, _ totals: inout [Int32], _ totalsMost: inout [Int32], _ bars: inout [UInt64],
        _ openBars: inout [UInt64], _ forms: inout [UInt32]
    ) {
        let fours = (rows + 3) / 4 * 4
        for size in [
            BatchLayout.stride, totals.count, totalsMost.count, bars.count, openBars.count, forms.count,
        ] { ColumnPart.rows(fours).check(in: size) }
        for size in [least.count, most.count] {
            precondition(floors.count * BatchLayout.stride <= size, "every criterion has its columns")
        }
        precondition(groups.upperBound * BatchLayout.stride <= sums.count, "every group has its sums")
        let (least, most, floors, sums) = (least.span, most.span, floors.span, sums.span)
        var totals = totals.mutableSpan
        var totalsMost = totalsMost.mutableSpan
        var bars = bars.mutableSpan
        var openBars = openBars.mutableSpan
        var forms = forms.mutableSpan
        var row = 0
        while row < rows {
            var (low, high) = (SIMD4<Int32>(), SIMD4<Int32>())
            var (below, perhapsBelow) = (SIMD4<Int32>(), SIMD4<Int32>())
            for index in floors.indices {
                let floor = unsafe floors[unchecked: index]
                let place = index &* BatchLayout.stride &+ row
                let leastFour: SIMD4<Int32> = unsafe least.vector(at: place)
                let mostFour: SIMD4<Int32> = unsafe most.vector(at: place)
                low &+= leastFour
                high &+= mostFour
                below |= floor.bits(of: mostFour)
                perhapsBelow |= floor.bits(of: leastFour)
            }
            var (fails, mayFail) = (SIMD4<Int32>(), SIMD4<Int32>())
            var form: SIMD4<Int32> = unsafe forms.vector(at: row)
            for group in groups {
                let four = unsafe sums.four(at: group &* BatchLayout.stride &+ row)
                // More bits than there are may meet others: then the rows are hard, and nobody reads them.
                let shift = SIMD4(
                    repeating: Int32(
                        truncatingIfNeeded: (group &- groups.lowerBound) &* CellSum.mostGates & 31))
                fails |= four.least &<< shift
                mayFail |= four.most &<< shift
                form |= four.forms
            }
            unsafe totals.set(low, at: row)
            unsafe totalsMost.set(high, at: row)
            unsafe forms.set(form, at: row)
            unsafe bars.setFour(gates: fails, floors: below, at: row)
            unsafe openBars.setFour(gates: mayFail & ~fails, floors: perhapsBelow & ~below, at: row)
            row &+= 4
        }
    }

    /// Marks rows as hard whose sums say too little, and finds those that are no plain sums.
    ///
    /// - Parameters:
    ///   - forms: By row.
    ///   - least: Totals.
    ///   - most: The most that they may come to.
    ///   - table: The classes of totals.
    ///   - rows: How many rows there are.
    ///   - others: Takes the rows that are no plain sums, in order.
    /// - Returns: How many these are.
    static func settle(
        _ forms: inout [UInt32], _ least: [Int32], _ most: [Int32], _ table: TotalTable, rows: Int,
        others: inout [Int32]
    ) -> Int {
        for size in [forms.count, least.count, most.count, others.count] {
            ColumnPart.rows(rows).check(in: size)
        }
        precondition(!table.classes.isEmpty, "there is a class for no points at all")
        let (least, most, classes) = (least.span, most.span, table.classes.span)
        let greatest = UInt32(clamping: classes.count - 1)
        let hard = RowForm.hard.counts
        var forms = forms.mutableSpan
        var others = others.mutableSpan
        if table.mayLeaveClasses {
            for row in 0..<rows {
                let (low, high) = unsafe (least[unchecked: row], most[unchecked: row])
                let isOutside = UInt32(bitPattern: low) > greatest || UInt32(bitPattern: high) > greatest
                unsafe forms[unchecked: row] |= isOutside || low > high ? hard : 0
            }
        }
        if !table.classesAreComplete {
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
            count &+= unsafe Int(forms[unchecked: row].nonzeroBit)
        }
        return count
    }
}

// Some numbers of a column at once, as wide as those of the column. Whoever asks makes sure that they are there.

extension Span where Element: BitwiseCopyable {
    @inline(__always)
    @unsafe
    fileprivate func vector<Vector: SIMD & BitwiseCopyable>(at place: Int) -> Vector {
        unsafe bytes.unsafeLoadUnaligned(
            fromUncheckedByteOffset: place &* MemoryLayout<Vector.Scalar>.size, as: Vector.self)
    }
}

extension MutableSpan where Element: BitwiseCopyable {
    @inline(__always)
    @unsafe
    fileprivate func vector<Vector: SIMD & BitwiseCopyable>(at place: Int) -> Vector {
        unsafe span.vector(at: place)
    }

    @inline(__always)
    @unsafe
    fileprivate mutating func set<Vector: SIMD & BitwiseCopyable>(_ numbers: Vector, at place: Int) {
        var bytes = unsafe mutableBytes
        unsafe bytes.storeBytes(
            of: numbers, toUncheckedByteOffset: place &* MemoryLayout<Vector.Scalar>.size, as: Vector.self)
    }
}

extension MutableSpan<UInt64> {
    /// Sets the bits of four rows.
    @inline(__always)
    @unsafe
    fileprivate mutating func setFour(gates: SIMD4<Int32>, floors: SIMD4<Int32>, at place: Int) {
        var bits = SIMD8<Int32>()
        (bits.evenHalf, bits.oddHalf) = (gates, floors)
        unsafe set(bits, at: 2 &* place)
    }
}

extension Span<CellSum> {
    /// The sums of four rows.
    @inline(__always)
    @unsafe
    fileprivate func four(at place: Int) -> FourSums { unsafe FourSums(vector(at: place)) }
}
