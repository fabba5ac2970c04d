import BinhXet
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
}
