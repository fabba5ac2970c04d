import RuleCompiler
import RuleDiagnostics
import RuleRecords
import RuleSource

extension LanguageServer {
    /// The outline of a document: its sections, and in them what it defines.
    mutating func documentSymbols(_ params: JSONValue?) throws(RPCError) -> JSONPart {
        guard let document = try document(params) else { return { $0.null() } }
        let family = workspace.family(of: document.path, document.kind)
        guard let file = family.file(document.path) else { return { $0.null() } }
        let entries = OutlineEntry.all(of: file, language).nested
        let positions = positions(in: document)
        return { json in
            json.array(of: entries) { $0.outline($1, positions) }
        }
    }
}

/// A line of an outline with those below it.
struct OutlineEntry {
    var name: String
    var detail: String?
    var kind: Kind
    /// Everything that belongs to it.
    var extent: Range<Int>
    /// Its name.
    var range: Range<Int>
    var children: [OutlineEntry] = []

    /// What the protocol calls the kinds of things.
    enum Kind: Int {
        case section = 3
        case item = 5
        case method = 6
        case property = 7
        case field = 8
        case value = 13
        case parameter = 14
        case text = 15
        case rank = 22
    }

    /// The entries of a file in the order of its text, wholes before their parts.
    static func all(of file: PackFamily.File, _ language: Language) -> [OutlineEntry] {
        let root = file.parsed.root
        let sections = (root?.entries ?? []).filter { $0.value.scalar == nil }.map { entry in
            OutlineEntry(
                name: entry.key.text,
                detail: MappingShape.named(file.parsed.kind.shape)[entry.key.text]?
                    .meaning[language], kind: .section, extent: entry.extent.bytes, range: entry.key.inner)
        }
        let defined = file.occurrences.compactMap { occurrence -> OutlineEntry? in
            guard let definition = occurrence.definition, let kind = occurrence.symbol.kind.outlineKind else {
                return nil
            }
            return OutlineEntry(
                name: occurrence.symbol.name,
                detail: root?.label(within: definition.extent)?[language], kind: kind,
                extent: definition.extent, range: occurrence.range)
        }
        let others = root.map { cases(in: $0) + changes(in: $0) } ?? []
        return (sections + defined + others).sorted {
            ($0.extent.lowerBound, -$0.extent.upperBound) < ($1.extent.lowerBound, -$1.extent.upperBound)
        }
    }

    /// Worked cases and tables of them, by name.
    private static func cases(in root: Node) -> [OutlineEntry] {
        ["cases", "tables"].flatMap { root.value(at: $0)?.items ?? [] }.compactMap { item in
            guard let name = item.value(at: "name")?.scalar, !name.text.isEmpty else { return nil }
            return OutlineEntry(name: name.text, kind: .method, extent: item.span.bytes, range: name.inner)
        }
    }

    /// What an overlay sets, by path.
    private static func changes(in root: Node) -> [OutlineEntry] {
        (root.value(at: "set")?.entries ?? []).filter { !$0.key.text.isEmpty }.map { entry in
            OutlineEntry(
                name: entry.key.text, detail: entry.value.scalar?.text, kind: .property,
                extent: entry.extent.bytes, range: entry.key.inner)
        }
    }
}

extension [OutlineEntry] {
    /// The same entries, each below the one that holds it.
    fileprivate var nested: [OutlineEntry] {
        var rest = self[...]
        return Self.nested(&rest, within: nil)
    }

    private static func nested(
        _ rest: inout ArraySlice<OutlineEntry>, within whole: Range<Int>?
    ) -> [OutlineEntry] {
        var entries: [OutlineEntry] = []
        while let next = rest.first, whole.map({ next.extent.upperBound <= $0.upperBound }) ?? true {
            rest.removeFirst()
            var entry = next
            entry.children = nested(&rest, within: entry.extent)
            entries.append(entry)
        }
        return entries
    }
}

extension Symbol.Kind {
    fileprivate var outlineKind: OutlineEntry.Kind? {
        switch self {
        case .field: .field
        case .parameter: .parameter
        case .value: .value
        case .source: .text
        case .item: .item
        case .rank: .rank
        case .code, .sharedFields, .pack, .file, .variable, .context, .function, .key: nil
        }
    }
}

extension JSONWriter {
    fileprivate mutating func outline(_ entry: OutlineEntry, _ positions: TextPositions) {
        object { json in
            json.member("name", string: entry.name)
            if let detail = entry.detail { json.member("detail", string: detail) }
            json.member("kind", int: entry.kind.rawValue)
            json.member("range") { $0.range(entry.extent, positions) }
            json.member("selectionRange") { $0.range(entry.range, positions) }
            if !entry.children.isEmpty {
                json.member("children") { json in
                    json.array(of: entry.children) { $0.outline($1, positions) }
                }
            }
        }
    }
}
