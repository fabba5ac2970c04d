package import RuleDiagnostics

/// One fault of a record or of its file, in words that the person who keeps the sheet understands.
package struct Reject: Sendable, Hashable {
    /// The row of a sheet (the header is 1), the line of NDJSON, or the place in a JSON array from 1.
    package var row: Int
    package var id: String?
    /// The period of the record, where it could be read; not written anywhere.
    package var period: Int?
    /// The heading or the JSON name, as written.
    package var column: String?
    /// A cell such as `C5`, or line and column of a JSON text such as `12:7`.
    package var cell: String?
    /// The file of a list, where the fault is not in the main file.
    package var file: String?
    package var code: DiagnosticCode
    package var severity: Severity
    package var reason: LocalizedText
    package var help: LocalizedText?

    init(
        _ code: DiagnosticCode, severity: Severity = .error, at site: RejectSite, reason: LocalizedText,
        help: LocalizedText? = nil
    ) {
        row = site.row
        column = site.column
        cell = site.cell
        file = site.file
        self.code = code
        self.severity = severity
        self.reason = reason
        self.help = help
    }

    /// One line of `rejects.ndjson`, without the line break.
    package var line: String {
        var json = JSONWriter()
        json.object { json in
            json.member("row", int: row)
            if let id { json.member("id", string: id) }
            if let column { json.member("column", string: column) }
            if let cell { json.member("cell", string: cell) }
            if let file { json.member("file", string: file) }
            json.member("code", string: code.rawValue)
            json.member("severity", string: severity.rawValue)
            Reject.write(reason, as: "reason", to: &json)
            if let help { Reject.write(help, as: "help", to: &json) }
        }
        return json.text
    }

    private static func write(_ text: LocalizedText, as name: String, to json: inout JSONWriter) {
        json.member(name) { json in
            json.object { json in
                json.member("vi", string: text.vi)
                json.member("en", string: text.en)
            }
        }
    }
}

/// Where a fault is.
struct RejectSite: Sendable, Hashable {
    var row: Int
    var column: String?
    var cell: String?
    var file: String?
}
