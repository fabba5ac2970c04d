import RuleEngine
import RuleModel
import Testing

/// Prerequisites, floors, classes and the status that they make.
struct ReferenceGateTests {
    /// Good, fair, average and poor; only good and fair earn the title.
    static let fourClasses = [
        ClassOutline(">= 8", recognised: true), ClassOutline("[5..8)", recognised: true),
        ClassOutline("[2..5)", recognised: false), ClassOutline("< 2", recognised: false),
    ]

    /// `part` points of 10, with a prerequisite `a`.
    private static let pack = PackOutline(
        prerequisites: ["a"], criteria: [CriterionOutline(10, [IndicatorOutline(10, .points("part"))])],
        classes: fourClasses)

    struct Case: CustomTestStringConvertible {
        var record: ReferenceRecord
        var status: Verdict.Status
        var classIndex: Int?
        var possible: [Int]

        var testDescription: String { "\(record)" }
    }

    static let cases = [
        Case(record: ReferenceRecord(a: true, part: 10), status: .recognised, classIndex: 0, possible: [0]),
        Case(record: ReferenceRecord(a: true, part: 8), status: .recognised, classIndex: 0, possible: [0]),
        Case(record: ReferenceRecord(a: true, part: 7), status: .recognised, classIndex: 1, possible: [1]),
        Case(record: ReferenceRecord(a: true, part: 4), status: .notRecognised, classIndex: 2, possible: [2]),
        Case(record: ReferenceRecord(a: true, part: 0), status: .notRecognised, classIndex: 3, possible: [3]),
        Case(record: ReferenceRecord(a: true), status: .pending, classIndex: nil, possible: [0, 1, 2, 3]),
        Case(record: ReferenceRecord(part: 10), status: .pending, classIndex: nil, possible: [0]),
        Case(record: ReferenceRecord(part: 4), status: .notRecognised, classIndex: 2, possible: [2]),
        // Barred: the best class that earns nothing stands beside the class by points.
        Case(
            record: ReferenceRecord(a: false, part: 10), status: .notRecognised, classIndex: 2, possible: [0]),
        Case(
            record: ReferenceRecord(a: false, part: 4), status: .notRecognised, classIndex: 2, possible: [2]),
        // A bar never lifts.
        Case(
            record: ReferenceRecord(a: false, part: 1), status: .notRecognised, classIndex: 3, possible: [3]),
        // Average or poor: which one is open although the title is lost for certain.
        Case(
            record: ReferenceRecord(a: false), status: .notRecognised, classIndex: nil,
            possible: [0, 1, 2, 3]),
    ]

    @Test(arguments: cases)
    func `the class and the status follow from points and prerequisites`(_ item: Case) throws {
        let verdict = try Self.pack.verdict(on: item.record)
        #expect(verdict.status == item.status)
        #expect(verdict.classIndex == item.classIndex)
        #expect(verdict.possibleClasses == item.possible)
        #expect(verdict.bars == (item.record.a == false ? [.prerequisite(0)] : []))
    }

    /// 5 points for `a`, 2 for `b`, 3 for `c`.
    private static func threeFlags(_ classes: [ClassOutline]) -> PackOutline {
        PackOutline(
            prerequisites: ["whole == 1"],
            criteria: [
                CriterionOutline(
                    10,
                    [
                        IndicatorOutline(5, .when("a")), IndicatorOutline(2, .when("b")),
                        IndicatorOutline(3, .when("c")),
                    ])
            ], classes: classes)
    }

    @Test func `the title is certain while the class is open`() throws {
        let pack = Self.threeFlags(Self.fourClasses)
        let record = ReferenceRecord(a: true, b: true, whole: 1)
        let verdict = try pack.verdict(on: record)
        #expect(verdict.points == Bounds(least: 7, most: 10))
        #expect(verdict.status == .recognised)
        #expect(verdict.classIndex == nil)
        #expect(verdict.possibleClasses == [0, 1])
        #expect(try pack.stakes(on: record) == ["c 3"])
    }

