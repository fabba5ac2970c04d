import RuleDiagnostics
import RuleEngine
import RuleModel
import Testing

// Short spellings for the expressions of the tests, which stand for what the parser would make.

/// An expression, what people would write for it, and what it should come to.
struct Sample<Outcome: Sendable>: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var expression: Expression
    var outcome: Outcome

    init(_ source: String, _ expression: Expression, _ outcome: Outcome) {
        testDescription = source
        self.expression = expression
        self.outcome = outcome
    }
}

func node(_ kind: Expression.Kind) -> Expression {
    Expression(kind, type: .any, span: SourceSpan(file: FileID(index: 0), lower: 0, upper: 0))
}

func literal(_ value: Value) -> Expression { node(.literal(value)) }

func whole(_ number: Int) -> Expression { literal(.number(Rational(number))) }

func number(_ text: String) -> Expression { literal(numberValue(text)) }

func numberValue(_ text: String) -> Value {
    guard let number = Rational(text) else { preconditionFailure("the test wrote no number") }
    return .number(number)
}

func text(_ text: String) -> Expression { literal(.text(text)) }

func flag(_ isTrue: Bool) -> Expression { literal(.flag(isTrue)) }

func date(_ text: String) -> Expression { literal(dateValue(text)) }

func dateValue(_ text: String) -> Value {
    guard let day = Day(text) else { preconditionFailure("the test wrote no day") }
    return .date(day)
}

func seconds(_ count: Int64) -> Expression { literal(.duration(count)) }

func field(_ slot: Int) -> Expression { node(.field(slot)) }

func local(_ index: Int) -> Expression { node(.local(index)) }

func list(_ elements: Expression...) -> Expression { node(.list(elements)) }

func wholes(_ numbers: Int...) -> Value { .list(numbers.map { .number(Rational($0)) }) }

func map(_ entries: (Expression, Expression)...) -> Expression {
    node(.map(entries.map { Expression.MapEntry(key: $0.0, value: $0.1) }))
}

func member(_ base: Expression, _ slot: Int) -> Expression {
    node(.member(base, slot: slot, name: "m\(slot)"))
}

func element(_ base: Expression, _ key: Expression) -> Expression { node(.index(base, key)) }

func has(_ operand: Expression) -> Expression { node(.isPresent(operand)) }

func not(_ operand: Expression) -> Expression { node(.not(operand)) }

func and(_ left: Expression, _ right: Expression) -> Expression { node(.and(left, right)) }

func or(_ left: Expression, _ right: Expression) -> Expression { node(.or(left, right)) }

func call(_ function: Builtin, _ operands: Expression...) -> Expression { node(.call(function, operands)) }

func binary(_ left: Expression, _ op: BinaryOperator, _ right: Expression) -> Expression {
    node(.binary(op, left, right))
}

func choose(_ condition: Expression, _ then: Expression, _ otherwise: Expression) -> Expression {
    node(.conditional(condition, then: then, otherwise: otherwise))
}

/// A macro with as many variables as are told, the first of them with a number of its own.
func macro(
    _ macro: Comprehension.Macro, over range: Expression, variables: Int = 1, first: Int = 0,
    where condition: Expression? = nil, gives result: Expression? = nil
) -> Expression {
    node(
        .comprehension(
            Comprehension(
                macro: macro, range: range, variables: (0..<variables).map { "v\(first + $0)" },
                firstLocal: first, condition: condition, result: result)))
}

/// `1 / 0`, which is a fault wherever it is looked at.
let broken = binary(whole(1), .divide, whole(0))

func record(_ values: [Value?], place: String? = nil) -> Record {
    Record(id: "r1", period: 2025, place: place, values: values)
}

func evaluate(_ expression: Expression, _ values: [Value?] = []) throws(EvaluationFault) -> Evaluated {
    var evaluator = ExpressionEvaluator(parameters: [], derived: [], record: record(values))
    return try evaluator.evaluate(expression)
}

/// The problem that an expression ends with, or none.
func problem(of expression: Expression, _ values: [Value?] = []) -> EvaluationFault.Problem? {
    do throws(EvaluationFault) {
        _ = try evaluate(expression, values)
        return nil
    } catch {
        return error.problem
    }
}
