import RuleEngine
import RuleModel
import Testing

struct ReferenceAwardTests {
    /// An award of one indicator, what the record holds, and what it gives.
    struct Case: CustomTestStringConvertible {
        var award: AwardOutline
        var maximum: Rational = 10
        var missing: Indicator.MissingPolicy = .pending
        var record: ReferenceRecord
        var points: Bounds
        var outcome: IndicatorResult.Outcome

        init(
            _ award: AwardOutline, max maximum: Rational = 10, missing: Indicator.MissingPolicy = .pending,
            _ record: ReferenceRecord, _ points: Bounds, _ outcome: IndicatorResult.Outcome
        ) {
            self.award = award
            self.maximum = maximum
            self.missing = missing
            self.record = record
            self.points = points
            self.outcome = outcome
        }

        var testDescription: String { "\(award) max \(maximum) on \(record)" }

        var result: IndicatorResult {
            get throws {
                let indicator = IndicatorOutline(maximum, award, missing: missing)
                let verdict = try PackOutline(criteria: [CriterionOutline(maximum, [indicator])])
                    .verdict(on: record)
                return try #require(verdict.criteria.first?.indicators.first)
            }
        }
    }

    private static let proportional = AwardOutline.share("part", of: "whole", .proportional, empty: .zero)
    private static let halves = AwardOutline.share("part", of: "whole", .stepped("0.5", .down), empty: .zero)
    private static let allOrNothing = AwardOutline.share("part", of: "whole", .allOrNothing, empty: .zero)
    private static let twoThirds = AwardOutline.share(
        "part", of: "whole", .bands([BandOutline(">= 2/3", 10), BandOutline("[1/3..2/3)", 4)]), empty: .zero)
    private static let high = Bounds(least: 4, most: 10)
    private static let open = Bounds(least: 0, most: 10)

    static let conditions = [
        Case(.when("a"), ReferenceRecord(a: true), 10, .full),
        Case(.when("a"), ReferenceRecord(a: false), 0, .none),
        Case(.when("a"), ReferenceRecord(), open, .open),
        Case(.when("a && b"), ReferenceRecord(b: false), 0, .none),
        Case(.when("a || b"), ReferenceRecord(a: true), 10, .full),
        Case(.when("a || b"), ReferenceRecord(a: false), open, .open),
        Case(.when("people.all(p, p.ok)"), ReferenceRecord(people: [true, nil]), open, .open),
        Case(.when("people.all(p, p.ok)"), ReferenceRecord(people: [false, nil]), 0, .none),
    ]

    static let shares = [
        Case(proportional, ReferenceRecord(part: 4, whole: 4), 10, .full),
        Case(proportional, ReferenceRecord(part: 0, whole: 4), 0, .none),
        Case(proportional, ReferenceRecord(part: 38, whole: 40), Bounds("19/2"), .partial),
        Case(proportional, ReferenceRecord(part: 1, whole: 3), Bounds("10/3"), .partial),
        Case(proportional, ReferenceRecord(part: 5, whole: 4), 10, .full),
        Case(proportional, ReferenceRecord(whole: 4), open, .open),
        Case(proportional, ReferenceRecord(part: 4), open, .open),
        Case(halves, ReferenceRecord(part: 38, whole: 40), Bounds("9.5"), .partial),
        Case(halves, ReferenceRecord(part: 39, whole: 40), Bounds("9.5"), .partial),
        Case(halves, ReferenceRecord(part: 1, whole: 40), 0, .none),
        Case(stepped(.up), ReferenceRecord(part: 1, whole: 40), Bounds("0.5"), .partial),
        Case(stepped(.halfUp), ReferenceRecord(part: 39, whole: 40), 10, .full),
        Case(stepped(.halfEven), ReferenceRecord(part: 37, whole: 40), Bounds("9"), .partial),
        Case(allOrNothing, ReferenceRecord(part: 40, whole: 40), 10, .full),
        Case(allOrNothing, ReferenceRecord(part: 39, whole: 40), 0, .none),
        Case(allOrNothing, ReferenceRecord(part: 39), open, .open),
        Case(twoThirds, ReferenceRecord(part: 2, whole: 3), 10, .full),
        Case(twoThirds, ReferenceRecord(part: 26, whole: 39), 10, .full),
        Case(twoThirds, ReferenceRecord(part: 1999, whole: 3000), 4, .partial),
        Case(twoThirds, ReferenceRecord(part: 1, whole: 3), 4, .partial),
        Case(twoThirds, ReferenceRecord(part: 333, whole: 1000), 0, .none),
        Case(twoThirds, ReferenceRecord(part: 333), open, .open),
    ]