    @Test func `the title is lost as soon as the most cannot reach it`() throws {
        let verdict = try Self.threeFlags(ClassOutline.halfOrMore)
            .verdict(on: ReferenceRecord(a: false, c: false))
        #expect(verdict.points == Bounds(least: 0, most: 2))
        #expect(verdict.status == .notRecognised)
        #expect(verdict.classIndex == 1)
        #expect(
            try Self.threeFlags(ClassOutline.halfOrMore).verdict(on: ReferenceRecord(a: false)).status
                == .pending)
    }

    @Test func `a barred class is certain where all that the points allow become one`() throws {
        let verdict = try Self.threeFlags(Self.fourClasses)
            .verdict(on: ReferenceRecord(a: true, whole: 0))
        #expect(verdict.points == Bounds(least: 5, most: 10))
        #expect(verdict.classIndex == 2)
        let lower = try Self.threeFlags(Self.fourClasses)
            .verdict(on: ReferenceRecord(b: true, c: false, whole: 0))
        // 2 or 7 points: average, or fair and barred to average.
        #expect(lower.possibleClasses == [1, 2])
        #expect(lower.classIndex == 2)
    }

    @Test func `the best class that earns nothing is the one with the most points`() throws {
        let classes = [
            ClassOutline("< 2", recognised: false), ClassOutline("[2..5]", recognised: false),
            ClassOutline("> 5", recognised: true),
        ]
        let verdict = try Self.threeFlags(classes)
            .verdict(on: ReferenceRecord(a: true, b: true, c: true, whole: 0))
        #expect(verdict.classIndex == 1)
    }

    @Test func `there is no class for the barred where every class earns the title`() throws {
        let verdict = try Self.threeFlags([ClassOutline("-", recognised: true)])
            .verdict(on: ReferenceRecord(a: true, b: true, c: true, whole: 0))
        #expect(verdict.status == .notRecognised)
        #expect(verdict.classIndex == nil)
    }

    // MARK: - Floors

    private static let floors = PackOutline(criteria: [
        CriterionOutline(
            6,
            [
                IndicatorOutline(4, .each("part", 1), applies: GateOutline("c", else: .zero), floor: 2),
                IndicatorOutline(2, .when("a")),
            ], floor: 4),
        CriterionOutline(4, [IndicatorOutline(4, .when("b"))]),
    ])

    static let floorCases: [(ReferenceRecord, bars: [Bar], Verdict.Status)] = [
        (ReferenceRecord(a: true, b: true, c: true, part: 4), [], .recognised),
        (ReferenceRecord(a: true, b: true, c: true, part: 2), [], .recognised),
        (ReferenceRecord(a: false, b: true, c: true, part: 4), [], .recognised),
        (ReferenceRecord(a: false, b: true, c: true, part: 3), [.criterionFloor(0)], .notRecognised),
        (
            ReferenceRecord(a: true, b: true, c: true, part: 1), [.criterionFloor(0), .indicatorFloor(0, 0)],
            .notRecognised
        ),
        (ReferenceRecord(b: true, c: true, part: 2), [], .pending),
        (ReferenceRecord(a: true, b: true, c: true), [], .pending),
        // The least of 3 + 4 reaches the class, but the floor of the criterion is open.
        (ReferenceRecord(b: true, c: true, part: 3), [], .pending),
        // What does not apply has no floor; the criterion around it still has.
        (ReferenceRecord(a: true, b: true, c: false, part: 1), [.criterionFloor(0)], .notRecognised),
        (ReferenceRecord(a: true, b: true, part: 1), [.criterionFloor(0)], .notRecognised),
        (ReferenceRecord(a: true, b: true, part: 2), [], .pending),
    ]

    @Test(arguments: floorCases)
    func `a floor that is not reached bars the title`(
        _ record: ReferenceRecord, _ bars: [Bar], _ status: Verdict.Status
    ) throws {
        let verdict = try Self.floors.verdict(on: record)
        #expect(verdict.bars == bars)
        #expect(verdict.status == status)
    }

    @Test(arguments: Applicability.Otherwise.allCases)
    func `a criterion that does not apply has no floor`(_ otherwise: Applicability.Otherwise) throws {
        let pack = PackOutline(criteria: [
            CriterionOutline(
                4, [IndicatorOutline(4, .when("a"), floor: 2)], applies: GateOutline("c", else: otherwise),
                floor: 4),
            CriterionOutline(6, [IndicatorOutline(6, .when("b"))]),
        ])
        #expect(try pack.verdict(on: ReferenceRecord(a: false, b: true, c: false)).status == .recognised)
        #expect(try pack.verdict(on: ReferenceRecord(a: false, b: true)).status == .pending)
        let barred = try pack.verdict(on: ReferenceRecord(a: false, b: true, c: true))
        #expect(barred.bars == [.criterionFloor(0), .indicatorFloor(0, 0)])
    }

    @Test func `what counts as nothing when it is missing can fail its floor`() throws {
        let pack = PackOutline(criteria: [
            CriterionOutline(
                10,
                [IndicatorOutline(2, .when("a"), floor: 1, missing: .zero), IndicatorOutline(8, .when("b"))])
        ])
        let verdict = try pack.verdict(on: ReferenceRecord(b: true))
        #expect(verdict.bars == [.indicatorFloor(0, 0)])
        #expect(verdict.status == .notRecognised)
    }

    @Test func `an empty share that is left out has no floor`() throws {
        let share = AwardOutline.share("part", of: "whole", .proportional, empty: .notApplicable)
        let pack = PackOutline(criteria: [
            CriterionOutline(
                10, [IndicatorOutline(6, share, floor: 3), IndicatorOutline(4, .when("a"))])
        ])
        #expect(try pack.verdict(on: ReferenceRecord(a: true, part: 0, whole: 0)).status == .recognised)
        #expect(
            try pack.verdict(on: ReferenceRecord(a: true, part: 1, whole: 3)).bars == [.indicatorFloor(0, 0)])
    }

    // MARK: - The pack's own condition

    private static let conditional = PackOutline(
        applies: "c", prerequisites: ["a"],
        criteria: [CriterionOutline(10, [IndicatorOutline(10, .when("b"))])])

    static let packCases: [(ReferenceRecord, Verdict.Status)] = [
        (ReferenceRecord(a: true, b: true, c: true), .recognised),
        (ReferenceRecord(a: true, b: true, c: false), .notApplicable),
        (ReferenceRecord(c: false), .notApplicable),
        (ReferenceRecord(a: true, b: true), .pending),
        (ReferenceRecord(a: false, b: true), .pending),
        (ReferenceRecord(a: true, b: false), .pending),
    ]

    @Test(arguments: packCases)
    func `the pack decides first whether it applies`(
        _ record: ReferenceRecord, _ status: Verdict.Status
    ) throws {
        let verdict = try Self.conditional.verdict(on: record)
        #expect(verdict.status == status)
        if status == .notApplicable {
            #expect(verdict.points == 0)
            #expect(verdict.missing.isEmpty)
            #expect(verdict.criteria.isEmpty)
        }
    }

    // MARK: - Unverified figures

    @Test func `unverified figures count where they took part`() throws {
        func indicator(_ applies: String) -> IndicatorOutline {
            IndicatorOutline(
                5, .when("a"), applies: GateOutline(applies, else: .exclude), isVerified: false)
        }
        let loss = DeductionsOutline([PartOutline(1, .when("a"))], isVerified: false)
        let pack = PackOutline(
            criteria: [
                CriterionOutline(10, [indicator("b"), indicator("c")], deductions: loss),
                CriterionOutline(5, [indicator("c")], deductions: loss),
            ], deductions: loss)
        #expect(try pack.verdict(on: ReferenceRecord(a: true, b: true, c: true)).unverified == 6)
        #expect(try pack.verdict(on: ReferenceRecord(a: true, b: true, c: false)).unverified == 3)
    }
}
