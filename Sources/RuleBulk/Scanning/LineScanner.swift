package import RuleModel
import RuleRecords

/// Reads NDJSON straight into columns, as long as it is plain.
///
/// A record of which anything is unusual, or wrong, is left to `RecordReader`: its `path` is 1 and nothing of it
/// stands in the columns but where its bytes are. Every other record has exactly the values that `RecordReader`
/// would give it.
///
///     var scanner = LineScanner(pack: pack, asOf: nil)
///     scanner.startChunk()
///     while offset < end {
///         offset = scanner.scan(bytes.span, from: offset, to: end, into: &batch)
///         …
///     }
///
/// A scanner learns the order and the spellings of a file as it goes; what it learned changes its speed and nothing
/// else, so one made for one file serves the next.
package struct LineScanner: Sendable {
    /// How many bytes a chunk must hold after its end; the first of them is 0 if the last line has no line feed.
    package static let padding = TextScan.padding

    /// How many lines of the chunk were read.
    package private(set) var lines = 0
    private var tables: ScanTables
    private let limits: LimitCheck
    private var stamps: [UInt32]
    private var serial: UInt32 = 0

    package init(pack: RulePack, asOf: Day?) {
        let layout = BatchLayout(of: pack)
        let plan = ScanPlan(pack: pack, names: ColumnNames(of: pack), layout: layout, asOf: asOf)
        tables = ScanTables(plan: plan)
        limits = LimitCheck(of: pack, layout: layout)
        stamps = Array(repeating: 0, count: plan.stamps)
    }

    /// Counts the lines from 0 again.
    package mutating func startChunk() {
        lines = 0
    }

    /// Where the last line of a part of a file ends that is there as a whole; `start` if none does.
    package static func endOfLines(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        var end = end
        while end > start, bytes[end - 1] != UInt8(ascii: "\n") { end -= 1 }
        return end
    }

    /// Reads records into an empty batch until it is full or the chunk ends.
    ///
    /// The part from `start` to `end` ends with a line or with the file. Gives the offset of the first byte that is
    /// left.
    package mutating func scan(
        _ bytes: Span<UInt8>, from start: Int, to end: Int, into batch: inout Batch
    ) -> Int {
        precondition(
            bytes.count >= end + LineScanner.padding
                && (end == start || bytes[end - 1] == UInt8(ascii: "\n") || bytes[end] == 0),
            "a chunk ends at the end of a line and is padded")
        batch.clear()
        var offset = start
        while offset < end, batch.rows < BatchLayout.capacity {
            let (stop, place) = record(at: offset, bytes, end: end, into: &batch)
            if stop == .lesson || stop == .full {
                batch.forgetItems(tables.plan.lists)
                if stop == .lesson { continue }
                if batch.rows > 0 { break }
            }
            let isWhole = stop == .end
            let next =
                isWhole ? place : TextScan.offset(of: UInt8(ascii: "\n"), in: bytes, from: place, to: end)
            let isPlain = isWhole && next - offset <= CSVReader.lengthLimit
            if isPlain || !LineScanner.isBlank(bytes, offset..<next) {
                let end = LineScanner.withoutReturn(offset..<next, bytes)
                batch.addRow(offset..<end, line: lines, isPlain: isPlain, tables.plan.lists)
            }
            lines += 1
            offset = next + 1
        }
        limits.check(&batch)
        return min(offset, end)
    }

    /// The end of a line before its carriage return.
    ///
    /// A line that is too long keeps it, because the limit counts it.
    private static func withoutReturn(_ line: Range<Int>, _ bytes: Span<UInt8>) -> Int {
        let hasReturn = !line.isEmpty && bytes.byte(at: line.upperBound - 1) == UInt8(ascii: "\r")
        return hasReturn && line.count - 1 != CSVReader.lengthLimit ? line.upperBound - 1 : line.upperBound
    }

    private static func isBlank(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        range.allSatisfy { Hop.isSpace(bytes.byte(at: $0)) }
    }
}

