/// What decides which pack judges a record.
package struct RecordKind: Sendable, Hashable {
    package var period: Int32
    /// The bytes of the place; empty where the record names none.
    package var place: [UInt8]

    package init(period: Int32, place: [UInt8]) {
        self.period = period
        self.place = place
    }
}

extension Batch {
    /// The kinds of the records in the columns, each once and with its rows, in the order in which they come up.
    package func kinds(in chunk: [UInt8], byPlace: Bool) -> [(kind: RecordKind, rows: [Int])] {
        var found: [RecordKind: Int] = [:]
        var kinds: [(kind: RecordKind, rows: [Int])] = []
        var last: (kind: RecordKind, index: Int)?
        for row in 0..<rows where value(.path, row) == 0 {
            let period = value(.period, row)
            let place = byPlace ? range(.placeStart, .placeEnd, row) : 0..<0
            if let last, last.kind.period == period, chunk[place].elementsEqual(last.kind.place) {
                kinds[last.index].rows.append(row)
                continue
            }
            let kind = RecordKind(period: period, place: Array(chunk[place]))
            let index = found[kind] ?? kinds.count
            if index == kinds.count {
                found[kind] = index
                kinds.append((kind, []))
            }
            kinds[index].rows.append(row)
            last = (kind, index)
        }
        return kinds
    }

    /// Keeps rows out of all that is done with the batch.
    package mutating func leaveOut(_ rows: some Sequence<Int>) {
        for row in rows { cells[BatchLayout.Column.path.rawValue * BatchLayout.stride + row] = Batch.leftOut }
    }

    /// Sends a row the long way, for whatever it is to be told.
    package mutating func sendLongWay(_ row: Int) {
        cells[BatchLayout.Column.path.rawValue * BatchLayout.stride + row] = Batch.longWay
    }

    /// Sends the rows the long way that came before, by line; whoever goes it already stays on it.
    package mutating func sendLongWay(_ duplicates: [Int: Int]) {
        guard !duplicates.isEmpty else { return }
        for row in 0..<rows where value(.path, row) == 0 && duplicates[Int(value(.line, row))] != nil {
            sendLongWay(row)
        }
    }

    package static let longWay: Int32 = 1
    /// The path of a row that another pack judges.
    package static let leftOut: Int32 = 2
}
