import RuleEngine
import RuleModel
import TestSupport
import Testing

/// What a verdict on levels says of a record with gaps holds however the gaps are filled.
///
/// Small packs are generated, every way to fill the gaps is tried, and complete records are scored by hand as well.
struct LevelSoundnessTests {
    @Test(arguments: 1...300 as ClosedRange<UInt64>)
    func `no filling contradicts the open verdict, and complete records come out as by hand`(
        _ seed: UInt64
    ) throws {
        var generator = LevelGenerator(seed: seed)
        let outline = generator.outline()
        let pack = try outline.pack()
        for _ in 0..<6 {
            let gapped = generator.record()
            let open = try ReferenceEvaluator.verdict(on: gapped.record, by: pack)
            for filling in gapped.fillings(levels: outline.levels.count) {
                let verdict = try ReferenceEvaluator.verdict(on: filling.record, by: pack)
                let byHand = outline.outcome(on: filling)
                #expect(
                    verdict.status == byHand.status && verdict.classIndex == byHand.level,
                    "seed \(seed): \(outline) \(filling)")
                let problem = verdict.contradiction(toOpen: open)
                #expect(problem == nil, "seed \(seed): \(outline) \(gapped) \(filling)")
                if problem != nil { return }
            }
        }
    }

    @Test(arguments: 1001...1200 as ClosedRange<UInt64>)
    func `what is not listed as missing decides nothing`(_ seed: UInt64) throws {
        var generator = LevelGenerator(seed: seed)
        let outline = generator.outline()
        let pack = try outline.pack()
        for _ in 0..<6 {
            let gapped = generator.record()
            let open = try ReferenceEvaluator.verdict(on: gapped.record, by: pack)
            #expect(open.status != .pending || !open.missing.isEmpty, "seed \(seed): \(outline) \(gapped)")
            let listed = Set(open.missing.map(\.path))
            for (path, records) in gapped.singleFillings(levels: outline.levels.count)
            where !listed.contains(path) {
                let verdicts = try records.map { try ReferenceEvaluator.verdict(on: $0.record, by: pack) }
                let outcomes = Set(verdicts.map { "\($0.status) \($0.classIndex ?? -1)" })
                #expect(outcomes.count == 1, "seed \(seed): \(path) \(outline) \(gapped)")
            }
        }
    }
}

extension Verdict {
    /// What of this verdict an earlier one, on fewer data, has ruled out.
    fileprivate func contradiction(toOpen open: Verdict) -> String? {
        if open.status != .pending, open.status != status { return "\(open.status) became \(status)" }
        guard status != .notApplicable else { return nil }
        if let index = open.classIndex, index != classIndex { return "the level changed" }
        if !Set(possibleClasses).isSubset(of: open.possibleClasses) { return "a level that was ruled out" }
        for (earlier, later) in zip(open.levels, levels)
        where earlier.isReached != .unknown && earlier.isReached != later.isReached {
            return "a level that was certain"
        }
        return nil
    }
}

extension LevelOutline {
    /// The outcome for a record in which nothing is missing, as one would work it out on paper.
    fileprivate func outcome(on record: LevelRecord) -> (status: Verdict.Status, level: Int?) {
        if let applies, !applies.holds(on: record) { return (.notApplicable, nil) }
        let passes = prerequisites.allSatisfy { $0.holds(on: record) }
        let earned = levels.indices.filter { index in
            let asked = goals.filter { $0.claims[index] != nil && $0.applies?.holds(on: record) ?? true }
            let met = asked.count { $0.claims[index]?.holds(on: record) == true }
            let isEnough =
                switch levels[index].need {
                case .all: met == asked.count
                case .atLeast(let count): met >= count
                }
            return isEnough && isHeld(index, in: record) && (passes || !levels[index].isRecognised)
        }
        let isRecognised = earned.contains { levels[$0].isRecognised }
        return (isRecognised ? .recognised : .notRecognised, earned.last)
    }

    private func isHeld(_ index: Int, in record: LevelRecord) -> Bool {
        guard let after = levels[index].after else { return true }
        return (record.history ?? []).contains { past in
            guard let level = past.level, let day = past.day else { return false }
            return level >= after.level && day <= LevelRecord.lastDay(months: after.months)
        }
    }
}

extension LevelRecord {
    static let old = Day(year: 2023, month: 3, day: 1)
    static let recent = Day(year: 2025, month: 7, day: 1)

    /// The last day on which a level can have been given to be that old at the end of 2025.
    fileprivate static func lastDay(months: Int) -> Day {
        Day(year: 2025 - months / 12, month: 12, day: 31) ?? Day(number: 0)
    }

    /// The record with every gap filled in every way.
    fileprivate func fillings(levels: Int) -> [LevelRecord] {
        var records = [self]
        for filling in Set(gaps(levels: levels)) {
            records = records.flatMap { $0.filled(at: filling, levels: levels) }
        }
        return records
    }

    /// For each gap the records in which it alone is filled.
    fileprivate func singleFillings(levels: Int) -> [(path: DataPath, records: [LevelRecord])] {
        gaps(levels: levels).map { ($0, filled(at: $0, levels: levels)) }
    }

    private func gaps(levels: Int) -> [DataPath] {
        var gaps = flags.indices.filter { flags[$0] == nil }.map { DataPath.field($0) }
        if part == nil { gaps.append(.field(3)) }
        guard let history else { return gaps + [.field(PastResult.slot)] }
        for (index, past) in history.enumerated() {
            if past.level == nil { gaps.append(.item(PastResult.slot, index, 1)) }
            if past.day == nil { gaps.append(.item(PastResult.slot, index, 2)) }
        }
        return gaps
    }

    private func filled(at path: DataPath, levels: Int) -> [LevelRecord] {
        func changed(_ change: (inout LevelRecord) -> Void) -> LevelRecord {
            var record = self
            change(&record)
            return record
        }
        switch path {
        case .field(3): return (0...3).map { part in changed { $0.part = part } }
        case .field(PastResult.slot):
            let pasts = (0..<levels).flatMap { level in
                [Self.old, Self.recent].map { [Past(level: level, day: $0)] }
            }
            return ([[]] + pasts).map { history in changed { $0.history = history } }
        case .field(let slot): return [true, false].map { flag in changed { $0.flags[slot] = flag } }
        case .item(_, let index, 1):
            return (0..<levels).map { level in changed { $0.history?[index].level = level } }
        case .item(_, let index, _):
            return [Self.old, Self.recent].map { day in changed { $0.history?[index].day = day } }
        case .mark, .place: return [self]
        }
    }
}
