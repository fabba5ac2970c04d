package import RuleDiagnostics

/// How a pack judges.
package enum Model: Sendable, Hashable {
    /// By the sum of points, which falls into a class.
    case points
    /// By targets that are met or missed, without points.
    case targets(TargetModel)
}

/// The targets of a pack and the levels that they lead to.
package struct TargetModel: Sendable, Hashable {
    /// From the lowest to the highest.
    package var levels: [Level]
    package var criteria: [TargetCriterion]
    /// The slot of the list of earlier results, where some level asks for one.
    package var history: Int?

    package init(levels: [Level], criteria: [TargetCriterion], history: Int?) {
        self.levels = levels
        self.criteria = criteria
        self.history = history
    }

    /// The targets of all criteria, in order.
    package var targets: [Target] {
        criteria.flatMap(\.targets)
    }
}

/// A level of the title that is reached by meeting targets, such as "Mức độ 1".
package struct Level: Sendable, Hashable {
    /// How many of the targets that the level asks for must be met.
    package enum Need: Sendable, Hashable {
        /// Every one that applies.
        case all
        case atLeast(Int)
    }

    /// A level that must have been held for some time before.
    package struct After: Sendable, Hashable {
        /// Index of a lower level; a later one that was held serves as well.
        package var level: Int
        package var months: Int

        package init(level: Int, months: Int) {
            self.level = level
            self.months = months
        }
    }

    package var id: String
    package var label: LocalizedText
    package var need: Need
    package var after: After?
    /// Whether the level earns the title.
    package var isRecognised: Bool
    /// How many months the result holds after the year of recognition.
    package var validMonths: Int?
    package var source: LegalSource?
    package var span: SourceSpan

    package init(
        id: String, label: LocalizedText, need: Need, after: After?, isRecognised: Bool, validMonths: Int?,
        source: LegalSource?, span: SourceSpan
    ) {
        self.id = id
        self.label = label
        self.need = need
        self.after = after
        self.isRecognised = isRecognised
        self.validMonths = validMonths
        self.source = source
        self.span = span
    }
}

/// A group of targets.
package struct TargetCriterion: Sendable, Hashable {
    package var id: String
    package var label: LocalizedText
    package var source: LegalSource?
    package var applies: Expression?
    package var targets: [Target]
    package var span: SourceSpan

    package init(
        id: String, label: LocalizedText, source: LegalSource?, applies: Expression?, targets: [Target],
        span: SourceSpan
    ) {
        self.id = id
        self.label = label
        self.source = source
        self.applies = applies
        self.targets = targets
        self.span = span
    }
}

/// The smallest item that is met or missed.
package struct Target: Sendable, Hashable {
    package var id: String
    package var label: LocalizedText
    package var source: LegalSource?
    /// For which records it is asked at all; what does not apply is left out.
    package var applies: Expression?
    /// What must hold, by index of the level; none where the level does not ask for it.
    package var conditions: [Expression?]
    package var missing: Indicator.MissingPolicy
    /// The papers that prove it.
    package var evidence: [LocalizedText]
    /// Whether every figure behind it, parameters included, was read in the law.
    package var isVerified: Bool
    package var span: SourceSpan

    package init(
        id: String, label: LocalizedText, source: LegalSource?, applies: Expression?,
        conditions: [Expression?], missing: Indicator.MissingPolicy, evidence: [LocalizedText],
        isVerified: Bool, span: SourceSpan
    ) {
        self.id = id
        self.label = label
        self.source = source
        self.applies = applies
        self.conditions = conditions
        self.missing = missing
        self.evidence = evidence
        self.isVerified = isVerified
        self.span = span
    }
}

/// A class or a level, as a verdict names it.
package struct Rank: Sendable, Hashable {
    package var id: String
    package var label: LocalizedText
    package var isRecognised: Bool
}

extension RulePack {
    /// The targets and levels, for a pack of targets.
    package var targetModel: TargetModel? {
        if case .targets(let model) = model { model } else { nil }
    }

    /// What its title is called, in lower case: by its name, or as the pack's id has it.
    package var titleNames: [String] {
        [title.vi, title.en, String(id.prefix { $0 != "/" })].map { $0.lowercased() }
    }

    /// Whether a title is the one of this pack.
    package func isCalled(_ title: String) -> Bool {
        titleNames.contains(title.lowercased())
    }

    /// What a verdict can come to: the classes, or the levels from low to high.
    package var ranks: [Rank] {
        switch model {
        case .points: classes.map { Rank(id: $0.id, label: $0.label, isRecognised: $0.isRecognised) }
        case .targets(let model):
            model.levels.map { Rank(id: $0.id, label: $0.label, isRecognised: $0.isRecognised) }
        }
    }

    /// The id of one of them, without the others.
    package func rankID(at index: Int) -> String {
        switch model {
        case .points: classes[index].id
        case .targets(let model): model.levels[index].id
        }
    }

    /// The ids of the indicators or targets, in order.
    package var itemIDs: [String] {
        switch model {
        case .points: indicators.map(\.id)
        case .targets(let model): model.targets.map(\.id)
        }
    }
}
