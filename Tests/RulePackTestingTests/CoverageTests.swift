import BinhXet
import RulePackTesting
import Testing

/// What the cases reach of a pack.
struct CoverageTests {
    private func coverage(of cases: String, by text: String = CasePack.text) throws -> Coverage {
        let runner = PackTestRunner(pack: try CasePack.pack(text))
        var coverage = Coverage()
        for item in try CasePack.cases(cases) {
            let result = runner.run(item)
            #expect(result.failures.isEmpty, "\(result.failures)")
            coverage.add(try #require(result.scored))
        }
        return coverage
    }

    private static let one = "cases: [{ name: a, record: { \(CasePack.record) }, points: 100 }]"

    @Test func `one case reaches its bands, its answers and its class`() throws {
        let coverage = try coverage(of: Self.one)
        #expect(coverage.count(of: .indicator) == (3, 3))
        #expect(coverage.count(of: .band) == (2, 6))
        #expect(coverage.count(of: .condition) == (2, 6))
        #expect(coverage.count(of: .rank) == (1, 2))
        #expect(coverage.percent == 8 * 100 / 17)
        let missed = coverage.missed.map { "\($0.line) \($0.words.en)" }
        #expect(missed.contains("33 1.1: band `2`") && missed.contains("33 1.1: band `3`"))
        #expect(missed.contains("38 1.2: condition `false`"))
        #expect(missed.contains("46 chua-dat: class"))
    }

    @Test func `cases add up to the whole`() throws {
        let coverage = try coverage(
            of: """
                tables:
                  - name: t
                    record: { members: 10 }
                    columns: [record.learning, record.hours, record.grade, record.registered, points, least]
                    rows:
                      - [9, 20, good, true, 100, ~]
                      - [5, 19, fair, false, 40, ~]
                      - [4, ~, weak, ~, ~, 0]
                """)
        #expect(coverage.missed.isEmpty && coverage.percent == 100)
    }

    @Test func `open data reach no band and make no indicator certain`() throws {
        let coverage = try coverage(of: "cases: [{ name: a, record: { registered: true }, least: 0 }]")
        #expect(coverage.count(of: .indicator) == (0, 3) && coverage.count(of: .band) == (0, 6))
    }

    @Test(arguments: [
        ("pack:", "", 7),
        ("prerequisites:", "applies: members > 0\n", 6),
        ("    indicators:", "    applies: members > 0\n    not-applicable: zero\n", 6),
        ("        max: 50", "        applies: 1 <= members\n        not-applicable: zero\n", 6),
        ("        max: 50", "        applies: registered\n        not-applicable: zero\n", 7),
    ])
    func `a whole that is never 0 where it is looked at needs no case without it`(
        place: String, gate: String, bands: Int
    ) throws {
        let text = CasePack.text.replacing("min: 1, max: 100", with: "max: 100")
            .replacing("whole: members }\n", with: "whole: members }\n          when-empty: zero\n")
            .replacing(place, with: gate + place, maxReplacements: 1)
        let coverage = try coverage(of: Self.one, by: text)
        #expect(coverage.count(of: .band) == (2, bands))
        #expect(coverage.missed.contains { $0.detail == "when-empty" } == (bands == 7))
    }

    @Test func `the page shows each line and what is missed of it`() throws {
        let html = try coverage(of: Self.one).html(in: .english)
        #expect(html.contains("<span class=\"line part\"><span class=\"number\">33</span>"))
        #expect(html.contains("← 1.1: band `2`") && html.contains("&quot;&gt;= 90%&quot;"))
    }
}

/// Which mistakes in a pack the cases find.
struct MutationTests {
    private func mutation(of cases: String) throws -> MutationRun {
        let runner = PackTestRunner(pack: try CasePack.pack())
        var run = MutationRun()
        run.add(try CasePack.cases(cases).map { runner.run($0) })
        return run
    }

    private static let rows = """
        tables:
          - name: t
            record: { registered: true, members: 100 }
            columns: [record.learning, record.hours, record.grade, record.registered, points, class, status]
            rows:
              - [90, 20, good, true, 100, dat, recognised]
              - [89, 20, good, true, 80, dat, ~]
              - [50, 21, good, true, 80, dat, ~]
              - [49, 20, good, true, 50, chua-dat, ~]
              - [91, 19, good, true, 70, dat, ~]
              - [90, 20, fair, true, 90, ~, ~]
              - [90, 20, weak, true, 80, ~, ~]
              - [90, 19, fair, true, 60, chua-dat, ~]
              - [90, 20, good, false, ~, ~, not-recognised]

        """

    @Test func `a mistake that no case finds is listed with the record that would`() throws {
        let run = try mutation(
            of: "cases: [{ name: a, record: { \(CasePack.record) }, because: { \"1.2\": 30 } }]")
        let ofHours = run.survivors.filter { $0.item == "1.2" }
        let later = try #require(ofHours.first { $0.change.en == "`20` becomes `19`" })
        #expect(later.record?.like == "a" && later.line == 38)
        #expect(later.record?.changes.map(\.name) == ["hours"])
        #expect(later.record?.changes.map(\.value) == ["19"])
        // The case stands at the border, so this one is found.
        #expect(!run.survivors.contains { $0.change.en == "`20` becomes `21`" })
    }

    @Test func `cases at every border find every mistake but those about missing data`() throws {
        let run = try mutation(of: Self.rows)
        let left = Set(run.survivors.map { "\($0.item) \($0.change.en)" })
        let missing = Set(["1.1", "1.2", "1.3"].map { "\($0) becomes `missing: zero`" })
        // A pass mark of 70 is told from one of 69 by no sum of the points that there are.
        #expect(left == missing, "\(left)")
        #expect(run.equivalent.map(\.change.en) == ["`70` becomes `69`"])
        #expect(run.percent < 100 && run.killed >= 15)
    }

    @Test func `cases with gaps find the rest`() throws {
        let run = try mutation(
            of: Self.rows + """
                cases:
                  - { name: thiếu, record: { registered: true }, least: 0, most: 100 }
                  - { name: thiếu một, record: { registered: true, members: 10, learning: 9, hours: 20 }, most: 100 }
                  - { name: thiếu giờ, record: { registered: true, members: 10, learning: 9, grade: good }, most: 100 }
                  - { name: thiếu người, record: { registered: true, hours: 20, grade: good }, most: 100 }
                """)
        #expect(run.survivors.isEmpty && run.percent == 100)
    }

    @Test(.timeLimit(.minutes(1)))
    func `values that ask for one another in many ways are gone through once`() throws {
        let chain = (1...60).map { "  v\($0): v\($0 - 1) + v\($0 - 1) - hours\n" }.joined()
        let text = CasePack.text
            .replacing("prerequisites:", with: "values:\n  v0: hours\n\(chain)prerequisites:")
            .replacing("when: hours >= 20", with: "when: v60 >= 20")
        var run = MutationRun()
        let runner = PackTestRunner(pack: try CasePack.pack(text))
        run.add(try CasePack.cases(Self.rows).map { runner.run($0) })
        #expect(run.killed >= 15)
    }

    @Test func `cases that fail prove nothing`() throws {
        let run = try mutation(of: "cases: [{ name: a, record: { \(CasePack.record) }, points: 1 }]")
        #expect(run.killed == 0)
    }
}
