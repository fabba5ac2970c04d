/// Writes a page as Markdown with tables, as GitHub and most wikis read it.
package struct PrintMarkdown {
    package static func text(of page: PrintPage) -> String {
        page.blocks.map(PrintMarkdown().markdown).filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private func markdown(of block: PrintBlock) -> String {
        switch block {
        case .heading(let level, let text, _):
            return String(repeating: "#", count: level) + " " + markdown(of: text)
        case .paragraph(let text): return start(of: text)
        case .note(let text): return "> " + start(of: text)
        case .list(let items):
            let lines = items.flatMap { item in
                ["- " + start(of: item.text)] + item.items.map { "  - " + start(of: $0) }
            }
            return lines.joined(separator: "\n")
        case .table(let table): return markdown(of: table)
        case .together(let blocks): return blocks.map(markdown).joined(separator: "\n\n")
        case .pageBreak: return "---"
        }
    }

    private func markdown(of text: PrintText) -> String {
        text.runs.map { run in
            switch run {
            case .plain(let text): text.markdown
            case .strong(let text): "**\(text.markdown)**"
            case .mark(let text): "**\(text.markdown)**"
            case .link(let text, let target): "[\(text.markdown)](\(address(target)))"
            }
        }.joined()
    }

    /// A text at the beginning of a line, where some letters would begin a heading or a list.
    private func start(of text: PrintText) -> String {
        guard case .plain(let first)? = text.runs.first else { return markdown(of: text) }
        let rest = markdown(of: PrintText(Array(text.runs.dropFirst())))
        return first.markdownLine + rest
    }

    private func address(_ target: String) -> String {
        let hidden: [Character: String] = [
            "<": "%3C", ">": "%3E", "\n": "%0A", " ": "%20", "(": "%28", ")": "%29", "|": "%7C", "\\": "%5C",
        ]
        return target.map { hidden[$0] ?? String($0) }.joined()
    }

    private func markdown(of table: PrintTable) -> String {
        let rules = table.columns.map { $0.content == .number ? "---:" : "---" }
        let rows = table.rows.map { row in
            line(
                row.cells.map { cell in
                    let text = markdown(of: row.isStrong ? strong(cell) : cell)
                    return text
                })
        }
        return ([line(table.columns.map(\.heading.markdown)), line(rules)] + rows).joined(separator: "\n")
    }

    private func strong(_ text: PrintText) -> PrintText {
        PrintText(
            text.runs.map { run in
                if case .plain(let text) = run, text != " " { .strong(text) } else { run }
            })
    }

    private func line(_ cells: [String]) -> String {
        "| " + cells.joined(separator: " | ") + " |"
    }
}
