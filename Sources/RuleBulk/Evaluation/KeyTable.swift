/// Numbers by keys of 64 bits: a hash table that is looked up far more often than it is added to.
struct KeyTable: Sendable {
    /// 0 where a slot is free, else the number that was added plus 1; as many slots as a power of two says.
    private(set) var numbers: [UInt32]
    private(set) var keys: [UInt64]
    /// How far a hash is shifted to be a slot.
    private(set) var hashShift: UInt64
    private(set) var count = 0

    init(bits: Int = 8) {
        numbers = Array(repeating: 0, count: 1 << bits)
        keys = Array(repeating: 0, count: 1 << bits)
        hashShift = UInt64(64 - bits)
    }

    /// The number of a key; expected time is constant.
    func number(of key: UInt64) -> UInt32? {
        var slot = KeyTable.start(of: key, hashShift)
        while numbers[slot] != 0 {
            if keys[slot] == key { return numbers[slot] - 1 }
            slot = (slot + 1) & (numbers.count - 1)
        }
        return nil
    }

    /// Adds a key that is not there yet.
    mutating func add(_ key: UInt64, _ number: UInt32) {
        if count * 2 >= numbers.count { grow() }
        var slot = KeyTable.start(of: key, hashShift)
        while numbers[slot] != 0 { slot = (slot + 1) & (numbers.count - 1) }
        numbers[slot] = number + 1
        keys[slot] = key
        count += 1
    }

    /// Fibonacci hashing: the high bits of a product with the golden ratio.
    @inline(__always)
    static func start(of key: UInt64, _ shift: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    }

    private mutating func grow() {
        var larger = KeyTable(bits: Int(64 - hashShift) + 1)
        for slot in numbers.indices where numbers[slot] != 0 { larger.add(keys[slot], numbers[slot] - 1) }
        self = larger
    }
}
