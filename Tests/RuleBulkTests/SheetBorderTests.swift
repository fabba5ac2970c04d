import RuleBulk
import RuleDiagnostics
import RuleModel
import RuleRecords
import Testing

/// Every kind of cell at every border: of its form, of the row, and of the bytes.
struct SheetBorderTests {
    private static let titles = [
        "id", "place", "unit_kind", "members", "has_policy", "rate", "average", "change", "founded", "note",
        "code",
        "area", "people", "people.1.age", "people.1.name", "assessed.2.1", "assessed.2.2", "unknown", "",
    ]

    private static let long = String(repeating: "Nguyễn Thị Bích Ngọc ", count: 9)

    /// What may be written in a cell, as it stands in the file.
    private static let cells: [[UInt8]] =
        [
            "", "0", "1", "5", "9", "10", "99", "100", "123", "1234", "12345", "123456", "1234567",
            "12345678",
            "123456789", "1234567890", "99999999999", "05", "00", "007", "0000000", "00000000", "-5", "-0",
            "--5",
            "+3", "1.5", "2,5", "0.25", "0,5", "7,50", "12.34", "12,34", "123456.7", "1234567,8", "1.234",
            "1,234",
            "1.2345", "1.234.567", ".5", ",5", "5.", "5,", "1.2.3", "1..2", "1,,2", "12a", "1a", "a1", "/",
            ":", "5/",
            "5:", " 7", "7 ", "7\t", "1e3", "%", "85%", "85,5%", "true", "false", "True", "tru", "trues",
            "falsee",
            "t", "f", "x", "có", "không", "Có", "agency", "school", "Trường học", "Cơ quan, tổ chức nhà nước",
            "n",
            "N", "k", "K", "na", "Na", "n/a", "—", "không áp dụng", "Khánh", "Ấn", "é", "漢字", "🏠", "a b",
            "a\"b",
            "a+b", "x\\y", "\u{7F}", "\u{1}", "\u{0}", "a\u{0}", "\u{A0}7", "\u{200B}", " ", "\"", "\"\"",
            "\"5\"", "\"13\"", "\"true\"", "\"có\"", "\"a\"\"b\"", "\"a\nb\"", "\"a\rb\"", "\"a,b;c|d\te\"",
            "\"open",
            "\"a\"b", "AB", "XY12", "ab", "28/2/2001", "2001-02-28", "31/2/2001", "123456789012345",
            "1234567890123456", "12345678901234567", "0123456789abcde", "0123456789abcdef0123456789abcde",
            "0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdef0", long, long + "漢",
        ].map { Array($0.utf8) } + [
            [0xC3], [0xC3, 0x28], [0xE1, 0xBA], [0xE1, 0xBA, 0x28], [0xFF], [0x80], [0x61, 0x80],
            [0xC0, 0x80],
            [0xED, 0xA0, 0x80], Array("Nguyễn Thị Bích Ng".utf8) + [0xE1],
            Array("0123456789abcde".utf8) + [0xC3],
        ]

    /// Where a column stands in a sheet.
    enum Place: CaseIterable {
        case first, middle, last
    }

    private struct Sheet {
        var title: String
        var place: Place
        var delimiter: UInt8
        var lineBreak: String

        func row(_ cell: [UInt8], id: String, period: String) -> [UInt8] {
            var cells = [Array(id.utf8), Array(period.utf8)]
            switch place {
            case .first: cells.insert(cell, at: 0)
            case .middle: cells.insert(cell, at: 1)
            case .last: cells.append(cell)
            }
            // The column of ids has none beside it.
            if title == "id" { cells.removeAll { $0 == Array(id.utf8) && $0 != cell } }
            return Array(cells.joined(separator: [delimiter]))
        }

        func bytes(_ cells: [[UInt8]]) -> [UInt8] {
            let header =
                title == "id"
                ? row(Array("id".utf8), id: "", period: "period")
                : row(Array(title.utf8), id: "id", period: "period")
            var rows = [header]
            for (number, cell) in cells.enumerated() {
                rows.append(row(cell, id: "h\(number)", period: "202\(1 + number % 3)"))
            }
            return Array(rows.joined(separator: Array(lineBreak.utf8)))
        }
    }

