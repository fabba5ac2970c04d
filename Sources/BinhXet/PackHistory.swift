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
}
