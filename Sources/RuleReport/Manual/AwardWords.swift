import RuleDiagnostics
import RuleModel

/// Tells in sentences how an award gives its points.
struct AwardWords {
    /// A sentence, with a name in front where one helps, and what is listed below it.
    struct Line {
        var name: LocalizedText?
        var text: LocalizedText
        var items: [LocalizedText] = []
    }

    /// Points by what a number or a choice is.
    struct Table {
        var heading: LocalizedText
        var rows: [(words: LocalizedText, points: LocalizedText)]
    }

    struct Telling {
        var lines: [Line]
        var table: Table?
    }

    let words: PackWords
    /// Whether the points are taken away.
    var takesAway = false

    func tell(_ award: Award, _ maximum: Rational) -> Telling {
        switch award {
        case .condition(let condition):
            return Telling(lines: [
                Line(text: Phrases.givenIf(gives(maximum), words.claim(condition)))
            ])
        case .share(let share): return tell(share, maximum)
        case .bands(let number, let bands):
            let style = ValueStyle(of: number, in: words.pack)
            return Telling(
                lines: [Line(name: Phrases.judgedNumber, text: words.phrase(for: number))],
                table: table(bands, isPercent: style.isPercent, heading: Phrases.band))
        case .each(let count, let points):
            return Telling(lines: [
                Line(name: Phrases.judgedCount, text: words.phrase(for: count)),
                Line(text: Phrases.forEach(gives(points), atMost: maximum)),
            ])
        case .choice(let choice, let points):
            let style = ValueStyle(of: choice, in: words.pack)
            return Telling(
                lines: [Line(name: Phrases.judgedChoice, text: words.phrase(for: choice))],
                table: Table(
                    heading: Phrases.choiceHeading,
                    rows: points.map { (style.label(of: $0.code), NumberText.text($0.points)) }))
        case .parts(let parts):
            return Telling(lines: [Line(text: Phrases.sumOfParts, items: parts.map(sentence))])
        case .assessed(let index):
            return Telling(lines: [
                Line(text: Phrases.committeeMarks(maximum, step: words.pack.marks[index].step))
            ])
        case .points(let formula, let step):
            let range = Line(text: Phrases.withinPoints(maximum, step))
            let cases = cases(of: formula)
            guard cases.count < 2 else {
                return Telling(
                    lines: [Line(text: Phrases.byCases), range],
                    table: Table(heading: Phrases.choiceHeading, rows: cases))
            }
            return Telling(lines: [Line(name: Phrases.formula, text: words.phrase(for: formula)), range])
        }
    }

    private func tell(_ share: ShareAward, _ maximum: Rational) -> Telling {
        var lines = [
            Line(name: Phrases.sharePart, text: words.phrase(for: share.part)),
            Line(name: Phrases.shareWhole, text: words.phrase(for: share.whole)),
        ]
        var rows: Table?
        switch share.scale {
        case .proportional(let step): lines.append(Line(text: Phrases.inProportion(gives(maximum), step)))
        case .allOrNothing: lines.append(Line(text: Phrases.onlyInFull(gives(maximum))))
        case .bands(let bands): rows = table(bands, isPercent: true, heading: Phrases.reachedShare)
        }
        if let meaning = share.whenEmpty {
            let text =
                takesAway && meaning == .notApplicable
                ? Phrases.nothingTaken : Phrases.whenEmptyWhole(meaning)
            lines.append(Line(name: Phrases.ifWholeIsZero, text: text))
        }
        return Telling(lines: lines, table: rows)
    }

    private func table(_ bands: [Band], isPercent: Bool, heading: LocalizedText) -> Table {
        Table(
            heading: heading,
            rows: bands.map { band in
                (
                    words.words(for: band.test, isPercent: isPercent).sentenceStart,
                    NumberText.text(band.points)
                )
            })
    }

    /// The cases of a formula that goes from one condition to the next, such as `a ? 5 : (b ? 2 : 0)`.
    private func cases(of formula: Expression) -> [(words: LocalizedText, points: LocalizedText)] {
        guard case .conditional(let condition, let then, let otherwise) = formula.kind else {
            return [(Phrases.anythingElse, value(formula))]
        }
        return [(words.claim(condition), value(then))] + cases(of: otherwise)
    }

    private func value(_ expression: Expression) -> LocalizedText {
        if case .literal(.number(let number)) = expression.kind { return NumberText.text(number) }
        return words.phrase(for: expression)
    }

    private func gives(_ points: Rational) -> LocalizedText {
        takesAway ? Phrases.takesAway(points) : Phrases.givesPoints(points)
    }

    /// A part of an indicator in one line, with the rows of its table in it.
    private func sentence(for part: AwardPart) -> LocalizedText {
        let told = tell(part.award, part.maximum)
        let lines = told.lines.flatMap { line -> [LocalizedText] in
            let text =
                line.name.map { name in LocalizedText { "\(name[$0]): \(line.text[$0])" } } ?? line.text
            return [text] + line.items
        }
        let rows = (told.table?.rows ?? []).map { row in
            LocalizedText { "\(row.words.midSentence[$0]): \(row.points[$0]) \(Phrases.pointsNoun[$0])" }
        }
        let text = (lines + rows).map(\.withoutStop).joined(separator: "; ")
        let most = Phrases.atMost(part.maximum)
        return LocalizedText { "\(part.id) \(part.label[$0]) (\(most[$0])): \(text[$0])" }
    }
}

extension LocalizedText {
    /// The text without a full stop at its end, for one that goes on.
    fileprivate var withoutStop: LocalizedText {
        mapped { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
    }
}
