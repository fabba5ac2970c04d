/// Numbers by keys of 64 bits: a hash table that is looked up far more often than it is added to.
struct KeyTable: Sendable {
    /// Side by side, so that a look-up touches one line of the cache.
    struct Slot: Sendable {
        var key: UInt64 = 0
        /// 0 where the slot is free, else the number that was added plus 1.
        var entry: UInt32 = 0
    }

    /// As many as a power of two says.
    private(set) var slots: [Slot]
    /// How far a hash is shifted to be a slot.
    private(set) var hashShift: UInt64
    private(set) var count = 0

    init(bits: Int = 8) {
        slots = Array(repeating: Slot(), count: 1 << bits)
        hashShift = UInt64(64 - bits)
    }

    /// The number of a key; expected time is constant.
    @inline(__always)
    func number(of key: UInt64) -> UInt32? {
        var place = KeyTable.start(of: key, hashShift)
        while slots[place].entry != 0 {
            if slots[place].key == key { return slots[place].entry &- 1 }
            place = (place &+ 1) & (slots.count &- 1)
        }
        return nil
    }

    /// Adds a key that is not there yet.
    @inline(never)
    mutating func add(_ key: UInt64, _ number: UInt32) {
        if count * 2 >= slots.count { grow() }
        var place = KeyTable.start(of: key, hashShift)
        while slots[place].entry != 0 { place = (place + 1) & (slots.count - 1) }
        slots[place] = Slot(key: key, entry: number + 1)
        count += 1
    }

    /// Fibonacci hashing: the high bits of a product with the golden ratio.
    @inline(__always)
    static func start(of key: UInt64, _ shift: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    }

    private mutating func grow() {
        var larger = KeyTable(bits: Int(64 - hashShift) + 1)
        for slot in slots where slot.entry != 0 { larger.add(slot.key, slot.entry - 1) }
        self = larger
    }
}
