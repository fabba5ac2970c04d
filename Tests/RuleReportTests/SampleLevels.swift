import RuleDiagnostics
import RuleModel
import RuleReport

/// A learning unit that is judged by targets at two levels, and records at different stages of it.
enum SampleLevels {
    static func pack() throws -> RulePack {
        let choices = [
            Choice(code: "muc-1", label: level("1")), Choice(code: "muc-2", label: level("2")),
        ]
        let builder = PackBuilder(fields: [
            PackBuilder.field("members", .count, "Tổng số thành viên", "Members"),
            PackBuilder.field("trained", .count, "Số người đã bồi dưỡng", "Trained members"),
            PackBuilder.field("has_plan", .flag, "Có kế hoạch học tập", "Has a learning plan"),
            PackBuilder.field("is_school", .flag, "Là trường học", "Is a school"),
            PackBuilder.field("accredited", .flag, "Đạt kiểm định", "Accredited"),
            PastResult.field(levels: choices, span: PackBuilder.start),
        ])
        let plan = try builder.expression("has_plan")
        let targets = [
            target("1.1", "Có kế hoạch", "Has a plan", [plan, plan]),
            target(
                "1.2", "Thành viên đã bồi dưỡng", "Members are trained",
                [
                    try builder.expression("share(trained, members) >= 9 / 10"),
                    try builder.expression("share(trained, members) >= 95 / 100"),
                ], isVerified: false),
            target(
                "1.3", "Kiểm định chất lượng", "Accreditation", [nil, try builder.expression("accredited")],
                applies: try builder.expression("is_school")),
        ]
        let criterion = TargetCriterion(
            id: "1", label: LocalizedText(vi: "Điều kiện học tập", en: "Conditions"), source: nil,
            applies: nil,
            targets: targets, span: PackBuilder.start)
        var pack = builder.pack
        pack.model = .targets(
            TargetModel(
                levels: [
                    Level(
                        id: "muc-1", label: level("1"), need: .all, after: nil, isRecognised: true,
                        validMonths: 36, source: nil, span: PackBuilder.start),
                    Level(
                        id: "muc-2", label: level("2"), need: .all, after: Level.After(level: 0, months: 12),
                        isRecognised: true, validMonths: 36, source: nil, span: PackBuilder.start),
                ], criteria: [criterion], history: 5))
        return pack
    }

    private static func level(_ number: String) -> LocalizedText {
        LocalizedText(vi: "Mức độ \(number)", en: "Level \(number)")
    }

    private static func target(
        _ id: String, _ vi: String, _ en: String, _ conditions: [Expression?], applies: Expression? = nil,
        isVerified: Bool = true
    ) -> Target {
        Target(
            id: id, label: LocalizedText(vi: vi, en: en),
            source: LegalSource(
                document: 0, place: "Điều 6", isVerified: isVerified, span: PackBuilder.start),
            applies: applies, conditions: conditions, missing: .pending,
            evidence: [LocalizedText(vi: "Báo cáo", en: "Report")], isVerified: isVerified,
            span: PackBuilder.start)
    }

    private static let values: [String: Value] = [
        "members": .whole(40), "trained": .whole(37), "has_plan": .flag(true), "is_school": .flag(false),
        "history": .items(of: 5, []),
    ]

    /// Level 1 for certain: 37 of 40 are trained, and nothing was held before.
    static func first() throws -> ScoredRecord {
        try pack().score(values, id: "dv-101")
    }

    /// Level 1 for certain while earlier recognitions are not known.
    static func open() throws -> ScoredRecord {
        var values = values
        values["trained"] = .whole(40)
        values["history"] = nil
        return try pack().score(values, id: "dv-102")
    }

    /// A school of which too much is missing.
    static func pending() throws -> ScoredRecord {
        try pack().score(
            ["members": .whole(40), "has_plan": .flag(true), "is_school": .flag(true)], id: "dv-103")
    }

    /// Without a plan.
    static func missed() throws -> ScoredRecord {
        var values = values
        values["has_plan"] = .flag(false)
        return try pack().score(values, id: "dv-104")
    }
}
