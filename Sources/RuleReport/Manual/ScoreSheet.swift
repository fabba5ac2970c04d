import RuleDiagnostics
import RuleModel

/// The blank sheet on which a committee scores one record by hand.
struct ScoreSheet {
    let pack: RulePack
    let language: Language
    let letterhead: [Manual.Letterhead]

    /// Room to write.
    private static let dots = "……………………………"

    var title: String {
        say(
            pack.targetModel == nil ? Phrases.scoreSheet(of: pack.title) : Phrases.targetSheet(of: pack.title)
        )
    }

    func blocks(level: Int) -> [PrintBlock] {
        let heading = PrintBlock.heading(level, PrintText(title), anchor: "score-sheet")
        return header + [heading, .list(identity)] + gates + items + result
            + [.paragraph(PrintText(say(Phrases.remarks) + ": " + Self.dots + Self.dots))] + signatures
    }

    private func say(_ text: LocalizedText) -> String { text[language] }

    private func blank(_ name: LocalizedText) -> PrintItem {
        PrintItem(PrintText(say(name), ScoreSheet.dots))
    }

    /// What an office writes above its papers; nothing of it comes from here.
    private var header: [PrintBlock] {
        guard let first = letterhead.first else { return [] }
        let rows = letterhead.dropFirst().map { PrintTable.Row([PrintText($0.left), PrintText($0.right)]) }
        let columns = [first.left, first.right].map { PrintTable.Column($0, width: 50) }
        return [.table(PrintTable(.letterhead, columns: columns, rows: rows))]
    }

    /// Who is judged: what every record has, and the texts of the pack.
    private var identity: [PrintItem] {
        let texts = pack.schema.fields.filter { $0.kind == .text }.map(\.label)
        return ([Phrases.recordID, Phrases.yearAssessed, Phrases.place] + texts).map(blank)
            + [PrintItem(PrintText(say(Phrases.pack), pack.id))]
    }

    /// What must hold before any point counts.
    private var gates: [PrintBlock] {
        let conditions = pack.prerequisites.map(\.label)
        guard !conditions.isEmpty else { return [] }
        let columns = [
            PrintTable.Column(say(Phrases.prerequisites)),
            PrintTable.Column(say(Phrases.met), width: 12), PrintTable.Column(say(Phrases.notMet), width: 12),
            PrintTable.Column(say(Phrases.evidence), width: 26),
        ]
        let rows = conditions.map { PrintTable.Row([PrintText(say($0)), "☐", "☐", ""]) }
        return [.table(PrintTable(.form, columns: columns, rows: rows))]
    }

    private var items: [PrintBlock] {
        switch pack.model {
        case .points: [.table(points)]
        case .targets(let model): [.table(targets(model))]
        }
    }

    // MARK: - Points

    private var points: PrintTable {
        let columns = [
            PrintTable.Column(say(Phrases.number), width: 9),
            PrintTable.Column(say(Phrases.content), width: 39),
            PrintTable.Column(say(Phrases.most), .number, width: 10),
            PrintTable.Column(say(Phrases.selfAssessed), width: 11),
            PrintTable.Column(say(Phrases.committee), width: 11),
            PrintTable.Column(say(Phrases.evidence), width: 20),
        ]
        var rows: [PrintTable.Row] = []
        for criterion in pack.criteria {
            rows.append(row(criterion.id, criterion.label, criterion.maximum, isStrong: true))
            for indicator in criterion.indicators {
                rows.append(row(indicator.id, indicator.label, indicator.maximum))
                guard case .parts(let parts) = indicator.award else { continue }
                rows += parts.map { row($0.id, $0.label, $0.maximum) }
            }
            rows += (criterion.deductions?.items ?? []).map(row)
        }
        rows += (pack.deductions?.items ?? []).map(row)
        rows.append(row("", Phrases.total, pack.maximum, isStrong: true))
        return PrintTable(.form, columns: columns, rows: rows)
    }

    private func row(
        _ id: String, _ label: LocalizedText, _ maximum: Rational, isStrong: Bool = false
    ) -> PrintTable.Row {
        PrintTable.Row(
            [PrintText(id), PrintText(say(label)), PrintText(say(NumberText.text(maximum))), "", "", ""],
            isStrong: isStrong)
    }

    private func row(_ deduction: Deduction) -> PrintTable.Row {
        let most = NumberText.text(deduction.maximum).mapped { "−" + $0 }
        let label = Phrases.deduction(deduction.label)
        return PrintTable.Row(["", PrintText(say(label)), PrintText(say(most)), "", "", ""])
    }

    // MARK: - Targets

    private func targets(_ model: TargetModel) -> PrintTable {
        let columns = [
            PrintTable.Column(say(Phrases.number), width: 9),
            PrintTable.Column(say(Phrases.content), width: 37),
            PrintTable.Column(say(Phrases.levels), width: 14),
            PrintTable.Column(say(Phrases.selfJudged), width: 10),
            PrintTable.Column(say(Phrases.committeeJudged), width: 10),
            PrintTable.Column(say(Phrases.evidence), width: 20),
        ]
        var rows: [PrintTable.Row] = []
        for criterion in model.criteria {
            rows.append(
                PrintTable.Row(
                    [PrintText(criterion.id), PrintText(say(criterion.label)), "", "", "", ""], isStrong: true
                ))
            for target in criterion.targets {
                for (index, asked) in model.asking(for: target).enumerated() {
                    let name = index == 0 ? [target.id, say(target.label)] : ["", ""]
                    rows.append(
                        PrintTable.Row(
                            name.map { PrintText($0) } + [PrintText(say(asked.levels)), "☐", "☐", ""]))
                }
            }
        }
        for level in model.levels {
            rows.append(
                PrintTable.Row(
                    ["", PrintText(say(Phrases.targetsMet)), PrintText(say(level.label)), "", "", ""],
                    isStrong: true))
        }
        return PrintTable(.form, columns: columns, rows: rows)
    }

    // MARK: - Result

    /// The classes or levels to tick, each with its points.
    private var result: [PrintBlock] {
        let names: [LocalizedText] =
            switch pack.model {
            case .points:
                pack.classes.map { band in
                    let test = PackWords(pack).words(for: band.test, isPercent: false)
                    return LocalizedText { "\(band.label[$0]) (\(test[$0]))" }
                }
            case .targets(let model): model.levels.map(\.label) + [Phrases.noLevel]
            }
        let heading = pack.targetModel == nil ? Phrases.section(.classification) : Phrases.levels
        return [
            .paragraph(.strong(say(heading) + ":")),
            .list(names.map { PrintItem(PrintText("☐ " + say($0))) }),
        ]
    }

    private var signatures: [PrintBlock] {
        let columns = [Phrases.judgedOne, Phrases.committeeSigns].map {
            PrintTable.Column(say($0), width: 50)
        }
        return [
            .together([
                .paragraph(PrintText(say(Phrases.placeAndDay))),
                .table(PrintTable(.signatures, columns: columns, rows: [PrintTable.Row(["", ""])])),
            ])
        ]
    }
}
