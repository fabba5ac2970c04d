package import RuleDiagnostics
import RuleModel

/// The impact of another pack as one page for a browser, which needs nothing from elsewhere.
package struct ImpactHTML {
    private let report: ImpactReport
    private let language: Language

    package static func page(for report: ImpactReport, in language: Language) -> String {
        let page = ImpactHTML(report: report, language: language)
        let title = Phrases.impact[language].xml
        let parts = [page.head, page.matrix, page.causes] + page.groups + [page.sweep, page.records]
        return """
            <!doctype html>
            <html lang="\(language.rawValue)">
            <head><meta charset="utf-8"><title>\(title)</title><style>\(style)</style></head>
            <body>
            <h1>\(title)</h1>
            \(parts.filter { !$0.isEmpty }.joined(separator: "\n"))
            </body>
            </html>

            """
    }

    private static let style = """
        body{font:16px/1.5 system-ui,sans-serif;margin:2em auto;max-width:70em;padding:0 1em}\
        table{border-collapse:collapse}td,th{border:1px solid #999;padding:.2em .6em;text-align:right}\
        th:first-child,td:first-child{text-align:left}td.same{background:#eee}
        """

    private var head: String {
        let counts = report.tally.counts
        let lines = [
            "\(Phrases.older[language]): \(report.old.id)", "\(Phrases.newer[language]): \(report.new.id)",
            Phrases.impactLine(
                NumberText.text(Rational(counts.records)), changed: report.share(counts.changed),
                points: report.share(counts.otherPoints))[language],
            Phrases.titleLine(gained: report.share(counts.gained), lost: report.share(counts.lost))[language],
        ]
        let limit = report.limit.map {
            Phrases.limit(NumberText.percent($0), isKept: report.isWithinLimit)[language]
        }
        return "<p>" + (lines + [limit].compactMap(\.self)).map(\.xml).joined(separator: "<br>\n") + "</p>"
    }

    private var matrix: String {
        let columns = report.columns
        let head = cells([""] + columns.map { report.words(for: $0)[language] }, "th")
        let body = report.rows.map { row in
            let counts = columns.map { column in
                "<td\(row == column ? " class=\"same\"" : "")>\(number(report.count(row, column)))</td>"
            }
            return "<tr><th>\(report.words(for: row)[language].xml)</th>\(counts.joined())</tr>"
        }
        return section(Phrases.transitions, "<table>\(head)\(body.joined(separator: "\n"))</table>")
    }

    private var causes: String {
        guard !report.causes.isEmpty else { return "" }
        let rows = report.causes.map { key, counts in
            cells([report.label(of: key)[language]] + figures(counts))
        }
        return section(Phrases.responsible, table(rows))
    }

    private var groups: [String] {
        report.groups.enumerated().map { index, group in
            let rows = report.values(ofGroup: index).map { value, counts in
                cells([ImpactText.name(of: value, in: group)[language]] + figures(counts))
            }
            return section(Phrases.by(group.label), table(rows))
        }
    }

    private func figures(_ counts: ImpactTally.Counts) -> [String] {
        [counts.records, counts.changed, counts.gained, counts.lost].map(number)
    }

    private func table(_ rows: [String]) -> String {
        let head = ["", Phrases.records[language], Phrases.changed[language], Phrases.gained[language]]
        return "<table>\(cells(head + [Phrases.lost[language]], "th"))\(rows.joined(separator: "\n"))</table>"
    }

    /// Bars for the records that are recognised at each value of a parameter.
    private var sweep: String {
        guard let sweep = report.sweep else { return "" }
        let most = max(report.tally.sweep.map(\.recognised).max() ?? 0, 1)
        let bars = report.tally.sweep.enumerated().map { index, counts in
            let (top, width) = (index * 28, counts.recognised * 400 / most)
            let name = sweep.words(at: index)[language].xml
            let words = "\(number(counts.recognised)) (+\(number(counts.gained)) −\(number(counts.lost)))"
            return """
                <text x="0" y="\(top + 18)">\(name)</text>\
                <rect x="90" y="\(top + 4)" width="\(width)" height="20" fill="#2a6f97"/>\
                <text x="\(width + 96)" y="\(top + 18)">\(words)</text>
                """
        }
        let height = report.tally.sweep.count * 28
        let chart = "<svg width=\"700\" height=\"\(height)\" role=\"img\">\(bars.joined())</svg>"
        return section(Phrases.swept(sweep.label), chart)
    }

    private var records: String {
        let all = report.tally.counts.changed + report.tally.counts.otherPoints
        guard all > 0 else { return "" }
        let rows = report.tally.shown.map { record in
            let causes = record.causes.map { cause in
                "\(report.label(of: cause.key)[language]): \(cause.old?[language] ?? "–") → "
                    + (cause.new?[language] ?? "–")
            }
            let name = [record.id, record.period.map(String.init), record.place].compactMap(\.self)
            return cells([
                name.joined(separator: " · "), report.words(for: record.old.standing)[language],
                report.words(for: record.new.standing)[language], causes.joined(separator: "; "),
            ])
        }
        return section(
            Phrases.changedRecords(shown: report.tally.shown.count, of: all),
            "<table>\(rows.joined(separator: "\n"))</table>")
    }

    // MARK: - Pieces

    private func section(_ heading: LocalizedText, _ content: String) -> String {
        "<h2>\(heading[language].xml)</h2>\n\(content)"
    }

    private func cells(_ texts: [String], _ tag: String = "td") -> String {
        "<tr>" + texts.map { "<\(tag)>\($0.xml)</\(tag)>" }.joined() + "</tr>"
    }

    private func number(_ count: Int) -> String { NumberText.text(Rational(count))[language] }
}
