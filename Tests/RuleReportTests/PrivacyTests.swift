import RuleDiagnostics
import RuleModel
import RuleReport
import Testing

struct PrivacyTests {
    private static let fields = [
        PackBuilder.field("income", .decimal(places: 1), "Thu nhập", "Income", isPersonal: true),
        PackBuilder.field("need", .decimal(places: 1), "Mức sống tối thiểu", "Least income"),
        PackBuilder.field(
            "people",
            .list([PackBuilder.field("age", .count, "Tuổi", "Age", isPersonal: true)]), "Thành viên", "People"
        ),
    ]

    private static let values: [String: Value] = [
        "income": .number(Rational(77)), "need": .whole(70),
        "people": .items(of: 2, [[.whole(61)], [.whole(12)]]),
    ]

    private func subject(_ text: String) throws -> ScoredRecord {
        var builder = PackBuilder(fields: PrivacyTests.fields)
        try builder.derive("figure", text, "Số liệu tính", "Figure")
        builder.group("1", maximum: Rational(10), "Tiêu chí", "Criterion")
        let award = Award.bands(try builder.expression("figure"), [Band(.infinite, .infinite, 10)])
        builder.indicate("1.1", maximum: Rational(10), award, "Chỉ tiêu", "Indicator")
        builder.classify(good: Rational(8), fair: Rational(5))
        return try builder.pack.score(PrivacyTests.values)
    }

    @Test(
        arguments: [
            ("income + 0", "77"), ("people[0].age", "61"), ("max(people.map(p, p.age))", "61"),
            ("income > need ? 77 : 1", "77"),
        ])
    func `what tells of a person is hidden unless asked for`(text: String, value: String) throws {
        let subject = try subject(text)
        for level in [ExplainLevel.reasons, .full] {
            let hidden = VerdictJSON(level: level).text(of: subject)
            #expect(hidden.contains("\"figure\":{\"hidden\":true}"))
            #expect(!hidden.contains(":\(value),") && !hidden.contains(" \(value),"))
            let shown = VerdictJSON(level: level, showsPersonal: true).text(of: subject)
            #expect(shown.contains("\"figure\":\(value)"))
        }
        let page = TextReport().page(for: Explanation(of: subject))
        #expect(page.contains("(dữ liệu cá nhân, không hiển thị)"))
        #expect(!page.contains(": \(value)"))
    }

    @Test(arguments: [("income + 0", true), ("need + 0", false)])
    func `a chain of values hands on what must be hidden`(text: String, isHidden: Bool) throws {
        var builder = PackBuilder(fields: PrivacyTests.fields)
        try builder.derive("figure", text, "Số liệu tính", "Figure")
        builder.deriveChain(of: 200)
        builder.group("1", maximum: Rational(10), "Tiêu chí", "Criterion")
        let award = Award.bands(try builder.expression("v200"), [Band(.infinite, .infinite, 10)])
        builder.indicate("1.1", maximum: Rational(10), award, "Chỉ tiêu", "Indicator")
        builder.classify(good: Rational(8), fair: Rational(5))
        let subject = try builder.pack.score(PrivacyTests.values)
        let verdict = VerdictJSON(level: .reasons).text(of: subject)
        #expect(verdict.contains("\"v200\":\(isHidden ? "{\"hidden\":true}" : "270")"))
    }

    @Test func `a personal value is not in the sentence either`() throws {
        var builder = PackBuilder(fields: PrivacyTests.fields)
        builder.group("1", maximum: Rational(40), "Tiêu chí", "Criterion")
        let (income, need) = (try builder.expression("income"), try builder.expression("need"))
        let share = ShareAward(part: income, whole: need, scale: .allOrNothing, whenEmpty: nil)
        let awards: [Award] = [
            .share(share), .each(income, points: .one), .points(income, nil), .bands(income, []),
        ]
        for (number, award) in awards.enumerated() {
            builder.indicate("1.\(number)", maximum: Rational(10), award, "Chỉ tiêu", "Indicator")
        }
        builder.classify(good: Rational(8), fair: Rational(5))
        let items = try #require(Explanation(of: try builder.pack.score(PrivacyTests.values)).criteria.first)
            .items
        for item in items {
            #expect(item.why.vi.hasPrefix("Thu nhập: (dữ liệu cá nhân, không hiển thị)") || item.id == "1.2")
        }
        #expect(items.allSatisfy { !$0.why.vi.contains("77") && !$0.why.en.contains("77") })
    }

    @Test(arguments: [("size(people.filter(p, p.age >= 60))", "1"), ("need * 2", "140")])
    func `counts over a list and public fields stay`(text: String, value: String) throws {
        #expect(VerdictJSON().text(of: try subject(text)).contains("\"figure\":\(value)"))
    }
}
