package import RuleModel

/// Up to 1,024 records by column: what a scanner fills and the evaluator reads.
package struct Batch: Sendable {
    package let layout: BatchLayout
    /// How many records it holds.
    package var rows = 0
    /// How many rows may hold something, even if they belong to no record any more.
    var filled = 0
    /// Column after column; the value of a row stands at `column * BatchLayout.stride + row`, and those of items
    /// where the layout says.
    package var cells: [Int32]
    /// By slot of the schema, how many items may hold values, even if they belong to no row any more.
    var written: [Int]
    /// What the numbers of texts stand for.
    package var texts = TextPool()

    package init(_ layout: BatchLayout) {
        self.layout = layout
        cells = Array(repeating: ColumnKind.missing, count: layout.size)
        written = layout.items.map { _ in 0 }
        emptyPlaces(.rows(BatchLayout.capacity))
        for list in layout.lists where !list.isEmpty {
            for row in 0...BatchLayout.capacity { cells[list.starts + row] = 0 }
        }
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

    /// The record of a row as far as rules read it: without its id, and without texts that none of them reads.
    package func record(at row: Int) -> Record {
        var values: [Value?] = []
        for (slot, kind) in layout.fields.enumerated() {
            let number = value(BatchLayout.column(ofField: slot), row)
            if let kind {
                values.append(kind.value(number, among: texts))
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
            id: "", period: Int(value(.period, row)), place: place(at: row), values: values, marks: marks)
    }

    /// The place of a row, where it names one and a rule reads it.
    private func place(at row: Int) -> String? {
        let number = value(.placeText, row)
        return number == ColumnKind.missing ? nil : texts.text(number)
    }

    private func elements(ofList slot: Int, at row: Int) -> [Value] {
        items(ofList: slot, at: row).enumerated().map { index, item in
            let values = layout.items[slot].enumerated().map { column, kind in
                kind.value(itemValue(slot, column, item), among: texts)
            }
            return .record(Item(values: values, list: slot, index: index))
        }
    }
}

// The items of lists.
extension Batch {
    /// The items that a record gives a list.
    package func items(ofList slot: Int, at row: Int) -> Range<Int> {
        let starts = layout.lists[slot].starts
        precondition(!layout.lists[slot].isEmpty, "a list has items with fields")
        return Int(cells[starts + row])..<Int(cells[starts + row + 1])
    }

    /// How many items of a list all records have.
    func itemCount(ofList slot: Int) -> Int {
        Int(cells[layout.lists[slot].starts + rows])
    }

    func itemValue(_ slot: Int, _ column: Int, _ item: Int) -> Int32 {
        cells[layout.lists[slot].column(column) + item]
    }
}
