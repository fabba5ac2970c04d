package import RuleDiagnostics
package import RuleModel

/// An expression as written: nothing is resolved and no type is known.
package struct ExpressionSyntax: Sendable, Hashable {
    package let kind: Kind
    /// Where it stands in the file, with the parentheses around it.
    package let span: SourceSpan

    package init(_ kind: Kind, span: SourceSpan) {
        self.kind = kind
        self.span = span
    }

    package indirect enum Kind: Sendable, Hashable {
        /// What could not be read, and was reported.
        case invalid
        case number(Rational)
        case text(EmbeddedText)
        case flag(Bool)
        case name(String)
        /// `a.b`
        case member(ExpressionSyntax, Spanned<String>)
        /// `a[b]`
        case index(ExpressionSyntax, ExpressionSyntax)
        /// `f(x)`
        case call(Spanned<String>, [ExpressionSyntax])
        /// `x.f(y)`, a macro such as `x.all(v, c)` included.
        case method(ExpressionSyntax, Spanned<String>, [ExpressionSyntax])
        case not(ExpressionSyntax)
        case negate(ExpressionSyntax)
        case infix(Spanned<Infix>, ExpressionSyntax, ExpressionSyntax)
        case conditional(ExpressionSyntax, then: ExpressionSyntax, otherwise: ExpressionSyntax)
        case list([ExpressionSyntax])
        case map([EntrySyntax])
    }

    /// An operator between two operands.
    package enum Infix: Sendable, Hashable {
        case and
        case or
        case binary(BinaryOperator)
    }

    /// One `key: value` of a map.
    package struct EntrySyntax: Sendable, Hashable {
        package var key: ExpressionSyntax
        package var value: ExpressionSyntax
    }
}

extension ExpressionSyntax.Infix {
    /// The operator as written.
    package var text: String {
        switch self {
        case .and: "&&"
        case .or: "||"
        case .binary(let symbol): symbol.rawValue
        }
    }

    var precedence: Precedence {
        switch self {
        case .and: .and
        case .or: .or
        case .binary(let symbol): symbol.precedence
        }
    }
}
