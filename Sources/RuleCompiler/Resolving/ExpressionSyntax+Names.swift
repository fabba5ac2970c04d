import RuleDiagnostics
import RuleExpression

extension ExpressionSyntax {
    /// Every name that the expression mentions, macro variables included.
    ///
    /// More than the free names: a variable that is called like a value makes the value come first, which
    /// does no harm.
    var freeNames: Set<String> {
        switch kind {
        case .invalid, .number, .text, .flag: []
        case .name(let name): [name]
        case .member(let base, _), .not(let base), .negate(let base): base.freeNames
        case .index(let left, let right), .infix(_, let left, let right):
            left.freeNames.union(right.freeNames)
        case .call(_, let arguments): arguments.names
        case .method(let receiver, _, let arguments): receiver.freeNames.union(arguments.names)
        case .conditional(let condition, let then, let otherwise): [condition, then, otherwise].names
        case .list(let items): items.names
        case .map(let entries): entries.flatMap { [$0.key, $0.value] }.names
        }
    }

    /// A day as an expression: the conversion of its text.
    static func day(_ text: String, at span: SourceSpan) -> ExpressionSyntax {
        let literal = ExpressionSyntax(.text(EmbeddedText(plain: text, span: span)), span: span)
        return ExpressionSyntax(.call(Spanned("date", span), [literal]), span: span)
    }
}

extension [ExpressionSyntax] {
    fileprivate var names: Set<String> {
        reduce(into: []) { $0.formUnion($1.freeNames) }
    }
}
