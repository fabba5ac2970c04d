import BinhXet
import Synchronization
import TestSupport
import Testing

/// Works are done once each, in their order and one at a time, however many workers hand them over.
struct TurnsTests {
    /// What was done, and how many are being done at this moment.
    private struct Log {
        var done: [Int] = []
        var isBusy = false
        var hasOverlapped = false
        /// How far a work was ahead of the last one that was done when it was handed over.
        var lead = 0
    }

    /// Workers that hand over one number after the other.
    private final class Shift: Sendable {
        let turns = Turns<Int>()
        let log = Mutex(Log())
        private let last: Int
        private let next = Mutex(0)
        /// Whether a work waits for its turn.
        private let inTurn: @Sendable (Int) -> Bool

        init(works: Int, inTurn: @escaping @Sendable (Int) -> Bool) {
            last = works - 1
            self.inTurn = inTurn
        }

        private func nextNumber() -> Int? {
            next.withLock { next in
                guard next <= last else { return nil }
                defer { next += 1 }
                return next
            }
        }

        func work(seed: UInt64) async {
            var generator = SeededGenerator(seed: seed)
            while let number = nextNumber() {
                for _ in 0..<Int.random(in: 0..<20, using: &generator) { await Task.yield() }
                await turns.hand(number, of: number, inTurn: inTurn(number))
                log.withLock { $0.lead = max($0.lead, number - $0.done.count) }
                while let work = turns.take() {
                    log.withLock {
                        $0.hasOverlapped = $0.hasOverlapped || $0.isBusy
                        $0.isBusy = true
                    }
                    for _ in 0..<Int.random(in: 0..<20, using: &generator) { await Task.yield() }
                    log.withLock {
                        $0.isBusy = false
                        $0.done.append(work)
                    }
                    turns.end()
                }
            }
        }
    }

    private static func run(
        workers: Int, works: Int, seed: UInt64, inTurn: @escaping @Sendable (Int) -> Bool
    ) async -> Log {
        let shift = Shift(works: works, inTurn: inTurn)
        await withTaskGroup(of: Void.self) { group in
            for worker in 0..<workers {
                group.addTask { await shift.work(seed: seed &+ UInt64(worker)) }
            }
        }
        return shift.log.withLock { $0 }
    }

    @Test(arguments: [1, 2, 7], [UInt64](1...4))
    func `works are done in order`(workers: Int, seed: UInt64) async {
        let rules: [@Sendable (Int) -> Bool] = [{ _ in true }, { _ in false }, { $0 % 3 == 0 }, { $0 > 80 }]
        for inTurn in rules {
            let log = await Self.run(workers: workers, works: 150, seed: seed, inTurn: inTurn)
            #expect(log.done == Array(0..<150))
            #expect(!log.hasOverlapped)
        }
    }

    @Test(arguments: [UInt64](1...4))
    func `nobody gets far ahead`(seed: UInt64) async {
        let log = await Self.run(workers: 7, works: 150, seed: seed) { _ in false }
        #expect(log.lead <= 7 + 2)
    }
}
