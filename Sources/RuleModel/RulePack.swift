package import RuleDiagnostics

/// Everything that one decision or circular says about one title, checked and ready to evaluate.
package struct RulePack: Sendable {
    /// Title and decision, such as `don-vi-hoc-tap/tt22-2020`.
    package var id: String
    package var title: LocalizedText
    /// What is judged: `household`, `unit` and so on.
    package var subject: String
    package var inForce: InForce
    package var documents: [LegalDocument]
    package var schema: RecordSchema
    package var parameters: [Parameter]
    /// Named expressions, each after those that it reads.
    package var derived: [DerivedValue]
    /// Marks that the committee enters; a record holds them by index.
    package var marks: [AssessedMark]
    /// When the pack applies to a record at all.
    package var applies: Expression?
    package var prerequisites: [Prerequisite]
    package var criteria: [Criterion]
    package var deductions: Deductions?
    package var classes: [ClassBand]
    /// A pack of targets has its criteria here, and none of the points.
    package var model: Model
    /// SHA-256 of the pack's text in one canonical form: `sha256:` and 64 hexadecimal digits.
    package var digest: String { lazyDigest.name }
    private let lazyDigest: PackDigest
    /// Where the pack was read, to name lines of it in explanations.
    package var sources: SourceSet

    /// The overlays that changed the pack, in the order in which they did.
    package var overlays: [AppliedOverlay] = []
    /// The days after the first on which a figure changes; the pack holds the figures of one day.
    package var changeDays: [Day] = []
    /// Where what has no span of its own stands, by key: `title`, `in-force`, `sources.tt22`.
    package var headSpans: [String: SourceSpan] = [:]

    package init(
        id: String, title: LocalizedText, subject: String, inForce: InForce, documents: [LegalDocument],
        schema: RecordSchema, parameters: [Parameter], derived: [DerivedValue], marks: [AssessedMark],
        applies: Expression?, prerequisites: [Prerequisite], criteria: [Criterion], deductions: Deductions?,
        classes: [ClassBand], model: Model = .points, digest: PackDigest, sources: SourceSet
    ) {
        self.id = id
        self.title = title
        self.subject = subject
        self.inForce = inForce
        self.documents = documents
        self.schema = schema
        self.parameters = parameters
        self.derived = derived
        self.marks = marks
        self.applies = applies
        self.prerequisites = prerequisites
        self.criteria = criteria
        self.deductions = deductions
        self.classes = classes
        self.model = model
        lazyDigest = digest
        self.sources = sources
    }

    /// The most points of all criteria together.
    package var maximum: Rational {
        criteria.reduce(.zero) { $0.adding($1.maximum) ?? $0 }
    }

    /// The indicators of all criteria, in order.
    package var indicators: [Indicator] {
        criteria.flatMap(\.indicators)
    }
}

/// What a place changed in a pack.
package struct AppliedOverlay: Sendable, Hashable {
    /// The id of the pack, and the name of the file: `don-vi-hoc-tap/qd448-2015/vinh-long`.
    package var id: String
    /// The name of the place, such as `Vĩnh Long`.
    package var place: String

    package init(id: String, place: String) {
        self.id = id
        self.place = place
    }
}

/// The days on which a decision holds.
package struct InForce: Sendable, Hashable {
    package var from: Day
    /// The last day; none while the decision stands.
    package var to: Day?

    package init(from: Day, to: Day?) {
        self.from = from
        self.to = to
    }

    package func contains(_ day: Day) -> Bool {
        day >= from && to.map { day <= $0 } ?? true
    }

    /// Whether both hold on some day.
    package func meets(_ other: InForce) -> Bool {
        contains(other.from) || other.contains(from)
    }
}

/// A named expression that several indicators use.
package struct DerivedValue: Sendable, Hashable {
    package var name: String
    package var label: LocalizedText?
    package var expression: Expression
    package var span: SourceSpan

    package init(name: String, label: LocalizedText?, expression: Expression, span: SourceSpan) {
        self.name = name
        self.label = label
        self.expression = expression
        self.span = span
    }
}

/// A class of the final result by total points, such as "Khá".
package struct ClassBand: Sendable, Hashable {
    package var id: String
    package var label: LocalizedText
    package var test: UnaryTest
    /// Whether the class earns the title.
    package var isRecognised: Bool
    package var source: LegalSource?
    /// Whether its limits, parameters included, were read in the law.
    package var isVerified: Bool
    package var span: SourceSpan

    package init(
        id: String, label: LocalizedText, test: UnaryTest, isRecognised: Bool, source: LegalSource?,
        isVerified: Bool = true, span: SourceSpan
    ) {
        self.id = id
        self.label = label
        self.test = test
        self.isRecognised = isRecognised
        self.source = source
        self.isVerified = isVerified
        self.span = span
    }
}
