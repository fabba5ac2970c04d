import RuleCompiler
import RuleDiagnostics
import RuleModel
import Testing

/// What is claimed of all records of a pack whose figures change, and what is wrong on some of its days.
struct DatedClaimTests {
    /// A pack whose figure `p` is one number in 2021 and another from 2022 on.
    private static func pack(_ first: String, _ then: String, _ sections: String) throws -> [UInt8] {
        let parameter = """
            parameters:
              p:
                label: { vi: Con số, en: Figure }
                values: { 2021-01-01: \(first), 2022-01-01: \(then) }
                source: { ref: mau, at: Điều 5, verified: true }

            """
        return Array(try #require(Example.pack(parameter + sections).packText).utf8)
    }

    /// What a check of all days finds, with the notes behind each.
    private static func found(_ first: String, _ then: String, _ sections: String) throws -> [String] {
        let text = try pack(first, then, sections)
        return Compiler.compileForAllDays(text, path: "pack.yaml").findings.filter { $0.severity != .note }
            .map { finding in
                (["\(finding.code.rawValue) \(finding.message.en)"] + finding.notes.map(\.en))
                    .joined(separator: " | ")
            }
    }

    /// A criterion of one indicator, with more of its keys.
    private static func indicator(_ more: String) -> String {
        """
        criteria:
          - id: "1"
            label: { vi: Điều kiện học tập, en: Learning conditions }
            max: 20
            indicators:
              - id: "1.1"
                label: { vi: Có kế hoạch học tập, en: Has a learning plan }
                source: { ref: mau, at: Điều 3, verified: true }
                max: 20
                \(more)
        """
    }

    private static func prerequisite(_ id: String, _ condition: String) -> String {
        """
          - id: \(id)
            label: { vi: Điều kiện, en: Condition }
            source: { ref: mau, at: Điều 6, verified: true }
            require: \(condition)
        """
    }

    private static let threeClasses = """
        classification:
          - { id: gioi, label: { vi: Giỏi, en: Good }, points: ">= p", recognised: true }
          - { id: dat, label: { vi: Đạt, en: Passed }, points: "[10..p)", recognised: true }
          - { id: khong, label: { vi: Không, en: No }, points: "< 10", recognised: false }
        """

    private static let overlap = indicator(
        "award: { value: members, bands: [{ at: '>= p', points: 20 }, { at: '[5..10)', points: 5 }, "
            + "{ at: '< 5', points: 0 }] }")

    private static let deduction = """
        deduct:
          - id: tru
            label: { vi: Trừ, en: Deduction }
            source: { ref: mau, at: Điều 7, verified: true }
            max: 5
            award: { points: p }
        """

    @Test(arguments: [
        // Each claim is true of one of the two sets of figures only.
        ("25", "15", threeClasses),
        (
            "0", "5",
            indicator(
                "award: { value: p, bands: [{ at: '>= 4', points: 20 }, { at: '< 4', points: 0 }] }")
        ),
        ("50%", "200%", indicator("award: { when: 'share(trained, members) >= p' }")),
        ("0%", "200%", indicator("award: { when: 'share(trained, members) >= p' }")),
        ("16", "20", indicator("award: { points: 'plan ? p : 0' }")),
        ("0", "3", deduction),
        (
            "5", "20",
            "prerequisites:\n" + prerequisite("a", "members >= 10") + "\n"
                + prerequisite("b", "members >= p")
        ),
    ])
    func `nothing is claimed of all records that the figures of one day alone make so`(
        first: String, then: String, sections: String
    ) throws {
        let found = try Self.found(first, then, sections)
        #expect(found == [])
        for day in ["2021-12-31", "2022-12-31"] {
            let text = try Self.pack(first, then, sections)
            let result = Compiler.compile(text, path: "pack.yaml", day: Day(day))
            #expect(result.findings.filter { $0.severity != .note } == [])
            #expect(Compiler.compile(text, path: "pack.yaml", day: Day(day), advice: false).pack != nil)
        }
    }

    @Test(arguments: [
        (
            "25", "22", threeClasses,
            "P519 no record can reach the class `gioi`: totals are only from 0 to 20"
        ),
        (
            "5", "6",
            indicator(
                "award: { value: p, bands: [{ at: '>= 4', points: 20 }, { at: '< 4', points: 0 }] }"),
            "P504 no value falls into this band"
        ),
        (
            "150%", "200%", indicator("award: { when: 'share(trained, members) >= p' }"),
            "P518 this condition holds for no record"
        ),
        ("10", "15", indicator("award: { points: p }"), "P523 no record reaches this maximum"),
        (
            "10", "20", indicator("floor: 5\n        award: { points: 'plan ? 20 : p' }"),
            "P529 this floor bars nobody"
        ),
        ("0", "0", deduction, "P531 the deduction `tru` never takes anything"),
        (
            "20", "30",
            "prerequisites:\n" + prerequisite("a", "members >= 10") + "\n"
                + prerequisite("b", "members >= p"),
            "P534 whatever meets `b` meets this too, so it bars no record more"
        ),
    ])
    func `a claim that the figures of all days make so stands, without what is so on one day only`(
        first: String, then: String, sections: String, expected: String
    ) throws {
        let found = try Self.found(first, then, sections)
        #expect(found.contains { $0 == expected }, "\(found)")
    }

    @Test(arguments: [
        ("5", "10", overlap, "P502 two bands both take the values from 5 to under 10"),
        (
            "0", "2", indicator("award: { when: '1 / p > 0 ? plan : registered' }"),
            "E342 this expression fails for every record"
        ),
        (
            "21", "5", indicator("floor: 10\n        award: { points: 'min(20, 25 - p)' }"),
            "P530 no record reaches the floor of `10`: the most is 4 points"
        ),
        (
            "150%", "50%",
            "prerequisites:\n" + prerequisite("a", "share(trained, members) >= p"),
            "P518 this condition holds for no record"
        ),
        (
            "5", "20",
            "prerequisites:\n" + prerequisite("a", "members >= 10") + "\n"
                + prerequisite("b", "members <= p"),
            "P526 no record meets this together with the prerequisites before it"
        ),
    ])
    func `a fault of some days is found with the days that have it`(
        first: String, then: String, sections: String, expected: String
    ) throws {
        let found = try Self.found(first, then, sections)
        let days = "with the figures that hold from 2021-01-01 to 2021-12-31"
        let fault = found.first { $0.hasPrefix(expected) }
        #expect(fault?.hasSuffix(days) == true, "\(found)")
        // The figures may come in the other order.
        let swapped = try Self.found(then, first, sections)
        #expect(
            swapped.first { $0.hasPrefix(expected) }?
                .hasSuffix("with the figures that hold from 2022-01-01 on") == true, "\(swapped)")
    }

