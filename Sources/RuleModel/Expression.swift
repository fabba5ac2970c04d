package import RuleDiagnostics

/// A checked expression: every name is resolved to a slot and every operand has the right type.
///
/// The reader of a pack never sees this; `ExpressionPrinter` turns it back into text and into sentences.
///
/// It never changes, and is a class so that whoever goes through it counts one reference for each part.
package final class Expression: Sendable, Hashable {
    package let kind: Kind
    package let type: ValueType
    /// Where it stands in the rule file.
    package let span: SourceSpan

    package init(_ kind: Kind, type: ValueType, span: SourceSpan) {
        self.kind = kind
        self.type = type
        self.span = span
    }

    package static func == (left: Expression, right: Expression) -> Bool {
        left === right || (left.span == right.span && left.type == right.type && left.kind == right.kind)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(type)
        hasher.combine(span)
    }

    package enum Kind: Sendable, Hashable {
        case literal(Value)
        /// A field of the record, by its slot in the pack's `RecordSchema`.
        case field(Int)
        /// `period` or `place`, which every record has.
        case context(ContextName)
        /// A parameter, by its index in the pack.
        case parameter(Int)
        /// A derived value, by its index in the pack.
        case derived(Int)
        /// A variable of an enclosing macro: 0 is the outermost.
        case local(Int)
        /// One field of a list item.
        case member(Expression, slot: Int, name: String)
        /// `list[i]`, `map[k]`, and `map.k`.
        case index(Expression, Expression)
        /// `has(x)`: whether a field or a key is there.
        case isPresent(Expression)
        case not(Expression)
        case negate(Expression)
        case and(Expression, Expression)
        case or(Expression, Expression)
        case binary(BinaryOperator, Expression, Expression)
        case conditional(Expression, then: Expression, otherwise: Expression)
        case call(Builtin, [Expression])
        /// `text.matches('pattern')` with a pattern known, and so compiled, beforehand.
        case matches(Expression, Pattern)
        indirect case comprehension(Comprehension)
        case list([Expression])
        case map([MapEntry])
    }

    package struct MapEntry: Sendable, Hashable {
        package var key: Expression
        package var value: Expression

        package init(key: Expression, value: Expression) {
            self.key = key
            self.value = value
        }
    }
}

/// What every record has besides its fields.
package enum ContextName: String, Sendable, Hashable, CaseIterable {
    /// The year assessed, a number.
    case period
    /// The code of the place, a text.
    case place
}

/// The operators of two operands, apart from `&&` and `||`.
package enum BinaryOperator: String, Sendable, Hashable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case isIn = "in"
}

/// A macro over a list or a map, such as `people.all(p, p.enrolled)`.
package struct Comprehension: Sendable, Hashable {
    package enum Macro: String, Sendable, Hashable, CaseIterable {
        case all
        case exists
        case existsOne = "exists_one"
        case filter
        case map
        case transformList
        case transformMap
    }

    package var macro: Macro
    package var range: Expression
    /// One name, or two: index and item of a list, key and value of a map.
    package var variables: [String]
    /// The number of the first variable, as `Expression.Kind.local` counts.
    package var firstLocal: Int
    /// The condition of `all`, `exists`, `exists_one`, `filter`, and of the longer form of the others.
    package var condition: Expression?
    /// The result for each item of `map`, `transformList`, `transformMap`.
    package var result: Expression?

    package init(
        macro: Macro, range: Expression, variables: [String], firstLocal: Int, condition: Expression?,
        result: Expression?
    ) {
        self.macro = macro
        self.range = range
        self.variables = variables
        self.firstLocal = firstLocal
        self.condition = condition
        self.result = result
    }
}

/// The functions of the language; `rawValue` is the name as written.
package enum Builtin: String, Sendable, Hashable, CaseIterable {
    case size, count, sum, min, max, round, share, abs
    case startsWith, endsWith, contains, matches
    case lowerAscii, upperAscii, trim
    case string, int, decimal, date, duration
    case getFullYear, getMonth, getDate, getDayOfMonth, getDayOfWeek, getDayOfYear
    case getHours, getMinutes, getSeconds
    case floor, ceil
}
