import RuleRecords

// How a scanner fills a batch.

extension Batch {
    /// Makes the batch empty.
    mutating func clear() {
        rows = 0
        var cells = cells.mutableSpan
        cells.update(repeating: ColumnKind.missing)
    }

    /// Makes sure that the lists of the next row are empty until somebody fills them.
    @inline(__always)
    mutating func startRow(_ lists: [Int]) {
        for list in lists { items[list].starts[rows + 1] = items[list].starts[rows] }
    }

    /// Ends the next row, whose values are in their columns already if it is plain.
    ///
    /// `record` is its line without the line feed.
    mutating func addRow(_ record: Range<Int>, line: Int, isPlain: Bool, _ bytes: Span<UInt8>, _ lists: [Int])
    {
        if !isPlain {
            startRow(lists)
            blank(rows)
        }
        set(.recordStart, record.lowerBound)
        set(.recordEnd, Batch.withoutReturn(record, bytes))
        set(.line, line)
        set(.path, isPlain ? 0 : 1)
        rows += 1
    }

    /// Takes everything out of a row but where its bytes are.
    mutating func blank(_ row: Int) {
        for column in 0..<layout.columns where !Batch.kept.contains(column) {
            cells[column * BatchLayout.stride + row] = ColumnKind.missing
        }
    }

    private static let kept = [BatchLayout.Column.recordStart, .recordEnd, .line, .path].map(\.rawValue)

    private mutating func set(_ column: BatchLayout.Column, _ value: Int) {
        cells[column.rawValue * BatchLayout.stride + rows] = Int32(truncatingIfNeeded: value)
    }

    /// The end of a line before its carriage return.
    ///
    /// A line that is too long keeps it, because the limit counts it.
    private static func withoutReturn(_ line: Range<Int>, _ bytes: Span<UInt8>) -> Int {
        let hasReturn = !line.isEmpty && bytes.byte(at: line.upperBound - 1) == UInt8(ascii: "\r")
        return hasReturn && line.count - 1 != CSVReader.lengthLimit ? line.upperBound - 1 : line.upperBound
    }
}
