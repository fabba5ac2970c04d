// One of the files with unsafe code: loops over whole columns. Bounds are checked once before each loop instead of
// at every element, so that the compiler makes vector code of them.

/// A column among those that stand one after the other: `count` numbers from `start` on.
struct ColumnPart {
    var start: Int
    var count: Int

    /// The rows of a batch in a column that has no others beside it.
    static func rows(_ count: Int) -> ColumnPart { ColumnPart(start: 0, count: count) }

    /// Makes sure that the part lies within so many numbers.
    @inline(__always)
    func check(in size: Int) {
        precondition(start >= 0 && count >= 0 && start + count <= size, "the part lies within its columns")
    }
}

extension [Int32] {
    /// Gives the same rows of some columns one value.
    ///
    /// - Parameters:
    ///   - part: The rows of the first column.
    ///   - columns: How many columns there are.
    ///   - stride: From one column to the next.
    ///   - value: The value.
    mutating func fill(_ part: ColumnPart, columns: Int, apart stride: Int, with value: Int32) {
        guard columns > 0 else { return }
        precondition(stride > 0)
        ColumnPart(start: part.start, count: (columns - 1) * stride + part.count).check(in: count)
        var target = mutableSpan
        var start = part.start
        for _ in 0..<columns {
            for row in 0..<part.count { unsafe target[unchecked: start &+ row] = value }
            start &+= stride
        }
    }

    /// Copies the numbers of a column to another.
    mutating func set(_ target: ColumnPart, to part: ColumnPart, of numbers: [Int32]) {
        part.check(in: numbers.count)
        precondition(target.count == part.count)
        target.check(in: count)
        let source = numbers.span
        let start = target.start
        var copy = mutableSpan
        for row in 0..<part.count {
            unsafe copy[unchecked: start &+ row] = source[unchecked: part.start &+ row]
        }
    }
}

extension MutableSpan<Int32> {
    /// Sets what a row has in four columns that stand side by side, each number in the lowest four of sixteen bits.
    @inline(__always)
    mutating func setFour(_ numbers: UInt64, at place: Int) {
        ColumnPart(start: place, count: 3 * BatchLayout.stride + 1).check(in: count)
        for column in 0..<4 {
            let number = numbers &>> UInt64(truncatingIfNeeded: 16 &* column) & 0xF
            unsafe self[unchecked: place &+ column &* BatchLayout.stride] = Int32(truncatingIfNeeded: number)
        }
    }
}

// MARK: - Keys of items

extension KeyTable {
    /// Looks many keys up.
    ///
    /// - Parameters:
    ///   - low: The low halves of the keys.
    ///   - high: The high halves.
    ///   - entries: Takes 0 for a key that is not there, else its number plus 1.
    ///   - count: How many.
    /// - Returns: Whether all are there.
    func find(_ low: [UInt32], _ high: [UInt32], _ entries: inout [UInt32], count: Int) -> Bool {
        for size in [low.count, high.count, entries.count] { ColumnPart.rows(count).check(in: size) }
        let last = slots.count - 1
        // Whatever a hash is, its slot is there.
        precondition(last & slots.count == 0 && hashShift == hashBits(last))
        let (slots, low, high) = (slots.span, low.span, high.span)
        var target = entries.mutableSpan
        var least = UInt32.max
        for item in 0..<count {
            let key = unsafe UInt64(low[unchecked: item]) | UInt64(high[unchecked: item]) << 32
            var place = KeyTable.start(of: key, hashShift)
            var slot = unsafe slots[unchecked: place]
            while slot.entry != 0 && slot.key != key {
                place = (place &+ 1) & last
                slot = unsafe slots[unchecked: place]
            }
            unsafe target[unchecked: item] = slot.entry
            least = min(least, slot.entry)
        }
        return least != 0
    }

    private func hashBits(_ last: Int) -> UInt64 { UInt64(last.leadingZeroBitCount) }
}

extension ItemCoding {
    /// Makes the keys of items of the codes of some of their numbers: 0 for what is missing, all bits for what does not
    /// fit.
    ///
    /// - Parameters:
    ///   - codings: How each number is coded.
    ///   - cells: Columns.
    ///   - low: Takes the low halves of the keys.
    ///   - high: Takes the high halves.
    ///   - count: How many items there are.
    static func makeKeys(
        by codings: [ItemCoding], of cells: [Int32], _ low: inout [UInt32], _ high: inout [UInt32],
        count: Int
    ) {
        for size in [low.count, high.count] { ColumnPart.rows(count).check(in: size) }
        let cells = cells.span
        var low = low.mutableSpan
        var high = high.mutableSpan
        for item in 0..<count { unsafe low[unchecked: item] = 0 }
        for item in 0..<count { unsafe high[unchecked: item] = 0 }
        for coding in codings {
            if coding.isHigh {
                coding.add(cells, count: count, to: &high)
            } else {
                coding.add(cells, count: count, to: &low)
            }
        }
    }

