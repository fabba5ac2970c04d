import RuleDiagnostics
import RuleExpression
import RuleModel
package import RuleSource

extension NodeReader {
    /// Reads the whole pack; absent parts were reported.
    mutating func pack(_ root: Node) -> PackSyntax? {
        guard let keys = mapping(root, as: .pack) else { return nil }
        var pack = PackSyntax()
        pack.id = keys["pack"].flatMap { packID($0) }
        pack.title = keys["title"].flatMap { label($0) }
        pack.subject = keys["subject"].flatMap { identifier($0) }
        pack.inForce = keys["in-force"].flatMap { inForce($0) }
        model = keys["model"].flatMap { keyword($0, PackModel.self) }
        pack.documents = dictionary(keys["sources"]) { $0.document($1) }
        pack.fields = dictionary(keys["fields"]) { $0.field($1) }
        pack.parameters = dictionary(keys["parameters"]) { $0.parameter($1) }
        pack.values = dictionary(keys["values"]) { $0.derivedValue($1) }
        pack.applies = keys["applies"].flatMap { expression($0) }
        pack.prerequisites = items(keys["prerequisites"]) { $0.prerequisite($1) }
        reportKeysOfOtherModel(keys, in: root)
        switch model?.value {
        case .points, nil:
            pack.criteria = items(keys["criteria"]) { $0.criterion($1) }
            pack.deductions = deductions(keys)
            pack.classes = items(keys["classification"]) { $0.classBand($1) }
        case .targets: pack.targets = targetModel(keys)
        }
        pack.poisoned = poisoned
        return pack
    }

    /// Reads what a catalogue needs of a pack.
    mutating func head(
        _ root: Node
    ) -> (id: Spanned<String>?, subject: Spanned<String>?, inForce: InForceSyntax?)? {
        guard let keys = mapping(root, as: .pack) else { return nil }
        return (
            keys["pack"].flatMap { packID($0) }, keys["subject"].flatMap { identifier($0) },
            keys["in-force"].flatMap { inForce($0) }
        )
    }

    /// `title/decision`, each of lower-case letters, digits and hyphens.
    private mutating func packID(_ node: Node) -> Spanned<String>? {
        guard let id = text(node) else { return nil }
        let parts = id.value.split(separator: "/", omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { part in
            !part.isEmpty
                && part.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
        }
        guard isPlain, parts.count == 2 else {
            bag.report(.badPackID(id))
            return nil
        }
        return id
    }

    // MARK: - Lists of things

    /// Reads every item of a list; none where the key is absent.
    package mutating func items<Item>(_ node: Node?, _ read: (inout NodeReader, Node) -> Item?) -> [Item] {
        var items: [Item] = []
        for node in node.flatMap({ list($0) }) ?? [] {
            if let item = read(&self, node) { items.append(item) }
        }
        return items
    }

    /// Reads every entry of a mapping whose keys the author chose.
    mutating func dictionary<Item>(
        _ node: Node?, _ read: (inout NodeReader, Node.Entry) -> Item?
    ) -> [Item] {
        var items: [Item] = []
        for entry in node.flatMap({ entries($0) }) ?? [] {
            if let item = read(&self, entry) { items.append(item) } else { poisoned.insert(entry.key.text) }
        }
        return items
    }

    // MARK: - Head of the pack

    mutating func inForce(_ node: Node) -> InForceSyntax? {
        guard let keys = mapping(node, as: .inForce) else { return nil }
        let from = keys["from"].flatMap { date($0) }
        let to = keys["to"].flatMap { date($0) }
        return from.map { InForceSyntax(from: $0, to: to) }
    }

    private mutating func document(_ entry: Node.Entry) -> DocumentSyntax? {
        let key = checkedIdentifier(entry.key.spanned)
        guard let keys = mapping(entry.value, as: .document) else { return nil }
        let vi = keys["vi"].flatMap { text($0) }
        let en = keys["en"].flatMap { text($0) }
        let issued = keys["issued"].flatMap { date($0) }
        let url = keys["url"].flatMap { text($0) }
        guard let key else { return nil }
        let name = LocalizedText(vi: vi?.value ?? key.value, en: en?.value ?? key.value)
        return DocumentSyntax(key: key, name: name, issued: issued, url: url?.value)
    }

    mutating func source(_ node: Node) -> SourceSyntax? {
        guard let keys = mapping(node, as: .source) else { return nil }
        let ref = keys["ref"].flatMap { identifier($0) }
        let place = keys["at"].flatMap { text($0) }
        // A figure counts as verified only where the pack says so.
        let isVerified = keys["verified"].flatMap { flag($0) } ?? false
        let note = keys["note"].flatMap { label($0) }
        guard let ref else { return nil }
        return SourceSyntax(
            ref: ref, place: place?.value, isVerified: isVerified, note: note, span: node.span)
    }

    // MARK: - Values

    private mutating func derivedValue(_ entry: Node.Entry) -> DerivedValueSyntax? {
        let name = name(entry.key.spanned)
        var label: LocalizedText?
        var expression: ExpressionSyntax?
        if case .mapping = entry.value.kind {
            guard let keys = mapping(entry.value, as: .derivedValue) else { return nil }
            label = keys["label"].flatMap { self.label($0) }
            expression = keys["value"].flatMap { self.expression($0) }
        } else {
            expression = self.expression(entry.value)
        }
        guard let name else { return nil }
        return DerivedValueSyntax(name: name, label: label, expression: expression, span: entry.key.span)
    }

    mutating func expression(_ node: Node) -> ExpressionSyntax? {
        guard let text = embedded(node, expected: .expected.expression) else { return nil }
        return parseExpression(text, reporting: &bag)
    }
}
