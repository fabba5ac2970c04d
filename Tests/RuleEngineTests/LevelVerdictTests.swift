import RuleEngine
import RuleModel
import Testing

struct LevelVerdictTests {
    /// Level 0 asks for `a`, level 1 for `b` as well and for level 0 twelve months before.
    private static let two = LevelOutline(
        levels: [LevelOutline.Step(), LevelOutline.Step(after: Level.After(level: 0, months: 12))],
        goals: [
            LevelOutline.Goal(claims: [.flag(0), .flag(0)]), LevelOutline.Goal(claims: [nil, .flag(1)]),
        ])

    private static func past(_ level: Int?, _ day: String?, title: String? = nil) -> LevelRecord.Past {
        LevelRecord.Past(title: title, level: level, day: day.flatMap { Day($0) })
    }

    // MARK: - Levels

    @Test(
        arguments: [
            (LevelRecord(flags: [true, true, nil], history: []), Verdict.Status.recognised, 0 as Int?),
            (LevelRecord(flags: [true, true, nil], history: [past(0, "2024-12-31")]), .recognised, 1),
            (LevelRecord(flags: [true, true, nil]), .recognised, nil),
            (LevelRecord(flags: [true, false, nil]), .recognised, 0),
            (LevelRecord(flags: [false, true, nil], history: [past(0, "2020-01-01")]), .notRecognised, nil),
            (LevelRecord(flags: [nil, true, nil], history: []), .pending, nil),
        ])
    func `the highest level that is certain is the class`(
        record: LevelRecord, status: Verdict.Status, level: Int?
    ) throws {
        let verdict = try Self.two.verdict(on: record)
        #expect(verdict.status == status)
        #expect(verdict.classIndex == level)
    }

    @Test func `an open higher level leaves the class open and names what it waits for`() throws {
        let verdict = try Self.two.verdict(on: LevelRecord(flags: [true, nil, nil]))
        #expect(verdict.status == .recognised)
        #expect(verdict.possibleClasses == [0, 1])
        #expect(verdict.missing.map(\.path) == [.field(PastResult.slot), .field(1)])
        #expect(verdict.missing.map(\.isGate) == [true, false])
        #expect(verdict.missing.map(\.targets) == [0, 1])
    }

    @Test func `what a missed level lacks besides is not waited for`() throws {
        let verdict = try Self.two.verdict(on: LevelRecord(flags: [false, nil, nil]))
        #expect(verdict.status == .notRecognised)
        #expect(verdict.missing == [])
    }

    @Test(arguments: [(true, Verdict.Status.recognised), (false, .notRecognised)])
    func `enough targets are enough where they are counted`(isMet: Bool, status: Verdict.Status) throws {
        let outline = LevelOutline(
            levels: [LevelOutline.Step(need: .atLeast(2))],
            goals: (0..<3).map { LevelOutline.Goal(claims: [.flag($0)]) })
        #expect(try outline.verdict(on: LevelRecord(flags: [true, isMet, false])).status == status)
        #expect(try outline.verdict(on: LevelRecord(flags: [true, nil, false])).status == .pending)
        #expect(try outline.verdict(on: LevelRecord(flags: [true, true, nil])).missing == [])
    }

    @Test func `a target that does not apply is left out, and does not count as met`() throws {
        var outline = LevelOutline(
            levels: [LevelOutline.Step()],
            goals: [
                LevelOutline.Goal(claims: [.flag(0)]),
                LevelOutline.Goal(applies: .flag(2), claims: [.flag(1)]),
            ])
        let without = LevelRecord(flags: [true, nil, false])
        #expect(try outline.verdict(on: without).status == .recognised)
        #expect(try outline.verdict(on: without).levels[0].states == [.met, .notApplicable])
        outline.levels[0].need = .atLeast(2)
        #expect(try outline.verdict(on: without).status == .notRecognised)
    }

