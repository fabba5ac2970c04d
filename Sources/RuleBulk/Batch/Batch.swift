package import RuleModel

/// Up to 1,024 records by column: what a scanner fills and the evaluator reads.
package struct Batch: Sendable {
    package let layout: BatchLayout
    /// How many records it holds.
    package var rows = 0
    /// How many rows may hold something, even if they belong to no record any more.
    var filled = 0
    /// Column after column; the value of a row stands at `column * BatchLayout.stride + row`.
    package var cells: [Int32]
    /// By slot of the schema; without columns for fields that are no lists.
    package var items: [ItemTable]

    package init(_ layout: BatchLayout) {
        self.layout = layout
        cells = Array(repeating: ColumnKind.missing, count: layout.columns * BatchLayout.stride)
        for cell in Batch.places {
            for row in 0..<BatchLayout.capacity { cells[cell + row] = 0 }
        }
        items = layout.items.map { ItemTable(columns: $0.count) }
    }

    package func value(_ column: Int, _ row: Int) -> Int32 {
        cells[column * BatchLayout.stride + row]
    }

    package func value(_ column: BatchLayout.Column, _ row: Int) -> Int32 {
        value(column.rawValue, row)
    }

    /// Where a text of a row stands in the chunk; empty where there is none.
    package func range(
        _ start: BatchLayout.Column, _ end: BatchLayout.Column, _ row: Int
    ) -> Range<Int> {
        value(start, row) == ColumnKind.missing ? 0..<0 : Int(value(start, row))..<Int(value(end, row))
    }

    /// The record of a row without id, place and texts, for whoever reads only what stands in columns.
    package func record(at row: Int, place: String?) -> Record {
        var values: [Value?] = []
        for (slot, kind) in layout.fields.enumerated() {
            let number = value(BatchLayout.column(ofField: slot), row)
            if let kind {
                values.append(kind.value(number))
            } else {
                values.append(number == ColumnKind.missing ? nil : .list(elements(ofList: slot, at: row)))
            }
        }
        let marks = (0..<layout.marks).map { index -> Rational? in
            guard case .number(let mark)? = ColumnKind.mark.value(value(layout.column(ofMark: index), row))
            else { return nil }
            return mark
        }
        return Record(
            id: "", period: Int(value(.period, row)), place: place, values: values, marks: marks)
    }

    private func elements(ofList slot: Int, at row: Int) -> [Value] {
        items[slot].range(of: row).enumerated().map { index, item in
            let values = layout.items[slot].enumerated().map { column, kind in
                kind.value(items[slot].value(column, item))
            }
            return .record(Item(values: values, list: slot, index: index))
        }
    }
}

/// The items of one list field of all records of a batch, one after the other.
package struct ItemTable: Sendable {
    /// The first item of each record, and the end of the last.
    package var starts: [Int32]
    /// Column after column; the value of an item stands at `column * BatchLayout.itemStride + item`.
    package var cells: [Int32]
    /// How many items may hold values, even if they belong to no row any more.
    var written = 0

    package init(columns: Int) {
        starts = Array(repeating: 0, count: columns == 0 ? 0 : BatchLayout.capacity + 1)
        cells = Array(repeating: ColumnKind.missing, count: columns * BatchLayout.itemStride)
    }

    package func value(_ column: Int, _ item: Int) -> Int32 {
        cells[column * BatchLayout.itemStride + item]
    }

    /// How many items the records before a row have.
    func count(rows: Int) -> Int { rows == 0 ? 0 : Int(starts[rows]) }

    package func range(of row: Int) -> Range<Int> {
        Int(starts[row])..<Int(starts[row + 1])
    }
}
