/// What short texts stand for, learned one by one and found again by their bytes.
///
/// Every text belongs to a space, such as the object that a name stands in or the datum that a value is of. Each
/// space has room for so many texts; what is learned depends on no other text, so a full table only costs time.
struct TextTable: Sendable {
    private struct Entry {
        var hash = 0
        /// The first eight bytes.
        var first: UInt64 = 0
        var space: Int32 = 0
        /// In bytes; 0 for an entry that is free.
        var length: Int32 = 0
        /// Where the words after the first start in the pool.
        var start: Int32 = 0
        var meaning: Int32 = 0
    }

    /// Longer texts are not kept.
    private let longest: Int

    /// As many as a power of two says, and never more than half of them taken, so that every search ends.
    private var entries = Array(repeating: Entry(), count: 64)
    private var pool: [UInt64] = []
    private var room: [Int]
    private(set) var count = 0

    /// How many texts the whole table holds at the most.
    private let most: Int

    /// - Parameters:
    ///   - spaces: How many spaces there are.
    ///   - room: How many texts each of them has room for.
    ///   - longest: Longer texts than this many bytes are not kept.
    ///   - most: How many texts the whole table holds at the most.
    init(spaces: Int, room: Int, longest: Int = 96, most: Int = 1 << 13) {
        self.room = Array(repeating: room, count: spaces)
        (self.longest, self.most) = (longest, most)
    }

    /// Makes room for more texts in one space.
    mutating func widen(_ space: Int, to room: Int) { self.room[space] = room }

    /// Whether a text that is not there yet can be learned.
    func canLearn(_ range: Range<Int>, in space: Int) -> Bool {
        room[space] > 0 && count < most && (1...longest).contains(range.count)
    }

    /// What a text stands for, or none if it was not learned.
    @inline(__always)
    func meaning(of range: Range<Int>, of bytes: Span<UInt8>, in space: Int) -> Int32? {
        let entries = entries.span
        let mask = entries.count &- 1
        let first = TextTable.word(at: range.lowerBound, before: range.upperBound, of: bytes)
        var index = TextTable.hash(range, of: bytes, in: space) & mask
        while entries[index].length != 0 {
            let entry = entries[index]
            if entry.first == first, entry.space == Int32(truncatingIfNeeded: space),
                entry.length == Int32(truncatingIfNeeded: range.count),
                holds(range, of: bytes, from: Int(entry.start))
            {
                return entry.meaning
            }
            index = (index &+ 1) & mask
        }
        return nil
    }

    mutating func learn(_ range: Range<Int>, of bytes: Span<UInt8>, in space: Int, meaning: Int32) {
        guard canLearn(range, in: space) else { return }
        if 2 * (count + 1) > entries.count { grow() }
        enter(
            Entry(
                hash: TextTable.hash(range, of: bytes, in: space),
                first: TextTable.word(at: range.lowerBound, before: range.upperBound, of: bytes),
                space: Int32(truncatingIfNeeded: space), length: Int32(truncatingIfNeeded: range.count),
                start: Int32(truncatingIfNeeded: pool.count), meaning: meaning))
        for offset in stride(from: range.lowerBound + 8, to: range.upperBound, by: 8) {
            pool.append(TextTable.word(at: offset, before: range.upperBound, of: bytes))
        }
        room[space] -= 1
        count += 1
    }

    private mutating func enter(_ entry: Entry) {
        var index = entry.hash & (entries.count - 1)
        while entries[index].length != 0 { index = (index + 1) & (entries.count - 1) }
        entries[index] = entry
    }

    private mutating func grow() {
        let old = entries
        entries = Array(repeating: Entry(), count: old.count * 2)
        for entry in old where entry.length != 0 { enter(entry) }
    }

    /// Whether the words after the first are those of the pool.
    @inline(__always)
    private func holds(_ range: Range<Int>, of bytes: Span<UInt8>, from start: Int) -> Bool {
        let pool = pool.span
        var (offset, place) = (range.lowerBound &+ 8, start)
        while offset < range.upperBound {
            guard TextTable.word(at: offset, before: range.upperBound, of: bytes) == pool[place] else {
                return false
            }
            offset &+= 8
            place &+= 1
        }
        return true
    }

    /// The word of a text; 0 in the bytes after its end.
    @inline(__always)
    private static func word(at offset: Int, before end: Int, of bytes: Span<UInt8>) -> UInt64 {
        let word = bytes.word(at: offset)
        return end &- offset >= 8 ? word : word & Word.mask(end &- offset)
    }

    @inline(__always)
    private static func hash(_ range: Range<Int>, of bytes: Span<UInt8>, in space: Int) -> Int {
        var hash = UInt64(truncatingIfNeeded: space &* 31 &+ range.count)
        var offset = range.lowerBound
        while offset < range.upperBound {
            hash = (hash ^ word(at: offset, before: range.upperBound, of: bytes)) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash &>> 32
            offset &+= 8
        }
        return Int(truncatingIfNeeded: hash &>> 8)
    }
}
