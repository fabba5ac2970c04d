import RuleModel

/// What the first rows of a sheet say, for whoever reads the others himself.
package struct SheetOpening: Sendable {
    package let delimiter: UInt8
    /// What each column gives; none for unknown columns and those without a heading.
    package let targets: [ColumnTarget?]
    /// Whether each column has a heading.
    package let hasTitle: [Bool]
    /// The bytes of the header.
    package let header: Range<Int>
    /// Where the row after the header starts.
    package let start: Int
    /// The first byte of what ends the header, as it will end the other rows.
    package let lineBreak: UInt8
    /// The number of the header, as a spreadsheet counts rows.
    package let row: Int
    /// What each column gives, with its heading.
    let columns: SheetHeader

    /// Reads the header of a file in UTF-8 without a byte order mark.
    ///
    /// Gives no opening where the sheet is refused, and all that is to be said about the header. The bytes may be
    /// the beginning of a longer file; the longest header that there may be is 4 MB.
    package static func read(
        _ bytes: [UInt8], names: ColumnNames, delimiter: UInt8?
    ) -> (opening: SheetOpening?, findings: [Reject]) {
        let (opened, findings) = SheetHeader.open(bytes, names: names, delimiter: delimiter)
        return (opened.map { SheetOpening($0, $1, targets: $1.targets) }, findings)
    }

    /// What a header says that was read last.
    init(_ reader: CSVReader, _ header: SheetHeader, targets: [ColumnTarget?]) {
        delimiter = reader.delimiter
        self.targets = targets
        hasTitle = header.titles.map { !$0.isEmpty }
        self.header = reader.lastRow..<reader.offset
        start = reader.offset
        lineBreak =
            reader.bytes[self.header].suffix(2).contains(.carriageReturn) ? .carriageReturn : .lineFeed
        row = reader.number
        columns = header
    }

    /// Whether the beginning of a longer file certainly shows all that its header says.
    package static func isWhole(_ bytes: [UInt8], delimiter: UInt8?) -> Bool {
        // Any of them may turn out to be what separates the cells.
        let delimiters = delimiter.map { [$0] } ?? CSVDialect.candidates
        let dialect = CSVDialect(of: bytes, given: delimiter) { _ in false }
        return (delimiters + [dialect.delimiter]).allSatisfy { delimiter in
            var reader = CSVReader(bytes, delimiter: delimiter, from: dialect.start)
            guard let header = reader.nextFilled() else { return false }
            // A quote that is open at the end of the bytes may be closed behind it, up to a limit.
            if header.fault == .unclosedQuote {
                return bytes.count - header.offset > 2 * CSVReader.lengthLimit
            }
            // The last byte may be the first half of a line break, or of a quote that is written twice.
            return reader.offset < bytes.count - 1
        }
    }
}

extension SheetHeader {
    /// Finds out how a sheet of records is written and reads its header.
    static func open(
        _ bytes: [UInt8], names: ColumnNames, delimiter: UInt8?
    ) -> (opened: (CSVReader, SheetHeader)?, findings: [Reject]) {
        let dialect = CSVDialect(of: bytes, given: delimiter) { names.target(of: $0) != nil }
        var reader = CSVReader(bytes, delimiter: dialect.delimiter, from: dialect.start)
        let (header, findings) = SheetHeader.read(
            &reader, names: names, required: [("id", .id), ("period", .period)], file: nil)
        return (header.map { (reader, $0) }, findings)
    }
}
