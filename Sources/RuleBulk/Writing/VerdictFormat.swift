package import RuleModel
package import RuleReport

/// The forms of verdicts that are written for many records at once.
package enum VerdictFormat: Sendable, Hashable {
    /// One JSON object on each line.
    case ndjson(ExplainLevel)
    /// A line of a table.
    case csv(ExplainLevel)

    package var level: ExplainLevel {
        switch self {
        case .ndjson(let level), .csv(let level): level
        }
    }

    package var isTable: Bool {
        if case .csv = self { true } else { false }
    }

    /// What stands before the first verdict.
    package func heading(for pack: RulePack) -> String {
        isTable ? TableReport(level: level).header(for: pack) : ""
    }

    /// Whether nothing is said of what a record lacks, and which gates fail.
    package var isBrief: Bool { level == .none || level == .codes }

    /// Whether sentences are asked for, which are made record by record.
    package var hasSentences: Bool { self == .ndjson(.full) }

    /// The verdict of one record, with its line ending, as the bulk writer has to write it.
    package func line(of subject: ScoredRecord, showsPersonal: Bool) -> String {
        switch self {
        case .ndjson(let level):
            VerdictJSON(level: level, showsPersonal: showsPersonal).text(of: subject) + "\n"
        case .csv(let level): TableReport(level: level).line(for: subject)
        }
    }
}
