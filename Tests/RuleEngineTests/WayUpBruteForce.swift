import RuleEngine
import RuleModel

/// The ways up that trying every record finds, to compare a search with.
struct WayUpBruteForce {
    /// How much one changed record differs from the first.
    struct Cost: Comparable, Hashable, CustomStringConvertible {
        var count: Int
        var size: Rational

        static func < (left: Cost, right: Cost) -> Bool {
            left.count != right.count ? left.count < right.count : left.size < right.size
        }

        var description: String { "\(count) data by \(size)" }
    }

    let pack: RulePack
    let record: Record
    let verdict: Verdict

    /// The costs of the ways that are to be shown.
    ///
    /// Of every set of data that can lead there without any of its subsets the smallest change counts; of these the
    /// three smallest, with at most one datum more than the first.
    func costs(among records: [Record]) throws -> [Cost] {
        var sizes: [Set<Int>: Rational] = [:]
        let before = record.leaves
        for other in records {
            let after = other.leaves
            let changed = Set(before.indices.filter { before[$0] != after[$0] })
            guard !changed.isEmpty, try reaches(ReferenceEvaluator.verdict(on: other, by: pack)) else {
                continue
            }
            let size = changed.reduce(Rational.zero) { $0.adding(Self.size(before[$1], after[$1])) ?? $0 }
            sizes[changed] = min(sizes[changed] ?? size, size)
        }
        let least = sizes.filter { set, _ in !sizes.keys.contains { $0.isStrictSubset(of: set) } }
        let costs = least.map { Cost(count: $0.key.count, size: $0.value) }.sorted()
        return Array(costs.prefix { $0.count <= costs[0].count + 1 }.prefix(3))
    }

    /// Whether the title is newly earned, or by a higher class or level.
    func reaches(_ result: Verdict) -> Bool {
        guard result.status == .recognised else { return false }
        guard verdict.status == .recognised, let now = verdict.classIndex else { return true }
        // Classes are written from the highest, levels from the lowest.
        return result.possibleClasses.allSatisfy { pack.targetModel == nil ? $0 < now : $0 > now }
    }

    /// What is wrong with a way up, apart from its costs.
    func problem(of wayUp: WayUp) throws -> String? {
        if wayUp.alternatives.count > 3 { return "too many" }
        if wayUp.alternatives.isEmpty == wayUp.obstacles.isEmpty { return "ways and obstacles, or neither" }
        for (index, alternative) in wayUp.alternatives.enumerated() {
            let changed = alternative.changes.reduce(record) { $0.changing($1) }
            let result = try ReferenceEvaluator.verdict(on: changed, by: pack)
            if !reaches(result) { return "way \(index) leads nowhere" }
            if pack.targetModel == nil,
                result.points.least.subtracting(verdict.points.least) != alternative.gain
            {
                return "way \(index) gains something else"
            }
            let paths = Set(alternative.changes.map(\.path))
            if wayUp.alternatives[..<index].contains(where: { paths.isSuperset(of: $0.changes.map(\.path)) })
            {
                return "way \(index) contains another"
            }
        }
        return nil
    }

    static func cost(_ alternative: WayUp.Alternative) -> Cost {
        let sizes = alternative.changes.map { size($0.from, $0.to) }
        return Cost(count: sizes.count, size: sizes.reduce(.zero) { $0.adding($1) ?? $0 })
    }

    private static func size(_ from: Value?, _ to: Value?) -> Rational {
        guard case .number(let from)? = from, case .number(let to)? = to, let change = to.subtracting(from)
        else {
            return 1
        }
        return change < .zero ? change.negated ?? change : change
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

    func changing(_ change: WayUp.Change) -> Record {
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
