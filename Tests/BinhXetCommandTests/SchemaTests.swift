import RuleRecords
import Testing
import TestSupport

struct SchemaTests {
    @Test(arguments: ["pack", "tests", "verdict"])
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

    @Test func `without a kind the kinds are listed`() throws {
        let run = try Workspace().run("schema")
        for kind in ["pack", "tests", "record", "verdict"] { #expect(run.output.contains("\n  \(kind) ")) }
    }
}
