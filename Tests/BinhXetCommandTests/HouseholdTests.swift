import RuleRecords
import TestSupport
import Testing

/// Four households that differ only in what is known of their children: four verdicts, each with its reasons.
struct HouseholdTests {
    private static let adults =
        #"{"birth_year":1982,"excused":false,"literacy":"level_2","topics":3},"#
        + #"{"birth_year":1984,"excused":false,"literacy":"level_2","topics":2}"#
    private static let pupil =
        #"{"birth_year":2010,"excused":false,"enrolled":true,"study_result":"completed","conduct":"met"}"#

    private static func household(_ id: String, people: [String], mark: String = "") -> String {
        #"{"id":"\#(id)","period":2020,"registered":true,"people":[\#(people.joined(separator: ","))],"#
            + #""study_corner":true,"bookshelf":false,"devices":3,"study_fund":false,"culture_title":true,"#
            + #""poverty":"none","joins_activities":true,"violations":0,"assessed":{\#(mark)"3.4":5}}"#
    }

    private static let records = [
        household("khong-tre", people: [adults]),
        household(
            "tre-duoc-mien",
            people: [adults, pupil, #"{"birth_year":2008,"excused":true,"enrolled":false}"#],
            mark: #""1.3":9,"#),
        household(
            "thieu-nam-sinh", people: [adults, pupil, #"{"excused":false,"enrolled":false}"#],
            mark: #""1.3":5,"#),
        #"{"id":"thieu-tat-ca","period":2020}"#,
    ].joined(separator: "\n")

    private static func verdict(_ id: String) throws -> JSONValue {
        let run = try Workspace.runAtHome(
            "explain", "--pack", "gia-dinh-hoc-tap", "--records", "-", "--id", id, "--format", "json",
            input: records)
        return try JSONParser.value(of: Array(run.output.utf8))
    }

    private static func page(_ id: String) throws -> String {
        // Long lines are folded; a sentence is looked for as one line.
        try Workspace.runAtHome(
            "explain", "--pack", "gia-dinh-hoc-tap", "--records", "-", "--id", id, input: records
        ).output.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
    }

    @Test func `the four come to four outcomes`() throws {
        let run = try Workspace.runAtHome(
            "score", "--pack", "gia-dinh-hoc-tap", "-", "--explain", "none", input: Self.records)
        #expect(
            run.lines == [
                "khong-tre · 2020 · đạt · Đạt · 90/100 điểm",
                "tre-duoc-mien · 2020 · đạt · Đạt · 92/100 điểm",
                "thieu-nam-sinh · 2020 · chưa đủ căn cứ · 68,5–88 / 100 điểm · "
                    + "dữ liệu còn thiếu: thành viên gia đình thứ 4: năm sinh",
                "thieu-tat-ca · 2020 · chưa đủ căn cứ · 0–95 / 100 điểm · "
                    + "dữ liệu còn thiếu: đã đăng ký danh hiệu trong năm (+10)",
            ])
        #expect(run.status == 0)
    }

    @Test func `without children their criterion is left out and the rest is scaled up`() throws {
        let verdict = try Self.verdict("khong-tre")
        #expect(verdict["status"]?.text == "recognised" && verdict["points"]?.number == "90")
        for id in ["1.1", "1.2", "1.3"] {
            #expect(verdict.indicator(id)?["outcome"]?.text == "not-applicable")
        }
        #expect(verdict["missing"]?.items.isEmpty == true)
        let page = try Self.page("khong-tre")
        #expect(page.contains("KẾT LUẬN: ĐẠT · xếp loại Đạt · 90/100 điểm"))
        #expect(page.contains("1. Học tập của trẻ em: không áp dụng"))
        #expect(page.contains("được bỏ ra và các mục còn lại được tính lại theo tỉ lệ"))
    }

    @Test func `an excused child leaves part and whole alike`() throws {
        let verdict = try Self.verdict("tre-duoc-mien")
        #expect(verdict["points"]?.number == "92")
        #expect(verdict.indicator("1.1")?["outcome"]?.text == "full")
        #expect(verdict.indicator("1.1")?["reads"]?["people"]?.number == "4")
        #expect(verdict.indicator("1.1")?["reads"]?["children"]?.number == "1")
        let page = try Self.page("tre-duoc-mien")
        #expect(page.contains("1/1 = 100%, được 10/10 điểm"))
    }

    @Test func `a missing year of birth leaves open what depends on it, and nothing else`() throws {
        let verdict = try Self.verdict("thieu-nam-sinh")
        #expect(verdict["status"]?.text == "pending" && verdict["class"] == nil)
        #expect(verdict["points"] == nil)
        #expect(verdict["least"]?.number == "68.5" && verdict["most"]?.number == "88")
        #expect(verdict.indicator("1.1")?["outcome"]?.text == "open")
        #expect(verdict.indicator("4.1")?["outcome"]?.text == "full")
        #expect(verdict["missing"]?.items.map { $0["path"]?.text } == ["people[3].birth_year"])
        let page = try Self.page("thieu-nam-sinh")
        #expect(page.contains("Chưa đủ căn cứ, còn thiếu dữ liệu: thành viên gia đình thứ 4: năm sinh"))
        #expect(page.contains("DỮ LIỆU CÒN THIẾU"))
    }

    @Test func `with everything missing nothing is taken for zero or no`() throws {
        let verdict = try Self.verdict("thieu-tat-ca")
        #expect(verdict["status"]?.text == "pending")
        #expect(verdict["least"]?.number == "0" && verdict["most"]?.number == "95")
        let indicators = verdict["criteria"]?.items.flatMap { $0["indicators"]?.items ?? [] } ?? []
        // Only 3.2 counts what nobody showed as nothing, because the pack says so.
        let decided = indicators.filter { $0["outcome"]?.text != "open" }
        #expect(indicators.count == 14 && decided.map { $0["id"]?.text } == ["3.2"])
        let missing = verdict["missing"]?.items.compactMap { $0["path"]?.text } ?? []
        #expect(missing.prefix(2) == ["registered", "people"] && missing.count == 11)
        let page = try Self.page("thieu-tat-ca")
        #expect(
            page.contains(
                "Đã đăng ký danh hiệu trong năm – một mình có thể quyết định, quyết định một điều kiện bắt buộc"
            ))
    }

    @Test func `38 of 40 are exactly nine and a half of ten points`() throws {
        let run = try Workspace.runAtHome(
            "score", "--pack", "don-vi-hoc-tap/tt22-2020", "-", "--format", "ndjson",
            input: #"{"id":"u","period":2021,"members":40,"with_plan":38}"#)
        let verdict = try JSONParser.value(of: Array(run.output.utf8))
        #expect(verdict.indicator("2.1")?["points"]?.number == "9.5")
        #expect(verdict.indicator("2.1")?["outcome"]?.text == "partial")
        #expect(verdict.indicator("2.1")?["why"]?["vi"]?.text?.contains("38/40") == true)
    }

    @Test func `a share of exactly two thirds meets a limit of 2/3`() throws {
        let place = try Workspace(["pack.yaml": SamplePack.text])
        let records = ["2,3", "66666666,100000000", "4,6"].enumerated().map { row, numbers in
            let parts = numbers.split(separator: ",")
            return #"{"id":"\#(row)","period":2021,"learning":\#(parts[0]),"members":\#(parts[1])}"#
        }
        let run = try place.run(
            "score", "--pack", "pack.yaml", "-", "--format", "csv", input: records.joined(separator: "\n"))
        let points = run.lines.dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false)[7]
        }
        #expect(points == ["60", "0", "60"])
    }
}
