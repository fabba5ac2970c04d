/// What tells the records of a chunk apart, in the order of the file.
///
/// As long as keys only rise, from record to record and from chunk to chunk, no two of them are the same and nothing
/// needs to be remembered; registers are sorted more often than not.
package struct KeyRun: Sendable {
    /// An id with a period, in an order in which `h-2` comes before `h-10`.
    package struct Key: Sendable, Comparable {
        package var id: [UInt8]
        package var period: Int32

        package init(id: [UInt8], period: Int32) {
            self.id = id
            self.period = period
        }

        package static func < (left: Key, right: Key) -> Bool {
            if left.id.count != right.id.count { return left.id.count < right.id.count }
            if left.id != right.id { return left.id.lexicographicallyPrecedes(right.id) }
            return left.period < right.period
        }
    }

    package private(set) var first: Key?
    package private(set) var isRising = true
    /// A number of 64 bits for each key; two keys with the same are taken for the same.
    ///
    /// That of 28 million keys, each of them compared with all others, two have the same by chance comes about once in
    /// 50,000 runs. The numbers are others in each process.
    package private(set) var prints: [UInt64] = []
    /// The line of each key within the chunk, from 0.
    package private(set) var lines: [Int32] = []
    private var lastID: [UInt8] = []
    private var lastPeriod: Int32 = 0

    package init() {}

    /// The last key, as long as keys rise.
    package var last: Key? { first == nil ? nil : Key(id: lastID, period: lastPeriod) }

    package mutating func add(_ bytes: [UInt8], _ id: Range<Int>, period: Int32, line: Int32) {
        let words = IDWords(bytes.span, id)
        prints.append(words.print(of: bytes.span, with: IDWords.print(of: period)))
        lines.append(line)
        if first == nil {
            first = Key(id: Array(bytes[id]), period: period)
        } else if isRising {
            let order = IDWords(lastID.span, lastID.indices).order(in: lastID.span, to: words, in: bytes.span)
            isRising = (order, lastPeriod) < (0, period)
        }
        if isRising { (lastID, lastPeriod) = (Array(bytes[id]), period) }
    }

    /// Adds the keys of some rows of a batch.
    ///
    /// - Parameters:
    ///   - batch: The records.
    ///   - rows: These rows.
    ///   - chunk: The bytes that the ids stand in.
    package mutating func add(_ batch: Batch, _ rows: Range<Int>, _ chunk: [UInt8]) {
        guard let row = rows.first else { return }
        var (id, period) = (batch.range(.idStart, .idEnd, row), batch.value(.period, row))
        add(chunk, id, period: period, line: batch.value(.line, row))
        let bytes = chunk.span
        let start = prints.count - rows.lowerBound - 1
        // Moved out, so that no row pays for looking whether someone else holds them.
        var (prints, lines) = (self.prints, self.lines)
        (self.prints, self.lines) = ([], [])
        prints.appendZeros(rows.count - 1)
        lines.appendZeros(rows.count - 1)
        lines.set(
            ColumnPart(start: lines.count - rows.count + 1, count: rows.count - 1),
            to: ColumnPart(start: BatchLayout.Column.line.cell + row + 1, count: rows.count - 1),
            of: batch.cells)
        var newPrints = prints.mutableSpan
        var (words, periodPrint) = (IDWords(bytes, id), IDWords.print(of: period))
        for row in rows.dropFirst() {
            let (last, lastPeriod) = (words, period)
            (id, period) = (batch.range(.idStart, .idEnd, row), batch.value(.period, row))
            words = IDWords(bytes, id)
            // Most records are of one period.
            if period != lastPeriod { periodPrint = IDWords.print(of: period) }
            newPrints[start + row] = words.print(of: bytes, with: periodPrint)
            guard isRising else { continue }
            let order = last.order(in: bytes, to: words, in: bytes)
            isRising = (order, lastPeriod) < (0, period)
        }
        (self.prints, self.lines) = (prints, lines)
        // Remembered once: until here the ids before were at hand.
        if isRising { (lastID, lastPeriod) = (Array(chunk[id]), period) }
    }
}
