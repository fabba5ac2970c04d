import RuleDiagnostics
import RuleModel

extension ExpressionSyntax {
    /// The tree as text in prefix form, such as `(&& (>= members 10) has_plan)`.
    package var dump: String {
        switch kind {
        case .invalid: "<invalid>"
        case .number(let number): number.description
        case .text(let literal): TextLiteral.quoted(literal.text)
        case .flag(let isTrue): isTrue ? "true" : "false"
        case .name(let name): name
        case .member(let base, let name): "(. \(base.dump) \(name.value))"
        case .index(let base, let index): "([] \(base.dump) \(index.dump))"
        case .call(let function, let arguments): "(\(function.value)\(ExpressionSyntax.dump(arguments)))"
        case .method(let receiver, let function, let arguments):
            "(.\(function.value) \(receiver.dump)\(ExpressionSyntax.dump(arguments)))"
        case .not(let operand): "(! \(operand.dump))"
        case .negate(let operand): "(- \(operand.dump))"
        case .infix(let infix, let left, let right): "(\(infix.value.text) \(left.dump) \(right.dump))"
        case .conditional(let condition, let then, let otherwise):
            "(? \(condition.dump) \(then.dump) \(otherwise.dump))"
        case .list(let items): "(list\(ExpressionSyntax.dump(items)))"
        case .map(let entries):
            "(map" + entries.map { " (\($0.key.dump) \($0.value.dump))" }.joined() + ")"
        }
    }

    private static func dump(_ items: [ExpressionSyntax]) -> String {
        items.map { " " + $0.dump }.joined()
    }
}
