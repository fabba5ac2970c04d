/// Prints each finding on one line, for editors and `grep`.
///
///     pack.yaml:3:31: lỗi[P503]: thang xếp loại bỏ trống khoảng điểm `80...89`
package struct CompactRenderer {
    private let sources: SourceSet
    private let language: Language

    package init(_ sources: SourceSet, language: Language) {
        self.sources = sources
        self.language = language
    }

    /// The line of one finding, with its line feed.
    package func render(_ diagnostic: Diagnostic) -> String {
        let span = diagnostic.primary.span
        let position = sources.position(of: span)
        let place = "\(sources[span.file].path):\(position.line):\(position.column)"
        let head = "\(diagnostic.severity.name[language])[\(diagnostic.code.rawValue)]"
        return "\(place): \(head): \(diagnostic.message[language].onOneLine)\n"
    }
}

extension String {
    /// The text with line breaks and control characters shown, so that it stays on its line.
    var onOneLine: String {
        CellLine(ArraySlice(utf8)).text
    }
}
