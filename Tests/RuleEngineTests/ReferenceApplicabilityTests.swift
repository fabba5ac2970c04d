import RuleEngine
import RuleModel
import Testing

struct ReferenceApplicabilityTests {
    struct Case: CustomTestStringConvertible {
        var otherwise: Applicability.Otherwise
        /// Whether it applies; none is missing.
        var applies: Bool?
        var points: Bounds
        var total: Bounds
        var inclusion: Truth

        var testDescription: String { "\(otherwise) applies \(applies.map(String.init) ?? "unknown")" }
    }

    /// The first of two indicators, of 6 and 4 points, gives 3 where it applies; the second gives all of 4.
    static let indicators = [
        Case(otherwise: .full, applies: true, points: 3, total: 7, inclusion: .yes),
        Case(otherwise: .full, applies: false, points: 6, total: 10, inclusion: .yes),
        Case(
            otherwise: .full, applies: nil, points: Bounds(least: 3, most: 6),
            total: Bounds(least: 7, most: 10), inclusion: .yes),
        Case(otherwise: .zero, applies: true, points: 3, total: 7, inclusion: .yes),
        Case(otherwise: .zero, applies: false, points: 0, total: 4, inclusion: .yes),
        Case(
            otherwise: .zero, applies: nil, points: Bounds(least: 0, most: 3),
            total: Bounds(least: 4, most: 7), inclusion: .yes),
        Case(otherwise: .exclude, applies: true, points: 3, total: 7, inclusion: .yes),
        Case(otherwise: .exclude, applies: false, points: 0, total: 10, inclusion: .no),
        Case(
            otherwise: .exclude, applies: nil, points: 3, total: Bounds(least: 7, most: 10),
            inclusion: .unknown),
    ]

