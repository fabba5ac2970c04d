import RuleDiagnostics

/// What the columns of a sheet give.
struct SheetHeader {
    /// As written; empty where a column has no heading.
    let titles: [String]
    /// None for unknown columns and those without a heading.
    let targets: [ColumnTarget?]
    let file: String?

    /// Reads the first row that is not empty.
    ///
    /// An unknown column is a warning, unless it looks like a mistyped one that the sheet otherwise lacks: then
    /// its data would be lost, so the sheet is refused.
    static func read(
        _ reader: inout CSVReader, names: ColumnNames, required: [(String, ColumnTarget)], file: String?
    ) -> (header: SheetHeader?, findings: [Reject]) {
        guard let row = reader.nextFilled() else { return (nil, [.emptyFile(named: file)]) }
        func site(_ column: Int, _ title: String? = nil) -> RejectSite {
            RejectSite(
                row: row.number, column: title, cell: CellName.text(column: column, row: row.number),
                file: file)
        }
        var findings: [Reject] = []
        switch row.fault {
        case .unclosedQuote: return (nil, [.unclosedQuote(at: site(row.cells.count))])
        case .tooLarge: return (nil, [.tooLarge(at: site(0))])
        case nil: break
        }
        let titles = row.cells.enumerated().map { column, cell in
            guard let title = reader.text(of: cell) else {
                findings.append(.notUTF8(at: site(column)))
                return ""
            }
            return title
        }
        // The names cannot be judged where the letters are wrong.
        guard findings.isEmpty else { return (nil, findings) }
        let header = SheetHeader(titles: titles, targets: titles.map(names.target(of:)), file: file)
        let (faults, mistyped) = header.columnFaults(names: names, site: site)
        findings = faults
        for (name, target) in required where !header.targets.contains(target) && !mistyped.contains(target) {
            findings.append(.missingColumn(name, row: row.number, file: file))
        }
        return (findings.contains { $0.severity == .error } ? nil : header, findings)
    }

    /// Faults of single columns, and what mistyped columns were to give.
    private func columnFaults(
        names: ColumnNames, site: (Int, String) -> RejectSite
    ) -> (faults: [Reject], mistyped: Set<ColumnTarget>) {
        let given = Set(targets.compactMap(\.self))
        var first: [ColumnTarget: String] = [:]
        var faults: [Reject] = []
        var mistyped: Set<ColumnTarget> = []
        for (column, title) in titles.enumerated() where !title.isEmpty {
            if let target = targets[column] {
                if let other = first[target] {
                    faults.append(.duplicateColumn(other, at: site(column, title)))
                } else {
                    first[target] = title
                }
            } else {
                let near = names.nearest(to: title)
                let isLost = near.map { !given.contains($0.target) } ?? false
                if let near { mistyped.insert(near.target) }
                faults.append(
                    .unknownColumn(
                        title, nearest: near?.name, severity: isLost ? .error : .warning,
                        at: site(column, title)))
            }
        }
        return (faults, mistyped)
    }

    /// Adds the values and faults of one row to a record.
    func add(_ row: CSVRow, of reader: CSVReader, to record: inout RawRecord) {
        func site(_ column: Int?) -> RejectSite {
            RejectSite(
                row: row.number, column: column.flatMap { $0 < titles.count ? titles[$0] : nil },
                cell: column.map { CellName.text(column: $0, row: row.number) }, file: file)
        }
        switch row.fault {
        case .unclosedQuote: return record.faults.append(.unclosedQuote(at: site(row.cells.count)))
        case .tooLarge: return record.faults.append(.tooLarge(at: site(nil)))
        case nil: break
        }
        let width = titles.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
        if row.cells.count < width {
            record.faults.append(.rowLength(row.cells.count, expected: width, at: site(nil)))
        }
        for (column, cell) in row.cells.enumerated() {
            guard let text = reader.text(of: cell) else {
                record.faults.append(.notUTF8(at: site(column)))
                continue
            }
            let target = column < targets.count ? targets[column] : nil
            guard !text.isEmpty || target == .id || target == .period else { continue }
            if column >= titles.count {
                record.faults.append(.rowLength(row.cells.count, expected: titles.count, at: site(column)))
                return
            } else if titles[column].isEmpty {
                record.faults.append(.cellWithoutHeading(at: site(column)))
            } else if let target {
                record.entries.append(
                    RawEntry(
                        target: target, name: titles[column], place: place(column, row.number),
                        content: .text(text)))
            }
        }
    }

    private func place(_ column: Int, _ row: Int) -> RawPlace {
        file.map { .listCell(column: column, row: row, file: $0) } ?? .cell(column: column, row: row)
    }
}
