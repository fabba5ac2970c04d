import TestSupport
import Testing

/// `binhxet init`.
struct StarterTests {
    @Test(arguments: ["vi", "en"])
    func `the starter pack compiles clean, stands in the layout, and its cases pass and find every mistake`(
        language: String
    ) throws {
        let place = try Workspace()
        let folder = "rules/danh-hieu-moi/qd-1"
        let first = try place.run("init", folder, "--lang", language)
        #expect(first.status == 0)
        #expect(first.lines.prefix(2) == ["\(folder)/pack.yaml", "\(folder)/tests.yaml"])
        let check = try place.run("check", folder, "--lang", language, "--format", "compact", "--quiet")
        #expect(check.output.isEmpty && check.status == 0, "\(check.output)")
        let test = try place.run(
            "test", folder, "--coverage", "--mutate", "--threshold", "100", "--lang", language)
        #expect(test.status == 0, "\(test.output)")
        let layout = try place.run("fmt", "--check", folder)
        #expect(layout.output.isEmpty && layout.status == 0)
        #expect(place.text(of: folder + "/pack.yaml")?.contains("pack: danh-hieu-moi/qd-1\n") == true)
        // What is there is never written over.
        let again = try place.run("init", folder, "--lang", language)
        #expect(again.status == 5 && again.output.isEmpty)
    }

    @Test(arguments: ["pack.yaml", "tests.yaml", "pack.schema.json", "tests.schema.json"])
    func `no file that is there is written over`(name: String) throws {
        let place = try Workspace()
        _ = try place.shell("mkdir new")
        try place.write("mine", to: "new/" + name)
        let run = try place.run("init", "new")
        #expect(run.status == 5 && run.messages.contains("`new/\(name)` đã có, không ghi đè"))
        #expect(try place.shell("ls new").output == name + "\n" && place.text(of: "new/" + name) == "mine")
    }

    @Test(arguments: ["", "/"])
    func `a folder has a name`(name: String) throws {
        let run = try Workspace().run("init", name, "--lang", "en")
        #expect(run.status == 2 && run.messages.contains("give the new folder a name"))
    }

    @Test func `the schemas of the rules around are used where they are there`() throws {
        let place = try Workspace()
        _ = try place.run("init", "rules/a/b")
        _ = try place.shell("mv rules/a/b/*.schema.json rules/")
        #expect(try place.run("init", "rules/a/c").lines.count == 2)
        let line = "# yaml-language-server: $schema=../../pack.schema.json\n"
        #expect(place.text(of: "rules/a/c/pack.yaml")?.hasPrefix(line) == true)
    }
}
