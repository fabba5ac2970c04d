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
    package private(set) var last: Key?
    package private(set) var isRising = true
    /// A number of 64 bits for each key; two keys with the same are taken for the same.
    package private(set) var prints: [UInt64] = []
    /// The line of each key within the chunk, from 0.
    package private(set) var lines: [Int32] = []

    package init() {}

    package mutating func add(_ bytes: [UInt8], _ id: Range<Int>, period: Int32, line: Int32) {
        prints.append(KeyRun.print(bytes, id, period))
        lines.append(line)
        guard let last else {
            first = Key(id: Array(bytes[id]), period: period)
            last = first
            return
        }
        isRising = isRising && KeyRun.rises(from: last, to: bytes, id, period)
        guard isRising else { return }
        // The same bytes are overwritten, so that nothing is allocated for each record.
        if last.id.count == id.count {
            for (offset, index) in id.enumerated() { self.last?.id[offset] = bytes[index] }
            self.last?.period = period
        } else {
            self.last = Key(id: Array(bytes[id]), period: period)
        }
    }

    private static func rises(
        from key: Key, to bytes: [UInt8], _ id: Range<Int>, _ period: Int32
    ) -> Bool {
        guard key.id.count == id.count else { return key.id.count < id.count }
        for (offset, index) in id.enumerated() where key.id[offset] != bytes[index] {
            return key.id[offset] < bytes[index]
        }
        return key.period < period
    }

    /// Multiplies and folds eight bytes at a time, as wyhash does.
    private static func print(_ bytes: [UInt8], _ id: Range<Int>, _ period: Int32) -> UInt64 {
        // Folded by itself: the id `0` of 2017 and the id `1` of 2016 differ in the same bit.
        var hash = folded(
            UInt64(UInt32(bitPattern: period)) ^ 0xA076_1D64_78BD_642F, 0x2D35_8DCC_AA6C_78A5)
        var word: UInt64 = 0
        var filled: UInt64 = 0
        for index in id {
            word |= UInt64(bytes[index]) << (filled * 8)
            filled += 1
            if filled == 8 {
                hash = folded(hash ^ word, 0xE703_7ED1_A0B4_28DB)
                (word, filled) = (0, 0)
            }
        }
        return folded(hash ^ word, 0x8EBC_6AF0_9C88_C6E3 ^ UInt64(id.count))
    }

    private static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}
