import RuleEngine
import RuleModel
import Testing

/// The way up against all changes of a record, on generated packs.
struct WayUpSearchTests {
    /// More records than this would take too long.
    private static let mostRecords = 700

    @Test(arguments: 4001...4180 as ClosedRange<UInt64>)
    func `no smaller way exists, and no other of the three`(_ seed: UInt64) throws {
        var generator = ReferencePackGenerator(seed: seed)
        let outline = generator.pack()
        var pack = try ReferencePackBuilder.limited(outline)
        let start = generator.record(marks: pack.marks.count).within(pack.marks)
        let isFixed = generator.chance(3)
        pack.schema.fields[4].isFixed = isFixed
        let all = start.alternatives(marks: pack.marks).filter { !isFixed || $0.whole == start.whole }
        guard all.count <= Self.mostRecords else { return }
        try compare(
            start.record(for: pack), all.map { $0.record(for: pack) }, pack,
            "seed \(seed): \(start)\n\(outline)")
    }

    @Test(arguments: 8001...8060 as ClosedRange<UInt64>)
    func `where more points can be worse no smaller way exists either`(_ seed: UInt64) throws {
        var generator = ReferencePackGenerator(seed: seed)
        var outline = generator.pack()
        outline.classes = [
            ClassOutline(">= 5", recognised: false), ClassOutline("[2..5)", recognised: true),
            ClassOutline("< 2", recognised: false),
        ]
        let pack = try ReferencePackBuilder.limited(outline)
        let start = generator.record(marks: pack.marks.count).within(pack.marks)
        let all = start.alternatives(marks: pack.marks)
        guard all.count <= Self.mostRecords else { return }
        try compare(
            start.record(for: pack), all.map { $0.record(for: pack) }, pack,
            "seed \(seed): \(start)\n\(outline)")
    }

    @Test(arguments: 5001...5120 as ClosedRange<UInt64>)
    func `gaps are supplied where that is a way`(_ seed: UInt64) throws {
        var generator = ReferencePackGenerator(seed: seed)
        let outline = generator.pack()
        let pack = try ReferencePackBuilder.limited(outline)
        let whole = generator.record(marks: pack.marks.count).within(pack.marks)
        let gaps = generator.gaps(in: whole).filter { $0 != .people }
        let start = whole.lacking(gaps)
        var all = start.alternatives(marks: pack.marks)
        guard all.count <= Self.mostRecords else { return }
        // What is missing may stay so.
        all += all.flatMap { record in gaps.map { record.lacking([$0]) } }
        if gaps.count > 1 { all += all.map { $0.lacking(gaps) } }
        if gaps.count > 2 {
            all += all.flatMap { record in gaps.map { gap in record.lacking(gaps.filter { $0 != gap }) } }
        }
        let records = Set(all).filter {
            $0.part == nil || $0.whole == nil || ($0.part ?? 0) <= ($0.whole ?? 0)
        }
        try compare(
            start.record(for: pack), records.map { $0.record(for: pack) }, pack,
            "seed \(seed): \(start)\n\(outline)")
    }

    @Test(arguments: 6001...6150 as ClosedRange<UInt64>)
    func `wide numbers are searched as if each value were tried`(_ seed: UInt64) throws {
        var generator = ReferencePackGenerator(seed: seed)
        let most = generator.pick([40, 60])
        let isFixed = !generator.chance(4)
        let outline = generator.widePack(most: most)
        var pack = try ReferencePackBuilder.limited(outline, mostWhole: isFixed ? most : 14)
        pack.schema.fields[4].isFixed = isFixed
        let whole = isFixed ? most : 14
        let start = ReferenceRecord(
            a: generator.chance(2), b: generator.chance(2), c: true,
            part: Int.random(in: 0...whole, using: &generator.random), whole: whole, kind: "x", people: [])
        var all: [ReferenceRecord] = []
        for flags in 0..<4 {
            for whole in isFixed ? whole...whole : 0...14 {
                for part in 0...whole {
                    var other = start
                    (other.a, other.b, other.part, other.whole) = (
                        flags & 1 == 1, flags & 2 == 2, part, whole
                    )
                    all.append(other)
                }
            }
        }
        try compare(
            start.record(for: pack), all.map { $0.record(for: pack) }, pack,
            "seed \(seed): \(start)\n\(outline)")
    }

