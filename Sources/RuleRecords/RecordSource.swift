import RuleModel

/// The records of one file, whatever its form, one at a time.
enum RecordSource {
    case sheet(CSVReader, SheetHeader)
    case lines(JSONLines)
    case document(JSONDocument)

    /// The next record as written, or none at the end.
    mutating func next() -> RawRecord? {
        switch self {
        case .sheet(var reader, let header):
            guard let row = reader.nextFilled() else { return nil }
            self = .sheet(reader, header)
            var record = RawRecord(row: row.number)
            header.add(row, of: reader, to: &record)
            return record
        case .lines(var lines):
            defer { self = .lines(lines) }
            return lines.next()
        case .document(var document):
            defer { self = .document(document) }
            return document.next()
        }
    }

    /// What made it impossible to read to the end of the file.
    var breakdown: Reject? {
        switch self {
        case .sheet, .lines: nil
        case .document(let document): document.breakdown
        }
    }
}
