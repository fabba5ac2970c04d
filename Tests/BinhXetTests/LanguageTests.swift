import BinhXet
import RuleCompiler
import RuleEngine
import RuleModel
import RuleRecords
import RuleReport
import Testing

/// Sentences of the language that hold for every pack and every record.
struct LanguageTests {
    private static let rules =
        #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/rules"
    private static let packs = (try? PackFolder.packFiles(under: rules)) ?? []

    /// The first verdicts on the examples beside a pack, and the lines of the pack.
    private static func verdicts(
        of path: String, limit: Int = 4
    ) throws -> (verdicts: [ScoredRecord], lines: [Substring]) {
        let bytes = try FileAccess.bytes(of: path)
        let pack = try #require(Compiler.compile(bytes, path: "pack.yaml").pack)
        let folder = path.dropLast("pack.yaml".count)
        let name = try #require(try FileAccess.names(in: String(folder)).first { $0.hasPrefix("examples") })
        let found = pack.verdicts(on: try FileAccess.bytes(of: folder + name), name: name).prefix(limit)
        let lines = String(decoding: bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        return (Array(found), lines)
    }

    @Test(arguments: packs)
    func `a verdict owes every item its outcome, reason, source, papers and line`(path: String) throws {
        let (verdicts, lines) = try Self.verdicts(of: path)
        #expect(!verdicts.isEmpty)
        let pack = try #require(verdicts.first).pack
        var papers: [String: Int] = [:]
        for item in pack.indicators { papers[item.id] = item.evidence.count }
        for target in pack.targetModel?.targets ?? [] { papers[target.id] = target.evidence.count }
        for subject in verdicts where subject.verdict.status != .notApplicable {
            let json = try JSONParser.value(of: Array(VerdictJSON().text(of: subject).utf8))
            let members = [
                "pack", "digest", "record", "engine", "status", "conclusion", "missing", "unverified",
            ]
            #expect(members.filter { json.member($0) == nil } == [])
            let page = TextReport(language: .vietnamese).page(for: Explanation(of: subject))
            let groups = json.items("criteria").map { $0.items("indicators") }
            // Of a criterion that does not apply at all the page has the reason only.
            let brief = groups.filter { group in group.allSatisfy { $0.text("outcome") == "not-applicable" } }
                .flatMap { $0.map { $0.text("id") } }
            let items = groups.flatMap(\.self)
            #expect(!items.isEmpty)
            for item in items + json.items("prerequisites") {
                let id = try #require(item.text("id"))
                #expect(item.member("why")?.text("vi")?.isEmpty == false, "\(id)")
                #expect(item.member("why")?.text("en")?.isEmpty == false, "\(id)")
                #expect(item.member("source")?.text("ref")?.isEmpty == false, "\(id)")
                let number = try #require(item.member("line")?.whole)
                #expect(lines[number - 1].contains("id: ") && lines[number - 1].contains(id))
                #expect(page.contains("[pack.yaml:\(number)]") || brief.contains(id), "\(id)")
            }
            for item in items {
                #expect(item.text("outcome") != nil)
                #expect(item.items("evidence").count == papers[item.text("id") ?? ""])
                if subject.pack.targetModel == nil {
                    #expect(item.member("max") != nil)
                    // Points that are open have bounds instead.
                    #expect(item.member("points") != nil || item.member("least") != nil)
                }
            }
        }
    }

    // MARK: - Figures that nobody read in the law

    /// A pack with one flag, whose pass mark and floor rest on sources of their own.
    private static func pack(passMark: Bool, floor: Bool, criterion: Bool = true) -> String {
        """
        pack: a/b
        title: { vi: Thử, en: Trial }
        subject: unit
        in-force: { from: 2020-01-01 }
        model: points
        sources: { vd: { vi: Văn bản, en: Document } }
        fields:
          code: { type: text, label: { vi: Mã, en: Code } }
          number: { type: whole, label: { vi: Số, en: Number } }
        parameters:
          pass_mark: { value: 5, source: { ref: vd, verified: \(passMark) } }
          least: { value: 2, source: { ref: vd, verified: \(floor) } }
        criteria:
          - id: "1"
            label: { vi: Tiêu chí, en: Criterion }
            source: { ref: vd, verified: \(criterion) }
            max: 10
            floor: least
            indicators:
              - id: "1.1"
                label: { vi: Chỉ tiêu, en: Indicator }
                source: { ref: vd, verified: true }
                max: 10
                award: { points: "code == 'Đồng' ? 10 : number * number" }
        classification:
          - { id: dat, label: { vi: Đạt, en: Met }, points: ">= pass_mark", recognised: true }
          - { id: chua, label: { vi: Chưa, en: Not }, points: "< pass_mark", recognised: false }

        """
    }

    @Test(arguments: [
        (true, true, true, 0), (false, true, true, 2), (true, false, true, 1), (true, true, false, 1),
        (false, false, false, 3),
    ])
    func `a pass mark or floor that nobody read shows in the verdict`(
        passMark: Bool, floor: Bool, criterion: Bool, count: Int
    ) throws {
        let pack = try CompiledPack(text: Self.pack(passMark: passMark, floor: floor, criterion: criterion))
        let verdict = try pack.verdict(onJSON: #"{"id":"a","period":2021,"code":"Đồng","number":1}"#)
        #expect(verdict.json.contains(#""unverified":\#(count)"#))
        let page = verdict.text(in: .english)
        #expect(page.contains("not checked against the document") == (count > 0))
        #expect(page.contains("the limits of the classes among them") == !passMark)
    }

    // MARK: - Values

    @Test(arguments: ["Đồng", "Đo\u{302}\u{300}ng", "Đô\u{300}ng"])
    func `it does not matter how the tone marks of a record were typed`(code: String) throws {
        let pack = try CompiledPack(text: Self.pack(passMark: true, floor: true))
        let verdict = try pack.verdict(onJSON: #"{"id":"a","period":2021,"code":"\#(code)","number":1}"#)
        #expect(verdict.points.least == "10")
    }

    @Test func `a figure written as a percentage is shown as one, and a way of counting by its label`() throws
    {
        let parameters = """
            parameters:
              least_share:
                label: { vi: Tỉ lệ ít nhất, en: Least share }
                value: 92.5%
                source: { ref: vd, verified: true }
              way:
                label: { vi: Cách tính, en: Way }
                of: { a: { vi: Theo hộ, en: By household }, b: { vi: Theo người, en: By person } }
                value: a
                source: { ref: vd, verified: true }
            """
        let text = Self.pack(passMark: true, floor: true)
            .replacing("parameters:", with: parameters)
            .replacing("number * number", with: "number >= least_share && way == 'a' ? 1 : 0")
        let pack = try CompiledPack(text: text)
        let page = try pack.verdict(onJSON: #"{"id":"a","period":2021,"code":"x","number":1}"#).text(
            in: .vietnamese)
        #expect(page.contains("tỉ lệ ít nhất: 92,5%; cách tính: Theo hộ"), "\(page)")
    }

    @Test func `a number that does not fit sets the record aside and names the item`() throws {
        let pack = try CompiledPack(text: Self.pack(passMark: true, floor: true))
        let problem = #expect(throws: RecordProblem.self) {
            try pack.verdict(onJSON: #"{"id":"a","period":2021,"code":"x","number":9223372036854775806}"#)
        }
        #expect(problem?.faults.map(\.code) == [.evaluationFailed])
        #expect(
            problem?.faults.first?.message.en
                == "`1.1` cannot be computed: the exact result is too large (line 24 of the pack)")
    }
}

extension JSONValue {
    fileprivate func member(_ name: String) -> JSONValue? {
        guard case .object(let members) = content else { return nil }
        return members.first { $0.name == name }?.value
    }

    fileprivate func items(_ name: String) -> [JSONValue] {
        guard case .array(let items)? = member(name)?.content else { return [] }
        return items
    }

    fileprivate func text(_ name: String) -> String? {
        guard case .text(let text)? = member(name)?.content else { return nil }
        return text
    }

    fileprivate var whole: Int? {
        guard case .number(let number) = content else { return nil }
        return number?.whole
    }
}
