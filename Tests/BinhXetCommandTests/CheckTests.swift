import RuleRecords
import TestSupport
import Testing

struct CheckTests {
    /// A pack with one fault: a name that no field has.
    private static let broken = SamplePack.text.replacing("part: learning", with: "part: lerning")
    /// A pack that can be used, with a field that nothing reads.
    private static let untidy = SamplePack.text.replacing("    informative: true\n", with: "")

    @Test func `a good pack is good in every format`() throws {
        let place = try Workspace(["pack.yaml": SamplePack.text])
        let pretty = try place.run("check", "pack.yaml")
        #expect(pretty.output == "pack.yaml: không có lỗi\n")
        #expect(pretty.messages.isEmpty && pretty.status == 0)
        for format in ["compact", "json"] {
            let silent = try place.run("check", "pack.yaml", "--format", format)
            #expect(silent.output.isEmpty && silent.status == 0)
        }
    }

    @Test func `the program of a pack shows what each part depends on`() throws {
        let place = try Workspace(["pack.yaml": SamplePack.text, "broken.yaml": Self.broken])
        let run = try place.run("check", "pack.yaml", "--program", "--lang", "en")
        #expect(run.lines.first == "pack.yaml: no findings")
        #expect(run.lines.contains { $0.hasPrefix("program ") })
        #expect(run.lines.contains { $0.hasPrefix("indicator") && $0.contains("learning ") })
        #expect(run.status == 0)
        #expect(try place.run("check", "broken.yaml", "--program").output.contains("program ") == false)
    }

    @Test func `a fault is shown at its line with the nearest name`() throws {
        let place = try Workspace(["pack.yaml": Self.broken])
        let run = try place.run("check", "pack.yaml")
        #expect(run.lines.first == "lỗi[E320]: không có tên `lerning`")
        #expect(run.output.contains("--> pack.yaml:34:26"))
        #expect(run.output.contains("^^^^^^^"))
        #expect(run.output.contains("`learning`"))
        #expect(run.output.hasSuffix("(binhxet codes E320)\n\n1 lỗi\n"))
        #expect(run.status == 3)
    }

    @Test func `compact findings are one line each`() throws {
        let place = try Workspace(["pack.yaml": Self.broken])
        let run = try place.run("check", "pack.yaml", "--format=compact", "--lang=en")
        #expect(run.lines.count == 1)
        #expect(run.output.hasPrefix("pack.yaml:34:26: error[E320]: "))
        #expect(run.status == 3)
    }

    @Test func `JSON findings are one object on each line`() throws {
        let place = try Workspace(["pack.yaml": Self.broken])
        let run = try place.run("check", "pack.yaml", "--format", "json")
        let finding = try JSONParser.value(of: Array(run.output.utf8))
        #expect(finding["code"]?.text == "E320")
        #expect(finding["line"]?.number == "34")
        #expect(finding["message"]?["en"]?.text != nil)
        #expect(run.status == 3)
    }

    @Test func `a warning alone ends with 1`() throws {
        let place = try Workspace(["pack.yaml": Self.untidy])
        let run = try place.run("check", "pack.yaml")
        #expect(run.lines.first?.hasPrefix("cảnh báo[") == true)
        #expect(run.status == 1)
    }

    @Test func `quiet leaves out notes but no errors`() throws {
        let loud = try Workspace.runAtHome("check", "--format", "compact")
        #expect(loud.lines.allSatisfy { $0.contains(": ghi chú[D603]: ") })
        #expect(loud.lines.count > 2 && loud.status == 0)
        let quiet = try Workspace.runAtHome("check", "--quiet", "--format", "compact")
        #expect(quiet.output.isEmpty && quiet.status == 0)
        let place = try Workspace(["pack.yaml": Self.broken])
        #expect(try place.run("check", "pack.yaml", "--quiet").status == 3)
    }

    @Test func `timings go to standard error`() throws {
        let place = try Workspace(["pack.yaml": SamplePack.text])
        let run = try place.run("check", "pack.yaml", "--timings")
        #expect(run.output == "pack.yaml: không có lỗi\n")
        #expect(run.messageLines.count > 2)
        #expect(run.messageLines.allSatisfy { $0.hasPrefix("pack.yaml: ") && $0.hasSuffix(" µs") })
    }

