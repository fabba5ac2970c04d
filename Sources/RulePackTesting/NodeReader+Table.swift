import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleRecords
import RuleSource

// Tables of cases. Each row becomes the mapping of a case, as if it were written out, and is read as one:
//
//     columns: [record.members, because.2.1]      name: … (1)
//     rows:                                  ->   record: { members: 40 }
//       - [40, 10]                                because: { "2.1": 10 }

/// One row of a table: its cells beside their columns.
private struct TableRow {
    /// What the case is called where no column says so.
    var number: Int
    var span: SourceSpan
    var cells: [(column: Node.Scalar, value: Node)]
}

extension NodeReader {
    /// The cases of a table.
    ///
    /// - Parameters:
    ///   - node: The table.
    ///   - folder: The folder that a CSV file is looked for in.
    ///   - view: The files.
    ///   - sources: Gets the CSV file.
    /// - Returns: A case for each row.
    mutating func testTable(
        _ node: Node, in folder: String, of view: FileView, sources: inout SourceSet
    ) -> [PackTestCase] {
        guard let keys = mapping(node, as: .testTable), let entries = node.entries else { return [] }
        let name = keys["name"].flatMap { text($0) }
        guard let name, let rows = rows(keys, of: node, in: folder, view, &sources) else { return [] }
        let own = ["name", "columns", "rows", "csv"]
        let shared = entries.filter { !own.contains($0.key.text) }
        return rows.compactMap { row in
            testCase(row.node(sharing: shared, name: name, of: entries))
        }
    }

    private mutating func rows(
        _ keys: KeyedNodes, of table: Node, in folder: String, _ view: FileView,
        _ sources: inout SourceSet
    ) -> [TableRow]? {
        switch (keys["columns"], keys["rows"], keys["csv"]) {
        case (let columns?, let rows?, nil): return writtenRows(columns, rows)
        case (nil, nil, let csv?):
            guard let file = text(csv) else { return nil }
            let path = folder + file.value
            guard let bytes = try? view.bytes(of: path) else {
                bag.report(.tableWithoutRows(at: csv.span, unreadable: file.value))
                return nil
            }
            return sheetRows(sources.add(path: path, bytes: bytes), in: sources)
        default:
            bag.report(.tableWithoutRows(at: table.span.start))
            return nil
        }
    }

    private mutating func writtenRows(_ columns: Node, _ rows: Node) -> [TableRow]? {
        guard let columns = list(columns)?.compactMap({ text($0) == nil ? nil : $0.scalar }),
            let rows = list(rows), areDistinct(columns)
        else { return nil }
        return rows.enumerated().compactMap { index, row in
            guard let cells = list(row) else { return nil }
            guard cells.count == columns.count else {
                bag.report(.tableRowLength(at: row.span, cells: cells.count, columns: columns.count))
                return nil
            }
            let filled = zip(columns, cells).filter { $0.1.scalar?.resolved != .null }
            return TableRow(number: index + 1, span: row.span, cells: filled.map { ($0.0, $0.1) })
        }
    }

    /// Whether no column comes twice, for only one of the two could count.
    private mutating func areDistinct(_ columns: [Node.Scalar]) -> Bool {
        var first: [String: Node.Scalar] = [:]
        var areDistinct = true
        for column in columns where !column.text.isEmpty {
            if let other = first[column.text] {
                bag.report(.duplicateColumn(column.spanned, first: other.span))
                areDistinct = false
            }
            first[column.text] = first[column.text] ?? column
        }
        return areDistinct
    }

