/// Prints a finding for a person: the message, the lines of the file with marks, notes and help.
///
///     lỗi[P503]: thang xếp loại bỏ trống khoảng điểm `80...89`
///       --> pack.yaml:3:30
///       |
///     2 |   - { label: "Giỏi", from: 90 }
///       |                            -- mức trên bắt đầu từ 90
///     3 |   - { label: "Đạt", to: 79 }
///       |                         ^^ mức này dừng ở 79
///       = trợ giúp: đổi `to: 79` thành `to: 89`   (binhxet codes P503)
///
/// Marks stand under their letters because they count cells of the terminal, not bytes.
package struct TextRenderer {
    private let sources: SourceSet
    private let language: Language
    private let style: TerminalStyle

    package init(_ sources: SourceSet, language: Language, usesColor: Bool = false) {
        self.sources = sources
        self.language = language
        style = TerminalStyle(usesColor: usesColor)
    }

    /// The rows of one finding, the last with its line feed.
    package func render(_ diagnostic: Diagnostic) -> String {
        let windows = windows(of: diagnostic)
        let margin = String((windows.map { $0.window.lastNumber }.max() ?? 1)).utf8.count + 1
        var rows = [head(of: diagnostic)]
        for (index, entry) in windows.enumerated() {
            let arrow = index == 0 ? "-->" : ":::"
            let position = sources.position(of: entry.start)
            let place = "\(sources[entry.start.file].path):\(position.line):\(position.column)"
            rows.append(pad(margin) + style.paint(arrow, as: .frame) + " " + place)
            rows.append(pad(margin) + style.paint("|", as: .frame))
            rows += entry.window.rows.map { row($0, margin: margin) }
        }
        rows += ending(of: diagnostic, margin: margin)
        return rows.joined(separator: "\n") + "\n"
    }

    private func head(of diagnostic: Diagnostic) -> String {
        let severity = "\(diagnostic.severity.name[language])[\(diagnostic.code.rawValue)]"
        let message = ": " + diagnostic.message[language].onOneLine
        return style.paint(severity, as: .severity(diagnostic.severity)) + style.paint(message, as: .message)
    }

    /// The files that the labels touch, that of the primary label first.
    private func windows(of diagnostic: Diagnostic) -> [(start: SourceSpan, window: SourceWindow)] {
        var found: [(start: SourceSpan, window: SourceWindow)] = []
        for (index, label) in ([diagnostic.primary] + diagnostic.secondary).enumerated() {
            let known = found.firstIndex { $0.start.file == label.span.file }
            var window =
                known.map { found[$0].window }
                ?? SourceWindow(
                    sources[label.span.file], language: language, style: style,
                    severity: diagnostic.severity)
            window.add(label, isPrimary: index == 0)
            if let known {
                found[known].window = window
            } else {
                found.append((label.span.start, window))
            }
        }
        return found
    }

    private func row(_ row: SourceWindow.Row, margin: Int) -> String {
        switch row {
        case .line(let number, let text):
            let gutter = pad(margin - 1 - String(number).utf8.count) + String(number) + " |"
            return trimmed(style.paint(gutter, as: .frame) + " " + text)
        case .marks(let text):
            return trimmed(pad(margin) + style.paint("|", as: .frame) + " " + text)
        case .gap:
            return style.paint("...", as: .frame)
        }
    }

    /// Notes, help, and the command that explains the code.
    private func ending(of diagnostic: Diagnostic, margin: Int) -> [String] {
        let note = LocalizedText(vi: "ghi chú", en: "note")[language]
        let help = LocalizedText(vi: "trợ giúp", en: "help")[language]
        let lines =
            diagnostic.notes.map { "\(note): \($0[language].onOneLine)" }
            + diagnostic.help.map { "\(help): \($0.message[language].onOneLine)" }
        var rows = lines.map { pad(margin) + style.paint("=", as: .frame) + " " + $0 }
        let command = "(binhxet codes \(diagnostic.code.rawValue))"
        if let last = rows.popLast() {
            rows.append(last + "   " + command)
        } else {
            rows.append(pad(margin) + style.paint("=", as: .frame) + " " + command)
        }
        return rows
    }

    private func pad(_ count: Int) -> String {
        String(repeating: " ", count: max(0, count))
    }

    private func trimmed(_ row: String) -> String {
        var row = row
        while row.last == " " { row.removeLast() }
        return row
    }
}
