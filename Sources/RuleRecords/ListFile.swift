import RuleModel

/// The items of a list in a sheet of their own, joined to the records by `id`.
///
/// Only the place of each row is kept; a row is read again when its record comes.
struct ListFile {
    private struct Mark {
        var offset: Int
        var number: Int
    }

    let list: Int
    private let reader: CSVReader
    private let header: SheetHeader
    private let hasPeriod: Bool
    /// The rows of each record, in order.
    private var rows: [String: [Mark]] = [:]
    private var unused: Set<String> = []

    /// Reads the header and finds the rows of every record.
    static func open(
        _ input: RecordOptions.ListInput, slot: Int, fields: [Field], encoding: RecordEncoding
    ) -> (file: ListFile?, findings: [Reject]) {
        guard !encoding.isRefuted(by: input.bytes) else {
            return (nil, [.alreadyUTF8(at: RejectSite(row: 1, file: input.name))])
        }
        let bytes = encoding.utf8(of: input.bytes)
        let names = ColumnNames(ofItems: fields)
        let dialect = CSVDialect(of: bytes, given: nil) { names.target(of: $0) != nil }
        var reader = CSVReader(bytes, delimiter: dialect.delimiter, from: dialect.start)
        let (header, findings) = SheetHeader.read(
            &reader, names: names, required: [("id", .id)], file: input.name)
        guard let header else { return (nil, findings) }
        var file = ListFile(list: slot, reader: reader, header: header)
        let faults = file.findRows()
        return (file, findings + faults)
    }

    private init(list: Int, reader: CSVReader, header: SheetHeader) {
        self.list = list
        self.reader = reader
        self.header = header
        hasPeriod = header.targets.contains(.period)
    }

    /// Gives every row to its record; reports the rows that name none.
    private mutating func findRows() -> [Reject] {
        var findings: [Reject] = []
        var reader = reader
        while let row = reader.nextFilled() {
            var raw = RawRecord(row: row.number)
            header.add(row, of: reader, to: &raw)
            if let key = key(of: raw.entries) {
                rows[key, default: []].append(Mark(offset: row.offset, number: row.number))
            } else if raw.faults.isEmpty {
                findings.append(.missingID(at: RejectSite(row: row.number, file: header.file)))
            } else {
                findings += raw.faults
            }
        }
        unused = Set(rows.keys)
        return findings
    }

    /// Adds the items of a record and the faults of their rows.
    mutating func add(to record: inout RawRecord) {
        guard let key = key(of: record.entries), let marks = rows[key] else { return }
        unused.remove(key)
        for (index, mark) in marks.enumerated() {
            var reader = CSVReader(
                reader.bytes, delimiter: reader.delimiter, from: mark.offset, after: mark.number - 1)
            guard let row = reader.next() else { continue }
            var raw = RawRecord(row: row.number)
            header.add(row, of: reader, to: &raw)
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
                place: .listCell(column: 0, row: marks[0].number, file: header.file ?? ""),
                content: .items(marks.count)))
    }

    /// The rows whose record never came.
    var orphans: [Reject] {
        unused.compactMap { key in rows[key]?.first.map { (key, $0.number) } }
            .sorted { $0.1 < $1.1 }
            .map { key, number in
                let id = String(key.prefix { $0 != "\u{1F}" })
                return .unknownOwner(id, at: RejectSite(row: number, file: header.file))
            }
    }

    /// What joins a row to its record: the id, and the period if the file has it.
    private func key(of entries: [RawEntry]) -> String? {
        guard let id = entries.first(where: { $0.target == .id })?.identifier, !id.isEmpty else { return nil }
        guard hasPeriod else { return id }
        return id + "\u{1F}" + (entries.first { $0.target == .period }?.identifier ?? "")
    }
}
