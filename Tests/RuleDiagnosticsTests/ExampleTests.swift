import RuleDiagnostics
import Testing

struct ExampleTests {
    @Test func `no section leaves the base pack as it is`() {
        #expect(Example.pack("").packText == CodeExplanation.basePack)
    }

    @Test func `a section takes the place of the one with its key`() throws {
        let text = try #require(Example.pack("subject: clan").packText)
        #expect(text == CodeExplanation.basePack.replacing("subject: unit", with: "subject: clan"))
    }

    @Test func `a section may have many lines`() throws {
        let text = try #require(Example.pack("in-force:\n  from: 2022-01-01\n\nmodel: targets").packText)
        let expected = CodeExplanation.basePack
            .replacing("in-force: { from: 2021-01-01 }", with: "in-force:\n  from: 2022-01-01\n")
            .replacing("model: points", with: "model: targets")
        #expect(text == expected)
    }

    @Test func `a new section comes last`() {
        let pack = Example.pack("applies: plan").packText
        #expect(pack == CodeExplanation.basePack + "applies: plan\n")
    }

    @Test func `a key that is given twice stays twice`() throws {
        let text = try #require(Example.pack("subject: clan\nsubject: unit").packText)
        #expect(
            text == CodeExplanation.basePack.replacing("subject: unit", with: "subject: clan\nsubject: unit"))
    }

    @Test func `records and tests come with their pack`() {
        let records = Example.records(pack: "applies: plan", format: .csv, text: "id,period\n")
        #expect(records.packText == Example.pack("applies: plan").packText)
        #expect(Example.tests("cases: []").packText == CodeExplanation.basePack)
        #expect(Example.packFile("pack: a").packText == "pack: a")
        #expect(Example.expression("1 + 1").packText == nil)
    }

    @Test func `a long example is shown without its middle`() {
        let text = "a" + String(repeating: "b", count: 5000) + "c"
        let shown = Example.packFile(text).shown
        #expect(shown.hasPrefix("ab"))
        #expect(shown.contains("…"))
        #expect(shown.hasSuffix("bc"))
        #expect(shown.utf8.count < 200)
    }

    @Test func `bytes are shown as a reader of UTF-8 sees them`() {
        #expect(Example.bytes([0x61, 0xFF, 0x00, 0x0A]).shown == "a\u{FFFD}\u{FFFD}\n")
    }
}
