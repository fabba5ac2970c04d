/// One underlined piece of one line, and the words beside it.
struct LineMark {
    var cells: Range<Int>
    var text: String?
    var role: TerminalStyle.Role
    var isPrimary: Bool

    var sign: Character {
        isPrimary ? "^" : "-"
    }
}

/// The rows under a line of source: underlines, and words that hang from them.
///
///     { giỏi: 90, khá: 70, giỏi: 80 }
///       ----               ^^^^ viết lại ở đây
///       |
///       viết lần đầu ở đây
struct LineMarks {
    let marks: [LineMark]
    let style: TerminalStyle

    init(_ marks: [LineMark], style: TerminalStyle) {
        self.marks = marks.sorted {
            ($0.cells.lowerBound, $0.cells.upperBound) < ($1.cells.lowerBound, $1.cells.upperBound)
        }
        self.style = style
    }

    var rows: [String] {
        guard let last = marks.last else { return [] }
        // The words of the last mark fit beside it if no other mark reaches below them.
        let isFree = marks.dropLast().allSatisfy { $0.cells.upperBound <= last.cells.lowerBound }
        var row = underlines
        if isFree, let text = last.text { row += " " + style.paint(text, as: last.role) }
        let hanging = (isFree ? marks.dropLast() : marks).filter { $0.text != nil }
        return [row] + hangingRows(hanging)
    }

    private var underlines: String {
        let width = marks.map(\.cells.upperBound).max() ?? 0
        var owners = [LineMark?](repeating: nil, count: width)
        // Primary marks come last, so that they show where marks overlap.
        for mark in marks.filter({ !$0.isPrimary }) + marks.filter(\.isPrimary) {
            for cell in mark.cells { owners[cell] = mark }
        }
        return owners.map { owner in
            owner.map { style.paint(String($0.sign), as: $0.role) } ?? " "
        }.joined()
    }

    /// Words from right to left, each under a bar that comes down from the start of its mark.
    private func hangingRows(_ hanging: [LineMark]) -> [String] {
        guard !hanging.isEmpty else { return [] }
        var rows = [bars(hanging)]
        var rest = hanging
        while let mark = rest.popLast() {
            // A bar at the same cell would run through the words.
            let left = rest.filter { $0.cells.lowerBound < mark.cells.lowerBound }
            let stem = bars(left)
            let used = left.last.map { $0.cells.lowerBound + 1 } ?? 0
            let gap = String(repeating: " ", count: mark.cells.lowerBound - used)
            rows.append(stem + gap + style.paint(mark.text ?? "", as: mark.role))
        }
        return rows
    }

    private func bars(_ marks: [LineMark]) -> String {
        var row = ""
        var cell = 0
        for mark in marks where mark.cells.lowerBound >= cell {
            row += String(repeating: " ", count: mark.cells.lowerBound - cell)
            row += style.paint("|", as: mark.role)
            cell = mark.cells.lowerBound + 1
        }
        return row
    }
}
