import RuleEngine
import RuleModel
import Testing

/// What leads to the title or to the next class.
struct WayUpTests {
    private func wayUp(_ outline: PackOutline, _ record: ReferenceRecord) throws -> WayUp? {
        let pack = try ReferencePackBuilder.limited(outline)
        let record = record.record(for: pack)
        let verdict = try ReferenceEvaluator.verdict(on: record, by: pack)
        return WayUp(from: verdict, on: record, by: pack)
    }

    /// The alternatives in short: `part 1->3`, joined by `+`.
    private func ways(_ outline: PackOutline, _ record: ReferenceRecord) throws -> [String] {
        let pack = try ReferencePackBuilder.limited(outline)
        return try wayUp(outline, record)?.alternatives.map { alternative in
            alternative.changes.map { change in
                "\(change.path.name(in: pack)) \(change.from.map(short) ?? "")->\(short(change.to))"
            }.joined(separator: " + ")
        } ?? []
    }

    private func short(_ value: Value) -> String {
        switch value {
        case .flag(let flag): flag ? "yes" : "no"
        case .number(let number): number.description
        case .text(let text): text
        case .date, .duration, .list, .map, .record: "?"
        }
    }

    private static let halves = AwardOutline.share("part", of: "whole", .stepped("0.5", .down), empty: .zero)

    @Test func `fewer changes come before smaller ones`() throws {
        let pack = PackOutline(criteria: [
            CriterionOutline(
                10,
                [
                    IndicatorOutline(6, Self.halves), IndicatorOutline(3, .when("a")),
                    IndicatorOutline(3, .when("b")),
                ])
        ])
        let record = ReferenceRecord(a: false, b: false, c: false, part: 0, whole: 3, kind: "x", people: [])
        #expect(try ways(pack, record) == ["part 0->3", "a no->yes + b no->yes"])
    }

    @Test func `the smallest change that suffices is named`() throws {
        let pack = PackOutline(criteria: [
            CriterionOutline(10, [IndicatorOutline(10, Self.halves)])
        ])
        let record = ReferenceRecord(part: 0, whole: 3)
        let wayUp = try #require(try wayUp(pack, record))
        #expect(try ways(pack, record) == ["part 0->2"])
        #expect(wayUp.lacking == 5)
        #expect(wayUp.alternatives.map(\.gain) == ["6.5"])
        #expect(wayUp.isProven)
    }

    @Test func `the next class is aimed at once the title is earned`() throws {
        var pack = PackOutline(criteria: [
            CriterionOutline(10, [IndicatorOutline(5, .when("a")), IndicatorOutline(5, .when("b"))])
        ])
        pack.classes = [
            ClassOutline(">= 8", recognised: true), ClassOutline("[5..8)", recognised: true),
            ClassOutline("< 5", recognised: false),
        ]
        #expect(try ways(pack, ReferenceRecord(a: true, b: false)) == ["b no->yes"])
        #expect(try wayUp(pack, ReferenceRecord(a: true, b: true)) == nil)
    }

    @Test func `a prerequisite that failed is part of every way`() throws {
        var pack = PackOutline(criteria: [
            CriterionOutline(10, [IndicatorOutline(5, .when("a")), IndicatorOutline(5, .when("b"))])
        ])
        pack.prerequisites = ["c"]
        #expect(
            try ways(pack, ReferenceRecord(a: false, b: false, c: false)) == [
                "a no->yes + c no->yes", "b no->yes + c no->yes",
            ])
    }

    @Test func `items of a list are changed one by one`() throws {
        let pack = PackOutline(criteria: [
            CriterionOutline(10, [IndicatorOutline(10, .when("people.all(p, p.ok)"))])
        ])
        #expect(
            try ways(pack, ReferenceRecord(people: [false, true, false])) == [
                "people[0].ok no->yes + people[2].ok no->yes"
            ])
    }

    @Test func `a limit that moves settles what is missing below it`() throws {
        var pack = PackOutline(criteria: [
            CriterionOutline(10, [IndicatorOutline(5, .when("part <= 1")), IndicatorOutline(5, .when("a"))])
        ])
        pack.classes = [ClassOutline(">= 10", recognised: true), ClassOutline("< 10", recognised: false)]
        // No part of 1 can be more than 1.
        let ways = try ways(pack, ReferenceRecord(a: false, whole: 3))
        #expect(ways == ["a no->yes + part ->1", "a no->yes + whole 3->1"])
    }

    @Test func `what stands in the way is named`() throws {
        let low = PackOutline(
            criteria: [CriterionOutline(10, [IndicatorOutline(10, .each("part", 1))])])
        #expect(try wayUp(low, ReferenceRecord(part: 0, whole: 0))?.obstacles == [.points(most: 3)])
        var torn = PackOutline(criteria: [
            CriterionOutline(10, [IndicatorOutline(5, .when("a")), IndicatorOutline(5, .when("!a"))])
        ])
        torn.classes = [ClassOutline(">= 8", recognised: true), ClassOutline("< 8", recognised: false)]
        #expect(try wayUp(torn, ReferenceRecord(a: true))?.obstacles == [.conflict])
    }

    @Test func `what is fixed is not changed`() throws {
        let outline = PackOutline(criteria: [
            CriterionOutline(10, [IndicatorOutline(5, .when("a")), IndicatorOutline(5, .when("b"))])
        ])
        var pack = try ReferencePackBuilder.limited(outline)
        pack.schema.fields[0].isFixed = true
        let record = ReferenceRecord(a: false, b: false).record(for: pack)
        let verdict = try ReferenceEvaluator.verdict(on: record, by: pack)
        let wayUp = try #require(WayUp(from: verdict, on: record, by: pack))
        #expect(
            wayUp.alternatives.map(\.changes) == [
                [WayUp.Change(path: .field(1), from: .flag(false), to: .flag(true))]
            ])
        pack.schema.fields[1].isFixed = true
        #expect(WayUp(from: verdict, on: record, by: pack)?.obstacles == [.points(most: 0)])
    }

    @Test func `a pending verdict asks for data first`() throws {
        let pack = PackOutline(criteria: [CriterionOutline(10, [IndicatorOutline(10, .when("a"))])])
        #expect(try wayUp(pack, ReferenceRecord()) == nil)
    }
}