    private static func stepped(_ rounding: Rounding) -> AwardOutline {
        .share("part", of: "whole", .stepped("0.5", rounding), empty: .zero)
    }

    private static let banded = AwardOutline.bands(
        "part", [BandOutline("< 2", 4), BandOutline("[2..4)", 7), BandOutline("-", 10)])
    private static let gapped = AwardOutline.bands("part", [BandOutline("[2..4]", 7)])

    static let bands = [
        Case(banded, ReferenceRecord(part: 0), 4, .partial),
        Case(banded, ReferenceRecord(part: 1), 4, .partial),
        Case(banded, ReferenceRecord(part: 2), 7, .partial),
        Case(banded, ReferenceRecord(part: 3), 7, .partial),
        Case(banded, ReferenceRecord(part: 4), 10, .full),
        Case(banded, ReferenceRecord(), high, .open),
        Case(banded, max: 6, ReferenceRecord(part: 4), 6, .full),
        Case(banded, max: 6, ReferenceRecord(), Bounds(least: 4, most: 6), .open),
        Case(gapped, ReferenceRecord(part: 5), 0, .none),
        Case(gapped, ReferenceRecord(), Bounds(least: 0, most: 7), .open),
        // Missing data that can make no difference leave nothing open.
        Case(
            .bands("part", [BandOutline("< 2", 4), BandOutline("-", 4)]), ReferenceRecord(), 4, .partial),
    ]

    private static let lettered = AwardOutline.choice(["x": 10, "y": 4, "z": 4])

    static let others = [
        Case(.each("part", 3), ReferenceRecord(part: 2), 6, .partial),
        Case(.each("part", 3), ReferenceRecord(part: 4), 10, .full),
        Case(.each("part", 3), ReferenceRecord(part: 0), 0, .none),
        Case(.each("part", 3), ReferenceRecord(), open, .open),
        Case(lettered, ReferenceRecord(kind: "x"), 10, .full),
        Case(lettered, ReferenceRecord(kind: "y"), 4, .partial),
        Case(lettered, ReferenceRecord(), high, .open),
        Case(lettered, max: 6, ReferenceRecord(kind: "x"), 6, .full),
        // A choice without points gives nothing, so the least is nothing while it is open.
        Case(.choice(["x": 10, "y": 4]), ReferenceRecord(kind: "z"), 0, .none),
        Case(.choice(["x": 10, "y": 4]), ReferenceRecord(), open, .open),
        Case(.assessed, ReferenceRecord(marks: [7]), 7, .partial),
        Case(.assessed, ReferenceRecord(marks: [10]), 10, .full),
        Case(.assessed, ReferenceRecord(marks: [0]), 0, .none),
        Case(.assessed, ReferenceRecord(), open, .open),
        Case(.points("part / 3"), ReferenceRecord(part: 2), Bounds("2/3"), .partial),
        Case(.points("2 * part"), ReferenceRecord(part: 6), 10, .full),
        Case(.points("part - 5"), ReferenceRecord(part: 2), 0, .none),
        Case(.points("part"), ReferenceRecord(), open, .open),
        Case(
            .points("part / 3", PointStep(step: "0.5", rounding: .up)), ReferenceRecord(part: 2), 1, .partial),
        Case(
            .points("part - 5", PointStep(step: "0.5", rounding: .down)), ReferenceRecord(part: 2), 0, .none),
    ]

    private static let twoParts = AwardOutline.parts([
        PartOutline(6, .when("a")), PartOutline(4, .share("part", of: "whole", .proportional)),
    ])

    static let parts = [
        Case(twoParts, ReferenceRecord(a: true, part: 1, whole: 2), 8, .partial),
        Case(twoParts, ReferenceRecord(a: true, part: 2, whole: 2), 10, .full),
        Case(twoParts, ReferenceRecord(a: true, whole: 2), Bounds(least: 6, most: 10), .open),
        Case(twoParts, ReferenceRecord(part: 1, whole: 2), Bounds(least: 2, most: 8), .open),
        Case(twoParts, max: 7, ReferenceRecord(a: true, part: 1, whole: 2), 7, .full),
        Case(twoParts, max: 7, ReferenceRecord(a: true, whole: 2), Bounds(least: 6, most: 7), .open),
        Case(twoParts, max: 6, ReferenceRecord(a: true, whole: 2), 6, .full),
        Case(twoParts, missing: .zero, ReferenceRecord(a: true, whole: 2), 6, .partial),
    ]

