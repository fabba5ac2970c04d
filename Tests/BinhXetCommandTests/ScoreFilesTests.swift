import RuleRecords
import TestSupport
import Testing

struct ScoreFilesTests {
    private static func workspace() throws -> Workspace {
        try Workspace(["pack.yaml": SamplePack.text, "records.ndjson": SamplePack.records])
    }

    private func score(_ place: Workspace, _ arguments: String...) throws -> ProgramRun {
        try place.run(["score", "--pack", "pack.yaml", "records.ndjson"] + arguments)
    }

    @Test func `a folder gets verdicts, rejects and a summary`() throws {
        let place = try Self.workspace()
        let run = try score(place, "--out", "deep/results/", "--explain", "codes")
        #expect(run.output.isEmpty && run.status == 4)
        #expect(run.messages.hasSuffix("; 1 hồ sơ hỏng → deep/results/rejects.ndjson\n"))
        #expect(
            TestFiles.names(in: place.folder + "/deep/results") == [
                "manifest.json", "rejects.ndjson", "summary.json", "verdicts.ndjson",
            ])
        let verdicts = try #require(place.text(of: "deep/results/verdicts.ndjson"))
        #expect(verdicts.split(separator: "\n").count == 2)
        let rejects = try #require(place.text(of: "deep/results/rejects.ndjson"))
        let faults = try rejects.split(separator: "\n").map { try JSONParser.value(of: Array($0.utf8)) }
        #expect(faults.map { $0["row"]?.number } == ["2", "2"])
        #expect(faults.map { $0["cell"]?.text } == ["2:44", "2:57"])
        #expect(faults.map { $0["code"]?.text } == ["R707", "R707"])
        #expect(faults.first?["reason"]?["vi"]?.text == "`0` ở `Số thành viên` nhỏ hơn `1`")
        let summary = try JSONParser.value(
            of: Array(#require(place.text(of: "deep/results/summary.json")).utf8))
        #expect(summary["records"]?.number == "2" && summary["recognised"]?.number == "1")
    }

    @Test(arguments: [("text", "txt"), ("json", "json"), ("ndjson", "ndjson"), ("csv", "csv")])
    func `the file in a folder is named after its format`(format: String, ending: String) throws {
        let place = try Self.workspace()
        _ = try score(place, "--out", "results/", "--format", format)
        let printed = try score(place, "--format", format)
        #expect(place.text(of: "results/verdicts." + ending) == printed.output)
    }

    @Test(arguments: ["ndjson", "csv"], ["none", "codes", "reasons", "full"])
    func `few records are judged as many are`(format: String, level: String) throws {
        let place = try Self.workspace()
        let few = try score(place, "--format", format, "--explain", level)
        // Nothing is short beside chunks of one byte.
        let many = try score(place, "--format", format, "--explain", level, "--chunk-size", "1")
        #expect(few.output == many.output && few.messages == many.messages)
        #expect(few.status == 4 && many.status == 4)
    }

    @Test func `a folder that is there needs no slash`() throws {
        let place = try Self.workspace()
        _ = try place.shell("mkdir results")
        _ = try score(place, "--out", "results")
        #expect(place.text(of: "results/verdicts.ndjson") != nil)
    }

    @Test(arguments: [
        ("v.csv", "id,period,"), ("v.json", "[\n{"), ("v.txt", "LỚP"), ("v.ndjson", "{"), ("v", "{"),
    ])
    func `a file has the format of its ending, with the rejects beside it`(name: String, start: String) throws
    {
        let place = try Self.workspace()
        let run = try score(place, "--out", name)
        #expect(place.text(of: name)?.hasPrefix(start) == true)
        #expect(run.messages.hasSuffix(" → rejects.ndjson\n"))
        let names = TestFiles.names(in: place.folder)
        #expect(names == ["pack.yaml", "records.ndjson", "rejects.ndjson", name])
    }

    @Test(arguments: [
        ("UTF-16LE", #"\377\376"#, [String]()), ("UTF-16BE", #"\376\377"#, []),
        ("CP1258", "", ["--encoding", "windows-1258"]),
    ])
    func `many records in another encoding are judged as the same text in UTF-8`(
        encoding: String, mark: String, options: [String]
    ) throws {
        let place = try Self.workspace()
        // More than a short file holds, and faults that name their cells.
        let rows = (0..<400).map { "h\($0);2021;\($0 % 9 == 0 ? "xấu" : "40");\($0 % 7 == 0 ? 0 : 3);2" }
        try place.write(
            "Mã;Năm;age;members;Số người học\n" + rows.joined(separator: "\n") + "\n", to: "own.csv")
        _ = try place.shell("(printf '\(mark)'; iconv -f UTF-8 -t \(encoding) own.csv) > other.csv")
        for command in [["--format", "csv"], ["--explain", "full", "--jobs", "2", "--chunk-size", "500"]] {
            let own = try place.run(["score", "--pack", "pack.yaml", "own.csv", "--out", "own/"] + command)
            let other = try place.run(
                ["score", "--pack", "pack.yaml", "other.csv", "--out", "other/"] + command + options)
            #expect(own.status == 4 && other.status == 4)
            for name in ["verdicts.csv", "verdicts.ndjson", "rejects.ndjson", "summary.json"] {
                #expect(place.text(of: "own/" + name) == place.text(of: "other/" + name), "\(name)")
            }
        }
        let manifest = try JSONParser.value(
            of: Array(#require(place.text(of: "other/manifest.json")).utf8))
        let length = try place.shell("wc -c < other.csv").lines.first
        #expect(manifest["input"]?["bytes"]?.number.map { "\($0)" } == length)
    }

    @Test func `a file is replaced as a whole`() throws {
        let place = try Self.workspace()
        try place.write(String(repeating: "old\n", count: 1000), to: "v.csv")
        _ = try score(place, "--out", "v.csv")
        #expect(place.text(of: "v.csv")?.split(whereSeparator: \.isNewline).count == 3)
    }

    @Test func `a minus is standard output`() throws {
        let place = try Self.workspace()
        let run = try score(place, "--out", "-", "--format", "csv")
        #expect(run.lines.count == 3)
        #expect(TestFiles.names(in: place.folder) == ["pack.yaml", "records.ndjson"])
    }

    @Test func `a reader that goes away ends the program without a word`() throws {
        let place = try Workspace()
        let line =
            "$B score --rules \(Workspace.repository)/rules --pack gia-dinh-hoc-tap"
            + " \(Workspace.repository)/rules/gia-dinh-hoc-tap/qd448-2015/examples.ndjson"
        let run = try place.shell(line + " | { read first; echo $first; }")
        #expect(run.output == "GIA ĐÌNH HỌC TẬP – năm 2020\n")
        #expect(run.messages.isEmpty)
        // A parent that ignores the signal, as some do, must hear nothing either.
        let ignoring = try place.shell("trap '' PIPE; \(line) | { read first; echo $first; }")
        #expect(ignoring.messages.isEmpty)
    }

    @Test func `standard output on a full disk is a problem of files`() throws {
        let run = try Workspace().shell("$B codes P503 > /dev/full")
        #expect(run.messages == "lỗi: không ghi được ra đầu ra chuẩn: ổ đĩa đã đầy\n")
        #expect(run.status == 5)
    }

    @Test func `two runs give the same bytes`() throws {
        let place = try Self.workspace()
        for folder in ["first/", "second/"] { _ = try score(place, "--out", folder) }
        for name in ["verdicts.ndjson", "rejects.ndjson", "summary.json"] {
            let text = try #require(place.text(of: "first/" + name))
            #expect(text == place.text(of: "second/" + name))
        }
    }

    @Test func `verdicts keep the order of the records`() throws {
        let home = "rules/gia-dinh-hoc-tap/qd448-2015/examples.ndjson"
        let records = String(decoding: TestFiles.read(Workspace.repository + "/" + home) ?? [], as: UTF8.self)
        let backwards = records.split(separator: "\n").reversed().joined(separator: "\n")
        let run = try Workspace.runAtHome(
            "score", "--pack", "gia-dinh-hoc-tap", "-", "--format", "csv", input: backwards)
        let ids = run.lines.dropFirst().map { $0.prefix { $0 != "," } }
        #expect(ids.count > 100 && ids == ids.sorted().reversed())
    }
}
