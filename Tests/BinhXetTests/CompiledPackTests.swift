import BinhXet
import TestSupport
import Testing

struct CompiledPackTests {
    private static let file =
        #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
        + "/rules/don-vi-hoc-tap/tt22-2020/pack.yaml"

    @Test func `38 of 40 members with plans get exactly 9.5 of 10, said in both languages`() throws {
        let pack = try CompiledPack(contentsOfFile: Self.file)
        let verdict = try pack.verdict(
            onJSON: #"{"id": "dv-1", "period": 2021, "members": 40, "with_plan": 38}"#)
        #expect(verdict.status == .pending)
        #expect(verdict.points.least == "9.5")
        #expect(verdict.text(in: .vietnamese).contains("38/40 = 95%"))
        #expect(verdict.text(in: .english).contains("38/40 = 95%"))
        #expect(verdict.json.contains(#""schema":"binhxet/verdict/1""#))
    }

    @Test func `the Swift example of the README stands here and runs`() throws {
        // The tests run at the top of the repository, as an application would that has packs there.
        let pack = try CompiledPack(contentsOfFile: "rules/don-vi-hoc-tap/tt22-2020/pack.yaml")
        let verdict = try pack.verdict(
            onJSON: #"{"id": "dv-1", "period": 2021, "members": 40, "with_plan": 38}"#)
        let shown = "\(verdict.status) \(verdict.points.least) \(verdict.text(in: .vietnamese))"
        #expect(shown.hasPrefix("pending 9.5 ĐƠN VỊ HỌC TẬP"))
        let local = try CompiledPack(
            contentsOfFile: "rules/don-vi-hoc-tap/qd448-2015/pack.yaml", asOf: "2016-12-31", place: "86")
        #expect(try local.verdict(onJSON: Self.unit()).status == .recognised)

        let here = String(decoding: TestFiles.read(#filePath) ?? [], as: UTF8.self)
        let readme = Self.file.replacing("rules/don-vi-hoc-tap/tt22-2020/pack.yaml", with: "README.md")
        let page = MarkdownPage(String(decoding: TestFiles.read(readme) ?? [], as: UTF8.self))
        let code = try #require(page.fences.first { $0.language == "swift" }).text
        let print = "print(verdict.status, verdict.points.least, verdict.text(in: .vietnamese))"
        #expect(code.contains(print))
        for line in code.split(separator: "\n") where line != print {
            #expect(here.replacing("(\n            ", with: "(").contains(line), "\(line)")
        }
    }

    @Test func `a way up that nothing can beat carries no doubt`() throws {
        let pack = try CompiledPack(contentsOfFile: Self.file)
        let verdict = try pack.verdict(
            onJSON: """
                {"id": "dv-1", "period": 2021, "members": 40, "with_plan": 40, "disciplined": 40, "trained": 40,
                 "advanced": 40, "qualified": 20, "has_policy": true, "has_rules": true, "has_resources": true,
                 "collective_title": "none", "shares_knowledge": true}
                """)
        #expect(verdict.classID == "kha")
        #expect(verdict.json.contains(#""way_up":[{"to":"tot""#))
        #expect(!verdict.json.contains("way_up_proven"))
    }

    @Test func `a record with faults names each of them`() throws {
        let pack = try CompiledPack(contentsOfFile: Self.file)
        let problem = #expect(throws: RecordProblem.self) {
            try pack.verdict(onJSON: #"{"id": "dv-1", "period": 2021, "members": 0, "with_plan": 7}"#)
        }
        #expect(problem?.faults.map(\.code.rawValue) == ["R707", "R707"])
        #expect(problem?.faults.map(\.field) == ["members", "with_plan"])
    }

    @Test func `a text that is no pack gives findings with their places`() throws {
        do {
            _ = try CompiledPack(text: "pack: a/b\ntitel: x\n")
            Issue.record("it compiled")
        } catch .findings(let findings) {
            #expect(findings.contains { $0.code == .unknownKey && $0.line == 2 && $0.column == 1 })
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test func `a file that is not there is a problem of the file`() {
        #expect(throws: PackProblem.self) { try CompiledPack(contentsOfFile: "/nowhere/pack.yaml") }
    }

    // MARK: - Day and place

    private static let local =
        file.replacing("tt22-2020", with: "qd448-2015")
    /// A unit of the province with just the 80 points that Vĩnh Long asks for.
    private static func unit(place: String? = nil) -> String {
        let place = place.map { "\"place\": \"\($0)\"," } ?? ""
        return """
            {"id": "dv-1", "period": 2016, \(place) "management_level": "province", "members": 40,
             "has_plan": false, "has_rules": true, "has_budget": true, "facilities": "good", "self_studying": 40,
             "trained": 40, "disciplined": 39, "in_learning_families": 40, "sharing_events": 4,
             "collective_title": "excellent"}
            """
    }

    @Test func `a place that is given, or that the record names, brings its changes`() throws {
        let pack = try CompiledPack(contentsOfFile: Self.local)
        let vinhLong = try CompiledPack(contentsOfFile: Self.local, place: "86")
        let haNoi = try CompiledPack(contentsOfFile: Self.local, asOf: "2016-12-31", place: "01")
        #expect(try pack.verdict(onJSON: Self.unit()).status == .notApplicable)
        #expect(try pack.verdict(onJSON: Self.unit(place: "86")).status == .recognised)
        #expect(try vinhLong.verdict(onJSON: Self.unit()).status == .recognised)
        // What is given stands for what the record names.
        #expect(try vinhLong.verdict(onJSON: Self.unit(place: "01")).status == .recognised)
        #expect(try haNoi.verdict(onJSON: Self.unit(place: "86")).status == .notApplicable)
        let verdict = try vinhLong.verdict(onJSON: Self.unit())
        #expect(verdict.json.contains(#""overlays":["don-vi-hoc-tap/qd448-2015/vinh-long"]"#))
    }

    @Test func `the digest is that of the day and place that are given`() throws {
        let base = try CompiledPack(contentsOfFile: Self.local)
        let haNoi = try CompiledPack(contentsOfFile: Self.local, asOf: "2016-12-31", place: "01")
        let vinhLong = try CompiledPack(contentsOfFile: Self.local, asOf: "2016-12-31", place: "86")
        #expect(base.digest == haNoi.digest)
        #expect(vinhLong.digest != base.digest)
        #expect(try vinhLong.verdict(onJSON: Self.unit()).json.contains(vinhLong.digest))
    }

    @Test(arguments: [
        (2018, nil, "recognised"), (2019, nil, "not-recognised"), (2019, "2018-06-30", "recognised"),
        (2018, "2020-01-01", "not-recognised"),
    ])
    func `the figures are those of the record's period, or of the day that is given`(
        period: Int, day: String?, status: String
    ) throws {
        let criteria = """

            criteria:
              - id: "1"
                label: { vi: Bồi dưỡng, en: Training }
                max: 20
                indicators:
                  - id: "1.1"
                    label: { vi: Đã bồi dưỡng, en: Trained }
                    source: { ref: mau, at: Điều 3, verified: true }
                    max: 20
                    award: { each: trained, points: 1 }
            """
        let mark = RuleText.passMark("values: { 2016-01-01: 10, 2019-01-01: 18 }")
        let pack = RuleText.pack("cu", from: "2016-01-01", more: mark + criteria)
        let text = String(decoding: pack.bytes, as: UTF8.self)
        let compiled = try CompiledPack(text: text, asOf: day)
        let record = #"{"id": "a", "period": \#(period), "members": 20, "trained": 15}"#
        #expect(try compiled.verdict(onJSON: record).status.rawValue == status)
    }

    @Test func `a day outside of the pack's is a fault of the record, and no day a problem`() throws {
        let pack = try CompiledPack(contentsOfFile: Self.local, asOf: "2021-01-01")
        let problem = #expect(throws: RecordProblem.self) { try pack.verdict(onJSON: Self.unit()) }
        #expect(problem?.faults.map(\.code) == [.notInForce])
        do {
            _ = try CompiledPack(contentsOfFile: Self.local, asOf: "2021-02-29")
            Issue.record("it compiled")
        } catch .day(let text) {
            #expect(text == "2021-02-29")
        } catch {
            Issue.record("\(error)")
        }
    }
}