    static let missingAsZero = [
        Case(.when("a"), missing: .zero, ReferenceRecord(), 0, .none),
        Case(.when("a"), missing: .zero, ReferenceRecord(a: true), 10, .full),
        Case(proportional, missing: .zero, ReferenceRecord(part: 2), 0, .none),
        Case(banded, missing: .zero, ReferenceRecord(), 0, .none),
        Case(lettered, missing: .zero, ReferenceRecord(), 0, .none),
        Case(.assessed, missing: .zero, ReferenceRecord(), 0, .none),
    ]

    @Test(arguments: conditions + shares + bands + others + parts + missingAsZero)
    func `an award gives its points`(_ item: Case) throws {
        let result = try item.result
        #expect(result.points == item.points)
        #expect(result.outcome == item.outcome)
        #expect(result.inclusion == .yes)
    }

    @Test(arguments: zip(ShareAward.EmptyWhole.allCases, [Bounds(10), 0, 0]))
    func `nothing out of nothing is what the pack says`(
        _ empty: ShareAward.EmptyWhole, _ points: Bounds
    ) throws {
        let award = AwardOutline.share("part", of: "whole", .proportional, empty: empty)
        let result = try Case(award, ReferenceRecord(part: 0, whole: 0), points, .full).result
        #expect(result.points == points)
        #expect(result.inclusion == Truth(empty != .notApplicable))
        #expect(result.reason == .emptyWhole(empty))
        #expect((result.outcome == .notApplicable) == (empty == .notApplicable))
    }

    @Test func `an empty whole decides without its part`() throws {
        let result = try Case(
            .share("part", of: "whole", .proportional, empty: .full), ReferenceRecord(whole: 0), 10, .full
        ).result
        #expect(result.points == 10)
        #expect(result.missing.isEmpty)
    }

    @Test func `a whole that is missing leaves open whether the share counts`() throws {
        let award = AwardOutline.share("part", of: "whole", .proportional, empty: .notApplicable)
        let result = try Case(award, ReferenceRecord(part: 0), Self.open, .open).result
        #expect(result.inclusion == .unknown)
        #expect(result.outcome == .open)
    }

    @Test func `an empty whole without a rule is a fault`() throws {
        let award = AwardOutline.share("part", of: "whole", .proportional)
        #expect(throws: ScoringFault.self) {
            try Case(award, ReferenceRecord(part: 0, whole: 0), 0, .none).result
        }
    }

    @Test func `what is missing counts as nothing and is not waited for`() throws {
        let pack = PackOutline(criteria: [
            CriterionOutline(10, [IndicatorOutline(10, .when("a"), missing: .zero)])
        ])
        let verdict = try pack.verdict(on: ReferenceRecord())
        #expect(verdict.criteria[0].indicators[0].reason == .missingIsZero)
        #expect(verdict.criteria[0].indicators[0].missing == [.field(0)])
        #expect(verdict.missing.isEmpty)
        #expect(verdict.status == .notRecognised)
    }
}

/// Parts of an indicator that have nothing to be a share of.
struct ReferencePartTests {
    private static let shares = AwardOutline.parts([
        PartOutline(6, .share("part", of: "whole", .proportional, empty: .notApplicable)),
        PartOutline(
            4,
            .share(
                "size(people.filter(p, p.ok))", of: "size(people)", .proportional,
                empty: .notApplicable)),
    ])

    private func result(_ record: ReferenceRecord) throws -> IndicatorResult {
        let pack = PackOutline(criteria: [CriterionOutline(10, [IndicatorOutline(10, Self.shares)])])
        return try #require(try pack.verdict(on: record).criteria.first?.indicators.first)
    }

    @Test func `a part that does not apply is left out and the rest scaled up`() throws {
        let result = try result(ReferenceRecord(part: 0, whole: 0, people: [true, false]))
        #expect(result.points == 5)
        #expect(result.inclusion == .yes)
    }

    @Test func `an indicator without any part that applies is left out`() throws {
        let result = try result(ReferenceRecord(part: 0, whole: 0, people: []))
        #expect(result.inclusion == .no)
        #expect(result.outcome == .notApplicable)
    }

    @Test func `a part that may not apply keeps both ways open`() throws {
        let result = try result(ReferenceRecord(part: 1, people: [true, false]))
        // Without the part 2 of 4 become 5 of 10; with it at best 6 + 2 and at worst 0 + 2.
        #expect(result.points == Bounds(least: 2, most: 8))
        #expect(result.inclusion == .yes)
    }
}
