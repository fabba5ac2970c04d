import AgreementSupport
import BinhXet
import RuleCompiler
import RuleModel
import RuleRecords

/// What the benchmark works on: the shipped packs with their examples, and one long pack made for it.
struct Workloads {
    /// A pack and records for it.
    struct Pack {
        var name: String
        var text: String
        var recordsName: String
        var records: [UInt8]

        var lineCount: Int { text.utf8.count { $0 == UInt8(ascii: "\n") } }

        func compiled(advice: Bool = true) -> Compiler.Result {
            Compiler.compile(Array(text.utf8), path: name, advice: advice)
        }
    }

    let packs: [Pack]
    let longPack: Pack
    /// One record of the long pack.
    let longRecord: String

    init(rules: String) throws(FileProblem) {
        var packs: [Pack] = []
        for file in try PackFolder.packFiles(under: rules) {
            let folder = String(file.dropLast("pack.yaml".count))
            for name in ["examples.ndjson", "examples.csv"] where FileAccess.kind(of: folder + name) == .file
            {
                let text = String(decoding: try FileAccess.bytes(of: file), as: UTF8.self)
                packs.append(
                    Pack(
                        name: file, text: text, recordsName: name,
                        records: try FileAccess.bytes(of: folder + name)))
            }
        }
        self.packs = packs
        longRecord = Workloads.longRecord
        longPack = Pack(
            name: "long-pack.yaml", text: Workloads.longText, recordsName: "record.ndjson",
            records: Array(Workloads.longRecord.utf8))
    }

    /// Reads and scores records; gives how many there were.
    static func score(_ bytes: [UInt8], named name: String, by pack: RulePack) -> RecordCount {
        var run = ScoringRun(pack: pack, options: RecordOptions())
        return run.score(bytes, name: name) { _ in }
    }

    // MARK: - A pack of 600 lines

    private static let indicatorCount = 58

    /// Four kinds of award in turn, each indicator on lines of its own, as people write them.
    private static var longText: String {
        let indicators = (1...indicatorCount).map { number in
            """
                  - id: "1.\(number)"
                    label:
                      vi: Chỉ tiêu số \(number) về học tập của thành viên
                      en: Indicator \(number) on the learning of members
                    source: { ref: mau, at: Điều \(number), verified: true }
                    max: 10
                    award:
                      \(award(number))
                    evidence:
                      - { vi: Sổ theo dõi số \(number), en: Register \(number) }
            """
        }
        return head + indicators.joined(separator: "\n") + "\n" + tail
    }

    /// Each indicator asks something else, because the checker warns of one thing counted twice.
    private static func award(_ number: Int) -> String {
        let trained = "\"people.filter(p, p.trained && p.age > \(number)).size()\""
        let scale = "when-empty: zero, bands: [{ at: \">= 90%\", points: 10 }, { at: \"-\", points: 0 }]"
        return switch number % 4 {
        case 0: "when: plan && size(people.filter(p, p.age >= \(number) && !p.excused)) > \(number % 7)"
        case 1:
            "{ share: { part: \(trained), whole: people.size() }, scale: proportional, step: 0.5, rounding: down, "
                + "when-empty: zero }"
        case 2: "{ share: { part: \(trained), whole: people.size() }, \(scale) }"
        default: "{ each: \(trained), points: 2 }"
        }
    }

    private static let head = """
        \(PackTexts.head(model: "points", from: 2021))\
        fields:
          plan: { type: flag, label: { vi: Có kế hoạch, en: Has a plan } }
          people:
            type: list
            label: { vi: Thành viên, en: People }
            of:
              age: { type: count, max: 120, fixed: true, label: { vi: Tuổi, en: Age } }
              trained: { type: flag, label: { vi: Đã học, en: Trained } }
              excused: { type: flag, label: { vi: Được miễn, en: Excused } }
        criteria:
          - id: "1"
            label: { vi: Học tập của thành viên, en: Learning of members }
            max: \(indicatorCount * 10)
            indicators:

        """

    private static let tail = """
        classification:
          - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= 230", recognised: true }
          - { id: khong-dat, label: { vi: Không đạt, en: Failed }, points: "< 230", recognised: false }

        """

    private static let longRecord = """
        {"id":"a","period":2021,"plan":true,"people":[{"age":40,"trained":true,\
        "excused":false},{"age":41,"trained":true,"excused":false},{"age":7,"trained":false,"excused":true}]}

        """
}
