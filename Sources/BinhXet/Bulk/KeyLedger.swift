import RuleBulk

/// Remembers which records were seen, to find those that come again.
///
/// While keys rise, the last one is all that is remembered. Once one does not, the keys of all records before are
/// gathered, and from then on each is remembered: 12 bytes in tables that are full by three eighths to three quarters.
/// They are gathered from the file itself; where that can be read only once, they are kept from the beginning, but not
/// in tables before it has to be.
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
    /// The keys of all records before, chunk by chunk, as long as they rise; none where they can be read again.
    private var log: [PrintRun]?
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

    /// Keeps every key from here on, because nothing can be read twice.
    mutating func keepAll() { log = log ?? [] }

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
            log?.append(PrintRun(keys, firstRow: firstRow))
            return [:]
        }
        if rows == nil {
            var table = PrintTable()
            if log == nil { try gather(&table) }
            // From the end, in any order as none of them is there twice: what is in the table is given back at once.
            while let run = log?.popLast() { table.add(run) }
            (rows, log) = (table, nil)
            isBehind = false
        }
        return rows?.add(PrintRun(keys, firstRow: firstRow)) ?? [:]
    }
}

/// The prints of the keys of a chunk, and the rows of their records.
struct PrintRun: Sendable {
    let prints: [UInt64]
    /// From the first line of the chunk.
    let lines: [Int32]
    let firstRow: Int

    init(_ keys: KeyRun, firstRow: Int) {
        // Copied, because what grew has room for more.
        (prints, lines) = (keys.prints.map { $0 }, keys.lines.map { $0 })
        self.firstRow = firstRow
    }
}

/// The rows of keys by their prints, in many small hash tables: while one of them grows, the others stay as they are.
struct PrintTable: Sendable {
    private static let partBits = 8

    /// By the highest bits of a print; of all sizes between one and two, so that they do not all grow at once.
    private var parts: [Part] = {
        let count = 1 << partBits
        return (0..<count).map { Part(capacity: 16 + 16 * $0 / count) }
    }()

    /// Adds keys; gives, by line, the rows of those that were there before.
    @discardableResult
    mutating func add(_ run: PrintRun) -> [Int: Int] {
        var duplicates: [Int: Int] = [:]
        for (print, line) in zip(run.prints, run.lines) {
            let row = UInt32(truncatingIfNeeded: run.firstRow + Int(line))
            let part = Int(truncatingIfNeeded: print >> UInt64(UInt64.bitWidth - Self.partBits))
            if let first = parts[part].add(print, row) { duplicates[Int(line)] = Int(first) }
        }
        return duplicates
    }

    /// An open hash table.
    private struct Part: Sendable {
        private var prints: [UInt64]
        /// 0 where a slot is free.
        private var rows: [UInt32]
        private var count = 0

        init(capacity: Int) {
            prints = Array(repeating: 0, count: capacity)
            rows = Array(repeating: 0, count: capacity)
        }

        /// Adds one key; gives its first row where it was there before.
        mutating func add(_ print: UInt64, _ row: UInt32) -> UInt32? {
            if count * 4 >= rows.count * 3 { grow() }
            // In proportion, because there may be any number of slots.
            var slot = Int(UInt32(truncatingIfNeeded: print).multipliedFullWidth(by: UInt32(rows.count)).high)
            while rows[slot] != 0 {
                if prints[slot] == print { return rows[slot] }
                slot += 1
                if slot == rows.count { slot = 0 }
            }
            (prints[slot], rows[slot]) = (print, row)
            count += 1
            return nil
        }

        private mutating func grow() {
            let old = self
            self = Part(capacity: old.rows.count * 2)
            for slot in old.rows.indices where old.rows[slot] != 0 {
                _ = add(old.prints[slot], old.rows[slot])
            }
        }
    }
}
