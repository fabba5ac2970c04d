import BinhXet
import RuleDiagnostics
import RulePackTesting
import TestSupport
import Testing

/// Each kind of expectation binds, holds and fails as it should.
struct ExpectationTests {
    @Test func `reason codes are compared for indicators and prerequisites`() throws {
        let failures = try CasePack.failures(
            of: """
                cases:
                  - name: đúng
                    record: { \(CasePack.record) }
                    codes: { "1.1": F1, "1.2": F, "1.3": F, dang-ky: Y }
                  - name: sai
                    record: { \(CasePack.record) }
                    codes: { "1.1": P2, dang-ky: N }
                """)
        #expect(failures == ["đúng": [], "sai": ["codes.1.1: P2 / F1", "codes.dang-ky: N / Y"]])
    }

    @Test func `a way up is among those of the verdict or it is not`() throws {
        let record = "registered: true, members: 10, learning: 9, hours: 19, grade: weak"
        let failures = try CasePack.failures(
            of: """
                cases:
                  - name: đúng
                    record: { \(record) }
                    way-up: [{ to: dat, gain: 30, changes: { hours: 20 } }, { to: dat, changes: { grade: good } }]
                    no-way-up: []
                  - name: sai
                    record: { \(record) }
                    way-up: [{ to: dat, changes: { hours: 21 } }]
                  - name: hạng cao nhất
                    record: { \(CasePack.record) }
                    way-up: []
                """)
        #expect(failures["đúng"] == [] && failures["hạng cao nhất"] == [])
        #expect(failures["sai"]?.count == 1)
        #expect(failures["sai"]?.first?.contains("dat: hours = 20 (+30)") == true)
    }

