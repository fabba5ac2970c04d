import RuleBulk
import RuleModel
import RuleRecords
import TestSupport
import Testing

struct LineScannerTests {
    /// The lines that hold something, with their numbers from 0.
    private static func lines(of bytes: [UInt8]) -> [(number: Int, bytes: [UInt8])] {
        bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init).enumerated()
            .filter { _, line in !line.allSatisfy { [9, 13, 32].contains($0) } }
            .map { (number: $0.offset, bytes: $0.element) }
    }

    /// Compares every row with what the reader makes of its line; gives how many rows were plain.
    @discardableResult
    static func expectAgreement(
        _ bytes: [UInt8], by scanner: inout LineScanner, asOf: Day? = nil, _ note: Comment
    ) -> (plain: Int, rows: Int) {
        let layout = ScanFixture.readingLayout
        var reading = LineScanner(pack: ScanFixture.pack, asOf: asOf, layout: layout)
        let withTexts = ScannedRow.rows(ofLines: bytes, by: &reading, layout)
        let rows = ScannedRow.rows(ofLines: bytes, by: &scanner)
        let lines = lines(of: bytes)
        for rows in [rows, withTexts] { #expect(rows.map(\.line) == lines.map(\.number), note) }
        for ((row, withTexts), line) in zip(zip(rows, withTexts), lines) {
            for bytes in [row.bytes, withTexts.bytes] {
                #expect(bytes == line.bytes || bytes + [13] == line.bytes, note)
            }
            guard row.isPlain || withTexts.isPlain else { continue }
            let text = String(decoding: line.bytes, as: UTF8.self)
            let outcomes = ScanFixture.read(line.bytes, format: .ndjson, asOf: asOf)
            guard outcomes.count == 1, case .record(let record, _) = outcomes[0] else {
                Issue.record("plain, but refused: \(text) \(outcomes) \(note)")
                continue
            }
            if row.isPlain { #expect(row.record == record.withoutTexts, "\(text) \(note)") }
            if withTexts.isPlain { #expect(withTexts.record == record, "\(text) \(note)") }
        }
        return (rows.count(where: \.isPlain), rows.count)
    }

    static func text(seed: UInt64, oddity: Int, count: Int) -> [UInt8] {
        var generator = LineGenerator(seed: seed, oddity: oddity)
        return Array((0..<count).map { _ in generator.line() + "\n" }.joined().utf8)
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `usual records are all plain and agree with the reader`(seed: UInt64) {
        var scanner = LineScanner(pack: ScanFixture.pack, asOf: nil)
        let bytes = Self.text(seed: seed, oddity: 0, count: 30)
        let count = Self.expectAgreement(bytes, by: &scanner, "seed \(seed)")
        // Some lack their id or period, and some name what they give twice.
        #expect(count.plain >= count.rows - 6, "seed \(seed): \(count)")
    }

    @Test(arguments: [1, 4, 15], 0..<120 as Range<UInt64>)
    func `odd and wrong values are plain only if the reader agrees`(oddity: Int, seed: UInt64) {
        var scanner = LineScanner(pack: ScanFixture.pack, asOf: nil)
        let bytes = Self.text(seed: seed &* 7 &+ UInt64(oddity), oddity: oddity, count: 40)
        Self.expectAgreement(bytes, by: &scanner, "seed \(seed)")
    }

    @Test(arguments: 0..<400 as Range<UInt64>)
    func `mutated files are plain only where the reader agrees`(seed: UInt64) {
        var scanner = LineScanner(pack: ScanFixture.pack, asOf: nil)
        var mutation = Mutation(seed: seed)
        var bytes = Self.text(seed: seed / 4, oddity: 0, count: 12)
        for _ in 0..<4 { bytes = mutation.mutated(bytes) }
        Self.expectAgreement(bytes, by: &scanner, "seed \(seed)")
        // What was learned from broken lines does not change what comes of whole ones.
        Self.expectAgreement(Self.text(seed: seed, oddity: 2, count: 4), by: &scanner, "after seed \(seed)")
    }

    /// The bytes are looked at in blocks of 16, two at a time.
    @Test(arguments: [1, 13, 14, 15, 29, 30, 31, 40])
    func `texts are plain where they are UTF-8, wherever blocks end`(place: Int) {
        let seconds: [UInt8] = [
            0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC3, 0xE0, 0xE1, 0xF0, 0xFF,
        ]
        let thirds: [UInt8] = [0x41, 0x80, 0xBF, 0xC3, 0xE1, 0xF1]
        let start = Array(repeating: UInt8(ascii: "a"), count: place)
        let texts = (0x7F...0xFF as ClosedRange<UInt8>).flatMap { lead in
            seconds.flatMap { second in thirds.map { start + [lead, second, $0] } }
        }
        let head = Array(#"{"id":"dv-1","period":2021,"note":""#.utf8)
        let bytes = texts.flatMap { head + $0 + Array("\"}\n".utf8) }
        var scanner = LineScanner(pack: ScanFixture.pack, asOf: nil)
        let rows = ScannedRow.rows(ofLines: bytes, by: &scanner)
        #expect(rows.map(\.isPlain) == texts.map { String(validating: $0, as: UTF8.self) != nil })
    }
}

// Edges of files and of batches.
extension LineScannerTests {
    private static func record(_ number: Int, people: Int = 0) -> String {
        let items = Array(repeating: #"{"age":40}"#, count: people).joined(separator: ",")
        return #"{"id":"dv-\#(number)","period":2021,"members":7,"people":[\#(items)]}"#
    }

    private static func scan(_ text: String) -> [ScannedRow] {
        var scanner = LineScanner(pack: ScanFixture.pack, asOf: nil)
        return ScannedRow.rows(ofLines: Array(text.utf8), by: &scanner)
    }

    @Test(arguments: [1023, 1024, 1025, 2050])
    func `a batch holds 1,024 records and the next goes on`(count: Int) {
        let rows = Self.scan((0..<count).map { Self.record($0) + "\n" }.joined())
        #expect(rows.map(\.record?.id) == (0..<count).map { "dv-\($0)" })
        #expect(rows.map(\.line) == Array(0..<count))
    }

    @Test func `a batch ends before a record whose items no longer fit`() {
        let text = (0..<5).map { Self.record($0, people: 3000) + "\n" }.joined()
        let bytes = Array(text.utf8)
        let padded = bytes + Array(repeating: 0, count: LineScanner.padding)
        var scanner = LineScanner(pack: ScanFixture.pack, asOf: nil)
        var batch = Batch(BatchLayout(of: ScanFixture.pack))
        var sizes: [Int] = []
        var offset = 0
        while offset < bytes.count {
            offset = scanner.scan(padded.span, from: offset, to: bytes.count, into: &batch)
            sizes.append(batch.rows)
            #expect((0..<batch.rows).allSatisfy { batch.items(ofList: 12, at: $0).count == 3000 })
        }
        #expect(sizes == [2, 2, 1])
    }

    @Test(arguments: [(8192, true), (8193, false)])
    func `a record with more items than a batch holds goes the long way`(count: Int, isPlain: Bool) {
        let rows = Self.scan(
            Self.record(1) + "\n" + Self.record(2, people: count) + "\n" + Self.record(3) + "\n")
        #expect(rows.map(\.isPlain) == [true, isPlain, true])
        #expect(rows.map(\.line) == [0, 1, 2])
    }

    @Test func `a record longer than 4 MB goes the long way`() {
        let long = #"{"id":"dv-2","period":2021,"note":""# + String(repeating: "a", count: 4 << 20) + "\"}"
        let rows = Self.scan(Self.record(1) + "\n" + long + "\n" + Self.record(3))
        #expect(rows.map(\.isPlain) == [true, false, true])
    }

    @Test func `line endings, blank lines and the last line are as the reader has them`() {
        let first = Self.record(1)
        let second = Self.record(2)
        let rows = Self.scan("\n \t\r\n\(first)\r\n\n  \(second) \r\n\r\n\(first)")
        #expect(rows.map(\.line) == [2, 4, 6])
        #expect(rows.map(\.isPlain) == [true, true, true])
        #expect(
            rows.map { String(decoding: $0.bytes, as: UTF8.self) } == [first, "  \(second) ", first])
    }

    @Test func `a byte order mark leaves its record to the reader`() {
        let rows = Self.scan("\u{FEFF}" + Self.record(1) + "\n" + Self.record(2))
        #expect(rows.map(\.isPlain) == [false, true])
    }

    @Test func `a part of a file is cut after its last line feed`() {
        let bytes = Array("{}\n{}\n{".utf8)
        #expect(LineScanner.endOfLines(in: bytes.span, from: 0, to: 7) == 6)
        #expect(LineScanner.endOfLines(in: bytes.span, from: 0, to: 5) == 3)
        #expect(LineScanner.endOfLines(in: bytes.span, from: 6, to: 7) == 6)
    }

    @Test func `the day asked for decides whether the pack is in force`() {
        let bytes = Array(Self.record(1).replacing("2021", with: "2030").utf8)
        var scanner = LineScanner(pack: ScanFixture.pack, asOf: Day(year: 2022, month: 1, day: 1))
        #expect(ScannedRow.rows(ofLines: bytes, by: &scanner).map(\.isPlain) == [true])
        scanner = LineScanner(pack: ScanFixture.pack, asOf: nil)
        #expect(ScannedRow.rows(ofLines: bytes, by: &scanner).map(\.isPlain) == [false])
    }

    @Test func `names of every spelling are learned, however many there are`() {
        // More spellings than the table holds, and then a usual record.
        let odd = (0..<600).map { number in
            #"{"id":"a","period":2021,"\#(String(repeating: " ", count: number))members":\#(number)}"# + "\n"
        }
        var scanner = LineScanner(pack: ScanFixture.pack, asOf: nil)
        let rows = ScannedRow.rows(ofLines: Array((odd.joined() + Self.record(1)).utf8), by: &scanner)
        #expect(rows.count == 601)
        #expect(rows.last?.isPlain == true)
        for (number, row) in rows.dropLast().enumerated() where row.isPlain {
            #expect(row.record?.values[1] == .number(Rational(number)))
        }
    }

    @Test func `whole numbers of every length agree with the reader`() {
        let digits = ["7", "09", "12", "120", "0", "00", "007", "4321", "65432", "765432", "7654321"]
        let numbers = digits + ["87654321", "987654321", "1987654321", "-3", "3.0", "3.", "12x", "1e2", "٣"]
        let lines = numbers.map { #"{"id":"a","period":2021,"members":\#($0)}"# + "\n" }
        var scanner = LineScanner(pack: ScanFixture.pack, asOf: nil)
        Self.expectAgreement(Array(lines.joined().utf8), by: &scanner, "numbers")
        let rows = ScannedRow.rows(ofLines: Array(lines.joined().utf8), by: &scanner)
        let plain = zip(numbers, rows).filter(\.1.isPlain).map(\.0)
        #expect(plain.starts(with: ["7", "12", "120", "0", "4321"]), "\(plain)")
    }

    /// They are looked at in blocks of 16 bytes.
    @Test(arguments: ["x", "+", "\u{7F}", "é", " ", "\\u0041", "\\\"", "\t"])
    func `ids and places are plain as far as all that stands in them`(letter: String) {
        let texts = (1...34).flatMap { count in
            (0..<count).map { place in
                let rest = String(repeating: "a", count: count - 1 - place)
                return String(repeating: "a", count: place) + letter + rest
            }
        }
        let lines = texts.flatMap {
            [#"{"id":"\#($0)","period":2021}"#, #"{"id": "a","period":2021,"place":"\#($0)"}"#]
        }
        var scanner = LineScanner(pack: ScanFixture.pack, asOf: nil)
        let bytes = Array(lines.joined(separator: "\n").utf8)
        Self.expectAgreement(bytes, by: &scanner, "\(letter)")
        let isPlain = texts.flatMap { text in
            let isInside = text.first != " " && text.last != " "
            let isPlain = ["x", "\u{7F}"].contains(letter) || (letter == " " && isInside)
            return [isPlain, isPlain]
        }
        #expect(ScannedRow.rows(ofLines: bytes, by: &scanner).map(\.isPlain) == isPlain)
    }

    @Test func `choices are read whether their texts are short or long`() {
        let kinds = ["school", "scho", "school ", "schools", "agency", "", "school\\u0000", "SCHOOL"]
        let lines = kinds.flatMap { kind in
            Array(repeating: #"{"id":"a","period":2021,"unit_kind":"\#(kind)"}"# + "\n", count: 3)
        }
        var scanner = LineScanner(pack: ScanFixture.pack, asOf: nil)
        Self.expectAgreement(Array(lines.joined().utf8), by: &scanner, "choices")
    }

    @Test func `shuffled records are plain and agree with the reader`() {
        var generator = SeededGenerator(seed: 7)
        let members = [
            #""id":"a""#, #""period":2021"#, #""members":120"#, #""with_plan":12"#, #""has_policy":true"#,
            #""rate":85.5"#,
            #""note":"Đặng""#, #""unit_kind":"school""#, #""people":[{"age":40,"literate":true}]"#,
            #""assessed":{"2.1":7.5}"#,
        ]
        let lines = (0..<300).map { _ in
            "{" + members.shuffled(using: &generator).joined(separator: ",") + "}\n"
        }
        var scanner = LineScanner(pack: ScanFixture.pack, asOf: nil)
        let count = Self.expectAgreement(Array(lines.joined().utf8), by: &scanner, "shuffled")
        #expect(count.plain == 300)
    }
}

// Letters.
extension LineScannerTests {
    /// Bytes about the borders of what UTF-8 allows.
    private static let borders: [UInt8] = [
        0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBA, 0xBF, 0xC0, 0xC1, 0xC2, 0xC3, 0xC6, 0xDF, 0xE0, 0xE1,
        0xE2,
        0xE3, 0xE4, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF,
    ]

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a text is plain exactly if it is UTF-8`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let texts = (0..<400).map { _ in
            // Mostly short pieces of real letters, so that many texts are right.
            (0..<Int.random(in: 0...6, using: &generator)).flatMap { _ -> [UInt8] in
                Bool.random(using: &generator)
                    ? Array(
                        (["ế", "Đ", "a", "—", "漢", "😀", "\u{301}"].randomElement(using: &generator) ?? "")
                            .utf8)
                    : (0..<Int.random(in: 0...2, using: &generator)).compactMap { _ in
                        LineScannerTests.borders.randomElement(using: &generator)
                    }
            }
        }
        // Texts are looked at sixteen bytes at a time, so letters are to stand across every border.
        let lines = texts.map { text in
            let start = String(repeating: "x", count: Int.random(in: 0...40, using: &generator))
            return Array(#"{"id":"a","period":2021,"note":"A\#(start)"#.utf8) + text + Array("\"}\n".utf8)
        }
        var scanner = LineScanner(pack: ScanFixture.pack, asOf: nil)
        let rows = ScannedRow.rows(ofLines: Array(lines.joined()), by: &scanner)
        #expect(rows.map(\.isPlain) == texts.map { String(validating: $0, as: UTF8.self) != nil })
    }
}
