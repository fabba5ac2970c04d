import RuleDiagnostics
import Testing

struct LineTableTests {
    @Test(
        arguments: [
            ("", [0]), ("a", [0]), ("a\n", [0, 2]), ("a\nb", [0, 2]), ("a\r\nb\r\n", [0, 3, 6]),
            ("a\rb\n\nc", [0, 2, 4, 5]),
            ("\r\r\n\n", [0, 1, 3, 4]),
        ] as [(String, [Int])])
    func `a line starts after each kind of line break`(text: String, starts: [Int]) {
        #expect(LineTable(Array(text.utf8)).starts == starts)
    }

    @Test func `every byte lies in the line that starts last before it`() {
        let bytes = Array("một\r\nhai\n\nba\rbốn".utf8)
        let table = LineTable(bytes)
        for offset in 0...bytes.count {
            let expected = table.starts.lastIndex { $0 <= offset }
            #expect(table.line(ofByte: offset) == expected)
        }
    }

    @Test func `a line leaves out its line break`() {
        let bytes = Array("ab\r\n\ncd\r".utf8)
        let table = LineTable(bytes)
        #expect(
            (0..<table.starts.count).map { table.range(ofLine: $0, in: bytes) } == [
                0..<2, 4..<4, 5..<7, 8..<8,
            ])
    }

    @Test func `columns count scalars and UTF-16 units`() {
        let bytes = Array("k: 😀ế x".utf8)
        let position = LineTable(bytes).position(ofByte: bytes.count - 1, in: bytes)
        #expect([position.line, position.column, position.utf16Column] == [1, 7, 8])
    }

    @Test func `a byte order mark takes no column`() {
        let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("ab\nc".utf8)
        let table = LineTable(bytes)
        #expect(table.position(ofByte: 0, in: bytes).column == 1)
        #expect(table.position(ofByte: 3, in: bytes).column == 1)
        #expect(table.position(ofByte: 4, in: bytes).column == 2)
        #expect(table.position(ofByte: 6, in: bytes).line == 2)
    }

    @Test func `a place past the end is the end`() {
        let bytes = Array("ab\nc".utf8)
        let table = LineTable(bytes)
        let position = table.position(ofByte: 99, in: bytes)
        #expect([position.line, position.column, position.utf16Column] == [2, 2, 2])
    }
}
