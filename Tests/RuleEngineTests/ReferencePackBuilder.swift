import RuleDiagnostics
import RuleExpression
import RuleModel

/// Builds packs out of outlines, and records, over one small schema.
struct ReferencePackBuilder {
    static let fields = [
        field("a", .flag), field("b", .flag), field("c", .flag), field("part", .count),
        field("whole", .count),
        field("kind", .choice(["x", "y", "z"].map { Choice(code: $0, label: label($0)) })),
        field("people", .list([field("ok", .flag)])),
    ]
    private static let span = SourceSpan(file: FileID(index: 0), lower: 0, upper: 0)

    private var marks: [AssessedMark] = []
    private var derived: [DerivedValue] = []

    /// Why an outline is no pack: a text of it that the parser or the checker refuses.
    struct Refusal: Error {
        var text: String
        var findings: [String]
    }

    static func build(_ outline: PackOutline) throws -> RulePack {
        var builder = ReferencePackBuilder()
        return try builder.pack(outline)
    }

    private static func label(_ text: String) -> LocalizedText {
        LocalizedText(vi: text, en: text)
    }

    private static func field(_ name: String, _ kind: Field.Kind) -> Field {
        Field(name: name, kind: kind, label: label(name), span: span)
    }
}

// MARK: - Packs

extension ReferencePackBuilder {
    private mutating func pack(_ outline: PackOutline) throws -> RulePack {
        for (index, text) in outline.values.enumerated() {
            derived.append(
                DerivedValue(
                    name: "v\(index)", label: nil, expression: try expression(text), span: Self.span))
        }
        let applies = try outline.applies.map { try expression($0) }
        let prerequisites = try outline.prerequisites.enumerated().map { index, text in
            Prerequisite(
                id: "p\(index)", label: Self.label(text), source: nil, condition: try expression(text),
                isVerified: true, span: Self.span)
        }
        var criteria: [Criterion] = []
        for (index, item) in outline.criteria.enumerated() {
            criteria.append(try criterion(item, id: "\(index + 1)"))
        }
        let deductions = try outline.deductions.map { try self.deductions($0, of: "total") }
        let classes = try outline.classes.enumerated().map { index, item in
            ClassBand(
                id: "k\(index)", label: Self.label(item.test), test: try test(item.test),
                isRecognised: item.isRecognised, source: nil, span: Self.span)
        }
        return RulePack(
            id: "pack", title: Self.label("pack"), subject: "unit",
            inForce: InForce(from: Day(number: 0), to: nil), documents: [], schema: RecordSchema(Self.fields),
            parameters: [], derived: derived, marks: marks, applies: applies, prerequisites: prerequisites,
            criteria: criteria, deductions: deductions, classes: classes, digest: PackDigest(""),
            sources: SourceSet())
    }

    private mutating func criterion(_ outline: CriterionOutline, id: String) throws -> Criterion {
        var indicators: [Indicator] = []
        for (index, item) in outline.indicators.enumerated() {
            indicators.append(try indicator(item, id: "\(id).\(index + 1)"))
        }
        return Criterion(
            id: id, label: Self.label(id), source: nil, maximum: outline.maximum, indicators: indicators,
            deductions: try outline.deductions.map { try deductions($0, of: id) },
            applicability: try outline.applies.map { try applicability($0) }, floor: outline.floor,
            span: Self.span)
    }

    private mutating func indicator(_ outline: IndicatorOutline, id: String) throws -> Indicator {
        Indicator(
            id: id, label: Self.label(id), source: nil, maximum: outline.maximum,
            award: try award(outline.award, maximum: outline.maximum, id: id),
            applicability: try outline.applies.map { try applicability($0) }, floor: outline.floor,
            missing: outline.missing, evidence: [], isVerified: outline.isVerified, span: Self.span)
    }

    private func applicability(_ outline: GateOutline) throws -> Applicability {
        Applicability(condition: try expression(outline.condition), otherwise: outline.otherwise)
    }

    private mutating func deductions(_ outline: DeductionsOutline, of id: String) throws -> Deductions {
        var items: [Deduction] = []
        for (index, item) in outline.items.enumerated() {
            let id = "\(id)-\(index + 1)"
            items.append(
                Deduction(
                    id: id, label: Self.label(id), source: nil, maximum: item.maximum,
                    award: try award(item.award, maximum: item.maximum, id: id),
                    isVerified: outline.isVerified, span: Self.span))
        }
        return Deductions(items: items, mayGoBelowZero: outline.mayGoBelowZero)
    }
}

// MARK: - Awards

extension ReferencePackBuilder {
    private mutating func award(_ outline: AwardOutline, maximum: Rational, id: String) throws -> Award {
        switch outline {
        case .when(let text): return .condition(try expression(text))
        case .share(let part, let whole, let scale, let empty):
            return .share(
                ShareAward(
                    part: try expression(part), whole: try expression(whole), scale: try self.scale(scale),
                    whenEmpty: empty))
        case .bands(let text, let bands): return .bands(try expression(text), try self.bands(bands))
        case .each(let text, let points): return .each(try expression(text), points: points)
        case .choice(let points):
            let choices = points.sorted { $0.key < $1.key }.map {
                ChoicePoints(code: $0.key, points: $0.value)
            }
            return .choice(try expression("kind"), choices)
        case .parts(let parts): return .parts(try self.parts(parts, of: id))
        case .assessed:
            marks.append(AssessedMark(id: id, label: Self.label(id), maximum: maximum, step: .one))
            return .assessed(marks.count - 1)
        case .points(let text, let step): return .points(try expression(text), step)
        }
    }

    private mutating func parts(_ outlines: [PartOutline], of id: String) throws -> [AwardPart] {
        var parts: [AwardPart] = []
        for (letter, item) in zip("abcdefgh", outlines) {
            let id = "\(id).\(letter)"
            parts.append(
                AwardPart(
                    id: id, label: Self.label(id), maximum: item.maximum,
                    award: try award(item.award, maximum: item.maximum, id: id), span: Self.span))
        }
        return parts
    }

    private func scale(_ outline: ScaleOutline) throws -> ShareAward.Scale {
        switch outline {
        case .proportional: .proportional(nil)
        case .stepped(let step, let rounding): .proportional(PointStep(step: step, rounding: rounding))
        case .allOrNothing: .allOrNothing
        case .bands(let bands): .bands(try self.bands(bands))
        }
    }

    private func bands(_ outlines: [BandOutline]) throws -> [Band] {
        try outlines.map { Band(test: try test($0.test), points: $0.points, span: Self.span) }
    }
}

// MARK: - Texts

extension ReferencePackBuilder {
    private func expression(_ text: String) throws -> Expression {
        var bag = DiagnosticBag()
        let scope = Scope(schema: RecordSchema(Self.fields), derived: derived)
        let syntax = parseExpression(embedded(text), reporting: &bag)
        let checked = syntax.flatMap {
            ExpressionChecker(scope: scope).check($0, expecting: nil, reporting: &bag)
        }
        guard let checked else { throw Refusal(text: text, findings: bag.sorted.map(\.message.en)) }
        return checked
    }

    private func test(_ text: String) throws -> UnaryTest {
        var bag = DiagnosticBag()
        let test = parseUnaryTest(embedded(text), constants: { _ in nil }, names: [], reporting: &bag)
        guard let test else { throw Refusal(text: text, findings: bag.sorted.map(\.message.en)) }
        return test
    }

    private func embedded(_ text: String) -> EmbeddedText {
        EmbeddedText(
            plain: text, span: SourceSpan(file: FileID(index: 0), lower: 0, upper: text.utf8.count))
    }
}