    @Test func `several packs are checked and the worst one decides`() throws {
        let place = try Workspace([
            "good.yaml": SamplePack.text, "broken.yaml": Self.broken, "untidy.yaml": Self.untidy,
        ])
        let run = try place.run("check", "good.yaml", "broken.yaml", "untidy.yaml")
        #expect(run.lines.first == "good.yaml: không có lỗi")
        #expect(run.output.contains("broken.yaml:34:26") && run.output.contains("untidy.yaml:"))
        #expect(run.status == 3)
    }

    @Test func `a pack that several paths lead to is checked once`() throws {
        let place = try Workspace()
        _ = try place.shell("mkdir -p rules/lop-hoc/mau")
        let folder = "rules/lop-hoc/mau"
        try place.write(SamplePack.text, to: folder + "/pack.yaml")
        try place.write(SamplePack.tests, to: folder + "/tests.yaml")
        let run = try place.run("check", "rules", folder, "./\(folder)/pack.yaml", folder + "/tests.yaml")
        #expect(run.output == "\(folder)/pack.yaml: không có lỗi\n")
        #expect(run.messages.isEmpty && run.status == 0)
    }

    @Test func `an overlay is checked with its pack, and places by themselves`() throws {
        let overlay = "rules/don-vi-hoc-tap/qd448-2015/vinh-long.overlay.yaml"
        let run = try Workspace.runAtHome("check", overlay, "--quiet")
        let folder = try Workspace.runAtHome("check", "rules/don-vi-hoc-tap/qd448-2015", "--quiet")
        #expect(run.lines == folder.lines)
        #expect(run.lines.contains { $0.hasPrefix(overlay) } && run.status == 0)
        let places = try Workspace.runAtHome("check", "rules/places/units.yaml")
        #expect(places.output.isEmpty && places.status == 0)
    }

    @Test func `a folder means the packs below it, but not those in hidden folders`() throws {
        let place = try Workspace()
        _ = try place.shell("mkdir -p rules/b rules/a rules/.git && ln -s .. rules/up")
        for folder in ["a", "b", ".git"] {
            // Two packs of one title would hold at once.
            let text = SamplePack.text.replacing("lop-hoc/mau", with: "lop-\(folder)/mau")
            try place.write(text, to: "rules/\(folder)/pack.yaml")
        }
        let run = try place.run("check")
        #expect(run.lines == ["rules/a/pack.yaml: không có lỗi", "rules/b/pack.yaml: không có lỗi"])
    }

    @Test func `what is not there is a problem of files`() throws {
        let place = try Workspace()
        let run = try place.run("check", "none.yaml")
        #expect(run.messages == "lỗi: không đọc được `none.yaml`: không có tệp hay thư mục này\n")
        #expect(run.output.isEmpty && run.status == 5)
    }

    @Test func `a folder without packs is an error`() throws {
        let run = try Workspace().run("check", ".")
        #expect(run.messages == "lỗi: không có tệp pack.yaml nào\n")
        #expect(run.status == 1)
    }

    @Test func `colour comes when asked for`() throws {
        let place = try Workspace(["pack.yaml": Self.broken])
        let escape = "\u{1B}["
        let always = try place.run("check", "pack.yaml", "--color", "always")
        #expect(always.output.contains(escape))
        let never = try place.run("check", "pack.yaml", "--color", "never")
        #expect(!never.output.contains(escape))
        // A file is no terminal, so nothing is coloured by itself.
        let auto = try place.run("check", "pack.yaml")
        #expect(!auto.output.contains(escape))
        let asked = try place.run(
            "check", "pack.yaml", "--color", "always", environment: ["NO_COLOR=1"])
        #expect(asked.output.contains(escape))
    }

    @Test func `a day shows the titles that no pack judges any more`() throws {
        let place = try Workspace(["pack.yaml": SamplePack.text])
        #expect(try place.run("check", ".", "--as-of", "2024-12-31").status == 0)
        let run = try place.run("check", ".", "--as-of", "2025-01-01", "--format", "compact", "--lang", "en")
        #expect(run.output.contains("warning[D615]: `lop-hoc/mau` was in force until 2024-12-31"))
        #expect(run.status == 1)
    }
}
