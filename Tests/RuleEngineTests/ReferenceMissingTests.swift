import RuleEngine
import RuleModel
import Testing

/// What a verdict says is missing: what could still change the outcome, the most decisive first.
struct ReferenceMissingTests {
    private static func indicators(_ criteria: [IndicatorOutline]...) -> PackOutline {
        PackOutline(criteria: criteria.map { CriterionOutline(10, $0) })
    }

    @Test func `gates come first, then whatever has the most points at stake`() throws {
        var pack = Self.indicators(
            [IndicatorOutline(2, .when("a")), IndicatorOutline(8, .each("part", 1))],
            [IndicatorOutline(5, .when("b")), IndicatorOutline(5, .choice(["x": 5, "y": 4, "z": 4]))])
        #expect(try pack.missing(on: ReferenceRecord()) == ["part", "b", "a", "kind"])
        pack.prerequisites = ["kind != 'z'"]
        #expect(try pack.missing(on: ReferenceRecord()) == ["kind", "part", "b", "a"])
        pack.applies = "a"
        #expect(try pack.missing(on: ReferenceRecord()) == ["a", "kind", "part", "b"])
    }

    @Test func `a datum counts the points of all that wait for it`() throws {
        let pack = Self.indicators(
            [IndicatorOutline(4, .when("a")), IndicatorOutline(6, .when("b"))],
            [IndicatorOutline(10, .parts([PartOutline(4, .when("a")), PartOutline(6, .when("c"))]))])
        #expect(try pack.stakes(on: ReferenceRecord(c: true)) == ["a 8", "b 6"])
    }

