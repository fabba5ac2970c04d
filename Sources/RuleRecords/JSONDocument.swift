import RuleModel

/// The records of one JSON text: an object, or an array of objects that is never held as a whole.
struct JSONDocument {
    let names: ColumnNames
    let schema: RecordSchema
    /// The fault of the structure after which nothing more could be read.
    private(set) var breakdown: Reject?
    private var parser: JSONParser
    private var cursor = LineCursor(offset: 0)
    private var number = 0
    private var isFinished = false
    private var isArray = false

    init(_ bytes: [UInt8], names: ColumnNames, schema: RecordSchema) {
        self.names = names
        self.schema = schema
        parser = JSONParser(bytes)
        parser.skipSpace()
        if parser.next == UInt8(ascii: "[") {
            isArray = true
            parser.offset += 1
            parser.skipSpace()
            if parser.next == UInt8(ascii: "]") {
                parser.offset += 1
                finish()
            }
        }
    }

    mutating func next() -> RawRecord? {
        guard !isFinished else { return nil }
        parser.skipSpace()
        number += 1
        cursor.move(to: parser.offset, in: parser.bytes)
        var record = RawRecord(row: number)
        record.text = parser.bytes
        record.start = cursor
        do {
            let value = try parser.parseValue()
            record.add(parser.takeFaults())
            if parser.offset - cursor.offset > CSVReader.lengthLimit {
                record.faults.append(
                    .tooLarge(
                        at: RejectSite(row: number, cell: cursor.place(of: cursor.offset, in: parser.bytes))))
            } else {
                record.add(value, names: names, schema: schema)
            }
        } catch {
            stop(error)
            return nil
        }
        advance()
        return record
    }

    /// Goes on to the next record or to the end.
    private mutating func advance() {
        guard isArray else { return finish() }
        do {
            if try !parser.isFollowed(before: UInt8(ascii: "]"), else: .expectedCommaOrBracket) { finish() }
        } catch {
            stop(error)
        }
    }

    private mutating func finish() {
        isFinished = true
        parser.skipSpace()
        if parser.next != nil { stop(JSONFault(.trailingText, at: parser.offset)) }
    }

    private mutating func stop(_ fault: JSONFault) {
        isFinished = true
        let place = cursor.place(of: fault.offset, in: parser.bytes)
        breakdown = .json(fault, at: RejectSite(row: max(number, 1), cell: place))
    }
}
