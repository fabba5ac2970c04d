/// Entries by sequences of numbers: a hash table that allocates nothing when it is looked up.
struct WordTable<Element: Sendable>: Sendable {
    /// Where the words of each key stand in `words`.
    private struct Slot: Sendable {
        var hash: UInt64
        var start: Int32
        var count: Int32
        var entry: Element
    }

    private var slots: [Slot] = []
    private var words: [Int32] = []
    /// By hash: 0 where free, else the number of the slot plus 1.
    private var places: [UInt32]

    init() {
        places = Array(repeating: 0, count: 16)
    }

    var count: Int { slots.count }

    /// The entry of a key.
    func entry(of key: [Int32]) -> Element? {
        let hash = WordTable.hash(key)
        var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
        while places[place] != 0 {
            let slot = slots[Int(places[place]) - 1]
            if slot.hash == hash, holds(key, slot) { return slot.entry }
            place = (place + 1) & (places.count - 1)
        }
        return nil
    }

    /// Adds a key that is not there yet.
    mutating func add(_ entry: Element, of key: [Int32]) {
        if (slots.count + 1) * 2 > places.count { grow() }
        let slot = Slot(
            hash: WordTable.hash(key), start: Int32(words.count), count: Int32(key.count), entry: entry)
        words += key
        slots.append(slot)
        enter(UInt32(slots.count), slot.hash)
    }

    private func holds(_ key: [Int32], _ slot: Slot) -> Bool {
        guard key.count == Int(slot.count) else { return false }
        for (offset, word) in key.enumerated() where words[Int(slot.start) + offset] != word { return false }
        return true
    }

    private mutating func enter(_ number: UInt32, _ hash: UInt64) {
        var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
        while places[place] != 0 { place = (place + 1) & (places.count - 1) }
        places[place] = number
    }

    private mutating func grow() {
        places = Array(repeating: 0, count: places.count * 2)
        for (index, slot) in slots.enumerated() { enter(UInt32(index + 1), slot.hash) }
    }

    private static func hash(_ key: [Int32]) -> UInt64 {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
        for word in key {
            let product = (hash ^ UInt64(UInt32(bitPattern: word)))
                .multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
            hash = product.high ^ product.low
        }
        return hash
    }
}