    /// Compares the rows of a sheet with what the reader makes of it, whatever stands behind it in memory; gives those
    /// of the last time.
    @discardableResult
    private static func expectAgreement(_ bytes: [UInt8], after: [[UInt8]] = [[]], _ note: Comment)
        -> [ScannedRow]
    {
        var (expected, repeated): ([Int: Record], Set<Int>) = ([:], [])
        for outcome in ScanFixture.read(bytes, format: .csv) {
            switch outcome {
            case .record(let record, let row): expected[row] = record.withoutTexts
            case .reject(let rejects) where rejects.map(\.code) == [.recordDuplicateID]:
                repeated.insert(rejects[0].row)
            case .reject, .finding: break
            }
        }
        guard
            let scanner = SheetScanner.open(bytes, pack: ScanFixture.pack, asOf: nil, delimiter: nil).scanner
        else {
            #expect(expected.isEmpty, note)
            return []
        }
        return after.reduce(into: []) { rows, after in
            // One that has learned nothing yet.
            var scanner = scanner
            rows = ScannedRow.rows(ofSheet: bytes, by: &scanner, after: after)
            expect(rows, toBe: expected, or: repeated, from: scanner.opening.row + 1, note)
        }
    }

    /// Holds the plain rows against the records that the reader found, and those whose ids came again, by row of the
    /// sheet from `first` on.
    private static func expect(
        _ rows: [ScannedRow], toBe expected: [Int: Record], or repeated: Set<Int>, from first: Int,
        _ note: Comment
    ) {
        for row in rows where row.isPlain {
            let wanted = expected[row.line + first]
            // Whether an id was there before is for others to say.
            if repeated.contains(row.line + first) { continue }
            #expect(row.record == wanted, "\(String(decoding: row.bytes, as: UTF8.self)) \(note)")
        }
    }

    /// Every delimiter and every line break.
    private static let dialects: [(delimiter: UInt8, lineBreak: String)] = [
        (UInt8(ascii: ","), "\n"), (UInt8(ascii: ";"), "\r\n"), (UInt8(ascii: "\t"), "\r"),
        (UInt8(ascii: "|"), "\n"),
    ]

    @Test(arguments: titles, Place.allCases)
    func `cells at every border are plain only where the reader agrees`(title: String, place: Place) {
        for (delimiter, lineBreak) in Self.dialects {
            let sheet = Sheet(title: title, place: place, delimiter: delimiter, lineBreak: lineBreak)
            Self.expectAgreement(sheet.bytes(Self.cells), "\(title), \(place), \(delimiter)")
        }
    }

    /// What follows the bytes in memory belongs to another chunk.
    private static let others = [",5\n", "5;5\n;x;\n"].map { Array($0.utf8) }

    @Test(arguments: titles)
    func `the last cell of the bytes ends with them`(title: String) {
        for (delimiter, lineBreak) in Self.dialects.prefix(2) {
            let sheet = Sheet(title: title, place: .last, delimiter: delimiter, lineBreak: lineBreak)
            for cell in Self.cells {
                let bytes = sheet.bytes([cell])
                // A file without a line break at its end is followed by a 0, a chunk by whatever comes.
                Self.expectAgreement(
                    bytes, after: Self.others.map { [0] + $0 }, "\(cell) in \(title), \(delimiter)")
                Self.expectAgreement(
                    bytes + Array(lineBreak.utf8), after: Self.others, "\(cell) and a line break in \(title)")
            }
        }
    }

    private static let usual = [
        ("members", ["", "0", "9", "10", "99", "100", "1234567", "05", "007", "5.0", "12.00", "100.0"]),
        ("people", ["", "0"]),
        ("has_policy", ["", "true", "false", "0", "1", "có", "không", "x"]),
        ("unit_kind", ["", "agency", "Trường học"]),
        ("average", ["", "0", "7", "7.5", "9.25", "10", "08.5", "7.50", "7.2500"]),
        ("rate", ["9", "100", "85.5", "85%", "85.50%"]),
        ("change", ["", "5", "-5", "1234567"]),
        ("assessed.2.1", ["", "7", "7.5", "10", "7.50", "10.0"]),
        ("place", ["", "26734", "00001", "dv/0117-A 7"]),
        ("note", ["", "Nguyễn Thị Bích Ngọc", "Na", "Khánh", "5", long]),
        ("unknown", ["", "x", "5", "n/a", "(chưa rõ)", long]),
    ]

