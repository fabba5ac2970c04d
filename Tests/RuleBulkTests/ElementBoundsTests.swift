import RuleBulk
import RuleRecords
import TestSupport
import Testing

struct ElementBoundsTests {
    private static func padded(_ text: String) -> [UInt8] {
        Array(text.utf8) + Array(repeating: 0, count: LineScanner.padding)
    }

    @Test(arguments: [
        ("", 0, false), ("{}", 0, false), ("{},", 3, false), ("{},{", 3, false),
        (" {} , [1, 2] ,\n{", 14, false),
        ("{\"a\":\",\"},1", 10, false), ("{\"a\":\"\\\",\"},1", 12, false), ("{\"a\":\"\\\\\"},1", 11, false),
        ("1,\"a,b\",null,x", 13, false), ("{\"Y_y\":{\"[\":[]}},", 17, false),
        ("{}]", 0, false), ("{},{}]  \n ", 3, false), ("{},{}] x", 8, true), ("{},{}}", 6, true),
        ("{},[}", 5, true), ("{},{\"a\n\":1},", 12, true), ("{},\"a", 3, false), ("{},\"a\\", 3, false),
    ])
    func `elements end at commas that stand in none of them`(text: String, offset: Int, isBroken: Bool) {
        let found = ElementBounds.endOfElements(in: Self.padded(text).span, from: 0, to: text.utf8.count)
        #expect(found == (offset, isBroken))
    }

    @Test(arguments: 0..<70)
    func `a quote after an odd number of backslashes ends no text`(shift: Int) {
        for count in 0..<70 {
            let backslashes = String(repeating: "\\", count: count)
            let text = "{\"\(String(repeating: "a", count: shift))\(backslashes)\":[1,2]},3,"
            let found = ElementBounds.endOfElements(
                in: Self.padded(text).span, from: 0, to: text.utf8.count)
            #expect(found == (count % 2 == 0 ? text.utf8.count : 0, false), "\(count) after \(shift)")
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `how far a text goes is told as places are`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let letters = ["a", "ệ", "đ", "\n", "\r\n", "\r", " ", "👪", "\r\r", "\n\n"]
        let words = (0..<Int.random(in: 0...90, using: &generator)).map { _ in
            letters[Int.random(in: 0..<(seed % 2 == 0 ? 3 : letters.count), using: &generator)]
        }
        let text = words.joined()
        let start = Int.random(in: 0...3, using: &generator)
        let bytes = Self.padded(String(repeating: " ", count: start) + text + "x")
        let end = start + text.utf8.count
        let extent = TextExtent(of: bytes.span, start..<end)
        let place = LineCursor(offset: start).place(of: end, in: bytes)
        #expect("\(extent.lineBreaks + 1):\(extent.columns + 1)" == place)
        // In two parts, between letters.
        let middle = start + words.prefix(words.count / 2).joined().utf8.count
        guard words.count > 1, bytes[middle] != 10 || bytes[middle - 1] != 13 else { return }
        var both = TextExtent(of: bytes.span, start..<middle)
        both.add(TextExtent(of: bytes.span, middle..<end))
        #expect(both == extent)
    }
}
