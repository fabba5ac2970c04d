import BinhXet
import RuleBulk
import RuleDiagnostics
import RuleModel
import RuleRecords
import RuleReport
import TestSupport
import Testing

/// Records whose texts and places are read by rules come out the same in bulk as record by record.
struct TextRunTests {
    private static let fields = """
        fields:
          note: { type: text, label: { vi: Ghi chú, en: Note } }
          number: { type: text, pattern: "[0-9]+/[A-ZĐ]+", label: { vi: Số, en: Number } }
          phone: { type: text, personal: true, label: { vi: Điện thoại, en: Phone } }
          people:
            type: list
            label: { vi: Thành viên, en: Members }
            of:
              name: { type: text, label: { vi: Họ tên, en: Full name } }
              age: { type: count, max: 120, label: { vi: Tuổi, en: Age } }

        """

    private static func chooser(_ conditions: [String]) -> PackChooser {
        let values = "values: { called: { value: \"people.filter(p, p.name.contains('n'))\" } }\n"
        let criteria = conditions.enumerated().map { index, condition in
            SmallPack.criterion(index, 10, "{ when: \"\(condition)\" }")
        }
        let text =
            SmallPack.head + fields + values + "criteria:\n" + criteria.joined()
            + SmallPack.classes([(">= 10", true), ("< 10", false)])
        let file = "rules/thu/thu/pack.yaml"
        return PackChooser(
            file: file, of: PackCatalogue([(file, Array(text.utf8))]), places: PlaceTable([]))
    }

    private static let conditions = [
        "note.startsWith('Đã') || size(note) > 40", "has(number) && !number.endsWith('Đ')",
        "size(called) * 2 > size(people)", "place == '86' || place.startsWith('0')", "phone.contains('9')",
        "people.exists(p, p.name == note)",
    ]

    private static let notes = [
        "Đã nộp", "Đa\u{303} nộp", "chưa", " chưa ", "n/a", "—", "", "Không áp dụng", "a\u{A0}", "\u{A0}",
        "x\\ty", "\\u0110ã nộp", "dài \(String(repeating: "lắm ", count: 100))", "12", "'", "Na",
    ]

    private static func pick(_ texts: [String], _ generator: inout SeededGenerator) -> String {
        texts[Int.random(in: texts.indices, using: &generator)]
    }

