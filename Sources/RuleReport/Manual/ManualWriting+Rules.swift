import RuleDiagnostics
import RuleModel

// What is judged by points: prerequisites, criteria, indicators, deductions and classes.

extension ManualWriting {
    mutating func prerequisites() -> [PrintBlock] {
        guard !pack.prerequisites.isEmpty else { return [] }
        var blocks = [
            section(Phrases.prerequisites, "prerequisites"), .paragraph(PrintText(say(Phrases.allMustHold))),
        ]
        for item in pack.prerequisites {
            let label = say(item.label)
            let claim = words.claim(item.condition)
            var lines = say(claim) == label ? [] : [line(Phrases.requires, claim)]
            lines += basis(label, isVerified: item.isVerified, item.source)
            blocks.append(.together([.paragraph(.strong(label)), .list(lines)]))
        }
        return blocks
    }

    mutating func criteria() -> [PrintBlock] {
        guard !pack.criteria.isEmpty else { return [] }
        var blocks = [section(Phrases.criteriaAndIndicators, "criteria")]
        for criterion in pack.criteria {
            let name = "\(say(Phrases.criterion)) \(criterion.id). \(say(criterion.label))"
            blocks.append(
                heading(3, name + " – " + say(Phrases.points(criterion.maximum)), "criterion-\(criterion.id)")
            )
            var lines = applicability(criterion.applicability)
            lines += floor(criterion.floor)
            lines += basis(name, isVerified: criterion.isVerified, criterion.source)
            if !lines.isEmpty { blocks.append(.list(lines)) }
            for indicator in criterion.indicators { blocks.append(block(for: indicator)) }
            blocks += self.deductions(criterion.deductions, level: 4)
        }
        return blocks
    }

    private mutating func block(for indicator: Indicator) -> PrintBlock {
        let name = "\(indicator.id) \(say(indicator.label))"
        let most = say(Phrases.atMost(indicator.maximum))
        var blocks = [heading(4, "\(name) – \(most)", "indicator-\(indicator.id)")]
        blocks += self.blocks(
            of: indicator.award, indicator.maximum, before: applicability(indicator.applicability),
            after: floor(indicator.floor) + missing(indicator.missing, isTarget: false)
                + evidence(indicator.evidence)
                + basis(name, isVerified: indicator.isVerified, indicator.source))
        return .together(blocks)
    }

    /// An award with what is said before and after it; a table of bands stands between the two.
    private func blocks(
        of award: Award, _ maximum: Rational, takesAway: Bool = false, before: [PrintItem], after: [PrintItem]
    ) -> [PrintBlock] {
        let told = AwardWords(words: words, takesAway: takesAway).tell(award, maximum)
        let lines =
            before
            + told.lines.map { line in
                let items = line.items.map { PrintText(say($0)) }
                return line.name.map { PrintItem(PrintText(say($0), say(line.text)), items) }
                    ?? PrintItem(PrintText(say(line.text)), items)
            }
        guard let table = told.table else { return [.list(lines + after)] }
        let columns = [
            PrintTable.Column(say(table.heading)),
            PrintTable.Column(say(Phrases.pointsNoun.sentenceStart), .number, width: 20),
        ]
        let rows = table.rows.map { row in
            PrintTable.Row([PrintText(say(row.words)), PrintText(say(row.points))])
        }
        let tail: [PrintBlock] = after.isEmpty ? [] : [.list(after)]
        return [.list(lines), .table(PrintTable(columns: columns, rows: rows))] + tail
    }

    private func applicability(_ applicability: Applicability?) -> [PrintItem] {
        guard let applicability else { return [] }
        return [
            line(Phrases.appliesIf, words.claim(applicability.condition)),
            line(Phrases.elsewhere, Phrases.whereNotApplicable(applicability.otherwise)),
        ]
    }

    private func floor(_ floor: Rational?) -> [PrintItem] {
        floor.map { [line(Phrases.floorName, Phrases.floorMeaning($0))] } ?? []
    }

    func missing(_ policy: Indicator.MissingPolicy, isTarget: Bool) -> [PrintItem] {
        switch policy {
        case .pending: []
        case .zero: [line(Phrases.whereMissing, Phrases.countsAsNothing(isTarget: isTarget))]
        }
    }

    // MARK: - Deductions

    /// What takes points away from the total.
    mutating func deductions() -> [PrintBlock] {
        guard let deductions = pack.deductions else { return [] }
        return [section(Phrases.deductions, "deductions")] + self.deductions(deductions, level: 3)
    }

    private mutating func deductions(_ deductions: Deductions?, level: Int) -> [PrintBlock] {
        guard let deductions else { return [] }
        var blocks: [PrintBlock] = []
        for item in deductions.items {
            let name = say(Phrases.deduction(item.label))
            let most = say(Phrases.atMost(item.maximum))
            let basis = basis(name, isVerified: item.isVerified, item.source)
            blocks.append(
                .together(
                    [heading(level, "\(name) – \(most)", "deduction-\(item.id)")]
                        + self.blocks(of: item.award, item.maximum, takesAway: true, before: [], after: basis)
                ))
        }
        let rest = deductions.mayGoBelowZero ? Phrases.mayGoBelowZero : Phrases.neverBelowZero
        return blocks + [.paragraph(PrintText(say(rest)))]
    }

    // MARK: - Classes

    mutating func classification() -> [PrintBlock] {
        guard !pack.classes.isEmpty else { return [] }
        var columns = [
            PrintTable.Column(say(Phrases.section(.classification))),
            PrintTable.Column(say(Phrases.pointsNoun.sentenceStart)),
            PrintTable.Column(say(Phrases.earnsTitle)),
        ]
        let hasBasis = pack.classes.contains { $0.source != nil }
        if hasBasis { columns.append(PrintTable.Column(say(Phrases.legalBasis))) }
        var rows: [PrintTable.Row] = []
        for band in pack.classes {
            let name = say(band.label)
            let mark = mark(
                say(Phrases.section(.classification)) + " " + name, isVerified: band.isVerified, band.source)
            let basis = band.source.map { source in
                say(words.words(for: source)) + (source.note.map { " (\(say($0)))" } ?? "")
            }
            var cells = [
                .strong(name),
                PrintText(say(words.words(for: band.test, isPercent: false))).marked(mark),
                PrintText(say(Phrases.flag(band.isRecognised))),
            ]
            if hasBasis { cells.append(PrintText(basis ?? "")) }
            rows.append(PrintTable.Row(cells))
        }
        var blocks: [PrintBlock] = [
            section(Phrases.section(.classification), "classification"),
            .table(PrintTable(columns: columns, rows: rows)),
        ]
        let hasFloor =
            pack.criteria.contains { $0.floor != nil } || pack.indicators.contains { $0.floor != nil }
        if hasFloor || !pack.prerequisites.isEmpty {
            let words = Phrases.gatesComeFirst(prerequisites: !pack.prerequisites.isEmpty, floors: hasFloor)
            blocks.append(.paragraph(PrintText(say(words))))
        }
        return blocks
    }
}
