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
    package private(set) var prints: [UInt64] = []
    /// The line of each key within the chunk, from 0.
    package private(set) var lines: [Int32] = []
    private var lastID: [UInt8] = []
    private var lastPeriod: Int32 = 0

    package init() {}

    /// The last key, as long as keys rise.
    package var last: Key? { first == nil ? nil : Key(id: lastID, period: lastPeriod) }

    package mutating func add(_ bytes: [UInt8], _ id: Range<Int>, period: Int32, line: Int32) {
        prints.append(KeyRun.print(bytes.span, id, period))
        lines.append(line)
        if first == nil {
            first = Key(id: Array(bytes[id]), period: period)
        } else {
            isRising =
                isRising && KeyRun.rises(lastID.span, lastID.indices, lastPeriod, bytes.span, id, period)
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
        prints += repeatElement(0, count: rows.count - 1)
        lines += repeatElement(0, count: rows.count - 1)
        var newPrints = prints.mutableSpan
        var newLines = lines.mutableSpan
        for row in rows.dropFirst() {
            let (lastID, lastPeriod) = (id, period)
            (id, period) = (batch.range(.idStart, .idEnd, row), batch.value(.period, row))
            newPrints[start + row] = KeyRun.print(bytes, id, period)
            newLines[start + row] = batch.value(.line, row)
            isRising = isRising && KeyRun.rises(bytes, lastID, lastPeriod, bytes, id, period)
        }
        (self.prints, self.lines) = (prints, lines)
        // Remembered once: until here the ids before were at hand.
        if isRising { (lastID, lastPeriod) = (Array(chunk[id]), period) }
    }

    /// Whether a key comes after another.
    @inline(__always)
    private static func rises(
        _ left: Span<UInt8>, _ leftID: Range<Int>, _ leftPeriod: Int32, _ right: Span<UInt8>,
        _ rightID: Range<Int>, _ rightPeriod: Int32
    ) -> Bool {
        guard leftID.count == rightID.count else { return leftID.count < rightID.count }
        var offset = 0
        while offset + 8 < leftID.count {
            let leftText = left.word(at: leftID.lowerBound + offset).byteSwapped
            let rightText = right.word(at: rightID.lowerBound + offset).byteSwapped
            if leftText != rightText { return leftText < rightText }
            offset += 8
        }
        // The last word may begin within the one before it, where both ids are the same then.
        let start = max(leftID.count - 8, 0)
        let leftText = left.text((leftID.lowerBound + start)..<leftID.upperBound).byteSwapped
        let rightText = right.text((rightID.lowerBound + start)..<rightID.upperBound).byteSwapped
        return leftText != rightText ? leftText < rightText : leftPeriod < rightPeriod
    }

    /// Multiplies and folds eight bytes at a time, as wyhash does.
    @inline(__always)
    private static func print(_ bytes: Span<UInt8>, _ id: Range<Int>, _ period: Int32) -> UInt64 {
        // Folded by itself: the id `0` of 2017 and the id `1` of 2016 differ in the same bit.
        var hash = folded(
            UInt64(UInt32(bitPattern: period)) ^ 0xA076_1D64_78BD_642F, 0x2D35_8DCC_AA6C_78A5)
        var offset = id.lowerBound
        while offset + 8 <= id.upperBound {
            hash = folded(hash ^ bytes.word(at: offset), 0xE703_7ED1_A0B4_28DB)
            offset += 8
        }
        let rest = offset < id.upperBound ? bytes.text(offset..<id.upperBound) : 0
        return folded(hash ^ rest, 0x8EBC_6AF0_9C88_C6E3 ^ UInt64(id.count))
    }

    private static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}

extension Span where Element == UInt8 {
    /// The first eight bytes of a range that is not empty, the first of them lowest; 0 for those beyond its end.
    @inline(__always)
    fileprivate func text(_ range: Range<Int>) -> UInt64 {
        if range.count >= 8 { return word(at: range.lowerBound) }
        if range.lowerBound + 8 <= count {
            return word(at: range.lowerBound) & (1 << UInt64(range.count * 8) - 1)
        }
        var word: UInt64 = 0
        for (place, offset) in range.enumerated() { word |= UInt64(self[offset]) << UInt64(place * 8) }
        return word
    }
}