    private static func lines(_ count: Int, seed: UInt64) -> [String] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { index in
            var generate = generator
            defer { generator = generate }
            // Some texts come again, and there are more of the others than keep their numbers.
            let note = index % 3 == 0 ? "số \(index)" : pick(notes, &generate)
            let number =
                index % 4 == 0 ? "\(index)/QĐ" : pick(["1/Đ", "2/CV", "3/x", "", "12/Q\\u0110"], &generate)
            let place = pick([#""86""#, #""01""#, "null", #""\#(index)""#, #""" "#, #""Đ""#], &generate)
            let people = (0..<index % 4).map {
                #"{"name":"\#($0 == 1 ? "Lê \(index)" : pick(notes, &generate))"}"#
            }
            return #"{"id":"h\#(index)","period":2021,"place":\#(place),"note":"\#(note)","#
                + #""number":"\#(number)","phone":"09\#(index)","people":[\#(people.joined(separator: ","))]}"#
        }
    }

    @Test(arguments: [VerdictFormat.ndjson(.reasons), .ndjson(.codes), .csv(.reasons), .csv(.codes)])
    func `lines agree`(format: VerdictFormat) async throws {
        let text = Self.lines(500, seed: 3).joined(separator: "\n")
        var options = RecordOptions()
        for showsValues in [false, true] {
            options.showsValues = showsValues
            try await FileRun.expectAgreement(
                on: Array(text.utf8), name: "records.ndjson", Self.chooser(Self.conditions), options,
                format: format, chunks: [4_000, 1 << 18], note: "\(format)")
        }
    }

    @Test(arguments: [VerdictFormat.ndjson(.reasons), .csv(.codes)])
    func `sheets agree`(format: VerdictFormat) async throws {
        var generator = SeededGenerator(seed: 5)
        let rows = (0..<600).map { index in
            let note =
                index % 3 == 0
                ? "số \(index)" : Self.pick(Self.notes + ["\"a \"\"b\"\"\"", "\"a,b\""], &generator)
            let name = Self.pick(["An", "\"Bình\"", "", "n/a", "Lê \(index)"], &generator)
            return "h\(index),2021,\(index % 90),\(note),\(index)/Q\(index % 5 == 0 ? "x" : "Đ"),\(name),An"
        }
        let header = "id,period,place,note,number,people.1.name,people.2.name"
        try await FileRun.expectAgreement(
            on: Array(([header] + rows).joined(separator: "\n").utf8), Self.chooser(Self.conditions),
            format: format, chunks: [4_000, 1 << 18], note: "\(format)")
    }

    /// The items stay while records pass by, and there are more names than keep their numbers.
    @Test func `items in a sheet of their own agree`() async throws {
        var options = RecordOptions()
        let items = (0..<12_000).map { "h\($0 / 6),\($0 % 2 == 0 ? "An" : "Lê \($0)")" }
        options.lists["people"] = RecordOptions.ListInput(
            name: "tv.csv", bytes: Array((["id,name"] + items).joined(separator: "\n").utf8))
        let records = ["id,period,place,note"] + (0..<2_000).map { "h\($0),2021,\($0 % 90),Lê \($0)" }
        try await FileRun.expectAgreement(
            on: Array(records.joined(separator: "\n").utf8), Self.chooser(Self.conditions), options,
            format: .ndjson(.reasons), chunks: [4_000, 1 << 18], note: "")
    }

    @Test func `texts and places leave no record to be judged one by one`() async throws {
        let text = (0..<2_000).map { index in
            #"{"id":"h\#(index)","period":2021,"place":"\#(index % 70)","note":"số \#(index)","people":[]}"#
                + "\n"
        }
        let chooser = Self.chooser(Self.conditions)
        let fixture = try BulkFixture(text.joined(), by: chooser)
        let (input, source) = try BulkSource.open(fixture.file, RecordOptions())
        let plan = try ChunkWorker.Plan(
            chooser: SharedChooser(chooser), options: RecordOptions(), format: .ndjson(.codes), place: nil,
            hasSummary: false)
        let outcome = try await BulkRun(workers: 1) { CheckedWorker(ChunkWorker(plan)) }.score(
            source.reader(input, cutting: plan.cut), from: source.start(cutting: plan.cut), again: nil
        ) { _, _ in nil }
        #expect(outcome.position.records == 2_000 && outcome.position.oneByOne == 0)
    }

    /// What is scanned once for both packs must hold what either of them reads.
    @Test(arguments: [
        (["has(note)"], ["note.startsWith('Đã')"]), (["size(people) > 1"], ["place == '86'"]),
        (["place == '86'"], ["size(called) > 0 && has(number)"]),
    ])
    func `a pack that reads other texts has the impact it has one by one`(
        old: [String], new: [String]
    ) async throws {
        let (chooser, other) = (Self.chooser(old), Self.chooser(new))
        let text = Self.lines(400, seed: 8).joined(separator: "\n")
        let fixture = try BulkFixture(text, by: chooser)
        let run = ImpactRun(
            old: chooser, new: other, trials: [other], fields: [ImpactField("period")],
            options: RecordOptions(), place: nil)
        var changed: [String] = []
        let expected = try run.compare(Array(text.utf8), name: "records.ndjson") {
            changed.append(ImpactJSON.line(of: $0))
        }
        let found = try #require(
            try await ImpactRunTests.inBulk(fixture.file, chooser, other, chunk: 4_000, isShared: true))
        #expect(found.tally == expected.tally && !changed.isEmpty)
        #expect(found.changed == changed)
        #expect(found.rejects == expected.rejects.map(\.line))
    }
}
