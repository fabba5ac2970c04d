import RuleModel
import Testing

struct DayTests {
    @Test(arguments: [1, 4, 100, 400, 1600, 1899, 1900, 1969, 1970, 1999, 2000, 2023, 2024, 2100, 9999])
    func `every day of a year follows the one before`(year: Int) throws {
        var previous: Day?
        for month in 1...12 {
            for number in 1...31 {
                guard let day = Day(year: year, month: month, day: number) else { continue }
                #expect(day.parts == (year, month, number))
                #expect(Day(day.description) == day)
                if let previous { #expect(day.number == previous.number + 1) }
                previous = day
            }
        }
        let first = try #require(Day(year: year, month: 1, day: 1))
        let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
        #expect(try #require(previous).number - first.number == (isLeap ? 365 : 364))
    }

    @Test func `years follow each other without a gap`() throws {
        for year in 1..<9999 {
            let last = try #require(Day(year: year, month: 12, day: 31))
            let first = try #require(Day(year: year + 1, month: 1, day: 1))
            #expect(first.number == last.number + 1)
        }
    }

    @Test(arguments: [("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11017), ("2025-12-31", 20453)])
    func `a day has its number`(text: String, number: Int) {
        #expect(Day(text)?.number == number)
        #expect(Day(number: number).description == text)
    }

    @Test(arguments: [
        "", "2025", "2025-12", "2025-12-32", "2025-13-01", "2025-00-10", "2025-01-00", "2023-02-29",
        "1900-02-29",
        "2025-04-31", "0000-01-01", "10000-01-01", "25-12-31", "2025-1-01", "2025/12/31", "-025-12-31",
        "2025-12-31 ",
        "2025-+1-01", "２０２５-12-31", "2025--12-31",
    ])
    func `anything else is no day`(text: String) {
        #expect(Day(text) == nil)
    }

    @Test func `people in Vietnam write the day first`() {
        #expect(Day("2025-01-09")?.slashed == "09/01/2025")
    }

    @Test func `days are ordered by the calendar`() throws {
        let (early, late) = (try #require(Day("2024-12-31")), try #require(Day("2025-01-01")))
        #expect(early < late)
        #expect(!(late < early))
    }
}
