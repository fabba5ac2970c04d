import Testing

/// From a name to where it comes from.
struct DefinitionTests {
    @Test(arguments: [
        ("part: learn⟦⟧ing", "pack.yaml:13: learning"),
        ("max: ⟦⟧families", "pack.yaml:12: families"),
        ("p.⟦⟧age >=", "pack.yaml:22: age"),
        ("⟦⟧g.age > 0", "pack.yaml:78: g"),
        ("g.a⟦⟧ge > 0", "pack.yaml:28: age"),
        ("c.en⟦⟧rolled", "pack.yaml:23: enrolled"),
        (">= least_age⟦⟧ &&", "pack.yaml:35: least_age"),
        ("size(⟦⟧at_school)", "pack.yaml:40: at_school"),
        ("ref: m⟦⟧oi", "pack.yaml:8: moi"),
        ("by: re⟦⟧gion", "pack.yaml:14: region"),
        ("{ norm⟦⟧al: 6", "pack.yaml:16: normal"),
        ("{ normal: 10, f⟦⟧ar: 20", "pack.yaml:16: far"),
        ("region == '⟦⟧far'", "pack.yaml:16: far"),
        ("\">= pa⟦⟧ss_mark\"", "pack.yaml:31: pass_mark"),
        ("\"⟦⟧citizens > 0", "../../fields/dong-ho.yaml:3: citizens"),
        ("include: [dong⟦⟧-ho]", "../../fields/dong-ho.yaml:1: "),
    ])
    func `of a name in a pack`(piece: String, place: String) throws {
        var editor = try SampleRules.opened(Editor())
        let found = try editor.definition(SampleRules.pack, SampleRules.packText.marked(piece))
        #expect(found == Self.path(place))
    }

    @Test(arguments: [
        ("extends: dong-ho-hoc⟦⟧-tap/vi-du", "pack.yaml:1: dong-ho-hoc-tap/vi-du"),
        ("parameters.⟦⟧pass_mark", "pack.yaml:31: pass_mark"),
        ("indicators.2⟦⟧.1.max", "pack.yaml:69: 2.1"),
        ("source: { ref: v⟦⟧l, at: Điều 2", "vinh-long.overlay.yaml:5: vl"),
        ("each: meet⟦⟧ings", "vinh-long.overlay.yaml:12: meetings"),
        ("\"⟦⟧2\":", "pack.yaml:65: 2"),
        ("choice: reg⟦⟧ion", "pack.yaml:14: region"),
    ])
    func `of a name in an overlay`(piece: String, place: String) throws {
        var editor = try SampleRules.opened(Editor())
        let found = try editor.definition(SampleRules.overlay, SampleRules.overlayText.marked(piece))
        #expect(found == Self.path(place))
    }

    @Test(arguments: [
        ("pack: pack⟦⟧.yaml", "pack.yaml:1: "),
        ("\"1⟦⟧.1\": 40", "pack.yaml:52: 1.1"),
        ("meet⟦⟧ings: 2", "vinh-long.overlay.yaml:12: meetings"),
        ("{ a⟦⟧ge: 7 }", "pack.yaml:22: age"),
        ("\"2⟦⟧.3\": 10", "vinh-long.overlay.yaml:15: 2.3"),
        ("class: da⟦⟧t", "pack.yaml:80: dat"),
        ("because⟦⟧.1.1", nil),
    ])
    func `of a name in worked cases`(piece: String, place: String?) throws {
        var editor = try SampleRules.opened(Editor())
        let found = try editor.definition(SampleRules.tests, SampleRules.testsText.marked(piece))
        #expect(found == place.map { Self.path($0) })
    }

    @Test(.timeLimit(.minutes(1)))
    func `of a field of items that values hand on in many ways`() throws {
        let chain = (1...60).map { "  v\($0): \"registered ? v\($0 - 1) : v\($0 - 1)\"\n" }.joined()
        let text = SampleRules.packText
            .replacing("  at_school:", with: "  v0: people\n\(chain)  at_school:")
            .replacing("applies: registered\n", with: "applies: registered && v60.all(q, q.age < 120)\n")
        var editor = try SampleRules.opened(Editor())
        let found = try editor.definition(SampleRules.pack, text.marked("q.a⟦⟧ge < 120"))
        #expect(found == Self.path("pack.yaml:22: age"))
    }

    @Test func `of a field in a list within a list`() throws {
        var editor = try Editor()
        let courses = "courses: { type: list, of: { hours: { type: count } } }\n"
        let text = SampleRules.packText
            .replacing("      enrolled: {", with: "      \(courses)      enrolled: {")
            .replacing("p.age < 18", with: "p.age < 18 && p.courses.all(c, c.hours > 0)")
        let found = try editor.definition(SampleRules.pack, text.marked("c.ho⟦⟧urs > 0"))
        #expect(found == Self.path("pack.yaml:23: hours"))
    }

    @Test func `of a name in a pack that is being typed`() throws {
        var editor = try SampleRules.opened(Editor())
        let broken = SampleRules.packText.replacing("max: 60", with: "ma")
        let found = try editor.definition(SampleRules.pack, broken.marked("part: learn⟦⟧ing"))
        #expect(found == Self.path("pack.yaml:13: learning"))
    }

    private static func path(_ place: String) -> String {
        place.hasPrefix("../../") ? String(place.dropFirst(6)) : "dong-ho-hoc-tap/vi-du/" + place
    }
}
