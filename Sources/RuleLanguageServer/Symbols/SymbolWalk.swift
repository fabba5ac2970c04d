import RuleCompiler
import RuleDiagnostics
import RuleReport
import RuleSource

/// One walk over the tree of a rule file by the tables of its keys, which finds every name in it.
///
/// It needs no pack without faults: where conditions cannot be checked, the names in them are left out.
struct SymbolWalk {
    /// What is known about the pack that the file belongs to.
    struct Surroundings {
        /// What names in conditions mean; none where the pack cannot be read.
        var names: PackNames?
        /// The ids by the section of overlays that holds them.
        var members: [OverlaySection: [String]] = [:]
        /// Whether the pack judges by targets.
        var hasTargets = false
    }

    let around: Surroundings
    private(set) var occurrences: [Occurrence] = []
    /// What stands where the editor's cursor is, when completion asks.
    private(set) var site: CompletionSite?
    /// The text that stands for the cursor.
    let marker: String?
    /// The conditions with faults, which may hold names that nobody can tell.
    var faultyExpressions: [EmbeddedText] = []

    init(_ around: Surroundings, marker: String? = nil) {
        self.around = around
        self.marker = marker
    }

    mutating func add(_ occurrence: Occurrence) {
        occurrences.append(occurrence)
    }

    // MARK: - Names

    /// Notes a name that is all of a text.
    mutating func use(_ kind: Symbol.Kind, _ scalar: Node.Scalar, below path: [String] = []) {
        meet(.names(kind, below: path), in: scalar.text, scalar)
        guard !scalar.text.isEmpty else { return }
        add(
            Occurrence(
                symbol: Symbol(kind, path + [scalar.text]), range: scalar.inner,
                isPlainText: scalar.style == .plain))
    }

    mutating func use(_ kind: Symbol.Kind, _ node: Node, below path: [String] = []) {
        if let scalar = node.scalar { use(kind, scalar, below: path) }
    }

    /// Notes the id of an item, which is one of some sections.
    mutating func use(item scalar: Node.Scalar, of sections: OverlaySection...) {
        meet(.items(sections), in: scalar.text, scalar)
        use(.item, scalar)
    }

    /// Notes a name that is a part of a text.
    mutating func use(_ symbol: Symbol, in text: EmbeddedText, at range: Range<Int>) {
        add(Occurrence(symbol: symbol, range: text.span(of: range).bytes))
    }

    mutating func define(
        _ symbol: Symbol, _ scalar: Node.Scalar, card: String, extent: SourceSpan
    ) {
        guard !scalar.text.isEmpty else { return }
        add(
            Occurrence(
                symbol: symbol, range: scalar.inner,
                definition: Occurrence.Definition(card: card, extent: extent.bytes),
                isPlainText: scalar.style == .plain))
    }

    /// Notes what may stand at the cursor, if the text holds it; the first that is met counts.
    mutating func meet(_ content: CompletionSite.Content, in text: String, _ scalar: Node.Scalar) {
        guard let marker, site == nil, text.contains(marker) else { return }
        site = CompletionSite(content: content, text: scalar.text, range: scalar.inner, style: scalar.style)
    }

    // MARK: - Values

    mutating func walk(_ node: Node, as shape: ValueShape) {
        switch shape {
        case .expression: expression(node)
        case .unaryTest: unaryTest(node)
        case .numberOrParameter: numberOrParameter(node)
        case .keywordOrParameter(let words):
            guard let scalar = node.scalar else { return }
            meet(.words(words, orParameter: true), in: scalar.text, scalar)
            if !words.contains(scalar.text) { parameter(scalar) }
        case .mapping(let name): mapping(node, as: name)
        case .label: mapping(node, as: .label)
        case .list(let item, _): for node in node.items ?? [] { walk(node, as: item) }
        case .dictionary(let item): for entry in node.entries ?? [] { walk(entry.value, as: item) }
        case .either(let shapes):
            if let shape = shapes.first(where: { $0.takes(node) }) { walk(node, as: shape) }
        case .keyword(let words):
            if let scalar = node.scalar { meet(.words(words, orParameter: false), in: scalar.text, scalar) }
        case .flag:
            if let scalar = node.scalar {
                meet(.words(["true", "false"], orParameter: false), in: scalar.text, scalar)
            }
        case .text, .identifier, .number, .date, .anything: return
        }
    }

    mutating func numberOrParameter(_ node: Node) {
        guard let scalar = node.scalar else { return }
        meet(.names(.parameter, below: []), in: scalar.text, scalar)
        if scalar.style == .plain { parameter(scalar) }
    }

    private mutating func parameter(_ scalar: Node.Scalar) {
        guard scalar.isName else { return }
        add(Occurrence(symbol: Symbol(.parameter, scalar.text), range: scalar.inner, isPlainText: true))
    }

    // MARK: - Mappings

