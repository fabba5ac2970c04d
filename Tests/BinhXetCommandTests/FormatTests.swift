import TestSupport
import Testing

/// `binhxet fmt`.
struct FormatTests {
    private static let loose = "fields:\n    a: {type: flag}\n"
    private static let tidy = "fields:\n  a: { type: flag }\n"

    @Test func `files are written in the layout and named`() throws {
        let place = try Workspace(["b.yaml": Self.loose, "a.yaml": Self.tidy, "c.txt": Self.loose])
        let run = try place.run("fmt", ".")
        #expect(run.output == "./b.yaml\n" && run.messages.isEmpty && run.status == 0)
        #expect(place.text(of: "b.yaml") == Self.tidy)
        #expect(place.text(of: "c.txt") == Self.loose)
        let again = try place.run("fmt", ".")
        #expect(again.output.isEmpty && again.status == 0)
    }

    @Test func `a file in the layout already is not touched`() throws {
        let place = try Workspace(["a.yaml": Self.tidy])
        let run = try place.shell("touch -d 2001-01-01 a.yaml && $B fmt a.yaml && date -r a.yaml +%Y")
        #expect(run.output == "2001\n" && run.status == 0)
    }

    @Test func `check names the files that are not in the layout and writes nothing`() throws {
        let place = try Workspace(["b.yaml": Self.loose, "a.yaml": Self.tidy])
        let run = try place.run("fmt", "--check", ".")
        #expect(run.output == "./b.yaml\n" && run.messages.isEmpty && run.status == 1)
        #expect(place.text(of: "b.yaml") == Self.loose)
        #expect(try place.run("fmt", "--check", "a.yaml").status == 0)
    }

    @Test func `a file with faults of syntax is left alone with the findings of check`() throws {
        let broken = "pack: a/b\nfields: { a: 1\n"
        let place = try Workspace(["a.yaml": broken, "b.yaml": Self.loose])
        let run = try place.run("fmt", "a.yaml", "b.yaml", "--lang", "en")
        #expect(run.output == "b.yaml\n" && run.status == 3)
        #expect(place.text(of: "a.yaml") == broken)
        let check = try place.run("check", "a.yaml", "--lang", "en")
        #expect(run.messages == check.output)
    }

    @Test func `standard input is written to standard output`() throws {
        let place = try Workspace()
        let run = try place.run("fmt", "-", input: Self.loose)
        #expect(run.output == Self.tidy && run.messages.isEmpty && run.status == 0)
        #expect(try place.run("fmt", "-", input: Self.tidy).output == Self.tidy)
        let broken = try place.run("fmt", "-", input: "a: [")
        #expect(broken.output.isEmpty && broken.messages.contains("-:1:5") && broken.status == 3)
        let check = try place.run("fmt", "--check", "-", input: Self.loose)
        #expect(check.output == "-\n" && check.status == 1)
    }

    @Test func `a file that the layout would change in meaning is left alone`() throws {
        // A line separator within a block of text, which no line of the layout can hold.
        let odd = "a:   |\n   b\u{2028}   c\n"
        let place = try Workspace(["a.yaml": odd])
        let run = try place.run("fmt", "a.yaml", "--lang", "en")
        #expect(
            run.messages
                == "error: `a.yaml`: the layout would change what the file means, so it is left alone\n")
        #expect(run.output.isEmpty && run.status == 3)
        #expect(place.text(of: "a.yaml") == odd)
    }

    @Test func `a path with nothing at it is a problem of files`() throws {
        let run = try Workspace().run("fmt", "no/where", "--lang", "en")
        #expect(run.messages == "error: cannot read `no/where`: there is no such file or folder\n")
        #expect(run.output.isEmpty && run.status == 5)
    }

    @Test func `what is no file of rules is left alone`() throws {
        let json = "{\"a\": 1, \"b\": \"x\"}\n"
        let place = try Workspace(["r.json": json, "pack.yaml": "fields: {}\npack: a/b\n"])
        let run = try place.run("fmt", "pack.yaml", "r.json", "--lang", "en")
        #expect(run.messages == "error: `r.json` is no file of rules: its name does not end in .yaml\n")
        #expect(run.status == 2 && run.output.isEmpty)
        #expect(place.text(of: "r.json") == json && place.text(of: "pack.yaml")?.hasPrefix("fields") == true)
    }

    @Test func `the kind of a file comes from its name, else from its keys`() throws {
        let place = try Workspace([
            "pack.yaml": "fields: {}\npack: a/b\n", "y.overlay.yaml": "set: {}\nextends: a/b\n",
        ])
        #expect(try place.run("fmt", ".").status == 0)
        #expect(place.text(of: "pack.yaml") == "pack: a/b\nfields: {}\n")
        #expect(place.text(of: "y.overlay.yaml") == "extends: a/b\nset: {}\n")
    }
}
