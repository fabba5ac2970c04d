import RuleModel

/// The items of a list in a sheet of their own, joined to the records by `id`.
///
/// Only the place of each row is kept; a row is read again when its record comes.
struct ListFile {
    private let sheet: ItemSheet
    /// The rows of each record, in order.
    private var rows: [String: [ItemSheet.Row]] = [:]
    private var unused: Set<String> = []

    /// Reads the header and finds the rows of every record.
    static func open(
        _ input: RecordOptions.ListInput, slot: Int, fields: [Field], encoding: RecordEncoding
    ) -> (file: ListFile?, findings: [Reject]) {
        let (sheet, findings) = ItemSheet.open(input, slot: slot, fields: fields, encoding: encoding)
        guard let sheet else { return (nil, findings) }
        var file = ListFile(sheet)
        let faults = file.findRows()
        return (file, findings + faults)
    }

    private init(_ sheet: ItemSheet) {
        self.sheet = sheet
    }

    /// Gives every row to its record; reports the rows that name none.
    private mutating func findRows() -> [Reject] {
        var findings: [Reject] = []
        var reader = sheet.reader
        while let row = reader.nextFilled() {
            let (key, faults) = sheet.owner(of: sheet.raw(row, of: reader))
            if let key {
                rows[key, default: []].append(ItemSheet.Row(offset: row.offset, number: row.number))
            }
            findings += faults
        }
        unused = Set(rows.keys)
        return findings
    }

    /// Adds the items of a record and the faults of their rows.
    mutating func add(to record: inout RawRecord) {
        guard let key = sheet.key(of: record.entries), let found = rows[key] else { return }
        unused.remove(key)
        sheet.add(found, to: &record)
    }

    /// The rows whose record never came.
    var orphans: [Reject] {
        unused.compactMap { key in rows[key]?.first.map { (key, $0.number) } }
            .sorted { $0.1 < $1.1 }
            .map { sheet.orphan($0, at: $1) }
    }
}
