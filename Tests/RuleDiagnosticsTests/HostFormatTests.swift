import RuleDiagnostics
import TestSupport
import Testing

/// The formats of code hosts.
struct HostFormatTests {
    private static let text = "# Điểm\npoints: 110, 5\nmax: 100\n"

    private static func finding(_ sources: inout SourceSet) -> Diagnostic {
        let file = sources.add(path: "rules/Đơn vị/pack.yaml", bytes: Array(text.utf8))
        let span = SourceSpan(file: file, lower: 18, upper: 21)
        var finding = Diagnostic(
            .pointsAboveMaximum, message: LocalizedText(vi: "quá\ntối đa: 100%", en: "too much"),
            at: Label(span))
        finding.secondary = [
            Label(SourceSpan(file: file, lower: 30, upper: 33), LocalizedText(vi: "tối đa", en: "the most"))
        ]
        finding.help = [
            FixIt(LocalizedText(vi: "viết 100", en: "write 100"), edits: [FixIt.Edit(span, "100")])
        ]
        return finding
    }

    @Test func `a command of GitHub escapes what would end it`() {
        var sources = SourceSet()
        let finding = Self.finding(&sources)
        let line = GitHubRenderer(sources, language: .vietnamese).render(finding)
        let place = "file=rules/Đơn vị/pack.yaml,line=2,endLine=2,col=9,endColumn=12"
        #expect(line.hasPrefix("::error \(place),title=P505 "))
        #expect(line.hasSuffix("::quá%0Atối đa: 100%25%0Aviết 100\n"))
        #expect(line.split(separator: "\n").count == 1)
    }

    @Test func `a SARIF document without findings has an empty run`() {
        let text = SARIFRenderer(language: .english, version: "1.0").render([])
        #expect(text.contains("\"version\": \"2.1.0\"") && text.contains("\"results\": []"))
        #expect(text.contains("\"rules\": []"))
    }

    @Test func `a SARIF document holds rule, place, related place and fix`() {
        var sources = SourceSet()
        let finding = Self.finding(&sources)
        let text = SARIFRenderer(language: .english, version: "1.0").render([([finding], sources)])
        for part in [
            "\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\"", "\"ruleId\": \"P505\"",
            "\"ruleIndex\": 0", "\"level\": \"error\"",
            "\"uri\": \"rules/%C4%90%C6%A1n%20v%E1%BB%8B/pack.yaml\"",
            "\"startLine\": 2", "\"startColumn\": 9", "\"endColumn\": 12", "\"charOffset\": 15",
            "\"charLength\": 3", "\"byteOffset\": 18", "\"relatedLocations\"", "\"insertedContent\"",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }
}
