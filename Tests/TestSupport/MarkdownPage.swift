/// A page of documentation, cut into what its tests look at: fenced blocks and tables, in order.
package struct MarkdownPage: Sendable {
    package enum Block: Sendable {
        case fence(Fence)
        case table(Table)
    }

    /// A fenced block, such as an example in YAML.
    package struct Fence: Sendable {
        /// The word behind the opening fence: `yaml`, `json`, `sh`.
        package var language: String
        package var text: String
        /// The line of the opening fence, from 1.
        package var line: Int
    }

    package struct Table: Sendable {
        package var header: [String]
        /// The cells of each row as a reader sees them, without the marks of code.
        package var rows: [[String]]
        /// The line of the header, from 1.
        package var line: Int
    }

    package var blocks: [Block] = []

    package init(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var index = 0
        while index < lines.count {
            let start = index
            if lines[start].hasPrefix("```") {
                index = lines[(start + 1)...].firstIndex(of: "```") ?? lines.count
                let fence = Fence(
                    language: String(lines[start].dropFirst(3)),
                    text: lines[(start + 1)..<index].map { $0 + "\n" }.joined(), line: start + 1)
                blocks.append(.fence(fence))
            } else if lines[start].hasPrefix("| ") {
                index = lines[start...].firstIndex { !$0.hasPrefix("|") } ?? lines.count
                let rows = lines[start..<index].map { MarkdownPage.cells(of: $0) }
                blocks.append(
                    .table(Table(header: rows[0], rows: Array(rows.dropFirst(2)), line: start + 1)))
            }
            index += 1
        }
    }

    package var fences: [Fence] {
        blocks.compactMap { if case .fence(let fence) = $0 { fence } else { nil } }
    }

    package var tables: [Table] {
        blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
    }

    /// The cells of a line; `\|` is a stroke within a cell.
    private static func cells(of line: Substring) -> [String] {
        var cells: [String] = [""]
        var isEscaped = false
        for character in line.dropFirst() {
            switch (character, isEscaped) {
            case ("\\", false):
                isEscaped = true
                continue
            case ("|", false): cells.append("")
            case ("|", true): cells[cells.count - 1].append("|")
            case (_, true): cells[cells.count - 1] += "\\\(character)"
            case (_, false): cells[cells.count - 1].append(character)
            }
            isEscaped = false
        }
        return cells.dropLast().map { MarkdownPage.plain($0) }
    }

    /// A cell without the spaces around it and, where all of it is code, without the marks of code.
    private static func plain(_ cell: String) -> String {
        var text = cell.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        guard text.count >= 2, text.first == "`", text.last == "`" else { return String(text) }
        let code = text.dropFirst().dropLast()
        return code.contains("`") ? String(text) : String(code)
    }
}
