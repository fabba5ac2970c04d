import RuleDiagnostics
import RuleModel
import RuleSource

extension NodeReader {
    mutating func parameter(_ entry: Node.Entry) -> ParameterSyntax? {
        let name = name(entry.key.spanned)
        guard let keys = mapping(entry.value, as: .parameter) else { return nil }
        let label = keys["label"].flatMap { self.label($0) }
        let source = keys["source"].flatMap { self.source($0) }
        let field = keys["by"].flatMap { identifier($0) }
        let isTable = keys["by"] != nil
        let choices = isTable ? [] : dictionary(keys["of"]) { $0.choice($1) }
        let steps = steps(keys, isTable: isTable, choices: choices, in: entry.value.span)
        guard let name, let steps, field != nil || !isTable else { return nil }
        return ParameterSyntax(
            name: name, label: label, choices: choices, field: field,
            isPercent: ["value", "of", "values"].contains { keys[$0]?.holdsPercent ?? false }, steps: steps,
            source: source, span: entry.key.span)
    }

    /// One figure for all days, or several by the day from which each holds; none where any has a fault.
    private mutating func steps(
        _ keys: KeyedNodes, isTable: Bool, choices: [Choice], in span: SourceSpan
    ) -> [ParameterStepSyntax]? {
        guard let values = keys["values"] else {
            let figure = figure(keys, isTable: isTable, choices: choices, of: .parameter, in: span)
            return figure.map { [ParameterStepSyntax(from: nil, figure: $0, source: nil)] }
        }
        if let value = keys["value"] {
            bag.report(.conflictingKeys(Spanned("values", values.span), Spanned("value", value.span)))
            return nil
        }
        guard let entries = entries(values) else { return nil }
        if entries.isEmpty { bag.report(.emptyList(values.span)) }
        let steps = entries.compactMap { step($0, isTable: isTable, choices: choices) }
        guard steps.count == entries.count, !steps.isEmpty else { return nil }
        return steps.sorted { left, right in
            left.from.flatMap { left in right.from.map { left.value < $0.value } } ?? false
        }
    }

    private mutating func step(
        _ entry: Node.Entry, isTable: Bool, choices: [Choice]
    ) -> ParameterStepSyntax? {
        let day = Day(entry.key.text)
        if day == nil { bag.report(.expectedDate(entry.key.text, at: entry.key.span)) }
        var figure: FigureSyntax?
        var source: SourceSyntax?
        if case .scalar = entry.value.kind, !isTable {
            figure = value(entry.value, choices: choices).map { .value($0) }
        } else if let keys = mapping(entry.value, as: .datedFigure) {
            figure = self.figure(
                keys, isTable: isTable, choices: choices, of: .datedFigure, in: entry.value.span)
            source = keys["source"].flatMap { self.source($0) }
        }
        guard let day, let figure else { return nil }
        return ParameterStepSyntax(from: Spanned(day, entry.key.span), figure: figure, source: source)
    }

    /// The key `value`, or the table at `of` where the parameter differs by a field.
    private mutating func figure(
        _ keys: KeyedNodes, isTable: Bool, choices: [Choice], of shape: ShapeName, in span: SourceSpan
    ) -> FigureSyntax? {
        let name = isTable ? "of" : "value"
        guard let node = keys[name] else {
            if let key = MappingShape.named(shape)[name] { bag.report(.missingKey(key, in: span)) }
            return nil
        }
        if isTable, let value = keys["value"] {
            bag.report(.conflictingKeys(Spanned("of", node.span), Spanned("value", value.span)))
            return nil
        }
        guard isTable else { return value(node, choices: choices).map { .value($0) } }
        guard let entries = entries(node) else { return nil }
        let rows = entries.compactMap { entry -> CodeFigureSyntax? in
            let code = checkedIdentifier(entry.key.spanned)
            let value = number(entry.value)?.map { Value.number($0) }
            guard let code, let value else { return nil }
            return CodeFigureSyntax(code: code, value: value)
        }
        return rows.count == entries.count ? .table(rows, node.span) : nil
    }

    private mutating func value(_ node: Node, choices: [Choice]) -> Spanned<Value>? {
        choices.isEmpty ? number(node)?.map { .number($0) } : chosen(node, among: choices)?.map { .text($0) }
    }

    private mutating func chosen(_ node: Node, among choices: [Choice]) -> Spanned<String>? {
        guard let code = text(node) else { return nil }
        guard choices.contains(where: { $0.code == code.value }) else {
            bag.report(.unknownKeyword(code, known: choices.map(\.code)))
            return nil
        }
        return code
    }
}

extension Node {
    /// Whether a figure in it is written with `%`.
    fileprivate var holdsPercent: Bool {
        switch kind {
        case .scalar(let scalar): scalar.text.hasSuffix("%")
        case .mapping(let entries): entries.contains { $0.key.text != "source" && $0.value.holdsPercent }
        case .sequence, .invalid: false
        }
    }
}