    @inline(__always)
    private func add(_ cells: Span<Int32>, count: Int, to keys: inout MutableSpan<UInt32>) {
        ColumnPart(start: start, count: count).check(in: cells.count)
        let (start, last, shift) = (start, last, shift)
        for item in 0..<count {
            let number = unsafe cells[unchecked: start &+ item]
            let code = min(UInt32(bitPattern: number), last &- 1) &+ 1
            unsafe keys[unchecked: item] |= (number == ColumnKind.missing ? 0 : code) &<< shift
        }
    }
}

extension [UInt32] {
    /// Adds the classes of numbers to keys, and nothing for what is missing.
    ///
    /// - Parameters:
    ///   - cells: Columns.
    ///   - part: The numbers.
    ///   - codes: The classes, by number.
    ///   - first: The key of the first of the numbers.
    ///   - shift: Where the class stands in the key.
    /// - Returns: Whether the classes of all numbers are known.
    mutating func addClasses(
        of cells: [Int32], _ part: ColumnPart, _ codes: [UInt8], from first: Int, shift: Int
    ) -> Bool {
        part.check(in: cells.count)
        ColumnPart(start: first, count: part.count).check(in: count)
        let shift = UInt32(shift)
        let (source, codes) = (cells.span, codes.span)
        var target = mutableSpan
        var areAllKnown = true
        for item in 0..<part.count {
            let number = unsafe source[unchecked: part.start &+ item]
            guard number != ColumnKind.missing else { continue }
            guard UInt32(bitPattern: number) < UInt32(codes.count) else {
                areAllKnown = false
                continue
            }
            let code = unsafe codes[unchecked: Int(number)]
            guard code != ValueClasses.notYet else {
                areAllKnown = false
                continue
            }
            unsafe target[unchecked: first &+ item] |= UInt32(code) &<< shift
        }
        return areAllKnown
    }

    /// Adds bits to some keys.
    mutating func add(_ bits: UInt32, _ range: Range<Int>) {
        ColumnPart(start: range.lowerBound, count: range.count).check(in: count)
        var target = mutableSpan
        for item in range { unsafe target[unchecked: item] |= bits }
    }
}

// MARK: - Tallies

extension ItemOutcome {
    /// Adds up what the items of each row do to the tallies.
    ///
    /// How many items a row has cannot be guessed, so nothing branches on it: the sums up to each item are made first,
    /// and those of a row are the difference of two. They wrap, and differences are right where rows have no more than
    /// `mostItems`; the others may hold anything.
    ///
    /// - Parameters:
    ///   - entries: By item, where what it does stands.
    ///   - lanes: How items count.
    ///   - cells: Columns.
    ///   - starts: The column with the first item of each row, and the end of the last.
    ///   - laneSums: Memory for sums.
    ///   - rowLanes: Takes how the items of a row count.
    static func add(
        _ entries: [UInt32], _ lanes: [SIMD32<UInt8>], _ cells: [Int32], starts: ColumnPart,
        _ laneSums: inout [SIMD32<UInt8>], to rowLanes: inout [SIMD32<UInt8>]
    ) {
        precondition(starts.start + starts.count < cells.count && laneSums.count > ItemSums.most)
        ColumnPart.rows(starts.count).check(in: rowLanes.count)
        let (entries, lanes, cells) = (entries.span, lanes.span, cells.span)
        var rowLanes = rowLanes.mutableSpan
        var laneSums = laneSums.mutableSpan
        var row = 0
        while row < starts.count {
            let first = Int(cells[starts.start + row])
            var next = row
            while next < starts.count, Int(cells[starts.start + next + 1]) - first <= ItemSums.most {
                next += 1
            }
            guard next > row else {
                row += 1
                continue
            }
            let count = Int(cells[starts.start + next]) - first
            var sum = SIMD32<UInt8>()
            for item in 0..<count {
                sum &+= lanes[Int(entries[first &+ item])]
                unsafe laneSums[unchecked: item &+ 1] = sum
            }
            var before = 0
            while row < next {
                let end = Int(cells[starts.start &+ row &+ 1]) &- first
                precondition(end >= before && end <= count, "items stand in the order of their rows")
                unsafe rowLanes[unchecked: row] = laneSums[unchecked: end] &- laneSums[unchecked: before]
                (before, row) = (end, row &+ 1)
            }
        }
    }

    /// Finds the rows of which an item leaves a tally open, or whose list is missing or too long to count.
    ///
    /// Which rows these are cannot be guessed, so nothing branches on it.
    ///
    /// - Parameters:
    ///   - rowLanes: How the items of each row count.
    ///   - cells: Columns.
    ///   - starts: The column with the first item of each row, and the end of the last.
    ///   - list: Where the column of the list starts.
    ///   - found: Takes the rows.
    /// - Returns: How many these are.
    static func findGaps(
        _ rowLanes: [SIMD32<UInt8>], _ cells: [Int32], starts: ColumnPart, list: Int, _ found: inout [Int32]
    ) -> Int {
        for size in [rowLanes.count, found.count] { ColumnPart.rows(starts.count).check(in: size) }
        for start in [starts.start + 1, list] {
            ColumnPart(start: start, count: starts.count).check(in: cells.count)
        }
        let (bytes, cells) = (unsafe rowLanes.span.bytes, cells.span)
        var found = found.mutableSpan
        var count = 0
        for row in 0..<starts.count {
            let open = unsafe bytes.unsafeLoad(
                fromUncheckedByteOffset: row &* stride &+ openLane, as: UInt8.self)
            let place = starts.start &+ row
            let size = unsafe cells[unchecked: place &+ 1] &- cells[unchecked: place]
            // Above 0 where the list is too long, and 0 where it is missing.
            let isTooLong = UInt32(bitPattern: max(size &- Int32(mostItems), 0))
            let isMissing = unsafe UInt32(bitPattern: cells[unchecked: list &+ row] ^ ColumnKind.missing)
            unsafe found[unchecked: count] = Int32(truncatingIfNeeded: row)
            count &+= Int((UInt32(open) | isTooLong).nonzeroBit | (1 &- isMissing.nonzeroBit))
        }
        return count
    }