    private mutating func sheetRows(_ file: FileID, in sources: SourceSet) -> [TableRow]? {
        let source = sources[file]
        var bytes = source.bytes[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        let start = bytes.startIndex
        let dialect = CSVDialect(of: Array(bytes), given: nil) { $0.hasPrefix("record.") }
        var reader = CSVReader(Array(bytes), delimiter: dialect.delimiter, from: dialect.start)
        func scalar(_ cell: CSVCell, isPlain: Bool) -> Node.Scalar? {
            let span = SourceSpan(
                file: file, lower: start + cell.bytes.lowerBound, upper: start + cell.bytes.upperBound)
            return reader.text(of: cell).map {
                Node.Scalar(
                    decoded: $0, style: isPlain ? .plain : .doubleQuoted, span: span, source: source)
            }
        }
        guard let columns = reader.nextFilled()?.cells.compactMap({ scalar($0, isPlain: true) }) else {
            bag.report(.tableWithoutRows(at: SourceSpan(file: file, lower: 0, upper: 0)))
            return nil
        }
        guard areDistinct(columns) else { return nil }
        var rows: [TableRow] = []
        while let row = reader.nextFilled() {
            let span = SourceSpan(
                file: file, lower: start + row.offset,
                upper: start + (row.cells.last?.bytes.upperBound ?? row.offset))
            guard row.fault == nil, row.cells.count == columns.count else {
                bag.report(.tableRowLength(at: span, cells: row.cells.count, columns: columns.count))
                continue
            }
            let cells = zip(columns, row.cells).compactMap { column, cell -> (Node.Scalar, Node)? in
                guard let scalar = scalar(cell, isPlain: column.holdsNumber), !scalar.text.isEmpty else {
                    return nil
                }
                return (column, column.holdsNames ? scalar.names : Node(.scalar(scalar), scalar.span))
            }
            rows.append(TableRow(number: row.number, span: span, cells: cells))
        }
        return rows
    }
}

extension TableRow {
    /// The mapping of a case: what all rows share, overlaid by the cells.
    func node(sharing shared: [Node.Entry], name: Spanned<String>, of table: [Node.Entry]) -> Node {
        var entries = shared
        let own = cells.first { $0.column.text == "name" }?.value.scalar?.text
        let title = name.value + (own.map { ": " + $0 } ?? " (\(number))")
        if let scalar = table.first(where: { $0.key.text == "name" }) {
            let text = scalar.key.quoted(title, at: span)
            entries.append(Node.Entry(key: scalar.key, value: Node(.scalar(text), span)))
        }
        for (column, value) in cells where column.text != "name" {
            let parts = column.text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            let head = String(parts[0])
            guard parts.count == 2 else {
                entries.set(column, value)
                continue
            }
            let key = column.renamed(head)
            var inner = entries.first { $0.key.text == head }?.value.entries ?? []
            inner.set(column.renamed(String(parts[1])), value)
            entries.set(key, Node(.mapping(inner), value.span))
        }
        return Node(.mapping(entries), span)
    }
}

extension [Node.Entry] {
    /// Puts a value at a key; a mapping is laid over the one that is there.
    fileprivate mutating func set(_ key: Node.Scalar, _ value: Node) {
        var value = value
        if var inner = first(where: { $0.key.text == key.text })?.value.entries, let entries = value.entries {
            for entry in entries { inner.set(entry.key, entry.value) }
            value.kind = .mapping(inner)
        }
        removeAll { $0.key.text == key.text }
        append(Node.Entry(key: key, value: value))
    }
}

extension Node.Scalar {
    /// Whether a column of that name holds numbers of points, which stand plain.
    fileprivate var holdsNumber: Bool {
        ["points", "least", "most"].contains(text) || text.hasPrefix("because.")
    }

    /// Whether a column of that name holds lists of names.
    fileprivate var holdsNames: Bool { ["missing", "barred", "no-way-up"].contains(text) }

    /// The names of a cell, between commas or semicolons; `-` for none.
    fileprivate var names: Node {
        let names = text.split(whereSeparator: { ",; ".contains($0) }).map(String.init)
        let items = names == ["-"] ? [] : names.map { Node(.scalar(quoted($0, at: span)), span) }
        return Node(.sequence(items), span)
    }
}
