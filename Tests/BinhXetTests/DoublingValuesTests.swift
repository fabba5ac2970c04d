import BinhXet
import RuleDiagnostics
import RuleModel
import RuleReport
import Testing

/// Values that ask for the one before them twice, over and over: whoever follows every way through them never ends.
@Suite(.timeLimit(.minutes(1)))
struct DoublingValuesTests {
    /// The first of the values, each of the others out of the one before (`%`), and what asks for the last.
    private static let chains = [
        (first: "books", next: "% + % - fines", last: "% >= 1000"),
        ("books > 900", "% && fund || % && clubs > 1", "%"),
        ("books", "fund ? % : (clubs > 1 ? % : 0)", "% > 900"),
        ("people.filter(p, p.age > 90)", "fund ? % : %.filter(p, p.name != 'B')", "size(%) > 4"),
        (
            "people.filter(p, p.age > 90)", "%.filter(p, %.exists(q, q.age > p.age && q.name != ''))",
            "size(%) > 4"
        ),
        ("people.map(p, p.name)", "fund ? % : % + []", "'B' in %"),
        ("string(books)", "fund ? % : % + 'x'", "% == '999'"),
        ("mood", "fund ? % : (clubs > 1 ? % : 'good')", "% == 'bad'"),
    ]
    private static let count = 60

    private static func pack(_ chain: (first: String, next: String, last: String)) throws -> RulePack {
        func filled(_ text: String, _ number: Int) -> String {
            text.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "v\(number)")
        }
        let values = (1...count).map { "  v\($0): \"\(filled(chain.next, $0 - 1))\"\n" }.joined()
        let fields = SmallPack.fields([
            "books: type: count, max: 1000", "fines: type: count, max: 10", "clubs: type: count, max: 10",
            "fund: type: flag",
            "mood: type: choice, of: { good: { vi: Tốt, en: Good }, bad: { vi: Kém, en: Bad } }",
            """
            people: type: list, of: { name: { type: text, personal: true, label: { vi: Tên, en: Name } }, \
            age: { type: count, max: 120, label: { vi: Tuổi, en: Age } } }
            """,
        ])
        let criterion = SmallPack.criterion(1, 10, "{ when: \"\(filled(chain.last, count))\" }")
        return try SmallPack.compiled(
            fields + "values:\n  v0: \"\(chain.first)\"\n" + values + "criteria:\n" + criterion
                + SmallPack.classes([(">= 5", true), ("< 5", false)]))
    }

    @Test(arguments: chains.indices)
    func `are explained in full, with a way up`(chain: Int) throws {
        let record = """
            {"id":"a","period":2025,"books":1,"fines":1,"clubs":1,"fund":false,"mood":"good",\
            "people":[{"name":"A","age":40},{"name":"B","age":60}]}
            """
        let pack = try Self.pack(Self.chains[chain])
        let subject = try #require(pack.verdicts(on: Array(record.utf8)).first)
        let pages = [VerdictJSON().text(of: subject), TextReport().page(for: Explanation(of: subject))]
        for page in pages { #expect(page.utf8.count < 20_000) }
    }

    @Test(arguments: chains.indices)
    func `have a manual whose sentences end`(chain: Int) throws {
        let pack = try Self.pack(Self.chains[chain])
        for language in [Language.vietnamese, .english] {
            let page = PrintMarkdown.text(of: Manual(of: pack).page(in: language))
            #expect(page.utf8.count < 20_000)
            // What is too long to be told in one sentence goes by its name.
            let words = Set(page.split { !$0.isLetter && !$0.isNumber }.map(String.init))
            #expect(!words.isDisjoint(with: (0...Self.count).map { "v\($0)" }))
        }
    }
}
