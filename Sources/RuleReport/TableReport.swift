import RuleEngine
package import RuleModel

/// Writes verdicts as a table of one line each, for spreadsheets and other programs.
///
/// Columns: id, period, status, class, points, least, most, one for each indicator by its id, barred, missing.
/// Open points of an indicator are `0–10`; one that does not count at all is `n/a`. A pack of targets has one
/// column for each level (`yes`, `no`, `unknown`) instead of points, and in that of a target `met`, `missed`, `open`
/// or `not-applicable`, by level where the levels differ.
package struct TableReport: Sendable {
    /// What parts the cells of a line; `rawValue` is the character.
    package enum Separator: Character, Sendable, Hashable, CaseIterable {
        case comma = ","
        case semicolon = ";"
        case tab = "\t"
    }

    /// The decimal sign; Excel with Vietnamese settings expects a comma, and `;` between cells.
    package enum DecimalSign: Character, Sendable, Hashable, CaseIterable {
        case point = "."
        case comma = ","
    }

    package var separator: Separator
    package var decimalSign: DecimalSign
    /// Whether the header begins with a UTF-8 byte order mark, without which Excel misreads Vietnamese.
    package var hasByteOrderMark: Bool

    package init(
        separator: Separator = .comma, decimalSign: DecimalSign = .point, hasByteOrderMark: Bool = false
    ) {
        self.separator = separator
        self.decimalSign = decimalSign
        self.hasByteOrderMark = hasByteOrderMark
    }

    /// The first line, with its line ending.
    package func header(for pack: RulePack) -> String {
        let figures =
            pack.targetModel.map { $0.levels.map(\.id) } ?? ["points", "least", "most"]
        let names =
            ["id", "period", "status", "class"] + figures + pack.itemIDs + ["barred", "missing"]
        return (hasByteOrderMark ? "\u{FEFF}" : "") + line(of: names)
    }

    /// The line of one verdict, with its line ending.
    package func line(for subject: ScoredRecord) -> String {
        let (pack, verdict) = (subject.pack, subject.verdict)
        let name = verdict.classIndex.map { pack.ranks[$0].id } ?? ""
        var cells = [subject.record.id, String(subject.record.period), verdict.status.rawValue, name]
        if let model = pack.targetModel {
            cells += targetCells(of: verdict, model)
        } else if verdict.status == .notApplicable {
            cells += Array(repeating: "", count: 3 + pack.indicators.count)
        } else {
            cells.append(verdict.points.isCertain ? number(verdict.points.least) : "")
            cells += [number(verdict.points.least), number(verdict.points.most)]
            cells += verdict.criteria.flatMap(\.indicators).map(cell)
        }
        cells.append(verdict.bars.map { "\($0.kind):\(pack.id(of: $0))" }.joined(separator: " "))
        cells.append(verdict.missing.map { pack.name(of: $0.path) }.joined(separator: " "))
        return line(of: cells)
    }

    /// What each level and each target came to; empty where the pack does not apply.
    private func targetCells(of verdict: Verdict, _ model: TargetModel) -> [String] {
        guard verdict.status != .notApplicable else {
            return Array(repeating: "", count: model.levels.count + model.targets.count)
        }
        let targets = verdict.targets.indices.map { index in
            let steps = zip(model.levels, verdict.levels).compactMap { level, result in
                result.states[index].map { (level: level.id, state: $0.rawValue) }
            }
            let states = Set(steps.map(\.state))
            return states.count == 1
                ? steps[0].state : steps.map { "\($0.level):\($0.state)" }.joined(separator: " ")
        }
        return verdict.levels.map(\.isReached.rawValue) + targets
    }

    private func cell(_ result: IndicatorResult) -> String {
        guard result.inclusion != .no else { return "n/a" }
        guard !result.points.isCertain else { return number(result.points.least) }
        return "\(number(result.points.least))–\(number(result.points.most))"
    }

    /// Exact where decimals can, else rounded half up to four places.
    private func number(_ number: Rational) -> String {
        let text = number.decimalText ?? number.text(places: 4)
        return String(text.map { $0 == "." ? decimalSign.rawValue : $0 })
    }

    // MARK: - Cells

    private func line(of cells: [String]) -> String {
        cells.map { quoted(guarded($0)) }.joined(separator: String(separator.rawValue)) + "\r\n"
    }

    /// A spreadsheet would run a text that begins like a formula, so such a text gets an apostrophe in front.
    private func guarded(_ cell: String) -> String {
        guard let first = cell.unicodeScalars.first, "=+-@\t\r\n".unicodeScalars.contains(first) else {
            return cell
        }
        let plain = String(cell.map { $0 == decimalSign.rawValue ? "." : $0 })
        return Rational(plain) == nil ? "'" + cell : cell
    }

    private func quoted(_ cell: String) -> String {
        let special: Set<Unicode.Scalar> = ["\"", "\r", "\n", ",", ";", "\t"]
        guard cell.unicodeScalars.contains(where: special.contains) else { return cell }
        var text = "\""
        for scalar in cell.unicodeScalars {
            if scalar == "\"" { text += "\"" }
            text.unicodeScalars.append(scalar)
        }
        return text + "\""
    }
}
