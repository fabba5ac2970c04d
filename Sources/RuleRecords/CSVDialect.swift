/// What separates the cells of a sheet, and where its header starts.
package struct CSVDialect {
    package var delimiter: UInt8
    /// The offset of the first row after a `sep=;` line.
    package var start: Int

    /// The dialect that somebody gave, that a `sep=` line names, or that finds the most known columns.
    ///
    /// Where two find the same, the one with more cells wins: a heading may hold a comma.
    package init(of bytes: [UInt8], given: UInt8?, isKnown: (String) -> Bool) {
        let named = CSVDialect.separatorLine(bytes)
        start = named?.end ?? 0
        if let delimiter = given ?? named?.delimiter {
            self.delimiter = delimiter
            return
        }
        delimiter = .comma
        var best = (known: -1, cells: 0)
        for candidate in CSVDialect.candidates {
            var reader = CSVReader(bytes, delimiter: candidate, from: start)
            guard let header = reader.nextFilled() else { continue }
            let titles = header.cells.compactMap(reader.text(of:))
            let score = (known: titles.filter(isKnown).count, cells: titles.count)
            if score > best {
                best = score
                delimiter = candidate
            }
        }
    }

    /// What is tried where nothing says it.
    static let candidates: [UInt8] = [.comma, .semicolon, .tab]

    private static func separatorLine(_ bytes: [UInt8]) -> (delimiter: UInt8, end: Int)? {
        let prefix = Array("sep=".utf8)
        guard bytes.count > prefix.count, bytes.starts(with: prefix) else { return nil }
        var end = prefix.count + 1
        guard end < bytes.count, bytes[end] == .lineFeed || bytes[end] == .carriageReturn else { return nil }
        if bytes[end] == .carriageReturn { end += 1 }
        if end < bytes.count, bytes[end] == .lineFeed { end += 1 }
        return (bytes[prefix.count], end)
    }
}

extension CSVReader {
    /// The next row in which something is written; spreadsheets save empty rows too.
    package mutating func nextFilled() -> CSVRow? {
        while let row = next() {
            if row.fault != nil || row.cells.contains(where: { text(of: $0) != "" }) { return row }
        }
        return nil
    }
}
