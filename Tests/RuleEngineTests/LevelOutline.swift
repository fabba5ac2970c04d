import RuleDiagnostics
import RuleEngine
import RuleExpression
import RuleModel

/// A condition that can be both written as an expression and answered by hand.
indirect enum Claim: Sendable {
    /// One of the flags `a`, `b` and `c`.
    case flag(Int)
    case atLeast(Int)
    case both(Claim, Claim)
    case either(Claim, Claim)
    case not(Claim)

    var text: String {
        switch self {
        case .flag(let index): ["a", "b", "c"][index]
        case .atLeast(let number): "part >= \(number)"
        case .both(let left, let right): "(\(left.text) && \(right.text))"
        case .either(let left, let right): "(\(left.text) || \(right.text))"
        case .not(let claim): "!(\(claim.text))"
        }
    }

    func holds(on record: LevelRecord) -> Bool {
        switch self {
        case .flag(let index): record.flags[index] == true
        case .atLeast(let number): record.part.map { $0 >= number } ?? false
        case .both(let left, let right): left.holds(on: record) && right.holds(on: record)
        case .either(let left, let right): left.holds(on: record) || right.holds(on: record)
        case .not(let claim): !claim.holds(on: record)
        }
    }
}

/// A pack of targets in short.
struct LevelOutline: Sendable {
    struct Step: Sendable {
        var need = Level.Need.all
        var after: Level.After?
        var isRecognised = true
    }

    struct Goal: Sendable {
        var applies: Claim?
        /// By level; none where it is not asked for.
        var claims: [Claim?]
        var missing = Indicator.MissingPolicy.pending
    }

    var applies: Claim?
    var prerequisites: [Claim] = []
    var levels: [Step]
    var goals: [Goal]

    /// The pack over the fields `a`, `b`, `c`, `part` and `history`.
    func pack() throws -> RulePack {
        let codes = levels.indices.map { Choice(code: "l\($0)", label: Self.label("l\($0)")) }
        let fields =
            ["a", "b", "c"].map { Field(name: $0, kind: .flag, label: Self.label($0), span: Self.span) }
            + [
                Field(name: "part", kind: .count, label: Self.label("part"), span: Self.span),
                PastResult.field(levels: codes, span: Self.span),
            ]
        let schema = RecordSchema(fields)
        func expression(_ claim: Claim) throws -> Expression {
            try Self.expression(claim.text, over: schema)
        }
        let steps = levels.enumerated().map { index, step in
            Level(
                id: "l\(index)", label: Self.label("l\(index)"), need: step.need, after: step.after,
                isRecognised: step.isRecognised, validMonths: nil, source: nil, span: Self.span)
        }
        let targets = try goals.enumerated().map { index, goal in
            Target(
                id: "t\(index)", label: Self.label("t\(index)"), source: nil,
                applies: try goal.applies.map(expression),
                conditions: try goal.claims.map { try $0.map(expression) },
                missing: goal.missing, evidence: [], isVerified: true, span: Self.span)
        }
        let criterion = TargetCriterion(
            id: "c", label: Self.label("c"), source: nil, applies: nil, targets: targets, span: Self.span)
        let gates = try prerequisites.enumerated().map { index, claim in
            Prerequisite(
                id: "p\(index)", label: Self.label("p"), source: nil, condition: try expression(claim),
                isVerified: true, span: Self.span)
        }
        return RulePack(
            id: "title/pack", title: Self.label("Title"), subject: "unit",
            inForce: InForce(from: Day(number: 0), to: nil), documents: [], schema: schema, parameters: [],
            derived: [], marks: [], applies: try applies.map(expression), prerequisites: gates, criteria: [],
            deductions: nil, classes: [],
            model: .targets(
                TargetModel(levels: steps, criteria: [criterion], history: PastResult.slot)),
            digest: PackDigest(""), sources: SourceSet())
    }

    func verdict(on record: LevelRecord, asOf: Day? = nil) throws -> Verdict {
        try ReferenceEvaluator.verdict(on: record.record, by: pack(), asOf: asOf)
    }

    private static let span = SourceSpan(file: FileID(index: 0), lower: 0, upper: 0)

    private static func label(_ text: String) -> LocalizedText {
        LocalizedText(vi: text, en: text)
    }

    private static func expression(_ text: String, over schema: RecordSchema) throws -> Expression {
        var bag = DiagnosticBag()
        let embedded = EmbeddedText(
            plain: text, span: SourceSpan(file: FileID(index: 0), lower: 0, upper: text.utf8.count))
        let checked = parseExpression(embedded, reporting: &bag).flatMap {
            ExpressionChecker(scope: Scope(schema: schema)).check($0, expecting: nil, reporting: &bag)
        }
        guard let checked else {
            throw ReferencePackBuilder.Refusal(text: text, findings: bag.sorted.map(\.message.en))
        }
        return checked
    }
}

extension PastResult {
    /// Where the outlines have the list.
    static let slot = 4
}

/// The data of one record over the fields of `LevelOutline`; what is not given is missing.
struct LevelRecord: Hashable, Sendable {
    struct Past: Hashable, Sendable {
        var title: String?
        var level: Int?
        var day: Day?
    }

    var flags: [Bool?] = [nil, nil, nil]
    var part: Int?
    var history: [Past]?

    var record: Record {
        let items = history?.enumerated().map { index, past in
            let values: [Value?] = [
                past.title.map(Value.text(normalizing:)), past.level.map { .text(normalizing: "l\($0)") },
                past.day.map(Value.date),
            ]
            return Value.record(Item(values: values, list: PastResult.slot, index: index))
        }
        return Record(
            id: "r", period: 2025,
            values: flags.map { $0.map(Value.flag) } + [
                part.map { .number(Rational($0)) }, items.map(Value.list),
            ])
    }
}
