import RuleRecords

/// Where one cell of a sheet stands.
struct SheetCell {
    /// Without the quotes around it, and without the blanks at its ends.
    var content: Range<Int>
    /// What follows the cell.
    var next: Int
    /// Whether the content holds quotes, each written twice.
    var hasQuotes = false

    /// The cell that starts at an offset; none for what is not UTF-8 or whose quotes do not match.
    @inline(never)
    init?(at start: Int, in bytes: Span<UInt8>, to end: Int, delimiter: UInt8) {
        self.init(whole: start, in: bytes, to: end, delimiter: delimiter)
        var (first, last) = (content.lowerBound, content.upperBound)
        while first < last, RecordReader.isBlank(bytes.byte(at: first)) { first &+= 1 }
        while first < last, RecordReader.isBlank(bytes.byte(at: last &- 1)) { last &-= 1 }
        content = first..<last
    }

    /// The same with the blanks at its ends.
    private init?(whole start: Int, in bytes: Span<UInt8>, to end: Int, delimiter: UInt8) {
        if start < end, bytes.byte(at: start) != UInt8(ascii: "\"") {
            let stop = CellScan.end(ofText: start, delimiter, in: bytes)
            if stop >= 0,
                stop == end || bytes.byte(at: stop) == delimiter || RowScan.isLineBreak(bytes.byte(at: stop))
            {
                (content, next) = (start..<stop, stop)
                return
            }
        }
        let isQuoted = start < end && bytes.byte(at: start) == UInt8(ascii: "\"")
        var offset = isQuoted ? start + 1 : start
        let first = offset
        var pending: UInt64 = 0
        while true {
            let word = bytes.word(at: offset)
            let stops =
                isQuoted
                ? Word.finding(UInt8(ascii: "\""), in: word)
                : Word.finding(delimiter, in: word) | Word.finding(UInt8(ascii: "\n"), in: word)
                    | Word.finding(UInt8(ascii: "\r"), in: word)
            var count = stops == 0 ? 8 : Word.first(in: stops)
            if offset &+ count > end { count = max(end &- offset, 0) }
            let part = count == 8 ? word : word & Word.mask(count)
            if (part & Word.highs) | pending != 0, !Word.isUsual(part, pending: &pending) { return nil }
            offset &+= count
            if count == 8 { continue }
            guard pending == 0 else { return nil }
            guard isQuoted else {
                content = first..<offset
                next = offset
                return
            }
            // A quote that is never closed.
            guard offset < end else { return nil }
            let after = offset &+ 1
            let byte = bytes.byte(at: after)
            if byte == UInt8(ascii: "\""), after < end {
                hasQuotes = true
                offset = after &+ 1
                continue
            }
            guard
                after == end || byte == delimiter || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
            else { return nil }
            content = first..<offset
            next = after
            return
        }
    }
}

extension ScanTables {
    /// What a cell holds that is not in the usual form of its kind.
    @inline(never)
    func reading(of cell: SheetCell, _ column: SheetPlan.Column, in bytes: Span<UInt8>) -> ScannedValue {
        let content = cell.content
        let missing = ScannedValue(ColumnKind.missing, next: cell.next)
        switch column.kind {
        case .ignored: return missing
        case .id, .place:
            // An empty id is a fault, an empty place is none.
            if content.isEmpty { return column.kind == .place ? missing : .fault }
            return TextCheck.isPlainName(content, in: bytes) ? missing : .fault
        case .period:
            let year = ValueScan.year(at: content.lowerBound, in: bytes)
            return year.next == content.upperBound
                ? plan.year(ScannedValue(year.value, next: cell.next)) : .fault
        case .text, .patternText:
            guard !content.isEmpty else { return missing }
            if column.kind == .text, TextCheck.isPlainlyData(content, in: bytes) { return missing }
            // Whether a blank text makes an item is for others to say.
            guard !cell.hasQuotes, column.list < 0, allows(content, for: Int(column.datum), in: bytes) else {
                return .fault
            }
            return missing
        case .list:
            guard !content.isEmpty else { return missing }
            guard let number = NumberScan.digits(content, in: bytes) else { return .fault }
            return ScannedValue(Int32(truncatingIfNeeded: number), next: cell.next)
        case .flag, .count, .whole, .number, .choice, .day, .mark:
            guard !content.isEmpty else { return missing }
            guard !cell.hasQuotes else { return .fault }
            switch meaning(of: content, for: Int(column.datum), in: bytes) {
            case ScanPlan.notPlain: return .fault
            case ScanPlan.notLearned: return .unlearned
            case let meaning: return ScannedValue(meaning, next: cell.next)
            }
        case .refused: return content.isEmpty ? missing : .fault
        case .start, .marks: return .fault
        }
    }
}
