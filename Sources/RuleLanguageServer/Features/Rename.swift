import BinhXet
import RuleDiagnostics
import RuleRecords

extension LanguageServer {
    /// What would be renamed at the cursor; an error says why nothing can be.
    mutating func prepareRename(_ params: JSONValue?) throws(RPCError) -> JSONPart {
        guard let (document, occurrence) = try renamed(params) else { return { $0.null() } }
        let positions = positions(in: document)
        return { json in
            json.object { json in
                json.member("range") { $0.range(occurrence.range, positions) }
                json.member("placeholder", string: occurrence.symbol.name)
            }
        }
    }

    /// Gives what the cursor points at another name, wherever it is named.
    mutating func rename(_ params: JSONValue?) throws(RPCError) -> JSONPart {
        guard let name = params?["newName"]?.text else {
            throw RPCError(code: .invalidParams, message: "a newName is needed")
        }
        guard let (document, occurrence) = try renamed(params) else {
            throw refused(.nothing)
        }
        do throws(RenameRefusal) {
            let edits = try workspace.rename(
                occurrence.symbol, to: name, from: document.path, document.kind)
            return workspaceEdit(edits)
        } catch {
            throw refused(error)
        }
    }

    private func refused(_ refusal: RenameRefusal) -> RPCError {
        RPCError(code: .requestFailed, message: refusal.words[language])
    }

    /// The name at the cursor; none where no name stands.
    private mutating func renamed(_ params: JSONValue?) throws(RPCError) -> (Document, Occurrence)? {
        guard let cursor = try cursor(params) else { return nil }
        let family = workspace.family(of: cursor.document.path, cursor.document.kind)
        guard let found = family.occurrence(at: cursor.offset, in: cursor.document.path) else { return nil }
        guard found.symbol.kind.canBeRenamed else { throw refused(.fixed(found.symbol)) }
        guard family.definition(of: found.symbol, namedIn: cursor.document.path) != nil else {
            throw refused(.undefined(found.symbol.name))
        }
        return (cursor.document, found)
    }

    /// Edits of several files.
    func workspaceEdit(_ edits: [String: [TextEdit]]) -> JSONPart {
        let files = edits.sorted { $0.key < $1.key }.compactMap { path, edits in
            (try? workspace.view.bytes(of: path)).map { bytes in
                (place: place(of: SourceText(path: path, bytes: bytes)), edits: edits)
            }
        }
        return { json in
            json.object { json in
                json.member("changes") { json in
                    json.object { json in
                        for (place, edits) in files {
                            json.member(place.uri) { json in
                                json.array(of: edits) { $0.edit($1, place.positions) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Another text for some bytes of a file.
struct TextEdit: Hashable {
    var range: Range<Int>
    var text: String
}

extension JSONWriter {
    mutating func edit(_ edit: TextEdit, _ positions: TextPositions) {
        object { json in
            json.member("range") { $0.range(edit.range, positions) }
            json.member("newText", string: edit.text)
        }
    }
}

extension Symbol.Kind {
    fileprivate var canBeRenamed: Bool {
        switch self {
        case .field, .parameter, .value, .source, .item, .rank, .variable: true
        case .code, .sharedFields, .pack, .file, .context, .function, .key: false
        }
    }
}
