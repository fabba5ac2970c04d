package import RuleDiagnostics
import RuleRecords

extension LanguageServer {
    /// What writes a document in the house layout; none for a text that it cannot read.
    package typealias Format = @Sendable (SourceText) -> String?

    /// Writes a document in the house layout.
    mutating func formatting(_ params: JSONValue?) throws(RPCError) -> JSONPart {
        guard let format else {
            throw RPCError(code: .methodNotFound, message: "there is no textDocument/formatting")
        }
        guard let document = try document(params), let text = format(document.source) else {
            return { $0.null() }
        }
        let edit = TextEdit(from: document.source.bytes, to: Array(text.utf8))
        let positions = positions(in: document)
        return { json in
            json.array(of: [edit].compactMap(\.self)) { $0.edit($1, positions) }
        }
    }
}

extension TextEdit {
    /// The lines that differ between two texts; none where none do.
    fileprivate init?(from old: [UInt8], to new: [UInt8]) {
        guard old != new else { return nil }
        let feed = UInt8(ascii: "\n")
        let common = zip(old, new).prefix { $0 == $1 }.count
        // Only whole lines, so that no letter is cut in two.
        let start = old[..<common].lastIndex(of: feed).map { $0 + 1 } ?? 0
        let most = min(old.count, new.count) - start
        let ending = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.prefix(most).count
        let tail = old[(old.count - ending)...].firstIndex(of: feed).map { old.count - $0 - 1 } ?? 0
        self.init(
            range: start..<old.count - tail,
            text: String(decoding: new[start..<new.count - tail], as: UTF8.self))
    }
}
