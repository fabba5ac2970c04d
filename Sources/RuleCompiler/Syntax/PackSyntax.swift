import RuleDiagnostics
import RuleExpression
import RuleModel

// A pack as written: every key read, every value of the right kind, with its place, nothing resolved.
// What could not be read is absent; its fault was reported where it was read.

/// Everything of one pack file.
struct PackSyntax {
    var id: Spanned<String>?
    var title: LocalizedText?
    var subject: Spanned<String>?
    var inForce: InForceSyntax?
    var documents: [DocumentSyntax] = []
    var fields: [FieldSyntax] = []
    var parameters: [ParameterSyntax] = []
    var values: [DerivedValueSyntax] = []
    var applies: ExpressionSyntax?
    var prerequisites: [PrerequisiteSyntax] = []
    var criteria: [CriterionSyntax] = []
    var deductions: DeductionsSyntax?
    var classes: [ClassSyntax] = []
    /// The criteria and levels of a pack of targets; none for one of points.
    var targets: TargetModelSyntax?
    /// Names of documents, fields, parameters and values whose own entry is faulty.
    var poisoned: Set<String> = []
}

/// The days between which the pack holds.
struct InForceSyntax {
    var from: Spanned<Day>
    var to: Spanned<Day>?
}

/// A document under `sources`.
struct DocumentSyntax {
    var key: Spanned<String>
    var name: LocalizedText
    var issued: Spanned<Day>?
    var url: String?
}

/// A citation under `source`.
struct SourceSyntax {
    var ref: Spanned<String>
    var place: String?
    var isVerified: Bool
    var note: LocalizedText?
    var span: SourceSpan
}

/// A field of a record or of a list's items.
struct FieldSyntax {
    enum Kind {
        case plain(Field.Kind)
        case list([FieldSyntax])
        /// Its own fault was reported; its uses are not faults.
        case poisoned
    }

    var name: Spanned<String>
    var kind: Kind
    var label: LocalizedText?
    var minimum: ExpressionSyntax?
    var maximum: ExpressionSyntax?
    var pattern: Pattern?
    var aliases: [Spanned<String>] = []
    var isPersonal = false
    var isFixed = false
    var isInformative = false
    var span: SourceSpan
}

/// An expression under `values`.
struct DerivedValueSyntax {
    var name: Spanned<String>
    var label: LocalizedText?
    var expression: ExpressionSyntax?
    var span: SourceSpan
}

/// A number, or the name of a parameter that holds one.
enum NumberSyntax {
    case literal(Rational)
    case parameter(String)
}

/// What `applies`, `not-applicable` and `floor` say of an indicator or criterion.
struct GateSyntax {
    var applies: ExpressionSyntax?
    var otherwise: Spanned<Applicability.Otherwise>?
    var floor: Spanned<NumberSyntax>?
}

struct PrerequisiteSyntax {
    var id: Spanned<String>
    var label: LocalizedText
    var source: SourceSyntax?
    var condition: ExpressionSyntax?
    var span: SourceSpan
}

struct CriterionSyntax {
    var id: Spanned<String>
    var label: LocalizedText
    var source: SourceSyntax?
    var maximum: Spanned<NumberSyntax>?
    var gate: GateSyntax
    var indicators: [IndicatorSyntax]
    var deductions: DeductionsSyntax?
    var span: SourceSpan
}

struct IndicatorSyntax {
    var id: Spanned<String>
    var label: LocalizedText
    var source: SourceSyntax?
    var maximum: Spanned<NumberSyntax>?
    var gate: GateSyntax
    var missing: Indicator.MissingPolicy
    var award: AwardSyntax?
    var evidence: [LocalizedText]
    var span: SourceSpan
}

struct DeductionsSyntax {
    var items: [DeductionSyntax]
    var mayGoBelowZero: Bool
}

struct DeductionSyntax {
    var id: Spanned<String>
    var label: LocalizedText
    var source: SourceSyntax?
    var maximum: Spanned<NumberSyntax>?
    var award: AwardSyntax?
    var span: SourceSpan
}

struct ClassSyntax {
    var id: Spanned<String>
    var label: LocalizedText
    var test: EmbeddedText
    var isRecognised: Bool
    var source: SourceSyntax?
    var span: SourceSpan
}
