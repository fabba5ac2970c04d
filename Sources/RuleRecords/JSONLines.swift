import RuleModel

/// The records of NDJSON: an object on each line that is not blank.
struct JSONLines {
    let bytes: [UInt8]
    let names: ColumnNames
    let schema: RecordSchema
    private var offset = 0
    private var line = 0

    init(_ bytes: [UInt8], names: ColumnNames, schema: RecordSchema) {
        self.bytes = bytes
        self.names = names
        self.schema = schema
    }

    mutating func next() -> RawRecord? {
        while offset < bytes.count {
            let start = offset
            let end = bytes[start...].firstIndex(of: .lineFeed) ?? bytes.count
            offset = end + 1
            line += 1
            let range = withoutReturns(start..<end)
            var parser = JSONParser(bytes, from: start, to: range.upperBound)
            parser.skipSpace()
            guard parser.next != nil else { continue }
            return record(range, line: line, &parser)
        }
        return nil
    }

    /// A line without the returns before its line feed, whoever cut it.
    private func withoutReturns(_ line: Range<Int>) -> Range<Int> {
        line.lowerBound..<((bytes[line].lastIndex { $0 != .carriageReturn } ?? line.lowerBound - 1) + 1)
    }

    /// The record in some bytes that are one line.
    func record(in range: Range<Int>, line: Int) -> RawRecord {
        let range = withoutReturns(range)
        var parser = JSONParser(bytes, from: range.lowerBound, to: range.upperBound)
        return record(range, line: line, &parser)
    }

    private func record(_ range: Range<Int>, line: Int, _ parser: inout JSONParser) -> RawRecord {
        var record = RawRecord(row: line)
        record.text = bytes
        record.start = LineCursor(offset: range.lowerBound, line: line, endsAtReturns: false)
        guard range.count <= CSVReader.lengthLimit else {
            record.faults.append(.tooLarge(at: RejectSite(row: line)))
            return record
        }
        do {
            let value = try parser.parseWhole()
            record.add(parser.takeFaults())
            record.add(value, names: names, schema: schema)
        } catch {
            record.add(parser.takeFaults() + [error])
        }
        return record
    }
}
