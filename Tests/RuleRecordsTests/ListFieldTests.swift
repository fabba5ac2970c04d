import RuleDiagnostics
import RuleModel
import RuleRecords
import Testing

struct ListFieldTests {
    /// The ages of each record's people; none where the list is missing.
    private func ages(_ reading: Reading) -> [[String]?] {
        reading.records.map { record in
            guard case .list(let items)? = record.values.last ?? nil else { return nil }
            return items.map { item in
                guard case .record(let person) = item, case .number(let age)? = person.values[1] else {
                    return "-"
                }
                return age.description
            }
        }
    }

    private func read(_ text: String, people: String) -> Reading {
        var options = RecordOptions()
        options.lists = ["people": RecordOptions.ListInput(name: "people.csv", bytes: Array(people.utf8))]
        return RecordFixture.read(text, options: options)
    }

    @Test(arguments: [
        ("people.1.age", "people.2.age"), ("people[1].age", "people[2].age"),
        ("people 1 age", "people 2 age"),
        ("Thành viên 1 Tuổi", "thành viên [2] tuổi"),
        ("PEOPLE_1_AGE", "people-2-age"),
    ])
    func `numbered columns are items`(first: String, second: String) {
        let reading = RecordFixture.read("id,period,\(first),\(second)\na,2021,7,8\nb,2021,9,\nc,2021,,\n")
        #expect(reading.summary == [])
        #expect(ages(reading) == [["7", "8"], ["9"], nil])
    }

    @Test func `a column of the list's own name counts its items`() {
        let reading = RecordFixture.read("id,period,people,people.1.age\na,2021,0,\nb,2021,1,7\nc,2021,2,7\n")
        #expect(ages(reading) == [[], ["7"]])
        #expect(reading.summary == ["4 C4 R706"])
    }

    @Test func `items remember their list and place`() {
        let reading = RecordFixture.read(
            #"{"id":1,"period":2021,"people":[{"age":7},{}]}"#, name: "records.ndjson")
        let item = { Value.record(Item(values: [nil, $0, nil, nil], list: 12, index: $1)) }
        #expect(reading.value("people") == .list([item(RecordFixture.number("7"), 0), item(nil, 1)]))
        #expect(reading.records.map(\.id) == ["1"])
    }

    @Test func `an empty JSON list is there and null is missing`() {
        let lines =
            #"{"id":"a","period":2021,"people":[]}"# + "\n" + #"{"id":"b","period":2021,"people":null}"#
        #expect(ages(RecordFixture.read(lines, name: "records.ndjson")) == [[], nil])
    }

    @Test func `a second sheet is joined by id`() {
        let reading = read(
            "id,period\na,2021\nb,2021\nc,2021\n",
            people: "id;Tuổi;Họ tên\na;7;Lý Thị Hoa\nb;9;\na;8;\"Lý\nMai\"\n")
        #expect(reading.summary == [])
        #expect(ages(reading) == [["7", "8"], ["9"], nil])
    }

    @Test func `a second sheet with periods is joined by both`() {
        let reading = read("id,period\na,2021\na,2022\n", people: "id,period,age\na,2022,7\na,2021,8\n")
        #expect(ages(reading) == [["8"], ["7"]])
    }

    @Test func `faults of a second sheet belong to the record`() throws {
        let reading = read("id,period\na,2021\nb,2021\n", people: "id,age,literate\na,7,x\na,x,x\nb,7\n")
        #expect(reading.summary == ["3 B3 R706", "4 - R711"])
        #expect(reading.rejects.joined().map(\.file) == ["people.csv", "people.csv"])
        #expect(reading.rejects.joined().map(\.id) == ["a", "b"])
        #expect(reading.count.rejected == 2)
    }

    @Test func `rows of a second sheet without a record are reported`() {
        let reading = read("id,period\na,2021\n", people: "id,age\nz,7\na,8\n,9\nz,9\n")
        #expect(reading.summary == ["4 - R704", "2 - R723"])
        #expect(reading.findings.map(\.file) == ["people.csv", "people.csv"])
        #expect(ages(reading) == [["8"]])
    }

    @Test func `a second sheet for something else is refused`() {
        var options = RecordOptions()
        options.lists = ["peple": RecordOptions.ListInput(name: "people.csv", bytes: [])]
        let reading = RecordFixture.read("id,period\na,2021\n", options: options)
        #expect(reading.findings.map(\.code) == [.unknownColumn])
        #expect(reading.findings.first?.help?.en == "did you mean `people`?")
        #expect(!reading.count.isComplete)
    }

    @Test func `a list given twice is refused`() {
        let reading = read("id,period,people.1.age\na,2021,7\n", people: "id,age\na,8\n")
        #expect(reading.summary == ["2 B2 R702"])
    }
}