    @Test(
        arguments: [
            (#"because: { "9.9": 1 }"#, "9.9"), (#"codes: { "9.9": F }"#, "9.9"), ("class: tot", "tot"),
            ("missing: [membres]", "membres"), ("barred: [khong-co]", "khong-co"),
            ("way-up: [{ to: tot, changes: { hours: 1 } }]", "tot"),
            ("way-up: [{ to: dat, changes: { hour: 1 } }]", "hour"), ("levels: { muc-1: open }", "muc-1"),
        ])
    func `an expectation about what the pack does not have is a finding`(line: String, name: String) throws {
        let cases = try CasePack.cases("cases:\n  - name: a\n    record: { members: 1 }\n    \(line)\n")
        let findings = PackTestRunner(pack: try CasePack.pack()).unbound(in: try #require(cases.first))
        #expect(findings.map(\.code) == [.unboundExpectation])
        #expect(findings.first?.message.en.contains("`\(name)`") == true)
    }

    @Test func `a case that expects nothing is a finding, unless it is skipped`() throws {
        let text = """
            pack: pack.yaml
            cases:
              - name: a
                record: { members: 1 }
              - name: b
                skip: chờ số liệu
                record: { members: 1 }
            """
        let file = PackTestFile.read(Array(text.utf8), path: "tests.yaml")
        #expect(file.findings.map(\.code) == [.caseWithoutExpectation])
        let result = PackTestRunner(pack: try CasePack.pack()).run(file.cases[1])
        #expect(result.outcome == .skipped && result.scored == nil)
    }

    @Test(arguments: ["", "true", "~", "\"\""])
    func `a skip without a reason is a finding`(reason: String) throws {
        let text =
            "pack: pack.yaml\ncases:\n  - name: a\n    skip: \(reason)\n    record: {}\n    points: 1\n"
        #expect(!PackTestFile.read(Array(text.utf8), path: "tests.yaml").findings.isEmpty)
    }

    @Test func `a fixed day decides instead of the period`() throws {
        let failures = try CasePack.failures(
            of: """
                as-of: 2025-06-30
                cases:
                  - name: ngày của tệp
                    record: { period: 2023, \(CasePack.record) }
                    points: 100
                  - name: ngày của trường hợp
                    as-of: 2023-06-30
                    record: { period: 2025, \(CasePack.record) }
                    points: 100
                """)
        #expect(failures["ngày của trường hợp"] == [])
        #expect(failures["ngày của tệp"]?.first?.contains("[R715]") == true)
    }
}

/// Rows of tables and of CSV files are cases like any other.
struct CaseTableTests {
    @Test func `each row is a case with what all rows share`() throws {
        let failures = try CasePack.failures(
            of: """
                tables:
                  - name: tỉ lệ
                    record: { registered: true, members: 10, hours: 20, grade: good }
                    columns: [name, record.learning, because.1.1, codes.1.1, status, missing]
                    rows:
                      - [trên, 9, 50, F1, recognised, []]
                      - [dưới, 8, 30, ~, ~, ~]
                      - [sai, 4, 30, N3, recognised, [learning]]
                """)
        #expect(failures["tỉ lệ: trên"] == [] && failures["tỉ lệ: dưới"] == [])
        #expect(
            failures["tỉ lệ: sai"] == [
                "status: recognised / not-recognised", "1.1: 30 / 0", "missing: learning / ",
            ])
    }

    @Test func `a mapping in a cell is laid over what all rows share`() throws {
        let failures = try CasePack.failures(
            of: """
                tables:
                  - name: t
                    record: { \(CasePack.record) }
                    because: { "1.1": 50 }
                    columns: [record, because]
                    rows:
                      - [{ hours: 19 }, { "1.2": 0 }]
                      - [{ hours: ~, learning: 8 }, { "1.1": 30 }]
                """)
        #expect(failures == ["t (1)": [], "t (2)": []])
    }

    @Test func `a row without a name is called by its number`() throws {
        let cases = try CasePack.cases(
            "tables: [{ name: bảng, columns: [record.members, points], rows: [[1, 0], [2, 0]] }]")
        #expect(cases.map(\.name.value) == ["bảng (1)", "bảng (2)"])
    }

    @Test func `a CSV file gives the same cases`() throws {
        let folder = try ProgramRun.temporaryFolder()
        defer { _ = try? ProgramRun.run("/bin/rm", ["-r", folder]) }
        let sheet = """
            name;record.learning;record.members;record.registered;record.hours;record.grade;because.1.1;missing
            đủ;9;10;có;20;good;50;-
            thiếu;;10;có;20;good;;learning

            """
        #expect(TestFiles.write("\u{FEFF}" + sheet, to: folder + "/a.csv"))
        let text = "pack: pack.yaml\ntables: [{ name: t, record: { period: 2021 }, csv: a.csv }]\n"
        let file = PackTestFile.read(Array(text.utf8), path: folder + "/tests.yaml")
        #expect(file.findings.map(\.message.en) == [])
        let runner = PackTestRunner(pack: try CasePack.pack())
        for item in file.cases { #expect(runner.run(item).failures.map(\.found) == []) }
        #expect(file.cases.map(\.name.value) == ["t: đủ", "t: thiếu"])
        // Spans point into the sheet, after its byte order mark.
        let missing = try #require(file.cases[1].missing)
        #expect(file.sources[missing.span.file].text(of: missing.span) == "learning")
    }

    @Test(
        arguments: [
            ("columns: [record.members, points], rows: [[1]]", DiagnosticCode.tableRowLength),
            ("columns: [record.members, points]", .tableWithoutRows),
            ("csv: khong-co.csv", .tableWithoutRows),
            ("columns: [record.members, pionts], rows: [[1, 2], [2, 3]]", .unknownKey),
            ("columns: [record.members, points], rows: [[1, a]]", .expectedNumber),
            ("columns: [record.members, points, points], rows: [[1, 2, 3]]", .duplicateKey),
        ])
    func `a table that is no table is one finding`(keys: String, code: DiagnosticCode) {
        let text = "pack: pack.yaml\ntables: [{ name: t, status: pending, \(keys) }]\n"
        let file = PackTestFile.read(Array(text.utf8), path: "tests.yaml")
        #expect(file.findings.map(\.code) == [code])
    }
}

struct GlobTests {
    @Test(
        arguments: [
            ("*tt22*", "don-vi/tt22-2020", true), ("2.1", "2.1", true), ("2.?", "2.1", true),
            ("2.?", "2.10", false), ("2.*", "2.10", true), ("*", "", true), ("?", "", false),
            ("*a*b", "xaxbxab", true), ("*a*b", "xaxbxa", false), ("ĐẠT*", "đạt trọn", true),
        ])
    func `stars and question marks fit letters`(pattern: String, name: String, fits: Bool) {
        #expect(Glob(pattern).matches(name) == fits)
    }

    @Test func `all patterns must fit the pack, the case or an item of it`() throws {
        let item = try #require(
            try CasePack.cases("cases: [{ name: đủ, record: {}, because: { \"1.1\": 1 } }]").first)
        #expect(item.isChosen(by: [Glob("*mau"), Glob("1.*")], pack: "lop-hoc/mau"))
        #expect(!item.isChosen(by: [Glob("*mau"), Glob("1.2")], pack: "lop-hoc/mau"))
    }
}
