import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleModel
import RuleSource

/// Gathers what the language allows at a place, apart from how an editor shows it.
struct CompletionOffers {
    /// Something that may be written, with the symbol that tells more about it.
    struct Offer {
        var item: CompletionItem
        var symbol: Symbol?
    }

    let site: CompletionSite
    let around: SymbolWalk.Surroundings
    /// Whether a colon stands behind it already.
    var hasColon = false
    var catalogue: PackCatalogue?

    init(site: CompletionSite, around: SymbolWalk.Surroundings) {
        self.site = site
        self.around = around
    }

    func all(in family: PackFamily, _ path: String, _ language: Language) -> [Offer] {
        switch site.content {
        case .keys(let shape, let present): return keys(of: shape, without: present, language)
        case .names(let kind, let owner):
            return names(of: kind, below: owner, in: family, path) + files(of: kind, around: path)
        case .items(let sections): return items(of: sections, in: family, path)
        case .words(let words, let orParameter):
            return words.map { offer($0, .choice) }
                + (orParameter ? names(of: .parameter, below: [], in: family, path) : [])
        case .limit: return names(of: .parameter, below: [], in: family, path)
        case .path: return paths(in: family, path)
        case .data: return data(in: family, path)
        case .column: return columns(in: family, path)
        case .record(let list, let present): return record(of: list, without: present, in: family, path)
        case .expression(let use, let list):
            return ExpressionOffers(around, family, path, language).all(at: use, list)
        }
    }

    private func offer(_ text: String, _ kind: CompletionItem.Kind, rank: Int = 1) -> Offer {
        Offer(item: CompletionItem(label: text, kind: kind, text: written(text), rank: rank))
    }

    /// A name as it has to be written where the cursor stands.
    private func written(_ text: String) -> String {
        site.style == .plain ? PlainText.written(text) : text
    }

    /// A name that is followed by its value.
    private func written(asKey text: String) -> String {
        written(text) + (hasColon || site.style != .plain ? "" : ": ")
    }

    // MARK: - Keys

    private func keys(of shape: ShapeName, without present: [String], _ language: Language) -> [Offer] {
        MappingShape.named(shape).keys.filter { !present.contains($0.name) && fits($0, shape) }.map { key in
            let item = CompletionItem(
                label: key.name, kind: .property, detail: key.meaning[language],
                text: written(asKey: key.name),
                rank: key.isRequired ? 0 : 1)
            return Offer(item: item, symbol: Symbol(.key(shape), key.name))
        }
    }

    /// Whether a key of a pack is one of its model.
    private func fits(_ key: KeyShape, _ shape: ShapeName) -> Bool {
        guard shape == .pack else { return true }
        let others = around.hasTargets ? ["deduct", "below-zero", "classification"] : ["levels"]
        return !others.contains(key.name)
    }

    // MARK: - Names

    private func names(
        of kind: Symbol.Kind, below owner: [String], in family: PackFamily, _ path: String
    ) -> [Offer] {
        family.symbols(of: kind, below: owner, namedIn: path).map { symbol, _ in
            let item = CompletionItem(
                label: symbol.name, kind: kind.completionKind,
                text: site.isKey ? written(asKey: symbol.name) : written(symbol.name))
            return Offer(item: item, symbol: symbol)
        }
    }

    private func items(of sections: [OverlaySection], in family: PackFamily, _ path: String) -> [Offer] {
        let ids = Set(sections.flatMap { around.members[$0] ?? [] })
        return names(of: .item, below: [], in: family, path).filter { ids.contains($0.item.label) }
    }

    /// Files and packs that stand outside of the family.
    private func files(of kind: Symbol.Kind, around path: String) -> [Offer] {
        guard let catalogue else { return [] }
        switch kind {
        case .pack: return catalogue.heads.map { offer($0.id, .reference) }
        case .sharedFields: return catalogue.sharedFields(for: path).map { offer($0.name, .file) }
        case .file: return [offer("pack.yaml", .file)]
        case .field, .parameter, .value, .source, .item, .rank, .code, .variable, .context, .function, .key:
            return []
        }
    }

    // MARK: - Overlays

    /// The paths that begin as what is written does: sections, then ids, then keys.
    private func paths(in family: PackFamily, _ file: String) -> [Offer] {
        let written = site.text.components(before: MarkedText.marker)
        guard let point = written.firstIndex(of: ".") else {
            return OverlaySection.allCases.map { offer("\($0.rawValue).", .property) }
                + [offer("applies", .property)]
        }
        guard let section = OverlaySection(rawValue: String(written[..<point])) else { return [] }
        let rest = written[written.index(after: point)...]
        let ids = around.members[section] ?? []
        if let id = ids.filter({ rest.hasPrefix($0 + ".") }).max(by: { $0.utf8.count < $1.utf8.count }) {
            let shape = section.shape(hasTargets: around.hasTargets)
            return MappingShape.named(shape).keys.filter { $0.name != "id" }.map { key in
                Offer(
                    item: CompletionItem(label: "\(section).\(id).\(key.name)", kind: .property),
                    symbol: Symbol(.key(shape), key.name))
            }
        }
        return ids.map { id in
            Offer(
                item: CompletionItem(label: "\(section).\(id)", kind: section.kind.completionKind),
                symbol: Symbol(section.kind, id))
        }
    }

    // MARK: - Worked cases

    private func record(
        of list: [String], without present: [String], in family: PackFamily, _ path: String
    ) -> [Offer] {
        let own = list.isEmpty ? ["period", "place", "assessed", "id", "history"] : []
        let fields = names(of: .field, below: list, in: family, path).map { offer in
            var offer = offer
            offer.item.text = written(asKey: offer.item.label)
            return offer
        }
        return fields.filter { !present.contains($0.item.label) }
            + own.filter { !present.contains($0) }.map { name in
                Offer(
                    item: CompletionItem(
                        label: name, kind: .keyword, text: written(asKey: name), rank: 2))
            }
    }

    private func data(in family: PackFamily, _ path: String) -> [Offer] {
        names(of: .field, below: [], in: family, path) + marks("assessed.")
    }

    private func marks(_ head: String) -> [Offer] {
        (around.members[.indicators] ?? []).map { id in
            Offer(
                item: CompletionItem(label: head + id, kind: .reference, rank: 2), symbol: Symbol(.item, id))
        }
    }

    private func columns(in family: PackFamily, _ path: String) -> [Offer] {
        let single = MappingShape.named(.testCase).keys.filter { key in
            if case .dictionary = key.value { false } else { key.name != "record" }
        }
        return names(of: .field, below: [], in: family, path).map { offer in
            var offer = offer
            offer.item.label = "record." + offer.item.label
            offer.item.text = offer.item.label
            return offer
        } + marks("because.") + single.map { offer($0.name, .property, rank: 3) }
    }
}

extension String {
    /// What stands before the first place of another text.
    fileprivate func components(before other: String) -> String {
        split(separator: other, maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init) ?? self
    }
}
