import BinhXet
import RuleDiagnostics
import RuleModel
import TestSupport
import Testing

/// Folders of rules with faults between their files, each beside the print of its findings.
///
/// One golden file holds several files of rules, each below a line `# file: PATH`. A file keeps the lines that it
/// has in the golden file, so that annotations stand beside what they are about.
struct CatalogueGoldenTests {
    private static let cases = GoldenCase.all(in: "catalogue")
    private static let mark = "# file: "

    /// The files of a case, each with as many empty lines before it as stand before it there.
    private static func files(of sample: GoldenCase) -> [(path: String, bytes: [UInt8])] {
        var files: [(path: String, text: String)] = []
        let lines = String(decoding: sample.input, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            if line.hasPrefix(mark) {
                files.append((String(line.dropFirst(mark.count)), String(repeating: "\n", count: index)))
            }
            if !files.isEmpty { files[files.count - 1].text += line + "\n" }
        }
        return files.map { ($0.path, Array($0.text.utf8)) }
    }

    /// The findings between the files, and those of each overlay laid over its pack.
    private static func findings(
        of files: [(path: String, bytes: [UInt8])]
    ) -> [(findings: [Diagnostic], sources: SourceSet)] {
        let catalogue = PackCatalogue(files)
        let overlays = files.filter { $0.path.hasSuffix(".overlay.yaml") }.compactMap {
            catalogue.findings(ofOverlay: $0.path, places: PlaceTable([]))
        }
        return [(catalogue.findings, catalogue.sources)] + overlays
    }

    @Test func `there are cases`() {
        #expect(Self.cases.count >= 4)
    }

    @Test(arguments: cases)
    func `a folder of rules gives the findings recorded`(sample: GoldenCase) {
        let results = Self.findings(of: Self.files(of: sample))
        let prints = results.map { findings, sources in
            let vietnamese = TextRenderer(sources, language: .vietnamese)
            let english = CompactRenderer(sources, language: .english)
            return findings.map { vietnamese.render($0) + "\n" + english.render($0) }.joined(separator: "\n")
        }
        let problems =
            sample.printProblems(prints.filter { !$0.isEmpty }.joined(separator: "\n"))
            + sample.annotationProblems(of: results)
        #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    }
}
