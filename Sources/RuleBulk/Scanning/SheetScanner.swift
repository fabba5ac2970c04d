package import RuleModel
package import RuleRecords

/// Reads the rows of a sheet straight into columns, as long as they are plain.
///
/// What `LineScanner` says of records holds here too. The bytes of a record that goes the long way are one row;
/// `RecordReader` reads it with the bytes of the header before it.
package struct SheetScanner: Sendable {
    /// The texts that have numbers.
    var texts: TextPool { tables.texts }
    /// How many rows of the chunk were read, blank ones included.
    package private(set) var rows = 0
    /// What the header says.
    package let opening: SheetOpening
    private var tables: ScanTables
    private var sheet: SheetPlan
    private let limits: LimitCheck
    /// The values of items of one row.
    private var values: [Int32]
    /// The items of each list that are there in one row.
    private var items: [UInt64]

    /// Reads the header at the beginning of a file.
    ///
    /// Gives no scanner where the sheet is refused, and all that is to be said about the header.
    ///
    /// - Parameters:
    ///   - bytes: The beginning of the file.
    ///   - pack: The pack that judges the records.
    ///   - asOf: The day that decides whether it is in force, instead of the last of each period.
    ///   - delimiter: What separates cells; none where the header is to show it.
    ///   - layout: The columns of its batches; none for those of the pack.
    ///   - texts: The texts that have numbers already.
    /// - Returns: The scanner, and the findings.
    package static func open(
        _ bytes: [UInt8], pack: RulePack, asOf: Day?, delimiter: UInt8?, layout: BatchLayout? = nil,
        texts: TextPool = TextPool()
    ) -> (scanner: SheetScanner?, findings: [Reject]) {
        let names = ColumnNames(of: pack)
        let (opening, findings) = SheetOpening.read(bytes, names: names, delimiter: delimiter)
        let scanner = opening.map { opening in
            SheetScanner(
                pack: pack, names: names, asOf: asOf, opening: opening, layout ?? BatchLayout(of: pack), texts
            )
        }
        return (scanner, findings)
    }

    /// Reads the rows of a sheet that gives records nothing but items; their owners are told by `id`.
    init(pack: RulePack, opening: SheetOpening, _ layout: BatchLayout, _ texts: TextPool) {
        self.init(pack: pack, names: ColumnNames(of: pack), asOf: nil, opening: opening, layout, texts)
    }

    private init(
        pack: RulePack, names: ColumnNames, asOf: Day?, opening: SheetOpening, _ layout: BatchLayout,
        _ texts: TextPool
    ) {
        let plan = ScanPlan(pack: pack, names: names, layout: layout, asOf: asOf)
        self.opening = opening
        sheet = SheetPlan(opening, plan)
        tables = ScanTables(plan: plan, texts: texts)
        limits = LimitCheck(of: pack, layout: layout)
        // Never empty: the memory of an empty array is shared, and would be asked for anew with each row.
        values = Array(repeating: ColumnKind.missing, count: max(sheet.values, 1))
        items = Array(repeating: 0, count: max(sheet.lists.count, 1))
    }

    /// Counts the rows from 0 again.
    package mutating func startChunk() {
        rows = 0
    }

    /// Goes back to a row of the chunk, for whoever could not take in all that were read.
    package mutating func goBack(toRow row: Int) {
        rows = row
    }

    /// Where the last row of a part of a file ends that is certainly there as a whole; `start` if none does.
    ///
    /// `start` is the start of a row. A row that is never complete, however much is read, ends after 4 MB.
    package static func endOfRows(
        in bytes: Span<UInt8>, from start: Int, to end: Int, delimiter: UInt8, isLast: Bool
    ) -> Int {
        if isLast { return end }
        var offset = start
        while true {
            // Without a quote before it, every line is a row.
            let quote = TextScan.offset(of: UInt8(ascii: "\""), in: bytes, from: offset, to: end)
            offset = SheetRows.endOfLines(in: bytes, from: offset, before: quote, to: end)
            guard quote < end,
                let row = SheetRows.end(
                    ofRow: offset, in: bytes, to: end, delimiter: delimiter, isLast: false)
            else { return offset }
            offset = row.next
        }
    }

    /// Reads rows into an empty batch until it is full or the chunk ends.
    ///
    /// The part from `start` to `end` holds whole rows, and is padded as `LineScanner` wants it. Gives the offset of
    /// the first byte that is left.
    package mutating func scan(
        _ bytes: Span<UInt8>, from start: Int, to end: Int, into batch: inout Batch
    ) -> Int {
        precondition(
            bytes.count >= end + LineScanner.padding
                && (end == start || RowScan.isLineBreak(bytes[end - 1]) || bytes[end] == 0),
            "a chunk ends at the end of a row and is padded")
        // Rows without lists are written whole, and what stood there before is nobody's.
        if sheet.hasLists { batch.clear() } else { batch.restart() }
        tables.start(&batch)
        var scan = RowScan(from: start, to: end, line: rows, lengthLimit: CSVReader.lengthLimit)
        while scan.hasNext {
            var stop = read(bytes, by: &scan, into: &batch)
            if stop == .end, sheet.hasLists { stop = endRow(of: &scan, bytes, in: &batch) }
            switch stop {
            case .end: continue
            case .lesson:
                tables.learn(scan.lesson, from: bytes)
                scan.repeatRow()
                continue
            case .full where batch.rows > 0:
                finish(&batch, scan, bytes)
                return scan.start
            case .fault, .full, .closed: break
            }
            // The long way.
            let row = rowEnd(from: scan.start, bytes, to: end)
            if !isBlank(scan.start..<row.content, bytes) {
                batch.addRow(
                    scan.start..<row.content, line: scan.line, isPlain: false, tables.plan.lists)
            }
            scan.startRow(at: row.next, row: batch.rows)
        }
        finish(&batch, scan, bytes)
        return scan.start
    }

    private mutating func finish(_ batch: inout Batch, _ scan: RowScan, _ bytes: Span<UInt8>) {
        sheet.learnLengths(from: batch)
        limits.check(&batch)
        tables.finish(&batch, bytes)
        rows = scan.line
    }

    private func rowEnd(from start: Int, _ bytes: Span<UInt8>, to end: Int) -> SheetRows.End {
        SheetRows.end(ofRow: start, in: bytes, to: end, delimiter: sheet.delimiter, isLast: true)
            ?? SheetRows.End(content: end, next: end)
    }

    private func isBlank(_ row: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        guard row.count <= CSVReader.lengthLimit else { return false }
        var reader = CSVReader(row.map { bytes[$0] }, delimiter: sheet.delimiter)
        return reader.nextIsBlank()
    }
}

