/// The name of a datum of a record, taken apart.
///
///     families     people[2].birth_year     people.2.birth_year     assessed.1.3
struct DatumName {
    typealias Part = (text: String, range: Range<Int>)

    /// The field, below the lists whose items it belongs to.
    private(set) var fields: [Part] = []
    /// The indicator of a mark.
    private(set) var mark: Part?

    var path: [String] { fields.map(\.text) }

    init(_ letters: ArraySlice<UInt8>) {
        let parts = letters.split { ".[]".utf8.contains($0) }.map { part in
            (text: String(decoding: part, as: UTF8.self), range: part.startIndex..<part.endIndex)
        }
        if let first = parts.first, first.text == "assessed", parts.count > 1 {
            let range = first.range.upperBound + 1..<letters.endIndex
            mark = (String(decoding: letters[range], as: UTF8.self), range)
        } else {
            // The numbers of items are no names.
            fields = parts.filter { !$0.text.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        }
    }

    init(_ text: String) {
        self.init(Array(text.utf8)[...])
    }

    /// The datum that a column of a table gives; none where the column holds something else.
    init?(column: String) {
        guard column.hasPrefix("record.") else { return nil }
        self.init(String(column.dropFirst("record.".count)))
    }
}
