import RuleDiagnostics
import RuleEngine
import RuleModel
import RuleReport
import Testing

struct ReasonWordsTests {
    @Test(arguments: ReasonSample.shares + ReasonSample.others)
    func `every reason is one sentence in each language`(sample: ReasonSample) throws {
        let subject = try sample.pack().score(sample.values, marks: sample.mark.map { [$0] } ?? [])
        let item = try #require(Explanation(of: subject).criteria.first?.items.first)
        #expect(item.why == LocalizedText(vi: sample.vi, en: sample.en))
    }

    @Test(arguments: ReasonSample.shares + ReasonSample.others)
    func `every reason has a code`(sample: ReasonSample) throws {
        let subject = try sample.pack().score(sample.values, marks: sample.mark.map { [$0] } ?? [])
        let result = try #require(subject.verdict.criteria.first?.indicators.first)
        #expect(ReasonCode(result).text == sample.code)
    }

    @Test func `parts are explained one by one`() throws {
        var sample = try #require(ReasonSample.others.first)
        sample.award = { builder in
            .parts([
                AwardPart(
                    id: "a", label: LocalizedText(vi: "Góc học tập", en: "Study corner"),
                    maximum: Rational(4),
                    award: .condition(try builder.expression("ready")), span: PackBuilder.start),
                AwardPart(
                    id: "b", label: LocalizedText(vi: "Đi học đủ", en: "All at school"), maximum: Rational(6),
                    award: try ReasonSample.share(builder, .allOrNothing), span: PackBuilder.start),
            ])
        }
        let subject = try sample.pack().score(["ready": .flag(true), "whole": .whole(2)])
        let item = try #require(Explanation(of: subject).criteria.first?.items.first)
        #expect(item.why.vi == "Cộng điểm các phần, được từ 4 đến 10 trên 10 điểm")
        #expect(item.why.en == "The sum of its parts: between 4 and 10 of 10 points")
        #expect(
            item.parts.map(\.why.vi) == [
                "Có góc học tập: có, được 4/4 điểm", "Chưa đủ căn cứ; có thể được từ 0 đến 6 trên 6 điểm",
            ])
    }

    @Test func `a deduction says what it takes`() throws {
        var builder = PackBuilder(fields: ReasonSample.fields)
        builder.group("1", maximum: Rational(10), "Tiêu chí", "Criterion")
        builder.indicate("1.1", maximum: Rational(10), .condition(try builder.expression("ready")), "A", "A")
        let award = Award.each(try builder.expression("part"), points: Rational(1))
        builder.deduct("t1", maximum: Rational(3), award, "Vi phạm", "Offences")
        builder.classify(good: Rational(8), fair: Rational(5))
        let known = Explanation(of: try builder.pack.score(["ready": .flag(true), "part": .whole(2)]))
        #expect(known.deductions.map(\.why.vi) == ["Trẻ đi học: 2, mỗi trường hợp 1 điểm, trừ 2 điểm"])
        #expect(
            known.deductions.map(\.why.en) == ["Children at school: 2, 1 point for each, 2 points taken away"]
        )
        let open = Explanation(of: try builder.pack.score(["ready": .flag(true)]))
        #expect(
            open.deductions.map(\.why.vi) == [
                "Chưa đủ căn cứ, còn thiếu dữ liệu: trẻ đi học; có thể trừ từ 0 đến 3 điểm"
            ])
    }
}
