import TestSupport
import Testing

/// A title whose packs judge several subjects.
struct SubjectTests {
    private static let units = "rules/don-vi-hoc-tap/tt22-2020/examples.csv"
    private static let english = ["LANG=en_US.UTF-8"]

    private static func score(_ arguments: [String]) throws -> ProgramRun {
        let words = ["score", "--pack", "don-vi-hoc-tap", "--as-of", "2020-10-01"]
        let place = try Workspace()
        let rules = Workspace.repository + "/rules"
        return try place.run(
            words + ["--rules", rules, Workspace.repository + "/" + units] + arguments, environment: english)
    }

    @Test func `two packs in force for two subjects ask for one of them`() throws {
        let run = try Self.score([])
        #expect(
            run.messageLines == [
                "error: several packs are in force on 2020-10-01; name one, or add --subject:",
                "  don-vi-hoc-tap/qd448-2015 (2016-01-01 … 2020-12-31)  --subject commune-unit",
                "  don-vi-hoc-tap/tt22-2020 (2020-09-21 … 2024-01-25)  --subject unit",
            ])
        #expect(run.status == 3)
    }

    @Test func `the subject chooses among them`() throws {
        let run = try Self.score(["--subject", "unit", "--format", "csv", "--explain", "full"])
        #expect(run.lines.first?.contains(",1.1,1.2,1.3,2.1,2.2,2.3,2.4,") == true)
        #expect(run.status == 0)
    }

    @Test func `a subject that no pack of the title judges is refused with those that are`() throws {
        let run = try Self.score(["--subject", "units"])
        #expect(
            run.messages == "error: `don-vi-hoc-tap` has no pack for the subject `units`; "
                + "there are: `commune-unit`, `unit`\n")
        #expect(run.status == 5)
        let named = try Self.score(["--pack", "don-vi-hoc-tap/tt22-2020", "--subject", "clan"])
        #expect(named.messages.contains("`don-vi-hoc-tap/tt22-2020` has no pack for the subject `clan`"))
    }

    @Test func `one verdict and the schema of records take the subject too`() throws {
        let records = "rules/don-vi-hoc-tap/qd448-2015/examples.csv"
        let common = ["--pack", "don-vi-hoc-tap", "--subject", "commune-unit"]
        func run(_ words: [String]) throws -> ProgramRun {
            try Workspace.runAtHome(words, environment: Self.english)
        }
        let verdict = try run(["explain"] + common + ["--records", records, "--id", "dx-001"])
        #expect(verdict.output.contains("(don-vi-hoc-tap/qd448-2015)") && verdict.status == 0)
        let schema = try run(["schema", "record"] + common)
        #expect(schema.output.contains("don-vi-hoc-tap/qd448-2015") && schema.status == 0)
        let units = try run(["schema", "record", "--pack", "don-vi-hoc-tap", "--subject", "unit"])
        #expect(units.messageLines.first == "error: `don-vi-hoc-tap` has several packs; name one:")
    }
}
