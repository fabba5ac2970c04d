import RuleDiagnostics
import RuleEngine
import RuleExpression
import RuleModel
import RuleReport
import Testing

/// Builds a small pack in code, with expressions read from text.
///
/// Items stand on the lines of an empty file, `pack.yaml`, in the order in which they are added.
struct PackBuilder {
    private(set) var pack: RulePack
    private var nextLine = 40

    /// A pack whose file has 99 lines and whose first document is `tt99`.
    init(fields: [Field]) {
        var sources = SourceSet()
        _ = sources.add(path: "pack.yaml", bytes: Array(repeating: UInt8(ascii: "\n"), count: 99))
        pack = RulePack(
            id: "don-vi-hoc-tap/tt99", title: LocalizedText(vi: "Đơn vị học tập", en: "Learning unit"),
            subject: "unit", inForce: InForce(from: Day(number: 18_000), to: nil),
            documents: [
                LegalDocument(
                    key: "tt99", name: LocalizedText(vi: "Thông tư 99/2099/TT-VD", en: "Circular 99/2099"))
            ],
            schema: RecordSchema(fields), parameters: [], derived: [], marks: [], applies: nil,
            prerequisites: [], criteria: [], deductions: nil, classes: [],
            digest: PackDigest("sha256:" + String(repeating: "0", count: 64)), sources: sources)
    }

    static let start = SourceSpan(file: FileID(index: 0), lower: 0, upper: 0)

    static func field(
        _ name: String, _ kind: Field.Kind, _ vi: String, _ en: String, isPersonal: Bool = false
    ) -> Field {
        Field(
            name: name, kind: kind, label: LocalizedText(vi: vi, en: en), isPersonal: isPersonal, span: start)
    }

    private mutating func line() -> SourceSpan {
        defer { nextLine += 1 }
        return SourceSpan(file: FileID(index: 0), lower: nextLine - 1, upper: nextLine - 1)
    }