    @Test(arguments: indicators)
    func `an indicator that does not apply counts as the pack says`(_ item: Case) throws {
        let pack = PackOutline(criteria: [
            CriterionOutline(
                10,
                [
                    IndicatorOutline(6, .each("part", 1), applies: GateOutline("a", else: item.otherwise)),
                    IndicatorOutline(4, .when("b")),
                ])
        ])
        let verdict = try pack.verdict(on: ReferenceRecord(a: item.applies, b: true, part: 3))
        #expect(verdict.criteria[0].indicators[0].points == item.points)
        #expect(verdict.criteria[0].indicators[0].inclusion == item.inclusion)
        #expect(verdict.criteria[0].indicators[0].outcome == outcome(of: item))
        #expect(verdict.points == item.total)
        #expect(
            try pack.missing(on: ReferenceRecord(a: item.applies, b: true, part: 3))
                == (item.applies == nil ? ["a"] : []))
    }

    private func outcome(of item: Case) -> IndicatorResult.Outcome {
        guard let applies = item.applies else { return .open }
        return applies ? .partial : .notApplicable
    }

    @Test(arguments: indicators)
    func `a criterion that does not apply counts as the pack says`(_ item: Case) throws {
        let pack = PackOutline(criteria: [
            CriterionOutline(
                6, [IndicatorOutline(6, .each("part", 1))], applies: GateOutline("a", else: item.otherwise)),
            CriterionOutline(4, [IndicatorOutline(4, .when("b"))]),
        ])
        let record = ReferenceRecord(a: item.applies, b: true, part: 3)
        let verdict = try pack.verdict(on: record)
        #expect(verdict.criteria[0].points == item.points)
        #expect(verdict.criteria[0].inclusion == item.inclusion)
        #expect(verdict.criteria[0].indicators[0].inclusion == (item.applies.map { Truth($0) } ?? .unknown))
        #expect(verdict.points == item.total)
        #expect(try pack.missing(on: record) == (item.applies == nil ? ["a"] : []))
    }

    @Test func `what is left is scaled up exactly`() throws {
        let pack = PackOutline(criteria: [
            CriterionOutline(
                10,
                [
                    IndicatorOutline(3, .when("a"), applies: GateOutline("c", else: .exclude)),
                    IndicatorOutline(7, .each("part", 1)),
                ])
        ])
        let verdict = try pack.verdict(on: ReferenceRecord(c: false, part: 2))
        #expect(verdict.points == Bounds("20/7"))
    }

    @Test func `the maximum of a criterion caps before and after scaling`() throws {
        let pack = PackOutline(criteria: [
            CriterionOutline(
                10,
                [
                    IndicatorOutline(6, .when("a"), applies: GateOutline("c", else: .exclude)),
                    IndicatorOutline(6, .when("b")), IndicatorOutline(2, .each("part", 1)),
                ])
        ])
        // All three come to 14 and are cut to 10; the last two come to 7 of 8, which is 8.75 of 10.
        #expect(try pack.verdict(on: ReferenceRecord(a: true, b: true, c: true, part: 2)).points == 10)
        #expect(try pack.verdict(on: ReferenceRecord(b: true, c: false, part: 1)).points == Bounds("8.75"))
        #expect(try pack.verdict(on: ReferenceRecord(b: true, c: false, part: 2)).points == 10)
    }

    private static let hollow = PackOutline(criteria: [
        CriterionOutline(6, [IndicatorOutline(6, .when("a"), applies: GateOutline("c", else: .exclude))]),
        CriterionOutline(4, [IndicatorOutline(4, .each("part", 1))]),
    ])

    @Test func `a criterion whose indicators are all left out is left out`() throws {
        let verdict = try Self.hollow.verdict(on: ReferenceRecord(c: false, part: 3))
        #expect(verdict.criteria[0].inclusion == .no)
        #expect(verdict.points == Bounds("7.5"))
    }

    @Test func `a criterion that may be left out counts in full or not at all`() throws {
        let verdict = try Self.hollow.verdict(on: ReferenceRecord(a: true, part: 3))
        #expect(verdict.criteria[0].inclusion == .unknown)
        #expect(verdict.criteria[0].points == 6)
        #expect(verdict.points == Bounds(least: "7.5", most: 9))
        #expect(verdict.status == .recognised)
    }

    @Test func `nothing is reached where everything is left out`() throws {
        let gate = GateOutline("c", else: .exclude)
        let pack = PackOutline(criteria: [
            CriterionOutline(10, [IndicatorOutline(10, .when("a"))], applies: gate)
        ])
        #expect(try pack.verdict(on: ReferenceRecord(a: true, c: false)).points == 0)
        #expect(try pack.verdict(on: ReferenceRecord(a: true)).points == Bounds(least: 0, most: 10))
    }

    @Test(arguments: [Applicability.Otherwise.full, .zero])
    func `an empty share counts again where its indicator may not apply`(
        _ otherwise: Applicability.Otherwise
    ) throws {
        let share = AwardOutline.share("part", of: "whole", .proportional, empty: .notApplicable)
        let pack = PackOutline(criteria: [
            CriterionOutline(
                10,
                [
                    IndicatorOutline(6, share, applies: GateOutline("a", else: otherwise)),
                    IndicatorOutline(4, .when("b")),
                ])
        ])
        let verdict = try pack.verdict(on: ReferenceRecord(b: false, part: 0, whole: 0))
        #expect(verdict.criteria[0].indicators[0].inclusion == .unknown)
        #expect(verdict.points == Bounds(least: 0, most: otherwise == .full ? 6 : 0))
    }

    @Test func `data of what may not apply at all are not waited for`() throws {
        let pack = PackOutline(criteria: [
            CriterionOutline(
                10,
                [
                    IndicatorOutline(6, .when("b"), applies: GateOutline("a", else: .zero)),
                    IndicatorOutline(4, .when("c")),
                ])
        ])
        #expect(try pack.missing(on: ReferenceRecord(b: false, c: true)) == [])
        #expect(try pack.missing(on: ReferenceRecord(b: true, c: true)) == ["a"])
        #expect(try pack.missing(on: ReferenceRecord(c: true)) == ["a", "b"])
    }

    @Test func `applicability stays open even where missing data count as nothing`() throws {
        let pack = PackOutline(criteria: [
            CriterionOutline(
                10,
                [IndicatorOutline(10, .when("b"), applies: GateOutline("a", else: .full), missing: .zero)])
        ])
        let verdict = try pack.verdict(on: ReferenceRecord())
        #expect(verdict.points == Bounds(least: 0, most: 10))
        #expect(verdict.status == .pending)
        // `b` counts as nothing, so only `a` is waited for.
        #expect(try pack.missing(on: ReferenceRecord()) == ["a"])
    }

    @Test func `a criterion that does not apply says what it read`() throws {
        let pack = PackOutline(criteria: [
            CriterionOutline(
                10, [IndicatorOutline(10, .when("b"))], applies: GateOutline("a", else: .full))
        ])
        let result = try pack.verdict(on: ReferenceRecord(a: false)).criteria[0].indicators[0]
        #expect(result.reason == .notApplicable(.full))
        #expect(result.reads.data == [.field(0)])
    }

    @Test func `many open exclusions stay within bounds that hold`() throws {
        let gate = GateOutline("a", else: .exclude)
        let losing = DeductionsOutline([PartOutline(3, .when("c"))], mayGoBelowZero: true)
        let criterion = CriterionOutline(
            1, [IndicatorOutline(1, .when("b"))], applies: gate, deductions: losing)
        let pack = PackOutline(
            criteria: Array(repeating: criterion, count: 11) + [CriterionOutline(1, criterion.indicators)])
        let record = ReferenceRecord(b: false, c: true)
        let open = try pack.verdict(on: record).points
        #expect(open.least <= -36)
        #expect(open.most >= 0)
    }
}
