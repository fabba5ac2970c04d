package import RuleDiagnostics
import RuleEngine
import RuleModel

/// The impact of another pack for people to read on a screen.
package struct ImpactText {
    private let report: ImpactReport
    private let language: Language
    private var lines: [String] = []

    /// How many cells the longest bar of a chart has.
    private static let barWidth = 30

    package static func page(for report: ImpactReport, in language: Language) -> String {
        var text = ImpactText(report, language)
        text.addHead()
        text.addMatrix()
        text.addCauses()
        text.addGroups()
        text.addSweep()
        text.addRecords()
        return text.lines.map { $0.printable + "\n" }.joined()
    }

    private init(_ report: ImpactReport, _ language: Language) {
        self.report = report
        self.language = language
    }

    private mutating func heading(_ words: LocalizedText) {
        lines += ["", words[language].uppercased()]
    }

    private func number(_ count: Int) -> String { NumberText.text(Rational(count))[language] }

    // MARK: - Parts

    private mutating func addHead() {
        let counts = report.tally.counts
        lines = [
            "\(Phrases.older[language]): \(report.old.id)", "\(Phrases.newer[language]): \(report.new.id)",
            "",
            Phrases.impactLine(
                NumberText.text(Rational(counts.records)), changed: report.share(counts.changed),
                points: report.share(counts.otherPoints))[language],
            Phrases.titleLine(gained: report.share(counts.gained), lost: report.share(counts.lost))[language],
        ]
        if let limit = report.limit {
            lines.append(Phrases.limit(NumberText.percent(limit), isKept: report.isWithinLimit)[language])
        }
    }

    private mutating func addMatrix() {
        guard !report.rows.isEmpty else { return }
        heading(Phrases.transitions)
        let columns = report.columns
        let head = [""] + columns.map { report.words(for: $0)[language] }
        let body = report.rows.map { row in
            [report.words(for: row)[language]]
                + columns.map { column in
                    let count = report.count(row, column)
                    return count == 0 ? "·" : number(count)
                }
        }
        add(table: [head] + body)
    }

    private mutating func addCauses() {
        guard !report.causes.isEmpty else { return }
        heading(Phrases.responsible)
        for (key, counts) in report.causes {
            lines.append("  \(report.label(of: key)[language]): \(gains(counts, of: counts.records))")
        }
    }

    private func gains(_ counts: ImpactTally.Counts, of records: Int) -> String {
        "\(number(records)) \(Phrases.records[language]), +\(number(counts.gained)) −\(number(counts.lost))"
    }

    private mutating func addGroups() {
        for (index, group) in report.groups.enumerated() {
            heading(Phrases.by(group.label))
            let head = [
                "", Phrases.records[language], Phrases.changed[language], Phrases.gained[language],
                Phrases.lost[language],
            ]
            let body = report.values(ofGroup: index).map { value, counts in
                [ImpactText.name(of: value, in: group)[language]]
                    + [counts.records, counts.changed, counts.gained, counts.lost].map { number($0) }
            }
            add(table: [head] + body)
        }
    }

    static func name(of value: String, in group: ImpactReport.Group) -> LocalizedText {
        if value.isEmpty { return Phrases.missingValue }
        return group.values[value].map { label in label.mapped { "\(value) \($0)" } }
            ?? LocalizedText(same: value)
    }

    private mutating func addSweep() {
        guard let sweep = report.sweep else { return }
        heading(Phrases.swept(sweep.label))
        let most = max(report.tally.sweep.map(\.recognised).max() ?? 0, 1)
        let names = sweep.values.indices.map { sweep.words(at: $0)[language] }
        let width = names.map(\.count).max() ?? 0
        for (name, counts) in zip(names, report.tally.sweep) {
            let bar = String(repeating: "█", count: counts.recognised * ImpactText.barWidth / most)
            let padded = bar + String(repeating: " ", count: ImpactText.barWidth - bar.count)
            let name = String(repeating: " ", count: width - name.count) + name
            lines.append(
                "  \(name) \(padded) \(number(counts.recognised)) "
                    + "(+\(number(counts.gained)) −\(number(counts.lost)))")
        }
    }

    private mutating func addRecords() {
        let all = report.tally.counts.changed + report.tally.counts.otherPoints
        guard all > 0 else { return }
        heading(Phrases.changedRecords(shown: report.tally.shown.count, of: all))
        for record in report.tally.shown {
            let name = [record.id, record.period.map(String.init), record.place].compactMap(\.self)
            lines.append(
                "  \(name.joined(separator: " · ")): \(words(for: record.old)) → \(words(for: record.new))")
            for cause in record.causes {
                let (old, new) = (cause.old?[language] ?? "–", cause.new?[language] ?? "–")
                lines.append("      \(report.label(of: cause.key)[language]): \(old) → \(new)")
            }
        }
    }

    private func words(for outcome: Outcome) -> String {
        let standing = report.words(for: outcome.standing)[language]
        guard let points = outcome.points, report.old.targetModel == nil || report.new.targetModel == nil,
            outcome.standing.status != .notApplicable
        else { return standing }
        return "\(standing) (\(NumberText.range(points)[language]))"
    }

    /// Adds rows of cells: the first column to the left, numbers to the right.
    private mutating func add(table rows: [[String]]) {
        let columns = rows.first?.indices ?? 0..<0
        let widths = columns.map { column in rows.map { $0[column].count }.max() ?? 0 }
        for row in rows {
            let cells = columns.map { column in
                let space = String(repeating: " ", count: widths[column] - row[column].count)
                return column == 0 ? row[column] + space : space + row[column]
            }
            lines.append("  " + cells.joined(separator: "  "))
        }
    }
}
