import TestSupport
import Testing

/// A folder of rules whose packs share fields.
struct SharedFieldsTests {
    private static let pack = SamplePack.text.replacing(
        "fields:\n", with: "include: [class]\nfields:\n"
    ).replacing("  members: { type: count, min: 1, label: { vi: Số thành viên, en: Members } }\n", with: "")

    private static func workspace(_ shared: String) throws -> Workspace {
        let place = try Workspace()
        _ = try place.shell("mkdir -p rules/lop-hoc/mau rules/fields")
        try place.write(pack, to: "rules/lop-hoc/mau/pack.yaml")
        try place.write(SamplePack.tests, to: "rules/lop-hoc/mau/tests.yaml")
        try place.write(SamplePack.goodRecords, to: "good.ndjson")
        try place.write(shared, to: "rules/fields/class.yaml")
        return place
    }

    private static let members = """
        fields:
          members: { type: count, min: 1, label: { vi: Số thành viên, en: Members } }

        """

    @Test(arguments: ["lop-hoc", "lop-hoc/mau", "rules/lop-hoc/mau", "rules/lop-hoc/mau/pack.yaml"])
    func `every way to name a pack finds the fields that it includes`(name: String) throws {
        let place = try Self.workspace(Self.members)
        let run = try place.run("score", "--pack", name, "good.ndjson", "--explain", "none")
        #expect(run.lines.first == "a · 2021 · đạt · Đạt · 90/100 điểm")
        #expect(run.status == 0, "\(run.messages)")
    }

    @Test func `the worked cases and the check find them from any folder`() throws {
        let place = try Self.workspace(Self.members)
        #expect(try place.run("check", "rules", "--quiet").status == 0)
        #expect(try place.run("test", "rules").output == "1 trường hợp đạt, 0 không đạt\n")
        let inside = try place.shell("cd rules/lop-hoc/mau && $B check . --quiet && $B test .")
        #expect(inside.output.hasSuffix("1 trường hợp đạt, 0 không đạt\n"), "\(inside.output)")
    }

    @Test func `a fault in the shared file is shown in that file`() throws {
        let place = try Self.workspace(Self.members.replacing("count", with: "cuont"))
        let run = try place.run("check", "rules", "--format", "compact", "--lang", "en")
        #expect(run.output.contains("rules/fields/class.yaml:2:20: error[S211]"), "\(run.output)")
        #expect(run.status == 3)
    }

    @Test func `a shared file that nobody includes is checked too`() throws {
        let place = try Self.workspace(Self.members)
        try place.write("fields:\n  a: { typ: flag }\n", to: "rules/fields/khac.yaml")
        let run = try place.run("check", "rules", "--format", "compact", "--lang", "en")
        #expect(run.output.contains("rules/fields/khac.yaml:2:8: error[S201]"), "\(run.output)")
        #expect(run.status == 3)
    }
}
