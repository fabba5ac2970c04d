import ArgumentParser
import RuleDiagnostics
import RuleModel
import RuleReport

/// How verdicts are printed.
enum ScoreFormat: String, NamedChoice {
    /// For people: one explained page for each record.
    case text
    /// One JSON array.
    case json
    /// One JSON object on each line.
    case ndjson
    /// A table with one column for each indicator.
    case csv

    /// The format that a file's name asks for.
    init?(fileName: String) {
        guard let ending = fileName.fileEnding else { return nil }
        self.init(rawValue: ending == "txt" ? "text" : ending)
    }

    /// The ending of a file in this format.
    var ending: String { self == .text ? "txt" : rawValue }
}

/// Writes verdicts one after the other in one format.
struct VerdictWriter {
    let format: ScoreFormat
    let level: ExplainLevel
    let showsPersonal: Bool
    let display: DisplayOptions
    let isColored: Bool

    /// What stands before the first verdict.
    func opening(for pack: RulePack) -> String {
        switch format {
        case .csv: TableReport(level: level).header(for: pack)
        case .json: "["
        case .ndjson, .text: ""
        }
    }

    func text(of subject: ScoredRecord, isFirst: Bool) -> String {
        switch format {
        case .csv: return TableReport(level: level).line(for: subject)
        case .json: return (isFirst ? "\n" : ",\n") + json(of: subject)
        case .ndjson: return json(of: subject) + "\n"
        case .text:
            let report = TextReport(language: display.lang, usesColor: isColored)
            let explanation = Explanation(of: subject, showsPersonal: showsPersonal)
            if level == .none { return report.line(for: explanation) + "\n" }
            return (isFirst ? "" : "\n") + report.page(for: explanation)
        }
    }

    private func json(of subject: ScoredRecord) -> String {
        VerdictJSON(level: level, showsPersonal: showsPersonal).text(of: subject)
    }

    /// What stands after the last verdict.
    var closing: String { format == .json ? "\n]\n" : "" }
}
