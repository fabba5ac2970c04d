package import RuleDiagnostics
package import RuleModel

/// Resolves the names of an expression and proves the type of every operand.
package struct ExpressionChecker: Sendable {
    private let scope: Scope

    package init(scope: Scope) {
        self.scope = scope
    }

    /// Checks an expression and reports every fault in it.
    ///
    /// - Parameters:
    ///   - syntax: What the parser read; parts that it could not read are passed over in silence.
    ///   - expected: The type that the place asks for, or none where any will do.
    ///   - bag: Where faults go.
    /// - Returns: The checked expression, or `nil` if any part of it is faulty.
    package func check(
        _ syntax: ExpressionSyntax, expecting expected: ValueType?, reporting bag: inout DiagnosticBag
    ) -> Expression? {
        var pass = TypeCheck(scope: scope)
        let expression = pass.check(syntax, expecting: expected)
        bag.report(contentsOf: pass.faults)
        // A fault need not poison the whole, as where a variable hides a name; the result is faulty all the same.
        return pass.faults.isEmpty ? expression : nil
    }

    /// Every name in an expression with what it means, in the order in which they are met.
    ///
    /// Names in parts whose surroundings are faulty are found as far as their meaning is clear.
    package func names(in syntax: ExpressionSyntax) -> [NameUse] {
        var pass = TypeCheck(scope: scope)
        pass.notesNames = true
        _ = pass.check(syntax)
        return pass.names
    }
}

/// One walk over one expression.
///
/// A part with a fault gives `nil`, and whatever holds it then gives `nil` without a word.
struct TypeCheck {
    /// A variable of a macro that is open around the part being checked.
    struct Variable {
        var name: String
        var type: ValueType
        /// Where it is introduced.
        var span: SourceSpan
        /// What the macro runs over.
        var range: Expression
    }

    let scope: Scope
    var variables: [Variable] = []
    private(set) var faults: [Diagnostic] = []
    /// Whether names are noted, which only editors ask for.
    var notesNames = false
    private(set) var names: [NameUse] = []

    init(scope: Scope) {
        self.scope = scope
    }

    mutating func report(_ fault: Diagnostic) {
        faults.append(fault)
    }

    mutating func note(_ name: String, _ meaning: NameUse.Meaning, at span: SourceSpan) {
        guard notesNames else { return }
        let open = variables.map { NameUse.Variable(name: $0.name, type: $0.type, range: $0.range) }
        names.append(NameUse(name: name, span: span, meaning: meaning, variables: open))
    }

    /// Checks a part whose type the place decides.
    mutating func check(_ syntax: ExpressionSyntax, expecting expected: ValueType?) -> Expression? {
        guard let expression = check(syntax) else { return nil }
        guard let expected, !expression.type.fits(expected) else { return expression }
        report(.resultType(expression.type, expected: expected, at: syntax.span))
        return nil
    }

    mutating func check(_ syntax: ExpressionSyntax) -> Expression? {
        let span = syntax.span
        switch syntax.kind {
        case .invalid: return nil
        case .number(let number): return Expression(.literal(.number(number)), type: .number, span: span)
        case .text(let text): return Expression(.literal(.text(text.text)), type: .text, span: span)
        case .flag(let isTrue): return Expression(.literal(.flag(isTrue)), type: .flag, span: span)
        case .name(let name): return checkName(name, at: span)
        case .member(let base, let name): return checkMember(name, of: base, in: span)
        case .index(let base, let index): return checkIndex(index, of: base, in: span)
        case .call(let function, let arguments): return checkCall(function, arguments, in: span)
        case .method(let receiver, let function, let arguments):
            return checkMethod(function, of: receiver, arguments, in: span)
        case .not(let operand): return checkNot(operand, in: span)
        case .negate(let operand): return checkNegate(operand, in: span)
        case .infix(let infix, let left, let right): return checkInfix(infix, left, right, in: span)
        case .conditional(let condition, let then, let otherwise):
            return checkConditional(condition, then, otherwise, in: span)
        case .list(let items): return checkList(items, in: span)
        case .map(let entries): return checkMap(entries, in: span)
        }
    }
}

// MARK: - Branches and collections

extension TypeCheck {
    private mutating func checkConditional(
        _ condition: ExpressionSyntax, _ then: ExpressionSyntax, _ otherwise: ExpressionSyntax,
        in span: SourceSpan
    ) -> Expression? {
        let checkedCondition = check(condition, expecting: .flag)
        let checkedThen = check(then)
        let checkedOtherwise = check(otherwise)
        guard let checkedCondition, let checkedThen, let checkedOtherwise else { return nil }
        guard let type = checkedThen.type.joined(with: checkedOtherwise.type, isDynamic: scope.isDynamic)
        else {
            report(.mixedTypes(checkedThen, checkedOtherwise))
            return nil
        }
        return Expression(
            .conditional(checkedCondition, then: checkedThen, otherwise: checkedOtherwise), type: type,
            span: span)
    }

    private mutating func checkList(_ items: [ExpressionSyntax], in span: SourceSpan) -> Expression? {
        var checked: [Expression] = []
        for item in items {
            if let expression = check(item) { checked.append(expression) }
        }
        guard checked.count == items.count, let type = commonType(of: checked) else { return nil }
        return Expression(.list(checked), type: .list(type), span: span)
    }

    private mutating func checkMap(
        _ entries: [ExpressionSyntax.EntrySyntax], in span: SourceSpan
    ) -> Expression? {
        var checked: [Expression.MapEntry] = []
        for entry in entries {
            let key = check(entry.key)
            let value = check(entry.value)
            guard let key, let value else { continue }
            guard key.type.isKey else {
                report(.keyType(key.type, at: key.span))
                continue
            }
            checked.append(Expression.MapEntry(key: key, value: value))
        }
        guard
            checked.count == entries.count, let key = commonType(of: checked.map(\.key)),
            let value = commonType(of: checked.map(\.value))
        else { return nil }
        return Expression(.map(checked), type: .map(key, value), span: span)
    }

    /// The type that holds all of some values; unknown for none.
    private mutating func commonType(of items: [Expression]) -> ValueType? {
        guard var type = items.first?.type else { return .any }
        for item in items.dropFirst() {
            guard let joined = type.joined(with: item.type, isDynamic: scope.isDynamic) else {
                report(.mixedTypes(items[0], item))
                return nil
            }
            type = joined
        }
        return type
    }
}
