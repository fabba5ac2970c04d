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

extension CellTable.Axis {
    /// Adds the share of this axis to the index of every row.
    ///
    /// - Parameters:
    ///   - indexes: By row.
    ///   - cells: Columns.
    ///   - part: The column of this axis.
    func add(to indexes: inout [Int32], _ cells: [Int32], _ part: ColumnPart) {
        part.check(in: cells.count)
        ColumnPart.rows(part.count).check(in: indexes.count)
        let (base, last, stride) = (base, UInt32(radix - 2), UInt32(truncatingIfNeeded: stride))
        let source = cells.span
        var target = indexes.mutableSpan
        for row in 0..<part.count {
            let number = unsafe source[unchecked: part.start &+ row]
            let code = min(UInt32(bitPattern: number &- base), last) &+ 1
            let share = number == ColumnKind.missing ? 0 : code &* stride
            unsafe target[unchecked: row] &+= Int32(bitPattern: share)
        }
    }
}

extension [Int32] {
    /// Adds numbers to the rows of a column.
    mutating func add(_ numbers: [Int32], to part: ColumnPart) {
        part.check(in: count)
        ColumnPart.rows(part.count).check(in: numbers.count)
        let source = numbers.span
        var target = mutableSpan
        for row in 0..<part.count {
            unsafe target[unchecked: part.start &+ row] &+= source[unchecked: row]
        }
    }

    /// Takes numbers from as many rows.
    mutating func subtract(_ numbers: [Int32], rows: Int) {
        ColumnPart.rows(rows).check(in: Swift.min(count, numbers.count))
        let source = numbers.span
        var target = mutableSpan
        for row in 0..<rows { unsafe target[unchecked: row] &-= source[unchecked: row] }
    }

    /// Adds the numbers of a column to as many rows.
    mutating func add(_ part: ColumnPart, of numbers: [Int32]) {
        part.check(in: numbers.count)
        ColumnPart.rows(part.count).check(in: count)
        let source = numbers.span
        var target = mutableSpan
        for row in 0..<part.count {
            unsafe target[unchecked: row] &+= source[unchecked: part.start &+ row]
        }
    }

    /// Lowers the numbers of a column to a cap.
    mutating func cap(_ part: ColumnPart, at cap: Int32) {
        part.check(in: count)
        var target = mutableSpan
        for row in part.start..<(part.start &+ part.count) {
            unsafe target[unchecked: row] = Swift.min(target[unchecked: row], cap)
        }
    }
}

extension [UInt64] {
    /// Adds the codes of numbers to keys: 0 for what is missing, all bits for what does not fit.
    ///
    /// - Parameters:
    ///   - cells: Columns.
    ///   - part: The column of the numbers.
    ///   - bits: How many bits a code has.
    ///   - shift: Where the code stands in the key.
    mutating func addCodes(of cells: [Int32], _ part: ColumnPart, bits: Int, shift: Int) {
        part.check(in: cells.count)
        ColumnPart.rows(part.count).check(in: count)
        let beyond = UInt32(1) << UInt32(bits) - 1
        let shift = UInt64(shift)
        let source = cells.span
        var target = mutableSpan
        for item in 0..<part.count {
            let number = unsafe source[unchecked: part.start &+ item]
            let code = Swift.min(UInt32(bitPattern: number), beyond &- 1) &+ 1
            unsafe target[unchecked: item] |= UInt64(number == ColumnKind.missing ? 0 : code) &<< shift
        }
    }
}

extension CellTable {
    /// Looks the entry of every row up.
    ///
    /// - Parameters:
    ///   - entries: Those of the cell.
    ///   - indexes: Where it stands, by row.
    ///   - outcomes: Takes the numbers of the outcomes.
    ///   - part: The column of this cell among the outcomes.
    ///   - forms: Takes how each row is to be judged.
    ///   - least: Takes the least units of each row.
    ///   - most: Takes the most.
    ///   - misses: Takes the rows that have no entry yet.
    static func lookUp(
        _ entries: [Entry], _ indexes: [Int32], _ outcomes: inout [UInt32], _ part: ColumnPart,
        _ forms: inout [UInt32],
        _ least: inout [Int32], _ most: inout [Int32], misses: inout [Int32]
    ) {
        part.check(in: outcomes.count)
        for size in [indexes.count, forms.count, least.count, most.count] {
            ColumnPart.rows(part.count).check(in: size)
        }
        let (entries, indexes) = (entries.span, indexes.span)
        var unknown = UInt32.max
        var numbers = outcomes.mutableSpan
        var forms = forms.mutableSpan
        var least = least.mutableSpan
        var most = most.mutableSpan
        for row in 0..<part.count {
            let entry = unsafe entries[Int(indexes[unchecked: row])]
            unsafe numbers[unchecked: part.start &+ row] = entry.outcome &- 1
            unsafe forms[unchecked: row] |= entry.form
            unsafe least[unchecked: row] = entry.least
            unsafe most[unchecked: row] = entry.most
            unknown = min(unknown, entry.outcome)
        }
        guard unknown == 0 else { return }
        for row in 0..<part.count where outcomes[part.start + row] == .max { misses.append(Int32(row)) }
    }
}
