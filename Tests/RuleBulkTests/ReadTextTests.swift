import AgreementSupport
import RuleBulk
import RuleModel
import TestSupport
import Testing

/// Rules that read texts and places are judged in columns, however many texts there are.
struct ReadTextTests {
    private static let people =
        "{ type: list, label: { vi: X, en: X }, of: { name: { type: text,"
        + " label: { vi: N, en: N } }, n: { type: count, max: 9, label: { vi: N, en: N } } } }"

    private static func pack(_ condition: String) throws -> RulePack {
        try SmallPack.points(
            fields: [
                "note: { type: text, label: { vi: G, en: Note } }",
                "other: { type: text, informative: true, label: { vi: K, en: Other } }", "xs: \(people)",
            ], award: "{ when: \"\(condition)\" }")
    }

    private static func record(_ index: Int) -> Record {
        func text(_ number: Int) -> Value? {
            number % 7 == 0 ? nil : .text("\(number % 3 == 0 ? "A" : "b")\(number)")
        }
        let items = (0..<index % 4).map { place in
            Value.record(
                Item(
                    values: [text(index * 5 + place), place == 2 ? nil : .number(Rational(place))], list: 2,
                    index: place))
        }
        return Record(
            id: "\(index)", period: 2021, place: index % 5 == 0 ? nil : "\(index % 50)",
            values: [text(index), .text("x"), .list(items)])
    }

    @Test(arguments: [
        "note.startsWith('A')", "place.endsWith('7') || has(note)",
        "size(xs.filter(p, p.name.contains('1'))) > 1",
        "size(note) + sum(xs.map(p, size(p.name))) > 9", "xs.exists(p, p.name == note)",
        "'A21' in xs.map(p, p.name)",
        "xs[0].name == xs[1].name || note == 'b1'", "note < place",
        "int(note.startsWith('b') ? '3' : note) > 2",
    ])
    func `any number of texts is judged as one by one`(condition: String) throws {
        // Some come again; more than keep their numbers do not.
        let indexes = (0..<300).flatMap { [$0, $0 % 40] }
        expectAgreement(
            on: Array(indexes.suffix(200)).map(Self.record), by: try Self.pack(condition),
            after: indexes.map(Self.record), texts: TextPool(room: 50), mayGoLongWay: true)
    }

    @Test func `only texts that a rule reads are kept`() throws {
        let layout = BatchLayout(of: try Self.pack("size(xs.filter(p, has(p.name))) > 1"))
        #expect(layout.fields == [.text(isRead: false), .text(isRead: false), nil])
        #expect(layout.items[2] == [.text(isRead: true), .number(scale: 0)] && !layout.readsPlace)
        let other = BatchLayout(of: try Self.pack("has(note) && has(place)"))
        #expect(other.fields == [.text(isRead: true), .text(isRead: false), nil] && other.readsPlace)
    }

    @Test func `a file may have any number of texts`() throws {
        let layout = ScanFixture.readingLayout
        let lines = (0..<9_000).map { index in
            #"{"id":"a\#(index)","period":2021,"place":"\#(index % 70)","note":"số \#(index / 2)","code":"AB\#(index)","people":[{"name":"N\#(index % 3_000)"}]}"#
        }
        var scanner = LineScanner(pack: ScanFixture.pack, asOf: nil, layout: layout)
        let rows = ScannedRow.rows(
            ofLines: Array((lines.joined(separator: "\n") + "\n").utf8), by: &scanner, layout)
        #expect(rows.count == lines.count && rows.allSatisfy(\.isPlain))
        for (index, row) in rows.enumerated() {
            let record = try #require(row.record)
            let item = Item(
                values: [.text("N\(index % 3_000)")] + Array(repeating: nil, count: 6), list: 12, index: 0)
            #expect(
                record.place == "\(index % 70)" && record.values[8] == .text("số \(index / 2)")
                    && record.values[9] == .text("AB\(index)")
                    && record.values[12] == .list([.record(item)]), "\(index)")
        }
    }

    @Test func `a scanner that knows texts serves another batch`() throws {
        let layout = ScanFixture.readingLayout
        var scanner = LineScanner(pack: ScanFixture.pack, asOf: nil, layout: layout)
        for note in ["a", "b", "a", "c"] {
            let line = #"{"id":"x","period":2021,"note":"\#(note)"}"# + "\n"
            let rows = ScannedRow.rows(ofLines: Array(line.utf8), by: &scanner, layout)
            #expect(rows.map { $0.record?.values[8] } == [.text(note)])
        }
    }
}
