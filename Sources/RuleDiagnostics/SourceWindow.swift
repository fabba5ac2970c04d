/// The lines of one file that the labels of a finding touch, with their marks.
struct SourceWindow {
    /// A row of the window: a line of the file, the marks under a line, or a gap.
    enum Row {
        case line(number: Int, text: String)
        case marks(String)
        case gap
    }

    let source: SourceText
    let language: Language
    let style: TerminalStyle
    let severity: Severity
    private var marksByLine: [Int: [LineMark]] = [:]

    init(_ source: SourceText, language: Language, style: TerminalStyle, severity: Severity) {
        self.source = source
        self.language = language
        self.style = style
        self.severity = severity
    }

    /// Marks a label on its line; one over several lines on its first and last line.
    mutating func add(_ label: Label, isPrimary: Bool) {
        let lower = min(Int(label.span.lower), source.bytes.count)
        let upper = endOfText(from: lower, to: min(Int(label.span.upper), source.bytes.count))
        let first = source.lines.line(ofByte: lower)
        let last = source.lines.line(ofByte: upper)
        let text = label.text?[language].onOneLine
        if first == last {
            mark(lower..<upper, onLine: first, text, isPrimary)
        } else {
            mark(lower..<range(ofLine: first).upperBound, onLine: first, nil, isPrimary)
            let line = range(ofLine: last)
            let margin = source.bytes[line].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
                .count
            mark(min(line.lowerBound + margin, upper)..<upper, onLine: last, text, isPrimary)
        }
    }

    /// The number of the last line shown, from 1.
    var lastNumber: Int {
        (marksByLine.keys.max() ?? 0) + 1
    }

    var rows: [Row] {
        var rows: [Row] = []
        var previous: Int?
        for number in marksByLine.keys.sorted() {
            if let previous, number == previous + 2 {
                // A gap of one line takes as much room as the line.
                rows.append(row(ofLine: number - 1))
            } else if let previous, number > previous + 1 {
                rows.append(.gap)
            }
            rows.append(row(ofLine: number))
            let marks = LineMarks(marksByLine[number, default: []], style: style)
            rows += marks.rows.map { .marks($0) }
            previous = number
        }
        return rows
    }

    private mutating func mark(_ bytes: Range<Int>, onLine line: Int, _ text: String?, _ isPrimary: Bool) {
        let start = source.lines.starts[line]
        let cells = CellLine(source.bytes[range(ofLine: line)])
            .cells(ofBytes: bytes.lowerBound - start..<max(bytes.upperBound, bytes.lowerBound) - start)
        let role: TerminalStyle.Role = isPrimary ? .primary(severity) : .secondary
        marksByLine[line, default: []].append(
            LineMark(cells: cells, text: text, role: role, isPrimary: isPrimary))
    }

    /// The end of a span without the line breaks that it ends in.
    private func endOfText(from lower: Int, to upper: Int) -> Int {
        var end = max(lower, upper)
        while end > lower, [UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(source.bytes[end - 1]) {
            end -= 1
        }
        return end
    }

    private func range(ofLine line: Int) -> Range<Int> {
        source.lines.range(ofLine: line, in: source.bytes)
    }

    private func row(ofLine line: Int) -> Row {
        .line(number: line + 1, text: CellLine(source.bytes[range(ofLine: line)]).text)
    }
}
