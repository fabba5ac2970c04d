import RuleModel
import RuleReport
import Testing

struct VerdictJSONTests {
    @Test(
        arguments: [
            (
                ExplainLevel.none,
                #"{"id":"dv-001","period":2021,"status":"recognised","class":"kha","#
                    + #""points":41.5,"least":41.5,"most":41.5,"max":50}"#
            ),
            (
                .codes,
                #"{"id":"dv-001","period":2021,"status":"recognised","class":"kha","#
                    + #""points":41.5,"least":41.5,"most":41.5,"max":50,"gates":"Y","codes":"F P P P2 F"}"#
            ),
        ])
    func `the short levels say no more than they must`(level: ExplainLevel, json: String) throws {
        #expect(VerdictJSON(level: level).text(of: try SampleUnit.whole()) == json)
    }

    @Test func `reasons are points, codes and values without sentences`() throws {
        let subject = try SampleUnit.withGaps()
        #expect(
            VerdictJSON(level: .reasons).text(of: subject) == """
                {"schema":"binhxet/verdict/1","id":"dv-002","period":2021,"pack":"don-vi-hoc-tap/tt99",\
                "digest":"\(subject.pack.digest)","engine":"0.1.0",\
                "status":"pending","possible":["tot","kha","khong-dat"],"least":34.5,"most":49.5,"max":50,\
                "criteria":[{"id":"1","least":10,"most":20,"max":20,"indicators":[\
                {"id":"1.1","points":10,"max":10,"code":"F","reads":{"has_policy":true}},\
                {"id":"1.2","least":0,"most":10,"max":10,"code":"O"}]},\
                {"id":"2","least":24.5,"most":29.5,"max":30,"indicators":[\
                {"id":"2.1","points":9.5,"max":10,"code":"P","reads":{"members":40,"with_plan":39}},\
                {"id":"2.2","least":5,"most":10,"max":10,"code":"O","reads":{"people":2}},\
                {"id":"2.3","points":10,"max":10,"code":"F","reads":{"courses":3,"is_public":true}}]}],\
                "prerequisites":[{"id":"k1","code":"Y","reads":{"members":40,"has_policy":true}}],\
                "barred":[],"missing":[{"path":"assessed.1.2","points":10,"gate":false},\
                {"path":"people[1].birth_year","points":5,"gate":false}],"unverified":1}
                """)
    }

    @Test func `a full verdict explains every indicator`() throws {
        let json = VerdictJSON().text(of: try SampleUnit.barred())
        #expect(
            json.contains(
                """
                {"id":"2.1","points":2.5,"max":10,"outcome":"partial","why":{\
                "vi":"Có kế hoạch tự học được duyệt: 10/40 = 25%, được 2,5/10 điểm (theo tỉ lệ, bước 0,5, làm tròn xuống)",\
                "en":"With an approved plan: 10/40 = 25%, 2.5/10 points (in proportion, in steps of 0.5, rounded down)"},\
                "reads":{"members":40,"with_plan":10},"floor":{"least":5,"holds":false},\
                "source":{"ref":"tt99","at":"Điều 5 khoản 2.1","verified":true},"line":46}
                """))
        #expect(
            json.hasSuffix(
                #""barred":[{"kind":"prerequisite","id":"k1"},{"kind":"indicator-floor","id":"2.1"}],"#
                    + #""missing":[],"unverified":1,"way_up":[{"to":"kha","gain":16.75,"changes":["#
                    + #"{"field":"with_plan","from":10,"to":28},{"field":"has_policy","from":false,"to":true}]},"#
                    + #"{"to":"kha","gain":16.75,"changes":[{"field":"members","from":40,"to":14},"#
                    + #"{"field":"has_policy","from":false,"to":true}]}],"way_up_proven":false}"#))
    }

    @Test func `a barred record names the class of its points`() throws {
        var builder = PackBuilder(fields: ReasonSample.fields)
        try builder.demand("k1", "whole >= 5", "Từ 5 trẻ", "5 children")
        builder.group("1", maximum: Rational(10), "Học tập", "Learning")
        builder.indicate("1.1", maximum: Rational(10), .condition(try builder.expression("ready")), "A", "A")
        builder.classify(good: Rational(8), fair: Rational(5))
        let subject = try builder.pack.score(["ready": .flag(true), "whole": .whole(1)])
        #expect(
            VerdictJSON(level: .codes).text(of: subject)
                == #"{"id":"dv-001","period":2021,"status":"not-recognised","class":"khong-dat","#
                + #""points":10,"least":10,"most":10,"max":10,"points_class":"tot","gates":"N","codes":"F"}"#)
    }

    @Test func `points that no decimal writes are rounded with the fraction beside them`() throws {
        var sample = try #require(ReasonSample.shares.first)
        sample.award = { try ReasonSample.share($0, .proportional(nil)) }
        let subject = try sample.pack().score(["part": .whole(2), "whole": .whole(3)])
        #expect(
            VerdictJSON(level: .none).text(of: subject).contains(
                #""points":6.6667,"exact":"20/3","least":6.6667,"most":6.6667,"max":10"#))
        #expect(
            VerdictJSON().text(of: subject).contains(#"{"id":"1.1","points":6.6667,"exact":"20/3","max":10,"#)
        )
    }

    @Test func `open bounds have their own fractions`() throws {
        var builder = PackBuilder(fields: ReasonSample.fields)
        builder.group("1", maximum: Rational(20), "Học tập", "Learning")
        let share = try ReasonSample.share(builder, .proportional(nil))
        builder.indicate("1.1", maximum: Rational(10), share, "A", "A")
        builder.indicate("1.2", maximum: Rational(10), .condition(try builder.expression("ready")), "B", "B")
        builder.classify(good: Rational(16), fair: Rational(10))
        let subject = try builder.pack.score(["part": .whole(1), "whole": .whole(3)])
        #expect(
            VerdictJSON(level: .none).text(of: subject).hasSuffix(
                #""least":3.3333,"most":13.3333,"exact_least":"10/3","exact_most":"40/3","max":20}"#))
    }

    @Test func `a record that the pack is not for has a status and a reason only`() throws {
        var builder = PackBuilder(fields: ReasonSample.fields)
        builder.classify(good: Rational(8), fair: Rational(5))
        try builder.apply(when: "ready")
        let subject = try builder.pack.score(["ready": .flag(false)])
        #expect(
            VerdictJSON(level: .none).text(of: subject)
                == #"{"id":"dv-001","period":2021,"status":"not-applicable"}"#)
        #expect(
            VerdictJSON().text(of: subject).contains(
                #""status":"not-applicable","conclusion":{"vi":"Không thuộc diện"#))
    }

    @Test func `an unverified parameter shows on an indicator without a source`() throws {
        var pack = try SampleUnit.pack()
        pack.criteria[0].indicators[0].source = nil
        pack.criteria[0].indicators[0].isVerified = false
        let subject = try pack.score(SampleUnit.values)
        #expect(VerdictJSON().text(of: subject).contains(#""source":{"verified":false}"#))
        #expect(
            TextReport().page(for: Explanation(of: subject)).contains(
                "Căn cứ: (chưa đối chiếu văn bản) [pack.yaml:43]"))
    }
}
