import RuleModel
import RuleReport
import Testing

struct RecordDigestTests {
    @Test func `canonical JSON has sorted keys and exact numbers`() throws {
        let subject = try SampleUnit.withGaps()
        #expect(
            RecordDigest.canonicalJSON(of: subject.record, in: subject.pack)
                == #"{"courses":3,"has_policy":true,"id":"dv-002","is_public":true,"members":40,"#
                + #""people":[{"birth_year":1995,"learns":true},{"learns":true}],"period":2021,"with_plan":39}"#
        )
    }

    @Test func `marks and place are part of the record`() throws {
        let subject = try SampleUnit.whole()
        let json = RecordDigest.canonicalJSON(of: subject.record, in: subject.pack)
        #expect(json.hasPrefix(#"{"assessed":{"1.2":7},"courses":3,"#))
        #expect(json.contains(#""place":"00123","with_plan":39}"#))
    }

    @Test func `a fraction that no decimal writes stays exact`() throws {
        let pack = try SampleUnit.pack()
        let third = try #require(Rational(1, over: 3))
        let subject = try pack.score(["income": .number(third)])
        #expect(RecordDigest.canonicalJSON(of: subject.record, in: pack).contains(#""income":"1/3""#))
    }

    @Test func `another value is another name`() throws {
        let (one, other) = (try SampleUnit.whole(), try SampleUnit.withGaps())
        let name = RecordDigest.name(of: one.record, in: one.pack)
        #expect(name.hasPrefix("sha256:") && name.utf8.count == 71)
        #expect(name != RecordDigest.name(of: other.record, in: other.pack))
    }
}
