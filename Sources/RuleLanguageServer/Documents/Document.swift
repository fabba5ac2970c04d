import RuleDiagnostics
import RuleRecords

/// A rule file that is open in the editor, with text that may never have been saved.
struct Document {
    /// As the editor spells it.
    let uri: String
    let path: String
    let kind: RuleFileKind
    var version: Int?
    private(set) var source: SourceText

    init(uri: String, path: String, kind: RuleFileKind, version: Int?, text: String) {
        self.uri = uri
        self.path = path
        self.kind = kind
        self.version = version
        source = SourceText(path: path, bytes: Array(text.utf8))
    }

    /// Applies one change: the new text of a range, or of the whole.
    mutating func change(_ change: JSONValue, _ encoding: PositionEncoding) -> Bool {
        guard let text = change["text"]?.text else { return false }
        guard let range = change["range"] else {
            source = SourceText(path: path, bytes: Array(text.utf8))
            return true
        }
        guard let start = TextPosition(range["start"]), let end = TextPosition(range["end"]) else {
            return false
        }
        let positions = TextPositions(source: source, encoding: encoding)
        let lower = positions.offset(of: start)
        let upper = max(lower, positions.offset(of: end))
        var bytes = source.bytes
        bytes.replaceSubrange(lower..<upper, with: Array(text.utf8))
        source = SourceText(path: path, bytes: bytes)
        return true
    }
}
