import RuleRecords
import TestSupport
import Testing

/// Runs into a folder that are killed, stopped or run out of room, and gone on with.
struct InterruptedRunTests {
    /// Small chunks and journals make a short run look like a long one.
    private static let command =
        "$B score --pack pack.yaml records.ndjson --format ndjson --explain codes --lang en"
        + " --chunk-size 2000 --journal-interval 10000"

    private static func workspace(_ count: Int = 1_500, id: String = "h") throws -> Workspace {
        var records = ""
        for index in 0..<count {
            records +=
                #"{"id":"\#(id)-\#(index)","period":2021,"age":40,"members":3,"learning":\#(index % 3),"courses":[]}"#
                + "\n"
            if index % 300 == 5 { records += #"{"id":"bad-\#(index)","period":2021,"members":0}"# + "\n" }
        }
        return try Workspace(["pack.yaml": SamplePack.text, "records.ndjson": records])
    }

    private static func results(_ place: Workspace, _ folder: String) -> [String?] {
        ["verdicts.ndjson", "rejects.ndjson", "summary.json"].map { place.text(of: folder + "/" + $0) }
    }

    /// A command in the background as `$p`, once it has begun to write.
    private static func begun(_ command: String, _ file: String) -> String {
        // A shell makes its background jobs deaf to Ctrl-C; `env` gives the signal back to them.
        "env --default-signal=INT \(command) & p=$!; until [ -s \(file) ] || ! kill -0 $p; do sleep 0.01; done; "
    }

    @Test func `a program killed thirty times and gone on with leaves what one run leaves`() throws {
        let place = try Self.workspace()
        #expect(try place.shell(Self.command + " --out clean/").status == 4)
        let clean = Self.results(place, "clean")
        var generator = SeededGenerator(seed: 30)
        var (round, kills, resumed) = (0, 0, 0)
        while kills < 30 {
            let folder = "run-\(round)"
            let moment = Double(Int.random(in: 1...120, using: &generator)) / 1_000
            // The first of a round dies with a journal, the others at any moment, some before they have begun.
            let command = Self.command + " --out \(folder)/ --resume"
            let isFirst = TestFiles.names(in: place.folder + "/" + folder).isEmpty
            let run = try place.shell(
                (isFirst ? Self.begun(command, folder + "/run.journal") : command + " & p=$!; ")
                    + "sleep \(moment); kill -9 $p; wait $p")
            let names = TestFiles.names(in: place.folder + "/" + folder)
            if run.status == 137 {
                kills += 1
                // Who sees a manifest sees everything.
                guard names.contains("manifest.json"), !names.contains("run.journal") else { continue }
            }
            #expect(run.status == 137 || run.status == 4, "\(run.messages)")
            resumed += try Self.expectWhole(place, folder, clean)
            round += 1
        }
        let last = try place.shell(Self.command + " --out run-\(round)/ --resume")
        #expect(last.status == 4, "\(last.messages)")
        resumed += try Self.expectWhole(place, "run-\(round)", clean)
        #expect(resumed > 0)
    }

    /// Holds the files of a run against those of another; gives how often it was gone on with.
    private static func expectWhole(_ place: Workspace, _ folder: String, _ clean: [String?]) throws -> Int {
        #expect(results(place, folder) == clean)
        #expect(
            TestFiles.names(in: place.folder + "/" + folder) == [
                "manifest.json", "rejects.ndjson", "summary.json", "verdicts.ndjson",
            ])
        let text = try #require(place.text(of: folder + "/manifest.json"))
        return try JSONParser.value(of: Array(text.utf8))["run"]?["resumed"]?.number.flatMap { Int($0) } ?? 0
    }

