import RuleModel
import TestSupport

/// Makes small packs of levels and records with gaps at random, the same for the same seed.
struct LevelGenerator {
    private var random: SeededGenerator

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    mutating func outline() -> LevelOutline {
        let count = pick([1, 2, 2, 3])
        let goals = (0..<pick([1, 2, 3, 4])).map { _ in goal(levels: count) }
        let lowest = chance(4) && count > 1
        let levels = (0..<count).map { index in
            LevelOutline.Step(
                need: chance(3) ? .atLeast(pick([1, 2, 3])) : .all,
                after: index > 0 && chance(2)
                    ? Level.After(level: pick(Array(0..<index)), months: pick([12, 24])) : nil,
                isRecognised: index > 0 || !lowest)
        }
        return LevelOutline(
            applies: chance(6) ? claim() : nil, prerequisites: chance(3) ? [claim()] : [], levels: levels,
            goals: goals)
    }

    mutating func record() -> LevelRecord {
        LevelRecord(
            flags: (0..<3).map { _ in pick([nil, true, false]) }, part: pick([nil, 0, 1, 2, 3]),
            history: chance(3) ? nil : (0..<pick([0, 1, 2])).map { _ in past() })
    }

    private mutating func past() -> LevelRecord.Past {
        LevelRecord.Past(
            level: pick([nil, 0, 0]), day: pick([nil, LevelRecord.old, LevelRecord.recent]))
    }

    private mutating func goal(levels: Int) -> LevelOutline.Goal {
        let shared = claim()
        let isShared = chance(2)
        return LevelOutline.Goal(
            applies: chance(3) ? claim() : nil,
            claims: (0..<levels).map { _ in chance(5) ? nil : isShared ? shared : claim() })
    }

    private mutating func claim(depth: Int = 0) -> Claim {
        guard depth < 2, chance(2) else {
            return chance(3) ? .atLeast(pick([1, 2, 3])) : .flag(pick([0, 1, 2]))
        }
        let left = claim(depth: depth + 1)
        let right = claim(depth: depth + 1)
        return pick([.both(left, right), .either(left, right), .not(left)])
    }

    private mutating func chance(_ outOf: Int) -> Bool {
        Int.random(in: 0..<outOf, using: &random) == 0
    }

    /// One of some values, of which there is at least one.
    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &random)]
    }
}
