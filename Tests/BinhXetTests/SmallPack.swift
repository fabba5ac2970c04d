import BinhXet
import RuleCompiler
import RuleModel
import RuleRecords
import RuleReport
import Testing

/// Packs of points as people write them, put together from their sections.
enum SmallPack {
    static let head = """
        pack: thu/thu
        title: { vi: T, en: T }
        subject: unit
        in-force: { from: 2020-01-01 }
        model: points
        sources: { s: { vi: S, en: S } }

        """

    /// The pack that sections below the head make.
    static func compiled(_ sections: String, advice: Bool = true) throws -> RulePack {
        let result = Compiler.compile(Array((head + sections).utf8), path: "pack.yaml", advice: advice)
        return try #require(result.pack, "\(result.findings.map(\.message.en))")
    }

    static func criterion(_ id: Int, _ maximum: Int, _ award: String, _ more: String = "") -> String {
        """
          - id: "\(id)"
            label: { vi: Tiêu chí, en: Criterion }
            max: \(maximum)
        \(more)    indicators:
              - { id: "\(id).1", label: { vi: C, en: C }, source: { ref: s, verified: true }, max: \(maximum),\
         award: \(award) }

        """
    }

    static func classes(_ tests: [(test: String, isRecognised: Bool)]) -> String {
        "classification:\n"
            + tests.enumerated().map { index, item in
                "  - { id: c\(index), label: { vi: C, en: C }, points: \"\(item.test)\","
                    + " recognised: \(item.isRecognised) }\n"
            }.joined()
    }

    static func fields(_ lines: [String]) -> String {
        "fields:\n"
            + lines.map { line in
                let (name, rest) = (line.prefix { $0 != ":" }, line.drop { $0 != ":" }.dropFirst())
                return "  \(name): { \(rest), label: { vi: \(name), en: \(name) } }\n"
            }.joined()
    }
}

extension RulePack {
    /// The verdicts on the records of a file, without those that are refused.
    func verdicts(on bytes: [UInt8], name: String = "r.ndjson") -> [ScoredRecord] {
        var found: [ScoredRecord] = []
        var run = ScoringRun(pack: self, options: RecordOptions())
        _ = run.score(bytes, name: name) { outcome in
            guard case .verdict(let verdict, let record) = outcome else { return }
            found.append(ScoredRecord(pack: self, record: record, verdict: verdict))
        }
        return found
    }
}