    /// Adds up the terms of the items of each row, in the same way.
    ///
    /// - Parameters:
    ///   - entries: By item, where its term stands.
    ///   - terms: The terms of one sum.
    ///   - cells: Columns.
    ///   - starts: The column with the first item of each row, and the end of the last.
    ///   - termSums: Memory for sums.
    ///   - columns: Take the sums of rows.
    ///   - part: The column of this sum.
    static func add(
        _ entries: [UInt32], _ terms: [Int32], _ cells: [Int32], starts: ColumnPart,
        _ termSums: inout [Int32], to columns: inout [Int32], _ part: ColumnPart
    ) {
        part.check(in: columns.count)
        precondition(starts.count == part.count && starts.start + starts.count < cells.count)
        let (entries, terms, cells) = (entries.span, terms.span, cells.span)
        let count = Int(cells[starts.start + starts.count])
        precondition(count >= 0 && count < termSums.count && count <= entries.count)
        var termSums = termSums.mutableSpan
        var target = columns.mutableSpan
        var sum: Int32 = 0
        for item in 0..<count {
            sum &+= unsafe terms[Int(entries[unchecked: item])]
            unsafe termSums[unchecked: item &+ 1] = sum
        }
        var before = Int(cells[starts.start])
        precondition(before >= 0)
        for row in 0..<part.count {
            let end = Int(cells[starts.start &+ row &+ 1])
            precondition(end >= before && end <= count, "items stand in the order of their rows")
            unsafe target[unchecked: part.start &+ row] =
                termSums[unchecked: end] &- termSums[unchecked: before]
            before = end
        }
    }
}

// MARK: - Limits

extension LimitCheck {
    /// Not 0 if some value of a column is above a figure, or below it.
    ///
    /// No value is above the greatest number; missing ones are below all others, and never beyond anything.
    @inline(__always)
    static func beyond(
        _ bound: Int32, _ numbers: Span<Int32>, _ part: ColumnPart, isMaximum: Bool
    ) -> Int32 {
        part.check(in: numbers.count)
        var found: Int32 = 0
        if isMaximum {
            for row in 0..<part.count {
                found |= unsafe numbers[unchecked: part.start &+ row] > bound ? 1 : 0
            }
        } else {
            for row in 0..<part.count {
                let number = unsafe numbers[unchecked: part.start &+ row]
                found |= (number < bound ? 1 : 0) & (number != ColumnKind.missing ? 1 : 0)
            }
        }
        return found
    }

    /// The least of the maxima in a column, or the greatest of its minima; what is missing bounds nothing.
    static func nearest(_ bounds: Span<Int32>, _ part: ColumnPart, isMaximum: Bool) -> Int32 {
        part.check(in: bounds.count)
        // What is missing is the least of all numbers, so it is never the greatest of some.
        var nearest = isMaximum ? Int32.max : ColumnKind.missing
        if isMaximum {
            for row in 0..<part.count {
                let bound = unsafe bounds[unchecked: part.start &+ row]
                nearest = min(nearest, bound == ColumnKind.missing ? .max : bound)
            }
        } else {
            for row in 0..<part.count { nearest = unsafe max(nearest, bounds[unchecked: part.start &+ row]) }
        }
        return nearest
    }

    /// Not 0 if some value of a column is above that of another in the same row, or below it.
    static func beyond(
        _ other: ColumnPart, _ numbers: Span<Int32>, _ part: ColumnPart, isMaximum: Bool
    ) -> Int32 {
        part.check(in: numbers.count)
        other.check(in: numbers.count)
        precondition(part.count == other.count, "both columns have the same rows")
        var found: Int32 = 0
        if isMaximum {
            for row in 0..<part.count {
                let number = unsafe numbers[unchecked: part.start &+ row]
                let bound = unsafe numbers[unchecked: other.start &+ row]
                found |= (number > bound ? 1 : 0) & (bound != ColumnKind.missing ? 1 : 0)
            }
        } else {
            for row in 0..<part.count {
                let number = unsafe numbers[unchecked: part.start &+ row]
                let bound = unsafe numbers[unchecked: other.start &+ row]
                found |= (number < bound ? 1 : 0) & (number != ColumnKind.missing ? 1 : 0)
            }
        }
        return found
    }
}
