package import RuleDiagnostics
package import RuleModel

/// A name in an expression, with what it means where it stands.
package struct NameUse: Sendable {
    package enum Meaning: Sendable {
        /// A field, a parameter, a value, `period` or `place`; in a rule about one item, a field of the item.
        case entry(Expression.Kind)
        /// What is written after a point: a field of an item, or a key of a map.
        case member(of: Expression)
        /// A variable of a macro, with the place where it is introduced.
        case variable(SourceSpan)
        /// A text that is compared with a choice.
        case code(of: Expression)
        /// A function or a macro.
        case function
        /// Nothing that is known.
        case unknown
    }

    /// A variable of a macro that is open where the name stands.
    package struct Variable: Sendable {
        package var name: String
        package var type: ValueType
        /// What the macro runs over.
        package var range: Expression
    }

    package var name: String
    package var span: SourceSpan
    package var meaning: Meaning
    /// The outermost first.
    package var variables: [Variable]
}