    @Test(arguments: [("INT", 130), ("TERM", 143), ("HUP", 129)] as [(String, Int32)])
    func `a signal ends a run between two chunks, and says what is left`(signal: String, status: Int32) throws
    {
        let place = try Self.workspace(20_000)
        let run = try place.shell(
            Self.begun(Self.command + " --out run/", "run/verdicts.ndjson.partial")
                + "kill -\(signal) $p; wait $p")
        #expect(run.status == status, "\(run.messages)")
        #expect(run.messages.hasPrefix("stopped as asked after "))
        #expect(
            run.messages.hasSuffix(
                "`run/verdicts.ndjson.partial`, `run/rejects.ndjson.partial`, `run/run.journal` are left;"
                    + " run the command again with --resume to go on\n"))
        #expect(
            TestFiles.names(in: place.folder + "/run") == [
                "rejects.ndjson.partial", "run.journal", "verdicts.ndjson.partial",
            ])
    }

    @Test func `a stopped run into a file leaves nothing`() throws {
        let place = try Self.workspace(20_000)
        let run = try place.shell(
            Self.begun(Self.command + " --out v.ndjson", "v.ndjson.partial") + "kill -TERM $p; wait $p")
        #expect(run.status == 143)
        #expect(run.messages.hasSuffix("records\nno results are left\n"))
        #expect(TestFiles.names(in: place.folder) == ["pack.yaml", "records.ndjson"])
    }

    @Test func `a run that finds no room says so and can be gone on with`() throws {
        let place = try Self.workspace()
        _ = try place.shell(Self.command + " --out clean/")
        // 64 blocks of 512 bytes: a write beyond them fails as on a full disk.
        let run = try place.shell("ulimit -f 64; " + Self.command + " --out again/")
        #expect(run.status == 5)
        #expect(
            run.messages.hasPrefix(
                "error: cannot write `again/verdicts.ndjson`: the file is longer than the limit\n"))
        #expect(run.messages.hasSuffix("with --resume to go on\n"))
        #expect(try place.shell(Self.command + " --out again/ --resume").status == 4)
        #expect(Self.results(place, "again") == Self.results(place, "clean"))
    }

    @Test func `a large file of codes is the same from several workers, and ends where no room is`() throws {
        // Long ids make few records a large file.
        let place = try Self.workspace(4_000, id: String(repeating: "h", count: 3_000))
        #expect(try place.shell(Self.command + " --jobs 1 --out one.ndjson").status == 4)
        #expect(try place.shell(Self.command + " --jobs 3 --out three.ndjson").status == 4)
        #expect(try place.shell("cmp one.ndjson three.ndjson").status == 0)
        // 10 MB, beyond the size from which the disk is given the bytes itself.
        let full = try place.shell("ulimit -f 20000; " + Self.command + " --jobs 3 --out full.ndjson")
        #expect(full.status == 5)
        #expect(
            full.messages == "error: cannot write `full.ndjson`: the file is longer than the limit\n"
                + "no results are left\n")
        #expect(try place.shell("ls full.ndjson*").output.isEmpty)
    }

    @Test(arguments: [
        "--out records.ndjson", "--out v.ndjson --rejects records.ndjson",
        "--out v.ndjson --rejects v.ndjson",
        "--out v.ndjson --rejects ./v.ndjson", "--out run/ --rejects run/verdicts.ndjson",
        "--rejects ../$(basename $PWD)/records.ndjson", "--out link.ndjson",
    ])
    func `results never go over what is read or written already`(options: String) throws {
        let place = try Self.workspace(20)
        let before = place.text(of: "records.ndjson")
        let run = try place.shell(
            "ln -s records.ndjson link.ndjson; mkdir run; " + Self.command + " " + options)
        #expect(run.status == 2)
        #expect(run.messages.hasPrefix("error: results would be written over `"), "\(run.messages)")
        #expect(place.text(of: "records.ndjson") == before)
        #expect(
            TestFiles.names(in: place.folder) == ["link.ndjson", "pack.yaml", "records.ndjson", "run"])
    }

    @Test func `records that lie where rejects would go are not written over`() throws {
        let place = try Self.workspace(20)
        let run = try place.shell(
            "mv records.ndjson rejects.ndjson; $B score --pack pack.yaml rejects.ndjson --out v.ndjson --lang en"
        )
        #expect(run.status == 2 && place.text(of: "rejects.ndjson")?.isEmpty == false)
    }

    @Test func `messages do not get into results where a stream is closed`() throws {
        let place = try Self.workspace(20)
        _ = try place.shell(Self.command + " --out clean/")
        _ = try place.shell(Self.command + " --out again/ <&- >&- 2>&-")
        #expect(Self.results(place, "again").prefix(2) == Self.results(place, "clean").prefix(2))
    }

    @Test func `verdicts or rejects on a full disk are a problem of files`() throws {
        let place = try Self.workspace(50)
        let verdicts = try place.shell(Self.command + " --out /dev/full")
        #expect(
            verdicts.messages == "error: cannot write `/dev/full`: the disk is full\nno results are left\n")
        #expect(verdicts.status == 5)
        let rejects = try place.shell(Self.command + " --out v.ndjson --rejects /dev/full")
        #expect(rejects.messages.hasPrefix("error: cannot write `/dev/full`: the disk is full\n"))
        #expect(rejects.status == 5)
        let stream = try place.shell(Self.command + " > /dev/full")
        #expect(stream.messages.hasSuffix("error: cannot write to standard output: the disk is full\n"))
        #expect(stream.status == 5)
    }

    @Test func `a reader that goes away ends a bulk run without a word`() throws {
        let place = try Self.workspace(1_000)
        let run = try place.shell(Self.command + " --rejects r | { read first; echo $first; }")
        #expect(run.output.hasPrefix(#"{"id":"h-0","#) && run.messages.isEmpty)
        let ignoring = try place.shell(
            "trap '' PIPE; " + Self.command + " --rejects r | { read first; echo $first; }")
        #expect(ignoring.messages.isEmpty)
    }

    // MARK: - Going on

    @Test func `without a broken run a resumed one starts anew and says so`() throws {
        let place = try Self.workspace(50)
        let run = try place.shell(Self.command + " --out run/ --resume")
        #expect(run.messages.hasPrefix("no run was broken off in `run/`; starting anew\n"))
        #expect(run.status == 4 && place.text(of: "run/manifest.json") != nil)
    }

    @Test func `a finished run and a folder of others are left alone`() throws {
        let place = try Self.workspace(50)
        _ = try place.shell(Self.command + " --out run/")
        let manifest = place.text(of: "run/manifest.json")
        let finished = try place.shell(Self.command + " --out run/ --resume")
        #expect(
            finished.messages
                == "error: cannot go on: the run in `run/` is finished; leave out --resume to start anew\n")
        #expect(finished.status == 5 && place.text(of: "run/manifest.json") == manifest)
        let foreign = try place.shell(
            "mkdir mine; echo > mine/letter; " + Self.command + " --out mine/ --resume")
        #expect(foreign.messages.hasPrefix("error: cannot go on: `mine/` holds files of no run; "))
        #expect(foreign.status == 5 && TestFiles.names(in: place.folder + "/mine") == ["letter"])
    }

    @Test func `a run that keeps no journal says that it starts anew`() throws {
        let place = try Self.workspace(50)
        let run = try place.shell(
            "$B score --pack pack.yaml records.ndjson --format json --explain none --lang en --out run/ --resume"
        )
        #expect(
            run.messages.hasPrefix("only files of NDJSON, CSV or a JSON array, without --list, with"))
        #expect(run.status == 4 && place.text(of: "run/manifest.json") != nil)
    }

    /// The same records, some of them wrong.
    private static let sheet =
        "id,period,age,members,learning\n"
        + (0..<1_500).map { "h-\($0),2021,40,3,\($0 % 5)\n" }.joined()
    private static let array =
        "["
        + (0..<1_500).map { #"{"id":"h-\#($0)","period":2021,"age":40,"members":3,"learning":\#($0 % 5)}"# }
        .joined(separator: ",") + "]"

    @Test(arguments: [("records.csv", sheet), ("records.json", array)])
    func `sheets and arrays are gone on with too`(name: String, records: String) throws {
        let place = try Workspace(["pack.yaml": SamplePack.text, name: records])
        let command =
            "$B score --pack pack.yaml \(name) --format csv --explain codes --lang en"
            + " --chunk-size 1000 --journal-interval 5000"
        _ = try place.shell(command + " --out clean/")
        let run = try place.shell("trap '' XFSZ; ulimit -f 40; " + command + " --out again/")
        #expect(run.status == 5 && run.messages.hasSuffix("with --resume to go on\n"), "\(run.messages)")
        let again = try place.shell(command + " --out again/ --resume")
        #expect(!again.messages.contains("anew"), "\(again.messages)")
        for name in ["verdicts.csv", "rejects.ndjson", "summary.json"] {
            let text = try #require(place.text(of: "clean/" + name))
            #expect(place.text(of: "again/" + name) == text && (!text.isEmpty || name == "rejects.ndjson"))
        }
    }

    @Test func `a folder holds the files of its last run and none of earlier ones`() throws {
        let place = try Self.workspace(50)
        _ = try place.shell(Self.command + " --out run/; echo > run/letter; echo > run/verdicts.csv.partial")
        _ = try place.shell("$B score --pack pack.yaml records.ndjson --format csv --out run/")
        #expect(
            TestFiles.names(in: place.folder + "/run") == [
                "letter", "manifest.json", "rejects.ndjson", "summary.json", "verdicts.csv",
            ])
    }

    @Test(arguments: ["verdicts.csv", "summary.json", "manifest.json"])
    func `files that no run wrote are never removed`(name: String) throws {
        let place = try Self.workspace(50)
        let run = try place.shell(
            #"mkdir mine; echo '{"mine": 1}' > mine/\#(name); "# + Self.command + " --out mine/")
        #expect(run.messages.hasPrefix("error: cannot write `mine/\(name)`: no run wrote this file; "))
        #expect(run.status == 5)
        #expect(TestFiles.names(in: place.folder + "/mine") == [name])
        #expect(place.text(of: "mine/" + name) == "{\"mine\": 1}\n")
    }

    @Test func `resuming needs a folder and a file`() throws {
        let place = try Self.workspace(50)
        let file = try place.shell(Self.command + " --out v.ndjson --resume")
        #expect(file.status == 2 && file.messages.contains("--resume needs a folder as --out"))
        let input = try place.shell(
            "$B score --pack pack.yaml - --lang en --out run/ --resume < records.ndjson")
        #expect(input.status == 2 && input.messages.contains("standard input can be read only once"))
        #expect(TestFiles.names(in: place.folder) == ["pack.yaml", "records.ndjson"])
    }

    @Test(arguments: [
        ("--explain none", "", "that run had other options: explain=codes instead of explain=none"),
        ("--rejects r", "", "that run had other options: – instead of rejects=r"),
        ("", "printf '\\n' >> records.ndjson", "the records in `records.ndjson` have changed since that run"),
        ("", "printf '# ...\\n' >> pack.yaml", "the rules have changed since that run"),
        ("", ": > run/run.journal", "`run/run.journal` of that run is not whole"),
        ("", ": > run/verdicts.ndjson.partial", "`run/verdicts.ndjson.partial` of that run is not whole"),
    ])
    func `what has changed stands in the way of going on`(option: String, change: String, reason: String)
        throws
    {
        let place = try Self.workspace()
        _ = try place.shell("ulimit -f 64; " + Self.command + " --out run/")
        if !change.isEmpty { _ = try place.shell(change) }
        let run = try place.shell(Self.command + " --out run/ --resume " + option)
        #expect(run.messages == "error: cannot go on: \(reason); leave out --resume to start anew\n")
        #expect(run.status == 5)
        let anew = try place.shell(Self.command + " --out run/ " + option)
        #expect(anew.status == 4)
        #expect(
            !TestFiles.names(in: place.folder + "/run").contains { $0.hasSuffix("l") && $0.hasPrefix("run") })
    }

    // MARK: - The manifest

    @Test func `the manifest names input, packs, options, counts and files`() throws {
        let place = try Self.workspace(500)
        _ = try place.shell(Self.command + " --out run/")
        let manifest = try JSONParser.value(of: Array(#require(place.text(of: "run/manifest.json")).utf8))
        #expect(manifest["schema"]?.text == "binhxet/manifest/1")
        let records = try #require(place.text(of: "records.ndjson"))
        #expect(manifest["input"]?["name"]?.text == "records.ndjson")
        #expect(manifest["input"]?["bytes"]?.number == String(records.utf8.count))
        let tools = try place.shell(
            "split -b 16K --filter=sha256sum records.ndjson | cut -c 1-64 | xxd -r -p | sha256sum | cut -c 1-64"
        )
        if tools.status == 0, tools.messages.isEmpty {
            #expect(manifest["input"]?["digest"]?.text == "sha256:" + tools.output.dropLast())
        }
        #expect(manifest["packs"]?.items.map { $0["pack"]?.text } == ["lop-hoc/mau"])
        #expect(manifest["options"]?["explain"]?.text == "codes")
        #expect(manifest["counts"]?["records"]?.number == "500")
        #expect(manifest["counts"]?["rejected"]?.number == "2")
        for file in manifest["files"]?.items ?? [] {
            let text = try #require(place.text(of: "run/" + (file["name"]?.text ?? "")))
            #expect(file["bytes"]?.number == String(text.utf8.count))
        }
        #expect(manifest["files"]?.items.count == 3)
    }

    @Test func `rejects that are elsewhere have their whole path`() throws {
        let place = try Self.workspace(50)
        _ = try place.shell(Self.command + " --out run/ --rejects bad/r.ndjson")
        #expect(place.text(of: "run/manifest.json") == nil)
        _ = try place.shell("mkdir bad; " + Self.command + " --out run/ --rejects bad/r.ndjson")
        let manifest = try JSONParser.value(of: Array(#require(place.text(of: "run/manifest.json")).utf8))
        #expect(
            manifest["files"]?.items.map { $0["name"]?.text } == [
                "verdicts.ndjson", "bad/r.ndjson", "summary.json",
            ])
        #expect(TestFiles.names(in: place.folder + "/bad") == ["r.ndjson"])
    }

    @Test func `runs one by one have the same manifest`() throws {
        let place = try Self.workspace(500)
        let line = "$B score --pack pack.yaml records.ndjson --lang en --explain none --out run/ --format"
        var inputs: [JSONValue?] = []
        for format in ["ndjson", "json"] {
            _ = try place.shell("\(line) \(format)")
            let text = try #require(place.text(of: "run/manifest.json"))
            inputs.append(try JSONParser.value(of: Array(text.utf8))["input"])
        }
        #expect(inputs.first.flatMap { $0?["digest"] }?.text == inputs.last.flatMap { $0?["digest"] }?.text)
    }

    // MARK: - The same bytes

    @Test(arguments: ["ndjson", "csv"])
    func `a file, a pipe and standard input give the same bytes with any number of jobs`(format: String)
        throws
    {
        let place = try Self.workspace(400)
        let options = "--format \(format) --explain codes --chunk-size 3000"
        var found: Set<String> = []
        for jobs in [1, 2, 7] {
            let score = "$B score --pack pack.yaml \(options) --jobs \(jobs) --rejects r.ndjson"
            for line in [
                "\(score) records.ndjson", "\(score) - < records.ndjson", "cat records.ndjson | \(score) -",
                "mkfifo pipe; cat records.ndjson > pipe & \(score) pipe; rm pipe",
            ] {
                let run = try place.shell(line)
                #expect(!run.output.isEmpty)
                found.insert(run.output + (place.text(of: "r.ndjson") ?? ""))
            }
        }
        #expect(found.count == 1)
    }

    @Test func `a file that cannot be read is a problem of files`() throws {
        let place = try Self.workspace(5)
        let run = try place.shell("$B score --pack pack.yaml nowhere.ndjson --lang en --out run/")
        #expect(run.messages == "error: cannot read `nowhere.ndjson`: there is no such file or folder\n")
        #expect(run.status == 5 && TestFiles.names(in: place.folder) == ["pack.yaml", "records.ndjson"])
        let folder = try place.shell(
            "mkdir d.ndjson; $B score --pack pack.yaml d.ndjson --lang en --out run/")
        #expect(folder.messages == "error: cannot read `d.ndjson`: it is a folder, not a file\n")
        #expect(folder.status == 5)
    }

    @Test func `an empty file has a folder of results where that is allowed`() throws {
        let place = try Self.workspace(0)
        let empty = try place.shell(Self.command + " --out run/")
        #expect(empty.status == 1)
        let allowed = try place.shell(Self.command + " --out run/ --allow-empty")
        #expect(allowed.status == 0)
        #expect(
            TestFiles.names(in: place.folder + "/run") == [
                "manifest.json", "rejects.ndjson", "summary.json", "verdicts.ndjson",
            ])
    }

    @Test func `no progress is written where nobody watches`() throws {
        let run = try Self.workspace(1_000).shell(Self.command + " --out run/")
        #expect(!run.messages.contains("\r") && run.messageLines.count == 1)
    }
}
