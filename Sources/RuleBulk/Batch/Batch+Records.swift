package import RuleModel

extension Batch {
    /// Adds a record that was read before; false, and nothing is added, where it does not fit the columns.
    ///
    /// Of texts, those are kept that rules read.
    ///
    /// - Parameters:
    ///   - record: The record.
    ///   - chunk: The bytes that the batch's texts stand in; id and place are added to them.
    /// - Returns: Whether the record is in the batch now.
    package mutating func append(_ record: Record, naming chunk: inout [UInt8]) -> Bool {
        guard rows < BatchLayout.capacity, let numbers = numbers(of: record) else { return false }
        var lists: [[[Int32]]] = Array(repeating: [], count: layout.items.count)
        for slot in layout.items.indices {
            guard case .list(let elements)? = record.values[slot] else { continue }
            let start = itemCount(ofList: slot)
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
        if layout.readsPlace { setPlaceText(record.place.flatMap { texts.number(of: $0) }) }
        for slot in layout.items.indices where !layout.lists[slot].isEmpty {
            append(lists[slot], toList: slot)
        }
        set(.idStart, .idEnd, record.id, in: &chunk)
        set(.placeStart, .placeEnd, record.place ?? "", in: &chunk)
        rows += 1
        return true
    }

    /// Gives the next record its items of a list.
    private mutating func append(_ items: [[Int32]], toList slot: Int) {
        let list = layout.lists[slot]
        let start = itemCount(ofList: slot)
        for (offset, numbers) in items.enumerated() {
            for (column, number) in numbers.enumerated() {
                cells[list.column(column) + start + offset] = number
            }
        }
        cells[list.starts + rows + 1] = Int32(start + items.count)
        written[slot] = max(written[slot], start + items.count)
    }

    private mutating func setPlaceText(_ number: Int32?) {
        cells[BatchLayout.Column.placeText.rawValue * BatchLayout.stride + rows] =
            number ?? ColumnKind.missing
    }

    private mutating func set(
        _ start: BatchLayout.Column, _ end: BatchLayout.Column, _ text: String, in chunk: inout [UInt8]
    ) {
        cells[start.rawValue * BatchLayout.stride + rows] = Int32(chunk.count)
        chunk += Array(text.utf8)
        cells[end.rawValue * BatchLayout.stride + rows] = Int32(chunk.count)
    }

    /// The columns of fields and marks; a list counts its items.
    private mutating func numbers(of record: Record) -> [Int32]? {
        var numbers: [Int32] = []
        for (kind, value) in zip(layout.fields, record.values) {
            switch (kind, value) {
            case (nil, .list(let elements)?): numbers.append(Int32(elements.count))
            case (_, nil), (nil, _): numbers.append(ColumnKind.missing)
            case (let kind?, let value?):
                guard let number = number(of: value, kind) else { return nil }
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

    /// The number that stands for a value; none where it does not fit.
    private mutating func number(of value: Value, _ kind: ColumnKind) -> Int32? {
        switch (kind, value) {
        case (.text(isRead: true), .text(let text)): texts.number(of: text)
        case (.text(isRead: false), _): ColumnKind.missing
        default: kind.number(of: value)
        }
    }

    private mutating func itemNumbers(of values: [Value?], _ kinds: [ColumnKind]) -> [Int32]? {
        var numbers: [Int32] = []
        for (kind, value) in zip(kinds, values) {
            guard let value else {
                numbers.append(ColumnKind.missing)
                continue
            }
            guard let number = number(of: value, kind) else { return nil }
            numbers.append(number)
        }
        return numbers
    }
}
