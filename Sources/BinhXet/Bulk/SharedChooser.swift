import RuleCompiler
package import RuleModel
import Synchronization

/// A pack chooser that all workers of a run ask; every pack is compiled once.
package final class SharedChooser: Sendable {
    private let chooser: Mutex<PackChooser>
    package let dependsOnPlace: Bool

    package init(_ chooser: PackChooser) {
        dependsOnPlace = chooser.dependsOnPlace
        self.chooser = Mutex(chooser)
    }

    /// The digest of all that it chooses from.
    package var digest: String { chooser.withLock { $0.digest } }

    /// The number and the pack for a day and a place; without a day, the latest.
    package func main(on day: Day?, at place: String?) throws(PackChooser.Failure) -> (
        number: Int, pack: RulePack
    ) {
        try locked { chooser throws(PackChooser.Failure) in
            let number = try chooser.choice(on: day, at: place)
            return (number, chooser.packs[number])
        }
    }

    /// Whether one pack judges all records.
    package func isFixed(on day: Day?, at place: String?) throws(PackChooser.Failure) -> Bool {
        try locked { chooser throws(PackChooser.Failure) in try chooser.isFixed(on: day, at: place) }
    }

    /// The pack that judges on a day and at a place.
    package func choice(on day: Day?, at place: String?) throws(PackChooser.Failure) -> ChunkWorker.Choice {
        do throws(PackChooser.Failure) {
            let (number, pack) = try main(on: day, at: place)
            return .pack(number, pack)
        } catch {
            guard case .noPack(.noneInForce(let day, let nearest)) = error else { throw error }
            return .none(day, nearest: nearest.map(\.description))
        }
    }

    private func locked<Output: Sendable>(
        _ body: (inout PackChooser) throws(PackChooser.Failure) -> Output
    ) throws(PackChooser.Failure) -> Output {
        try chooser.withLock { chooser in
            Result { () throws(PackChooser.Failure) in try body(&chooser) }
        }.get()
    }
}