    @Test(arguments: 7001...7140 as ClosedRange<UInt64>)
    func `no smaller way leads to the next level`(_ seed: UInt64) throws {
        var generator = LevelGenerator(seed: seed)
        let outline = generator.outline()
        let pack = try outline.pack()
        for _ in 0..<3 {
            var start = generator.record()
            start.flags = start.flags.map { $0 ?? false }
            start.part = start.part ?? 0
            var all: [LevelRecord] = []
            for flags in 0..<8 {
                for part in 0...5 {
                    var other = start
                    other.flags = (0..<3).map { flags >> $0 & 1 == 1 }
                    other.part = part
                    all.append(other)
                }
            }
            try compare(start.record, all.map(\.record), pack, "seed \(seed): \(start)\n\(outline)")
        }
    }

    private func compare(
        _ record: Record, _ all: [Record], _ pack: RulePack, _ name: String
    ) throws {
        let verdict = try ReferenceEvaluator.verdict(on: record, by: pack)
        guard let wayUp = WayUp(from: verdict, on: record, by: pack, budget: 10_000_000) else { return }
        // With a class that is open there is no one class to compare with.
        if verdict.status == .recognised, verdict.classIndex == nil { return }
        let brute = WayUpBruteForce(pack: pack, record: record, verdict: verdict)
        #expect(wayUp.isProven, "\(name)")
        #expect(try wayUp.alternatives.map(WayUpBruteForce.cost) == brute.costs(among: all), "\(name)")
        #expect(try brute.problem(of: wayUp) == nil, "\(name)")
    }
}

extension ReferencePackGenerator {
    /// A pack whose points turn far apart on a wide `part`.
    mutating func widePack(most: Int) -> PackOutline {
        let awards: [AwardOutline] = [
            .bands(
                "part",
                [
                    BandOutline("< \(most / 3)", 0), BandOutline("[\(most / 3)..\(most * 3 / 4))", 3),
                    BandOutline("-", 6),
                ]),
            .share(
                "part", of: "whole", .stepped("0.5", pick([.down, .up, .halfUp, .halfEven])), empty: .zero),
            .share("part", of: "whole", .proportional, empty: .full),
            .share(
                "part", of: "whole",
                .bands([BandOutline(">= 4/5", 6), BandOutline("[1/3..4/5)", 2), BandOutline("-", 0)]),
                empty: .zero),
            .each("part", "0.2"), .each("whole - part", "0.25"),
            .points("part / 7 - 1", PointStep(step: "0.5", rounding: pick(Rounding.allCases))),
            .points("part > \(most / 2) ? 6 : (a ? 3 : 1)"),
            .points("max(2, min(part / 5, 5))"),
            .when("part * 2 - whole >= 10 || (a && part == \(most / 4))"),
            .when("part in [3, 17] || b"), .when("whole - part <= 3 && b"), .when("a"),
        ]
        let indicators = (0..<pick([1, 2, 3])).map { _ in
            IndicatorOutline(6, pick(awards), floor: chance(5) ? 2 : nil)
        }
        var outline = PackOutline(criteria: [
            CriterionOutline(
                Rational(indicators.count * 6 - pick([0, 0, 2])), indicators,
                deductions: chance(4)
                    ? DeductionsOutline([PartOutline(3, .each("whole - part", "0.1"))]) : nil)
        ])
        if chance(4) { outline.prerequisites = ["part >= \(most / 5)"] }
        let high = max(2, indicators.count * pick([3, 4, 5]))
        outline.classes = [
            ClassOutline(">= \(high)", recognised: true),
            ClassOutline("[\(high / 2)..\(high))", recognised: chance(2)),
            ClassOutline("< \(high / 2)", recognised: false),
        ]
        return outline
    }
}

extension ReferenceRecord {
    /// The same with no mark above its maximum.
    fileprivate func within(_ marks: [AssessedMark]) -> ReferenceRecord {
        var record = self
        for index in marks.indices {
            record.marks[index] = record.marks[index].map { min($0, marks[index].maximum.whole ?? 0) }
        }
        return record
    }

    /// All records with other data within types and limits, this one among them.
    fileprivate func alternatives(marks: [AssessedMark]) -> [ReferenceRecord] {
        var bare = self
        (bare.part, bare.whole) = (nil, nil)
        let gaps: [Datum] = [.a, .b, .c, .kind, .whole, .part] + (people ?? []).indices.map { .person($0) }
        let records = bare.fillings(of: gaps)
        return marks.indices.reduce(records) { records, index in
            let most = marks[index].maximum.whole ?? 0
            return records.flatMap { record in
                (0...most).map { mark in
                    var record = record
                    record.marks[index] = mark
                    return record
                }
            }
        }
    }
}
