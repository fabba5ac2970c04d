import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleRecords

extension LanguageServer {
    /// Where the name at the cursor comes from.
    mutating func definition(_ params: JSONValue?) throws(RPCError) -> JSONPart {
        guard let cursor = try cursor(params) else { return { $0.null() } }
        let document = cursor.document
        let family = workspace.family(of: document.path, document.kind)
        guard let occurrence = family.occurrence(at: cursor.offset, in: document.path) else {
            return { $0.null() }
        }
        let symbol = occurrence.symbol
        if let found = family.definition(of: symbol, namedIn: document.path),
            let source = family.file(found.path)?.parsed.source
        {
            let (uri, positions) = place(of: source)
            return { $0.location(uri, found.occurrence.range, positions) }
        }
        guard let path = workspace.file(named: symbol, in: document, family),
            let bytes = try? workspace.view.bytes(of: path)
        else { return { $0.null() } }
        let (uri, positions) = place(of: SourceText(path: path, bytes: bytes))
        return { $0.location(uri, 0..<0, positions) }
    }
}

extension Workspace {
    /// The file that a name stands for: a pack, or fields that packs share.
    fileprivate mutating func file(
        named symbol: Symbol, in document: Document, _ family: PackFamily
    ) -> String? {
        switch symbol.kind {
        case .file: return family.pack
        case .pack:
            return catalogue(around: document.path, document.kind)?.heads.first { $0.id == symbol.name }?.path
        case .sharedFields:
            return PackFolder.sharedFolder(around: document.path) + symbol.name + SharedFieldsFile.ending
        case .field, .parameter, .value, .source, .item, .rank, .code, .variable, .context, .function, .key:
            return nil
        }
    }
}
