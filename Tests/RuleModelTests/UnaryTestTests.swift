import RuleModel
import TestSupport
import Testing

struct UnaryTestTests {
    private static func bound(using generator: inout SeededGenerator) -> Interval.Bound {
        let limit = Rational(Int.random(in: 0...6, using: &generator))
        return switch Int.random(in: 0..<3, using: &generator) {
        case 0: .open(limit)
        case 1: .closed(limit)
        default: .infinite
        }
    }

    /// Numbers around, at and between all the limits that are generated.
    private static let probes = (-4...28).compactMap { Rational($0, over: 4) }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `intervals meet exactly where some number lies in both`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<1500 {
            let left = Interval(
                lower: UnaryTestTests.bound(using: &generator), upper: UnaryTestTests.bound(using: &generator)
            )
            let right = Interval(
                lower: UnaryTestTests.bound(using: &generator), upper: UnaryTestTests.bound(using: &generator)
            )
            let note: Comment = "seed \(seed): \(left) and \(right)"
            let shared = UnaryTestTests.probes.filter { left.contains($0) && right.contains($0) }
            #expect(left.meets(right) == !shared.isEmpty, note)
            #expect(right.meets(left) == !shared.isEmpty, note)
            #expect(UnaryTestTests.probes.filter(left.intersection(right).contains) == shared, note)
            #expect(left.isEmpty == !UnaryTestTests.probes.contains(where: left.contains), note)
        }
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `a test may hold in a range exactly where some number of it passes`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<1500 {
            let test = UnaryTest([
                Interval(
                    lower: UnaryTestTests.bound(using: &generator),
                    upper: UnaryTestTests.bound(using: &generator)),
                Interval(
                    lower: UnaryTestTests.bound(using: &generator),
                    upper: UnaryTestTests.bound(using: &generator)),
            ])
            let least = Rational(Int.random(in: 0...6, using: &generator))
            let most = Rational(Int.random(in: 0...6, using: &generator))
            let passing = UnaryTestTests.probes.filter { $0 >= least && $0 <= most && test.holds(for: $0) }
            #expect(
                test.mayHold(from: least, to: most) == !passing.isEmpty,
                "seed \(seed): \(test) from \(least) to \(most)")
        }
    }

    @Test func `no interval holds for nothing, everything for all`() {
        #expect(!UnaryTest([]).holds(for: .zero))
        #expect(UnaryTest([.everything]).holds(for: Rational(.min)))
    }
}
