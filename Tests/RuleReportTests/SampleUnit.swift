import RuleDiagnostics
import RuleModel
import RuleReport

/// A learning unit with a rule of nearly every kind, and three records: whole, with gaps, and barred.
enum SampleUnit {
    static let fields = [
        PackBuilder.field("members", .count, "Tổng số thành viên", "Members"),
        PackBuilder.field("with_plan", .count, "Có kế hoạch tự học được duyệt", "With an approved plan"),
        PackBuilder.field("has_policy", .flag, "Có chủ trương, kế hoạch học tập", "Has a learning plan"),
        PackBuilder.field("courses", .count, "Số khóa học đã mở", "Courses held"),
        PackBuilder.field("is_public", .flag, "Là đơn vị công lập", "Is a public unit"),
        PackBuilder.field("income", .decimal(places: 1), "Thu nhập", "Income", isPersonal: true),
        PackBuilder.field(
            "people",
            .list([
                PackBuilder.field("birth_year", .whole, "Năm sinh", "Year of birth", isPersonal: true),
                PackBuilder.field("learns", .flag, "Có tham gia học", "Learns"),
            ]), "Danh sách thành viên", "Members of the unit"),
    ]

    static func pack() throws -> RulePack {
        var builder = PackBuilder(fields: fields)
        try builder.derive(
            "young", "people.filter(p, period - p.birth_year < 30)", "Người dưới 30 tuổi", "Under 30")
        try builder.demand(
            "k1", "has_policy && members >= 5", "Có kế hoạch và từ 5 thành viên", "A plan and 5 members")
        builder.group("1", maximum: Rational(20), "Điều kiện học tập", "Learning conditions")
        builder.indicate(
            "1.1", maximum: Rational(10), .condition(try builder.expression("has_policy")),
            "Ban hành chủ trương, kế hoạch", "Plan issued",
            evidence: [LocalizedText(vi: "Bản kế hoạch đã ký", en: "The signed plan")])
        let mark = builder.mark("1.2", maximum: Rational(10), "Cơ sở vật chất", "Facilities")
        builder.indicate(
            "1.2", maximum: Rational(10), .assessed(mark), "Cơ sở vật chất cho học tập", "Facilities",
            isVerified: false)
        builder.group("2", maximum: Rational(30), "Kết quả học tập của thành viên", "Learning results")
        builder.indicate(
            "2.1", maximum: Rational(10),
            .share(
                ShareAward(
                    part: try builder.expression("with_plan"), whole: try builder.expression("members"),
                    scale: .proportional(PointStep(step: half, rounding: .down)), whenEmpty: .zero)),
            "Thành viên có kế hoạch tự học được phê duyệt", "Approved self-study plans", floor: Rational(5))
        builder.indicate(
            "2.2", maximum: Rational(10),
            .bands(
                try builder.expression("size(young)"),
                [
                    Band(.closed(Rational(2)), .infinite, 10),
                    Band(.closed(Rational(1)), .open(Rational(2)), 5),
                    Band(.infinite, .infinite, 0),
                ]), "Thành viên trẻ tham gia", "Young members")
        builder.indicate(
            "2.3", maximum: Rational(10), .each(try builder.expression("courses"), points: Rational(4)),
            "Số khóa học", "Courses",
            applicability: Applicability(condition: try builder.expression("is_public"), otherwise: .exclude))
        builder.classify(good: Rational(45), fair: Rational(35))
        return builder.pack
    }

    static let half = Rational(1).divided(by: Rational(2)) ?? .one

    static let values: [String: Value] = [
        "members": .whole(40), "with_plan": .whole(39), "has_policy": .flag(true), "courses": .whole(3),
        "is_public": .flag(true),
        "people": .items(of: 6, [[.whole(1995), .flag(true)], [.whole(1960), .flag(true)]]),
    ]

    /// Everything is known.
    static func whole() throws -> ScoredRecord {
        try pack().score(values, marks: [Rational(7)], place: "00123")
    }

    /// The mark and one year of birth are missing.
    static func withGaps() throws -> ScoredRecord {
        var values = values
        values["people"] = .items(of: 6, [[.whole(1995), .flag(true)], [nil, .flag(true)]])
        return try pack().score(values, id: "dv-002")
    }

    /// Without a plan, with few plans of members, and not public.
    static func barred() throws -> ScoredRecord {
        var values = values
        values["has_policy"] = .flag(false)
        values["with_plan"] = .whole(10)
        values["is_public"] = .flag(false)
        return try pack().score(values, marks: [Rational(7)], id: "dv-003")
    }
}
