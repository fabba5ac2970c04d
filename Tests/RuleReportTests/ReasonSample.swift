import RuleDiagnostics
import RuleModel
import Testing

/// One indicator of 10 points, a record, and the sentence that explains its points.
struct ReasonSample: Sendable, CustomTestStringConvertible {
    var name: String
    var award: @Sendable (inout PackBuilder) throws -> Award
    var values: [String: Value]
    var mark: Rational?
    var applies: (condition: String, otherwise: Applicability.Otherwise)?
    var missing = Indicator.MissingPolicy.pending
    var code: String
    var vi: String
    var en: String

    var testDescription: String { name }

    static let fields = [
        PackBuilder.field("part", .count, "Trẻ đi học", "Children at school"),
        PackBuilder.field("whole", .count, "Tổng số trẻ", "Children"),
        PackBuilder.field("ready", .flag, "Có góc học tập", "Has a study corner"),
        PackBuilder.field("rate", .percent, "Tỉ lệ chuyên cần", "Attendance"),
        PackBuilder.field(
            "rank",
            .choice([
                Choice(code: "good", label: LocalizedText(vi: "Tốt", en: "Good")),
                Choice(code: "poor", label: LocalizedText(vi: "Yếu", en: "Poor")),
            ]), "Hạnh kiểm", "Conduct"),
    ]

    func pack() throws -> RulePack {
        var builder = PackBuilder(fields: ReasonSample.fields)
        builder.group("1", maximum: Rational(10), "Tiêu chí", "Criterion")
        let applicability = try applies.map {
            Applicability(condition: try builder.expression($0.condition), otherwise: $0.otherwise)
        }
        builder.indicate(
            "1.1", maximum: Rational(10), try award(&builder), "Chỉ tiêu", "Indicator",
            applicability: applicability, missing: missing)
        builder.classify(good: Rational(8), fair: Rational(5))
        return builder.pack
    }

    static func share(
        _ builder: PackBuilder, _ scale: ShareAward.Scale, whenEmpty: ShareAward.EmptyWhole? = nil
    ) throws -> Award {
        .share(
            ShareAward(
                part: try builder.expression("part"), whole: try builder.expression("whole"), scale: scale,
                whenEmpty: whenEmpty))
    }

    static let bands = [
        Band(.closed(Rational(1).halved), .infinite, 10), Band(.open(.zero), .open(Rational(1).halved), 4),
    ]

    static let step = PointStep(step: Rational(1).halved, rounding: .down)
}

extension Rational {
    var halved: Rational { divided(by: Rational(2)) ?? self }
}
