/// An id by its first and last eight bytes, which are all of it where it has no more than sixteen.
struct IDWords {
    /// The first byte highest; zeros behind an id that is shorter.
    private let first: UInt64
    /// The same of the last eight bytes; 0 where the first are all.
    private let last: UInt64
    private let id: Range<Int>

    @inline(__always)
    init(_ bytes: Span<UInt8>, _ id: Range<Int>) {
        self.id = id
        guard id.count > 8 else {
            first = bytes.text(id).byteSwapped
            last = 0
            return
        }
        first = bytes.word(at: id.lowerBound).byteSwapped
        last = bytes.word(at: id.upperBound - 8).byteSwapped
    }

    /// Whether an id comes before another, less than 0, or after it, in an order in which `h-2` comes before `h-10`; 0
    /// where they are the same.
    @inline(__always)
    func order(in bytes: Span<UInt8>, to other: IDWords, in otherBytes: Span<UInt8>) -> Int {
        if id.count != other.id.count { return id.count - other.id.count }
        if first != other.first { return first < other.first ? -1 : 1 }
        var offset = 8
        while offset + 8 < id.count {
            let word = bytes.word(at: id.lowerBound + offset).byteSwapped
            let otherWord = otherBytes.word(at: other.id.lowerBound + offset).byteSwapped
            if word != otherWord { return word < otherWord ? -1 : 1 }
            offset += 8
        }
        // The last word may begin within the one before it, where both ids are the same then.
        return last == other.last ? 0 : last < other.last ? -1 : 1
    }

    /// A number of 64 bits for the id with a period: multiplies and folds eight bytes at a time, as wyhash does.
    @inline(__always)
    func print(of bytes: Span<UInt8>, with period: UInt64) -> UInt64 {
        // Both words meet something secret, or a product of two other words could be made to be the same.
        var hash = IDWords.folded(first ^ period, last ^ period.byteSwapped)
        var offset = 8
        while offset + 8 < id.count {
            hash = IDWords.folded(hash ^ bytes.word(at: id.lowerBound + offset), 0xE703_7ED1_A0B4_28DB)
            offset += 8
        }
        return IDWords.folded(hash, 0x8EBC_6AF0_9C88_C6E3 ^ UInt64(id.count))
    }

    /// What a period adds to it.
    ///
    /// Folded by itself: the id `0` of 2017 and the id `1` of 2016 differ in the same bit. With numbers that nobody
    /// knows beforehand, so that nobody can think of two ids that are taken for one.
    static func print(of period: Int32) -> UInt64 {
        folded(UInt64(UInt32(bitPattern: period)) ^ secret.0, secret.1 | 1)
    }

    private static let secret = (
        UInt64.random(in: UInt64.min...UInt64.max), UInt64.random(in: UInt64.min...UInt64.max)
    )

    @inline(__always)
    private static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}

extension Span where Element == UInt8 {
    /// The bytes of a range of at most eight, the first of them lowest; 0 for those beyond its end.
    @inline(__always)
    fileprivate func text(_ range: Range<Int>) -> UInt64 {
        if range.count == 8 { return word(at: range.lowerBound) }
        if range.lowerBound + 8 <= count {
            return word(at: range.lowerBound) & (1 << UInt64(range.count * 8) - 1)
        }
        var word: UInt64 = 0
        for (place, offset) in range.enumerated() { word |= UInt64(self[offset]) << UInt64(place * 8) }
        return word
    }
}