    @Test func `an open floor makes its data gates`() throws {
        let pack = PackOutline(criteria: [
            CriterionOutline(10, [IndicatorOutline(10, .when("a"))]),
            CriterionOutline(5, [IndicatorOutline(5, .when("b"))], floor: 5),
            CriterionOutline(5, [IndicatorOutline(3, .when("c"), floor: 1), IndicatorOutline(2, .assessed)]),
        ])
        #expect(
            try pack.stakes(on: ReferenceRecord()) == ["b 5 gate", "c 3 gate", "a 10", "assessed.3.2 2"])
    }

    @Test func `items of a list are named one by one`() throws {
        let pack = Self.indicators([IndicatorOutline(10, .when("people.all(p, p.ok)"))])
        #expect(
            try pack.missing(on: ReferenceRecord(people: [true, nil, nil])) == [
                "people[1].ok", "people[2].ok",
            ])
        #expect(try pack.missing(on: ReferenceRecord(people: [false, nil])) == [])
        #expect(try pack.missing(on: ReferenceRecord()) == ["people"])
    }

    @Test func `items keep their place through filters and values`() throws {
        var pack = Self.indicators([IndicatorOutline(10, .when("v0[0].ok"))])
        pack.values = ["people.filter(p, !has(p.ok))"]
        #expect(try pack.missing(on: ReferenceRecord(people: [true, false, nil])) == ["people[2].ok"])
    }

    @Test func `whether a datum is there stays open while it may still come`() throws {
        let pack = Self.indicators(
            [IndicatorOutline(10, .when("has(a)"))], [IndicatorOutline(4, .points("has(part) ? part : 1"))])
        let open = try pack.verdict(on: ReferenceRecord())
        #expect(open.points == Bounds(least: 0, most: 14))
        #expect(try pack.missing(on: ReferenceRecord()) == ["a", "part"])
        #expect(try pack.verdict(on: ReferenceRecord(a: false, part: 3)).points == 13)
    }

    @Test func `a datum that is not there counts as nothing where the pack says so`() throws {
        let pack = Self.indicators([IndicatorOutline(10, .when("has(a)"), missing: .zero)])
        #expect(try pack.verdict(on: ReferenceRecord()).points == 0)
        #expect(try pack.verdict(on: ReferenceRecord(a: false)).points == 10)
    }

    @Test func `marks are named by their indicator or part`() throws {
        let pack = Self.indicators(
            [IndicatorOutline(10, .assessed)],
            [IndicatorOutline(10, .parts([PartOutline(5, .when("a")), PartOutline(5, .assessed)]))])
        #expect(try pack.missing(on: ReferenceRecord(a: true)) == ["assessed.1.1", "assessed.2.1.b"])
    }

    @Test func `the place is named where a condition asks for it`() throws {
        let pack = Self.indicators([IndicatorOutline(10, .when("place == '00001' && a"))])
        #expect(try pack.missing(on: ReferenceRecord(a: true)) == ["place"])
        #expect(try pack.missing(on: ReferenceRecord(a: false)) == [])
    }

    @Test func `what a gate waits for is listed although its points are certain`() throws {
        let pack = PackOutline(criteria: [
            CriterionOutline(
                4, [IndicatorOutline(4, .when("a"), applies: GateOutline("c", else: .zero), floor: 2)]),
            CriterionOutline(6, [IndicatorOutline(6, .when("b"))]),
        ])
        let verdict = try pack.verdict(on: ReferenceRecord(a: false, b: true))
        #expect(verdict.points == 6)
        #expect(verdict.status == .pending)
        #expect(try pack.stakes(on: ReferenceRecord(a: false, b: true)) == ["c 0 gate"])
    }

    @Test(arguments: Applicability.Otherwise.allCases)
    func `what decides over a criterion is listed once`(_ otherwise: Applicability.Otherwise) throws {
        let pack = PackOutline(criteria: [
            CriterionOutline(
                4, [IndicatorOutline(2, .when("a")), IndicatorOutline(2, .when("b"), missing: .zero)],
                applies: GateOutline("c", else: otherwise)),
            CriterionOutline(6, [IndicatorOutline(6, .each("part", 1))]),
        ])
        // Nothing or at most 2 points of `a`; all of the 4 points where it counts in full or not at all.
        let stakes = otherwise == .zero ? ["a 2", "c 2"] : ["c 4", "a 2"]
        #expect(try pack.stakes(on: ReferenceRecord(part: 3)) == stakes)
        let settled = otherwise == .zero ? [] : ["c 4"]
        #expect(try pack.stakes(on: ReferenceRecord(a: false, part: 3)) == settled)
    }

    @Test func `what decides over a floor within is a gate`() throws {
        let pack = PackOutline(criteria: [
            CriterionOutline(
                4, [IndicatorOutline(4, .when("a"), floor: 2), IndicatorOutline(4, .when("b"))],
                applies: GateOutline("c", else: .full)),
            CriterionOutline(6, [IndicatorOutline(6, .each("part", 1))]),
        ])
        // The criterion has all of its points either way, but the floor of `a` holds only if it applies.
        #expect(try pack.stakes(on: ReferenceRecord(a: false, b: true, part: 3)) == ["c 0 gate"])
    }

    @Test func `what decides over a floor is a gate within what may not apply`() throws {
        let pack = PackOutline(criteria: [
            CriterionOutline(
                4, [IndicatorOutline(4, .when("a"), applies: GateOutline("b", else: .zero), floor: 2)],
                applies: GateOutline("c", else: .zero)),
            CriterionOutline(6, [IndicatorOutline(6, .each("part", 1))]),
        ])
        #expect(
            try pack.stakes(on: ReferenceRecord(a: false, part: 5)) == ["b 4 gate", "c 0 gate"])
    }

    @Test func `what counts as nothing is not waited for behind an open floor`() throws {
        let indicators = [IndicatorOutline(3, .when("a")), IndicatorOutline(2, .when("b"), missing: .zero)]
        let pack = PackOutline(criteria: [CriterionOutline(5, indicators, floor: 2)])
        #expect(try pack.stakes(on: ReferenceRecord()) == ["a 3 gate"])
    }

    // MARK: - What cannot matter

    @Test func `nothing is listed behind a condition that is settled`() throws {
        let pack = Self.indicators([
            IndicatorOutline(10, .when("a || b"), applies: GateOutline("c", else: .zero))
        ])
        #expect(try pack.missing(on: ReferenceRecord(a: true, c: true)) == [])
        #expect(try pack.missing(on: ReferenceRecord(c: false)) == [])
    }

    @Test func `nothing is listed that a cap makes void`() throws {
        let pack = Self.indicators([IndicatorOutline(10, .when("a")), IndicatorOutline(5, .when("b"))])
        #expect(try pack.missing(on: ReferenceRecord(a: true)) == [])
        #expect(try pack.missing(on: ReferenceRecord(a: false)) == ["b"])
    }

    @Test func `nothing is listed that deductions make void`() throws {
        var pack = Self.indicators([IndicatorOutline(10, .when("a"))])
        pack.deductions = DeductionsOutline([PartOutline(10, .when("b")), PartOutline(5, .when("c"))])
        #expect(try pack.missing(on: ReferenceRecord(b: true)) == [])
        #expect(try pack.missing(on: ReferenceRecord(a: true, b: false)) == ["c"])
    }

    @Test func `a deduction that takes the same either way is not waited for`() throws {
        var pack = Self.indicators([IndicatorOutline(10, .when("a"))])
        let bands = [BandOutline("< 2", 4), BandOutline("-", 4)]
        pack.deductions = DeductionsOutline([
            PartOutline(4, .bands("part", bands)), PartOutline(1, .when("b")),
        ])
        #expect(try pack.missing(on: ReferenceRecord(a: true)) == ["b"])
    }

    @Test func `deductions from what is left out are not waited for`() throws {
        let pack = PackOutline(criteria: [
            CriterionOutline(
                5, [IndicatorOutline(5, .when("a"), applies: GateOutline("c", else: .exclude))],
                deductions: DeductionsOutline([PartOutline(5, .when("b"))], mayGoBelowZero: true)),
            CriterionOutline(5, [IndicatorOutline(5, .each("part", 1))]),
        ])
        #expect(try pack.missing(on: ReferenceRecord(c: false)) == ["part"])
    }

    @Test func `nothing is missing where all is there`() throws {
        let pack = Self.indicators([IndicatorOutline(10, .when("a"))])
        #expect(try pack.missing(on: ReferenceRecord(a: false)) == [])
    }
}
