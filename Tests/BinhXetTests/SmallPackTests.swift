import BinhXet
import RuleEngine
import RuleModel
import RuleReport
import TestSupport
import Testing

/// Verdicts and ways up of packs as people write them, where limits, floors and classes meet.
struct SmallPackTests {
    /// The verdict on one record; none where it is refused.
    private func judged(_ text: String, _ record: String) throws -> ScoredRecord? {
        try SmallPack.compiled(text, advice: false).verdicts(on: Array(record.utf8)).first
    }

    /// What a way up comes to: its changes in short, or why there is none.
    private func wayUp(_ text: String, _ record: String) throws -> [String] {
        let subject = try #require(try judged(text, record))
        let wayUp = WayUp(from: subject.verdict, on: subject.record, by: subject.pack)
        let ways = (wayUp?.alternatives ?? []).map { alternative in
            alternative.changes.map { "\(subject.pack.name(of: $0.path)) -> \(Self.short($0.to))" }
                .joined(separator: ", ")
        }
        return ways + (wayUp?.obstacles ?? []).map { "\($0)" }
    }

    private static func short(_ value: Value) -> String {
        switch value {
        case .flag(let flag): "\(flag)"
        case .number(let number): number.description
        case .text(let text): text
        case .date, .duration, .list, .map, .record: "?"
        }
    }

