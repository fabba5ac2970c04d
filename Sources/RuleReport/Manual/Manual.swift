package import RuleDiagnostics
package import RuleModel

/// What a manual tells about a pack: the pack as it is on one day and in one place, and what stands around it.
package struct Manual: Sendable {
    /// The pack with the figures of the days from one day on.
    package struct Version: Sendable {
        package var from: Day
        package var pack: RulePack

        package init(from: Day, pack: RulePack) {
            self.from = from
            self.pack = pack
        }
    }

    /// A worked case from beside the pack.
    package struct Example: Sendable, Hashable {
        package var name: String
        /// What is expected of it, in a few words.
        package var outcome: LocalizedText

        package init(name: String, outcome: LocalizedText) {
            self.name = name
            self.outcome = outcome
        }
    }

    package var pack: RulePack
    /// The day whose figures the pack has; none for the latest.
    package var day: Day?
    /// The pack on each day on which its figures may change, the first day first.
    package var versions: [Version]
    /// What overlays changed, where there are any.
    package var localChanges: PackDiff?
    package var examples: [Example]
    /// Lines above the score sheet, each with what stands left and right.
    package var letterhead: [Letterhead] = []

    /// A line above the score sheet.
    package struct Letterhead: Sendable, Hashable {
        package var left: String
        package var right: String

        /// Reads the lines of a text, in each of which a stroke parts what stands left from what stands right.
        package static func lines(of text: String) -> [Letterhead] {
            text.split(whereSeparator: \.isNewline).map { line in
                let parts = line.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
                let sides = parts.map { part in
                    String(part.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
                }
                return Letterhead(left: sides[0], right: sides.count > 1 ? sides[1] : "")
            }
        }
    }

    package init(
        of pack: RulePack, on day: Day? = nil, versions: [Version] = [], localChanges: PackDiff? = nil,
        examples: [Example] = []
    ) {
        self.pack = pack
        self.day = day
        self.versions = versions
        self.localChanges = localChanges
        self.examples = examples
    }

    /// The whole manual, with the blank score sheet at its end.
    package func page(in language: Language) -> PrintPage {
        var writing = ManualWriting(self, language)
        return writing.page()
    }

    /// The blank score sheet alone.
    package func sheet(in language: Language) -> PrintPage {
        let sheet = ScoreSheet(pack: pack, language: language, letterhead: letterhead)
        return PrintPage(title: sheet.title, language: language, blocks: sheet.blocks(level: 1))
    }
}
