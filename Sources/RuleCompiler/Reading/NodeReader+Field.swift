import RuleDiagnostics
import RuleExpression
import RuleModel
import RuleSource

extension NodeReader {
    /// Reads one entry of `fields`.
    mutating func field(_ entry: Node.Entry) -> FieldSyntax? {
        let name = name(entry.key.spanned)
        guard let keys = mapping(entry.value, as: .field) else { return nil }
        let type = keys["type"].flatMap { keyword($0, FieldType.self) }
        var field = FieldSyntax(
            name: entry.key.spanned, kind: kind(type?.value, keys, in: entry), span: entry.key.span)
        field.label = keys["label"].flatMap { label($0) }
        field.minimum = limit(keys["min"], of: type?.value)
        field.maximum = limit(keys["max"], of: type?.value)
        field.pattern = keys["pattern"].flatMap { pattern($0) }
        field.aliases = items(keys["aliases"]) { $0.text($1) }
        field.isPersonal = keys["personal"].flatMap { flag($0) } ?? false
        field.isFixed = keys["fixed"].flatMap { flag($0) } ?? false
        field.isInformative = keys["informative"].flatMap { flag($0) } ?? false
        if let type { reportMisfits(keys, of: type) }
        return name == nil ? nil : field
    }

    /// A field of the items of a list; these hold no lists, for which neither sheets nor columns have a place.
    private mutating func itemField(_ entry: Node.Entry) -> FieldSyntax? {
        guard let field = field(entry) else { return nil }
        if case .list = field.kind, let type = entry.value.entries?.first(where: { $0.key.text == "type" }) {
            bag.report(.listInList(at: type.value.span))
        }
        return field
    }

    private enum FieldType: String, CaseIterable {
        case flag, count, whole, decimal, percent, choice, text, date, list

        /// The keys that mean something for this type, besides those that every type has.
        var ownKeys: [String] {
            switch self {
            case .flag: []
            case .count, .whole, .percent, .date: ["min", "max"]
            case .decimal: ["min", "max", "scale"]
            case .choice, .list: ["of"]
            case .text: ["pattern"]
            }
        }
    }

    private mutating func kind(
        _ type: FieldType?, _ keys: KeyedNodes, in entry: Node.Entry
    ) -> FieldSyntax.Kind {
        switch type {
        case .flag: .plain(.flag)
        case .count: .plain(.count)
        case .whole: .plain(.whole)
        case .decimal: .plain(.decimal(places: keys["scale"].flatMap { places($0) } ?? 2))
        case .percent: .plain(.percent)
        case .text: .plain(.text)
        case .date: .plain(.date)
        case .choice:
            contents(keys["of"], in: entry).map { choices($0) } ?? .poisoned
        case .list:
            contents(keys["of"], in: entry).map { .list(dictionary($0) { $0.itemField($1) }) } ?? .poisoned
        case nil: .poisoned
        }
    }

    /// The choices of a field; with one that has a fault, nobody can say which codes there are.
    private mutating func choices(_ node: Node) -> FieldSyntax.Kind {
        let choices = dictionary(node) { $0.choice($1) }
        return choices.count == node.entries?.count ?? 0 ? .plain(.choice(choices)) : .poisoned
    }

    /// The value of `of`, which choices and lists need.
    private mutating func contents(_ node: Node?, in entry: Node.Entry) -> Node? {
        if node == nil { bag.report(.missingContents(of: entry.key.spanned)) }
        return node
    }

    private mutating func reportMisfits(_ keys: KeyedNodes, of type: Spanned<FieldType>) {
        for key in ["min", "max", "scale", "pattern", "of"] {
            if let node = keys[key], !type.value.ownKeys.contains(key) {
                bag.report(.needlessKey(key, at: node.span, besides: type.value.rawValue, at: type.span))
            }
        }
    }

    /// One entry of `of` in a choice: a code and its label.
    mutating func choice(_ entry: Node.Entry) -> Choice? {
        let code = checkedIdentifier(entry.key.spanned)
        var text: LocalizedText?
        if case .scalar = entry.value.kind {
            text = self.text(entry.value).map { LocalizedText(vi: $0.value, en: entry.key.text) }
        } else {
            text = label(entry.value)
        }
        guard let code, let text else { return nil }
        return Choice(code: code.value, label: text)
    }

    private mutating func places(_ node: Node) -> Int? {
        guard let number = number(node) else { return nil }
        guard let places = number.value.whole, (0...9).contains(places) else {
            bag.report(.badScale(node.span))
            return nil
        }
        return places
    }

    /// A limit of a field: an expression, in which a figure may be a percentage.
    private mutating func limit(_ node: Node?, of type: FieldType?) -> ExpressionSyntax? {
        guard let node else { return nil }
        if case .scalar(let scalar) = node.kind, type == .percent, scalar.style == .plain {
            if scalar.text.hasSuffix("%"), let number = Rational(figure: scalar.text) {
                return ExpressionSyntax(.number(number), span: node.span)
            }
            if scalar.resolved == .number(scalar.text) {
                bag.report(.percentWithoutSign(scalar.text, at: node.span))
                return nil
            }
        }
        if case .scalar(let scalar) = node.kind, type == .date, Day(scalar.text) != nil {
            return .day(scalar.text, at: node.span)
        }
        return expression(node)
    }

    private mutating func pattern(_ node: Node) -> Pattern? {
        guard let text = embedded(node, expected: .expected.text) else { return nil }
        do {
            return try Pattern(text.text)
        } catch {
            bag.report(.badPattern(error, in: text))
            return nil
        }
    }
}