    @Test func `a datum beyond a limit that is not known yet is no end of the way`() throws {
        let pack =
            SmallPack.fields([
                "members: type: count, max: 100, informative: true", "learning: type: count, max: members",
                "b: type: flag",
            ]) + "criteria:\n"
            + SmallPack.criterion(
                1, 5, #"{ value: learning, bands: [{ at: "<= 10", points: 0 }, { at: "-", points: 4 }] }"#)
            + SmallPack.criterion(2, 5, "{ when: b }") + SmallPack.classes([(">= 5", true), ("< 5", false)])
        #expect(try wayUp(pack, #"{"id":"1","period":2021,"learning":120,"b":false}"#) == ["b -> true"])
        let joined = pack.replacing("award: { when: b }", with: "award: { when: b && learning > 0 }")
        let beyond = #"{"id":"1","period":2021,"learning":120,"b":false}"#
        #expect(try wayUp(joined, beyond).first == "b -> true")
        let falling =
            SmallPack.fields(["n: type: count, max: 3", "m: type: count, max: n"]) + "criteria:\n"
            + SmallPack.criterion(1, 5, #"{ points: "5 - m / 3" }"#)
            + SmallPack.classes([(">= 5", true), ("< 5", false)])
        #expect(try wayUp(falling, #"{"id":"1","period":2021,"m":4}"#) == ["m -> 0"])
    }

    @Test func `a missing list is to be supplied before anything is called impossible`() throws {
        let pack =
            SmallPack.fields([
                "people: type: list, of: { ok: { type: flag, label: { vi: O, en: O } } }", "b: type: flag",
                "c: type: flag",
            ]) + "criteria:\n" + SmallPack.criterion(1, 5, "{ when: \"people.exists(p, p.ok)\" }")
            + SmallPack.criterion(2, 5, "{ when: b }") + SmallPack.criterion(3, 5, "{ when: c }")
            + SmallPack.classes([(">= 12", true), ("< 12", false)])
        let record = #"{"id":"1","period":2021,"b":false,"c":true}"#
        #expect(try wayUp(pack, record) == ["missing"])
        let page = TextReport(language: .english).page(
            for: Explanation(of: try #require(try judged(pack, record))))
        #expect(page.contains("can be reached this year cannot be said yet:\n    - Supply what is missing"))
        // A list that is known to be empty can be gone without, and then it is certain.
        let empty = record.replacing("\"b\"", with: "\"people\":[],\"b\"")
        #expect(try wayUp(pack, empty) == ["points(most: 10)"])
    }

    @Test func `what is left out says why, and the total says that it was scaled`() throws {
        let pack =
            SmallPack.fields([
                "n: type: count, max: 9", "k: type: count, max: n", "b: type: flag",
            ]) + "criteria:\n" + SmallPack.criterion(1, 6, "{ when: b }")
            + SmallPack.criterion(
                2, 4, "{ share: { part: k, whole: n }, scale: proportional, when-empty: not-applicable }")
            + "deduct:\n  - { id: t, label: { vi: T, en: T }, max: 1, source: { ref: s, verified: true },\n"
            + "      award: { share: { part: k, whole: n }, scale: proportional, when-empty: not-applicable } }\n"
            + SmallPack.classes([(">= 5", true), ("< 5", false)])
        let subject = try #require(try judged(pack, #"{"id":"1","period":2021,"n":0,"k":0,"b":true}"#))
        let page = TextReport(language: .english).page(for: Explanation(of: subject))
        #expect(
            page.contains("Some criteria do not apply: the points of the rest (at most 6) are scaled to 10\n")
        )
        #expect(page.contains("n: 0, so it does not apply; it is left out and the rest is scaled up\n"))
        #expect(page.contains("n: 0, so it does not apply; 0 points taken away\n"))
    }

    @Test func `nothing is said to be scaled where the rest still comes to the maximum`() throws {
        func pack(_ maximum: Int) -> String {
            let criterion = SmallPack.criterion(1, 6, "{ when: b }").replacing(
                "    max: 6\n", with: "    max: \(maximum)\n")
            return SmallPack.fields(["b: type: flag", "c: type: flag"]) + "criteria:\n" + criterion
                + "      - { id: \"1.2\", label: { vi: D, en: D }, source: { ref: s, verified: true }, max: 2,\n"
                + "          award: { when: b }, applies: c, not-applicable: exclude }\n"
                + SmallPack.classes([(">= 5", true), ("< 5", false)])
        }
        func verdict(_ maximum: Int) throws -> String {
            let record = #"{"id":"1","period":2021,"b":true,"c":false}"#
            return VerdictJSON(level: .full).text(of: try #require(try judged(pack(maximum), record)))
        }
        #expect(try verdict(8).contains("it is left out and the rest is scaled up\""))
        #expect(try verdict(6).contains("it is left out, and the rest still comes to the maximum\""))
        #expect(try !verdict(6).contains("scaled"))
    }

    @Test func `a floor binds nobody where its criterion does not apply`() throws {
        func pack(_ a: String) -> String {
            SmallPack.fields(["a: \(a)", "b: type: flag", "c: type: flag"]) + "criteria:\n"
                + SmallPack.criterion(
                    1, 4, "{ when: b }", "    applies: a\n    not-applicable: zero\n    floor: 1\n")
                + SmallPack.criterion(2, 6, "{ when: c }")
                + SmallPack.classes([(">= 5", true), ("< 5", false)])
        }
        let record = #"{"id":"1","period":2021,"a":false,"b":false,"c":false}"#
        #expect(try wayUp(pack("type: flag, fixed: true"), record) == ["c -> true"])
        #expect(try wayUp(pack("type: flag"), record).first == "c -> true")
    }

    @Test func `a choice that a limit reads may be changed`() throws {
        let pack =
            SmallPack.fields([
                "k: type: choice, of: { a: { vi: A, en: A }, b: { vi: B, en: B } }",
                #"n: type: count, max: "k == 'a' ? 5 : 10""#,
            ]) + "criteria:\n" + SmallPack.criterion(1, 10, "{ each: n, points: 1 }")
            + SmallPack.classes([(">= 8", true), ("< 8", false)])
        #expect(try wayUp(pack, #"{"id":"1","period":2021,"k":"a","n":5}"#) == ["k -> b, n -> 8"])
    }

    @Test func `fewer points are the way where more are worse`() throws {
        let pack =
            SmallPack.fields(["n: type: count, max: 5"]) + "criteria:\n"
            + SmallPack.criterion(1, 5, "{ each: n, points: 1 }")
            + SmallPack.classes([(">= 4", false), ("[2..4)", true), ("< 2", false)])
        #expect(try wayUp(pack, #"{"id":"1","period":2021,"n":5}"#) == ["n -> 3"])
        #expect(try wayUp(pack, #"{"id":"1","period":2021,"n":0}"#) == ["n -> 2"])
    }

    @Test func `a long list ends the search, not the patience`() throws {
        let pack =
            SmallPack.fields([
                "people: type: list, of: { n: { type: count, max: 50, label: { vi: N, en: N } },"
                    + " ok: { type: flag, label: { vi: O, en: O } } }"
            ]) + "criteria:\n"
            + SmallPack.criterion(
                1, 5,
                "{ share: { part: \"size(people.filter(p, p.n >= 3 && p.ok))\", whole: size(people) },"
                    + " scale: proportional, when-empty: zero }")
            + SmallPack.classes([(">= 4", true), ("< 4", false)])
        let people = Array(repeating: #"{"n":1,"ok":false}"#, count: 1_500).joined(separator: ",")
        let record = #"{"id":"1","period":2021,"people":["# + people + "]}"
        let subject = try #require(try judged(pack, record))
        var wayUp: WayUp?
        let time = ContinuousClock().measure {
            wayUp = WayUp(from: subject.verdict, on: subject.record, by: subject.pack)
        }
        #expect(try #require(wayUp).obstacles == [.unknown])
        #expect(wayUp?.isProven == false)
        #expect(time < .seconds(60))
    }

    @Test func `a datum decides alone only with values that are allowed`() throws {
        let pack =
            SmallPack.fields([
                "a: type: flag", "b: type: flag", #"m: type: count, max: "a ? 3 : 1", informative: true"#,
            ])
            + "prerequisites:\n  - { id: dk, label: { vi: K, en: K }, require: a, source: { ref: s, verified: true } }\n"
            + "criteria:\n" + SmallPack.criterion(1, 10, "{ when: b }")
            + SmallPack.classes([(">= 6", true), ("< 6", false)])
        let high = try #require(try judged(pack, #"{"id":"1","period":2021,"m":2}"#))
        #expect(high.missing.map(\.decides) == [true, false])
        #expect(high.pack.name(of: high.missing[0].path) == "b")
        let low = try #require(try judged(pack, #"{"id":"1","period":2021,"m":1}"#))
        #expect(low.missing.map(\.decides) == [true, true])
    }

    @Test func `a datum decides alone with a value behind many bands`() throws {
        let low = (1...24).map { "{ at: \"[\($0)..\($0 + 1))\", points: 0.\($0 % 10) }" }
        let bands = (low + [#"{ at: ">= 45", points: 10 }"#, #"{ at: "-", points: 0 }"#]).joined(
            separator: ", ")
        let pack =
            SmallPack.fields(["m: type: count, max: 600", "b: type: flag"]) + "criteria:\n"
            + SmallPack.criterion(1, 10, "{ value: m, bands: [\(bands)] }")
            + SmallPack.criterion(2, 10, "{ when: b }")
            + SmallPack.classes([(">= 10", true), ("< 10", false)])
        let subject = try #require(try judged(pack, #"{"id":"1","period":2021}"#))
        #expect(subject.missing.map(\.decides) == [true, true])
    }

    @Test func `an indicator says that its whole criterion does not apply`() throws {
        let pack =
            SmallPack.fields(["a: type: flag", "b: type: flag"]) + "criteria:\n"
            + SmallPack.criterion(1, 10, "{ when: b }", "    applies: a\n    not-applicable: full\n")
            + SmallPack.classes([(">= 6", true), ("< 6", false)])
        let subject = try #require(try judged(pack, #"{"id":"1","period":2021,"a":false}"#))
        let text = VerdictJSON(level: .full, showsPersonal: false).text(of: subject)
        #expect(text.contains(#""why":{"vi":"Không áp dụng vì cả tiêu chí không áp dụng","#))
    }

    @Test(arguments: [#"[{},{"ok":true}]"#, #"[{"ok":true},{}]"#, "[{}]", #"[{"ok":null},{"ok":true}]"#])
    func `an item of which nothing is known is an item wherever it stands`(people: String) throws {
        let pack =
            SmallPack.fields(["people: type: list, of: { ok: { type: flag, label: { vi: O, en: O } } }"])
            + "criteria:\n" + SmallPack.criterion(1, 10, "{ when: \"people.all(p, p.ok)\" }")
            + SmallPack.classes([(">= 6", true), ("< 6", false)])
        let subject = try #require(
            try judged(pack, #"{"id":"1","period":2021,"people":"# + people + "}"))
        #expect(subject.verdict.status == .pending)
        #expect(subject.verdict.missing.count == 1)
    }

    @Test(arguments: [
        ("1", "khong", Verdict.Status.notRecognised), ("3", "kha", .notRecognised), ("7", "dat", .recognised),
    ])
    func `a class for whatever is left leaves the others alone`(
        number: String, id: String, status: Verdict.Status
    ) throws {
        let text = """
            fields: { n: { type: count, label: { vi: N, en: N } } }
            criteria:
            \(SmallPack.criterion(1, 10, "{ each: n, points: 1 }"))
            classification:
              - { id: dat, label: { vi: A, en: A }, points: ">= 5", recognised: true }
              - { id: kha, label: { vi: A, en: A }, points: "[2..5)", recognised: false }
              - { id: khong, label: { vi: A, en: A }, points: "-", recognised: false }

            """
        let subject = try #require(try judged(text, #"{"id": "a", "period": 2021, "n": \#(number)}"#))
        #expect(subject.verdict.status == status)
        #expect(subject.verdict.classIndex.map { subject.pack.classes[$0].id } == id)
    }
}
