import RuleEngine
import RuleModel
import Testing

/// The way up against all changes of a record, on generated packs.
struct WayUpSearchTests {
    /// How much one changed record differs from the first.
    private struct Cost: Comparable {
        var count: Int
        var size: Rational

        static func < (left: Cost, right: Cost) -> Bool {
            left.count != right.count ? left.count < right.count : left.size < right.size
        }
    }

    /// More records than this would take too long.
    private static let mostRecords = 1500

    @Test(arguments: 4001...4090 as ClosedRange<UInt64>)
    func `no smaller way exists`(_ seed: UInt64) throws {
        var generator = ReferencePackGenerator(seed: seed)
        let outline = generator.pack()
        let pack = try ReferencePackBuilder.limited(outline)
        let start = generator.record(marks: pack.marks.count).within(pack.marks)
        let record = start.record(for: pack)
        let verdict = try ReferenceEvaluator.verdict(on: record, by: pack)
        let all = start.alternatives(marks: pack.marks)
        guard all.count <= Self.mostRecords,
            let wayUp = WayUp(from: verdict, on: record, by: pack, budget: 10_000_000)
        else { return }
        let least = try all.compactMap { other -> Cost? in
            let changed = other.record(for: pack)
            let result = try ReferenceEvaluator.verdict(on: changed, by: pack)
            return reaches(result, from: verdict, in: pack) ? cost(of: changed, from: record) : nil
        }.min()
        #expect(wayUp.isProven, "seed \(seed)")
        #expect(wayUp.alternatives.first.map(cost) == least, "seed \(seed): \(start)\n\(outline)")
        #expect(wayUp.alternatives.isEmpty != wayUp.obstacles.isEmpty, "seed \(seed)")
        try check(wayUp, from: verdict, on: record, by: pack, seed)
    }

    private func check(
        _ wayUp: WayUp, from verdict: Verdict, on record: Record, by pack: RulePack, _ seed: UInt64
    ) throws {
        for (index, alternative) in wayUp.alternatives.enumerated() {
            let changed = alternative.changes.reduce(record) { $0.changing($1) }
            let result = try ReferenceEvaluator.verdict(on: changed, by: pack)
            #expect(reaches(result, from: verdict, in: pack), "seed \(seed): way \(index)")
            #expect(result.points.least.subtracting(verdict.points.least) == alternative.gain, "seed \(seed)")
            let paths = Set(alternative.changes.map(\.path))
            for other in wayUp.alternatives[..<index] {
                #expect(!paths.isSuperset(of: other.changes.map(\.path)), "seed \(seed): way \(index)")
            }
        }
        #expect(wayUp.alternatives.count <= 3)
    }

    /// Whether the title is newly earned, or by a higher class; the generator writes the highest class first.
    private func reaches(_ result: Verdict, from verdict: Verdict, in pack: RulePack) -> Bool {
        guard result.status == .recognised, let reached = result.classIndex else { return false }
        guard verdict.status == .recognised, let now = verdict.classIndex else { return true }
        return reached < now
    }

    private func cost(of alternative: WayUp.Alternative) -> Cost {
        let sizes = alternative.changes.map { size($0.from, $0.to) }
        return Cost(count: sizes.count, size: sizes.reduce(.zero) { $0.adding($1) ?? $0 })
    }

    private func cost(of changed: Record, from record: Record) -> Cost {
        let pairs = zip(record.leaves, changed.leaves).filter { $0 != $1 }
        let sizes = pairs.map { size($0, $1) }
        return Cost(count: sizes.count, size: sizes.reduce(.zero) { $0.adding($1) ?? $0 })
    }

    private func size(_ from: Value?, _ to: Value?) -> Rational {
        guard case .number(let from)? = from, case .number(let to)? = to, let change = to.subtracting(from)
        else {
            return 1
        }
        return change < .zero ? change.negated ?? change : change
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

extension Record {
    /// All data one after another.
    fileprivate var leaves: [Value?] {
        values.flatMap { value -> [Value?] in
            guard case .list(let items)? = value else { return [value] }
            return items.flatMap { item -> [Value?] in
                guard case .record(let item) = item else { return [] }
                return item.values
            }
        } + marks.map { $0.map { .number($0) } }
    }

    fileprivate func changing(_ change: WayUp.Change) -> Record {
        var record = self
        switch change.path {
        case .field(let slot): record.values[slot] = change.to
        case .item(let list, let index, let slot):
            if case .list(var items)? = record.values[list], case .record(var item) = items[index] {
                item.values[slot] = change.to
                items[index] = .record(item)
                record.values[list] = .list(items)
            }
        case .mark(let index): if case .number(let mark) = change.to { record.marks[index] = mark }
        case .place: break
        }
        return record
    }
}
