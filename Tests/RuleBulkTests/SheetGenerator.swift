import TestSupport

/// Makes sheets for the fixture's pack: plain ones, odd ones and wrong ones.
struct SheetGenerator {
    private var generator: SeededGenerator
    /// How many of a hundred cells are written in an odd way.
    private let oddity: Int

    init(seed: UInt64, oddity: Int) {
        generator = SeededGenerator(seed: seed)
        self.oddity = oddity
    }

    private mutating func pick<Element>(_ elements: [Element], or other: Element) -> Element {
        elements.randomElement(using: &generator) ?? other
    }

    private mutating func chance(_ share: Int) -> Bool {
        Int.random(in: 1...100, using: &generator) <= share
    }

    private struct Column {
        var titles: [String]
        var plain: [String]
        var edge: [String] = []
    }

    private static let flags = ["true", "false", "1", "0", "có", "không", "x", "Có", ""]
    private static let texts = [
        "Nguyễn Thị Bích Ngọc", "Đặng Văn Lâm", "Khánh, Minh", "Ấn \"Ba\"", "hai\ndòng", "", "(chưa rõ)",
        "Khổng", "Na",
    ]

    private static let columns = [
        Column(
            titles: ["place", "mã địa bàn"], plain: ["26734", "00001", ""], edge: ["é", " 1", "a b", "x\"y"]),
        Column(titles: ["unit_kind", "Loại đơn vị"], plain: ["agency", "school", "1", "Trường học", ""]),
        Column(titles: ["members", "Tổng số TV"], plain: ["120", "340", "0999", "1.234.567"]),
        Column(titles: ["with_plan"], plain: ["5", "0", "99"], edge: ["120", "121"]),
        Column(titles: ["has_policy", "Có chủ trương"], plain: flags),
        Column(
            titles: ["rate"], plain: ["85,5", "85.5%", "9%", "100"], edge: ["3.33", "3,34", "101", "100,01"]),
        Column(
            titles: ["average"], plain: ["7,5", "10", "0.25", "9,00"], edge: ["10,01", "1,234", "0,125"]),
        Column(titles: ["change"], plain: ["-5", "7", "-120000", "+3"], edge: ["\u{2212}5", "- 5"]),
        Column(
            titles: ["founded"], plain: ["28/2/2001", "1999-09-01", "30.12.1975", ""], edge: ["2/28/2001"]),
        Column(titles: ["note", "Ghi chú"], plain: texts),
        Column(titles: ["code"], plain: ["AB", "XY12", ""], edge: ["ab"]),
        Column(titles: ["area"], plain: ["12,5", "10.1234", "500"], edge: ["7,4", "7.5"]),
        Column(titles: ["people", "Thành viên"], plain: [""], edge: ["0", "1", "2", "3"]),
        Column(titles: ["people.1.name"], plain: texts),
        Column(titles: ["people.1.age", "Thành viên 1 Tuổi"], plain: ["45", "20", ""], edge: ["121"]),
        Column(titles: ["people.2.age"], plain: ["", "12"], edge: ["7", "120"]),
        Column(titles: ["people[2].literate"], plain: ["", "x"]),
        Column(titles: ["people.2.kind"], plain: ["", "school"]),
        Column(titles: ["assessed.2.1", "Nề nếp"], plain: ["7,5", "8", ""], edge: ["7,25", "11", "-1"]),
        Column(titles: ["assessed.2.2"], plain: ["7.5", "0,125"], edge: ["7.501"]),
        Column(titles: ["something_else_entirely"], plain: ["", "bất kỳ", "x"]),
        Column(titles: [""], plain: [""], edge: ["x", " "]),
    ]

    private static let odd = [
        " ", "n/a", "—", "không áp dụng", "#REF!", "abc", "1.234", "1,234", "1 234", "-1", "01", "1e3",
        "99999999999", "x ",
        " 7", "\u{A0}7", "\u{200B}", "7\n", "\"", "a\"b", "漢字", "5,", ",5", "1.5", "2,5", "0", "1", "có ",
        "\t5", "5;6", "1,2,3",
    ]

    /// A sheet with its header.
    mutating func sheet(rows: Int) -> [UInt8] {
        let delimiter = pick([",", ",", ";", "\t"], or: ",")
        let lineEnd = pick(["\n", "\n", "\r\n", "\r"], or: "\n")
        var chosen = SheetGenerator.columns.filter { _ in chance(60) }.map { column in
            Column(
                titles: [chance(80) ? column.titles[0] : pick(column.titles, or: "")], plain: column.plain,
                edge: column.edge)
        }
        let ids = (0..<30).map { "dv-\($0)" } + ["26734/0117", "007", "A"]
        chosen.append(
            Column(
                titles: ["id"], plain: ids, edge: ["", "1,23E+11", "é", " a", "a+b", "x\\y", "12\n3", "a\"b"])
        )
        chosen.append(
            Column(
                titles: ["period"], plain: ["2021", "2022", "2023"],
                edge: ["", "2019", "21", "2021.0", "2025"]))
        if chance(60) { chosen.shuffle(using: &generator) }
        var text = chance(10) ? "sep=\(delimiter)\(lineEnd)" : ""
        text += row(chosen.map(\.titles[0]), delimiter) + lineEnd
        for number in 0..<rows {
            if chance(5) {
                text += pick(["", " ", delimiter, delimiter + "\"\"" + delimiter], or: "") + lineEnd
            }
            var cells: [String] = []
            for column in chosen { cells.append(cell(column)) }
            if chance(oddity) { cells.append(pick(["", "x"], or: "")) }
            if chance(oddity) {
                cells.removeLast(min(cells.count - 1, Int.random(in: 1...4, using: &generator)))
            }
            text += row(cells, delimiter)
            if number < rows - 1 || chance(60) { text += lineEnd }
        }
        return Array(text.utf8)
    }

    private mutating func cell(_ column: Column) -> String {
        if oddity > 0, chance(5), !column.edge.isEmpty { return pick(column.edge, or: "") }
        return chance(oddity) ? pick(SheetGenerator.odd, or: "") : pick(column.plain, or: "")
    }

    private mutating func row(_ cells: [String], _ delimiter: String) -> String {
        cells.map { cell in
            let mustQuote = cell.contains { ["\"", "\n", "\r", Character(delimiter)].contains($0) }
            // What is forgotten now and then.
            guard mustQuote ? !chance(oddity) : chance(10) else { return cell }
            return "\"" + cell.replacing("\"", with: "\"\"") + "\""
        }.joined(separator: delimiter)
    }
}
