import BinhXet
import RuleCompiler
import RuleEngine
import RuleModel
import RuleRecords
import Testing

/// Earlier results in records of packs whose levels ask for them.
struct LevelRecordTests {
    private static let rules =
        #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/rules/"
    private static let packs = ["don-vi-hoc-tap/tt24-2023", "cong-dong-hoc-tap/tt25-2023"]

    private static func score(_ bytes: [UInt8], name: String, by pack: String) throws -> [String] {
        let compiled = try #require(try PackFolder.compile(rules + pack + "/pack.yaml").pack)
        var run = ScoringRun(pack: compiled, options: RecordOptions())
        var outcomes: [String] = []
        _ = run.score(bytes, name: name) { outcome in
            switch outcome {
            case .verdict(let verdict, on: let record):
                let held = record.values[compiled.schema.fields.count - 1]
                let count: String = if case .list(let items)? = held { String(items.count) } else { "-" }
                outcomes.append("\(verdict.status.rawValue) \(count)")
            case .reject(let rejects): outcomes += rejects.map(\.code.rawValue)
            case .finding(let finding): outcomes.append(finding.code.rawValue)
            }
        }
        return outcomes
    }

    @Test(arguments: packs)
    func `the examples of a pack are read whole and come to every status`(pack: String) throws {
        let bytes = try FileAccess.bytes(of: Self.rules + pack + "/examples.csv")
        let outcomes = try Self.score(bytes, name: "examples.csv", by: pack)
        #expect(outcomes.count >= 12)
        #expect(outcomes.allSatisfy { !$0.hasPrefix("R") })
        let statuses = Set(outcomes.compactMap { $0.split(separator: " ").first.map(String.init) })
        #expect(statuses.isSuperset(of: ["recognised", "not-recognised", "pending"]))
    }

    @Test(
        arguments: [
            ("id;period;history;history.1.level;history.1.date\na;2025;1;muc-1;10/02/2024\n", "pending 1"),
            ("id;period;history 1 level;history 1 date\na;2025;Mức độ 1;2024-02-10\n", "pending 1"),
            ("id;period;history\na;2025;0\n", "pending 0"),
            ("id;period;history\na;2025;\n", "pending -"),
            ("id;period;history.1.level\na;2025;muc-9\n", "R708"),
            ("id;period;history.1.level;history.1.title\na;2025;tot;Cộng đồng học tập\n", "pending 1"),
            ("id;period;history.1.title;history.1.level\na;2025;Đơn vị học tập;tot\n", "R708"),
            ("id;period;history.1.date\na;2025;31/02/2024\n", "R706"),
        ])
    func `a sheet holds earlier results in numbered columns`(sheet: String, outcome: String) throws {
        #expect(try Self.score(Array(sheet.utf8), name: "a.csv", by: Self.packs[0]) == [outcome])
    }

    @Test func `a verdict on levels is there for programs too`() throws {
        let pack = try CompiledPack(contentsOfFile: Self.rules + Self.packs[0] + "/pack.yaml")
        let verdict = try pack.verdict(
            onJSON: #"{"id": "a", "period": 2025, "management_level": "province", "has_plan": false}"#)
        #expect(verdict.status == .notRecognised)
        #expect(verdict.classID == nil)
        #expect(verdict.json.contains(#""missed":["1.1"]"#))
    }
}
