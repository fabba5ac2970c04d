import RuleDiagnostics
import RuleExpression
import RuleModel

// How points are given, figure by figure.

extension RuleOutline {
    /// The way of giving points, with everything in words, and each of its figures apart.
    func facts(of award: Award, at line: RuleLine) -> [RuleFact] {
        let figures = figures(of: award, at: line)
        let parts = figures.flatMap(\.rows).map(\.words)
        let all = ([Phrases.way(of: award)] + parts).joined(separator: "; ")
        return [fact(.award, award.way, all, at: line)] + figures
    }

    private func figures(of award: Award, at line: RuleLine) -> [RuleFact] {
        switch award {
        case .condition(let condition): return fact(.when, condition)
        case .share(let share): return figures(of: share, at: line)
        case .bands(let number, let bands):
            let isPercent = ValueStyle(of: number, in: pack).isPercent
            return fact(.number, number) + [self.bands(bands, isPercent: isPercent)]
        case .each(let count, let points):
            return fact(.count, count) + [
                fact(.pointsEach, points.description, Phrases.points(points), at: line)
            ]
        case .choice(let choice, let table):
            let style = ValueStyle(of: choice, in: pack)
            let rows = table.map { entry in
                RuleFact.Row(
                    meaning: "\(entry.code): \(entry.points)",
                    words: Phrases.gives(entry.points, for: style.label(of: entry.code)), line: line)
            }
            return fact(.choice, choice) + [RuleFact(aspect: .pointsEach, rows: rows)]
        case .parts: return []
        case .assessed(let index): return fact(.step, points: pack.marks[index].step, at: line)
        case .points(let formula, let step): return fact(.formula, formula) + self.step(step, at: line)
        }
    }

    private func figures(of share: ShareAward, at line: RuleLine) -> [RuleFact] {
        var facts = fact(.part, share.part) + fact(.whole, share.whole)
        facts.append(fact(.scale, share.scale.name, Phrases.scale(share.scale), at: line))
        switch share.scale {
        case .proportional(let step): facts += self.step(step, at: line)
        case .allOrNothing: break
        case .bands(let bands): facts.append(self.bands(bands, isPercent: true))
        }
        if let meaning = share.whenEmpty {
            facts.append(fact(.whenEmpty, meaning.rawValue, Phrases.whenEmpty(meaning), at: line))
        }
        return facts
    }

    private func step(_ step: PointStep?, at line: RuleLine) -> [RuleFact] {
        guard let step else { return [] }
        let text = Phrases.words(for: step).joined(separator: ", ")
        return [fact(.step, "\(step.step) \(step.rounding.rawValue)", text, at: line)]
    }

    private func bands(_ bands: [Band], isPercent: Bool) -> RuleFact {
        RuleFact(
            aspect: .bands,
            rows: bands.map { band in
                RuleFact.Row(
                    meaning: "\(band.test.meaning): \(band.points)",
                    words: Phrases.gives(band.points, for: words.words(for: band.test, isPercent: isPercent)),
                    line: words.line(of: band.span))
            })
    }
}

extension UnaryTest {
    /// Its intervals in one order, whatever the order in which they are written.
    var meaning: String {
        intervals.map { UnaryTestPrinter.text(of: UnaryTest([$0])) }.sorted().joined(separator: ", ")
    }
}

extension ShareAward.Scale {
    fileprivate var name: String {
        switch self {
        case .proportional: "proportional"
        case .allOrNothing: "all-or-nothing"
        case .bands: "bands"
        }
    }
}

extension Award {
    /// The key of the rule language that says which way it is.
    fileprivate var way: String {
        switch self {
        case .condition: "when"
        case .share: "share"
        case .bands: "value"
        case .each: "each"
        case .choice: "choice"
        case .parts: "parts"
        case .assessed: "assessed"
        case .points: "points"
        }
    }
}
