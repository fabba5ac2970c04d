import RuleModel

/// A pack in the words of an editor, over the fields of `ReferencePackBuilder`.
///
/// Ids are given by place: criterion `1`, indicator `1.2`, part `1.2.a`.
struct PackOutline: Sendable {
    var applies: String?
    /// Expressions that the pack calls `v0`, `v1` and so on; later ones may read earlier ones.
    var values: [String] = []
    var prerequisites: [String] = []
    var criteria: [CriterionOutline]
    var deductions: DeductionsOutline?
    var classes: [ClassOutline] = ClassOutline.halfOrMore
}

struct CriterionOutline: Sendable {
    var maximum: Rational
    var indicators: [IndicatorOutline]
    var applies: GateOutline?
    var floor: Rational?
    var deductions: DeductionsOutline?

    init(
        _ maximum: Rational, _ indicators: [IndicatorOutline], applies: GateOutline? = nil,
        floor: Rational? = nil, deductions: DeductionsOutline? = nil
    ) {
        self.maximum = maximum
        self.indicators = indicators
        self.applies = applies
        self.floor = floor
        self.deductions = deductions
    }
}

struct IndicatorOutline: Sendable {
    var maximum: Rational
    var award: AwardOutline
    var applies: GateOutline?
    var floor: Rational?
    var missing: Indicator.MissingPolicy
    var isVerified: Bool

    init(
        _ maximum: Rational, _ award: AwardOutline, applies: GateOutline? = nil, floor: Rational? = nil,
        missing: Indicator.MissingPolicy = .pending, isVerified: Bool = true
    ) {
        self.maximum = maximum
        self.award = award
        self.applies = applies
        self.floor = floor
        self.missing = missing
        self.isVerified = isVerified
    }
}

/// A condition of applying, and what happens where it does not hold.
struct GateOutline: Sendable {
    var condition: String
    var otherwise: Applicability.Otherwise

    init(_ condition: String, else otherwise: Applicability.Otherwise) {
        self.condition = condition
        self.otherwise = otherwise
    }
}

indirect enum AwardOutline: Sendable {
    case when(String)
    case share(String, of: String, ScaleOutline, empty: ShareAward.EmptyWhole? = nil)
    case bands(String, [BandOutline])
    case each(String, Rational)
    case choice([String: Rational])
    case parts([PartOutline])
    case assessed
    case points(String, PointStep? = nil)
}

enum ScaleOutline: Sendable {
    case proportional
    case stepped(Rational, Rounding)
    case allOrNothing
    case bands([BandOutline])
}

struct BandOutline: Sendable {
    var test: String
    var points: Rational

    init(_ test: String, _ points: Rational) {
        self.test = test
        self.points = points
    }
}

struct PartOutline: Sendable {
    var maximum: Rational
    var award: AwardOutline

    init(_ maximum: Rational, _ award: AwardOutline) {
        self.maximum = maximum
        self.award = award
    }
}

struct DeductionsOutline: Sendable {
    var items: [PartOutline]
    var mayGoBelowZero: Bool
    var isVerified: Bool

    init(_ items: [PartOutline], mayGoBelowZero: Bool = false, isVerified: Bool = true) {
        self.items = items
        self.mayGoBelowZero = mayGoBelowZero
        self.isVerified = isVerified
    }
}

struct ClassOutline: Sendable {
    var test: String
    var isRecognised: Bool

    init(_ test: String, recognised: Bool) {
        self.test = test
        self.isRecognised = recognised
    }

    /// Pass or fail at 5 points.
    static let halfOrMore = [ClassOutline(">= 5", recognised: true), ClassOutline("< 5", recognised: false)]
}
