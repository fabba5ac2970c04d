import RuleDiagnostics
import RuleSource
import Testing

struct SourceLimitTests {
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    @Test func `a file of four megabytes is read and a larger one refused`() {
        let limit = 4 << 20
        let text = Array("a: 1 #".utf8)
        let full = text + [UInt8](repeating: UInt8(ascii: "x"), count: limit - text.count)
        #expect(Reading(full).findings.isEmpty)
        #expect(Reading(full + [UInt8(ascii: "x")]).findings.map(\.code) == [.fileTooLarge])
    }

    @Test func `a file of too many values is refused`() {
        let reading = Reading("[" + String(repeating: "1,", count: 200_000) + "]")
        #expect(reading.findings.map(\.code) == [.tooManyNodes])
        #expect(reading.root == nil)
    }

    @Test func `an endless nest is refused at once`() throws {
        let reading = Reading(String(repeating: "[", count: 100_000))
        let finding = try #require(reading.findings.first)
        #expect(finding.code == .nestingTooDeep)
        #expect(finding.primary.span.lower == 64)
    }

    @Test(arguments: [
        [], mark, Array("# chú thích".utf8), mark + Array("\n\n".utf8), Array("---\n...\n".utf8),
    ])
    func `a file without content is reported once`(bytes: [UInt8]) {
        let reading = Reading(bytes)
        #expect(reading.findings.map(\.code) == [.emptyDocument])
        #expect(reading.root == nil)
    }

    @Test(
        arguments: [
            ([0xFF, 0xFE, 0, 0, 0x61], "UTF-32"), ([0, 0, 0xFE, 0xFF], "UTF-32"),
            ([0xFE, 0xFF, 0, 0x61], "UTF-16"),
            ([0xFF, 0xFE, 0x61, 0], "UTF-16"),
        ] as [([UInt8], String)])
    func `another encoding is named`(bytes: [UInt8], name: String) throws {
        let finding = try #require(Reading(bytes).findings.first)
        #expect(finding.code == .notUTF8Encoded)
        #expect(finding.message.vi.contains(name))
    }

    @Test(
        arguments: [
            ([0x61, 0x80], 1..<2), ([0xC0, 0xAF], 0..<1), ([0x61, 0xE1, 0xBA], 1..<3),
            ([0xED, 0xA0, 0x80], 0..<1),
            ([0xF5, 0x80], 0..<1), ([0xC4, 0x91, 0xC4, 0x0A], 2..<3),
        ] as [([UInt8], Range<Int>)])
    func `the first broken byte is marked exactly`(bytes: [UInt8], place: Range<Int>) throws {
        let reading = Reading(bytes)
        let finding = try #require(reading.findings.first)
        #expect(reading.findings.count == 1)
        #expect(finding.code == .invalidUTF8)
        #expect(Int(finding.primary.span.lower)..<Int(finding.primary.span.upper) == place)
    }

    @Test func `a file of control characters is reported in few findings`() {
        let reading = Reading([UInt8](repeating: 0, count: 1_000))
        #expect(reading.findings.count == 20)
        #expect(reading.findings.allSatisfy { $0.code == .controlCharacter })
    }

    @Test func `every line break of YAML is read and none is a control character`() {
        let reading = Reading("a: 1\r\nb: 2\rc: 3\u{85}d: 4\n")
        #expect(reading.findings.isEmpty)
        #expect(reading.root?.entries?.map(\.key.text) == ["a", "b", "c", "d"])
    }
}