// What is plain.
extension SheetScanner {
    /// Reads rows on from where the scan stands; of a sheet with lists, the cells of one.
    private mutating func read(_ bytes: Span<UInt8>, by scan: inout RowScan, into batch: inout Batch)
        -> ScanStop
    {
        guard sheet.isPlain else { return .fault }
        batch.startRow(tables.plan.lists)
        for list in items.indices { items[list] = 0 }
        let stop = scan.run(bytes, tables, sheet, into: &batch.cells, &values, &items)
        batch.addRows(to: scan.row, tables.plan.lists)
        return stop
    }

    /// Ends the row whose cells were read.
    private mutating func endRow(of scan: inout RowScan, _ bytes: Span<UInt8>, in batch: inout Batch)
        -> ScanStop
    {
        let stop = addItems(to: &batch)
        guard stop == .end else { return stop }
        var cells = batch.cells.mutableSpan
        guard scan.endRow(before: scan.nextRow(in: bytes), into: &cells) else { return .fault }
        batch.rows = scan.row
        return .end
    }

    /// Puts the items of the row into their tables.
    private func addItems(to batch: inout Batch) -> ScanStop {
        let row = batch.rows
        for (number, list) in sheet.lists.enumerated() {
            let present = items[number]
            // A gap between items is a fault.
            guard present & (present &+ 1) == 0 else { return .fault }
            let count = present.nonzeroBitCount
            let cell = BatchLayout.column(ofField: list.slot) * BatchLayout.stride + row
            let claim = list.claim.map { batch.cells[$0 + row] } ?? ColumnKind.missing
            guard claim == ColumnKind.missing || claim == Int32(count) else { return .fault }
            if claim == ColumnKind.missing, count == 0 { continue }
            let columns = batch.layout.lists[list.slot]
            let first = Int(batch.cells[columns.starts + row])
            guard first + count <= BatchLayout.itemCapacity else { return .full }
            for item in 0..<count {
                for field in 0..<list.fields {
                    batch.cells[columns.column(field) + first + item] =
                        list.items[item][field].map { values[$0] } ?? ColumnKind.missing
                }
            }
            batch.cells[cell] = Int32(count)
            batch.cells[columns.starts + row + 1] = Int32(first + count)
            batch.written[list.slot] = first + count
        }
        return .end
    }
}
