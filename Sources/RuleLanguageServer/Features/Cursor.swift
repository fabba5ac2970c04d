import RuleDiagnostics
import RuleRecords

/// A place in an open document that a request is about.
struct Cursor {
    var document: Document
    /// In bytes.
    var offset: Int
}

extension LanguageServer {
    /// The document of a request; none where it is none of ours.
    func document(_ params: JSONValue?) throws(RPCError) -> Document? {
        guard let uri = params?["textDocument"]?["uri"]?.text else {
            throw RPCError(code: .invalidParams, message: "a textDocument with a uri is needed")
        }
        return documents[uri]
    }

    /// The place of a request; none in a document that is none of ours.
    func cursor(_ params: JSONValue?) throws(RPCError) -> Cursor? {
        guard let document = try document(params) else { return nil }
        guard let position = TextPosition(params?["position"]) else {
            throw RPCError(code: .invalidParams, message: "a position with line and character is needed")
        }
        return Cursor(document: document, offset: positions(in: document).offset(of: position))
    }

    func positions(in document: Document) -> TextPositions {
        TextPositions(source: document.source, encoding: encoding)
    }

    /// The URI and the columns of any file, open or not.
    func place(of source: SourceText) -> (uri: String, positions: TextPositions) {
        if let open = documents.values.first(where: { $0.path == source.path }) {
            return (open.uri, positions(in: open))
        }
        return (
            FileURI.text(of: source.path),
            TextPositions(source: source, encoding: encoding, hidesMark: true)
        )
    }
}

extension JSONWriter {
    /// A range in a file.
    mutating func location(_ uri: String, _ range: Range<Int>, _ positions: TextPositions) {
        object { json in
            json.member("uri", string: uri)
            json.member("range") { $0.range(range, positions) }
        }
    }

    mutating func null() { raw("null") }
}
