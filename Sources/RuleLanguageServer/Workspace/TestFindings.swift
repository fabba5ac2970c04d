import BinhXet
import RuleDiagnostics
import RuleModel
import RulePackTesting

/// What is wrong with a file of worked cases, without running them.
struct TestFindings {
    let all: (findings: [Diagnostic], sources: SourceSet)

    init(
        _ bytes: [UInt8], path: String, in view: FileView, _ catalogue: PackCatalogue, _ places: PlaceTable
    ) {
        let file = PackTestFile.read(bytes, path: path, in: view)
        var bag = DiagnosticBag()
        bag.report(contentsOf: file.findings)
        if let name = file.pack?.value {
            let pack = RulePath.normalized(RulePath.folder(of: path) + "/" + name)
            let chooser = PackChooser(file: pack, of: catalogue, places: places)
            var run = PackTestRun(chooser)
            for item in file.cases {
                var part = file
                part.cases = [item]
                // A pack or an overlay with faults says so itself, and keeps no other case from being looked at.
                bag.report(contentsOf: (try? run.unbound(in: part)) ?? [])
            }
        }
        all = (bag.sorted, file.sources)
    }
}
