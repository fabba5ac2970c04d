package import RuleModel

extension Batch {
    /// Adds a record that was read before; false, and nothing is added, where it does not fit the columns.
    ///
    /// Texts are not kept.
    ///
    /// - Parameters:
    ///   - record: The record.
    ///   - chunk: The bytes that the batch's texts stand in; id and place are added to them.
    /// - Returns: Whether the record is in the batch now.
    package mutating func append(_ record: Record, naming chunk: inout [UInt8]) -> Bool {
        guard rows < BatchLayout.capacity, let numbers = numbers(of: record) else { return false }
        var lists: [[[Int32]]] = Array(repeating: [], count: items.count)
        for slot in items.indices {
            guard case .list(let elements)? = record.values[slot] else { continue }
            let start = Int(items[slot].starts[rows])
            guard start + elements.count <= BatchLayout.itemCapacity else { return false }
            for case .record(let item) in elements {
                guard let row = itemNumbers(of: item.values, layout.items[slot]) else { return false }
                lists[slot].append(row)
            }
        }
        for (column, number) in numbers.enumerated() {
            cells[BatchLayout.column(ofField: column) * BatchLayout.stride + rows] = number
        }
        cells[BatchLayout.Column.period.rawValue * BatchLayout.stride + rows] = Int32(record.period)
        cells[BatchLayout.Column.path.rawValue * BatchLayout.stride + rows] = 0
        for slot in items.indices where !items[slot].starts.isEmpty {
            items[slot].append(lists[slot], toRecord: rows)
        }
        set(.idStart, .idEnd, record.id, in: &chunk)
        set(.placeStart, .placeEnd, record.place ?? "", in: &chunk)
        rows += 1
        return true
    }

    private mutating func set(
        _ start: BatchLayout.Column, _ end: BatchLayout.Column, _ text: String, in chunk: inout [UInt8]
    ) {
        cells[start.rawValue * BatchLayout.stride + rows] = Int32(chunk.count)
        chunk += Array(text.utf8)
        cells[end.rawValue * BatchLayout.stride + rows] = Int32(chunk.count)
    }

    /// The columns of fields and marks; a list counts its items.
    private func numbers(of record: Record) -> [Int32]? {
        var numbers: [Int32] = []
        for (kind, value) in zip(layout.fields, record.values) {
            switch (kind, value) {
            case (nil, .list(let elements)?): numbers.append(Int32(elements.count))
            case (_, nil), (.text?, _), (nil, _): numbers.append(ColumnKind.missing)
            case (let kind?, let value?):
                guard let number = kind.number(of: value) else { return nil }
                numbers.append(number)
            }
        }
        for mark in record.marks {
            guard let mark else {
                numbers.append(ColumnKind.missing)
                continue
            }
            guard let number = ColumnKind.mark.number(of: .number(mark)) else { return nil }
            numbers.append(number)
        }
        return numbers
    }

    private func itemNumbers(of values: [Value?], _ kinds: [ColumnKind]) -> [Int32]? {
        var numbers: [Int32] = []
        for (kind, value) in zip(kinds, values) {
            guard let value, kind != .text else {
                numbers.append(ColumnKind.missing)
                continue
            }
            guard let number = kind.number(of: value) else { return nil }
            numbers.append(number)
        }
        return numbers
    }
}

extension ItemTable {
    fileprivate mutating func append(_ rows: [[Int32]], toRecord record: Int) {
        let start = Int(starts[record])
        for (offset, numbers) in rows.enumerated() {
            for (column, number) in numbers.enumerated() {
                cells[column * BatchLayout.itemStride + start + offset] = number
            }
        }
        starts[record + 1] = Int32(start + rows.count)
        written = max(written, start + rows.count)
    }
}
