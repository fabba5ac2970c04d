import RuleEngine
import RuleModel
import Testing

struct ReferenceDeductionTests {
    struct Case: CustomTestStringConvertible {
        var isOnPack: Bool
        var mayGoBelowZero: Bool
        var record: ReferenceRecord
        var points: Bounds

        var testDescription: String { "\(isOnPack ? "pack" : "criterion") \(mayGoBelowZero) \(record)" }

        var pack: PackOutline {
            let deductions = DeductionsOutline(
                [PartOutline(8, .when("b")), PartOutline(4, .each("part", 2))], mayGoBelowZero: mayGoBelowZero
            )
            let indicator = IndicatorOutline(10, .when("a"))
            return PackOutline(
                criteria: [CriterionOutline(10, [indicator], deductions: isOnPack ? nil : deductions)],
                deductions: isOnPack ? deductions : nil)
        }
    }

    /// What the record holds, the points never below 0, and the points where they may be.
    private static let table: [(ReferenceRecord, Bounds, Bounds)] = [
        (ReferenceRecord(a: true, b: false, part: 0), 10, 10),
        (ReferenceRecord(a: true, b: true, part: 0), 2, 2),
        (ReferenceRecord(a: true, b: true, part: 1), 0, 0),
        (ReferenceRecord(a: true, b: true, part: 9), 0, -2),
        (ReferenceRecord(a: false, b: true, part: 2), 0, -12),
        (ReferenceRecord(a: true, part: 0), Bounds(least: 2, most: 10), Bounds(least: 2, most: 10)),
        (ReferenceRecord(a: true), Bounds(least: 0, most: 10), Bounds(least: -2, most: 10)),
        (ReferenceRecord(a: false, b: true), 0, Bounds(least: -12, most: -8)),
        (ReferenceRecord(b: true, part: 0), Bounds(least: 0, most: 2), Bounds(least: -8, most: 2)),
    ]

    static let cases = table.flatMap { row in
        [true, false].flatMap { isOnPack in
            [
                Case(isOnPack: isOnPack, mayGoBelowZero: false, record: row.0, points: row.1),
                Case(isOnPack: isOnPack, mayGoBelowZero: true, record: row.0, points: row.2),
            ]
        }
    }

    @Test(arguments: cases)
    func `deductions take points away`(_ item: Case) throws {
        #expect(try item.pack.verdict(on: item.record).points == item.points)
    }

    @Test func `a deduction on the pack does not lift a total that is below zero`() throws {
        let pack = PackOutline(
            criteria: [
                CriterionOutline(
                    10, [IndicatorOutline(10, .when("a"))],
                    deductions: DeductionsOutline([PartOutline(6, .when("b"))], mayGoBelowZero: true))
            ],
            deductions: DeductionsOutline([PartOutline(2, .when("c"))]))
        #expect(try pack.verdict(on: ReferenceRecord(a: false, b: true, c: false)).points == -6)
        #expect(try pack.verdict(on: ReferenceRecord(a: false, b: true, c: true)).points == -6)
        #expect(
            try pack.verdict(on: ReferenceRecord(b: true, c: true)).points == Bounds(least: -6, most: 2))
    }

    @Test func `a deduction for a share of nothing takes nothing`() throws {
        let bands = ScaleOutline.bands([BandOutline(">= 0.5", 6), BandOutline("-", 4)])
        let pack = PackOutline(
            criteria: [CriterionOutline(10, [IndicatorOutline(10, .when("a"))])],
            deductions: DeductionsOutline([
                PartOutline(6, .share("part", of: "whole", bands, empty: .notApplicable))
            ]))
        #expect(try pack.verdict(on: ReferenceRecord(a: true, part: 0, whole: 0)).points == 10)
        #expect(
            try pack.verdict(on: ReferenceRecord(a: true, part: 0)).points == Bounds(least: 6, most: 10))
        #expect(
            try pack.verdict(on: ReferenceRecord(a: true, part: 1)).points == Bounds(least: 4, most: 10))
    }

    @Test func `a deduction comes after the scaling and the cap`() throws {
        let pack = PackOutline(criteria: [
            CriterionOutline(
                10,
                [
                    IndicatorOutline(5, .when("a"), applies: GateOutline("c", else: .exclude)),
                    IndicatorOutline(5, .when("b")), IndicatorOutline(3, .when("b")),
                ], deductions: DeductionsOutline([PartOutline(4, .each("part", 1))]))
        ])
        #expect(try pack.verdict(on: ReferenceRecord(b: true, c: false, part: 1)).points == 9)
        #expect(try pack.verdict(on: ReferenceRecord(a: true, b: true, c: true, part: 9)).points == 6)
    }

    @Test func `a criterion that does not apply loses nothing`() throws {
        let pack = PackOutline(criteria: [
            CriterionOutline(
                10, [IndicatorOutline(10, .when("a"))], applies: GateOutline("c", else: .full),
                deductions: DeductionsOutline([PartOutline(4, .when("b"))]))
        ])
        #expect(try pack.verdict(on: ReferenceRecord(a: true, b: true, c: false)).points == 10)
        #expect(
            try pack.verdict(on: ReferenceRecord(a: true, b: true)).points == Bounds(least: 6, most: 10))
    }
}
