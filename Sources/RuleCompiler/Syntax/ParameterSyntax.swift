import RuleDiagnostics
import RuleModel

/// A figure under `parameters`.
struct ParameterSyntax {
    var name: Spanned<String>
    var label: LocalizedText?
    var choices: [Choice]
    /// The choice field by which the figure differs.
    var field: Spanned<String>?
    /// Whether its figures are written with `%`.
    var isPercent: Bool
    /// In the order of their days; a figure without a day stands alone.
    var steps: [ParameterStepSyntax]
    var source: SourceSyntax?
    var span: SourceSpan

    /// What holds on a day: the last step that has begun, and the first where none has.
    func step(on day: Day?) -> ParameterStepSyntax? {
        steps.last { step in
            guard let day, let from = step.from else { return true }
            return from.value <= day
        } ?? steps.first
    }
}

/// The figure from one day on.
struct ParameterStepSyntax {
    var from: Spanned<Day>?
    var figure: FigureSyntax
    /// Its own source; none where the parameter's serves.
    var source: SourceSyntax?
}

/// One value, or one for each choice of a field.
enum FigureSyntax {
    case value(Spanned<Value>)
    case table([CodeFigureSyntax], SourceSpan)
}

/// The figure for one choice of a field.
struct CodeFigureSyntax {
    var code: Spanned<String>
    var value: Spanned<Value>
}