    @Test func `a target that holds does no harm before it is known to apply`() throws {
        let outline = LevelOutline(
            levels: [LevelOutline.Step()], goals: [LevelOutline.Goal(applies: .flag(2), claims: [.flag(1)])])
        #expect(try outline.verdict(on: LevelRecord(flags: [nil, true, nil])).status == .recognised)
        let open = try outline.verdict(on: LevelRecord(flags: [nil, false, nil]))
        #expect(open.status == .pending)
        #expect(open.missing.map(\.path) == [.field(2)])
    }

    @Test func `a pack may count missing data as missed`() throws {
        let outline = LevelOutline(
            levels: [LevelOutline.Step()], goals: [LevelOutline.Goal(claims: [.flag(0)], missing: .zero)])
        let verdict = try outline.verdict(on: LevelRecord())
        #expect(verdict.status == .notRecognised)
        #expect(verdict.targets[0].answers[0]?.countsAsMissed == true)
        #expect(verdict.missing == [])
    }

    // MARK: - Gates

    @Test func `a failed prerequisite bars recognised levels and no others`() throws {
        let outline = LevelOutline(
            prerequisites: [.flag(2)],
            levels: [LevelOutline.Step(isRecognised: false), LevelOutline.Step()],
            goals: [LevelOutline.Goal(claims: [.flag(0), .flag(0)])])
        let verdict = try outline.verdict(on: LevelRecord(flags: [true, nil, false]))
        #expect(verdict.status == .notRecognised)
        #expect(verdict.classIndex == 0)
        #expect(verdict.possibleClasses == [1])
        #expect(verdict.bars == [.prerequisite(0)])
        #expect(try outline.verdict(on: LevelRecord(flags: [true, nil, nil])).status == .pending)
    }

    @Test func `a pack that may not apply decides nothing`() throws {
        var outline = Self.two
        outline.applies = .flag(2)
        #expect(try outline.verdict(on: LevelRecord(flags: [true, true, false])).status == .notApplicable)
        let open = try outline.verdict(on: LevelRecord(flags: [true, false, nil], history: []))
        #expect(open.status == .pending)
        #expect(open.missing.map(\.path) == [.field(2)])
    }

    // MARK: - History

    @Test(
        arguments: [
            ([past(0, "2024-12-31")], Truth.yes),
            ([past(0, "2025-01-01")], .no),
            ([past(1, "2023-05-02")], .yes),
            ([past(0, "2023-05-02", title: "Another")], .no),
            ([past(0, "2023-05-02", title: "title")], .yes),
            ([past(0, nil)], .unknown),
            ([past(nil, "2023-05-02")], .unknown),
            ([past(nil, "2025-05-02")], .no),
            ([past(0, nil), past(0, "2022-01-01")], .yes),
            ([], .no),
        ])
    func `a level counts as held after its months have passed`(history: [LevelRecord.Past], held: Truth)
        throws
    {
        let verdict = try Self.two.verdict(on: LevelRecord(flags: [true, true, nil], history: history))
        #expect(verdict.levels[1].after == held)
        #expect(verdict.levels[0].after == nil)
        #expect((verdict.levels[1].afterMissing == []) == (held != .unknown))
    }

    @Test func `the day that decides may be given`() throws {
        let record = LevelRecord(flags: [true, true, nil], history: [Self.past(0, "2024-12-31")])
        #expect(try Self.two.verdict(on: record, asOf: Day("2025-12-30")).classIndex == 0)
        #expect(try Self.two.verdict(on: record, asOf: Day("2025-12-31")).classIndex == 1)
    }

    @Test(
        arguments: [
            ("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2024-12-15", 1, "2025-01-15"), ("2024-03-31", 36, "2027-03-31"),
        ])
    func `months are counted by the calendar`(day: String, months: Int, later: String) throws {
        #expect(try #require(Day(day)).adding(months: months) == Day(later))
    }
}
