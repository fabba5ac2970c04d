import RuleRecords
import TestSupport
import Testing

struct DiffTests {
    private static let changed = SamplePack.text.replacing("points: 60 }, { at", with: "points: 55 }, { at")

    private static func workspace() throws -> Workspace {
        try Workspace([
            "cu.yaml": SamplePack.text, "moi.yaml": changed,
            "ten.yaml": SamplePack.text.replacing("Số thành viên", with: "Tổng số thành viên"),
            "hong.yaml": SamplePack.text.replacing("max: 60", with: "max: sáu mươi"),
        ])
    }

    @Test func `a changed figure is named with its line in both packs`() throws {
        let run = try Self.workspace().run("diff", "cu.yaml", "moi.yaml")
        #expect(run.status == 0 && run.messages.isEmpty)
        #expect(run.output.contains("THAY ĐỔI QUY ĐỊNH (1)"))
        #expect(run.output.contains("~ indicators.1.1.award.bands"))
        #expect(run.output.contains("cũ: từ 2/3 trở lên: 60 điểm (cu.yaml:35)"))
        #expect(run.output.contains("mới: từ 2/3 trở lên: 55 điểm (moi.yaml:35)"))
    }

    @Test func `the exit code says whether rules differ only where it is asked for`() throws {
        let place = try Self.workspace()
        #expect(try place.run("diff", "cu.yaml", "moi.yaml", "--exit-code").status == 1)
        #expect(try place.run("diff", "cu.yaml", "cu.yaml", "--exit-code").status == 0)
        let words = try place.run("diff", "cu.yaml", "ten.yaml", "--exit-code")
        #expect(words.status == 0 && words.output.contains("≈ fields.members.label"))
    }

    @Test func `JSON names its schema and holds both languages`() throws {
        let run = try Self.workspace().run("diff", "cu.yaml", "moi.yaml", "--format", "json")
        let value = try JSONParser.value(of: Array(run.output.utf8))
        #expect(value["schema"]?.text == "binhxet/diff/1" && value["rules"]?.number == "1")
        let change = try #require(value["changes"]?.items.first)
        #expect(change["path"]?.text == "indicators.1.1.award.bands" && change["kind"]?.text == "changed")
        #expect(
            change["new"]?["en"]?.text == "at least 2/3: 55 points" && change["new"]?["line"]?.number == "35")
    }

    @Test func `Markdown is a table`() throws {
        let run = try Self.workspace().run(
            "diff", "cu.yaml", "moi.yaml", "--format", "markdown", "--lang", "en")
        #expect(run.output.contains("## Changes of rules (1)") && run.output.contains("|---|---|---|---|"))
    }

    @Test func `an overlay shows as what the place changed`() throws {
        let run = try Workspace.runAtHome("diff", "don-vi-hoc-tap/qd448-2015", "--place", "86")
        #expect(run.status == 0 && run.output.contains("mới: don-vi-hoc-tap/qd448-2015 + Vĩnh Long"))
        #expect(run.output.contains("vinh-long.overlay.yaml:"))
        let none = try Workspace.runAtHome("diff", "don-vi-hoc-tap/qd448-2015", "--place", "99")
        #expect(none.status == 0 && none.output.contains("Không có gì khác."))
        #expect(none.messages == "không có thay đổi nào của địa phương `99`; hiện có: `86` Vĩnh Long\n")
        let late = try Workspace.runAtHome(
            "diff", "don-vi-hoc-tap/qd448-2015", "--place", "86", "--as-of", "2015-12-31")
        #expect(late.output.contains("Không có gì khác."))
    }

    @Test func `wrong use says what is wrong`() throws {
        let place = try Self.workspace()
        let alone = try place.run("diff", "cu.yaml")
        #expect(alone.status == 2)
        #expect(alone.messageLines.first == "lỗi: cần hai bộ tiêu chí, hoặc một bộ và --place")
        #expect(try place.run("diff", "cu.yaml", "khong-co.yaml").status == 5)
        let broken = try place.run("diff", "cu.yaml", "hong.yaml")
        #expect(broken.status == 3 && broken.messages.contains("hong.yaml"))
        let several = try Workspace.runAtHome("diff", "don-vi-hoc-tap", "don-vi-hoc-tap/tt24-2023")
        #expect(several.status == 5 && several.messages.contains("có nhiều bộ tiêu chí"))
    }
}
