import RuleEngine
import RuleModel
import TestSupport
import Testing

/// Which missing data can settle a verdict alone, against every value of each.
struct DecidingDataTests {
    private func deciding(_ record: ReferenceRecord, by pack: RulePack) throws -> [String] {
        let record = record.record(for: pack)
        let verdict = try ReferenceEvaluator.verdict(on: record, by: pack)
        return DecidingData.missing(in: verdict, on: record, by: pack).filter(\.decides)
            .map { $0.path.name(in: pack) }
    }

    @Test(arguments: 6001...6300 as ClosedRange<UInt64>)
    func `just the data decide of which some value settles the verdict`(_ seed: UInt64) throws {
        var generator = ReferencePackGenerator(seed: seed)
        let outline = generator.pack()
        let pack = try ReferencePackBuilder.limited(outline)
        for _ in 0..<4 {
            let complete = generator.record(marks: pack.marks.count)
            let gaps = generator.gaps(in: complete)
            let record = complete.lacking(gaps)
            let open = try ReferenceEvaluator.verdict(on: record.record(for: pack), by: pack)
            let claimed = try deciding(record, by: pack)
            guard open.status == .pending else {
                #expect(claimed.isEmpty, "seed \(seed)")
                continue
            }
            let listed = Set(open.missing.map { $0.path.name(in: pack) })
            for gap in gaps where listed.contains(gap.name(in: pack)) {
                let settles = try record.everyValue(of: gap, in: pack).contains { filling in
                    try ReferenceEvaluator.verdict(on: filling.record(for: pack), by: pack).status != .pending
                }
                let isClaimed = claimed.contains(gap.name(in: pack))
                // Of a missing list only the empty one is tried.
                guard gap != .people || isClaimed else { continue }
                #expect(isClaimed == settles, "seed \(seed): \(gap) \(record)\n\(outline)")
            }
        }
    }

    @Test func `what decides alone stands first`() throws {
        var pack = PackOutline(criteria: [
            CriterionOutline(4, [IndicatorOutline(4, .when("a"))]),
            CriterionOutline(10, [IndicatorOutline(10, .each("part", 1))]),
        ])
        pack.classes = [ClassOutline(">= 6", recognised: true), ClassOutline("< 6", recognised: false)]
        let built = try ReferencePackBuilder.build(pack)
        let record = ReferenceRecord().record(for: built)
        let verdict = try ReferenceEvaluator.verdict(on: record, by: built)
        let missing = DecidingData.missing(in: verdict, on: record, by: built)
        #expect(missing.map { $0.path.name(in: built) } == ["part", "a"])
        #expect(missing.map(\.decides) == [true, false])
    }

    @Test func `a level's earlier results may decide`() throws {
        let outline = LevelOutline(
            levels: [
                LevelOutline.Step(isRecognised: false),
                LevelOutline.Step(after: Level.After(level: 0, months: 12)),
            ],
            goals: [LevelOutline.Goal(claims: [.flag(0), .flag(1)])])
        let pack = try outline.pack()
        let record = LevelRecord(flags: [true, true, nil]).record
        let verdict = try ReferenceEvaluator.verdict(on: record, by: pack)
        let missing = DecidingData.missing(in: verdict, on: record, by: pack)
        #expect(missing.map(\.path) == [.field(PastResult.slot)])
        #expect(missing.map(\.decides) == [true])
    }
}

extension ReferenceRecord {
    /// The records that each value of a datum makes of this one, marks up to their maximum.
    fileprivate func everyValue(of gap: Datum, in pack: RulePack) -> [ReferenceRecord] {
        guard case .mark(let index) = gap else { return fillings(of: gap) }
        return (0...(pack.marks[index].maximum.whole ?? 0)).map { given in
            var record = self
            record.marks[index] = given
            return record
        }
    }
}
