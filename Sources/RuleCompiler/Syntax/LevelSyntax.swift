import RuleDiagnostics
import RuleExpression
import RuleModel

/// The models of evaluation that a pack may choose.
enum PackModel: String, CaseIterable {
    case points
    case targets
}

/// What a pack of targets has instead of points and classes.
struct TargetModelSyntax {
    var levels: [LevelSyntax]
    var criteria: [TargetCriterionSyntax]
    /// Ids of levels whose own entry is faulty.
    var poisonedLevels: Set<String>
}

struct LevelSyntax {
    var id: Spanned<String>
    var label: LocalizedText
    var source: SourceSyntax?
    var isRecognised: Bool
    /// None where every target must be met.
    var count: Spanned<Rational>?
    var after: AfterSyntax?
    var validFor: Spanned<String>?
    var span: SourceSpan
}

struct AfterSyntax {
    var level: Spanned<String>
    var months: Spanned<Rational>
}

struct TargetCriterionSyntax {
    var id: Spanned<String>
    var label: LocalizedText
    var source: SourceSyntax?
    var applies: ExpressionSyntax?
    var targets: [TargetSyntax]
    var span: SourceSpan
}

struct TargetSyntax {
    /// What must hold at every level, or at each by its id.
    enum Conditions {
        case same(ExpressionSyntax)
        case byLevel([(level: Spanned<String>, condition: ExpressionSyntax)])
    }

    var id: Spanned<String>
    var label: LocalizedText
    var source: SourceSyntax?
    var applies: ExpressionSyntax?
    /// None where its fault was reported.
    var conditions: Conditions?
    var missing: Indicator.MissingPolicy
    var evidence: [LocalizedText]
    var span: SourceSpan
}