// One record.
extension LineScanner {
    /// Reads the record that starts at an offset into the next row.
    ///
    /// - Returns: the line feed after a plain record, or a place in its line where it ceased to be one.
    private mutating func record(
        at start: Int, _ bytes: Span<UInt8>, end: Int, into batch: inout Batch
    ) -> (ObjectScan.Stop, Int) {
        serial &+= 1
        if serial > UInt32.max - 1 << 20 { forgetStamps() }
        batch.startRow(tables.plan.lists)
        var scan = ObjectScan(offset: start, datum: 0, row: batch.rows, serial: serial)
        while true {
            let stop = scan.run(bytes, tables, isList: false, into: &batch.cells, &stamps)
            switch stop {
            case .nested:
                let nested = self.nested(in: &scan, bytes, into: &batch)
                guard nested == .end else { return (nested, scan.offset) }
            case .end:
                let isWhole = hasIdentity(scan.serial) && LineScanner.skipToLineEnd(&scan.offset, bytes, end)
                return (isWhole ? .end : .fault, scan.offset)
            case .lesson:
                tables.learn(scan.lesson, from: bytes)
                return (.lesson, start)
            case .fault, .full: return (stop, scan.offset)
            }
        }
    }

    /// Whether the record gives id and period; the pack's days were looked at with the period.
    private func hasIdentity(_ serial: UInt32) -> Bool {
        stamps[tables.plan.idStamp] == serial && stamps[tables.plan.periodStamp] == serial
    }

    private static func skipToLineEnd(_ offset: inout Int, _ bytes: Span<UInt8>, _ end: Int) -> Bool {
        while Hop.isSpace(bytes.byte(at: offset)) { offset += 1 }
        return bytes.byte(at: offset) == UInt8(ascii: "\n") || offset == end
    }

    /// Reads the list or the marks whose bracket is the next byte of the record.
    private mutating func nested(in scan: inout ObjectScan, _ bytes: Span<UInt8>, into batch: inout Batch)
        -> ObjectScan.Stop
    {
        let entry = tables.plan.data[scan.datum]
        let bracket = bytes.byte(at: scan.offset)
        var inner = scan
        inner.offset += 1
        if entry.kind == .marks {
            guard bracket == UInt8(ascii: "{") else { return .fault }
            inner.datum = tables.plan.starts[ScanPlan.marks]
            let stop = inner.run(bytes, tables, isList: false, into: &batch.cells, &stamps)
            return ends(stop, inner, &scan, bytes)
        }
        guard bracket == UInt8(ascii: "[") else { return .fault }
        while Hop.isSpace(bytes.byte(at: inner.offset)) { inner.offset += 1 }
        let slot = Int(entry.detail)
        let cell = Int(entry.cell) + batch.rows
        if bytes.byte(at: inner.offset) == UInt8(ascii: "]") {
            batch.cells[cell] = 0
            scan.offset = inner.offset + 1
            return .end
        }
        guard bytes.byte(at: inner.offset) == UInt8(ascii: "{") else { return .fault }
        let first = Int(batch.items[slot].starts[batch.rows])
        guard first < BatchLayout.itemCapacity else { return .full }
        inner.offset += 1
        inner.datum = tables.plan.items[slot].lowerBound
        inner.row = first
        serial &+= 1
        inner.serial = serial
        let stop = inner.run(bytes, tables, isList: true, into: &batch.items[slot].cells, &stamps)
        serial = inner.serial
        batch.items[slot].written = min(inner.row + 1, BatchLayout.itemCapacity)
        guard stop == .end else { return ends(stop, inner, &scan, bytes) }
        batch.cells[cell] = Int32(truncatingIfNeeded: inner.row + 1 - first)
        batch.items[slot].starts[batch.rows + 1] = Int32(truncatingIfNeeded: inner.row + 1)
        return ends(stop, inner, &scan, bytes)
    }

    /// Goes on in the record where something within it ended.
    private mutating func ends(
        _ stop: ObjectScan.Stop, _ inner: ObjectScan, _ scan: inout ObjectScan, _ bytes: Span<UInt8>
    ) -> ObjectScan.Stop {
        scan.offset = inner.offset
        if stop == .lesson { tables.learn(inner.lesson, from: bytes) }
        return stop == .nested ? .fault : stop
    }

    private mutating func forgetStamps() {
        for index in stamps.indices { stamps[index] = 0 }
        serial = 1
    }
}
