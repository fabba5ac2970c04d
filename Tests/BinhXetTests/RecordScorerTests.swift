import BinhXet
import TestSupport
import Testing

struct RecordScorerTests {
    private static let rules =
        #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/rules/"

    @Test(arguments: RecordScorer.Detail.allCases)
    func `a record gets the line that a run gives it, also the second time`(detail: RecordScorer.Detail)
        throws
    {
        let pack = try CompiledPack(contentsOfFile: Self.rules + "don-vi-hoc-tap/tt22-2020/pack.yaml")
        var scorer = try RecordScorer(pack, explain: detail)
        let open = Array(#"{"id": "dv-1", "period": 2021, "members": 40, "with_plan": 38}"#.utf8)
        let line = String(decoding: try scorer.verdict(onJSON: open), as: UTF8.self)
        #expect(line.contains(#""id":"dv-1","period":2021"#) && line.contains(#""status":"pending""#))
        #expect(line.hasSuffix("}"))
        #expect(line.contains(#""reads":{"members":40,"with_plan":38}"#) == (detail == .reasons))
        #expect(line.contains(#""codes":""#) == (detail == .codes))
        #expect(try scorer.verdict(onJSON: open) == Array(line.utf8))
        // The same record over several lines goes another way and comes to the same.
        let broken = Array(#"{"id": "dv-1", "period": 2021,\#n "members": 40, "with_plan": 38}"#.utf8)
        #expect(try scorer.verdict(onJSON: broken) == Array(line.utf8))
    }

    @Test func `the same id may come again, and each day has its own figures`() throws {
        let pack = try CompiledPack(contentsOfFile: Self.rules + "don-vi-hoc-tap/tt22-2020/pack.yaml")
        var scorer = try RecordScorer(pack, explain: .outcome)
        let before = Array(#"{"id": "dv-1", "period": 2019, "members": 40}"#.utf8)
        let within = Array(#"{"id": "dv-1", "period": 2021, "members": 40}"#.utf8)
        #expect(throws: RecordProblem.self) { try scorer.verdict(onJSON: before) }
        let first = try scorer.verdict(onJSON: within)
        #expect(try scorer.verdict(onJSON: within) == first)
    }

    @Test(arguments: [
        "", "{", #"{"id": "a", "period": 2021, "members": -1}"#, #"{"period": 2021}"#,
        "{\"id\": \"a\",\n \"period\": 2021, \"members\": -1}",
    ])
    func `what is wrong is said as of a record that is scored alone`(record: String) throws {
        let pack = try CompiledPack(contentsOfFile: Self.rules + "don-vi-hoc-tap/tt22-2020/pack.yaml")
        var scorer = try RecordScorer(pack)
        let problem = #expect(throws: RecordProblem.self) {
            try scorer.verdict(onJSON: Array(record.utf8))
        }
        let alone = #expect(throws: RecordProblem.self) { try pack.verdict(onJSON: record) }
        #expect(problem?.faults.map(\.code) == alone?.faults.map(\.code))
    }

    @Test(arguments: ["[]", "{} {}", "7"])
    func `what is no single object is said to be none`(text: String) throws {
        let pack = try CompiledPack(contentsOfFile: Self.rules + "don-vi-hoc-tap/tt22-2020/pack.yaml")
        var scorer = try RecordScorer(pack)
        let problem = #expect(throws: RecordProblem.self) { try scorer.verdict(onJSON: Array(text.utf8)) }
        #expect(problem?.faults.map(\.code) == [.recordSyntax])
    }
}
