import BinhXet
import RuleBulk
import RuleModel
import RuleRecords
import RuleReport
import TestSupport
import Testing

/// Records with items in a sheet of their own come out the same in bulk as record by record.
struct ListRunTests {
    private static let households = "Sources/RuleBench/packs/bench/nested"

    /// Writes records and their members, well or badly.
    private struct Files {
        var generator: SeededGenerator
        /// How often something is wrong or unusual: one time in so many.
        let oddity: Int
        var records: [String] = []
        var members: [String] = []

        init(seed: UInt64, oddity: Int, households: Int, period: Bool) {
            generator = SeededGenerator(seed: seed)
            self.oddity = oddity
            for number in 0..<households {
                let id = pick(["h-\(number)", "\(number)", "H\(number)"])
                let year = pick(["2025", "2026"])
                let odd = pick([" \(id)", "\"\(id)\"", "", "h-1", id + "+", "ô\(number)", id])
                records.append(
                    "\(isOdd() ? odd : id),\(isOdd() ? "x" : year),\(pick(["có", "không", ""])),\(pick(["3", ""]))"
                )
                for _ in 0..<pick([0, 1, 2, 3, 4, 9]) {
                    let owner = isOdd() ? pick([" \(id) ", "\"\(id)\"", "", "nobody", id + "+", "h-0"]) : id
                    let born = isOdd() ? pick(["2030", "x", "1850", ""]) : "\(1950 + number % 60)"
                    let row = [
                        owner, period ? (isOdd() ? pick(["2025.0", "", "x"]) : year) : nil,
                        isOdd() ? "n/a" : pick(["Nguyễn An", "\"Lê, Bình\"", ""]), born,
                        isOdd() ? "Đang học" : pick(["có", "không", "", "x"]),
                        isOdd() ? "51" : pick(["0", "3", "", "2.0"]),
                    ]
                    let blank = [owner] + row.dropFirst().map { _ in "" }
                    members.append((isOdd() ? blank : row).compactMap(\.self).joined(separator: ","))
                }
                if isOdd() { members.append(pick([",,,", "a", "\"open", "", "\u{FEFF}"])) }
            }
            if pick([true, false]) { members.shuffle(using: &generator) }
        }

        private mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
            choices[Int.random(in: choices.indices, using: &generator)]
        }

