import RuleDiagnostics
import RuleExpression
import RuleModel

/// An award as written.
indirect enum AwardSyntax {
    case condition(ExpressionSyntax)
    case share(ShareSyntax)
    case bands(ExpressionSyntax, [BandSyntax])
    case each(ExpressionSyntax, points: Spanned<NumberSyntax>)
    case choice(ExpressionSyntax, [ChoicePointsSyntax], span: SourceSpan)
    case parts([PartSyntax])
    case assessed(step: Spanned<NumberSyntax>?)
    case points(ExpressionSyntax, StepSyntax?)
}

/// A share and what is paid for it.
struct ShareSyntax {
    enum Scale {
        case keyword(Spanned<String>)
        case bands([BandSyntax])
    }

    var part: ExpressionSyntax
    var whole: ExpressionSyntax
    var scale: Scale
    var step: StepSyntax?
    var whenEmpty: Spanned<ShareAward.EmptyWhole>?
    var span: SourceSpan
}

/// A step and its rounding.
struct StepSyntax {
    var step: Spanned<NumberSyntax>
    var rounding: Rounding
}

/// One band; its test is read once the parameters are known.
struct BandSyntax {
    var test: EmbeddedText
    var points: Spanned<NumberSyntax>
    var span: SourceSpan
}

/// Points for one value of a choice.
struct ChoicePointsSyntax {
    var code: Spanned<String>
    var points: Spanned<NumberSyntax>
}

/// A part of an indicator.
struct PartSyntax {
    var id: Spanned<String>
    var label: LocalizedText
    var maximum: Spanned<NumberSyntax>
    var award: AwardSyntax?
    var span: SourceSpan
}
