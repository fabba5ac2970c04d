import RuleModel
import RuleRecords

/// What a program found out about one record, in the words that all of them share.
struct Outcome: Hashable {
    var id = ""
    var status = ""
    /// Empty where it is not certain.
    var rank = ""
    /// None where the points are open.
    var points: Rational?
    /// One letter for each prerequisite, empty if the form does not hold them.
    var gates = ""
    /// One code for each indicator, in the order of the pack.
    var codes: [String] = []
    /// Points of each indicator, or their bounds: least and most; empty if the form does not hold them.
    var awards: [[Rational?]] = []

    /// Whether all indicators and prerequisites are decided by data, none left open by a gap.
    var isComplete: Bool { !gates.contains("O") && !codes.contains { $0.hasPrefix("O") } }

    // MARK: - NDJSON

    /// The outcomes in NDJSON of `--explain codes` or `--explain reasons`.
    static func ndjson(_ bytes: [UInt8]) -> [Outcome] {
        bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
            (try? JSONParser.value(of: Array(line))).map(Outcome.init)
        }
    }

    private init(_ verdict: JSONValue) {
        id = verdict["id"]?.text ?? ""
        status = verdict["status"]?.text ?? ""
        rank = verdict["class"]?.text ?? ""
        points = verdict["points"]?.number
        if let exact = verdict["exact"]?.text { points = Rational(exact) }
        if let codes = verdict["codes"]?.text {
            self.codes = codes.split(separator: " ").map(String.init)
            gates = (verdict["gates"]?.text ?? "").filter { $0 != " " }
        } else {
            gates = (verdict["prerequisites"]?.items ?? []).compactMap { $0["code"]?.text }.joined()
            let indicators = (verdict["criteria"]?.items ?? []).flatMap { $0["indicators"]?.items ?? [] }
            codes = indicators.compactMap { $0["code"]?.text }
            awards = indicators.map { indicator in
                ["points", "least", "most"].map { indicator[$0]?.number }
            }
        }
    }

    // MARK: - CSV

    /// The outcomes in a sheet, by the names of its columns; the peers write one digit for each indicator.
    static func csv(_ bytes: [UInt8]) -> [Outcome] {
        var lines = bytes.split(separator: UInt8(ascii: "\n"))[...]
        guard let header = lines.popFirst() else { return [] }
        let names = cells(of: header)
        return lines.map { line in
            var outcome = Outcome()
            for (name, cell) in zip(names, cells(of: line)) { outcome.set(name, cell) }
            return outcome
        }
    }

    private init() {}

    private mutating func set(_ name: String, _ cell: String) {
        switch name {
        case "id": id = cell
        case "status": status = cell
        case "class": rank = cell
        case "points": points = Outcome.rounded(cell)
        case "gates": gates = cell.filter { $0 != " " }
        case "codes": codes = Outcome.codes(in: cell)
        case "digits": codes = cell.map(String.init)
        default: break
        }
    }

    /// The codes of a row, which stand side by side: each begins with what it came to, and `X` takes one letter more.
    private static func codes(in cell: String) -> [String] {
        var codes: [String] = []
        for character in cell {
            if codes.isEmpty || "FPNOX".contains(character) && codes.last != "X" {
                codes.append(String(character))
            } else {
                codes[codes.count - 1].append(character)
            }
        }
        return codes
    }

    /// A number to two places, as far as all points of the packs go: a peer that counts in binary has a long tail.
    private static func rounded(_ cell: String) -> Rational? {
        guard let number = Double(cell) else { return nil }
        return Rational(Int((number * 100).rounded())).divided(by: Rational(100))
    }

    private static func cells(of line: ArraySlice<UInt8>) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in String(decoding: line, as: UTF8.self) where character != "\r" {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
        }
        return cells
    }
}

extension JSONValue {
    var number: Rational? {
        guard case .number(let number) = content else { return nil }
        return number
    }
}
