/// Shows where two texts differ, line by line, in few lines.
package enum LineDiff {
    /// The lines that only one text has, `-` for the expected one and `+` for the actual one.
    ///
    /// Empty for equal bytes. At most `limit` lines, then how many more there are.
    package static func between(expected: String, actual: String, limit: Int = 20) -> String {
        guard !expected.utf8.elementsEqual(actual.utf8) else { return "" }
        let old = lines(of: expected)
        let new = lines(of: actual)
        let changes = new.difference(from: old) { $0.utf8.elementsEqual($1.utf8) }
        let rows = changes.map(Row.init).sorted { ($0.line, $0.sign) < ($1.line, $1.sign) }
        var shown = rows.prefix(limit).map { "\($0.sign) \($0.line + 1): \($0.text)" }
        if rows.count > limit { shown.append("... \(rows.count - limit) more") }
        return shown.joined(separator: "\n")
    }

    private struct Row {
        var line: Int
        var sign: String
        var text: Substring

        init(_ change: CollectionDifference<Substring>.Change) {
            switch change {
            case .remove(let offset, let element, _): (line, sign, text) = (offset, "-", element)
            case .insert(let offset, let element, _): (line, sign, text) = (offset, "+", element)
            }
        }
    }

    private static func lines(of text: String) -> [Substring] {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" }
    }
}
