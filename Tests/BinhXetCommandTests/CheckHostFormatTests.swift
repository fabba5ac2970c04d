import RuleRecords
import TestSupport
import Testing

/// `binhxet check` for code hosts.
struct CheckHostFormatTests {
    private static let files = [
        "a/pack.yaml": SamplePack.text.replacing("part: learning", with: "part: lerning"),
        "b/pack.yaml": SamplePack.text.replacing("max: 20\n", with: "max: 21\n"),
    ]

    private static func workspace() throws -> Workspace {
        let place = try Workspace()
        _ = try place.shell("mkdir a b")
        for (name, text) in files { try place.write(text, to: name) }
        return place
    }

    @Test func `SARIF is one document of the shape that the standard asks for`() throws {
        let run = try Self.workspace().run("check", "a", "b", "--format", "sarif", "--lang", "en")
        #expect(run.status == 3)
        let document = try JSONParser.value(of: Array(run.output.utf8))
        #expect(document["version"]?.text == "2.1.0")
        #expect(document["$schema"]?.text?.hasSuffix("sarif-2.1.0.json") == true)
        let runs = try #require(document["runs"]?.items)
        #expect(runs.count == 1)
        let driver = runs[0]["tool"]?["driver"]
        #expect(driver?["name"]?.text == "binhxet")
        let rules = driver?["rules"]?.items ?? []
        let ids = rules.compactMap { $0["id"]?.text }
        #expect(ids == ids.sorted() && Set(ids).count == ids.count)
        #expect(rules.allSatisfy { $0["shortDescription"]?["text"]?.text?.isEmpty == false })
        let results = runs[0]["results"]?.items ?? []
        #expect(results.contains { $0["ruleId"]?.text == "E320" && $0["level"]?.text == "error" })
        for result in results {
            let index = try #require(result["ruleIndex"]?.number.flatMap { Int($0) })
            #expect(result["ruleId"]?.text == ids[index])
            #expect(["error", "warning", "note"].contains(result["level"]?.text))
            #expect(result["message"]?["text"]?.text?.isEmpty == false)
            let place = try #require(result["locations"]?.items.first?["physicalLocation"])
            #expect(["a/pack.yaml", "b/pack.yaml"].contains(place["artifactLocation"]?["uri"]?.text))
            let region = try #require(place["region"])
            for name in ["startLine", "startColumn", "endLine", "endColumn", "charOffset", "charLength"] {
                #expect(region[name]?.number.flatMap { Int($0) } != nil, "\(name)")
            }
        }
    }

    @Test func `SARIF of every broken pack is valid by the schema of the standard`() throws {
        // That of OASIS, SARIF 2.1.0 with its errata, without line breaks.
        let schema = try JSONParser.value(
            of: TestFiles.read(
                Workspace.repository + "/Tests/BinhXetCommandTests/Golden/sarif-2.1.0.schema.json") ?? [])
        let check = SchemaCheck(schema)
        let broken = Workspace.repository + "/Tests/RuleCompilerTests/Golden/broken/*.yaml"
        let run = try Workspace().shell("\"$B\" check \(broken) --format sarif")
        let document = try JSONParser.value(of: Array(run.output.utf8))
        #expect((document["runs"]?.items.first?["results"]?.items.count ?? 0) > 100)
        #expect(check.faults(in: document) == [])
        let clean = try Workspace(["pack.yaml": SamplePack.text]).run(
            "check", "pack.yaml", "--format", "sarif")
        #expect(check.faults(in: try JSONParser.value(of: Array(clean.output.utf8))) == [])
        // The check itself notices what is wrong.
        let spoilt = run.output.replacing(#""level": "error""#, with: #""level": "grave""#)
        #expect(!check.faults(in: try JSONParser.value(of: Array(spoilt.utf8))).isEmpty)
        let nameless = run.output.replacing(#""name": "binhxet""#, with: #""label": "binhxet""#)
        #expect(!check.faults(in: try JSONParser.value(of: Array(nameless.utf8))).isEmpty)
    }

    @Test func `GitHub gets one command for each finding`() throws {
        let run = try Self.workspace().run("check", "a", "--format", "github", "--lang", "en")
        let line = try #require(run.lines.first { $0.contains("E320") })
        #expect(line.hasPrefix("::error file=a/pack.yaml,line=34,endLine=34,col="))
        #expect(run.lines.allSatisfy { $0.hasPrefix("::") })
    }
}