    /// Visits a mapping of some kind; `owner` holds the ids of the items that it is a part of.
    mutating func mapping(_ node: Node, as name: ShapeName, owner: [String] = []) {
        keys(of: node, as: name) { walk, entry, key in
            walk.value(entry, key, of: name, in: node, owner: owner)
        }
    }

    /// Visits the known keys of a mapping.
    mutating func keys(
        of node: Node, as name: ShapeName, _ visit: (inout SymbolWalk, Node.Entry, KeyShape) -> Void
    ) {
        let shape = MappingShape.named(name)
        let entries = node.entries ?? []
        for entry in entries {
            let others = entries.map(\.key.text).filter { $0 != entry.key.text }
            meet(.keys(name, present: others), in: entry.key.text, entry.key)
            guard let key = shape[entry.key.text] else { continue }
            add(Occurrence(symbol: Symbol(.key(name), key.name), range: entry.key.inner))
            visit(&self, entry, key)
        }
    }

    /// The value of a key whose names need more than its shape tells.
    private mutating func value(
        _ entry: Node.Entry, _ key: KeyShape, of name: ShapeName, in node: Node, owner: [String]
    ) {
        let value = entry.value
        switch (name, key.name) {
        case (.pack, "pack"):
            if let scalar = value.scalar {
                define(Symbol(.pack, scalar.text), scalar, card: RuleCard.packPath, extent: node.span)
            }
        case (.pack, "include"): for item in value.items ?? [] { use(.sharedFields, item) }
        case (.pack, "sources"), (.overlay, "sources"): documents(value)
        case (.pack, "fields"), (.sharedFields, "fields"), (.additions, "fields"): fields(value, of: [])
        case (.pack, "parameters"): parameters(value)
        case (.pack, "values"): values(value)
        case (.pack, "criteria"):
            let shape: ShapeName = around.hasTargets ? .targetCriterion : .criterion
            for item in value.items ?? [] { mapping(item, as: shape) }
        case (.source, "ref"): use(.source, value)
        case (.after, "level"): use(.rank, value)
        case (.target, "target"): conditions(value)
        case (_, "id"): id(value, of: name, in: node, owner: owner)
        case (.award, "points"): awardPoints(value, in: node)
        case (_, "parts"):
            let id = node.value(at: "id")?.scalar?.text
            for item in value.items ?? [] { mapping(item, as: .part, owner: owner + [id].compactMap(\.self)) }
        case (_, "award"):
            mapping(value, as: .award, owner: owner + [node.value(at: "id")?.scalar?.text].compactMap(\.self))
        case (.overlay, "extends"): use(.pack, value)
        case (.overlay, "set"): for entry in value.entries ?? [] { set(entry) }
        case (.additions, "indicators"): additions(value)
        case (.tests, _), (.testCase, _), (.testTable, _), (.wayUp, _):
            expectation(entry, key, of: name, in: node)
        default: walk(value, as: key.value)
        }
    }

    private mutating func id(_ value: Node, of name: ShapeName, in node: Node, owner: [String]) {
        guard let scalar = value.scalar, let section = name.section else { return }
        if name == .part {
            let card = (owner.first.map { ["\(around.section(of: $0)).\($0)"] } ?? []) + owner.dropFirst()
            return define(
                Symbol(.item, scalar.text), scalar, card: (card + [scalar.text]).joined(separator: ".parts."),
                extent: node.span)
        }
        let kind: Symbol.Kind = name == .classBand || name == .level ? .rank : .item
        define(
            Symbol(kind, scalar.text), scalar, card: "\(section).\(scalar.text)", extent: node.span)
    }
}

extension SymbolWalk.Surroundings {
    /// The section in which an item of that id stands.
    func section(of id: String) -> String {
        members[.deductions]?.contains(id) ?? false ? "deductions" : "indicators"
    }
}

extension ShapeName {
    /// The section of a pack whose members are mappings of this kind.
    fileprivate var section: String? {
        switch self {
        case .criterion, .targetCriterion: "criteria"
        case .indicator, .target, .part: "indicators"
        case .prerequisite: "prerequisites"
        case .deduction: "deductions"
        case .classBand: "classification"
        case .level: "levels"
        default: nil
        }
    }
}

extension ValueShape {
    /// Whether a node of that kind is meant for this one of several shapes.
    fileprivate func takes(_ node: Node) -> Bool {
        switch self {
        case .mapping, .dictionary, .label: node.entries != nil
        case .list: node.items != nil
        case .text, .identifier, .number, .numberOrParameter, .flag, .date, .expression, .unaryTest, .keyword,
            .keywordOrParameter:
            node.scalar != nil
        case .anything: true
        case .either(let shapes): shapes.contains { $0.takes(node) }
        }
    }
}

extension Node.Scalar {
    /// The bytes of its text, without quotes.
    var inner: Range<Int> {
        guard style != .plain else { return span.bytes }
        let text = embedded()
        guard !text.text.isEmpty else {
            return Int(span.lower) + 1..<max(Int(span.lower) + 1, Int(span.upper) - 1)
        }
        return text.span(of: 0..<text.text.utf8.count).bytes
    }
}
