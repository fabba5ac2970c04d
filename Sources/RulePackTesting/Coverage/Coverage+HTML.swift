package import RuleDiagnostics

extension Coverage {
    /// The coverage as a page that needs no other file: the packs, each line coloured by what cases reach of it.
    package func html(in language: Language) -> String {
        let title = LocalizedText(vi: "Độ phủ của kiểm thử", en: "Coverage of the worked cases")[language]
        var html = """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <meta charset="utf-8">
            <title>\(title)</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; }
            pre { font: 13px/1.45 ui-monospace, monospace; overflow-x: auto; }
            .line { display: block; white-space: pre; }
            .number { display: inline-block; width: 4em; color: #767676; user-select: none; }
            .all { background: #e3f6e3; }
            .part { background: #fff3cd; }
            .none { background: #fbdcdc; }
            .note { color: #7a1f1f; padding-left: 2em; }
            </style>
            <h1>\(title)</h1>
            <p>\(summary[language].xml)</p>

            """
        for path in paths { html += limited(to: path).section(path, language) }
        return html + "</html>\n"
    }

    private func section(_ path: String, _ language: Language) -> String {
        guard let file = files[path] else { return "" }
        let byLine = Dictionary(grouping: points, by: \.line)
        var html = "<h2>\(path.xml)</h2>\n<p>\(summary[language].xml)</p>\n<pre>\n"
        for index in file.lines.starts.indices {
            let range = file.lines.range(ofLine: index, in: file.bytes)
            let text = String(decoding: file.bytes[range], as: UTF8.self)
            let points = byLine[index + 1] ?? []
            let missed = points.filter { hits(of: $0) == 0 }
            let reach = missed.isEmpty ? " all" : missed.count < points.count ? " part" : " none"
            let mark = points.isEmpty ? "" : reach
            let notes = missed.map { "<span class=\"note\">← \($0.words[language].xml)</span>" }.joined()
            html += "<span class=\"line\(mark)\"><span class=\"number\">\(index + 1)</span>"
            html += "\(text.xml)\(notes)</span>"
        }
        return html + "</pre>\n"
    }
}
