package import RuleDiagnostics
package import RuleModel

extension ExpressionPrinter {
    /// An expression as a sentence from the labels of what it reads, without a full stop.
    package func sentence(for expression: Expression, in language: Language) -> String {
        var sentence = ExpressionSentence(names: names, language: language)
        sentence.isLast = true
        let text = sentence.phrase(for: expression).text
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}

/// Turns one expression into words of one language.
struct ExpressionSentence {
    /// Some words, and how tightly they hold together when they become a part of others.
    struct Phrase {
        var text: String
        var precedence = Precedence.member
    }

    let names: NameTable
    let language: Language
    /// What the variables of the open macros are called, by number.
    var variables: [LocalizedText] = []
    /// Whether nothing follows, so that what a condition says need not be held together.
    var isLast = false

    init(names: NameTable, language: Language) {
        self.names = names
        self.language = language
        if names.isInItem { variables = [ExpressionSentence.item] }
    }

    static let item = LocalizedText(vi: "mục đó", en: "the item")

    /// The words of an expression: a claim where it is a condition, else a name for its value.
    func phrase(for expression: Expression) -> Phrase {
        expression.type == .flag ? claim(expression, isNegated: false) : term(expression)
    }

    /// What a value is computed from, where that is told instead of its name.
    func definition(of expression: Expression) -> Expression? {
        if case .derived(let index) = expression.kind { names.definitions[index] } else { nil }
    }

    /// The words of a part, in parentheses where they would run together with what is around them.
    func text(of phrase: Phrase, holding least: Precedence = .sum) -> String {
        phrase.precedence < least ? "(\(phrase.text))" : phrase.text
    }

    func text(of expression: Expression, holding least: Precedence = .sum) -> String {
        text(of: inner.phrase(for: expression), holding: least)
    }

    /// The same words where more may follow.
    var inner: ExpressionSentence {
        var inner = self
        inner.isLast = false
        return inner
    }

    func choose(_ vi: String, _ en: String) -> String {
        LocalizedText(vi: vi, en: en)[language]
    }

    // MARK: Names

    /// The name by which the pack knows an expression; none where it has none, or its definition is told instead.
    func entry(of expression: Expression) -> NameTable.Name? {
        switch expression.kind {
        case .field(let slot): names.fields[slot]
        case .parameter(let index): names.parameters[index]
        case .derived(let index): names.definitions[index] == nil ? names.derived[index] : nil
        case .member(let base, let slot, let name):
            NameTable.Name(name, label: base.type.memberLabel(slot))
        case .literal, .context, .local, .index, .isPresent, .not, .negate, .and, .or, .binary, .conditional,
            .call, .matches, .comprehension, .list, .map:
            nil
        }
    }

    /// What people call a thing, as it stands inside a sentence; none where it has no label.
    func label(of name: NameTable.Name) -> String? {
        guard let label = name.label?[language], !label.isEmpty else { return nil }
        return ExpressionSentence.lowered(label)
    }

    /// A label with a small first letter, unless it begins with an abbreviation such as `UBND`.
    static func lowered(_ label: String) -> String {
        guard let second = label.dropFirst().first, second.isUppercase else {
            return label.prefix(1).lowercased() + label.dropFirst()
        }
        return label
    }

    /// The label of a list inside a sentence; none where it has none, or no name at all.
    ///
    /// That of a parameter is about all of its figures, and names none of them.
    func labelOfList(_ list: Expression) -> String? {
        if case .parameter = list.kind { nil } else { entry(of: list).flatMap(label) }
    }

    /// What a name says inside a sentence: its label, or else itself; none for what has no name.
    func name(of expression: Expression) -> String? {
        if let entry = entry(of: expression) { return label(of: entry) ?? entry.text }
        return switch expression.kind {
        case .context(.period): choose("năm đánh giá", "the year assessed")
        case .context(.place): choose("địa bàn", "the place")
        case .local(let index): variables[index][language]
        case .field, .parameter, .derived, .member, .literal, .index, .isPresent, .not, .negate, .and, .or,
            .binary, .conditional, .call, .matches, .comprehension, .list, .map:
            nil
        }
    }

    // MARK: Terms

    func term(_ expression: Expression) -> Phrase {
        if let definition = definition(of: expression) { return phrase(for: definition) }
        if let name = name(of: expression) { return Phrase(text: name) }
        switch expression.kind {
        case .literal(let value): return Phrase(text: words(for: value, type: expression.type))
        case .negate(let operand):
            return Phrase(text: "-" + text(of: operand, holding: .unary), precedence: .unary)
        case .binary(let symbol, let left, let right): return arithmetic(symbol, left, right)
        case .conditional(let condition, let then, let otherwise):
            return conditional(
                inner.phrase(for: condition), inner.phrase(for: then), inner.phrase(for: otherwise))
        case .index(let base, let index): return Phrase(text: element(index, of: base))
        case .call(let function, let arguments): return call(function, arguments)
        case .comprehension(let comprehension):
            return expression.type == .flag
                ? quantified(comprehension, isNegated: false) : items(of: comprehension)
        case .list(let items):
            return Phrase(text: items.map { text(of: $0, holding: .or) }.joined(separator: ", "))
        case .map(let entries):
            let parts = entries.map { text(of: $0.key) + ": " + text(of: $0.value) }
            return Phrase(text: "{" + parts.joined(separator: ", ") + "}")
        case .isPresent, .not, .and, .or, .matches: return claim(expression, isNegated: false)
        case .field, .parameter, .derived, .member, .context, .local: return Phrase(text: "")
        }
    }

    func conditional(_ condition: Phrase, _ then: Phrase, _ otherwise: Phrase) -> Phrase {
        let parts = [condition, then, otherwise].map { text(of: $0, holding: .or) }
        return Phrase(
            text: choose(
                "nếu \(parts[0]) thì \(parts[1]), nếu không thì \(parts[2])",
                "if \(parts[0]) then \(parts[1]), otherwise \(parts[2])"),
            precedence: .conditional)
    }

    private func arithmetic(_ symbol: BinaryOperator, _ left: Expression, _ right: Expression) -> Phrase {
        let precedence = symbol.precedence
        let parts = (text(of: left, holding: precedence), text(of: right, holding: precedence.tighter))
        let sign =
            switch symbol {
            case .multiply: "×"
            case .remainder: choose("chia lấy dư cho", "modulo")
            case .add, .subtract, .divide, .equal, .notEqual, .less, .lessOrEqual, .greater,
                .greaterOrEqual, .isIn:
                symbol.rawValue
            }
        return Phrase(text: "\(parts.0) \(sign) \(parts.1)", precedence: precedence)
    }

    private func element(_ index: Expression, of base: Expression) -> String {
        let whole = text(of: base, holding: .member)
        if case .list = base.type, case .literal(.number(let number)) = index.kind, let place = number.whole {
            return choose("mục thứ \(place + 1) của \(whole)", "item \(place + 1) of \(whole)")
        }
        return choose("\(text(of: index)) của \(whole)", "\(text(of: index)) of \(whole)")
    }
}

extension ValueType {
    /// The label of a field of an item.
    fileprivate func memberLabel(_ slot: Int) -> LocalizedText? {
        guard case .record(let shape) = self else { return nil }
        return shape.members[slot].label
    }
}
