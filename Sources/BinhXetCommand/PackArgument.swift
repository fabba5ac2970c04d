import ArgumentParser
import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleModel

/// The pack that a command tells about: the only argument, with the day and the place as of which it does.
struct PackArgument: ParsableArguments {
    @Argument(help: PackScope.packHelp)
    var pack: String

    @OptionGroup var scope: PackScope

    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp(
            words(
                vi: "Bộ tiêu chí và các giá trị của một ngày, như 2020-12-31.",
                en: "The pack and the figures of one day, such as 2020-12-31."), valueName: "day"))
    var asOf: Day?

    /// The pack that was chosen.
    struct Chosen {
        var pack: RulePack
        /// The day whose figures it has; none for the latest.
        var day: Day?
        /// Gives the same pack as of other days and places.
        var chooser: PackChooser
    }

    /// The one pack that the options name; otherwise says why there is none and ends the command.
    func load(_ display: DisplayOptions) throws -> Chosen {
        var chooser = try scope.chooser(ofOne: pack, on: asOf, display)
        // An overlay holds from some day on, so its place needs one.
        let day = asOf ?? scope.place.flatMap { chooser.latestOverlay(at: $0) }
        do throws(PackChooser.Failure) {
            let pack = try chooser.pack(on: day, at: scope.place)
            if let day, !pack.inForce.contains(day) {
                throw .noPack(.noneInForce(day, nearest: chooser.candidates.filter { $0.id == pack.id }))
            }
            if let place = scope.place, pack.overlays.isEmpty { scope.noteNoOverlay(place, chooser, display) }
            return Chosen(pack: pack, day: day, chooser: chooser.keeping(pack))
        } catch {
            throw error.ended(display)
        }
    }
}
