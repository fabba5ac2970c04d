/// Prints each finding as a command that GitHub Actions shows beside the line of the change.
///
///     ::error file=pack.yaml,line=3,endLine=3,col=31,endColumn=44,title=P503::thang xếp loại bỏ trống …
package struct GitHubRenderer {
    private let sources: SourceSet
    private let language: Language

    package init(_ sources: SourceSet, language: Language) {
        self.sources = sources
        self.language = language
    }

    /// The command of one finding, with its line feed.
    package func render(_ diagnostic: Diagnostic) -> String {
        let span = diagnostic.primary.span
        let (start, end) = (sources.position(of: span), sources.position(of: span.end))
        let kind =
            switch diagnostic.severity {
            case .error: "error"
            case .warning: "warning"
            case .note: "notice"
            }
        var properties = [
            ("file", sources[span.file].path), ("line", String(start.line)), ("endLine", String(end.line)),
            ("col", String(start.column)),
        ]
        // GitHub takes an end column only within one line.
        if start.line == end.line { properties.append(("endColumn", String(max(start.column, end.column)))) }
        let title = CodeExplanation.of(diagnostic.code).title[language]
        properties.append(("title", "\(diagnostic.code.rawValue) \(title)"))
        let notes = diagnostic.notes.map { "\n" + $0[language] }.joined()
        let help = diagnostic.help.map { "\n" + $0.message[language] }.joined()
        let list = properties.map { "\($0)=\(GitHubRenderer.escaped($1, isProperty: true))" }
            .joined(separator: ",")
        return "::\(kind) \(list)::"
            + GitHubRenderer.escaped(diagnostic.message[language] + notes + help, isProperty: false) + "\n"
    }

    /// What ends a command or one of its properties is written as a code.
    private static func escaped(_ text: String, isProperty: Bool) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": escaped += "%25"
            case "\r": escaped += "%0D"
            case "\n": escaped += "%0A"
            case ":" where isProperty: escaped += "%3A"
            case "," where isProperty: escaped += "%2C"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
