import RuleDiagnostics

/// Reads the rows of a sheet saved as text, one at a time, as RFC 4180 writes them.
///
/// A row whose quotes do not match ends with the line on which the wrong quote opens, so that one forgotten
/// quote spoils one row and not the rest of the file.
package struct CSVReader: Sendable {
    /// How long one row, or one line of NDJSON, may be.
    package static let lengthLimit = 4 << 20

    let bytes: [UInt8]
    package let delimiter: UInt8
    private(set) var offset: Int
    /// The number of the last row, as a spreadsheet counts.
    private(set) var number: Int
    /// Where the last row started.
    private(set) var lastRow: Int

    /// Reads on from the start of a row.
    package init(_ bytes: [UInt8], delimiter: UInt8, from offset: Int = 0, after number: Int = 0) {
        self.bytes = bytes
        self.delimiter = delimiter
        self.offset = offset
        self.number = number
        lastRow = offset
    }

    /// The next row, empty ones included, or none at the end.
    package mutating func next() -> CSVRow? {
        guard offset < bytes.count else { return nil }
        number += 1
        lastRow = offset
        var row = CSVRow(number: number, offset: offset)
        while true {
            if offset < bytes.count, bytes[offset] == .quote {
                guard let cell = takeQuoted() else {
                    row.fault = .unclosedQuote
                    skipLine()
                    return row
                }
                row.cells.append(cell)
            } else {
                row.cells.append(takePlain())
            }
            guard offset < bytes.count, bytes[offset] == delimiter else { break }
            offset += 1
        }
        skipLineBreak()
        if offset - row.offset > CSVReader.lengthLimit { row.fault = .tooLarge }
        return row
    }

    /// The text of a cell without white space around it, or none if it is not UTF-8.
    package func text(of cell: CSVCell) -> String? {
        let range = cell.bytes
        guard !range.isEmpty else { return "" }
        guard cell.hasQuotes else { return String(utf8: bytes.span.extracting(range))?.trimmed }
        var content: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound {
            content.append(bytes[index])
            index += bytes[index] == .quote ? 2 : 1
        }
        return String(utf8: content.span)?.trimmed
    }

    /// Steps over a row; gives where the next one starts, or none at the end.
    package mutating func rowEnd() -> Int? {
        next() == nil ? nil : offset
    }

    /// Whether nothing is written in the next row.
    package mutating func nextIsBlank() -> Bool {
        next().map { row in row.fault == nil && row.cells.allSatisfy { text(of: $0) == "" } } ?? true
    }

    private mutating func takePlain() -> CSVCell {
        let start = offset
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == delimiter || byte == .lineFeed || byte == .carriageReturn { break }
            offset += 1
        }
        return CSVCell(bytes: start..<offset)
    }

    /// Takes a cell in quotes, or leaves everything as it is if the quote does not close where it should.
    private mutating func takeQuoted() -> CSVCell? {
        let start = offset + 1
        let limit = min(bytes.count, start + CSVReader.lengthLimit)
        var hasQuotes = false
        var index = start
        while index < limit {
            guard bytes[index] == .quote else {
                index += 1
                continue
            }
            let after = index + 1
            guard after < bytes.count else {
                offset = after
                return CSVCell(bytes: start..<index, hasQuotes: hasQuotes)
            }
            switch bytes[after] {
            case .quote:
                hasQuotes = true
                index += 2
            case delimiter, .lineFeed, .carriageReturn:
                offset = after
                return CSVCell(bytes: start..<index, hasQuotes: hasQuotes)
            default:
                return nil
            }
        }
        return nil
    }

    private mutating func skipLine() {
        while offset < bytes.count, bytes[offset] != .lineFeed, bytes[offset] != .carriageReturn {
            offset += 1
        }
        skipLineBreak()
    }

    private mutating func skipLineBreak() {
        if offset < bytes.count, bytes[offset] == .carriageReturn { offset += 1 }
        if offset < bytes.count, bytes[offset] == .lineFeed { offset += 1 }
    }
}

/// One row of a sheet as it stands in the file.
package struct CSVRow {
    package enum Fault {
        /// In the cell after the last of `cells`.
        case unclosedQuote
        case tooLarge
    }

    package let number: Int
    /// The offset of its first byte.
    package let offset: Int
    package var cells: [CSVCell] = []
    package var fault: Fault?
}

/// Where the content of a cell stands, without the quotes around it.
package struct CSVCell {
    package var bytes: Range<Int>
    /// Whether the content holds quotes, each written twice.
    var hasQuotes = false
}
