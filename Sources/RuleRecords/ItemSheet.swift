import RuleDiagnostics
package import RuleModel

/// A sheet with the items of a list, which `id` joins to the records: what its header says, and how its rows are read.
package struct ItemSheet: Sendable {
    /// Where a row stands.
    package struct Row: Sendable {
        package var offset: Int
        /// As a spreadsheet counts rows.
        package var number: Int

        package init(offset: Int, number: Int) {
            (self.offset, self.number) = (offset, number)
        }
    }

    /// The slot of the list.
    package let list: Int
    /// What the first rows say; each row gives the first item of a record.
    package let opening: SheetOpening
    /// Before the first row.
    let reader: CSVReader
    private let header: SheetHeader
    /// Whether items belong to a record of one period.
    package let hasPeriod: Bool

    package var bytes: [UInt8] { reader.bytes }

    /// Reads the header; gives all that is to be said about it too.
    package static func open(
        _ input: RecordOptions.ListInput, slot: Int, fields: [Field], encoding: RecordEncoding
    ) -> (sheet: ItemSheet?, findings: [Reject]) {
        guard !encoding.isRefuted(by: input.bytes) else {
            return (nil, [.alreadyUTF8(at: RejectSite(row: 1, file: input.name))])
        }
        let bytes = encoding.utf8(of: input.bytes)
        let names = ColumnNames(ofItems: fields)
        let dialect = CSVDialect(of: bytes, given: nil) { names.target(of: $0) != nil }
        var reader = CSVReader(bytes, delimiter: dialect.delimiter, from: dialect.start)
        let (header, findings) = SheetHeader.read(
            &reader, names: names, required: [("id", .id)], file: input.name)
        return (header.map { ItemSheet(list: slot, reader, $0) }, findings)
    }

    private init(list: Int, _ reader: CSVReader, _ header: SheetHeader) {
        self.list = list
        self.reader = reader
        self.header = header
        hasPeriod = header.targets.contains(.period)
        let targets = header.targets.map { target -> ColumnTarget? in
            guard case .field(let slot)? = target else { return target }
            return .item(list: list, index: 0, slot: slot)
        }
        opening = SheetOpening(reader, header, targets: targets)
    }

    /// What a row gives, and what is wrong with it.
    func raw(_ row: CSVRow, of reader: CSVReader) -> RawRecord {
        var raw = RawRecord(row: row.number)
        header.add(row, of: reader, to: &raw)
        return raw
    }

    private func raw(_ row: Row) -> RawRecord? {
        var reader = CSVReader(
            reader.bytes, delimiter: reader.delimiter, from: row.offset, after: row.number - 1)
        return reader.next().map { raw($0, of: reader) }
    }

    /// Whom a row belongs to, or what to say of one that names nobody.
    package func owner(of row: Row) -> (key: String?, findings: [Reject]) {
        raw(row).map { owner(of: $0) } ?? (nil, [])
    }

    /// The same of what it gives.
    func owner(of raw: RawRecord) -> (key: String?, findings: [Reject]) {
        if let key = key(of: raw.entries) { return (key, []) }
        guard raw.faults.isEmpty else { return (nil, raw.faults) }
        return (nil, [.missingID(at: RejectSite(row: raw.row, file: header.file))])
    }

    /// Adds the items that some rows give a record, and the faults of these rows.
    func add(_ rows: [Row], to record: inout RawRecord) {
        guard let first = rows.first else { return }
        for (index, row) in rows.enumerated() {
            guard let raw = raw(row) else { continue }
            record.faults += raw.faults
            for var entry in raw.entries {
                guard case .field(let slot) = entry.target else { continue }
                entry.target = .item(list: list, index: index, slot: slot)
                record.entries.append(entry)
            }
        }
        record.entries.append(
            RawEntry(
                target: .field(list), name: header.file ?? "",
                place: .listCell(column: 0, row: first.number, file: header.file ?? ""),
                content: .items(rows.count)))
    }

    /// What joins a row to its record: the id, and the period if the file has it.
    func key(of entries: [RawEntry]) -> String? {
        guard let id = entries.first(where: { $0.target == .id })?.identifier, !id.isEmpty else { return nil }
        return key(id: id, period: entries.first { $0.target == .period }?.identifier ?? "")
    }

    /// The same of an id and a period.
    package func key(id: String, period: @autoclosure () -> String) -> String {
        hasPeriod ? id + ItemSheet.separator + period() : id
    }

    private static let separator = "\u{1F}"

    /// What to say of items whose record never came.
    ///
    /// - Parameters:
    ///   - key: What was to join them to it.
    ///   - number: The number of their first row.
    /// - Returns: The finding.
    package func orphan(_ key: String, at number: Int) -> Reject {
        let id = key.split(separator: ItemSheet.separator, omittingEmptySubsequences: false)[0]
        return .unknownOwner(String(id), at: RejectSite(row: number, file: header.file))
    }
}
