package import RuleModel

/// Reads single records out of the bytes of a file, for whoever knows where each of them stands.
///
/// Rows count from the first of the bytes; `Reject.moved` sets them right once it is known how many stand before.
package struct SingleReader {
    private let reader: RecordReader
    private let form: RecordForm
    private let lists: [JoinedItems]

    package init(
        pack: RulePack, options: RecordOptions, form: RecordForm = .lines, lists: [JoinedItems] = [],
        limits: @escaping RecordChecker.Limits
    ) {
        (self.form, self.lists) = (form, lists)
        reader = RecordReader(pack: pack, options: options, limits: limits)
    }

    /// The record on one line of NDJSON, in one element of a JSON array or in one row of a sheet.
    ///
    /// - Parameters:
    ///   - range: Where it stands, without its line ending.
    ///   - bytes: The bytes that it stands in.
    ///   - number: Which line, element or row of these it is, from 0.
    ///   - start: A place before an element, from which lines and columns are counted.
    ///   - firstRow: The row of the record that has the same id and period, if there is one.
    /// - Returns: What comes of it, and what tells it apart, if it says.
    package func record(
        _ range: Range<Int>, of bytes: [UInt8], number: Int, after start: LineCursor? = nil,
        duplicateOf firstRow: Int? = nil
    ) -> (outcome: RecordOutcome, key: RecordKey?) {
        var raw = raw(range, of: bytes, number: number, after: start)
        for list in lists {
            if let key = list.sheet.key(of: raw.entries) { list.sheet.add(list.rows(key), to: &raw) }
        }
        var result = reader.checker.check(raw)
        let key = RecordKey(of: result)
        if let key, let firstRow { result = reader.duplicate(result, of: raw, key, firstRow: firstRow) }
        switch result {
        case .success(let record): return (.record(record, row: raw.row), key)
        case .failure(let faults): return (.reject(faults.rejects), key)
        }
    }

    /// Who a record is, whatever else is right or wrong about it.
    package func identity(of range: Range<Int>, of bytes: [UInt8], number: Int) -> RecordIdentity {
        reader.checker.decoder.identity(of: raw(range, of: bytes, number: number))
    }

    /// By list, what joins items to a record.
    package func itemKeys(of range: Range<Int>, of bytes: [UInt8], number: Int) -> [String?] {
        let raw = raw(range, of: bytes, number: number)
        return lists.map { $0.sheet.key(of: raw.entries) }
    }

    private func raw(
        _ range: Range<Int>, of bytes: [UInt8], number: Int, after start: LineCursor? = nil
    ) -> RawRecord {
        let (names, schema) = (reader.names, reader.pack.schema)
        switch form {
        case .lines:
            return JSONLines(bytes, names: names, schema: schema).record(in: range, line: number + 1)
        case .elements:
            var elements = JSONElements(within: range, of: bytes)
            guard let element = elements.next() else { return RawRecord(row: number + 1) }
            return RawRecord(
                element, row: number + 1, after: start ?? LineCursor(offset: range.lowerBound), of: bytes,
                names: names, schema: schema)
        case .rows(let sheet): return row(range, of: bytes, number: number, sheet)
        }
    }

    private func row(
        _ range: Range<Int>, of bytes: [UInt8], number: Int, _ sheet: SheetOpening
    ) -> RawRecord {
        // The limit of length counts the line break too.
        let next = bytes[range.upperBound...].prefix(2)
        let lineBreak =
            switch (next.first, next.last) {
            case (.carriageReturn?, .lineFeed?): 2
            case (.carriageReturn?, _), (.lineFeed?, _): 1
            default: 0
            }
        var rows = CSVReader(
            Array(bytes[range.lowerBound..<range.upperBound + lineBreak]), delimiter: sheet.delimiter,
            after: number)
        var record = RawRecord(row: number + 1)
        if let row = rows.next() { sheet.columns.add(row, of: rows, to: &record) }
        return record
    }
}

/// Items in a sheet of their own, for whoever knows where those of each record stand.
package struct JoinedItems: Sendable {
    let sheet: ItemSheet
    /// The rows of an owner, in their order.
    let rows: @Sendable (_ key: String) -> [ItemSheet.Row]

    package init(_ sheet: ItemSheet, rows: @escaping @Sendable (_ key: String) -> [ItemSheet.Row]) {
        (self.sheet, self.rows) = (sheet, rows)
    }
}

/// How records stand in a file.
package enum RecordForm: Sendable {
    /// One on each line.
    case lines
    /// As elements of a JSON array.
    case elements
    case rows(SheetOpening)
}

extension Reject {
    /// The same fault, so many rows further down the file.
    ///
    /// - Parameters:
    ///   - rows: How many rows.
    ///   - text: The text before an element of an array, whose row is no line.
    /// - Returns: What to say.
    package func moved(by rows: Int, after text: TextExtent? = nil) -> Reject {
        var reject = self
        guard file == nil else { return reject }
        reject.row += rows
        reject.cell = cell.map { text?.moving($0) ?? Reject.moved($0, by: rows) }
        return reject
    }

    /// Moves `12:7`, a line and a column, or `C12`, a column and a row.
    private static func moved(_ cell: String, by rows: Int) -> String {
        let letters = cell.prefix { $0.isLetter }
        let digits = cell.dropFirst(letters.count).prefix { $0.isNumber }
        guard let row = Int(digits) else { return cell }
        return letters + String(row + rows) + cell.dropFirst(letters.count + digits.count)
    }
}
