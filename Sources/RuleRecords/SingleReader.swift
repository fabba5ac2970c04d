package import RuleModel

/// Reads single records out of the bytes of a file, for whoever knows where each of them stands.
///
/// Rows count from the first of the bytes; `Reject.moved` sets them right once it is known how many stand before.
package struct SingleReader {
    private let reader: RecordReader

    package init(pack: RulePack, options: RecordOptions, limits: @escaping RecordChecker.Limits) {
        reader = RecordReader(pack: pack, options: options, limits: limits)
    }

    /// The record on one line of NDJSON.
    ///
    /// - Parameters:
    ///   - range: Where the line stands, without its end.
    ///   - bytes: The bytes that it stands in.
    ///   - line: Which line of these it is, from 0.
    ///   - firstRow: The row of the record that has the same id and period, if there is one.
    /// - Returns: What comes of it, and what tells it apart, if it says.
    package func line(
        _ range: Range<Int>, of bytes: [UInt8], number line: Int, duplicateOf firstRow: Int? = nil
    ) -> (outcome: RecordOutcome, key: RecordKey?) {
        let lines = JSONLines(bytes, names: reader.names, schema: reader.pack.schema)
        let raw = lines.record(in: range, line: line + 1)
        var result = reader.checker.check(raw)
        let key = RecordKey(of: result)
        if let key, let firstRow { result = reader.duplicate(result, of: raw, key, firstRow: firstRow) }
        switch result {
        case .success(let record): return (.record(record, row: raw.row), key)
        case .failure(let faults): return (.reject(faults.rejects), key)
        }
    }

    /// Who the record on one line of NDJSON is, whatever else is right or wrong about it.
    package func identity(ofLine range: Range<Int>, of bytes: [UInt8], number line: Int) -> RecordIdentity {
        let lines = JSONLines(bytes, names: reader.names, schema: reader.pack.schema)
        return reader.checker.decoder.identity(of: lines.record(in: range, line: line + 1))
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
