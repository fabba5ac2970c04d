package import RuleEngine
package import RuleModel

/// Writes verdicts as a table of one line each, for spreadsheets and other programs.
///
/// Columns: id, period, status, class, points, least, most, one for each indicator by its id, barred, missing.
/// With `none` the line ends after `most`; with `codes` it has id, period, status, class, points, and the codes of
/// all prerequisites and of all indicators, one after the other, in two columns (`ReasonCode`): about 50 bytes.
/// Open points of an indicator are `0–10`; one that does not count at all is `n/a`. A pack of targets has one
/// column for each level (`yes`, `no`, `unknown`) instead of points, and in that of a target `met`, `missed`, `open`
/// or `not-applicable`, by level where the levels differ.
package struct TableReport: Sendable {
    /// What parts the cells of a line; `rawValue` is the character.
    package enum Separator: Character, Sendable, Hashable, CaseIterable {
        case comma = ","
        case semicolon = ";"
        case tab = "\t"

        fileprivate var byte: UInt8 {
            switch self {
            case .comma: UInt8(ascii: ",")
            case .semicolon: UInt8(ascii: ";")
            case .tab: UInt8(ascii: "\t")
            }
        }
    }

    /// The decimal sign; Excel with Vietnamese settings expects a comma, and `;` between cells.
    package enum DecimalSign: Character, Sendable, Hashable, CaseIterable {
        case point = "."
        case comma = ","
    }

    /// How much a line says: the outcome alone, codes in two columns, or one column for each item.
    package var level: ExplainLevel
    package var separator: Separator
    package var decimalSign: DecimalSign
    /// Whether the header begins with a UTF-8 byte order mark, without which Excel misreads Vietnamese.
    package var hasByteOrderMark: Bool

    package init(
        level: ExplainLevel = .full, separator: Separator = .comma, decimalSign: DecimalSign = .point,
        hasByteOrderMark: Bool = false
    ) {
        self.level = level
        self.separator = separator
        self.decimalSign = decimalSign
        self.hasByteOrderMark = hasByteOrderMark
    }

    /// The first line, with its line ending.
    package func header(for pack: RulePack) -> String {
        let levels = pack.targetModel.map { $0.levels.map(\.id) }
        let names: [String] =
            switch level {
            case .none: levels ?? ["points", "least", "most"]
            case .codes: (levels == nil ? ["points"] : []) + ["gates", "codes"]
            case .reasons, .full:
                (levels ?? ["points", "least", "most"]) + pack.itemIDs + ["barred", "missing"]
            }
        return (hasByteOrderMark ? "\u{FEFF}" : "")
            + text(of: ["id", "period", "status", "class"] + names) + TableReport.lineEnding
    }

    /// The line of one verdict, with its line ending.
    package func line(for subject: ScoredRecord) -> String {
        let (pack, verdict) = (subject.pack, subject.verdict)
        var cells = [subject.record.id, String(subject.record.period)] + outcomeCells(of: verdict, by: pack)
        switch level {
        case .none: break
        case .codes:
            cells.append(verdict.prerequisites.map { ReasonCode(prerequisite: $0.holds).text }.joined())
            cells.append(
                (verdict.criteria.flatMap(\.indicators).map(ReasonCode.init)
                    + ReasonCode.codes(of: verdict.targets, by: pack)).map(\.text).joined())
        case .reasons, .full:
            cells += itemCells(of: verdict, by: pack) + tailCells(of: verdict, by: pack)
        }
        return text(of: cells) + TableReport.lineEnding
    }

    package static let lineEnding = "\r\n"

    /// Status, class, and points or levels.
    package func outcomeCells(of verdict: Verdict, by pack: RulePack) -> [String] {
        let cells = standingCells(of: verdict, by: pack)
        guard pack.targetModel == nil else {
            guard level != .codes else { return cells }
            guard verdict.status != .notApplicable else {
                return cells + Array(repeating: "", count: pack.ranks.count)
            }
            return cells + verdict.levels.map(\.isReached.rawValue)
        }
        guard verdict.status != .notApplicable else {
            return cells + Array(repeating: "", count: level == .codes ? 1 : 3)
        }
        return cells + pointCells(of: verdict.points)
    }

    package func standingCells(of verdict: Verdict, by pack: RulePack) -> [String] {
        [verdict.status.rawValue, verdict.classIndex.map { pack.rankID(at: $0) } ?? ""]
    }

    /// What stands after status and class in a pack of points.
    package func pointCells(of points: Bounds) -> [String] {
        guard level != .codes else { return [range(points)] }
        return [points.isCertain ? number(points.least) : "", number(points.least), number(points.most)]
    }

    /// One cell for each indicator or target.
    private func itemCells(of verdict: Verdict, by pack: RulePack) -> [String] {
        guard verdict.status != .notApplicable else {
            return Array(repeating: "", count: pack.itemIDs.count)
        }
        if let model = pack.targetModel { return verdict.targets.map { cell($0, by: model) } }
        return verdict.criteria.flatMap(\.indicators).map(cell)
    }

    /// What bars the title, and what is missing.
    package func tailCells(of verdict: Verdict, by pack: RulePack) -> [String] {
        [
            verdict.bars.map { "\($0.kind):\(pack.id(of: $0))" }.joined(separator: " "),
            verdict.missing.map { pack.name(of: $0.path) }.joined(separator: " "),
        ]
    }

    /// What a target came to, by level where the levels differ.
    package func cell(_ result: TargetResult, by model: TargetModel) -> String {
        let steps = zip(model.levels, result.states(by: model)).compactMap { level, state in
            state.map { (level: level.id, state: $0.rawValue) }
        }
        let states = Set(steps.map(\.state))
        return states.count == 1
            ? steps[0].state : steps.map { "\($0.level):\($0.state)" }.joined(separator: " ")
    }

    /// What an indicator came to.
    package func cell(_ result: IndicatorResult) -> String {
        result.inclusion == .no ? "n/a" : range(result.points)
    }

    /// One number where the points are certain, else both ends: `62.5–78`.
    private func range(_ points: Bounds) -> String {
        points.isCertain ? number(points.least) : "\(number(points.least))–\(number(points.most))"
    }

    /// Exact where decimals can, else rounded half up to four places.
    private func number(_ number: Rational) -> String {
        let text = number.decimalText ?? number.text(places: 4)
        return decimalSign == .point ? text : String(text.map { $0 == "." ? decimalSign.rawValue : $0 })
    }

    // MARK: - Cells

    /// Some cells of a line, parted and quoted.
    package func text(of cells: [String]) -> String {
        String(decoding: bytes(of: cells), as: UTF8.self)
    }

    /// The same in UTF-8.
    package func bytes(of cells: [String]) -> [UInt8] {
        var line: [UInt8] = []
        for (place, cell) in cells.enumerated() {
            if place > 0 { line.append(separator.byte) }
            let cell = guarded(cell)
            let isQuoted = cell.utf8Span.span.containsQuoted
            line.append(contentsOf: (isQuoted ? quoted(cell) : cell).utf8)
        }
        return line
    }

    /// A spreadsheet would run a text that begins like a formula, so such a text gets an apostrophe in front.
    private func guarded(_ cell: String) -> String {
        guard let first = cell.utf8.first, TableReport.opensFormula(first) else { return cell }
        let plain = String(cell.map { $0 == decimalSign.rawValue ? "." : $0 })
        return Rational(plain) == nil ? "'" + cell : cell
    }

    /// Whether a cell that begins with this byte may be run.
    private static func opensFormula(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "\t"),
            UInt8(ascii: "\r"), UInt8(ascii: "\n"):
            true
        default: false
        }
    }

    private func quoted(_ cell: String) -> String {
        var text = "\""
        for scalar in cell.unicodeScalars {
            if scalar == "\"" { text += "\"" }
            text.unicodeScalars.append(scalar)
        }
        return text + "\""
    }
}

extension Span where Element == UInt8 {
    /// Whether a cell with these bytes has to be quoted.
    fileprivate var containsQuoted: Bool {
        for index in indices {
            switch self[index] {
            case UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: ","),
                UInt8(ascii: ";"), UInt8(ascii: "\t"):
                return true
            default: continue
            }
        }
        return false
    }
}
