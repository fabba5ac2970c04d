import RuleBulk
import RuleRecords
import TestSupport
import Testing

/// What stands around the values of a sheet changes nothing of them.
struct SheetSpellingTests {
    private static let header =
        "id,period,place,members,with_plan,has_policy,average,change,rate,assessed.2.1,unit_kind,note,courses,readers"
    /// By column, values as most sheets have them.
    private static let values: [[String]] = [
        ["h-1", "h-22", "333"], ["2021", "2022"], ["86", "", "01"], ["40", "12345", "49"],
        ["4", "0", "", "39"], ["1", "0", "true", "false", "có", ""], ["7", "8.25", "10", "0"],
        ["3", "0", "-2", "99999"], ["85", "85.5", "100"], ["7", "7.5", "0"],
        ["agency", "Trường học", ""], ["Một ghi chú", "x", "12", ""], ["5", "0", "999999"], ["6", "66", ""],
    ]
    private static let spellings: [@Sendable (String) -> String] = [
        { $0 }, { "\"\($0)\"" }, { " \($0)" }, { "\($0) " }, { " \($0) " }, { "\($0).0" }, { " \($0).0 " },
        { "\"\($0).0\"" }, { "\" \($0)\"" }, { "\"\($0) \"" }, { "\"\($0)\"\"\"" }, { "\($0).00" },
        { "  \($0)" },
        { "\($0).0.0" }, { "\"\($0)\" " }, { " \"\($0)\"" }, { "\($0)\"" }, { "\($0). 0" }, { "+\($0)" },
        { "\($0).0x" }, { "\"\($0)" }, { "0\($0)" },
    ]
    /// Those that leave a value what it is.
    private static let plain = 0..<5

    private static func rows(_ sheet: String) -> [ScannedRow] {
        let bytes = Array(sheet.utf8)
        guard
            var scanner = SheetScanner.open(bytes, pack: ScanFixture.pack, asOf: nil, delimiter: nil).scanner
        else { return [] }
        return ScannedRow.rows(ofSheet: bytes, by: &scanner)
    }

    private static func row(
        _ number: Int, _ generator: inout SeededGenerator, spelling: (Int, inout SeededGenerator) -> Int
    ) -> String {
        values.enumerated().map { column, values in
            let value = values[Int.random(in: values.indices, using: &generator)]
            return spellings[spelling(column, &generator)](column == 0 ? "\(value)\(number)" : value)
        }.joined(separator: ",")
    }

    @Test(arguments: plain)
    func `whole sheets in one spelling say the same as without it`(spelling: Int) {
        func sheet(_ spelling: Int) -> [ScannedRow] {
            var generator = SeededGenerator(seed: 7)
            let rows = (0..<60).map { Self.row($0, &generator) { _, _ in spelling } }
            return Self.rows(([Self.header] + rows).joined(separator: "\n"))
        }
        let (usual, spelled) = (sheet(0), sheet(spelling))
        #expect(usual.map(\.record) == spelled.map(\.record) && usual.count(where: \.isPlain) > 50)
        #expect(usual.map(\.isPlain) == spelled.map(\.isPlain))
    }

    @Test(arguments: 0..<120 as Range<UInt64>)
    func `cells in any spelling are plain only if the reader agrees`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        // A column is mostly written in one way.
        let usual = Self.values.map { _ in
            Int.random(in: seed % 2 == 0 ? Self.plain : Self.spellings.indices, using: &generator)
        }
        let rows = (0..<20).map { number in
            Self.row(number, &generator) { column, generator in
                Int.random(in: 0..<(seed % 3 == 0 ? 4 : 30), using: &generator) > 0
                    ? usual[column] : Int.random(in: Self.spellings.indices, using: &generator)
            }
        }
        let sheet = ([Self.header] + rows).joined(separator: seed % 5 == 0 ? "\r\n" : "\n")
        SheetScannerTests.expectAgreement(Array(sheet.utf8), "seed \(seed)")
    }
}
