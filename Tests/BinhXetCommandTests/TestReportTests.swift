import RuleRecords
import TestSupport
import Testing

/// What `binhxet test` prints and writes for machines.
struct TestReportTests {
    private static let tests = """
        pack: pack.yaml
        cases:
          - name: đúng
            record: { id: a, period: 2021, age: 40, members: 3, learning: 2, courses: [] }
            points: 80
          - name: sai <một>
            record: { id: b, period: 2021, age: 40, members: 3, learning: 2, courses: [] }
            points: 75
            because: { "1.1": 60, "1.3": 5 }
          - name: bỏ
            skip: chờ "số liệu"
            record: { id: c }

        """

    private static func workspace(_ tests: String = tests) throws -> Workspace {
        try Workspace(["pack.yaml": SamplePack.text, "tests.yaml": tests])
    }

    @Test func `JSON says what came of each case`() throws {
        let run = try Self.workspace().run("test", ".", "--format", "json")
        let report = try JSONParser.value(of: Array(run.output.utf8))
        #expect(report["schema"]?.text == "binhxet/tests/1")
        let counts = ["passed", "failed", "skipped"].map { report[$0]?.number }
        #expect(counts == ["1", "1", "1"])
        let cases = report["files"]?.items.first?["cases"]?.items ?? []
        #expect(cases.map { $0["outcome"]?.text } == ["passed", "failed", "skipped"])
        let failures = cases[1]["failures"]?.items ?? []
        #expect(failures.map { $0["subject"]?.text } == ["points", "1.3"])
        #expect(failures.map { $0["found"]?.text } == ["80", "0"])
        #expect(run.status == 1)
    }

    @Test func `JUnit counts and escapes`() throws {
        let run = try Self.workspace().run("test", ".", "--format", "junit")
        #expect(run.output.contains(#"<testsuites tests="3" failures="1" errors="0" skipped="1">"#))
        #expect(run.output.contains(#"name="sai &lt;một&gt;""#))
        #expect(run.output.contains(#"<skipped message="chờ &quot;số liệu&quot;"/>"#))
        #expect(run.output.contains(#"<failure message="points: expected `75`, found `80`">"#))
        let parsed = try ProgramRun.run(
            "/usr/bin/env", ["python3", "-c", "import sys, xml.dom.minidom as m; m.parse(sys.stdin)"],
            input: run.output)
        #expect(parsed.status == 0 || parsed.messages.contains("No such file"), "\(parsed.messages)")
    }

    @Test func `a broken file is an error of JUnit`() throws {
        let run = try Self.workspace("pack: pack.yaml\ncases: [{ nam: a }]\n").run(
            "test", ".", "--format", "junit")
        #expect(run.output.contains(#"errors="1""#) && run.output.contains("<error "))
        #expect(run.status == 1)
    }

    @Test func `a failing indicator is explained`() throws {
        let place = try Self.workspace(Self.tests.replacing("points: 75", with: "points: 80"))
        let run = try place.run("test", ".", "--lang", "en")
        #expect(run.output.contains("1.3: expected `5`, found `0`"))
        #expect(run.output.contains("1.3 Courses done: 0/20 points"))
        #expect(!run.output.contains("1.1 Share of learners"))
        #expect(run.output.contains("bỏ: skipped: chờ"))
        #expect(run.output.hasSuffix("1 passed, 1 failed, 1 skipped\n"))
    }

    @Test func `patterns choose cases, and none is an error`() throws {
        let place = try Self.workspace()
        let one = try place.run("test", ".", "--run", "đúng")
        #expect(one.output == "1 trường hợp đạt, 0 không đạt\n" && one.status == 0)
        #expect(try place.run("test", ".", "--run", "1.3").output.contains("0 trường hợp đạt, 1 không đạt"))
        #expect(try place.run("test", ".", "--run", "*/mau", "--run", "đúng").status == 0)
        let none = try place.run("test", ".", "--run", "khác")
        #expect(none.messages == "lỗi: không có trường hợp kiểm thử nào\n" && none.status == 1)
        // A skipped case is not a case that was run.
        #expect(try place.run("test", ".", "--run", "bỏ").status == 1)
    }

    @Test func `an update writes what came out, fails once, and keeps all else`() throws {
        let place = try Self.workspace()
        let first = try place.run("test", ".", "--update")
        #expect(first.status == 1 && first.messages.contains("./tests.yaml: đã ghi"))
        let expected = Self.tests.replacing("points: 75", with: "points: 80").replacing(
            #""1.3": 5"#, with: #""1.3": 0"#)
        #expect(place.text(of: "tests.yaml") == expected)
        #expect(try place.run("test", ".", "--update").status == 0)
        #expect(place.text(of: "tests.yaml") == expected)
    }

    @Test func `an update fills a case that expects nothing`() throws {
        let bare = """
            pack: pack.yaml
            cases:
              - name: thiếu
                record:
                  { id: a, period: 2021, members: 3,
                    learning: 2, courses: [] }  # chưa rõ tuổi

            """
        let place = try Self.workspace(bare)
        #expect(try place.run("test", ".").messages.contains("[T804]"))
        #expect(try place.run("test", ".", "--update").status == 1)
        let text = try #require(place.text(of: "tests.yaml"))
        #expect(text.contains("    status: pending\n    least: 60\n    most: 80\n    missing: [age]"))
        #expect(try place.run("test", ".").status == 0)
    }

    @Test func `an update writes into a sheet`() throws {
        let place = try Self.workspace("pack: pack.yaml\ntables: [{ name: t, csv: a.csv }]\n")
        let head = "record.period,record.members,record.learning,because.1.1,missing\n"
        try place.write(head + "2021,3,2,0,-\n", to: "a.csv")
        #expect(try place.run("test", ".", "--update").status == 1)
        #expect(place.text(of: "a.csv") == head + "2021,3,2,60,age; courses\n")
        #expect(try place.run("test", ".").status == 0)
    }
}
