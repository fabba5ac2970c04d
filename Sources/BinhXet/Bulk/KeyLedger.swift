import RuleBulk

/// Remembers which records were seen, to find those that come again.
///
/// While keys rise, the last one is all that is remembered. Once one does not, the keys of all records before are
/// gathered, from the file itself where it can be read again, and from then on each is remembered: 12 bytes in a table
/// that is full by one to two thirds, and twice that while it grows.
struct KeyLedger: Sendable {
    /// What it needs to go on later.
    enum State: Sendable {
        /// Keys have only risen, up to this one.
        case rising(KeyRun.Key?)
        /// Every key before has to be known.
        case all
    }

    private var last: KeyRun.Key?
    /// By the print of a key, the row of the first record that has it; none while keys rise.
    private var rows: PrintTable?
    /// Whether the keys of all records before have to be gathered with the next chunk.
    private var isBehind = false

    init() {}

    /// Goes on where another stopped.
    init(_ state: State) {
        switch state {
        case .rising(let key): last = key
        case .all: isBehind = true
        }
    }

    var state: State { rows == nil && !isBehind ? .rising(last) : .all }

    /// Remembers every key from here on, because nothing can be read twice.
    mutating func rememberAll() { rows = rows ?? PrintTable() }

    /// Enters the records of the next chunk.
    ///
    /// - Parameters:
    ///   - keys: What tells them apart.
    ///   - firstRow: The row of the chunk's first line.
    ///   - gather: Adds the keys of all records before.
    /// - Returns: By line of the chunk, the row of the record that had the same key before.
    /// - Throws: What `gather` throws.
    mutating func enter<Failure: Error>(
        _ keys: KeyRun, firstRow: Int, gather: (inout PrintTable) throws(Failure) -> Void
    ) throws(Failure) -> [Int: Int] {
        let goesOn = keys.isRising && (last.map { last in keys.first.map { last < $0 } ?? true } ?? true)
        if rows == nil, goesOn, !isBehind {
            last = keys.last ?? last
            return [:]
        }
        if rows == nil {
            var table = PrintTable()
            try gather(&table)
            rows = table
            isBehind = false
        }
        return rows?.add(keys, firstRow: firstRow) ?? [:]
    }
}

/// The rows of keys by their prints: an open hash table.
struct PrintTable: Sendable {
    private var prints: [UInt64] = Array(repeating: 0, count: 1 << 10)
    /// 0 where a slot is free.
    private var rows: [UInt32] = Array(repeating: 0, count: 1 << 10)
    private var count = 0

    /// Adds keys; gives, by line, the rows of those that were there before.
    @discardableResult
    mutating func add(_ keys: KeyRun, firstRow: Int) -> [Int: Int] {
        var duplicates: [Int: Int] = [:]
        for (print, line) in zip(keys.prints, keys.lines) {
            let row = UInt32(truncatingIfNeeded: firstRow + Int(line))
            if let first = add(print, row) { duplicates[Int(line)] = Int(first) }
        }
        return duplicates
    }

    /// Adds one key; gives its first row where it was there before.
    private mutating func add(_ print: UInt64, _ row: UInt32) -> UInt32? {
        if count * 3 >= prints.count * 2 { grow() }
        var slot = Int(truncatingIfNeeded: print) & (prints.count - 1)
        while rows[slot] != 0 {
            if prints[slot] == print { return rows[slot] }
            slot = (slot + 1) & (prints.count - 1)
        }
        prints[slot] = print
        rows[slot] = row
        count += 1
        return nil
    }

    private mutating func grow() {
        let (oldPrints, oldRows) = (prints, rows)
        prints = Array(repeating: 0, count: oldPrints.count * 2)
        rows = Array(repeating: 0, count: oldRows.count * 2)
        count = 0
        for slot in oldRows.indices where oldRows[slot] != 0 { _ = add(oldPrints[slot], oldRows[slot]) }
    }
}
