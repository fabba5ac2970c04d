import RuleModel

/// The records of one JSON text: an object, or an array of objects that is never held as a whole.
struct JSONDocument {
    let names: ColumnNames
    let schema: RecordSchema
    private let bytes: [UInt8]
    private var elements: JSONElements
    private var cursor = LineCursor(offset: 0)
    private var number = 0

    init(_ bytes: [UInt8], names: ColumnNames, schema: RecordSchema) {
        self.names = names
        self.schema = schema
        self.bytes = bytes
        elements = JSONElements(bytes)
    }

    /// The fault of the structure after which nothing more could be read.
    var breakdown: Reject? {
        elements.fault.map { .json($0, row: max(number, 1), after: cursor, in: bytes) }
    }

    mutating func next() -> RawRecord? {
        guard !elements.isFinished else { return nil }
        number += 1
        cursor.move(to: elements.start, in: bytes)
        return elements.next().map {
            RawRecord($0, row: number, after: cursor, of: bytes, names: names, schema: schema)
        }
    }
}

extension RawRecord {
    /// The record that is an element of a JSON array.
    ///
    /// - Parameters:
    ///   - element: The element.
    ///   - row: Which it is, from 1.
    ///   - start: The start of the element or a place before it.
    ///   - bytes: The bytes that it stands in.
    ///   - names: What its names mean.
    ///   - schema: What its values may be.
    init(
        _ element: JSONElements.Element, row: Int, after start: LineCursor, of bytes: [UInt8],
        names: ColumnNames, schema: RecordSchema
    ) {
        self.init(row: row)
        text = bytes
        self.start = start
        add(element.faults)
        if element.range.count > CSVReader.lengthLimit {
            let place = start.place(of: element.range.lowerBound, in: bytes)
            faults.append(.tooLarge(at: RejectSite(row: row, cell: place)))
        } else {
            add(element.value, names: names, schema: schema)
        }
    }
}

extension Reject {
    /// A fault of the structure of a JSON array.
    ///
    /// - Parameters:
    ///   - fault: The fault.
    ///   - row: Which element it is in or after, from 1.
    ///   - start: A place before it.
    ///   - bytes: The bytes that it stands in.
    /// - Returns: What to say.
    package static func json(
        _ fault: JSONFault, row: Int, after start: LineCursor, in bytes: [UInt8]
    ) -> Reject {
        .json(fault, at: RejectSite(row: row, cell: start.place(of: fault.offset, in: bytes)))
    }
}
