package import RuleDiagnostics
package import RuleModel
package import RuleSource

/// Reads nodes of a rule file as values of one kind; reports what is of another kind.
///
/// Each function gives nothing where it reported a fault, and says nothing about nodes whose fault the YAML
/// layer reported already.
package struct NodeReader {
    package var bag = DiagnosticBag()
    /// Names whose own entry is faulty, so that their uses are not reported as unknown.
    var poisoned: Set<String> = []
    /// How the pack judges, once it was read.
    var model: Spanned<PackModel>?

    package init() {}

    // MARK: - Mappings and lists

    /// The values of a mapping whose keys are those of a shape.
    ///
    /// `other` is the shape that the mapping has in the other model of packs.
    package mutating func mapping(
        _ node: Node, as name: ShapeName, insteadOf other: ShapeName? = nil
    ) -> KeyedNodes? {
        guard let entries = entries(node) else { return nil }
        let shape = MappingShape.named(name)
        let values =
            shape.holdsAll(of: entries)
            ? KeyedNodes(entries: entries) : known(entries, of: shape, insteadOf: other)
        let missing = shape.requiredKeys.filter { !values.holds($0) }
        guard !missing.isEmpty else { return values }
        // A mistyped key is one fault, which was reported.
        let names = shape.keys.map(\.name)
        let meant = entries.map(\.key.text).filter { !shape.holds($0) }.compactMap {
            Suggestion.nearest(to: $0, among: names)
        }
        for key in missing where !meant.contains(key) {
            if let key = shape[key] { bag.report(.missingKey(key, in: node.span)) }
        }
        return values
    }

    /// The values of the keys that a shape has; the others are reported.
    private mutating func known(
        _ entries: [Node.Entry], of shape: MappingShape, insteadOf other: ShapeName?
    ) -> KeyedNodes {
        var values = KeyedNodes(entries: [])
        for (index, entry) in entries.enumerated() {
            if shape.holds(entry.key.text) {
                values.append(entry)
            } else if index > 0, entry.isLeftOver {
                let broken = entries[index - 1]
                // A second comma in the same text is the same fault.
                guard !broken.isLeftOver else { continue }
                // What stands before the comma is only half of a text, so nobody else looks at it.
                values.invalidate(broken.key.text)
                bag.report(.strayComma(before: entry.key.spanned, in: broken))
            } else if let model, let other, MappingShape.named(other).holds(entry.key.text) {
                bag.report(.keyOfOtherModel(entry.key.spanned, model: model))
            } else {
                bag.report(.unknownKey(entry.key.spanned, known: shape.keys.map(\.name)))
            }
        }
        return values
    }

    /// The entries of a mapping whose keys the author chose.
    package mutating func entries(_ node: Node) -> [Node.Entry]? {
        switch node.kind {
        case .mapping(let entries): return entries
        case .invalid: return nil
        case .scalar, .sequence:
            bag.report(.expectedMapping(node))
            return nil
        }
    }

    /// The items of a list, which says something only if it is not empty, but for places where nothing is said so.
    package mutating func list(_ node: Node, mayBeEmpty: Bool = false) -> [Node]? {
        switch node.kind {
        case .sequence(let items):
            if items.isEmpty, !mayBeEmpty { bag.report(.emptyList(node.span)) }
            return items
        case .invalid: return nil
        case .scalar, .mapping:
            bag.report(.expectedSequence(node))
            return nil
        }
    }

    // MARK: - Scalars

    /// The scalar of a node, not empty.
    mutating func scalar(_ node: Node, expected: @autoclosure () -> LocalizedText) -> Node.Scalar? {
        switch node.kind {
        case .scalar(let scalar):
            if scalar.isNull {
                bag.report(.emptyValue(node.span, expected: expected()))
                return nil
            }
            return scalar
        case .invalid: return nil
        case .sequence, .mapping:
            bag.report(.expectedText(node, expected: expected()))
            return nil
        }
    }

    /// A text for people; something that reads as a number must be quoted.
    package mutating func text(_ node: Node) -> Spanned<String>? {
        guard let scalar = scalar(node, expected: .expected.text) else { return nil }
        guard scalar.isText else {
            bag.report(.unquotedText(scalar.text, at: node.span))
            return nil
        }
        return scalar.spanned
    }

    /// A name or id of letters, digits, `-`, `_` and `.`.
    package mutating func identifier(_ node: Node) -> Spanned<String>? {
        guard let id = text(node) else { return nil }
        return checkedIdentifier(id)
    }

    mutating func checkedIdentifier(_ id: Spanned<String>) -> Spanned<String>? {
        let isPlain = id.value.utf8.allSatisfy { byte in
            byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: ".")
        }
        guard isPlain, !id.value.isEmpty else {
            bag.report(.badIdentifier(id))
            return nil
        }
        return id
    }

    /// The name of a field, parameter or value: an identifier of the expression language.
    mutating func name(_ key: Spanned<String>) -> Spanned<String>? {
        let isName = key.value.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
        guard isName, let first = key.value.utf8.first, !first.isDigit else {
            bag.report(.badName(key))
            return nil
        }
        return key
    }

    package mutating func keyword<Keyword: RawRepresentable & CaseIterable>(
        _ node: Node, _ type: Keyword.Type
    ) -> Spanned<Keyword>? where Keyword.RawValue == String {
        var known: [String] { Keyword.allCases.map(\.rawValue) }
        guard let scalar = scalar(node, expected: .expected.keyword(known)) else { return nil }
        guard let keyword = Keyword(rawValue: scalar.text) else {
            bag.report(.unknownKeyword(Spanned(scalar.text, node.span), known: known))
            return nil
        }
        return Spanned(keyword, node.span)
    }

    package mutating func flag(_ node: Node) -> Bool? {
        guard let scalar = scalar(node, expected: .expected.flag) else { return nil }
        guard case .flag(let flag) = scalar.resolved else {
            bag.report(.expectedFlag(scalar.text, at: node.span))
            return nil
        }
        return flag
    }

    package mutating func date(_ node: Node) -> Spanned<Day>? {
        guard let scalar = scalar(node, expected: .expected.date) else { return nil }
        guard let day = Day(scalar.text) else {
            bag.report(.expectedDate(scalar.text, at: node.span))
            return nil
        }
        return Spanned(day, node.span)
    }

    /// A number: `10`, `7.5`, `90%`, `2/3`.
    package mutating func number(_ node: Node) -> Spanned<Rational>? {
        guard let scalar = scalar(node, expected: .expected.number) else { return nil }
        switch scalar.trap {
        case .leadingZero: bag.report(.leadingZero(scalar.text, at: node.span))
        case .decimalComma: bag.report(.decimalComma(scalar.text, at: node.span))
        case .flagWord, .sexagesimal, .date, nil:
            if scalar.style == .plain, let number = Rational(figure: scalar.text) {
                return Spanned(number, node.span)
            }
            bag.report(.expectedNumber(scalar))
        }
        return nil
    }

    /// A number, or the name of a parameter.
    mutating func numberOrParameter(_ node: Node) -> Spanned<NumberSyntax>? {
        if case .scalar(let scalar) = node.kind, scalar.style == .plain, scalar.isName {
            return Spanned(.parameter(scalar.text), node.span)
        }
        return number(node)?.map { .literal($0) }
    }

    /// Texts in both languages.
    mutating func label(_ node: Node) -> LocalizedText? {
        guard let keys = mapping(node, as: .label) else { return nil }
        let vi = keys["vi"].flatMap { text($0) }
        let en = keys["en"].flatMap { text($0) }
        guard let vi, let en else { return nil }
        return LocalizedText(vi: vi.value, en: en.value)
    }

    /// The text of a condition or of a band, with the way back to the file.
    mutating func embedded(_ node: Node, expected: @autoclosure () -> LocalizedText) -> EmbeddedText? {
        scalar(node, expected: expected())?.embedded()
    }
}

extension Node.Entry {
    /// Whether it is a key without a colon, as a comma within `{ }` leaves behind.
    fileprivate var isLeftOver: Bool {
        guard case .scalar(let scalar) = value.kind else { return false }
        return scalar.style == .plain && value.span.lower == value.span.upper
            && value.span.lower == key.span.upper
    }
}

extension Node.Scalar {
    /// The text and where it stands.
    package var spanned: Spanned<String> { Spanned(text, span) }

    /// Whether the text could be the name of a parameter.
    package var isName: Bool {
        guard let first = text.unicodeScalars.first else { return false }
        return (first.isASCII ? UInt8(ascii: first).isLetter : first.properties.isAlphabetic) && isText
    }
}

extension UInt8 {
    /// A letter of ASCII.
    fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
    /// A digit of ASCII.
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

extension Rational {
    /// Reads a figure of a rule file: a number, a percentage or a fraction.
    init?(figure text: String) {
        if text.utf8.last == UInt8(ascii: "%") {
            guard
                let number = Rational(String(text.dropLast())), let share = number.divided(by: Rational(100))
            else { return nil }
            self = share
        } else {
            self.init(text)
        }
    }
}
