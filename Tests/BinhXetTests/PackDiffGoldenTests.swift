import RuleCompiler
import RuleDiagnostics
import RuleModel
import RuleReport
import TestSupport
import Testing

/// Pairs of packs, each beside the print of what differs between them.
///
/// One golden file holds both packs, each below a line `# file: PATH`, and keeps the lines that it has there.
struct PackDiffGoldenTests {
    private static let cases = GoldenCase.all(in: "diff")
    private static let mark = "# file: "

    private static func packs(of sample: GoldenCase) throws -> [[RulePack]] {
        var files: [(path: String, text: String)] = []
        let lines = String(decoding: sample.input, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            if line.hasPrefix(mark) {
                files.append((String(line.dropFirst(mark.count)), String(repeating: "\n", count: index)))
            }
            if !files.isEmpty { files[files.count - 1].text += line + "\n" }
        }
        return try files.map { try PackVersions.compile($0.text, path: $0.path) }
    }

    @Test func `there are cases`() {
        #expect(Self.cases.count >= 3)
    }

    @Test(arguments: cases)
    func `two packs give the changes recorded`(sample: GoldenCase) throws {
        let packs = try Self.packs(of: sample)
        try #require(packs.count == 2)
        let diff = PackDiff(from: packs[0], to: packs[1])
        let prints = [
            DiffText(language: .vietnamese).page(for: diff), DiffText(language: .english).page(for: diff),
            DiffMarkdown(language: .vietnamese).page(for: diff), DiffJSON.text(of: diff),
        ]
        let problems = sample.printProblems(prints.joined(separator: "\n"))
        #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    }
}

/// Packs compiled from texts for every day on which a figure changes.
enum PackVersions {
    /// A text that is no pack.
    struct NotCompiled: Error, CustomStringConvertible {
        var description: String
    }

    static func compile(_ text: String, path: String = "pack.yaml") throws -> [RulePack] {
        let bytes = Array(text.utf8)
        func pack(on day: Day?) throws -> RulePack {
            let result = Compiler.compile(bytes, path: path, day: day, advice: false)
            guard let pack = result.pack else {
                throw NotCompiled(description: result.findings.map(\.message.en).joined(separator: "; "))
            }
            return pack
        }
        let last = try pack(on: nil)
        guard !last.changeDays.isEmpty else { return [last] }
        return try ([last.inForce.from] + last.changeDays).map { try pack(on: $0) }
    }
}