    @Test func `what claims something of all records is known by its code`() {
        let claiming = DiagnosticCode.allCases.filter { code in
            guard let text = CodeExplanation.of(code).wrong.packText else { return false }
            return Compiler.compile(Array(text.utf8), path: "pack.yaml").findings.contains { finding in
                finding.code == code && finding.claim != nil
            }
        }
        // Where nobody could earn the title, the class out of reach would claim nothing; in its example some can.
        #expect(
            claiming == [
                .unusedField, .unusedName, .unreachableBand, .constantCondition, .unreachableClass,
                .maximumUnreachable, .idleIndicator, .idleFloor, .idleDeduction, .sameAward,
                .presenceNeverFalse, .redundantPrerequisite,
            ])
    }

    @Test func `a class that is out of reach on some days refuses no record`() throws {
        let text = try Self.pack(
            "0", "5",
            Self.indicator("award: { points: 'p + (plan ? 15 : 0)' }") + """

                classification:
                  - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= 8", recognised: true }
                  - { id: gan, label: { vi: Gần đạt, en: Nearly }, points: "[5..8)", recognised: true }
                  - { id: khong, label: { vi: Không, en: No }, points: "< 5", recognised: false }
                """)
        let all = Compiler.compileForAllDays(text, path: "pack.yaml")
        #expect(all.findings.map(\.code) == [])
        #expect(all.pack != nil)
        for day in [nil, Day("2021-12-31"), Day("2022-12-31")] {
            #expect(Compiler.compile(text, path: "pack.yaml", day: day, advice: false).pack != nil)
        }
    }

    @Test
    func `the days of a fault that stands between others are said, those that follow one another as one`()
        throws
    {
        let text = try Self.pack("10", "5, 2023-01-01: 6, 2024-01-01: 10, 2025-01-01: 7", Self.overlap)
        let finding = try #require(
            Compiler.compileForAllDays(text, path: "pack.yaml").findings.first { $0.code == .bandOverlap })
        #expect(
            finding.notes.map(\.en) == ["with the figures that hold from 2022-01-01 to 2022-12-31"])
    }
}