    func expression(_ text: String) throws -> Expression {
        var bag = DiagnosticBag()
        let scope = Scope(schema: pack.schema, parameters: pack.parameters, derived: pack.derived)
        let embedded = EmbeddedText(plain: text, span: PackBuilder.start)
        let syntax = try #require(parseExpression(embedded, reporting: &bag))
        return try #require(
            ExpressionChecker(scope: scope).check(syntax, expecting: nil, reporting: &bag), "\(text)")
    }

    // MARK: - Items

    mutating func derive(_ name: String, _ text: String, _ vi: String, _ en: String) throws {
        let value = try expression(text)
        pack.derived.append(
            DerivedValue(name: name, label: LocalizedText(vi: vi, en: en), expression: value, span: line()))
    }

    /// Adds so many values without labels, `v1` and so on, each of them one more than the value before it.
    mutating func deriveChain(of count: Int) {
        func number(_ kind: Expression.Kind) -> Expression {
            Expression(kind, type: .number, span: PackBuilder.start)
        }
        for place in 1...count {
            let before = number(.derived(pack.derived.count - 1))
            let sum = number(.binary(.add, before, number(.literal(.whole(1)))))
            pack.derived.append(DerivedValue(name: "v\(place)", label: nil, expression: sum, span: line()))
        }
    }

    mutating func set(_ name: String, to number: Rational, _ vi: String, _ en: String) {
        pack.parameters.append(
            Parameter(
                name: name, label: LocalizedText(vi: vi, en: en), value: .number(number), type: .number,
                source: nil, span: line()))
    }

    /// Adds a mark and gives its index.
    mutating func mark(_ id: String, maximum: Rational, _ vi: String, _ en: String) -> Int {
        pack.marks.append(
            AssessedMark(id: id, label: LocalizedText(vi: vi, en: en), maximum: maximum, step: nil))
        return pack.marks.count - 1
    }

    mutating func demand(_ id: String, _ condition: String, _ vi: String, _ en: String) throws {
        let condition = try expression(condition)
        pack.prerequisites.append(
            Prerequisite(
                id: id, label: LocalizedText(vi: vi, en: en), source: source("Điều 4"), condition: condition,
                isVerified: true, span: line()))
    }

    mutating func group(
        _ id: String, maximum: Rational, _ vi: String, _ en: String, applicability: Applicability? = nil,
        floor: Rational? = nil
    ) {
        pack.criteria.append(
            Criterion(
                id: id, label: LocalizedText(vi: vi, en: en), source: nil, maximum: maximum, indicators: [],
                deductions: nil, applicability: applicability, floor: floor, span: line()))
    }

    /// Adds an indicator to the last criterion.
    mutating func indicate(
        _ id: String, maximum: Rational, _ award: Award, _ vi: String, _ en: String,
        applicability: Applicability? = nil, floor: Rational? = nil,
        missing: Indicator.MissingPolicy = .pending, isVerified: Bool = true, evidence: [LocalizedText] = []
    ) {
        pack.criteria[pack.criteria.count - 1].indicators.append(
            Indicator(
                id: id, label: LocalizedText(vi: vi, en: en), source: source("Điều 5 khoản \(id)"),
                maximum: maximum, award: award, applicability: applicability, floor: floor, missing: missing,
                evidence: evidence, isVerified: isVerified, span: line()))
    }

    /// Lets the pack, or its last criterion, take points away.
    mutating func deduct(
        _ id: String, maximum: Rational, _ award: Award, _ vi: String, _ en: String,
        fromCriterion: Bool = false
    ) {
        let deductions = Deductions(
            items: [
                Deduction(
                    id: id, label: LocalizedText(vi: vi, en: en), source: source("Điều 7"), maximum: maximum,
                    award: award, isVerified: true, span: line())
            ], mayGoBelowZero: false)
        if fromCriterion {
            pack.criteria[pack.criteria.count - 1].deductions = deductions
        } else {
            pack.deductions = deductions
        }
    }

    mutating func apply(when condition: String) throws {
        pack.applies = try expression(condition)
    }

    /// Adds the classes Tốt, Khá and Không đạt from two limits.
    mutating func classify(good: Rational, fair: Rational) {
        func band(_ id: String, _ vi: String, _ en: String, _ interval: Interval, _ isRecognised: Bool)
            -> ClassBand
        {
            ClassBand(
                id: id, label: LocalizedText(vi: vi, en: en), test: UnaryTest([interval]),
                isRecognised: isRecognised, source: nil, span: PackBuilder.start)
        }
        pack.classes = [
            band("tot", "Tốt", "Good", Interval(lower: .closed(good), upper: .infinite), true),
            band("kha", "Khá", "Fair", Interval(lower: .closed(fair), upper: .open(good)), true),
            band("khong-dat", "Không đạt", "Not met", Interval(lower: .infinite, upper: .open(fair)), false),
        ]
    }

    private func source(_ place: String) -> LegalSource {
        LegalSource(document: 0, place: place, isVerified: true, span: PackBuilder.start)
    }
}

extension RulePack {
    /// Scores a record whose values are given by name; the rest is missing.
    func score(
        _ values: [String: Value], marks: [Rational?] = [], id: String = "dv-001", place: String? = nil
    ) throws -> ScoredRecord {
        let given = marks + Array(repeating: nil, count: self.marks.count - marks.count)
        let record = Record(
            id: id, period: 2021, place: place, values: schema.fields.map { values[$0.name] }, marks: given)
        return ScoredRecord(
            pack: self, record: record, verdict: try ReferenceEvaluator.verdict(on: record, by: self))
    }
}

extension Value {
    static func whole(_ number: Int) -> Value {
        .number(Rational(number))
    }

    /// A list field of items, each with its values by slot.
    static func items(of list: Int, _ items: [[Value?]]) -> Value {
        .list(items.enumerated().map { .record(Item(values: $1, list: list, index: $0)) })
    }
}

extension Band {
    init(_ lower: Interval.Bound, _ upper: Interval.Bound, _ points: Int) {
        self.init(
            test: UnaryTest([Interval(lower: lower, upper: upper)]), points: Rational(points),
            span: PackBuilder.start)
    }
}
