import TestSupport

/// Makes sheets out of the rows of another one: with other separators, spellings, repeated rows and faults.
struct SheetVariation {
    private var generator: SeededGenerator
    private let header: [String]
    private let rows: [[String]]
    /// How many of a hundred cells get a fault.
    private let faults: Int

    /// Takes the rows of a sheet with commas between its cells.
    init(of text: String, seed: UInt64, faults: Int) {
        let lines = SheetVariation.rows(of: text)
        header = lines.first ?? []
        rows = Array(lines.dropFirst())
        generator = SeededGenerator(seed: seed)
        self.faults = faults
    }

    private static func rows(of text: String) -> [[String]] {
        var rows: [[String]] = []
        var cells: [String] = []
        var cell = ""
        var isQuoted = false
        for character in text.unicodeScalars {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                cells.append(cell)
                cell = ""
            case "\n" where !isQuoted:
                rows.append(cells + [cell])
                (cells, cell) = ([], "")
            case "\r" where !isQuoted: continue
            default: cell.unicodeScalars.append(character)
            }
        }
        return cell.isEmpty && cells.isEmpty ? rows : rows + [cells + [cell]]
    }

    private mutating func chance(_ share: Int) -> Bool { Int.random(in: 1...100, using: &generator) <= share }

    private mutating func pick(_ texts: [String]) -> String { texts.randomElement(using: &generator) ?? "" }

    private static let odd = [
        "", " ", "abc", "-1", "n/a", "—", "#REF!", "1.234", "1,5", "99999999999", "có ", "Không", "31/2/2021",
        "2/3/2021", "x\"y", "hai\ndòng", "hai\r\ndòng", "a;b", "a,b", "\t", "\u{A0}", "0", "1", "101%", "1e3",
        "2019", "2030", "86", "01",
    ]

    /// The bytes of a sheet with so many rows.
    mutating func sheet(rows count: Int) -> [UInt8] {
        let delimiter = pick([",", ";", "\t"])
        let lineEnd = pick(["\n", "\n", "\r\n", "\r"])
        var text = chance(20) ? "\u{FEFF}" : ""
        if chance(10) { text += "sep=\(delimiter)\(lineEnd)" }
        if chance(10) { text += lineEnd + delimiter + delimiter + lineEnd }
        var titles = header
        if chance(faults * 2) { titles[titles.indices.randomElement(using: &generator) ?? 0] += "s" }
        if chance(20) { titles.append(pick(["Ghi chú thêm", "cột lạ", ""])) }
        text += line(titles, delimiter) + lineEnd
        for number in 0..<count {
            if chance(4) { text += pick(["", delimiter, " \(delimiter)\"\""]) + lineEnd }
            var cells = rows.randomElement(using: &generator) ?? []
            // Ids that rise, and now and then one that was there before.
            if let id = header.firstIndex(of: "id"), !chance(faults) {
                cells[id] = "h-\(chance(faults) ? max(number - 30, 0) : number)"
            }
            for index in cells.indices where chance(faults) { cells[index] = pick(SheetVariation.odd) }
            if chance(faults) { cells.append(pick(["", "x"])) }
            if chance(faults) { cells.removeLast() }
            text += line(cells, delimiter) + (number < count - 1 || chance(70) ? lineEnd : "")
        }
        var bytes = Array(text.utf8)
        for index in bytes.indices.dropFirst(200) where faults > 0 && chance(1) && chance(faults * 5) {
            bytes[index] = [0xFF, UInt8(ascii: "\""), 0xC3, 0].randomElement(using: &generator) ?? 0
        }
        return bytes
    }

    private mutating func line(_ cells: [String], _ delimiter: String) -> String {
        cells.map { cell in
            let mustQuote = cell.contains {
                ["\"", "\n", "\r", "\r\n"].contains($0) || String($0) == delimiter
            }
            guard mustQuote ? !chance(faults) : chance(5) else { return cell }
            return "\"" + cell.replacing("\"", with: "\"\"") + "\""
        }.joined(separator: delimiter)
    }
}
