package import RuleModel

/// The packs that a comparison looks at: one pack with the figures of every day, or of one day.
package enum PackHistory {
    /// The pack compiled for its first day and for each day on which a figure changes; with a day, for that day alone.
    package static func versions(
        _ chooser: PackChooser, on day: Day?, at place: String?
    ) throws(PackChooser.Failure) -> [RulePack] {
        var chooser = chooser
        let pack = try chooser.pack(on: day, at: place)
        guard day == nil, !pack.changeDays.isEmpty else { return [pack] }
        var versions: [RulePack] = []
        for start in [pack.inForce.from] + pack.changeDays {
            versions.append(try chooser.pack(on: start, at: place))
        }
        return versions
    }

    /// The pack of a day from each day on which its figures may change for a place, the first day first.
    package static func figures(
        of pack: RulePack, _ chooser: PackChooser, at place: String?
    ) throws(PackChooser.Failure) -> [(from: Day, pack: RulePack)] {
        var chooser = chooser.keeping(pack)
        let days = Set([pack.inForce.from] + pack.changeDays + chooser.startDays)
        var figures: [(from: Day, pack: RulePack)] = []
        for day in days.sorted() where pack.inForce.contains(day) {
            figures.append((day, try chooser.pack(on: day, at: place)))
        }
        return figures
    }
}
