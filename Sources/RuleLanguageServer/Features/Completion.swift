import RuleDiagnostics
import RuleExpression
import RuleRecords
import RuleSource

extension LanguageServer {
    /// What may be written at the cursor.
    mutating func completion(_ params: JSONValue?) throws(RPCError) -> JSONPart {
        guard let cursor = try cursor(params) else { return { $0.null() } }
        let document = cursor.document
        let family = workspace.family(of: document.path, document.kind)
        let marked = MarkedText(document.source, at: cursor.offset)
        guard let (site, width) = site(in: marked, document, family) else { return { $0.emptyList() } }
        let range = range(of: site, marked, width: width)
        var offers = CompletionOffers(site: site, around: family.surroundings(of: document.path))
        offers.hasColon = document.source.bytes.dropFirst(range.upperBound).first == UInt8(ascii: ":")
        offers.catalogue = workspace.catalogue(around: document.path, document.kind)
        let items = items(for: offers, in: document, family)
        let positions = positions(in: document)
        return { json in
            json.object { json in
                // A path goes on after each point.
                json.member("isIncomplete", bool: site.isPath)
                json.member("items") { json in
                    json.array(of: Array(items.enumerated())) { json, item in
                        json.item(item.element, order: item.offset, in: range, positions)
                    }
                }
            }
        }
    }

    /// Tells where in the language the cursor stands, with how many bytes stand for the word.
    private func site(
        in marked: MarkedText, _ document: Document, _ family: PackFamily
    ) -> (CompletionSite, width: Int)? {
        var first: (CompletionSite, width: Int)?
        for (text, width) in marked.attempts {
            let file = ParsedFile(text, kind: document.kind)
            var walk = SymbolWalk(family.surroundings(of: document.path), marker: MarkedText.marker)
            walk.walk(file)
            guard var site = walk.site else {
                // Where all can be read, and nothing may be written at the cursor, no other ending helps.
                if file.isWhole, !text.endsInKey { return first }
                if file.isTooLarge { return first }
                continue
            }
            site.isKey = file.root?.hasKey(at: site.range) ?? false
            // A condition that can be read tells most.
            if site.isUnderstood { return (site, width) }
            first = first ?? (site, width)
        }
        return first
    }

    /// What a completion replaces: a name alone in a condition, else all of the text.
    private func range(of site: CompletionSite, _ marked: MarkedText, width: Int) -> Range<Int> {
        switch site.content {
        case .expression(let use?, _):
            guard case .code = use.meaning else { return marked.word }
            return marked.original(use.span.bytes, width: width)
        case .expression(nil, _), .limit: return marked.word
        case .keys, .names, .items, .words, .path, .data, .column, .record:
            return marked.original(site.range, width: width)
        }
    }

    private mutating func items(
        for offers: CompletionOffers, in document: Document, _ family: PackFamily
    ) -> [CompletionItem] {
        var items: [CompletionItem] = []
        for offer in offers.all(in: family, document.path, language) {
            var item = offer.item
            if let symbol = offer.symbol, let text = text(about: symbol, in: document, family) {
                item.documentation = text
            }
            items.append(item)
        }
        return items.enumerated().sorted {
            ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
        }.map(\.element)
    }
}

extension CompletionSite {
    fileprivate var isPath: Bool {
        if case .path = content { true } else { false }
    }

    /// Whether nothing more could be told by trying another text.
    fileprivate var isUnderstood: Bool {
        if case .expression(let use, _) = content { use != nil } else { true }
    }
}

extension SourceText {
    /// Whether the marker stands as a key.
    fileprivate var endsInKey: Bool {
        bytes.firstRange(of: Array((MarkedText.marker + ":").utf8)) != nil
    }
}

extension Node {
    /// Whether a key stands at some bytes.
    fileprivate func hasKey(at range: Range<Int>) -> Bool {
        let entries = entries ?? []
        return entries.contains { $0.key.inner == range || $0.value.hasKey(at: range) }
            || (items ?? []).contains { $0.hasKey(at: range) }
    }
}

extension JSONWriter {
    fileprivate mutating func emptyList() {
        array { _ in }
    }
}
