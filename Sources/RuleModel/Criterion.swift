package import RuleDiagnostics

/// A group of indicators with a maximum of its own.
package struct Criterion: Sendable, Hashable {
    package var id: String
    package var label: LocalizedText
    package var source: LegalSource?
    package var maximum: Rational
    package var indicators: [Indicator]
    package var deductions: Deductions?
    package var applicability: Applicability?
    /// The least points it must reach for the title.
    package var floor: Rational?
    /// Whether its own figures, such as its floor, were read in the law, parameters included.
    package var isVerified: Bool
    package var span: SourceSpan

    package init(
        id: String, label: LocalizedText, source: LegalSource?, maximum: Rational, indicators: [Indicator],
        deductions: Deductions?, applicability: Applicability?, floor: Rational?,
        isVerified: Bool = true, span: SourceSpan
    ) {
        self.id = id
        self.label = label
        self.source = source
        self.maximum = maximum
        self.indicators = indicators
        self.deductions = deductions
        self.applicability = applicability
        self.floor = floor
        self.isVerified = isVerified
        self.span = span
    }
}

/// The smallest item that has points.
package struct Indicator: Sendable, Hashable {
    /// What missing data do to the points.
    package enum MissingPolicy: String, Sendable, Hashable, CaseIterable {
        /// The points stay open.
        case pending
        /// The pack says that what is not shown does not count.
        case zero
    }

    package var id: String
    package var label: LocalizedText
    package var source: LegalSource?
    package var maximum: Rational
    package var award: Award
    package var applicability: Applicability?
    package var floor: Rational?
    package var missing: MissingPolicy
    /// The papers that prove it.
    package var evidence: [LocalizedText]
    /// Whether every figure behind it, parameters included, was read in the law.
    package var isVerified: Bool
    package var span: SourceSpan

    package init(
        id: String, label: LocalizedText, source: LegalSource?, maximum: Rational, award: Award,
        applicability: Applicability?, floor: Rational?, missing: MissingPolicy, evidence: [LocalizedText],
        isVerified: Bool, span: SourceSpan
    ) {
        self.id = id
        self.label = label
        self.source = source
        self.maximum = maximum
        self.award = award
        self.applicability = applicability
        self.floor = floor
        self.missing = missing
        self.evidence = evidence
        self.isVerified = isVerified
        self.span = span
    }
}

/// When an indicator or criterion applies, and what happens when it does not.
package struct Applicability: Sendable, Hashable {
    package enum Otherwise: String, Sendable, Hashable, CaseIterable {
        /// It counts as fully reached.
        case full
        /// It is left out, and the rest is scaled up to the same maximum, exactly.
        case exclude
        /// It gives nothing.
        case zero
    }

    package var condition: Expression
    package var otherwise: Otherwise

    package init(condition: Expression, otherwise: Otherwise) {
        self.condition = condition
        self.otherwise = otherwise
    }
}

/// Points that are taken away from a criterion or from the total.
package struct Deductions: Sendable, Hashable {
    package var items: [Deduction]
    /// Whether the rest may fall below 0.
    package var mayGoBelowZero: Bool

    package init(items: [Deduction], mayGoBelowZero: Bool) {
        self.items = items
        self.mayGoBelowZero = mayGoBelowZero
    }
}

/// One reason for taking points away.
package struct Deduction: Sendable, Hashable {
    package var id: String
    package var label: LocalizedText
    package var source: LegalSource?
    /// The most points that it takes.
    package var maximum: Rational
    package var award: Award
    package var isVerified: Bool
    package var span: SourceSpan

    package init(
        id: String, label: LocalizedText, source: LegalSource?, maximum: Rational, award: Award,
        isVerified: Bool,
        span: SourceSpan
    ) {
        self.id = id
        self.label = label
        self.source = source
        self.maximum = maximum
        self.award = award
        self.isVerified = isVerified
        self.span = span
    }
}

/// A condition that must hold for the title and gives no points.
package struct Prerequisite: Sendable, Hashable {
    package var id: String
    package var label: LocalizedText
    package var source: LegalSource?
    package var condition: Expression
    package var isVerified: Bool
    package var span: SourceSpan

    package init(
        id: String, label: LocalizedText, source: LegalSource?, condition: Expression, isVerified: Bool,
        span: SourceSpan
    ) {
        self.id = id
        self.label = label
        self.source = source
        self.condition = condition
        self.isVerified = isVerified
        self.span = span
    }
}
