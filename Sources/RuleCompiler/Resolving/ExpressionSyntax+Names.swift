import RuleDiagnostics
import RuleExpression

extension ExpressionSyntax {
    /// Every name that the expression mentions, macro variables included.
    ///
    /// More than the free names: a variable that is called like a value makes the value come first, which
    /// does no harm.
    var freeNames: Set<String> {
        var names: Set<String> = []
        gatherNames(into: &names)
        return names
    }

    private func gatherNames(into names: inout Set<String>) {
        switch kind {
        case .invalid, .number, .text, .flag: break
        case .name(let name): names.insert(name)
        case .member(let base, _), .not(let base), .negate(let base): base.gatherNames(into: &names)
        case .index(let left, let right), .infix(_, let left, let right):
            left.gatherNames(into: &names)
            right.gatherNames(into: &names)
        case .call(_, let arguments): for argument in arguments { argument.gatherNames(into: &names) }
        case .method(let receiver, _, let arguments):
            for part in [receiver] + arguments { part.gatherNames(into: &names) }
        case .conditional(let condition, let then, let otherwise):
            for part in [condition, then, otherwise] { part.gatherNames(into: &names) }
        case .list(let items): for item in items { item.gatherNames(into: &names) }
        case .map(let entries):
            for entry in entries {
                entry.key.gatherNames(into: &names)
                entry.value.gatherNames(into: &names)
            }
        }
    }

    /// A day as an expression: the conversion of its text.
    static func day(_ text: String, at span: SourceSpan) -> ExpressionSyntax {
        let literal = ExpressionSyntax(.text(EmbeddedText(plain: text, span: span)), span: span)
        return ExpressionSyntax(.call(Spanned("date", span), [literal]), span: span)
    }
}