        private mutating func isOdd() -> Bool {
            oddity > 0 && Int.random(in: 0..<oddity, using: &generator) == 0
        }
    }

    private static func options(_ members: String) -> RecordOptions {
        var options = RecordOptions()
        options.lists["members"] = RecordOptions.ListInput(name: "tv.csv", bytes: Array(members.utf8))
        return options
    }

    private static func expectAgreement(
        _ records: String, _ name: String, members: String, chunks: [Int] = [1, 700, 1 << 18], note: Comment
    ) async throws {
        let chooser = try PackChooser(named: households, rules: "rules")
        try await FileRun.expectAgreement(
            on: Array(records.utf8), name: name, chooser, options(members), format: .ndjson(.codes),
            chunks: chunks, note: note)
    }

    @Test(arguments: 0..<24 as Range<UInt64>)
    func `households and members in two sheets agree`(seed: UInt64) async throws {
        let hasPeriod = seed % 3 == 0
        let files = Files(
            seed: seed, oddity: [0, 40, 8][Int(seed / 2 % 3)], households: 60, period: hasPeriod)
        let lineBreak = seed % 2 == 0 ? "\n" : "\r\n"
        let header = "id,\(hasPeriod ? "period," : "")name,birth_year,enrolled,courses"
        let members = ([header] + files.members).joined(separator: lineBreak)
        let sheet = (["id,period,registered,books"] + files.records).joined(separator: lineBreak)
        try await Self.expectAgreement(sheet, "records.csv", members: members, note: "seed \(seed)")
        let lines = files.records.map { row in
            let cells = row.split(separator: ",", omittingEmptySubsequences: false).map {
                $0.replacing("\"", with: "")
            }
            return #"{"id":"\#(cells[0])","period":"\#(cells[1])","registered":"\#(cells[2])"}"#
        }
        try await Self.expectAgreement(
            lines.joined(separator: lineBreak), "records.ndjson", members: members, note: "seed \(seed)")
        try await Self.expectAgreement(
            "[" + lines.joined(separator: ",\n") + "]", "records.json", members: members,
            chunks: [1 << 18], note: "seed \(seed)")
    }

    @Test func `a record that has items of its own is told apart`() async throws {
        let lines = [
            #"{"id":"a","period":2025,"members":[{"birth_year":1990}]}"#,
            #"{"id":"b","period":2025,"members":[{"birth_year":1990}]}"#,
            #"{"id":"c","period":2025,"members":[]}"#, #"{"id":"d","period":2025}"#,
            #"{"id":"a","period":2025}"#, #"{"id":7,"period":2025}"#, #"{"id":"e","period":2025}"#,
        ]
        let members = "id,birth_year\na,1980\na,1985\nc,1970\n7,1960\nz,1950\ny,1940\nz,1930\ne,\ne,2010\n"
        try await Self.expectAgreement(
            lines.joined(separator: "\n"), "records.ndjson", members: members, note: "")
    }

    @Test func `more items than a batch holds are no fault`() async throws {
        // Of the limits of batches, 1,024 records and 8,192 items, the second is met first; one household is over it.
        var members = ["id,birth_year,courses"]
        for household in 0..<70 {
            let count = household == 30 ? BatchLayout.itemCapacity + 1 : 300
            members += (0..<count).map { "h-\(household),\(1950 + $0 % 50),\($0 % 7)" }
        }
        // Records that are wrong, or come again, are told by the rows that they stand in.
        let records = ["id,period"] + (0..<70).map { "h-\($0 == 60 ? 3 : $0),202\($0 == 65 ? "x" : "5")" }
        try await Self.expectAgreement(
            records.joined(separator: "\n"), "records.csv", members: members.joined(separator: "\n"),
            chunks: [1 << 18], note: "")
    }

    @Test func `what is plain stays in the columns, batch after batch`() async throws {
        let members = (0..<5_000).map { "h-\($0 / 2),\(1950 + $0 % 50),\($0 % 7)" }
        let records = ["id,period,books"] + (0..<2_500).map { "h-\($0),2025,\($0 % 90)" }
        let options = Self.options((["id,birth_year,courses"] + members).joined(separator: "\n"))
        let chooser = try PackChooser(named: Self.households, rules: "rules")
        let fixture = try BulkFixture(records.joined(separator: "\n"), by: chooser, name: "records.csv")
        let (input, source) = try BulkSource.open(fixture.file, options)
        let plan = try ChunkWorker.Plan(
            chooser: SharedChooser(chooser), options: options, format: .ndjson(.codes), place: nil,
            hasSummary: false, sheet: source.sheet)
        let outcome = try await BulkRun(workers: 1) { CheckedWorker(ChunkWorker(plan)) }.score(
            source.reader(input, cutting: plan.cut), from: source.start(cutting: plan.cut), again: nil
        ) { _, _ in nil }
        #expect(outcome.position.records == 2_500 && outcome.position.oneByOne == 0)
    }

    @Test(arguments: [
        ("nobody", "id,x\na,1"), ("registered", "id,x\na,1"), ("members", "birth_year\n1990"),
        ("members", ""),
        ("members", "id,birth_year,birt_year\na,1990,1\n"), ("members", "id,nobody\na,1\nb,2\n,3\n\"x"),
    ])
    func `sheets of items that cannot be read are named`(name: String, items: String) async throws {
        let chooser = try PackChooser(named: Self.households, rules: "rules")
        var options = RecordOptions()
        options.lists[name] = RecordOptions.ListInput(name: "tv.csv", bytes: Array(items.utf8))
        let sheet = "id,period\n" + (0..<40).map { "h-\($0),2025\n" }.joined() + "a,2025\n"
        try await FileRun.expectAgreement(
            on: Array(sheet.utf8), chooser, options, format: .ndjson(.codes), note: "\(name): \(items)")
    }

    /// Packs of two times, of which the later one reads more of an item, and knows a list of its own.
    private static var catalogue: PackCatalogue {
        func fields(_ more: String, _ last: String) -> String {
            """
            fields:
              plan: { type: flag, label: { vi: Có kế hoạch, en: Has a plan } }
              people:
                type: list
                label: { vi: Thành viên, en: Members }
                of:
                  age: { type: count, max: 120, label: { vi: Tuổi, en: Age } }
            \(more)\(last)

            """
        }
        let learning = "      learning: { type: flag, label: { vi: Đang học, en: Learning } }\n"
        let visits = """
              visits:
                type: list
                label: { vi: Lần thăm, en: Visits }
                of:
                  hours: { type: count, label: { vi: Số giờ, en: Hours } }
            """
        return PackCatalogue([
            RuleText.pack("cu", from: "2016-01-01", to: "2020-12-31", more: fields("", "")),
            RuleText.pack("moi", from: "2023-01-01", more: fields(learning, visits)),
        ])
    }

    @Test(arguments: [false, true], [false, true])
    func `each of several packs reads the items as it does`(hasVisits: Bool, hasPeriod: Bool) async throws {
        var people = "id,\(hasPeriod ? "period," : "")age,learning\n"
        var visits = "id,hours\n"
        var rows = "id,period,plan\n"
        for number in 0..<60 {
            let year = 2016 + number % 10
            if number % 7 > 0 { rows += "a\(number % 50),\(year),có\n" }
            people +=
                "a\(number % 55),\(hasPeriod ? "\(year)," : "")\(number * 3),\(number % 2 == 0 ? "có" : "x?")\n"
            visits += "a\(number),\(number % 11 == 0 ? "x" : "4")\n"
        }
        var options = RecordOptions()
        options.lists["people"] = RecordOptions.ListInput(name: "tv.csv", bytes: Array(people.utf8))
        if hasVisits {
            options.lists["visits"] = RecordOptions.ListInput(name: "lt.csv", bytes: Array(visits.utf8))
        }
        let lines = rows.split(separator: "\n").dropFirst().map { row in
            let cells = row.split(separator: ",")
            return #"{"id":"\#(cells[0])","period":\#(cells[1]),"plan":true}"#
        }
        for (name, text) in [
            ("records.csv", rows), ("records.ndjson", lines.joined(separator: "\n")),
            ("records.json", "[" + lines.joined(separator: ", ") + ", {]"),
            ("none.ndjson", #"{"id":"a1","period":1980}"#), ("empty.csv", "id,period,plan\n"),
        ] {
            try await FileRun.expectAgreement(
                on: Array(text.utf8), name: name, PackChooser(Self.catalogue), options, note: "\(name)")
        }
    }
}
