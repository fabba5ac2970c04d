import RuleDiagnostics
package import RuleModel

/// Writes checked expressions as text again, with no more parentheses than needed.
///
/// What it writes is read and checked back to the same expression.
package struct ExpressionPrinter: Sendable {
    let names: NameTable
    /// The variables of the macros that are open, by number.
    private var variables: [String] = []

    package init(names: NameTable) {
        self.names = names
        // The item itself has no name; its fields do.
        if names.isInItem { variables = [""] }
    }

    /// The text of an expression.
    package func print(_ expression: Expression) -> String {
        text(of: expression, holding: .conditional)
    }

    /// The text of an operand, in parentheses where its own operator is looser than its place allows.
    private func text(of expression: Expression, holding least: Precedence) -> String {
        let text = text(of: expression)
        return expression.precedence < least ? "(\(text))" : text
    }

    private func text(of expression: Expression) -> String {
        switch expression.kind {
        case .literal(let value): LiteralPrinter.text(of: value, type: expression.type)
        case .field(let slot): names.fields[slot].text
        case .context(let name): name.rawValue
        case .parameter(let index): names.parameters[index].text
        case .derived(let index): names.derived[index].text
        case .local(let index): variables[index]
        case .member(let base, _, let name): isBareItem(base) ? name : receiver(base) + ".\(name)"
        case .index(let base, let index): element(index, of: base)
        case .isPresent(let operand): "has(\(print(operand)))"
        case .not(let operand): "!" + text(of: operand, holding: .unary)
        case .negate(let operand): "-" + text(of: operand, holding: .unary)
        case .and(let left, let right): infix("&&", left, right, .and)
        case .or(let left, let right): infix("||", left, right, .or)
        case .binary(let symbol, let left, let right):
            infix(symbol.rawValue, left, right, symbol.precedence)
        case .conditional(let condition, let then, let otherwise):
            text(of: condition, holding: .or) + " ? " + text(of: then, holding: .or) + " : "
                + text(of: otherwise, holding: .conditional)
        case .call(let function, let arguments): call(function, arguments)
        case .matches(let text, let pattern):
            receiver(text) + ".matches(\(TextLiteral.quoted(pattern.text)))"
        case .comprehension(let comprehension): macro(comprehension)
        case .list(let items): "[" + items.map { print($0) }.joined(separator: ", ") + "]"
        case .map(let entries):
            "{" + entries.map { "\(print($0.key)): \(print($0.value))" }.joined(separator: ", ") + "}"
        }
    }

    private func infix(
        _ symbol: String, _ left: Expression, _ right: Expression, _ precedence: Precedence
    ) -> String {
        text(of: left, holding: precedence) + " \(symbol) " + text(of: right, holding: precedence.tighter)
    }

    private func receiver(_ expression: Expression) -> String {
        text(of: expression, holding: .member)
    }

    private func isBareItem(_ base: Expression) -> Bool {
        names.isInItem && base.kind == .local(0)
    }

    private func element(_ index: Expression, of base: Expression) -> String {
        if case .literal(.text(let key)) = index.kind, Words.isSelector(key) {
            return receiver(base) + ".\(key)"
        }
        return receiver(base) + "[\(print(index))]"
    }

    private func call(_ function: Builtin, _ arguments: [Expression]) -> String {
        let isMethod = function.isMethod
        let inside = arguments.dropFirst(isMethod ? 1 : 0).map { print($0) }.joined(separator: ", ")
        let call = "\(function.rawValue)(\(inside))"
        guard isMethod, let first = arguments.first else { return call }
        return receiver(first) + "." + call
    }

    private func macro(_ comprehension: Comprehension) -> String {
        var inner = self
        inner.variables = Array(variables.prefix(comprehension.firstLocal)) + comprehension.variables
        let parts = [comprehension.condition, comprehension.result].compactMap { $0.map { inner.print($0) } }
        let inside = (comprehension.variables + parts).joined(separator: ", ")
        return receiver(comprehension.range) + ".\(comprehension.macro.rawValue)(\(inside))"
    }
}

extension Expression {
    /// How tightly the printed form holds together.
    var precedence: Precedence {
        switch kind {
        case .literal(.number(let number)):
            number.decimalText == nil ? .product : number.isNegative ? .unary : .member
        case .not, .negate: .unary
        case .and: .and
        case .or: .or
        case .binary(let symbol, _, _): symbol.precedence
        case .conditional: .conditional
        case .literal, .field, .context, .parameter, .derived, .local, .member, .index, .isPresent, .call,
            .matches, .comprehension, .list, .map:
            .member
        }
    }
}

/// Writes values in the spelling of expressions.
enum LiteralPrinter {
    static func text(of value: Value, type: ValueType) -> String {
        switch value {
        case .flag(let isTrue): isTrue ? "true" : "false"
        case .number(let number):
            // A fraction that no decimal writes is a division.
            number.decimalText ?? "\(number.numerator) / \(number.denominator)"
        case .text(let text): TextLiteral.quoted(text)
        case .date(let day): "date('\(day)')"
        case .duration(let seconds): "duration('\(seconds)s')"
        case .list(let items):
            "[" + items.map { text(of: $0, type: type.memberType ?? .any) }.joined(separator: ", ") + "]"
        case .map(let entries):
            braces(entries.map { (text(of: $0.key, type: .any), text(of: $0.value, type: .any)) })
        case .record(let item): braces(members(of: item, type))
        }
    }

    private static func members(of item: Item, _ type: ValueType) -> [(String, String)] {
        guard case .record(let shape) = type else { return [] }
        return zip(shape.members, item.values).compactMap { member, value in
            value.map { (TextLiteral.quoted(member.name), text(of: $0, type: member.type)) }
        }
    }

    /// A map, in the order of its keys, so that one value is always written the same.
    private static func braces(_ entries: [(String, String)]) -> String {
        "{" + entries.sorted { $0 < $1 }.map { "\($0.0): \($0.1)" }.joined(separator: ", ") + "}"
    }
}
