package import RuleDiagnostics
import RuleEngine
import RuleExpression
import RuleModel
package import RuleRecords

/// Evaluates one expression on the variables of a JSON object, as `binhxet eval` does.
///
/// It is the evaluator that packs use; only the types come from the JSON instead of declared fields.
package struct ExpressionRun {
    package enum Outcome: Sendable {
        /// The value as JSON text.
        case value(String)
        /// Data that the input does not hold, by name.
        case unknown([String])
        /// Names whose numbers are too long to be held exactly.
        case unreadable([String])
        /// The expression does not compile.
        case notCompiled([Diagnostic], SourceSet)
        /// The expression fails on this data.
        case failed(Diagnostic, SourceSet)
    }

    /// Evaluates the text of an expression; without input there are no variables.
    package static func evaluate(_ text: String, input: JSONValue?) -> Outcome {
        var sources = SourceSet()
        let file = sources.add(path: "<expression>", bytes: Array(text.utf8))
        let span = SourceSpan(file: file, lower: 0, upper: text.utf8.count)
        let variables = JSONVariables(input)
        guard variables.unreadable.isEmpty else { return .unreadable(variables.unreadable) }
        var scope = Scope(isDynamic: true)
        for (slot, member) in variables.shape.members.enumerated() {
            scope.insert(member.name, Scope.Entry(.field(slot), type: member.type))
        }
        var bag = DiagnosticBag()
        guard let syntax = parseExpression(EmbeddedText(plain: text, span: span), reporting: &bag),
            let expression = ExpressionChecker(scope: scope).check(syntax, expecting: nil, reporting: &bag),
            !bag.hasErrors
        else { return .notCompiled(bag.sorted, sources) }
        let record = Record(id: "", period: 0, values: variables.values)
        var evaluator = ExpressionEvaluator(parameters: [], derived: [], record: record)
        do {
            switch try evaluator.evaluate(expression) {
            case .known(let value): return .value(value.json(as: expression.type))
            case .unknown(let missing): return .unknown(missing.sorted().map(variables.name))
            }
        } catch {
            return .failed(error.diagnostic, sources)
        }
    }
}
