package import BinhXet
package import RuleDiagnostics
package import RuleModel

/// Runs the cases of a file, each by the pack as it is on its day and for its place.
///
///     var run = PackTestRun(chooser)
///     let results = try run.results(of: file)
package struct PackTestRun {
    private var chooser: PackChooser
    /// What scores the cases of a pack, ready once for all of them.
    private var scoring: [Setting: ScoringRun] = [:]

    /// A pack by its number, and the day that a case names for it.
    private struct Setting: Hashable {
        var pack: Int
        var asOf: Day?
    }

    package init(_ chooser: PackChooser) {
        self.chooser = chooser
    }

    /// Findings about expectations that bind to nothing in the pack of their case.
    package mutating func unbound(in file: PackTestFile) throws(PackChooser.Failure) -> [Diagnostic] {
        // The rows of a table share its columns.
        var bag = DiagnosticBag()
        for item in file.cases { bag.report(contentsOf: try runner(of: item).unbound(in: item)) }
        return bag.sorted
    }

    /// What came of every case.
    package mutating func results(
        of file: PackTestFile
    ) throws(PackChooser.Failure) -> [PackTestRunner.CaseResult] {
        var results: [PackTestRunner.CaseResult] = []
        for item in file.cases {
            let setting = Setting(pack: try chooser.choice(on: item.day, at: item.place), asOf: item.asOf)
            let runner = PackTestRunner(pack: chooser.packs[setting.pack])
            let ready = scoring[setting] ?? runner.scoring(asOf: item.asOf)
            scoring[setting] = ready
            results.append(runner.run(item, by: ready))
        }
        return results
    }

    /// The pack that judges a case.
    package mutating func pack(of item: PackTestCase) throws(PackChooser.Failure) -> RulePack {
        try chooser.pack(on: item.day, at: item.place)
    }

    private mutating func runner(of item: PackTestCase) throws(PackChooser.Failure) -> PackTestRunner {
        PackTestRunner(pack: try chooser.pack(on: item.day, at: item.place))
    }
}
