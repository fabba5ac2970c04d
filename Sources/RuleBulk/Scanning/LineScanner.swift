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
            if serial > UInt32.max - 1 << 20 { forgetStamps() }
            var scan = RecordScan(from: offset, row: batch.rows, line: lines, after: serial)
            let stop = scan.run(bytes, to: end, tables, into: &batch.cells, &stamps)
            serial = scan.lastSerial
            lines = scan.line
            offset = scan.start
            batch.take(scan, stop, tables.plan)
            if stop == .end { break }
            if stop == .lesson || stop == .full {
                batch.forgetItems(tables.plan.lists)
                if stop == .lesson {
                    tables.learn(scan.lesson, from: bytes)
                    continue
                }
                if batch.rows > 0 { break }
            }
            let isWhole = stop == .closed && LineScanner.skipToLineEnd(&scan.offset, bytes, end)
            let next =
                isWhole
                ? scan.offset
                : TextScan.offset(of: UInt8(ascii: "\n"), in: bytes, from: scan.offset, to: end)
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

    private static func skipToLineEnd(_ offset: inout Int, _ bytes: Span<UInt8>, _ end: Int) -> Bool {
        offset = Hop.withoutSpace(offset, in: bytes)
        return bytes.byte(at: offset) == UInt8(ascii: "\n") || offset == end
    }

    private mutating func forgetStamps() {
        for index in stamps.indices { stamps[index] = 0 }
        serial = 1
    }
}
