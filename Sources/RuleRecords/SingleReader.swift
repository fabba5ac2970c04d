package import RuleModel

/// Reads single records out of the bytes of a file, for whoever knows where each of them stands.
///
/// Rows count from the first of the bytes; `Reject.moved` sets them right once it is known how many stand before.
package struct SingleReader {
    private let reader: RecordReader
    /// The header of the sheet that the records are rows of; none for lines of NDJSON.
    private let sheet: SheetOpening?

    package init(
        pack: RulePack, options: RecordOptions, sheet: SheetOpening? = nil,
        limits: @escaping RecordChecker.Limits
    ) {
        self.sheet = sheet
        reader = RecordReader(pack: pack, options: options, limits: limits)
    }

    /// The record on one line of NDJSON or in one row of a sheet.
    ///
    /// - Parameters:
    ///   - range: Where it stands, without its line ending.
    ///   - bytes: The bytes that it stands in.
    ///   - number: Which line or row of these it is, from 0.
    ///   - firstRow: The row of the record that has the same id and period, if there is one.
    /// - Returns: What comes of it, and what tells it apart, if it says.
    package func record(
        _ range: Range<Int>, of bytes: [UInt8], number: Int, duplicateOf firstRow: Int? = nil
    ) -> (outcome: RecordOutcome, key: RecordKey?) {
        let raw = raw(range, of: bytes, number: number)
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

    private func raw(_ range: Range<Int>, of bytes: [UInt8], number: Int) -> RawRecord {
        guard let sheet else {
            let lines = JSONLines(bytes, names: reader.names, schema: reader.pack.schema)
            return lines.record(in: range, line: number + 1)
        }
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

extension Reject {
    /// The same fault, so many rows further down the file.
    package func moved(by rows: Int) -> Reject {
        var reject = self
        guard file == nil else { return reject }
        reject.row += rows
        reject.cell = cell.map { Reject.moved($0, by: rows) }
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
