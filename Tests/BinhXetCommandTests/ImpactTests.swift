import RuleRecords
import TestSupport
import Testing

/// `binhxet impact` against two runs of `binhxet score`, and what it says of wrong use.
struct ImpactTests {
    /// The sample with a place in its pack for every sort of change: a band, a class, a limit of a field.
    private static let changed = SamplePack.text
        .replacing("points: 60 }, { at", with: "points: 50 }, { at")
        .replacing("age: { type: count, max: 99", with: "age: { type: count, max: 60")
        .replacing("award: { when: age >= 18 }", with: "award: { when: age >= 21 }")

    /// Some thousand records, among them bad, repeated and unfinished ones.
    private static func records(_ count: Int, seed: UInt64) -> String {
        var random = SeededGenerator(seed: seed)
        func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }
        return (0..<count).map { index in
            let id = number(40) == 0 ? number(max(index, 1)) : index
            let members = number(50) == 0 ? 0 : 1 + number(9)
            var fields = [#""id":"r\#(id)","period":\#(2020 + number(5))"#]
            if number(12) > 0 { fields.append(#""age":\#(10 + number(60))"#) }
            fields.append(#""members":\#(members)"#)
            if number(12) > 0 { fields.append(#""learning":\#(number(members + 1))"#) }
            fields.append(#""place":"\#(["86", "01", "48"][number(3)])""#)
            let courses = (0..<number(4)).map { _ in #"{"done":\#(number(3) > 0)}"# }
            if number(12) > 0 { fields.append("\"courses\":[\(courses.joined(separator: ","))]") }
            return number(200) == 0 ? "{broken" : "{" + fields.joined(separator: ",") + "}"
        }.joined(separator: "\n") + "\n"
    }

    /// What `score` says of each record: by id and period its status, class and points.
    private static func scores(_ place: Workspace, _ pack: String, _ file: String) throws -> [String: String]
    {
        let run = try place.run("score", "--pack", pack, file, "--format", "ndjson", "--explain", "none")
        var scores: [String: String] = [:]
        for line in run.lines {
            let value = try JSONParser.value(of: Array(line.utf8))
            let parts = ["points", "least", "most"].map { value[$0]?.number ?? "" }
            let key = "\(value["id"]?.text ?? "") \(value["period"]?.number ?? "")"
            scores[key] = ([value["status"]?.text ?? "", value["class"]?.text ?? ""] + parts).joined(
                separator: " ")
        }
        return scores
    }

    private static func disagreements(_ old: [String: String], _ new: [String: String]) -> Set<String> {
        Set(Set(old.keys).union(new.keys).filter { old[$0] != new[$0] })
    }

    private static func named(_ text: String?) throws -> [String] {
        try (text ?? "").split(separator: "\n").map { line in
            let value = try JSONParser.value(of: Array(line.utf8))
            return "\(value["id"]?.text ?? "") \(value["period"]?.number ?? "")"
        }
    }

    @Test(arguments: [1, 2, 3], ["ndjson", "json"])
    func `it names exactly the records that two runs of score disagree on`(seed: UInt64, form: String) throws
    {
        let place = try Workspace(["cu.yaml": SamplePack.text, "moi.yaml": Self.changed])
        let count = form == "ndjson" ? 4000 : 800
        var text = Self.records(count, seed: seed)
        if form == "json" {
            let whole = text.split(separator: "\n").filter { !$0.contains("broken") }
            text = "[\(whole.joined(separator: ",\n"))]"
        }
        try place.write(text, to: "hs.\(form)")
        let expected = Self.disagreements(
            try Self.scores(place, "cu.yaml", "hs.\(form)"), try Self.scores(place, "moi.yaml", "hs.\(form)"))
        let run = try place.run(
            "impact", "--from", "cu.yaml", "--to", "moi.yaml", "--records", "hs.\(form)", "--out",
            "khac.ndjson",
            "--format", "json", "--jobs", "2")
        let named = try Self.named(place.text(of: "khac.ndjson"))
        #expect(named.count == Set(named).count && Set(named) == expected && expected.count > 50)
        #expect(run.status == 4)
        let report = try JSONParser.value(of: Array(run.output.utf8))
        let numbers = ["changed", "other_points"].compactMap { report[$0]?.number.flatMap { Int($0) } }
        #expect(numbers.reduce(0, +) == expected.count)
        let transitions = report["transitions"]?.items ?? []
        let total = transitions.compactMap { $0["records"]?.number.flatMap { Int($0) } }.reduce(0, +)
        #expect(report["records"]?.number == String(total))
        #expect(transitions.contains { $0["to"]?.text == "rejected" && $0["from"]?.text != "rejected" })
    }

    /// Bands, classes, floors and points that differ, while the fields stay: both packs judge in one pass.
    private static let candidate = SamplePack.text
        .replacing("points: 60 }, { at", with: "points: 50 }, { at")
        .replacing("award: { when: age >= 18 }", with: "award: { when: age >= 21 }")
        .replacing("\">= 70\"", with: "\">= 60\"").replacing("\"< 70\"", with: "\"< 60\"")

    @Test func `of 50,000 records it names exactly those that two runs of score disagree on`() throws {
        let place = try Workspace(["cu.yaml": SamplePack.text, "moi.yaml": Self.candidate])
        try place.write(Self.records(50_000, seed: 20), to: "hs.ndjson")
        let tables = try ["cu.yaml", "moi.yaml"].map { pack in
            let run = try place.run(
                "score", "--pack", pack, "hs.ndjson", "--format", "csv", "--explain", "none")
            let rows = run.output.split(separator: "\r\n").dropFirst().map {
                $0.split(separator: ",", maxSplits: 2)
            }
            return Dictionary(uniqueKeysWithValues: rows.map { ("\($0[0]) \($0[1])", String($0[2])) })
        }
        let expected = Self.disagreements(tables[0], tables[1])
        let run = try place.run(
            "impact", "--from", "cu.yaml", "--to", "moi.yaml", "--records", "hs.ndjson", "--out",
            "khac.ndjson", "--format", "json")
        // The ids of these records are plain, so that a line need not be read as JSON: `{"id":"r7","period":2021,…`.
        let named = (place.text(of: "khac.ndjson") ?? "").split(separator: "\n").map { line in
            let parts = line.split(maxSplits: 6) { $0 == "\"" || $0 == ":" || $0 == "," }
            return "\(parts[2]) \(parts[4])"
        }
        #expect(named.count == Set(named).count && Set(named) == expected && expected.count > 5_000)
        let report = try JSONParser.value(of: Array(run.output.utf8))
        let numbers = ["changed", "other_points"].compactMap { report[$0]?.number.flatMap { Int($0) } }
        #expect(numbers.reduce(0, +) == expected.count)
    }

    @Test(arguments: [4, 5, 6])
    func `one pass over lines or an array says what two passes say`(seed: UInt64) throws {
        let place = try Workspace(["cu.yaml": SamplePack.text, "moi.yaml": Self.candidate])
        let lines = Self.records(1500, seed: seed).split(separator: "\n").filter { !$0.contains("broken") }
        try place.write(lines.joined(separator: "\n") + "\n", to: "hs.ndjson")
        let array = lines.joined(separator: ",\n") + "]"
        try place.write("[\(array)", to: "hs.json")
        // What an array holds is not known where it begins so late; then each pack goes through it by itself.
        try place.write("[\(String(repeating: " ", count: 1 << 17))\(array)", to: "xa.json")
        let names = ["xa.json", "hs.ndjson", "hs.json"]
        let runs = try names.map { name in
            try place.run(
                "impact", "--from", "cu.yaml", "--to", "moi.yaml", "--records", name, "--by", "place",
                "--out",
                "\(name).khac", "--format", "json")
        }
        let changed = names.map { place.text(of: "\($0).khac") ?? "" }
        for (run, text) in zip(runs, changed).dropFirst() {
            #expect(run.output == runs[0].output && text == changed[0])
        }
        #expect(changed[0].contains(#""causes""#))
    }

    @Test func `the number of workers changes nothing`() throws {
        let place = try Workspace(["cu.yaml": SamplePack.text, "moi.yaml": Self.changed])
        try place.write(Self.records(6000, seed: 9), to: "hs.ndjson")
        let runs = try ["1", "2", "7"].map { jobs in
            try place.run(
                "impact", "--from", "cu.yaml", "--to", "moi.yaml", "--records", "hs.ndjson", "--by", "place",
                "--by", "members", "--jobs", jobs)
        }
        #expect(runs[0].output == runs[1].output && runs[0].output == runs[2].output)
        #expect(runs[0].messages == runs[2].messages)
    }

    @Test func `each changed record names the indicators that are responsible`() throws {
        let place = try Workspace([
            "cu.yaml": SamplePack.text, "moi.yaml": Self.changed, "hs.ndjson": SamplePack.goodRecords,
        ])
        let run = try place.run("impact", "--from", "cu.yaml", "--to", "moi.yaml", "--records", "hs.ndjson")
        #expect(run.status == 0)
        #expect(run.output.contains("2 hồ sơ: 0 đổi kết luận, 1 (50,00%) chỉ đổi điểm"))
        #expect(run.output.contains("  a · 2021: đạt (90) → đạt (80)") || run.output.contains("a · 2021"))
        #expect(run.output.contains("chỉ tiêu 1.1 Tỉ lệ người học: 60 → 50"))
        #expect(!run.output.contains("c · 2021"))
    }

    @Test func `a gate ends with 1 where more records change`() throws {
        let place = try Workspace(["cu.yaml": SamplePack.text, "hs.ndjson": SamplePack.goodRecords])
        try place.write(SamplePack.text.replacing("70", with: "95"), to: "moi.yaml")
        func status(_ limit: String) throws -> Int32 {
            try place.run(
                "impact", "--from", "cu.yaml", "--to", "moi.yaml", "--records", "hs.ndjson", "--max-changed",
                limit
            ).status
        }
        #expect(try status("49.9%") == 1)
        #expect(try status("50%") == 0)
        #expect(try status("0.5") == 0)
        #expect(try status("0") == 1)
        let run = try place.run(
            "impact", "--from", "cu.yaml", "--to", "moi.yaml", "--records", "hs.ndjson", "--lang", "en")
        #expect(run.output.contains("classification: "))
        #expect(run.output.contains("gain the title: 0; lose the title: 1 (50.00%)"))
    }

    @Test func `a pack that does not apply or that rejects has a row of its own`() throws {
        let place = try Workspace(["cu.yaml": SamplePack.text, "hs.ndjson": SamplePack.records])
        try place.write(
            SamplePack.text.replacing("criteria:\n", with: "applies: age < 30\ncriteria:\n"), to: "moi.yaml")
        let run = try place.run(
            "impact", "--from", "cu.yaml", "--to", "moi.yaml", "--records", "hs.ndjson", "--format", "json")
        let report = try JSONParser.value(of: Array(run.output.utf8))
        let pairs = (report["transitions"]?.items ?? []).map {
            "\($0["from"]?.text ?? "") \($0["to"]?.text ?? "") \($0["records"]?.number ?? "")"
        }
        #expect(
            pairs == [
                "recognised/dat not-applicable 1", "not-recognised/chua-dat not-applicable 1",
                "rejected rejected 1",
            ])
        #expect(run.status == 4 && run.messages.contains("hs.ndjson:2"))
    }

    @Test func `a sheet that only one of the packs can read is rejected record by record`() throws {
        let place = try Workspace([
            "cu.yaml": SamplePack.text,
            "hs.csv": "id,period,age,members,learning\na,2021,40,3,2\nc,2021,40,3,1\n",
        ])
        try place.write(
            SamplePack.text.replacing(" learning:", with: " learnings:")
                .replacing("part: learning,", with: "part: learnings,"), to: "moi.yaml")
        for (from, to) in [("cu.yaml", "moi.yaml"), ("moi.yaml", "cu.yaml")] {
            let run = try place.run(
                "impact", "--from", from, "--to", to, "--records", "hs.csv", "--format", "json", "--out",
                "khac.ndjson")
            let report = try JSONParser.value(of: Array(run.output.utf8))
            #expect(report["records"]?.number == "2")
            let sides = (report["transitions"]?.items ?? []).map { [$0["from"]?.text, $0["to"]?.text] }
            #expect(run.status == 4 && run.messages.contains("R703"))
            #expect(sides.allSatisfy { $0.contains("rejected") } && report["changed"]?.number == "2")
            #expect(try Self.named(place.text(of: "khac.ndjson")) == ["a 2021", "c 2021"])
        }
        let refused = try place.run("score", "--pack", "moi.yaml", "hs.csv")
        #expect(refused.status == 4)
    }

    @Test func `a parameter is swept with a chart`() throws {
        let arguments = [
            "impact", "--from", "don-vi-hoc-tap/qd448-2015", "--to", "don-vi-hoc-tap/qd448-2015", "--records",
            "rules/don-vi-hoc-tap/qd448-2015/examples.csv", "--sweep", "pass_mark=60..95/5",
        ]
        let run = try Workspace.runAtHome(arguments)
        #expect(run.status == 0 && run.output.contains("SỐ HỒ SƠ ĐẠT THEO ĐIỂM ĐẠT"))
        #expect(run.output.contains("  60 █") && run.output.contains("  95 "))
        let json = try Workspace.runAtHome(arguments + ["--format", "json"])
        let values = try JSONParser.value(of: Array(json.output.utf8))["sweep"]?["values"]?.items ?? []
        let recognised = values.compactMap { $0["recognised"]?.number.flatMap { Int($0) } }
        #expect(recognised.count == 8 && recognised == recognised.sorted(by: >))
        let page = try Workspace.runAtHome(arguments + ["--format", "html", "--lang", "en"])
        #expect(page.output.hasPrefix("<!doctype html>") && page.output.contains("<svg"))
    }

    @Test func `wrong use says what is wrong`() throws {
        let place = try Workspace([
            "cu.yaml": SamplePack.text, "moi.yaml": Self.changed, "hs.ndjson": SamplePack.goodRecords,
        ])
        func run(_ more: String...) throws -> ProgramRun {
            try place.run(
                ["impact", "--from", "cu.yaml", "--to", "moi.yaml", "--records", "hs.ndjson"] + more)
        }
        let field = try run("--by", "membres")
        #expect(field.status == 2)
        #expect(
            field.messages
                == "lỗi: không có trường `membres` để đếm theo; có phải là `members`?\n")
        #expect(try run("--by", "age").messages.contains("--show-values"))
        let parameter = try run("--sweep", "muc=1..5/1")
        #expect(parameter.status == 2 && parameter.messages.contains("không có tham số `muc`"))
        for range in ["muc", "muc=5..1/1", "muc=1..5/0", "muc=1..5", "muc=1..5000/1", "muc=a..b/1"] {
            let bad = try run("--sweep", range)
            #expect(bad.status == 2 && bad.messages.contains("`--sweep <range>`"), "\(range)")
        }
        #expect(try run("--max-changed", "nửa").status == 2)
        #expect(try run("--max-changed", "101%").status == 2)
        let missing = try place.run(
            "impact", "--from", "cu.yaml", "--to", "moi.yaml", "--records", "khong-co.ndjson")
        #expect(missing.status == 5)
        #expect(
            try place.run("impact", "--from", "cu.yaml", "--to", "khong-co.yaml", "--records", "hs.ndjson")
                .status == 5)
        try place.write("", to: "rong.ndjson")
        #expect(
            try place.run("impact", "--from", "cu.yaml", "--to", "moi.yaml", "--records", "rong.ndjson")
                .status == 1)
    }
}
