import TestSupport

/// Makes lines of NDJSON for the fixture's pack: plain ones, odd ones and wrong ones.
struct LineGenerator {
    private var generator: SeededGenerator
    /// How many of a hundred values are written in an odd way.
    private let oddity: Int

    init(seed: UInt64, oddity: Int) {
        generator = SeededGenerator(seed: seed)
        self.oddity = oddity
    }

    private mutating func pick(_ texts: [String]) -> String {
        texts.randomElement(using: &generator) ?? ""
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &generator)
    }

    private mutating func isOdd() -> Bool {
        number(1...100) <= oddity
    }

    /// One object with all its members.
    mutating func line() -> String {
        var members = [
            member(["id", "mã", "ID"], [#""dv-\#(number(1...99))""#, #""26734/0117""#, "1234567"], Odd.ids),
            member(["period", "năm", "Period"], ["2021", "2022", "2023", #""2021""#], Odd.periods),
            member(
                ["place", "Place", "mã địa bàn"], [#""26734""#, #""00001""#, "null", #""""#], Odd.places),
            member(
                ["unit_kind", "Loại đơn vị", "UNIT_KIND"],
                [
                    #""agency""#, #""school""#, #""1""#, #""trường học""#, #""Cơ quan, tổ chức nhà nước""#,
                    "null",
                ],
                Odd.all),
            member(["members", "Tổng số TV", "Members"], ["\(number(100...300))", #""120""#], Odd.all),
            member(["with_plan"], ["\(number(0...99))", "0", "5"], Odd.all, edge: ["120", "121", "300"]),
            member(["has_policy", "Có chủ trương"], Plain.flags, Odd.all),
            member(
                ["rate", "Tỷ lệ"], ["85.5", "100", "4.25", #""85,5""#, #""85,5%""#, #""9""#], Odd.all,
                edge: ["100.01", "3.33", "3.34", "0", "100.00"]),
            member(
                ["average"], ["7", "7.5", "0.25", #""7,5""#, "10", "10.00"], Odd.all,
                edge: ["10.01", "11", "9.99"]),
            member(["change"], ["-5", "7", "0", "-120000", #""-3""#], Odd.all),
            member(["founded"], [#""2001-02-28""#, #""1/9/1999""#, #""30/12/1975""#, "null"], Odd.all),
            member(["note", "Ghi chú"], Plain.texts, Odd.all),
            member(["code"], [#""AB""#, #""XY12""#, "null", #""""#], Odd.all),
            member(
                ["area"], ["12.5", "10.125", "11.123456", "500"], Odd.all,
                edge: ["7.4", "7.5", "0.249999", "0.25"]),
            member(["spare"], ["null"], ["5", "900", "null"]),
            list(["people", "Thành viên", "PEOPLE"], 0...6) { $0.person() },
            list(["history", "Các năm trước"], 0...2) { $0.year() },
            marks(),
        ]
        if isOdd() { members.append(pick(Odd.members)) }
        if number(1...50) == 1 { members.shuffle(using: &generator) }
        return object(members)
    }

    private mutating func object(_ members: [String]) -> String {
        let members = members.filter { !$0.isEmpty }
        switch number(1...100) <= oddity ? number(0...3) : 0 {
        case 1: return "{ " + members.joined(separator: " , ") + " }"
        case 2: return "{" + members.joined(separator: ",\t") + "}"
        default: return "{" + members.joined(separator: ",") + "}"
        }
    }

    /// A member under one of its names; the first of them most often.
    ///
    /// `edge` are values about the limits of the field.
    private mutating func member(
        _ names: [String], _ plain: [String], _ odd: [String], edge: [String] = []
    ) -> String {
        if number(1...50) == 1 { return "" }
        let name = number(1...20) == 1 || oddity > 0 ? pick(names) : names[0]
        let isAtEdge = oddity > 0 && !edge.isEmpty && number(1...20) == 1
        let value = isAtEdge ? pick(edge) : isOdd() ? pick(odd) : pick(plain)
        switch isOdd() ? number(0...3) : 0 {
        case 1: return "\"\(name)\" : \(value)"
        case 2: return "\"\(name)\":  \(value) "
        default: return "\"\(name)\":\(value)"
        }
    }

    private mutating func list(
        _ names: [String], _ counts: ClosedRange<Int>, _ item: (inout LineGenerator) -> String
    ) -> String {
        var items: [String] = []
        for _ in 0..<number(counts) { items.append(item(&self)) }
        if isOdd() { items.insert(pick(Odd.items), at: number(0...items.count)) }
        let text = "[" + items.joined(separator: isOdd() ? ", " : ",") + "]"
        return member(names, [text], [text, "null", "[ ]", "3", "{}", #""2""#])
    }

    private mutating func person() -> String {
        object([
            member(["name", "Họ tên"], Plain.texts, Odd.all),
            member(
                ["age", "Tuổi"], ["\(number(20...99))", "20", #""45""#], Odd.all,
                edge: ["120", "121", "9", "12"]),
            member(["schooling"], ["12", "9.5", "0", "null"], Odd.all, edge: ["20.1", "99.5"]),
            member(["literate", "Biết chữ"], Plain.flags, Odd.all),
            member(["kind"], [#""school""#, #""Loại một""#, "null"], Odd.all),
            member(
                ["born"], ["1985", "2011", "1950"], Odd.all, edge: ["1850", "1849", "2021", "2022", "2023"]),
            member(
                ["joined"], [#""2019-05-31""#, #""15/10/2020""#, "null"], Odd.all,
                edge: [#""28/02/2001""#, #""1999-09-01""#, #""1975-12-29""#]),
        ])
    }

    private mutating func year() -> String {
        object([
            member(
                ["year", "Năm"], ["2019", "2020", "2021"], Odd.all, edge: ["2021", "2022", "2023", "2024"]),
            member(["passed", "Đạt"], Plain.flags, Odd.all),
        ])
    }

    private mutating func marks() -> String {
        let marks = object([
            member(["2.1"], ["7.5", "8", "0", #""9,5""#, "null"], Odd.marks),
            member(["2.2"], ["7.5", "3.125", "0.001"], Odd.marks),
            oddity > 0 ? member(["2.3"], ["null", "null", "1"], Odd.marks) : "",
        ])
        return member(
            ["assessed"], [marks], [marks, "null", "{}", "[]", "5", #"{"2.9":1}"#, #"{"2.1":1,"2.1":2}"#])
    }
}

/// Values that are usual.
private enum Plain {
    static let flags = ["true", "false", "1", "0", #""có""#, #""không""#, #""x""#, #""Có""#]
    static let texts = [
        #""Nguyễn Thị Bích Ngọc""#, #""Đặng Văn Lâm \"Ba\"""#, #""Khánh""#, #""Trần""#, #""Ấn""#, #""""#,
        "null",
        #""Khổng Tử""#, #""Na""#, #""Lê Ngọc A\u00e1""#, #""a/b\\c""#, #""7 giờ""#, #""(chưa rõ tên)""#,
    ]
}

/// Values and members that are unusual, ambiguous or wrong.
private enum Odd {
    static let ids = [
        #""""#, "null", #"" dv-1""#, #""dv-1 ""#, #""dv 1""#, #""mã-é""#, #""d\u0076""#, #""1,23E+11""#,
        "12.5", "-7", "1e3",
        "123456789012", "true", "[]", #""a+b""#, #""đ""#, "007", "123456789012345678901234567890",
    ]
    static let periods = [
        "null", #""""#, "2019", "2024", "2025", "1899", "2201", "21", "20211", "2021.0", "2.021e3",
        #""2021 ""#, #"" 2022""#,
        #""hai nghìn""#, "true", "-2021", "02021", "[2021]", #""02021""#,
    ]
    static let places = [#"" 267""#, "26734", "true", #""é""#, #""26\u0037""#, "{}", #""a b""#, #""267 ""#]
    static let marks = [
        "-1", "11", "7.25", "0.0005", "1e0", #""1.234""#, #""7,3333""#, #""x""#, "true", "[]", #""5""#,
        #""""#, #""0,50""#,
        "2.50", "0.333", "1",
    ]
    static let items = [
        "{}", "null", "5", "[]", #"{"age":1,"age":2}"#, #"{"nhiệt":1}"#, #"{"age":{}}"#, #"{ }"#,
    ]
    static let members = [
        #""members":5"#, #""Tổng số TV":5"#, #""members":null"#, #""people.1.age":5"#, #""nhiệt":5"#,
        #""assessed.2.1":5"#,
        #""Nề nếp":6.5"#, #""people":[]"#, #""":1"#, #""m\u0065mbers":5"#, #""id":"zz""#, #""period":2021"#,
        "5", "{}",
        #""assessed":{}"#, #""has policy":true"#, #""has-policy":null"#, #""place":null"#, #""note":"x" "y""#,
    ]
    static let all = [
        "null", "true", "false", "0", "1", "2", "-0", "-1", "01", "1.0", "1.50", "1.234", "0.1234567", "1e2",
        "1E-2", "12.",
        ".5", "5.", "+5", "4294967297", "2147483647", "2147483648", "-2147483648", "214748.3647",
        "99999999999999999999",
        #""1.234""#, #""1,234""#, #""0,125""#, #""1.234,5""#, #""1 000""#, #""012""#, #""-""#, #""—""#,
        #""n/a""#, #""N/A""#,
        #""na""#, #""Không áp dụng""#, #""Kho\u0302ng áp dụng""#, "\"Kho\u{302}ng a\u{301}p du\u{323}ng\"",
        ##""#REF!""##, #""x""#,
        #""X""#, #"" có ""#, #""c\u00f3""#, #""co\u0301""#, "\"co\u{301}\"", #""Đúng""#, #""yes""#,
        #""maybe""#, #""85%""#,
        #""85,5 %""#, #""1/2/2020""#, #""2/13/2020""#, #""31/2/2020""#, #""1/2/20""#, #""2020-1-2""#,
        #""2020-12-31""#,
        #""01.02.2020""#, #""1-2/2020""#, #""31/12/99999""#, #""AB""#, #""AB\u0031""#, #""abc""#,
        #""\ud83d\ude00""#, #""\ud83d""#,
        #""\x""#, #""\""#, "\"a\tb\"", #""   ""#, "\"\u{A0}\"", "\"\u{200B}n/a\u{FEFF}\"", "\"Ω ok 漢字 한국 😀\"",
        "\"\u{FEFF}\"",
        #""khô""#, #""nghỉ""#, #""N/""#, #""Kh""#, #""K""#, "[]", "{}", "[1]", #"{"a":1}"#, "tru", "True",
        "nul", "truex", "\"mở",
        "", "5 5", #""5" 5"#, #""agency""#, #""AGENCY""#, #""a gen cy""#, #""Public agency""#, "-", "--1",
        "1..2", "0x10", "2021",
        #""99999999999999999999""#, #""1234567890""#, #""-5""#, #""+5""#, "\"\u{2212}5\"", #""5,""#, #"",5""#,
        #""5,1234""#,
    ]
}
