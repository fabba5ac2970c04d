import RuleDiagnostics

/// Writes a page as HTML that needs nothing from elsewhere, for the screen and for sheets of A4.
package struct PrintHTML {
    package static func text(of page: PrintPage) -> String {
        let body = page.blocks.map { PrintHTML().html(of: $0) }.joined(separator: "\n")
        return """
            <!doctype html>
            <html lang="\(page.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(page.title.xml)</title>
            <style>
            \(style)
            </style>
            </head>
            <body>
            \(body)
            </body>
            </html>

            """
    }

    private func html(of block: PrintBlock) -> String {
        switch block {
        case .heading(let level, let text, let anchor):
            return "<h\(level) id=\"\(anchor.xml)\">\(html(of: text))</h\(level)>"
        case .paragraph(let text): return "<p>\(html(of: text))</p>"
        case .note(let text): return "<p class=\"note\">\(html(of: text))</p>"
        case .list(let items):
            return "<ul>\n" + items.map { "<li>\(html(of: $0))</li>\n" }.joined() + "</ul>"
        case .table(let table): return html(of: table)
        case .together(let blocks):
            return "<section>\n" + blocks.map { html(of: $0) + "\n" }.joined() + "</section>"
        case .pageBreak: return "<div class=\"page-break\"></div>"
        }
    }

    private func html(of item: PrintItem) -> String {
        guard !item.items.isEmpty else { return html(of: item.text) }
        let inner = item.items.map { "<li>\(html(of: $0))</li>\n" }.joined()
        return html(of: item.text) + "\n<ul>\n\(inner)</ul>\n"
    }

    private func html(of text: PrintText) -> String {
        text.runs.map { run in
            switch run {
            case .plain(let text): text.xml
            case .strong(let text): "<strong>\(text.xml)</strong>"
            case .mark(let text): "<span class=\"mark\">\(text.xml)</span>"
            case .link(let text, let target): "<a href=\"\(target.xml)\">\(text.xml)</a>"
            }
        }.joined()
    }

    private func html(of table: PrintTable) -> String {
        let columns = table.columns.map { column in
            column.width.map { "<col style=\"width:\($0)%\">" } ?? "<col>"
        }
        let head = table.columns.map { "<th scope=\"col\"\(style(of: $0))>\($0.heading.xml)</th>" }
        let rows = table.rows.map { row in
            let cells = zip(table.columns, row.cells).map { column, cell in
                "<td\(style(of: column))>\(html(of: cell))</td>"
            }
            return "<tr\(row.isStrong ? " class=\"strong\"" : "")>\(cells.joined())</tr>\n"
        }
        return """
            <table class="\(table.style.rawValue)">
            <colgroup>\(columns.joined())</colgroup>
            <thead><tr>\(head.joined())</tr></thead>
            <tbody>
            \(rows.joined())</tbody>
            </table>
            """
    }

    private func style(of column: PrintTable.Column) -> String {
        column.content == .number ? " class=\"number\"" : ""
    }

    /// The page number stands where papers of the administration have it, and not on the first page.
    private static let style = """
        :root { color: #000; background: #fff; }
        body { font: 17px/1.5 "Times New Roman", "Liberation Serif", serif; margin: 2rem auto; max-width: 52rem;
          padding: 0 1rem; }
        h1, h2, h3, h4 { line-height: 1.3; break-after: avoid; }
        h1 { font-size: 1.6rem; }
        h2 { font-size: 1.3rem; margin-top: 2rem; border-bottom: 1px solid #555; }
        h3 { font-size: 1.1rem; margin-top: 1.5rem; }
        h4 { font-size: 1rem; margin: 1rem 0 0; }
        p, li { orphans: 2; widows: 2; }
        ul { margin: .3rem 0; padding-left: 1.4rem; }
        a { color: #00429d; overflow-wrap: anywhere; }
        section { break-inside: avoid; }
        table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        th, td { border: 1px solid #333; padding: .2rem .45rem; text-align: left; vertical-align: top;
          overflow-wrap: anywhere; }
        th { background: #eee; }
        .number { text-align: right; overflow-wrap: normal; }
        .strong td { font-weight: bold; background: #f4f4f4; }
        .form { table-layout: fixed; }
        .form td { height: 1.9rem; }
        .letterhead th, .letterhead td { border: 0; background: none; font-weight: bold; padding: 0;
          text-align: center; }
        .signatures th, .signatures td { border: 0; background: none; text-align: center; }
        .signatures td { height: 6rem; }
        .signatures { break-inside: avoid; }
        .note { border: 2px solid #7a1f1f; padding: .4rem .7rem; }
        .mark { border: 1px solid #7a1f1f; color: #7a1f1f; font-weight: bold; padding: 0 .25rem;
          white-space: nowrap; }
        .page-break { break-before: page; }
        @page { size: A4 portrait; margin: 20mm 15mm 20mm 30mm; @top-center { content: counter(page); } }
        @page :first { @top-center { content: none; } }
        @media print {
          body { font-size: 13pt; line-height: 1.35; margin: 0; max-width: none; padding: 0; }
          table { font-size: 12pt; }
          a { color: #000; text-decoration: none; }
          th, .strong td { print-color-adjust: exact; }
        }
        """
}
