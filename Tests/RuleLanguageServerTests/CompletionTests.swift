import RuleRecords
import Testing

/// What is offered while people type.
struct CompletionTests {
    private static func offered(
        _ piece: String, in path: String = SampleRules.pack, of text: String = SampleRules.packText
    ) throws -> [String: JSONValue] {
        var editor = try SampleRules.opened(Editor())
        return try editor.completion(path, text.marked(piece))
    }

    /// Puts a mark into a pack in the place of a piece of it.
    private static func offered(
        replacing piece: String, with typed: String, in path: String = SampleRules.pack,
        of text: String = SampleRules.packText
    ) throws -> [String: JSONValue] {
        var editor = try SampleRules.opened(Editor())
        return try editor.completion(path, text.replacing(piece, with: typed))
    }

    @Test func `keys are offered that are not there yet, with what they mean`() throws {
        let items = try Self.offered(replacing: "    max: 60\n", with: "    max: 60\n    ⟦⟧\n")
        #expect(Set(items.keys) == ["source", "applies", "not-applicable", "floor", "deduct", "below-zero"])
        #expect(items["floor"]?["detail"]?.text == "Least points for the title")
        #expect(items["floor"]?["documentation"]?["value"]?.text?.contains("Điểm sàn") == true)
    }

    @Test func `keys in brackets, half typed, are completed`() throws {
        var editor = try SampleRules.opened(Editor())
        let text = SampleRules.packText.replacing(
            "type: flag, label: { vi: Đã", with: "type: flag, inf⟦⟧, label: { vi: Đã")
        let items = try editor.completion(SampleRules.pack, text)
        let item = try #require(items["informative"])
        #expect(items["type"] == nil && items["label"] == nil)
        let typed = try editor.text(of: SampleRules.pack, accepting: item)
        #expect(typed.contains("{ type: flag, informative: , label: { vi: Đã"))
    }

    @Test(arguments: [
        (
            "part: learning", "part: ⟦⟧",
            ["learning", "families", "at_school", "pass_mark", "citizens", "period", "size"]
        ),
        ("part: learning", "part: lear⟦⟧", ["learning"]),
        ("p.age < 18", "p.⟦⟧", ["age", "enrolled"]),
        ("p.age < 18", "p.age < 18 && ⟦⟧", ["p", "region", "least_age"]),
        ("pupils.filter(c, c.enrolled)", "pupils.⟦⟧", ["filter", "all", "exists", "map", "size"]),
        ("region == 'far'", "region == '⟦⟧'", ["normal", "far"]),
        ("region == 'far'", "region == '⟦⟧", ["normal", "far"]),
        ("choice: region", "choice: ⟦⟧", ["region"]),
        ("ref: moi", "ref: ⟦⟧", ["vd", "moi"]),
        ("by: region", "by: ⟦⟧", ["region", "families"]),
        ("{ normal: 10, far: 20 }", "{ normal: 10, ⟦⟧ }", ["far", "normal"]),
        ("include: [dong-ho]", "include: [⟦⟧]", ["dong-ho"]),
        ("scale: all-or-nothing", "scale: ⟦⟧", ["proportional", "all-or-nothing"]),
        ("when-empty: full", "when-empty: ⟦⟧", ["full", "zero", "not-applicable"]),
        ("recognised: true }\n", "recognised: ⟦⟧ }\n", ["true", "false"]),
        ("\">= pass_mark\"", "\">= ⟦⟧\"", ["pass_mark"]),
        ("model: points", "model: ⟦⟧", ["points", "targets"]),
        ("type: flag, label: { vi: Đã", "type: ⟦⟧, label: { vi: Đã", ["flag", "count", "choice", "list"]),
    ])
    func `values of a pack are offered`(piece: String, typed: String, labels: [String]) throws {
        let items = try Self.offered(replacing: piece, with: typed)
        for label in labels { #expect(items[label] != nil, "\(label) among \(items.keys.sorted())") }
        #expect(items["zzCursorOfTheEditor"] == nil)
    }

    @Test(arguments: [
        ("  indicators.2.1.max: 10\n", "  ⟦⟧\n", ["parameters.", "indicators.", "applies"]),
        (
            "  indicators.2.1.max: 10\n", "  indicators.⟦⟧\n",
            ["indicators.1.1", "indicators.2.2", "indicators.2.3"]
        ),
        (
            "  indicators.2.1.max: 10\n", "  indicators.2.1.⟦⟧\n",
            ["indicators.2.1.max", "indicators.2.1.award"]
        ),
        ("each: meetings", "each: ⟦⟧", ["meetings", "families"]),
        ("extends: dong-ho-hoc-tap/vi-du", "extends: ⟦⟧", ["dong-ho-hoc-tap/vi-du"]),
        ("source: { ref: vl, at: Điều 2", "source: { ref: ⟦⟧, at: Điều 2", ["vl", "vd"]),
        ("    \"2\":\n", "    ⟦⟧:\n", ["1", "2"]),
    ])
    func `values of an overlay are offered`(piece: String, typed: String, labels: [String]) throws {
        let items = try Self.offered(
            replacing: piece, with: typed, in: SampleRules.overlay, of: SampleRules.overlayText)
        for label in labels { #expect(items[label] != nil, "\(label) among \(items.keys.sorted())") }
    }

    @Test(arguments: [
        (
            "registered: true, families: 4, learning: 1", "registered: true, ⟦⟧, learning: 1",
            ["families", "citizens", "people"]
        ),
        ("{ age: 7 }", "{ ⟦⟧ }", ["age", "enrolled"]),
        ("\"1.1\": 40, \"2.1\": 20", "\"1.1\": 40, ⟦⟧", ["1.2", "2.1", "2.3"]),
        ("class: dat", "class: ⟦⟧", ["dat", "chua-dat"]),
        ("barred: [gia-dinh]", "barred: [⟦⟧]", ["gia-dinh", "1", "2.2"]),
        ("region: far", "region: ⟦⟧", ["normal", "far"]),
        (
            "columns: [record.learning, ", "columns: [record.⟦⟧, ",
            ["record.learning", "because.1.1", "status"]
        ),
    ])
    func `values of worked cases are offered`(piece: String, typed: String, labels: [String]) throws {
        let items = try Self.offered(
            replacing: piece, with: typed, in: SampleRules.tests, of: SampleRules.testsText)
        for label in labels { #expect(items[label] != nil, "\(label) among \(items.keys.sorted())") }
    }

    @Test func `an id that looks like a number is written in quotes`() throws {
        var editor = try SampleRules.opened(Editor())
        let text = SampleRules.testsText.replacing("\"1.1\": 40, \"2.1\": 20", with: "\"1.1\": 40, ⟦⟧")
        let items = try editor.completion(SampleRules.tests, text)
        let typed = try editor.text(of: SampleRules.tests, accepting: #require(items["2.1"]))
        #expect(typed.contains("because: { \"1.1\": 40, \"2.1\":  }"))
    }

    @Test func `what is offered tells more about itself`() throws {
        let items = try Self.offered(replacing: "part: learning", with: "part: ⟦⟧")
        #expect(items["families"]?["documentation"]?["value"]?.text?.contains("Số gia đình") == true)
        #expect(items["share"]?["detail"]?.text == "share(part, whole)")
    }
}
