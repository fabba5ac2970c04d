import RuleEngine

/// What rows wait for, each list of missing data made once.
///
/// A key says all that decides such a list: which sums are open, what leaves cells open, and which items of lists do.
struct GapLists: Sendable {
    private var numbers = WordTable<Int32>()
    /// The first of them is empty.
    private(set) var all: [[MissingDatum]] = [[]]
    private var key: [Int32] = []
    private var flags: UInt32 = 0
    private var flagCount = 0

    /// More lists than this stay with their rows.
    private let room: Int

    init(room: Int) { self.room = room }

    /// Begins the key of a row.
    mutating func begin() {
        key.removeAll(keepingCapacity: true)
        (flags, flagCount) = (0, 0)
    }

    /// Adds whether a sum is open, and whether it is a gate that is.
    mutating func add(isOpen: Bool, isGate: Bool) {
        flags = flags << 2 | (isOpen ? 1 : 0) | (isGate ? 2 : 0)
        flagCount += 1
        if flagCount % 15 == 0 { endFlags() }
    }

    /// Ends what was said of sums.
    mutating func endFlags() {
        key.append(Int32(bitPattern: flags))
        flags = 0
    }

    /// Adds what leaves a cell open: a number of `CellGaps`.
    mutating func add(gap: Int) {
        // Below zero, where no index of an item is.
        key.append(~Int32(truncatingIfNeeded: gap))
    }

    /// Adds the index of an item that leaves the last cell open.
    mutating func add(item: Int) {
        key.append(Int32(truncatingIfNeeded: item))
    }

    /// The number of the list of the key; none where it is new.
    func find() -> Int? {
        numbers.entry(of: key).map { Int($0) }
    }

    /// Keeps the list of the key, which is new; false where too many are known.
    mutating func keep(_ list: [MissingDatum]) -> Bool {
        guard numbers.count < room else { return false }
        numbers.add(list.isEmpty ? 0 : Int32(all.count), of: key)
        if !list.isEmpty { all.append(list) }
        return true
    }
}
