import RuleEngine
import RuleModel
import TestSupport
import Testing

/// Where each datum is read once, the least and the most of an open verdict are both reached.
struct BoundsTightnessTests {
    /// Awards that share no datum with those of another family.
    private static let families: [[AwardOutline]] = [
        [
            .when("a"), .when("a && b"), .when("a || (b && c)"), .when("a ? b : c"), .each("a ? 2 : 0", 1),
            .points("(a ? 3 : 1) + (b ? 1 : 0)"), .when("!a || !b"),
        ],
        shares + [
            .each("part", "0.5"), .when("part >= 2"), .when("part >= whole"), .points("3 - part"),
            .points("whole / 2", PointStep(step: "0.5", rounding: .up)), .when("whole in [1, 3]"),
            .bands("part", [BandOutline("1", 4), BandOutline("(1..3)", 1), BandOutline("-", 2)]),
            .bands("2 * whole", [BandOutline("(2..4)", 5), BandOutline("-", 1)]), .when("max(whole, 1) >= 1"),
        ],
        [
            .choice(["x": 4, "y": 2, "z": 1]), .when("kind in ['x', 'y', 'z']"), .when("kind != 'x'"),
            .bands("kind == 'y' ? 1 : 9", [BandOutline("< 2", 3), BandOutline("[2..8]", 5)]),
        ],
        [
            .when("people.all(p, p.ok)"), .when("people.exists(p, p.ok)"),
            .each("count(people.map(p, p.ok))", 1),
            .share("size(people.filter(p, p.ok))", of: "size(people)", .proportional, empty: .zero),
            .share("size(people.filter(p, p.ok))", of: "size(people)", .bands(halves), empty: .full),
            .points("sum(people.map(p, p.ok ? 2 : 1))"), .when("size(people.filter(p, !p.ok)) == 1"),
        ],
        [.assessed],
    ]

    private static let halves = [BandOutline(">= 1/2", 4), BandOutline("[1/4..1/2)", 2)]

    private static let shares: [AwardOutline] = [
        ScaleOutline.proportional, .allOrNothing, .stepped("0.5", .up), .bands(halves),
    ]
    .flatMap { scale in
        [.share("part", of: "whole", scale, empty: .zero), .share("part", of: "whole", scale, empty: .full)]
    }

    @Test(arguments: 5001...5200 as ClosedRange<UInt64>)
    func `least and most are both reached`(_ seed: UInt64) throws {
        var generator = ReferencePackGenerator(seed: seed)
        let criteria = Self.families.map { CriterionOutline(5, [IndicatorOutline(5, generator.pick($0))]) }
        let outline = PackOutline(criteria: criteria)
        let pack = try ReferencePackBuilder.limited(outline)
        let complete = generator.record(marks: pack.marks.count)
        let gaps = complete.data.filter { $0 != .people && generator.chance(2) }
        let open = complete.lacking(gaps)
        let verdict = try ReferenceEvaluator.verdict(on: open.record(for: pack), by: pack)
        let points = try open.fillings(of: gaps).flatMap { $0.withFullMark(of: gaps) }.map {
            try ReferenceEvaluator.verdict(on: $0.record(for: pack), by: pack).points.least
        }
        let reached = Bounds(least: try #require(points.min()), most: try #require(points.max()))
        #expect(verdict.points == reached, "seed \(seed): \(open)\n\(outline)")
    }

    @Test func `a field within its limits decides a condition`() throws {
        var outline = PackOutline(criteria: [
            CriterionOutline(10, [IndicatorOutline(10, .when("whole <= 3"))])
        ])
        outline.prerequisites = ["part <= 3", "whole >= part"]
        let pack = try ReferencePackBuilder.limited(outline)
        let verdict = try ReferenceEvaluator.verdict(on: ReferenceRecord().record(for: pack), by: pack)
        #expect(verdict.points == 10)
        #expect(verdict.prerequisites.map(\.holds) == [.yes, .unknown])
    }

    @Test func `a field limits its own limit`() throws {
        let share = AwardOutline.share("part", of: "whole", .proportional, empty: .zero)
        let outline = PackOutline(criteria: [CriterionOutline(12, [IndicatorOutline(12, share)])])
        let pack = try ReferencePackBuilder.limited(outline)
        let verdict = try ReferenceEvaluator.verdict(on: ReferenceRecord(part: 2).record(for: pack), by: pack)
        #expect(verdict.points == Bounds(least: 8, most: 12))
    }
}

extension ReferenceRecord {
    /// The record, and the same with every mark that was a gap at its maximum.
    fileprivate func withFullMark(of gaps: [Datum]) -> [ReferenceRecord] {
        var full = self
        for case .mark(let index) in gaps { full.marks[index] = 5 }
        return [self, full]
    }
}
