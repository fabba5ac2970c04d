import RuleRecords
import Testing
import TestSupport

struct SchemaTests {
    @Test(arguments: ["pack", "tests", "verdict", "summary", "manifest"])
    func `a schema is valid JSON`(name: String) throws {
        let run = try Workspace().run("schema", name)
        let schema = try JSONParser.value(of: Array(run.output.utf8))
        #expect(schema["$schema"]?.text == "http://json-schema.org/draft-07/schema#")
        #expect(run.messages.isEmpty && run.status == 0)
    }

    @Test(arguments: ["pack", "tests"])
    func `the schemas beside the packs are those of the program`(name: String) throws {
        let file = TestFiles.read(Workspace.repository + "/rules/\(name).schema.json")
        let run = try Workspace().run("schema", name)
        #expect(Array(run.output.utf8) == file)
    }

    @Test func `the schema of records names the fields of the pack`() throws {
        let place = try Workspace(["pack.yaml": SamplePack.text])
        let run = try place.run("schema", "record", "--pack", "pack.yaml")
        let schema = try JSONParser.value(of: Array(run.output.utf8))
        let fields = try #require(schema["properties"])
        for name in ["id", "period", "leader", "age", "members", "learning", "courses"] {
            #expect(fields[name] != nil, "\(name)")
        }
    }

    @Test func `what a run leaves has the shapes of the schemas`() throws {
        let families = "rules/gia-dinh-hoc-tap/qd448-2015/examples.ndjson"
        let units = "rules/don-vi-hoc-tap/qd448-2015/examples.csv"
        for line in [
            "gia-dinh-hoc-tap \(families)", "don-vi-hoc-tap --subject commune-unit --place 86 \(units)",
        ] {
            let place = try Workspace()
            let words = line.split(separator: " ").map(String.init)
            _ = try Workspace.runAtHome(["score", "--out", place.folder + "/run/", "--pack"] + words)
            for kind in ["summary", "manifest"] {
                let schema = try Workspace.runAtHome("schema", kind).output
                let check = SchemaCheck(try JSONParser.value(of: Array(schema.utf8)))
                let text = try #require(place.text(of: "run/\(kind).json"))
                #expect(check.faults(in: try JSONParser.value(of: Array(text.utf8))) == [], "\(text)")
            }
        }
    }

    @Test func `without a kind the kinds are listed`() throws {
        let run = try Workspace().run("schema")
        for kind in ["pack", "tests", "record", "verdict", "summary", "manifest"] {
            #expect(run.output.contains("\n  \(kind) "))
        }
    }
}
