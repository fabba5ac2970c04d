import RuleDiagnostics
import RuleRecords
import RuleSource

// The CSV files of tables of cases, whose columns are those of tables.

extension SymbolWalk {
    /// The names in the columns of a sheet, and in the cells that hold names.
    mutating func walk(sheet source: SourceText) {
        // A mark at the start is no part of the first name.
        let start = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let bytes = Array(source.bytes[start...])
        let dialect = CSVDialect(of: bytes, given: nil) { $0.hasPrefix("record.") }
        var reader = CSVReader(bytes, delimiter: dialect.delimiter, from: dialect.start)
        guard let header = reader.nextFilled() else { return }
        let columns = header.cells.map { reader.text(of: $0) ?? "" }
        for cell in header.cells { source.scalar(at: cell.bytes, from: start).map { column($0) } }
        while let row = reader.nextFilled() {
            for (column, cell) in zip(columns, row.cells) {
                guard let scalar = source.scalar(at: cell.bytes, from: start) else { continue }
                if ["class", "missing", "barred"].contains(column) {
                    names(in: scalar, of: column)
                } else if let path = DatumName(column: column)?.path {
                    choice(in: scalar, of: path)
                }
            }
        }
    }

    /// The choice that a cell gives.
    private mutating func choice(in scalar: Node.Scalar, of path: [String]) {
        guard let choice = around.choice(scalar.text, of: path) else { return }
        let text = scalar.embedded()
        use(choice, in: text, at: 0..<text.text.utf8.count)
    }

    /// The names of a cell, between commas, semicolons or spaces.
    private mutating func names(in scalar: Node.Scalar, of column: String) {
        let text = scalar.embedded()
        for word in text.text.split(whereSeparator: { ",; ".contains($0) }) where word != "-" {
            let lower = text.text[..<word.startIndex].utf8.count
            let range = lower..<lower + word.utf8.count
            switch column {
            case "missing": datum(scalar, text, in: range)
            case "barred": use(Symbol(.item, String(word)), in: text, at: range)
            default: use(Symbol(.rank, String(word)), in: text, at: range)
            }
        }
    }
}

extension SourceText {
    /// A cell as a text, without the spaces around it.
    fileprivate func scalar(at range: Range<Int>, from start: Int) -> Node.Scalar? {
        var range = range.lowerBound + start..<range.upperBound + start
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        while let first = bytes[range].first, isBlank(first) { range = range.dropFirst() }
        while let last = bytes[range].last, isBlank(last) { range = range.dropLast() }
        guard let text = String(validating: bytes[range], as: UTF8.self), !text.contains("\"") else {
            return nil
        }
        let span = SourceSpan(
            file: FileID(index: 0), lower: range.lowerBound, upper: range.upperBound)
        return Node.Scalar(decoded: text, style: .plain, span: span, source: self)
    }
}
