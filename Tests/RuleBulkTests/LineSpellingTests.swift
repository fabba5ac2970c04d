import RuleBulk
import TestSupport
import Testing

/// Records as programs write them that escape letters, or that make fractions of all numbers.
struct LineSpellingTests {
    /// Lines of one record each, once as they are to be learned and once more.
    private static func scan(_ members: [String]) -> [ScannedRow] {
        let lines = (members + members).map { #"{"id":"a","period":2021,\#($0)}"# + "\n" }
        let bytes = Array(lines.joined().utf8)
        var scanner = LineScanner(pack: ScanFixture.pack, asOf: nil)
        LineScannerTests.expectAgreement(bytes, by: &scanner, "\(members)")
        return ScannedRow.rows(ofLines: bytes, by: &scanner)
    }

    @Test(arguments: [
        #""members":120.0"#, #""members":120.00,"with_plan":5.0"#, #""with_plan":0.0"#, #""has_policy":1.0"#,
        #""has_policy":0.00"#, #""rate":85.50"#, #""rate":85.0"#, #""average":7.500000"#, #""average":10.0"#,
        #""change":-5.0"#, #""change":-0.0"#, #""area":12.500000000"#, #""assessed":{"2.1":7.50,"2.2":1.0}"#,
        #""people":[{"age":45.0},{"age":20.0,"schooling":9.50,"born":1985.0}]"#,
        #""members": 3.0 ,"note":"x""#,
        #""history":[{"year":2019.0,"passed":1.0}]"#, #""members":1.0000000000000000"#,
    ])
    func `zeros after a point change nothing`(members: String) {
        let rows = Self.scan([members])
        #expect(rows.map(\.isPlain) == [true, true])
    }

    @Test func `ids and periods may have them too`() {
        let lines = #"{"id":12.0,"period":2021.0,"members":5.0}"# + "\n"
        var scanner = LineScanner(pack: ScanFixture.pack, asOf: nil)
        #expect(LineScannerTests.expectAgreement(Array(lines.utf8), by: &scanner, "id").plain == 1)
    }

    @Test(arguments: [
        #""members":3."#, #""members":3.0.0"#, #""members":3.0e1"#, #""members":3.0E0"#, #""members":3.01"#,
        #""members":3.0x"#, #""members":"3".0"#, #""members":null.0"#, #""has_policy":true.0"#,
        #""note":"7".0"#, #""members":03.0"#, #""members":.0"#,
        #""members":1.00000000000000000000000000000001"#,
        #""people":[{"age":45}].0"#, #""people":[{.0"age":45}]"#, #""people":[{"age":45}.0]"#,
        #""members":3.0 .0"#,
        #""average":7.255"#, #""average":7.2501"#, #""members":-3.0"#,
    ])
    func `what follows a number must be zeros`(members: String) {
        // What was learned from numbers with zeros does not let these through.
        let known = [
            #""members":3.0,"note":"7""#, #""has_policy":1.0"#, #""people":[{"age":45.0}]"#,
            #""average":7.250"#,
        ]
        let rows = Self.scan(known + [members])
        #expect(rows.map(\.isPlain) == [true, true, true, true, false, true, true, true, true, false])
    }

    /// A line with every letter that is not ASCII written as an escape.
    private static func escaped(_ line: String) -> String {
        line.unicodeScalars.map { scalar in
            scalar.isASCII
                ? String(scalar)
                : scalar.utf16.map { unit in
                    let digits = String(unit, radix: 16, uppercase: unit % 2 == 0)
                    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }.joined()
        }.joined()
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `escaped letters change nothing`(seed: UInt64) {
        let text = String(decoding: LineScannerTests.text(seed: seed, oddity: 0, count: 30), as: UTF8.self)
        var scanners = [false, true].map { _ in LineScanner(pack: ScanFixture.pack, asOf: nil) }
        let plain = LineScannerTests.expectAgreement(Array(text.utf8), by: &scanners[0], "seed \(seed)").plain
        let escaped = Array(Self.escaped(text).utf8)
        #expect(
            LineScannerTests.expectAgreement(escaped, by: &scanners[1], "escaped, seed \(seed)").plain
                == plain)
    }

    @Test(arguments: [1, 15], 0..<60 as Range<UInt64>)
    func `escaped letters in odd and wrong records are plain only if the reader agrees`(
        oddity: Int, seed: UInt64
    ) {
        let text = String(
            decoding: LineScannerTests.text(seed: seed, oddity: oddity, count: 30), as: UTF8.self)
        var scanner = LineScanner(pack: ScanFixture.pack, asOf: nil)
        LineScannerTests.expectAgreement(Array(Self.escaped(text).utf8), by: &scanner, "seed \(seed)")
    }

    /// Names of people and what says that there is nothing to say.
    private static let starts = [
        "Đặng", "Ấn", "Ký", "Khánh", "Khổng", "KHÔNG ÁP DỤNG", "không áp dụng", "Kho\u{302}ng áp dụng",
        "Không", "Nà",
        "n/a", "Na", "—", "–", "Ñ", "É", "Ω", "漢", "😀", "\u{FEFF}n/a", "\u{212A}hông áp dụng", "ữ", "a", "k",
        "ń/a",
    ]

    @Test(arguments: starts)
    func `escapes do not hide what says nothing`(start: String) {
        let every = start.utf16.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
        let texts = [
            start, Self.escaped(start), every.joined(), every[0] + String(start.unicodeScalars.dropFirst()),
        ]
        // The last is half a letter where the first takes two units.
        let rows = Self.scan(
            texts.prefix(start.unicodeScalars.first?.value ?? 0 > 0xFFFF ? 3 : 4).map { #""note":"\#($0)""# })
        #expect(Set(rows.map(\.isPlain)).count == 1, "\(rows.map(\.isPlain))")
    }

    @Test(arguments: [
        #""m\u0065mbers":5"#, #""C\u00f3 ch\u1ee7 tr\u01b0\u01a1ng":true"#,
        #""unit_kind":"\u0054r\u01b0\u1eddng h\u1ecdc""#,
        #""has_policy":"c\u00f3""#, #""has_policy":"co\u0301""#, #""code":"A\u0042""#,
        #""note":"\u0022\\\"\/\n""#,
        #""founded":"1\/9\/1999""#, #""members":"12\u0030""#,
        #""people":[{"k\u0069nd":"school","\u0061ge":45}]"#,
        #""note":"\ud83d\ude00""#, #""assessed":{"2\u002e1":7.5}"#,
    ])
    func `escapes are read in names and values`(members: String) {
        let rows = Self.scan([members])
        #expect(rows.map(\.isPlain) == [true, true])
    }

    @Test(arguments: [
        #""note":"\ud83d""#, #""note":"\ude00\ud83d""#, #""note":"\x41""#, #""note":"\u00g1""#,
        #""note":"\u00"#,
        #""m\u0065mbers":5,"members":5"#, #""\u006eobody":5"#, #""unit_kind":"sch\u006fool""#,
        #""code":"\u0061b""#,
    ])
    func `escapes that are wrong, or hide what is, are not plain`(members: String) {
        #expect(Self.scan([members]).map(\.isPlain) == [false, false])
    }
}
