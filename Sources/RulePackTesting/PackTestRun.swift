package import BinhXet
package import RuleDiagnostics
package import RuleModel

/// Runs the cases of a file, each by the pack as it is on its day and for its place.
///
///     var run = PackTestRun(chooser)
///     let results = try run.results(of: file)
package struct PackTestRun {
    private var chooser: PackChooser

    package init(_ chooser: PackChooser) {
        self.chooser = chooser
    }

    /// Findings about expectations that bind to nothing in the pack of their case.
    package mutating func unbound(in file: PackTestFile) throws(PackChooser.Failure) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        for item in file.cases { findings += try runner(of: item).unbound(in: item) }
        return findings
    }

    /// What came of every case.
    package mutating func results(
        of file: PackTestFile
    ) throws(PackChooser.Failure) -> [PackTestRunner.CaseResult] {
        var results: [PackTestRunner.CaseResult] = []
        for item in file.cases { results.append(try runner(of: item).run(item)) }
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
