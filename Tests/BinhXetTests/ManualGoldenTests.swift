import RuleDiagnostics
import RuleModel
import RuleReport
import TestSupport
import Testing

/// Small packs that together use every award, each beside its manual in both languages and forms.
struct ManualGoldenTests {
    private static let cases = GoldenCase.all(in: "manual")

    private static func manual(of sample: GoldenCase) throws -> Manual {
        let packs = try PackVersions.compile(
            String(decoding: sample.input, as: UTF8.self), path: sample.path)
        let pack = try #require(packs.last)
        let days = [pack.inForce.from] + pack.changeDays
        return Manual(
            of: pack, versions: zip(days, packs).map { Manual.Version(from: $0, pack: $1) },
            examples: [
                Manual.Example(name: "Đủ | mọi mặt", outcome: LocalizedText(vi: "đạt", en: "recognised"))
            ])
    }

    @Test func `there are cases`() {
        #expect(Self.cases.count >= 3)
    }

    @Test(arguments: cases)
    func `a pack gives the manual recorded`(sample: GoldenCase) throws {
        let manual = try Self.manual(of: sample)
        let prints = [Language.vietnamese, .english].flatMap { language in
            let page = manual.page(in: language)
            return [PrintMarkdown.text(of: page), PrintHTML.text(of: page)]
        }
        let problems = sample.printProblems(prints.joined(separator: "\n"))
        #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    }

    @Test func `the golden packs use every award and every way of a share`() throws {
        let packs = try Self.cases.map { try Self.manual(of: $0).pack }
        let awards = packs.flatMap { pack in
            pack.indicators.map(\.award) + (pack.deductions?.items ?? []).map(\.award)
        }.flatMap { award -> [Award] in
            if case .parts(let parts) = award { [award] + parts.map(\.award) } else { [award] }
        }
        let kinds = Set(
            awards.map { award in
                switch award {
                case .condition: "when"
                case .share(let share):
                    switch share.scale {
                    case .proportional: "proportional"
                    case .allOrNothing: "all-or-nothing"
                    case .bands: "share bands"
                    }
                case .bands: "bands"
                case .each: "each"
                case .choice: "choice"
                case .parts: "parts"
                case .assessed: "assessed"
                case .points: "points"
                }
            })
        #expect(kinds.count == 10)
        let empty = Set(awards.compactMap { if case .share(let share) = $0 { share.whenEmpty } else { nil } })
        #expect(empty == Set(ShareAward.EmptyWhole.allCases))
        let otherwise = Set(
            packs.flatMap { pack in
                (pack.indicators.compactMap(\.applicability) + pack.criteria.compactMap(\.applicability)).map(
                    \.otherwise)
            })
        #expect(otherwise == Set(Applicability.Otherwise.allCases))
    }
}
