import RuleEngine
import RuleModel
import Testing

/// Whatever is missing turns out to be: no outcome lies outside of what the open verdict says.
///
/// Small packs are generated, data are left out of records, and every way to fill the gaps is tried.
struct ReferenceSoundnessTests {
    private static let recordsPerPack = 5

    /// A record with gaps in a generated pack.
    private struct Gapped {
        var pack: RulePack
        var record: ReferenceRecord
        var gaps: [ReferenceRecord.Datum]

        func verdict(on record: ReferenceRecord) throws -> Verdict {
            try ReferenceEvaluator.verdict(on: record.record(for: pack), by: pack)
        }
    }

    /// Runs a check on records with gaps; a check gives the first contradiction that it finds.
    private func check(seed: UInt64, _ contradiction: (Gapped) throws -> String?) throws {
        var generator = ReferencePackGenerator(seed: seed)
        let outline = generator.pack()
        let pack = try ReferencePackBuilder.build(outline)
        for _ in 0..<Self.recordsPerPack {
            let complete = generator.record(marks: pack.marks.count)
            let gaps = generator.gaps(in: complete)
            let gapped = Gapped(pack: pack, record: complete.lacking(gaps), gaps: gaps)
            guard let contradiction = try contradiction(gapped) else { continue }
            Issue.record("seed \(seed): \(contradiction)\n\(gapped.record)\n\(outline)")
            return
        }
    }

    @Test(arguments: 1...400 as ClosedRange<UInt64>)
    func `no filling contradicts the open verdict`(_ seed: UInt64) throws {
        try check(seed: seed) { gapped in
            let open = try gapped.verdict(on: gapped.record)
            for filling in gapped.record.fillings(of: gapped.gaps) {
                let verdict = try gapped.verdict(on: filling)
                if let problem = verdict.contradiction(to: open) ?? verdict.loosePart {
                    return "\(problem) in \(filling)"
                }
            }
            return nil
        }
    }

    @Test(arguments: 1001...1200 as ClosedRange<UInt64>)
    func `one datum more never widens what is open`(_ seed: UInt64) throws {
        try check(seed: seed) { gapped in
            let open = try gapped.verdict(on: gapped.record)
            for gap in gapped.gaps {
                for filling in gapped.record.fillings(of: gap) {
                    let verdict = try gapped.verdict(on: filling)
                    if let problem = verdict.contradiction(to: open) { return "\(problem) in \(filling)" }
                }
            }
            return nil
        }
    }

    @Test(arguments: 2001...2200 as ClosedRange<UInt64>)
    func `the missing data are those that can still matter`(_ seed: UInt64) throws {
        try check(seed: seed) { gapped in
            let open = try gapped.verdict(on: gapped.record)
            let listed = Set(open.missing.map { $0.path.name(in: gapped.pack) })
            let names = gapped.gaps.map { $0.name(in: gapped.pack) }
            if let stranger = listed.first(where: { !names.contains($0) }) { return "\(stranger) is there" }
            if open.status == .pending, listed.isEmpty { return "pending for nothing" }
            if open.isSettled, !listed.isEmpty { return "settled, yet \(listed) are listed" }
            for (gap, name) in zip(gapped.gaps, names) where !listed.contains(name) {
                let outcomes = try gapped.record.fillings(of: gap).map { try gapped.verdict(on: $0).summary }
                if Set(outcomes).count > 1 { return "\(name) is not listed, yet decides: \(outcomes)" }
            }
            return nil
        }
    }
}
