import RuleRecords
import TestSupport
import Testing

struct ExplainTests {
    private static func explain(_ arguments: String...) throws -> ProgramRun {
        let place = try Workspace(["pack.yaml": SamplePack.text, "records.ndjson": SamplePack.records])
        return try place.run(["explain", "--pack", "pack.yaml", "--records", "records.ndjson"] + arguments)
    }

    @Test func `one verdict is explained in words`() throws {
        let run = try Self.explain("--id", "c", "--lang", "en")
        #expect(run.lines.prefix(2) == ["LEARNING CLASS – year 2021", "Record: c"])
        #expect(run.output.contains("1/3"))
        #expect(run.messages.isEmpty && run.status == 0)
    }

    @Test func `one verdict is explained in JSON`() throws {
        let run = try Self.explain("--id", "a", "--format", "json")
        let verdict = try JSONParser.value(of: Array(run.output.utf8))
        #expect(verdict.indicator("1.1")?["why"]?["vi"]?.text?.contains("2/3") == true)
        #expect(verdict.indicator("1.1")?["points"]?.number == "60")
    }

    @Test func `an unknown id is reported with the nearest one`() throws {
        let run = try Workspace.runAtHome(
            "explain", "--pack", "don-vi-hoc-tap/tt22-2020", "--records",
            "rules/don-vi-hoc-tap/tt22-2020/examples.csv", "--id", "dv-0001")
        #expect(run.messages == "lỗi: không có hồ sơ `dv-0001`; có phải là `dv-001`?\n")
        #expect(run.output.isEmpty && run.status == 1)
    }

    @Test func `a bad record is explained by what is wrong with it`() throws {
        let run = try Self.explain("--id", "b")
        #expect(run.messageLines.count == 2)
        #expect(run.messages.hasPrefix("records.ndjson:2:44 (b): lỗi[R707]: "))
        #expect(run.output.isEmpty && run.status == 4)
    }
}
