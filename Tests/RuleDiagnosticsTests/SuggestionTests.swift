import RuleDiagnostics
import Testing

struct SuggestionTests {
    @Test(arguments: [
        ("pionts", "points"), ("tieu_chi", "tiêu chí"), ("Tieu-Chi", "tiêu chí"), ("max", "max"),
        ("criterai", "criteria"), ("đat", "đạt"),
    ])
    func `a mistyped name finds the one it stands for`(name: String, expected: String) {
        let names = ["criteria", "points", "tiêu chí", "max", "đạt"]
        #expect(Suggestion.nearest(to: name, among: names) == expected)
    }

    @Test(arguments: ["zzz", "", "pointsandmore"])
    func `a name far from all finds none`(name: String) {
        #expect(Suggestion.nearest(to: name, among: ["criteria", "points", "max"]) == nil)
    }

    @Test func `the nearer of two names wins`() {
        #expect(Suggestion.nearest(to: "floors", among: ["flower", "floor"]) == "floor")
    }
}
