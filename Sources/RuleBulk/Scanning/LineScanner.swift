package import RuleModel
package import RuleRecords

/// Reads NDJSON, or the elements of a JSON array, straight into columns, as long as they are plain.
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

    /// How many lines of the chunk were read, or elements.
    package private(set) var lines = 0
    /// How the array ends in this chunk; none where it goes on, and of lines.
    package private(set) var arrayEnd: ArrayEnd?
    private var tables: ScanTables
    private let limits: LimitCheck
    private var stamps: [UInt32]
    private var serial: UInt32 = 0

    /// - Parameters:
    ///   - pack: The pack that judges the records.
    ///   - asOf: The day that decides whether it is in force, instead of the last of each period.
    ///   - isArray: Whether records are elements of a JSON array, and not lines.
    ///   - layout: The columns of its batches; none for those of the pack.
    ///   - texts: The texts that have numbers already.
    package init(
        pack: RulePack, asOf: Day?, isArray: Bool = false, layout: BatchLayout? = nil,
        texts: TextPool = TextPool()
    ) {
        let layout = layout ?? BatchLayout(of: pack)
        let plan = ScanPlan(
            pack: pack, names: ColumnNames(of: pack), layout: layout, asOf: asOf, isArray: isArray)
        tables = ScanTables(plan: plan, texts: texts)
        limits = LimitCheck(of: pack, layout: layout)
        stamps = Array(repeating: 0, count: plan.stamps)
    }

    /// Counts the lines from 0 again.
    package mutating func startChunk() {
        (lines, arrayEnd) = (0, nil)
    }

    /// Goes back to a line of the chunk, for whoever could not take in all that were read.
    package mutating func goBack(toLine line: Int) {
        (lines, arrayEnd) = (line, nil)
    }

    /// Where the last line of a part of a file ends that is there as a whole; `start` if none does.
    package static func endOfLines(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        var end = end
        while end > start, bytes[end - 1] != UInt8(ascii: "\n") { end -= 1 }
        return end
    }

    /// Reads records into an empty batch until it is full or the chunk ends.
    ///
    /// The part from `start` to `end` ends with a line or with the file; of an array, behind a comma between elements, or
    /// with all that is left of the file. Gives the offset of the first byte that is left.
    package mutating func scan(
        _ bytes: Span<UInt8>, from start: Int, to end: Int, into batch: inout Batch
    ) -> Int {
        precondition(
            bytes.count >= end + LineScanner.padding
                && (end == start || bytes[end - 1] == tables.plan.separator || bytes[end] == 0),
            "a chunk ends at the end of a record and is padded")
        batch.clear()
        tables.start(&batch)
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
            if tables.plan.isArray {
                offset = endElement(of: scan, stop, bytes, to: end, &batch)
            } else {
                offset = endLine(of: scan, stop, bytes, to: end, &batch)
            }
        }
        limits.check(&batch)
        tables.finish(&batch, bytes)
        return min(offset, end)
    }

    // MARK: - Records that do not end as usual, or are not plain

    /// Adds the record of a line; gives the start of the next.
    private mutating func endLine(
        of scan: RecordScan, _ stop: ScanStop, _ bytes: Span<UInt8>, to end: Int, _ batch: inout Batch
    ) -> Int {
        let after = stop == .closed ? Hop.withoutSpace(scan.offset, in: bytes) : scan.offset
        let isWhole = stop == .closed && (after == end || bytes.byte(at: after) == tables.plan.separator)
        let next =
            isWhole ? after : TextScan.offset(of: tables.plan.separator, in: bytes, from: after, to: end)
        let line = scan.start..<next
        let isPlain = isWhole && line.count <= CSVReader.lengthLimit
        if isPlain || !line.allSatisfy({ Hop.isSpace(bytes.byte(at: $0)) }) {
            let end = LineScanner.withoutReturn(line, bytes)
            batch.addRow(line.lowerBound..<end, line: lines, isPlain: isPlain, tables.plan.lists)
        }
        lines += 1
        return next + 1
    }

    /// Adds the record that is an element; gives the start of the next.
    ///
    /// Of one that is not plain, `JSONElements` says where it ends, and whether anything can be read after it.
    private mutating func endElement(
        of scan: RecordScan, _ stop: ScanStop, _ bytes: Span<UInt8>, to end: Int, _ batch: inout Batch
    ) -> Int {
        let start = scan.start
        if stop == .closed, scan.offset - start <= CSVReader.lengthLimit,
            let next = next(afterElement: scan.offset, bytes, to: end)
        {
            batch.addRow(start..<scan.offset, line: lines, isPlain: true, tables.plan.lists)
            lines += 1
            return next
        }
        let found = ElementBounds.end(ofElement: start, in: bytes, to: end)
        let next = found.ending == .comma ? found.offset + 1 : end
        let part = (start..<next).map { bytes.byte(at: $0) }
        var elements = JSONElements(within: part.indices, of: part)
        let element = elements.next()
        if let range = element?.range {
            let record = start + range.lowerBound..<start + range.upperBound
            batch.addRow(record, line: lines, isPlain: false, tables.plan.lists)
            lines += 1
        }
        if let fault = elements.fault {
            // In an element that could not be read, or after the last one.
            let row = element == nil ? lines + 1 : lines
            arrayEnd = .broken(JSONFault(fault.problem, at: start + fault.offset), row: row)
            return end
        }
        if elements.isFinished { arrayEnd = .closed }
        return next
    }

    /// Where the next element starts, if an element is followed by a comma, or where the array ends if that follows.
    private mutating func next(afterElement offset: Int, _ bytes: Span<UInt8>, to end: Int) -> Int? {
        let after = Hop.withoutSpace(offset, in: bytes, acrossLines: true)
        guard after < end else { return nil }
        switch bytes.byte(at: after) {
        case UInt8(ascii: ","): return after + 1
        case UInt8(ascii: "]") where ElementBounds.isBlank(after + 1, in: bytes, to: end):
            arrayEnd = .closed
            return end
        default: return nil
        }
    }

    /// The end of a line before its carriage return.
    ///
    /// A line that is too long keeps it, because the limit counts it.
    private static func withoutReturn(_ line: Range<Int>, _ bytes: Span<UInt8>) -> Int {
        let hasReturn = !line.isEmpty && bytes.byte(at: line.upperBound - 1) == UInt8(ascii: "\r")
        return hasReturn && line.count - 1 != CSVReader.lengthLimit ? line.upperBound - 1 : line.upperBound
    }

    private mutating func forgetStamps() {
        for index in stamps.indices { stamps[index] = 0 }
        serial = 1
    }
}

/// How the array of a file ends.
package enum ArrayEnd: Sendable {
    /// With its bracket, and nothing after it.
    case closed
    /// With a fault of the structure, after which nothing can be read; in an element or after it, from 1.
    case broken(JSONFault, row: Int)
}