    @Test(arguments: usual, Place.allCases)
    func `usual cells are plain in every place`(usual: (String, [String]), place: Place) {
        for (delimiter, lineBreak) in Self.dialects {
            let sheet = Sheet(title: usual.0, place: place, delimiter: delimiter, lineBreak: lineBreak)
            // A second row of each, which knows what the first has learned.
            let rows = Self.expectAgreement(
                sheet.bytes((usual.1 + usual.1).map { Array($0.utf8) }) + Array(lineBreak.utf8), "\(usual.0)")
            for row in rows {
                #expect(row.isPlain, "\(String(decoding: row.bytes, as: UTF8.self)), \(place)")
            }
        }
    }

    @Test(arguments: usual + [("id", ["a", "26734/0117"])], [(" ", ""), ("", " "), ("  ", "\u{B} \u{C} ")])
    func `blanks around a cell change nothing`(usual: (String, [String]), blanks: (String, String)) {
        for (delimiter, lineBreak) in Self.dialects {
            for quote in ["", "\""] {
                let cells = usual.1.map { Array((quote + blanks.0 + $0 + blanks.1 + quote).utf8) }
                let sheet = Sheet(
                    title: usual.0, place: .middle, delimiter: delimiter, lineBreak: lineBreak)
                let rows = Self.expectAgreement(sheet.bytes(cells) + Array(lineBreak.utf8), "\(usual.0)")
                for row in rows { #expect(row.isPlain, "\(String(decoding: row.bytes, as: UTF8.self))") }
            }
        }
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `rows with too few cells and too many`(lineBreak: String) {
        let rows = [
            "id;period;members;has_policy;note;;", "a;2021;5;true;x;;", "b;2021;5;true;x;", "c;2021;5;true;x",
            "d;2021;5;true",
            "e;2021;5", "f;2021", "g", "", ";;;;;;", "h;2021;5;true;x;;;", "i;2021;5;true;x;;;y",
            "j;2021;5;true;x;y;",
            "k;2021;55;;x;;", "\"l\";\"2021\";\"5\";\"true\";\"x\";;", "m;2021;5;;;;",
        ]
        let bytes = Array(rows.joined(separator: lineBreak).utf8)
        let scanned = Self.expectAgreement(bytes, "\(lineBreak)")
        let plain = scanned.filter(\.isPlain).compactMap(\.record?.id)
        #expect(plain == ["a", "b", "c", "k", "l", "m"])
    }

    @Test func `counts are read alike however long those before them were`() {
        // Which form is looked for first is learned from the batch before.
        var text = "id,period,members,with_plan\n"
        for number in 0..<4000 {
            let isLong = number / 1024 % 2 == 1 ? number % 9 != 0 : number % 9 == 0
            text += "h\(number),2021,\(isLong ? 10 + number : number % 10),\(number % 7 == 0 ? "" : "1")\n"
        }
        let rows = Self.expectAgreement(Array(text.utf8), "long and short")
        #expect(rows.count == 4000)
        #expect(rows.count(where: \.isPlain) > 3500)
    }

    @Test(arguments: ["\n", "\r\n"], [true, false])
    func `counts of one digit are read four at once only where they are`(lineBreak: String, isLast: Bool) {
        let odd = [
            "", "10", "/", ":", "x", "-1", "0", "9", " 1", "1 ", "\"1\"", "1\"", ";", "1;1", ",", "\u{10}",
        ]
        var text = "id;period;members;with_plan;courses;readers" + (isLast ? "" : ";average") + lineBreak
        // More than a batch, as the first shows where counts of one digit are.
        for number in 0..<2_000 {
            var cells = Array(repeating: "\(number % 10)", count: isLast ? 4 : 5)
            if number > 1_000, number % 3 == 0 {
                cells[number / 3 % cells.count] = odd[number / 3 % odd.count]
            }
            text += "h\(number);2021;" + cells.joined(separator: ";") + lineBreak
        }
        let rows = Self.expectAgreement(Array(text.utf8), "\(isLast)")
        #expect(rows.count == 2_000)
        #expect(rows.prefix(1_000).count(where: \.isPlain) == 1_000)
        #expect(rows.suffix(900).count(where: \.isPlain) > 600)
    }
}
